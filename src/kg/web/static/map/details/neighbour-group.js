/** One group of neighbours, such as the partners: opened and closed, listed page by page. */
import { ApiError } from "../state/api.js";
import { element, fill } from "../elements/dom.js";
import { expansion } from "./expansion.js";
import { failure } from "../elements/failure.js";
import { icon } from "../elements/icons.js";
import { neighbourRow } from "./neighbour-row.js";
import { wayOf } from "../state/neighbourhood.js";
import { TEXTS } from "../texts/entity.js";

/**
 * Return `{node, update}` for a group of the neighbours of an entity, `{relation, direction, total, matching}`.
 *
 * Its rows are asked for when it is open: `page(offset)` promises the next of them, and throws ApiError. `onTurn(isOpen)`
 * is told when the reader opens or closes it.
 */
export function neighbourGroup(app, id, each, { isOpen, onTurn, page }) {
  const say = app.speech.of(TEXTS);
  const group = wayOf(each);
  const title = app.words.group(each.relation, each.direction);
  const grown = expansion(app, id, { group, matching: each.matching, title });
  const list = element("ul", { className: "neighbours", aria: { label: title } });
  const foot = element("div");
  const body = element("div", { className: "group-body", id: `group-${each.relation}-${each.direction}` });
  const opener = element(
    "button",
    { type: "button", className: "group-head", onclick: turn, aria: { controls: body.id } },
    icon("chevron"),
    element("span", { textContent: title }),
    " ",
    element("span", {
      className: "group-count",
      textContent: each.matching < each.total ? say("of", each.matching, each.total) : app.speech.number(each.total),
    }),
  );
  let rows = [];

  function turn() {
    isOpen = !isOpen;
    onTurn(isOpen);
    show();
  }

  function show() {
    body.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
    if (isOpen && rows.length === 0 && each.matching > 0) more();
  }

  async function more() {
    const offset = rows.length;
    fill(foot, element("p", { className: "small soft", textContent: say("loading") }));
    try {
      const added = (await page(offset)).map((one) => neighbourRow(app, id, one));
      rows = [...rows, ...added];
      list.append(...added.map(({ node }) => node));
      fill(foot, moreRows(added.length));
      if (offset > 0) added[0]?.node.querySelector("button").focus({ preventScroll: true });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fill(foot, failure(app, error, more));
    }
  }

  function moreRows(came) {
    const left = each.matching - rows.length;
    if (left <= 0 || came === 0) return null;
    return element("button", { type: "button", className: "link", textContent: say("moreRows", left), onclick: more });
  }

  function update() {
    grown.update();
    for (const row of rows) row.update();
  }

  fill(body, grown.node, list, foot);
  show();
  return { node: element("section", { className: "group" }, element("h4", {}, opener), body), update };
}
