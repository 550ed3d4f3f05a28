/** All neighbours of an entity, by relation and direction, with what of them is on the map and what is hidden. */
import { ApiError } from "./api.js";
import { element, fill } from "./dom.js";
import { STEP, neighboursOf } from "./expanding.js";
import { expansion } from "./expansion.js";
import { failure } from "./failure.js";
import { icon } from "./icons.js";
import { latest } from "./latest.js";
import { neighbour } from "./neighbour.js";
import { isFiltering } from "./state.js";
import { TEXTS } from "./texts/entity.js";

/** So many rows are listed at once; groups beyond are closed until they are opened. */
const MOST_ROWS = 30;

/** Show the neighbours of an entity in `host`; returns `update`, which follows the picture and the filter. */
export function mountNeighbours(host, app, id) {
  const say = app.speech.of(TEXTS);
  const questions = latest();
  let filter = null;
  let shown = [];
  const open = new Map();

  function update() {
    if (JSON.stringify(app.state.filter) !== filter) load();
    else for (const each of shown) each.update();
  }

  async function load() {
    filter = JSON.stringify(app.state.filter);
    host.setAttribute("aria-busy", "true");
    try {
      const answer = await questions.ask((signal) => neighboursOf(app, id, null, { limit: 1 }, signal));
      if (answer === null) return;
      show(answer);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      shown = [];
      fill(host, failure(app, error, load));
    }
    host.removeAttribute("aria-busy");
  }

  function show({ total, matching, undated, groups }) {
    const isFiltered = isFiltering(app.state.filter);
    const whole = expansion(app, id, null, matching, say("neighbours"));
    const listed = groupsToOpen(groups);
    const sections = groups.map((each) =>
      group(app, id, each, open.get(wayOf(each)) ?? listed.has(each), (isOpen) => open.set(wayOf(each), isOpen)),
    );
    shown = [whole, ...sections];
    fill(
      host,
      element("h3", { className: "section", textContent: say("neighbours") }),
      total === 0
        ? element("p", { className: "soft", textContent: say("noNeighbours") })
        : [
            isFiltered ? element("p", { className: "small", textContent: say("matching", matching, total) }) : null,
            undated > 0 ? element("p", { className: "small", textContent: say("undated", undated) }) : null,
            whole.node,
          ],
      ...sections.map(({ node }) => node),
    );
  }

  return update;
}

const wayOf = ({ relation, direction }) => `${relation}:${direction}`;

/** Return the groups that are open at first: in order, while there are few rows. */
function groupsToOpen(groups) {
  let rows = 0;
  const opened = groups.filter(({ matching }, place) => {
    rows += Math.min(matching, STEP);
    return matching > 0 && (place === 0 || rows <= MOST_ROWS);
  });
  return new Set(opened);
}

/** Return `{node, update}` for one group, whose rows are asked for when it is open. */
function group(app, id, each, isOpen, onToggle) {
  const say = app.speech.of(TEXTS);
  const title = app.words.group(each.relation, each.direction);
  const count = each.matching < each.total ? say("of", each.matching, each.total) : app.speech.number(each.total);
  const list = element("ul", { className: "neighbours" });
  const foot = element("div");
  const body = element("div", { className: "group-body", hidden: !isOpen, id: `group-${wayOf(each).replace(":", "-")}` }, list, foot);
  const opener = element(
    "button",
    {
      type: "button",
      className: "group-head",
      aria: { expanded: String(isOpen), controls: body.id },
      onclick: toggle,
    },
    icon("chevron"),
    element("span", { textContent: title }),
    " ",
    element("span", { className: "count", textContent: count }),
  );
  const grown = expansion(app, id, each, each.matching, title);
  let rows = [];

  function toggle() {
    isOpen = !isOpen;
    onToggle(isOpen);
    body.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
    if (isOpen && rows.length === 0) more();
  }

  async function more() {
    fill(foot, element("p", { className: "small soft", textContent: say("loading") }));
    try {
      const { neighbours } = await neighboursOf(app, id, each, { offset: rows.length });
      const added = neighbours.map((one) => neighbour(app, id, one));
      rows = [...rows, ...added];
      list.append(...added.map(({ node }) => node));
      fill(foot, moreRows(neighbours.length));
      if (rows.length > added.length) added[0]?.node.querySelector("button").focus({ preventScroll: true });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fill(foot, failure(app, error, more));
    }
  }

  function moreRows(came) {
    const left = each.matching - rows.length;
    if (left <= 0 || came === 0) return null;
    return element("button", { type: "button", className: "link more-rows", textContent: say("moreRows", left), onclick: more });
  }

  function update() {
    grown.update();
    for (const row of rows) row.update();
  }

  if (isOpen && each.matching > 0) more();
  const node = element("section", { className: "group" }, element("h4", {}, opener), body);
  body.append(grown.node);
  return { node, update };
}
