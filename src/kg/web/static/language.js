/** The language of a page: the texts in it, and the switch between the three. */
import { keep, kept } from "./storage.js";

const LANGUAGES = ["ru", "kk", "en"];

/**
 * Let the page speak the reader's language, and another whenever the reader chooses one.
 *
 * `texts` are the page's, by language and key; `changed` is called after the page's own texts are written.
 * Returned are `say`, which returns a text in the language of the moment, `start`, which writes the first texts, and
 * `language`.
 */
export function speaking(texts, changed) {
  let language = initialLanguage();

  function say(key, ...values) {
    return worded(texts, language, key, ...values);
  }

  function show() {
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll("[data-text]")) {
      element.textContent = say(element.dataset.text);
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
    changed();
  }

  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      language = button.dataset.language;
      keep("language", language);
      show();
    });
  }

  return {
    say,
    start: show,
    get language() {
      return language;
    },
  };
}

/** Return a text in a language, with its places filled; a key that has none is returned itself. */
export function worded(texts, language, key, ...values) {
  return (texts[language][key] ?? key).replace(/\{2?\}/g, (place) => values[place === "{}" ? 0 : 1] ?? "");
}

/** Return the language chosen last, or the first of the reader's that is spoken here. */
function initialLanguage() {
  const wanted = [kept("language"), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find((language) => LANGUAGES.includes(language)) ?? LANGUAGES[0];
}
