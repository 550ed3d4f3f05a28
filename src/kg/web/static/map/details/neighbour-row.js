/** A neighbour in the list of a group: what it is, what ties it, and whether it is on the map. */
import { isInPicture } from "../state/choosing.js";
import { element, fill } from "../elements/dom.js";
import { facts } from "../words/facts.js";
import { icon } from "../elements/icons.js";
import { named, placeOf } from "../words/named.js";
import { TEXTS } from "../texts/entity.js";

const MOST_FACTS = 3;

/** Return `{node, update}` for a neighbour of the entity `id`; `update()` follows the picture. */
export function neighbourRow(app, id, { entity, relationships }) {
  const say = app.speech.of(TEXTS);
  const { text } = app.words.name(entity);
  const toggle = element("button", { type: "button", className: "button quiet toggle", onclick: turn });
  const about = [app.words.type(entity.type), placeOf(app, entity)].filter(Boolean).join(" · ");
  const told = relationships.slice(0, MOST_FACTS).map((each) => element("li", {}, facts(app, each)));
  const untold = relationships.length - told.length;
  const node = element(
    "li",
    { className: "neighbour" },
    element(
      "div",
      { className: "neighbour-words" },
      element(
        "button",
        {
          type: "button",
          className: "link",
          title: say("evidenceOf"),
          onclick: () => app.openPanel({ kind: "tie", first: id, second: entity.id }),
        },
        named(app, entity),
      ),
      element("p", { className: "small soft", textContent: about }),
      element("ul", { className: "small" }, ...told),
      untold > 0 ? element("p", { className: "small soft", textContent: say("otherFacts", untold) }) : null,
    ),
    toggle,
  );
  let wasThere = null;

  function update() {
    const isThere = isInPicture(app, entity.id);
    if (isThere === wasThere) return;
    wasThere = isThere;
    toggle.setAttribute("aria-pressed", String(isThere));
    toggle.setAttribute("aria-label", say("onMap", text));
    toggle.title = say(isThere ? "there" : "add");
    fill(toggle, icon(isThere ? "check" : "plus"));
  }

  async function turn() {
    if (wasThere) {
      app.remove(entity.id);
      return;
    }
    const left = await app.add(isInPicture(app, id) ? [entity.id] : [id, entity.id], { around: id });
    if (left > 0) app.say(say("noRoom", left));
  }

  update();
  return { node, update };
}
