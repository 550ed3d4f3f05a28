/** What is pressed. */
import { element } from "./dom.js";

/** Return a button with a text; `look` may be "primary" or "quiet". */
export function button(text, onclick, look = "") {
  return element("button", { type: "button", className: `button ${look}`.trim(), textContent: text, onclick });
}
