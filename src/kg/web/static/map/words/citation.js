/** What a reader takes along of a sentence, to quote it: the sentence, where it stands, and where it was found. */
import { written } from "../state/permalink.js";
import { EMPTY } from "../state/state.js";
import { TEXTS } from "../texts/tie.js";

/** How far apart two entities are in a picture of them alone. */
const APART = 100;

/** Return the citation of a claim between two entities, in the manner of the reader's language. */
export function citation(app, { first, second }, { sentence, document }) {
  const say = app.speech.of(TEXTS);
  const where = [document.title, app.speech.date(document.published), document.uri].filter(Boolean).join(", ");
  return say("citation", sentence, where, String(revision(app)), tieLink(app, first, second));
}

/** Return a text to tell of a mistake in a claim or in a tie as a whole, to be completed by the reader. */
export function mistake(app, tie, relation, claim) {
  const say = app.speech.of(TEXTS);
  const [first, second] = [tie.first, tie.second].map((entity) => app.words.name(entity).text);
  return [
    say("mistakeIn", String(revision(app))),
    say("mistakeTie", `${first} — ${relation} — ${second}`),
    say("mistakeSentence", claim.sentence),
    say("mistakeDocument", [claim.document.title, claim.document.uri].filter(Boolean).join(", ")),
    say("mistakeLink", tieLink(app, tie.first, tie.second)),
    say("mistakeWrong"),
  ].join("\n");
}

/** Return the address of a picture of two entities alone, with all that is said of the two. */
function tieLink(app, first, second) {
  const state = {
    ...EMPTY,
    entities: [
      { id: first.id, x: 0, y: 0 },
      { id: second.id, x: APART, y: 0 },
    ],
    seeds: [first.id, second.id],
    panel: { kind: "tie", first: first.id, second: second.id },
    language: app.speech.language,
    revision: revision(app),
  };
  return `${location.origin}${location.pathname}#${written(state)}`;
}

function revision(app) {
  return app.picture.revision ?? app.revision.revision;
}
