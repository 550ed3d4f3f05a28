/** A question to the server whose answer fills a place of a panel. */
import { ApiError, get } from "./api.js";
import { element, fill } from "./dom.js";
import { TEXTS } from "./texts/questions.js";

/**
 * Return `ask(path, parameters)`, which fills the place with what `show(answer)` returns.
 *
 * While the answer is awaited, the one before it stays and is marked as old; what goes wrong is said in its place, with
 * a button to try again. Only the last of several questions is answered. `ask` returns the answer, null if there is none.
 */
export function asking(app, place, show) {
  const say = app.speech.of(TEXTS);
  let last = null;
  place.setAttribute("aria-live", "off");

  async function ask(path, parameters = {}) {
    last?.abort();
    const mine = new AbortController();
    last = mine;
    wait();
    try {
      const answer = await get(path, parameters, mine.signal);
      if (last !== mine) return null;
      settle(show(answer));
      return answer;
    } catch (error) {
      if (last !== mine || error.name === "AbortError") return null;
      if (!(error instanceof ApiError)) throw error;
      settle([failure(error, () => ask(path, parameters))]);
      return null;
    }
  }

  function wait() {
    place.setAttribute("aria-busy", "true");
    if (place.childElementCount === 0) {
      fill(place, element("p", { className: "waiting soft", textContent: say("waiting") }));
    }
  }

  function settle(children) {
    place.removeAttribute("aria-busy");
    fill(place, ...children);
  }

  function failure(error, again) {
    const sentence = { 0: say("unreachable"), 404: say("unknown") }[error.status] ?? say("refused", error.message);
    app.say(sentence);
    return element(
      "div",
      { className: "failed" },
      element("p", { textContent: sentence }),
      element("button", { type: "button", className: "button", textContent: say("again"), onclick: again }),
    );
  }

  /** Leave the place without an answer, with something else in it. */
  ask.instead = (...children) => {
    last?.abort();
    last = null;
    settle(children);
  };
  return ask;
}
