/** One hit of a search, as an option of its list. */
import { isInPicture } from "../state/choosing.js";
import { element } from "../elements/dom.js";
import { icon } from "../elements/icons.js";
import { inLanguage, named, placeOf } from "../words/named.js";
import { TEXTS } from "../texts/finder.js";

const LONGEST_NAME = 90;

/**
 * Return the option for a hit: its name, the name that was found if it is another, what and where it is, and how much
 * is known of it.
 *
 * `text` is what was typed. `onChoose` is called on a click, `onAdd` on one at the sign for adding, which is there with
 * `canAdd`.
 */
export function hit(app, found, { id, text, canAdd, onChoose, onAdd }) {
  const say = app.speech.of(TEXTS);
  const isThere = isInPicture(app, found.id);
  const about = [
    app.words.type(found.type),
    placeOf(app, found),
    say("documents", found.documents),
    say("ties", found.degree),
    isThere ? say("there") : null,
  ].filter(Boolean);
  return element(
    "li",
    { id, role: "option", className: "finder-hit", onclick: onChoose, aria: { selected: "false" } },
    element(
      "span",
      { className: "hit-words" },
      element("span", { className: "hit-name" }, named(app, found, LONGEST_NAME)),
      ...otherName(app, found, text),
      element("span", { className: "unseen", textContent: ", " }),
      element("span", { className: "hit-about", textContent: about.join(" · ") }),
    ),
    canAdd && !isThere ? adding(say("beside"), onAdd) : null,
  );
}

/** Return the name by which it was found, where the reader would wonder. */
function otherName(app, found, text) {
  const say = app.speech.of(TEXTS);
  const shown = folded(app.words.name(found).text);
  if (folded(found.matched) === shown || shown.includes(folded(text))) return [];
  return [
    element("span", { className: "unseen", textContent: ", " }),
    element("span", { className: "hit-other" }, say("also"), " ", inLanguage(app, found.matched, null, LONGEST_NAME)),
  ];
}

function folded(text) {
  return text.normalize("NFC").toLocaleLowerCase().trim();
}

/** A place to click for those who point; by keyboard there are Shift and Enter, and the buttons below the list. */
function adding(title, onAdd) {
  const sign = element("span", { className: "hit-add", title, aria: { hidden: "true" } }, icon("plus"));
  sign.addEventListener("click", (event) => {
    event.stopPropagation();
    onAdd();
  });
  return sign;
}
