/** The line under the picture: how much is shown, how much is not, and of which graph; it is also said aloud. */
import { amounts } from "../words/amounts.js";
import { element, fill } from "../elements/dom.js";
import { tiesBeyond } from "../state/neighbours.js";
import { TEXTS } from "../texts/summary.js";

/** How long nothing more must have changed before the change is said. */
const QUIET = 700;

/** Show the summary of a picture in a place, and say it when the picture has changed. */
export function mountSummary(host, app) {
  const say = app.speech.of(TEXTS);
  const many = amounts(app.speech);
  let said = "";
  let waiting = null;

  function update() {
    const amount = amountShown();
    fill(
      host,
      [...amount, ...ofGraph()].map((text) => element("span", { textContent: text })),
    );
    if (app.state.entities.length === 0 || app.isLoading) return;
    const sentence = `${amount.join(", ")}.`;
    clearTimeout(waiting);
    if (sentence === said) return;
    waiting = setTimeout(() => {
      said = sentence;
      app.say(sentence);
    }, QUIET);
  }

  function amountShown() {
    const { entities, ties, hidden } = app.seen;
    const beyond = tiesBeyond(app.picture, new Set(entities.map(({ id }) => id)));
    return [
      say("shown", many.both(entities.length, ties.size)),
      hidden.entities + hidden.ties > 0 ? say("hidden", many.both(hidden.entities, hidden.ties)) : null,
      beyond > 0 ? say("beyond", beyond) : null,
    ].filter(Boolean);
  }

  function ofGraph() {
    const { revision, published_at: published, documents } = app.revision;
    return [say("documents", documents), say("revision", revision, app.speech.date(published))];
  }

  app.subscribe(update);
}
