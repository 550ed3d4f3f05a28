/** Names as they are written on the map: two lines at the most. */

const LONGEST = 28;
const ONE_LINE = 22;

/**
 * Return the lines of a name, one or two of 28 characters each; what is cut ends in an ellipsis.
 *
 * A name of two lines is broken where they come out most alike. Control characters and runs of spaces are one space.
 */
export function wrapped(name) {
  const words = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim().split(" ");
  const whole = words.join(" ");
  if (length(whole) <= ONE_LINE) return [whole];
  const breaks = words.slice(1).map((_, index) => [words.slice(0, index + 1), words.slice(index + 1)]);
  const lines = breaks.map((parts) => parts.map((part) => part.join(" ")));
  const fitting = lines.filter((pair) => pair.every((line) => length(line) <= LONGEST));
  if (fitting.length) return fitting.reduce((best, pair) => (unlike(pair) < unlike(best) ? pair : best));
  if (length(whole) <= LONGEST) return [whole];
  const first = lines.filter(([line]) => length(line) <= LONGEST).at(-1);
  return first ? [first[0], cut(first[1])] : [cut(whole)];
}

function unlike([first, second]) {
  return Math.abs(length(first) - length(second));
}

function cut(line) {
  const letters = [...line];
  if (letters.length <= LONGEST) return line;
  return `${letters.slice(0, LONGEST - 1).join("").trimEnd()}…`;
}

function length(line) {
  return [...line].length;
}
