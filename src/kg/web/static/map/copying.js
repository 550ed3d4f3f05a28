/** Texts that the reader takes along. */
import { element } from "./dom.js";
import { TEXTS } from "./texts/copying.js";

/**
 * Copy a text and say so; where the browser forbids it, show the text selected in `place`, to be copied by hand.
 */
export async function copy(app, text, place) {
  const say = app.speech.of(TEXTS);
  place.replaceChildren();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea", {
      className: "by-hand",
      readOnly: true,
      rows: 4,
      value: text,
      aria: { label: say("byHand") },
    });
    place.append(element("p", { className: "small", textContent: say("byHand") }), field);
    field.focus();
    field.select();
    app.say(say("byHand"));
    return;
  }
  place.append(element("p", { className: "small done", textContent: say("copied") }));
  app.say(say("copied"));
}
