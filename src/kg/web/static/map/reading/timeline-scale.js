/** The scale of the time slider: years, or months of years, as places on a line. */

/**
 * Return the scale from one year to another, of `unit` "year" or "month".
 *
 * A place is a whole number from 0 to `last`. `of(date, edge)` gives that of a date of any precision, at its "first" or
 * "last" day, kept within the scale; `date(place)` gives the date that a place stands for; `year(place)` its year.
 */
export function scale(firstYear, lastYear, unit) {
  const each = unit === "month" ? 12 : 1;
  const last = (lastYear - firstYear + 1) * each - 1;
  const year = (place) => firstYear + Math.floor(place / each);
  return {
    unit,
    last,
    year,
    of(date, edge) {
      const [inYear, month] = date.split("-").map(Number);
      const inMonths = (month || (edge === "last" ? 12 : 1)) - 1;
      const place = (inYear - firstYear) * each + (each === 12 ? inMonths : 0);
      return Math.min(last, Math.max(0, place));
    },
    date(place) {
      if (each === 1) return String(year(place));
      return `${year(place)}-${String((place % 12) + 1).padStart(2, "0")}`;
    },
  };
}

/** Return the date that a reader wrote, as ISO of the precision it has; null when it is none. */
export function writtenDate(text) {
  const [, year, month, day] = /^\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*$/.exec(text) ?? turned(text) ?? [];
  if (!year || Number(year) < 1) return null;
  const parts = [year, month, day].filter(Boolean).map(Number);
  const date = new Date(Date.UTC(parts[0], (parts[1] ?? 1) - 1, parts[2] ?? 1));
  const isThere = date.getUTCMonth() === (parts[1] ?? 1) - 1 && date.getUTCDate() === (parts[2] ?? 1);
  return isThere ? [year, ...parts.slice(1).map((part) => String(part).padStart(2, "0"))].join("-") : null;
}

/** Understand 05.2024 and 01.05.2024. */
function turned(text) {
  const match = /^\s*(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})\s*$/.exec(text);
  return match && [match[0], match[3], match[2], match[1]];
}
