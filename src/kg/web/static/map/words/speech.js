/** What the page says: in the reader's language, with the right plurals, numbers and dates. */
import { keep, kept } from "../../storage.js";

export const LANGUAGES = ["ru", "kk", "en"];

/** Browsers that know no Kazakh write its numbers as in Russian, and its months as they are here. */
const NUMBERS = { kk: ["kk", "ru"] };
const KAZAKH_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" ");

const PLACE = /\{(\d?)\}/g;

/**
 * Return the speech of a page in a language, changed by setting `language`.
 *
 * `of(texts)` returns `say(key, ...values)` for texts by language and key. A text with plural forms is an object such
 * as `{one, few, many, other}`, chosen by the first value, a number. `{}` and `{1}`, `{2}` stand for the values in turn.
 */
export function speech(language) {
  let current = language;

  function worded(texts, key, values) {
    const text = texts[current]?.[key];
    if (text === undefined) throw new Error(`There is no text ${key} in ${current}.`);
    const form = typeof text === "string" ? text : (text[plural(values[0])] ?? text.other);
    let next = 0;
    return form.replace(PLACE, (_, number) => {
      const value = number === "" ? values[next++] : values[Number(number) - 1];
      return typeof value === "number" ? numbered(value) : String(value ?? "");
    });
  }

  const plural = (number) => new Intl.PluralRules(current).select(number);
  const numbered = (number) => new Intl.NumberFormat(NUMBERS[current] ?? current).format(number);

  return {
    get language() {
      return current;
    },
    set language(other) {
      current = other;
      keep("language", other);
    },
    of: (texts) => (key, ...values) => worded(texts, key, values),
    number: numbered,
    date: (text) => dated(text, current),
    compare: new Intl.Collator(["kk", "ru", "en"], { numeric: true }).compare,
  };
}

/** Return the language chosen last, or the first of the reader's that is spoken here. */
export function readersLanguage() {
  const wanted = [kept("language"), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find((language) => LANGUAGES.includes(language)) ?? LANGUAGES[0];
}

/** The manner of dates, where a language has several: as the pages of linked data write them. */
const DATED_AS = { en: "en-GB" };

/** Return a date in words with the precision it has: a year stays a year. */
function dated(text, language) {
  if (!text) return "";
  const [year, month, day] = text.slice(0, 10).split("-").map(Number);
  if (!month) return String(year);
  if (language === "kk") return [`${year} жылғы`, day, KAZAKH_MONTHS[month - 1]].filter(Boolean).join(" ");
  const parts = day ? { day: "numeric", month: "long", year: "numeric" } : { month: "long", year: "numeric" };
  return new Intl.DateTimeFormat(DATED_AS[language] ?? language, { ...parts, timeZone: "UTC" }).format(
    new Date(Date.UTC(year, month - 1, day || 1)),
  );
}
