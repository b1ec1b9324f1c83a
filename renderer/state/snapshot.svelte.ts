/** `$state` proxies do not survive structured clone; whatever leaves the renderer goes through here first. */
export function snapshot<T>(value: T): T {
  // $state.snapshot types its result as a deep copy; for the plain data that crosses the bridge that is T itself.
  return $state.snapshot(value) as T;
}
