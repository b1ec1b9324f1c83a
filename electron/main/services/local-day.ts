/**
 * Days as the people at this PC count them. The ward file keeps moments in UTC; "22 November" on a ward begins at
 * midnight by the clock on its wall, which in Auckland is 11:00 UTC of the day before.
 */

/** Midnight at the start of a day, in this PC's time zone, as the moment the ward file would keep. */
export function startOfLocalDay(day: string, daysLater = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(2000, month - 1, date + daysLater);
  // Given to the constructor a year below 100 would become one of the last century.
  start.setFullYear(year, month - 1, date + daysLater);
  return start.toISOString();
}

/** "2026-11-22" by this PC's clock. */
export function localDay(moment: Date): string {
  const [month, date] = [moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${String(moment.getFullYear())}-${month}-${date}`;
}
