/** The place is fixed for each system: a person who signs in cannot move it with a variable. */
export function policyFile(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'C:\\ProgramData\\Bedside Magnesium\\policy.json';
  if (platform === 'darwin') return '/Library/Application Support/Bedside Magnesium/policy.json';
  return '/etc/bedside-magnesium/policy.json';
}
