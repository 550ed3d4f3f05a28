/** The panel of gaps: where little or nothing was found, by region and sector, and how much was read of each. */
import { asking } from "../elements/asking.js";
import { element, fill } from "../elements/dom.js";
import { gapsCell } from "./gaps-cell.js";
import { gapsMatrix } from "./gaps-matrix.js";
import { LITTLE_READ, MEASURES } from "./gaps-measures.js";
import { TEXTS } from "../texts/gaps.js";
import { isWide, narrow, widen } from "../frame/wide-panel.js";
import { keep, kept } from "../../storage.js";

const ORDERS = ["name", "empty"];

/** Fill a host with the panel; see panels.js. */
export function gapsPanel(host, app, first) {
  const say = app.speech.of(TEXTS);
  let panel = first;
  let answer = null;
  let matrix = null;
  let cell = null;
  let measure = chosen("gaps-measure", MEASURES);
  let order = chosen("gaps-order", ORDERS);

  const controls = element("div", { className: "gaps-controls" }, measures(), orders());
  const pointed = element("p", { className: "pointed" });
  const scroll = element("div", { className: "gaps-scroll" });
  const side = element("div", { className: "gaps-side" });
  const place = element("div", { className: "reply" });
  const question = asking(app, place, answered);

  host.heading.textContent = say("title");
  host.classList.add("gaps-panel");
  fill(
    host,
    element(
      "div",
      { className: "gaps-whole" },
      element("p", { className: "soft intro", textContent: say("intro") }),
      controls,
      place,
    ),
    side,
  );
  if (!isBesideMap()) widen(app);
  question.ask("/gaps");

  /** Tell whether a cell is opened together with a picture, as from a link: then both are seen. */
  function isBesideMap() {
    return Boolean(panel.region) && app.state.entities.length > 0 && !isWide();
  }

  function answered(given) {
    if (given.regions.length === 0 || given.sectors.length === 0) {
      controls.hidden = true;
      app.say(say("nothing"));
      return [
        element(
          "div",
          { className: "empty" },
          element("p", { className: "lead", textContent: say("nothing") }),
          element("p", { textContent: say("nothingAdvice") }),
        ),
      ];
    }
    answer = given;
    draw();
    showCell();
    app.say(say("size", given.regions.length, given.sectors.length));
    return [pointed, scroll, element("p", { className: "small soft key" }, say("key", LITTLE_READ))];
  }

  function draw() {
    fill(pointed, element("span", { className: "soft hint", textContent: say("hint") }));
    matrix = gapsMatrix(app, answer, { measure, order, present: panel, opened: open, told });
    fill(scroll, matrix.element);
  }

  function told(where, what) {
    fill(pointed, element("strong", { textContent: where }), " ", what);
  }

  function open({ region, sector }) {
    app.openPanel({ kind: "gaps", region, sector });
    cell?.focus();
  }

  function put(asked) {
    const before = panel;
    panel = asked;
    if (!answer) return;
    const wasInMatrix = scroll.contains(document.activeElement);
    draw();
    showCell();
    if (cell === null) widen(app);
    if (wasInMatrix || (cell === null && before.region)) matrix.focusCell(panel.region ? panel : before);
  }

  /** Show what is in the cell that the state names. */
  function showCell() {
    const region = answer.regions.find(({ id }) => id === panel.region);
    const sector = answer.sectors.find(({ id }) => id === panel.sector);
    cell = null;
    if (region && sector) {
      const counts = answer.cells.find((each) => each.region === region.id && each.sector === sector.id);
      cell = gapsCell(app, { region, sector, counts, closed: () => app.openPanel({ kind: "gaps" }), shown });
    }
    fill(side, ...(cell ? [button("link small whole", say("whole"), whole), cell.element] : []));
  }

  /** Make room for the picture that the entities of the cell are in now. */
  function shown() {
    narrow();
    cell?.focus();
    window.dispatchEvent(new Event("resize"));
  }

  function whole() {
    widen(app);
    matrix.focusCell(panel);
  }

  function measures() {
    return element(
      "fieldset",
      { className: "segments" },
      element("legend", { className: "small soft", textContent: say("measure") }),
      ...MEASURES.map((each) =>
        element(
          "label",
          {},
          element("input", {
            type: "radio",
            name: "gaps-measure",
            checked: each === measure,
            onchange: () => count(each),
          }),
          element("span", { textContent: say(each) }),
        ),
      ),
    );
  }

  function orders() {
    return element(
      "label",
      { className: "order" },
      element("span", { className: "small soft", textContent: say("order") }),
      element(
        "select",
        {
          onchange: ({ target }) => {
            order = target.value;
            keep("gaps-order", order);
            draw();
          },
        },
        ...ORDERS.map((each) =>
          element("option", { value: each, selected: each === order, textContent: say(`by_${each}`) }),
        ),
      ),
    );
  }

  function count(chosenMeasure) {
    measure = chosenMeasure;
    keep("gaps-measure", measure);
    draw();
  }

  return { change: put, title: () => say("title"), update: () => cell?.update() };
}

function button(className, textContent, onclick) {
  return element("button", { type: "button", className, textContent, onclick });
}

function chosen(key, values) {
  const before = kept(key);
  return values.includes(before) ? before : values[0];
}
