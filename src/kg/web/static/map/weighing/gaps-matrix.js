/** The matrix of regions and sectors: a table whose cells are walked with the arrow keys. */
import { element } from "../elements/dom.js";
import { LITTLE_READ } from "./gaps-measures.js";
import { named } from "../words/named.js";
import { TEXTS } from "../texts/gaps.js";

/** How deep the shade of the greatest count is, and of the least, in per cent of the accent. */
const DEEPEST = 40;
const PALEST = 8;

/**
 * Return the matrix of `answer`, the server's, as an element with `focusCell(region, sector)`.
 *
 * `measure` names what is counted, `order` is "name" or "empty": those with most empty cells first. `present` is the
 * cell that is open, `{region, sector}`, or `{}`. `opened(cell)` is called for one that is chosen, `told(where, what)`
 * with what is to be said of the one that is pointed at.
 */
export function gapsMatrix(app, answer, { measure, order, present, opened, told }) {
  const say = app.speech.of(TEXTS);
  const counts = new Map(answer.cells.map((each) => [key(each.region, each.sector), each[measure]]));
  const count = (region, sector) => counts.get(key(region.id, sector.id)) ?? 0;
  const most = Math.max(1, ...counts.values());
  const regions = sorted(answer.regions, (region) => answer.sectors.filter((sector) => !count(region, sector)).length);
  const sectors = sorted(answer.sectors, (sector) => answer.regions.filter((region) => !count(region, sector)).length);

  const body = element("tbody", {}, ...regions.map(row));
  const table = element(
    "table",
    { className: "gaps", role: "grid", aria: { label: say("matrix", say(measure)) } },
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "col", className: "corner-head" }, say("regionBySector")),
        ...sectors.map((each) => element("th", { scope: "col" }, heading(each))),
      ),
    ),
    body,
  );
  const cells = [...body.rows].map((each) => [...each.cells].slice(1));
  (cellOf(present) ?? cells[0]?.[0])?.setAttribute("tabindex", "0");

  body.addEventListener("keydown", onKey);
  body.addEventListener("click", ({ target }) => open(target.closest("td")));
  for (const event of ["focusin", "pointerover"]) {
    body.addEventListener(event, ({ target }) => tell(target.closest("td")));
  }
  body.addEventListener("focusin", ({ target }) => rove(target));

  function sorted(headings, empty) {
    const byName = (one, other) => app.speech.compare(name(one), name(other));
    const byEmptiness = (one, other) => empty(other) - empty(one) || byName(one, other);
    return [...headings].sort(order === "empty" ? byEmptiness : byName);
  }

  function row(region) {
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, heading(region)),
      ...sectors.map((sector) => cell(region, sector)),
    );
  }

  function heading(each) {
    const isLittle = each.documents < LITTLE_READ;
    return element(
      "span",
      { className: "gaps-heading" },
      named(app, each),
      element("span", {
        className: "small soft",
        textContent: isLittle ? say("little", each.documents) : say("read", each.documents),
      }),
    );
  }

  function cell(region, sector) {
    const found = count(region, sector);
    const isLittle = Math.min(region.documents, sector.documents) < LITTLE_READ;
    const isOpen = region.id === present.region && sector.id === present.sector;
    const empty = found ? undefined : say("empty", region.documents, sector.documents);
    const made = element("td", {
      tabIndex: -1,
      textContent: app.speech.number(found),
      data: { region: region.id, sector: sector.id, found: found ? "some" : isLittle ? "unread" : "none" },
      title: empty,
      aria: { label: empty, selected: isOpen },
    });
    if (found) made.style.setProperty("--shade-depth", `${PALEST + (DEEPEST - PALEST) * Math.sqrt(found / most)}%`);
    return made;
  }

  function onKey(event) {
    const here = event.target.closest("td");
    if (!here) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(here);
      return;
    }
    const at = [cells.findIndex((those) => those.includes(here)), here.cellIndex - 1];
    const there = moved(event, at);
    if (there === null) return;
    event.preventDefault();
    cells[clamped(there[0], cells.length)][clamped(there[1], sectors.length)].focus();
  }

  function moved({ key: pressed, ctrlKey }, [down, along]) {
    const ways = {
      ArrowUp: [down - 1, along],
      ArrowDown: [down + 1, along],
      ArrowLeft: [down, along - 1],
      ArrowRight: [down, along + 1],
      Home: [ctrlKey ? 0 : down, 0],
      End: [ctrlKey ? cells.length - 1 : down, sectors.length - 1],
      PageUp: [0, along],
      PageDown: [cells.length - 1, along],
    };
    return ways[pressed] ?? null;
  }

  function rove(target) {
    if (!target.matches("td")) return;
    body.querySelector("td[tabindex='0']")?.setAttribute("tabindex", "-1");
    target.setAttribute("tabindex", "0");
  }

  function open(target) {
    if (target) opened({ region: target.dataset.region, sector: target.dataset.sector });
  }

  function tell(target) {
    if (!target) return;
    const region = regions.find(({ id }) => id === target.dataset.region);
    const sector = sectors.find(({ id }) => id === target.dataset.sector);
    const found = count(region, sector);
    const what = found ? say(`count_${measure}`, found) : say("empty", region.documents, sector.documents);
    told(say("of", name(region), name(sector)), what);
  }

  function cellOf({ region, sector }) {
    return cells.flat().find(({ dataset }) => dataset.region === region && dataset.sector === sector);
  }

  function name(each) {
    return app.words.name(each).text;
  }

  return { element: table, focusCell: (cell) => (cellOf(cell) ?? cells[0]?.[0])?.focus() };
}

function key(region, sector) {
  return `${region} ${sector}`;
}

function clamped(place, length) {
  return Math.min(Math.max(place, 0), length - 1);
}
