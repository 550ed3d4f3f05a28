/** How what an answer is made of is put on the page: entities, relationships and sentences, each a way on. */
import { element } from "./dom.js";
import { facts } from "../words/facts.js";
import { inLanguage, named } from "../words/named.js";
import { outsideLink } from "./outside.js";
import { marked } from "./quotation.js";
import { tieKey } from "../state/ties.js";

const ACROSS = ["→", "←"];

/** Return the name of an entity as a button that opens what is known of it. */
export function entityButton(app, entity) {
  return element(
    "button",
    { type: "button", className: "link", onclick: () => app.openPanel({ kind: "entity", id: entity.id }) },
    named(app, entity),
  );
}

/**
 * Return a relationship: what it says as a button that opens its evidence, and its status, dates and proof.
 *
 * `from` is the entity it is told from: one of two `arrows` shows whether it leads away from it or towards it. `ends`
 * are both entities by id, for those who cannot see where the button stands.
 */
export function told(app, relationship, { from, ends, arrows = ACROSS }) {
  return element(
    "div",
    { className: "told" },
    evidenceButton(app, relationship, from, ends, arrows),
    element("p", { className: "small soft" }, facts(app, relationship)),
  );
}

function evidenceButton(app, { relation, source, target }, from, ends, [away, towards]) {
  const words = app.words.relation(relation);
  const [first, second] = [source, target].map((id) => app.words.name(ends.get(id)).text);
  const isDirected = !app.vocabulary.symmetric.includes(relation);
  return element(
    "button",
    {
      type: "button",
      className: "link",
      aria: { label: `${first} — ${words} — ${second}` },
      onclick: () => openTie(app, source, target),
    },
    isDirected ? arrow(source === from ? away : towards) : null,
    words,
  );
}

function arrow(sign) {
  return element("span", { className: "arrow", textContent: `${sign} `, aria: { hidden: true } });
}

function openTie(app, one, other) {
  const [first, second] = tieKey(one, other).split(" ");
  app.openPanel({ kind: "tie", first, second });
}

/** Return a sentence of a document with where it stands; `names` lists what to mark, as in quotation.js. */
export function quoted(app, sentence, document, names) {
  return element(
    "figure",
    { className: "quoted small" },
    element("blockquote", { lang: document.language }, ...marked(sentence, names)),
    element("figcaption", { className: "soft" }, documentLink(app, document), dated(app, document)),
  );
}

/** Return the title of a document as a link to it, if it is on the web. */
export function documentLink(app, { title, uri, language }) {
  return outsideLink(uri, inLanguage(app, title || uri, language));
}

function dated(app, { published }) {
  return published && ` · ${app.speech.date(published)}`;
}
