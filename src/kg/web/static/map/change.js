/** One relationship that is new, other or withdrawn, in words. */
import { element } from "./dom.js";
import { entityButton, relationshipButton, relationWords, standing, when } from "./in-words.js";
import { TEXTS } from "./texts/changes.js";

/** Return what to show of a change: whom it is between, what it says, what became of it, and when. */
export function changeItem(app, { change, at, relationship, before, source, target }) {
  const say = app.speech.of(TEXTS);
  const ends = new Map([source, target].map((each) => [each.id, each]));
  return element(
    "div",
    { className: "change", data: { status: relationship.status } },
    element("p", { className: "pair" }, entity(app, source), element("span", { className: "soft", textContent: " — " }), entity(app, target)),
    change === "withdrawn"
      ? element("p", { className: "gone", textContent: relationWords(app, relationship) })
      : element("p", {}, relationshipButton(app, relationship, { from: source.id, ends })),
    change === "changed" && before
      ? differences(app, say, before, relationship)
      : element("p", { className: "small soft", textContent: standing(app, relationship) }),
    element("p", { className: "small soft", textContent: say(`at_${change}`, app.speech.date(at)) }),
  );
}

/** Return an entity to open, or its name alone where the graph has it no longer. */
function entity(app, each) {
  return each.type ? entityButton(app, each) : element("span", { textContent: each.name });
}

function differences(app, say, before, now) {
  const told = {
    relation: (each) => relationWords(app, each),
    status: (each) => app.words.status(each.status),
    dates: (each) => when(app, each),
    sources: (each) => app.speech.number(each.sources),
  };
  const changed = Object.entries(told).filter(([, tell]) => tell(before) !== tell(now));
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
