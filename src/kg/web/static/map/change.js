/** One relationship that is new, other or withdrawn, in words. */
import { element } from "./dom.js";
import { dates, facts } from "./facts.js";
import { entityButton, told } from "./in-words.js";
import { TEXTS } from "./texts/changes.js";

/** Return what to show of a change: whom it is between, what it says, what became of it, and when. */
export function changeItem(app, { change, at, relationship, before, source, target }) {
  const say = app.speech.of(TEXTS);
  const ends = new Map([source, target].map((each) => [each.id, each]));
  return element(
    "div",
    { className: "change", data: { status: relationship.status } },
    element("p", { className: "pair" }, entity(app, source), element("span", { className: "soft", textContent: "—" }), entity(app, target)),
    ...(change === "withdrawn" ? gone(app, relationship) : [told(app, relationship, { from: source.id, ends })]),
    before ? differences(app, say, before, relationship) : null,
    element("p", { className: "small soft", textContent: say(`at_${change}`, app.speech.date(at)) }),
  );
}

/** Return an entity to open, or its name alone where the graph has it no longer. */
function entity(app, each) {
  return each.type ? entityButton(app, each) : element("span", { textContent: each.name });
}

function gone(app, relationship) {
  return [
    element("p", {}, element("del", { textContent: app.words.relation(relationship.relation) })),
    element("p", { className: "small soft" }, facts(app, relationship)),
  ];
}

function differences(app, say, before, now) {
  const tellings = {
    relation: ({ relation }) => app.words.relation(relation),
    status: ({ status }) => app.words.status(status),
    kind: ({ kind }) => (kind ? app.words.kind(kind) : say("none")),
    role: ({ role }) => role ?? say("none"),
    dates: ({ since, until, attested_on: attested }) => dates(app, since, until, attested) || say("none"),
    sources: ({ sources }) => app.speech.number(sources),
  };
  const changed = Object.entries(tellings).filter(([, tell]) => tell(before) !== tell(now));
  return element(
    "dl",
    { className: "differences small" },
    ...changed.flatMap(([what, tell]) => [
      element("dt", { className: "soft", textContent: say(`of_${what}`) }),
      element(
        "dd",
        {},
        element("del", { textContent: tell(before) }),
        element("span", { textContent: " → ", aria: { hidden: true } }),
        element("span", { className: "unseen", textContent: ` ${say("becomes")} ` }),
        element("ins", { textContent: tell(now) }),
      ),
    ]),
  );
}
