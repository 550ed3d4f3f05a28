/** How the entities, relationships and sentences of an answer are put on the page. */
import { element } from "./dom.js";
import { inLanguage, named } from "./named.js";
import { outsideLink } from "./outside.js";
import { TEXTS } from "./texts/questions.js";
import { tieKey } from "./ties.js";

const ACROSS = ["→", "←"];

/** Return the name of an entity as a button that opens what is known of it. */
export function entityButton(app, entity) {
  return element(
    "button",
    { type: "button", className: "link", onclick: () => app.openPanel({ kind: "entity", id: entity.id }) },
    named(app, entity),
  );
}

/** Open the evidence of everything between two entities. */
export function openTie(app, one, other) {
  const [first, second] = tieKey(one, other).split(" ");
  app.openPanel({ kind: "tie", first, second });
}

/**
 * Return a relationship as a button that opens its evidence.
 *
 * `from` is the entity it is told from: one of two `arrows` shows whether it leads away from it or towards it. `ends`
 * are both entities by id, for those who cannot see where the button stands.
 */
export function relationshipButton(app, relationship, { from, ends, arrows = ACROSS }) {
  const { source, target } = relationship;
  const words = relationWords(app, relationship);
  const whole = [source, null, target].map((id) => (id ? app.words.name(ends.get(id)).text : words)).join(" — ");
  return element(
    "button",
    { type: "button", className: "link told", aria: { label: whole }, onclick: () => openTie(app, source, target) },
    arrow(app, relationship, from, arrows),
    words,
  );
}

/** Return what a relationship says, with the role or kind: "partners with · dual education". */
export function relationWords(app, { relation, role, kind }) {
  return [app.words.relation(relation), role ?? (kind && app.words.kind(kind))].filter(Boolean).join(" · ");
}

/** Return the status of a relationship, its dates and on how much it rests: "actual · 2023 – 2027 · 2 documents". */
export function standing(app, relationship) {
  return [app.words.status(relationship.status), when(app, relationship), support(app, relationship)].join(" · ");
}

/** Return the dates of a relationship in words. */
export function when(app, { since, until, attested_on: attested }) {
  const say = app.speech.of(TEXTS);
  const { date } = app.speech;
  if (since && until) return say("between", date(since), date(until));
  if (since) return say("since", date(since));
  if (until) return say("until", date(until));
  return attested ? say("attested", date(attested)) : say("undated");
}

/** Return on how many independent documents something rests, or that it is known publicly. */
export function support(app, { sources, authority }) {
  const say = app.speech.of(TEXTS);
  return authority && !sources ? say("publicly") : say("documents", sources);
}

/** Return a sentence of a document with where it stands. */
export function quotation(app, sentence, document) {
  return element(
    "figure",
    { className: "quotation" },
    element("blockquote", { textContent: sentence, lang: document.language }),
    element("figcaption", { className: "small" }, documentLink(app, document), published(app, document)),
  );
}

/** Return the title of a document as a link to it, if it is on the web. */
export function documentLink(app, { title, uri, language }) {
  return outsideLink(uri, inLanguage(app, title || uri, language));
}

function published(app, document) {
  return document.published && ` · ${app.speech.date(document.published)}`;
}

function arrow(app, { relation, source }, from, [away, towards]) {
  if (app.vocabulary.symmetric.includes(relation)) return null;
  const textContent = `${source === from ? away : towards} `;
  return element("span", { className: "arrow", textContent, aria: { hidden: true } });
}
