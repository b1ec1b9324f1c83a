/** The app's own origin. Parsed, never compared as text: "app://bedside.example" must not pass. */
export const appScheme = 'app';
export const appHost = 'bedside';
export const appOrigin = `${appScheme}://${appHost}`;

/** URL.canParse is newer than the oldest runtime this file runs on. */
function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

export function isOurPage(address: string): boolean {
  const url = parse(address);
  return url !== null && url.protocol === `${appScheme}:` && url.host === appHost && url.username === '';
}
