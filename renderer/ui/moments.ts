/** Moments of the ward file ("2026-11-22T10:20:00.000Z") as this computer's clock shows them: "22 Nov 2026, 10:20". */
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

export function dayText(moment: string): string {
  return day.format(new Date(moment)).replaceAll(' ', '\u00a0');
}

export function timeText(moment: string): string {
  return time.format(new Date(moment));
}

export function momentText(moment: string): string {
  return `${dayText(moment)}, ${timeText(moment)}`;
}

const longDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

/**
 * "Tuesday 3 November 2026" from the value of a date field ("2026-11-03"). The field itself shows figures in the order of
 * the computer's language, and 03/11 is two days; the month in words and the day of the week are one.
 */
export function dateInWords(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return `${weekday.format(at)} ${longDay.format(at)}`.replaceAll(' ', '\u00a0');
}
