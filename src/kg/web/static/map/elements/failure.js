/** What a part of the page shows in place of what could not be had. */
import { element } from "./dom.js";
import { TEXTS } from "../texts/frame.js";

/** Return the sentence that says of an ApiError what happened and what to do. */
export function sentenceOf(speech, error) {
  const say = speech.of(TEXTS);
  if (error.status === 0) return say("unreachable");
  return error.status >= 500 ? say("broken", error.status) : say("refused", error.message);
}

/** Return the sentence for an ApiError and a button that asks `again`; the sentence is announced. */
export function failure(app, error, again) {
  const say = app.speech.of(TEXTS);
  const sentence = sentenceOf(app.speech, error);
  app.say(sentence);
  return element(
    "div",
    { className: "failure" },
    element("p", { textContent: sentence }),
    element("button", { type: "button", className: "button", textContent: say("again"), onclick: again }),
  );
}
