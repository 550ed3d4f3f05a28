/** All neighbours of an entity, by relation and direction, with what of them is on the map and what is hidden. */
import { ApiError } from "../state/api.js";
import { element, fill } from "../elements/dom.js";
import { expansion } from "./expansion.js";
import { failure } from "../elements/failure.js";
import { latest } from "../state/latest.js";
import { neighbourGroup } from "./neighbour-group.js";
import { AT_A_TIME, neighboursOf, ofGroup, wayOf } from "../state/neighbourhood.js";
import { isFiltering } from "../state/state.js";
import { TEXTS } from "../texts/entity.js";

/** So many neighbours come with the first answer; where that is all of them, no group asks for its own. */
const AT_FIRST = 100;

/** So many rows are listed at first; the groups after them are closed. */
const MOST_ROWS = 30;

/** Show the neighbours of an entity in `host`; returns what follows the picture and the filter. */
export function mountNeighbours(host, app, id) {
  const say = app.speech.of(TEXTS);
  const questions = latest();
  const turned = new Map();
  let filter = null;
  let shown = [];

  function update() {
    if (app.state.filter !== filter) load();
    else for (const each of shown) each.update();
  }

  async function load() {
    filter = app.state.filter;
    host.setAttribute("aria-busy", "true");
    try {
      const answer = await questions.ask((signal) => neighboursOf(app, id, null, { limit: AT_FIRST }, signal));
      if (answer === null) return;
      show(answer);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      shown = [];
      fill(host, failure(app, error, load));
    }
    host.removeAttribute("aria-busy");
  }

  function show({ total, matching, undated, groups, neighbours }) {
    const pageOf = (group) => async (offset) => {
      if (matching > neighbours.length) return (await neighboursOf(app, id, group, { offset })).neighbours;
      return ofGroup(app, id, group, neighbours).slice(offset, offset + AT_A_TIME);
    };
    const whole = expansion(app, id, { group: null, matching, title: say("neighbours") });
    const opened = openAtFirst(groups);
    const sections = groups.map((each) => {
      const way = wayOf(each);
      return neighbourGroup(app, id, each, {
        isOpen: turned.get(way) ?? opened.has(way),
        onTurn: (isOpen) => turned.set(way, isOpen),
        page: pageOf(way),
      });
    });
    shown = total > 0 ? [whole, ...sections] : [];
    fill(
      host,
      element("h3", { className: "panel-section", textContent: say("neighbours") }),
      total === 0 ? element("p", { className: "soft", textContent: say("noNeighbours") }) : null,
      isFiltering(app.state.filter) ? small(say("matching", matching, total)) : null,
      undated > 0 ? small(say("undated", undated)) : null,
      ...shown.map(({ node }) => node),
    );
  }

  return update;
}

function small(text) {
  return element("p", { className: "small", textContent: text });
}

/** Return which groups are open at first: in order, while there are few rows. */
function openAtFirst(groups) {
  let rows = 0;
  const opened = groups.filter(({ matching }, place) => {
    rows += Math.min(matching, AT_A_TIME);
    return matching > 0 && (place === 0 || rows <= MOST_ROWS);
  });
  return new Set(opened.map(wayOf));
}
