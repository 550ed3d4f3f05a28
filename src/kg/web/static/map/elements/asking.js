/** A question to the server whose answer fills a place of a panel. */
import { ApiError, get } from "../state/api.js";
import { element, fill } from "./dom.js";
import { failure } from "./failure.js";
import { latest } from "../state/latest.js";
import { TEXTS } from "../texts/questions.js";

/**
 * Return what asks questions one at a time, and fills a place with what `show(answer)` returns.
 *
 * `ask(path, parameters)` keeps the answer before, marked as old, until the next is there; what goes wrong is said in
 * its place, with a button to try again. `leave(...children)` asks nothing and puts something else into the place.
 */
export function asking(app, place, show) {
  const say = app.speech.of(TEXTS);
  const questions = latest();

  async function ask(path, parameters = {}) {
    place.setAttribute("aria-busy", "true");
    if (place.childElementCount === 0) fill(place, element("p", { className: "soft", textContent: say("waiting") }));
    try {
      const answer = await questions.ask((signal) => get(path, parameters, signal));
      if (answer !== null) settle(show(answer));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      settle([error.status === 404 ? gone() : failure(app, error, () => ask(path, parameters))]);
    }
  }

  function leave(...children) {
    questions.forget();
    settle(children);
  }

  function settle(children) {
    place.removeAttribute("aria-busy");
    fill(place, ...children);
  }

  function gone() {
    app.say(say("unknown"));
    return element("p", { textContent: say("unknown") });
  }

  return { ask, leave };
}
