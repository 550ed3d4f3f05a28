/** The picture as tables: what the map shows and can do, for reading and for the keyboard. */
import { amounts } from "../words/amounts.js";
import { element, fill } from "../elements/dom.js";
import { bringNeighbours } from "../frame/bringing.js";
import { entityColumns, tieColumns } from "./table-columns.js";
import { list, table } from "./table-drawing.js";
import { entityRows, ordered, tieRows } from "./table-rows.js";
import { TEXTS } from "../texts/table.js";
import { tieKey } from "../state/ties.js";

/** How many rows come at a time. */
const PAGE = 100;

const NARROW = window.matchMedia("(max-width: 46rem)");

/** Show the tables in a place, as long as they are looked at. */
export function mountTable(host, app) {
  const say = app.speech.of(TEXTS);
  const many = amounts(app.speech);
  const parts = {
    entities: { order: { key: "neighbours", isDescending: true }, most: PAGE },
    ties: { order: { key: "sources", isDescending: true }, most: PAGE },
  };
  let drawn = [];

  function update() {
    if (app.state.view !== "table") return;
    const { filter, seeds, panel, language } = app.state;
    const wanted = [app.picture, filter, seeds, JSON.stringify(panel), language, NARROW.matches];
    if (wanted.every((each, place) => each === drawn[place])) return;
    drawn = wanted;
    draw();
  }

  function draw() {
    const back = focusKeeper(host);
    const { hidden, folded } = app.seen;
    fill(
      host,
      section(
        "entities",
        entityRows(app),
        entityColumns(app, say, acts),
        hidden.entities > 0 ? many.entities(hidden.entities) : "",
      ),
      section("ties", tieRows(app), tieColumns(app, say, acts), hidden.ties > 0 ? many.ties(hidden.ties) : ""),
      folded > 0 ? element("p", { className: "soft small table-note", textContent: say("folded", folded) }) : null,
    );
    back();
  }

  function section(name, rows, columns, hidden) {
    const part = parts[name];
    const column = columns.find(({ key }) => key === part.order.key);
    const sorted = ordered(rows, { value: column.value, isDescending: part.order.isDescending }, app.speech.compare);
    const caption = [say(`${name}Caption`, rows.length), hidden ? say("hidden", hidden) : ""]
      .filter(Boolean)
      .join(" · ");
    const draws = NARROW.matches ? list : table;
    return element(
      "section",
      { className: "table-part", aria: { labelledby: `table-${name}` } },
      element("h2", { id: `table-${name}`, tabIndex: -1, textContent: say(name) }),
      rows.length > 0
        ? draws({
            caption,
            columns: columns.map((each) => ({ ...each, label: say(each.key) })),
            rows: sorted.slice(0, part.most),
            order: part.order,
            sort: (key) => sort(part, key, columns),
            isSelected: acts.isSelected,
            words: { sort: say("sort"), ascending: say("ascending"), descending: say("descending") },
          })
        : element("p", { className: "soft", textContent: say(name === "ties" ? "noTies" : "nothing") }),
      rows.length > part.most ? more(name, part, sorted) : null,
    );
  }

  function more(name, part, rows) {
    const next = Math.min(PAGE, rows.length - part.most);
    return element(
      "p",
      { className: "table-more" },
      element("span", { className: "soft", textContent: say("left", part.most, rows.length) }),
      element("button", {
        type: "button",
        className: "button",
        textContent: say("more", next),
        onclick: () => {
          const first = rows[part.most].key;
          part.most += PAGE;
          draw();
          host
            .querySelector(`[data-focus="${CSS.escape(`${name === "ties" ? "tie" : "select"}:${first}`)}"]`)
            ?.focus();
        },
      }),
    );
  }

  function sort(part, key, columns) {
    const isNumber = columns.find((each) => each.key === key).isNumber ?? false;
    const isDescending = part.order.key === key ? !part.order.isDescending : isNumber;
    part.order = { key, isDescending };
    draw();
  }

  const acts = {
    select: (id) => app.openPanel({ kind: "entity", id }),
    open: ({ first, second }) => app.openPanel({ kind: "tie", first: first.id, second: second.id }),
    remove: (id) => app.remove(id),
    expand: (id) => bringNeighbours(app, id),
    isSelected({ key }) {
      const { panel } = app.state;
      if (panel?.kind === "entity") return panel.id === key;
      return panel?.kind === "tie" && tieKey(panel.first, panel.second) === key;
    },
  };

  NARROW.addEventListener("change", update);
  app.subscribe(update);
}

/**
 * Remember what has the focus in a place that is about to be drawn anew; the function returned gives the focus back to
 * the same, else to the heading of its row, else to the same in the next row.
 */
function focusKeeper(host) {
  const keys = [...host.querySelectorAll("[data-focus]")].map(({ dataset }) => dataset.focus);
  const held = host.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
  return () => {
    if (!held) return;
    const [act, row] = [held.slice(0, held.indexOf(":")), held.slice(held.indexOf(":") + 1)];
    const alike = keys.filter((key) => key.startsWith(`${act}:`));
    const place = alike.indexOf(held);
    const wanted = [held, `select:${row}`, ...alike.slice(place + 1), ...alike.slice(0, place).reverse()];
    const found = wanted.map((key) => host.querySelector(`[data-focus="${CSS.escape(key)}"]`)).find(Boolean);
    (found ?? host.querySelector("h2"))?.focus({ preventScroll: Boolean(found) });
  };
}
