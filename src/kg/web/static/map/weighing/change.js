/** One relationship that is new, other or withdrawn, in words. */
import { element } from "../elements/dom.js";
import { facts } from "../words/facts.js";
import { entityButton, told } from "../elements/in-words.js";
import { TEXTS } from "../texts/changes.js";

/** What of a relationship is told as it was and as it is. */
const TOLD = {
  relation: (app, { relation }) => app.words.relation(relation),
  status: (app, { status }) => app.words.status(status),
  kind: (app, { kind }) => kind && app.words.kind(kind),
  role: (_app, { role }) => role,
  since: (app, { since }) => app.speech.date(since),
  until: (app, { until }) => app.speech.date(until),
  attested_on: (app, { attested_on: attested }) => app.speech.date(attested),
  sources: (app, { sources }) => app.speech.number(sources),
  authority: (_app, { authority }) => authority,
};

/** What is only said to be otherwise, since it has no words of its own. */
const OTHERWISE = ["source", "target", "agreement"];

/** Return what to show of a change: whom it is between, what it says, what became of it, and when. */
export function changeItem(app, { change, at, relationship, before, differences, source, target }) {
  const say = app.speech.of(TEXTS);
  const ends = new Map([source, target].map((each) => [each.id, each]));
  return element(
    "div",
    { className: "change", data: { status: relationship.status } },
    element(
      "p",
      { className: "pair" },
      entity(app, source),
      element("span", { className: "soft", textContent: "—" }),
      entity(app, target),
    ),
    ...(change === "withdrawn" ? gone(app, relationship) : [told(app, relationship, { from: source.id, ends })]),
    before ? differing(app, say, before, relationship, differences) : null,
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

function differing(app, say, before, now, differences) {
  const told = Object.entries(TOLD).filter(([what]) => differences.includes(what));
  return element(
    "dl",
    { className: "differences small" },
    ...told.flatMap(([what, tell]) => [
      element("dt", { className: "soft", textContent: say(`of_${what}`) }),
      element(
        "dd",
        {},
        element("del", { textContent: tell(app, before) || say("none") }),
        element("span", { textContent: " → ", aria: { hidden: true } }),
        element("span", { className: "unseen", textContent: ` ${say("becomes")} ` }),
        element("ins", { textContent: tell(app, now) || say("none") }),
      ),
    ]),
    ...OTHERWISE.filter((what) => differences.includes(what)).flatMap((what) => [
      element("dt", { className: "soft", textContent: say(`of_${what}`) }),
      element("dd", { textContent: say("otherwise") }),
    ]),
  );
}
