/** What is in one cell of the matrix of regions and sectors. */
import { asking } from "../elements/asking.js";
import { element } from "../elements/dom.js";
import { LITTLE_READ, MEASURES } from "./gaps-measures.js";
import { icon } from "../elements/icons.js";
import { entityButton } from "../elements/in-words.js";
import { mapButtons } from "../frame/on-map.js";
import { TEXTS } from "../texts/gaps.js";

/**
 * Return the section about a cell, with `focus()` and `update()`.
 *
 * `counts` are those of the matrix, null where all are 0; `closed()` is called when it is put away, `shown()` when its
 * entities went to the map.
 */
export function gapsCell(app, { region, sector, counts, closed, shown }) {
  const say = app.speech.of(TEXTS);
  const heading = element("h3", {
    id: "gaps-cell",
    tabIndex: -1,
    textContent: say("of", app.words.name(region).text, app.words.name(sector).text),
  });
  const place = element("div", { className: "reply" });
  let buttons = null;

  const section = element(
    "section",
    { className: "gaps-cell", aria: { labelledby: heading.id } },
    element(
      "div",
      { className: "gaps-cell-head" },
      heading,
      element(
        "button",
        {
          type: "button",
          className: "button quiet",
          title: say("closeCell"),
          aria: { label: say("closeCell") },
          onclick: closed,
        },
        icon("clear"),
      ),
    ),
    element(
      "dl",
      { className: "measures" },
      ...MEASURES.map((measure) => [
        element("dt", { textContent: say(measure) }),
        element("dd", { textContent: app.speech.number(counts?.[measure] ?? 0) }),
      ]).flat(),
    ),
    place,
  );
  section.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    closed();
  });
  asking(app, place, answered).ask("/gaps/cell", { region: region.id, sector: sector.id });

  function answered({ documents, entities, total }) {
    const coverage = say(counts ? "cellRead" : "cellEmpty", documents);
    app.say(counts ? say("cellFound", total) : coverage);
    return [
      element("p", { className: "lead", textContent: coverage }),
      counts ? null : element("p", { className: "soft", textContent: meaning(documents) }),
      isCrossing() ? element("p", { className: "soft", textContent: say("crossing") }) : null,
      ...(total ? listed(entities, total) : []),
    ];
  }

  /** Tell whether only partnerships across region and sector are counted. */
  function isCrossing() {
    return counts?.partnerships > 0 && counts.institutions + counts.companies + counts.alliances === 0;
  }

  function meaning(documents) {
    return documents < LITTLE_READ ? say("meansLittle") : say("meansGap");
  }

  function listed(entities, total) {
    const ids = entities.map(({ id }) => id);
    buttons = mapButtons(app, { ids, arrangement: "around", seeds: [], after: shown });
    return [
      buttons.element,
      element("p", {
        className: "small soft",
        textContent: total > entities.length ? say("part", entities.length, total) : say("cellFound", total),
      }),
      element(
        "ul",
        { className: "listed" },
        ...entities.map((entity) =>
          element(
            "li",
            {},
            entityButton(app, entity),
            element("span", { className: "small soft", textContent: app.words.type(entity.type) }),
          ),
        ),
      ),
    ];
  }

  return { element: section, focus: () => heading.focus(), update: () => buttons?.update() };
}
