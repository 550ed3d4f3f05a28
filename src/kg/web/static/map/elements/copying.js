/** A button that copies a text, and what is said of it. */
import { copy } from "./clipboard.js";
import { button } from "./controls.js";
import { element, fill } from "./dom.js";
import { TEXTS } from "../texts/copying.js";

/**
 * Return `{button, place}`: the button copies what `text()` gives and says so in the place, and aloud.
 *
 * Where the browser forbids it, the text stands there selected, to be copied by hand.
 */
export function copier(app, label, text) {
  const say = app.speech.of(TEXTS);
  const place = element("div", { className: "copied" });
  const pressed = button(label, async () => {
    const field = element("textarea", { className: "input", readOnly: true, rows: 4, value: text(), aria: { label } });
    fill(place, field);
    if (await copy(field)) {
      fill(place, element("p", { className: "small soft", textContent: say("copied") }));
      pressed.focus({ preventScroll: true });
      app.say(say("copied"));
    } else {
      place.prepend(element("p", { className: "small", textContent: say("byHand") }));
      app.say(say("byHand"));
    }
  });
  return { button: pressed, place };
}
