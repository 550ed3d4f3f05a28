/** From which day on changes are asked for. */

const BACK = {
  week: (day) => day.setUTCDate(day.getUTCDate() - 7),
  month: (day) => months(day, 1),
  quarter: (day) => months(day, 3),
  year: (day) => months(day, 12),
};

/** The stretches of time that can be chosen at once. */
export const STRETCHES = Object.keys(BACK);

/** Return the day a week, month, quarter or year before today, such as "2026-02-28". */
export function beginning(stretch) {
  const today = new Date();
  const day = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()));
  BACK[stretch](day);
  return day.toISOString().slice(0, 10);
}

/** Go months back, to the last day of the month where it has no such day. */
function months(day, number) {
  const wanted = day.getUTCDate();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() - number);
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(wanted, last));
}
