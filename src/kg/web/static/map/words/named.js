/** Names of entities and places on the page: in the reader's language, or with a tag that says in which. */
import { cut, element } from "../elements/dom.js";
import { TEXTS } from "../texts/named.js";

const TAGGED = ["ru", "kk", "en"];

/** How long a name may be before it is cut; the whole of it is shown on hovering. */
const LONGEST_NAME = 120;

/** Return the name of an entity as an element, cut to a length, with a tag if it is in another language. */
export function named(app, entity, longest = LONGEST_NAME) {
  const { text, language } = app.words.name(entity);
  return inLanguage(app, text, language, longest);
}

/** Return a text as an element that says which language it is in, with a tag if it is not the reader's. */
export function inLanguage(app, text, language, longest = LONGEST_NAME) {
  const shown = cut(text, longest);
  return element(
    "span",
    { className: "named" },
    element("bdi", { lang: language ?? undefined, title: shown.title, textContent: shown.text }),
    ...tag(app, language),
  );
}

/** Return the region that an entity lies in, by its name in the reader's language if there is one; null without. */
export function placeOf(app, entity) {
  const region = app.facets.regions.find(({ id }) => id === entity.regions[0]);
  return region?.names[app.speech.language] ?? entity.place;
}

function tag(app, language) {
  if (!TAGGED.includes(language) || language === app.speech.language) return [];
  const say = app.speech.of(TEXTS);
  const meaning = say(`in_${language}`);
  return [" ", element("abbr", { className: "tag", title: meaning, textContent: say(`tag_${language}`) })];
}
