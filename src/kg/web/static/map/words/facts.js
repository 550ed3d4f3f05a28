/** What a relationship says, in words: its status, kind, role, dates, and on whose word it is known. */
import { element } from "../elements/dom.js";
import { line } from "../elements/line.js";
import { TEXTS } from "../texts/facts.js";

/** Return the facts of a relationship as one line of an element, its status also as it is drawn. */
export function facts(app, each) {
  return element(
    "span",
    { className: "facts", data: { status: each.status } },
    line(app.legend, each.status),
    " ",
    [app.words.status(each.status), ...particulars(app, each), proof(app, each)].join(" · "),
  );
}

/** Return kind, role and dates in words, as far as there are any. */
function particulars(app, { kind, role, since, until, attested_on: attested }) {
  return [kind && app.words.kind(kind), role, dates(app, since, until, attested)].filter(Boolean);
}

/** Return on how many independent documents a relationship rests, or that it is known publicly. */
export function proof(app, { sources, authority }) {
  const say = app.speech.of(TEXTS);
  return sources > 0 || authority === null ? say("sources", sources) : say("known");
}

/** Return between which dates something was, or else the day on which a document says it; empty when nothing does. */
export function dates(app, since, until, attested = null) {
  const say = app.speech.of(TEXTS);
  const [begins, ends] = [since, until].map((each) => app.speech.date(each));
  if (begins && ends) return begins === ends ? begins : `${begins} – ${ends}`;
  if (begins) return say("since", begins);
  if (ends) return say("until", ends);
  return attested ? say("attested", app.speech.date(attested)) : "";
}
