/** The rows of a table as a table, or as a list where there is no room for one. */
import { element } from "../elements/dom.js";

/**
 * Return a table.
 *
 * `caption` is its words; `columns` as in table-columns.js, with `label`; `rows` those to show, each of which may have
 * several `facts`, a line for each; `order` is `{key, isDescending}`, `sort(key)` orders it otherwise; `isSelected(row)`.
 */
export function table({ caption, columns, rows, order, sort, isSelected }) {
  const [head, ...others] = columns;
  const headings = columns.map((column) => heading(column, order, sort));
  return element(
    "table",
    { className: "grid" },
    element("caption", { textContent: caption }),
    element("thead", {}, element("tr", {}, headings)),
    rows.map((row) => {
      const facts = row.facts ?? [null];
      return element(
        "tbody",
        { className: isSelected(row) ? "selected" : undefined },
        facts.map((fact, number) =>
          element(
            "tr",
            {},
            number > 0
              ? null
              : element(
                  "th",
                  { scope: facts.length > 1 ? "rowgroup" : "row", rowSpan: facts.length },
                  head.content(row),
                ),
            others.map((column) =>
              element("td", { className: column.isNumber ? "number" : undefined }, column.content(row, fact)),
            ),
          ),
        ),
      );
    }),
  );
}

function heading({ key, label, value, isNumber }, order, sort) {
  const isOrdered = order.key === key;
  const look = isNumber ? "number" : undefined;
  if (!value)
    return element(
      "th",
      { scope: "col", className: look },
      element("span", { className: "unseen", textContent: label }),
    );
  const way = order.isDescending ? "descending" : "ascending";
  return element(
    "th",
    { scope: "col", className: look, aria: { sort: isOrdered ? way : undefined } },
    element(
      "button",
      { type: "button", className: "sort", data: { focus: `sort:${key}` }, onclick: () => sort(key) },
      label,
      element("span", {
        className: "way",
        aria: { hidden: true },
        textContent: isOrdered ? (order.isDescending ? "↓" : "↑") : "",
      }),
    ),
  );
}

/** Return the same as a list, with a choice of its order; `words` are those of the choice. */
export function list({ caption, columns, rows, order, sort, isSelected, words }) {
  const [head, ...others] = columns;
  const choice = element(
    "select",
    { data: { focus: "sort" }, onchange: () => sort(choice.value) },
    columns
      .filter(({ value }) => value)
      .map(({ key, label }) => element("option", { value: key, textContent: label, selected: key === order.key })),
  );
  const turn = element("button", {
    type: "button",
    className: "button small-button",
    data: { focus: "turn" },
    textContent: order.isDescending ? "↓" : "↑",
    aria: { label: order.isDescending ? words.descending : words.ascending },
    onclick: () => sort(order.key),
  });
  return element(
    "div",
    { className: "cards" },
    element("p", { className: "soft small", textContent: caption }),
    element("p", { className: "card-order" }, element("label", {}, `${words.sort} `, choice), turn),
    element(
      "ul",
      {},
      rows.map((row) =>
        element(
          "li",
          { className: isSelected(row) ? "card selected" : "card" },
          element("div", { className: "card-head" }, head.content(row)),
          (row.facts ?? [null]).map((fact) =>
            element(
              "div",
              { className: "card-line" },
              others.map((column) => part(column, row, fact)),
            ),
          ),
        ),
      ),
    ),
  );
}

function part({ key, label, value, isNumber, content }, row, fact) {
  const inside = content(row, fact);
  if (inside === "") return null;
  const isNamed = isNumber && value;
  return element(
    "span",
    { className: `card-part ${key}` },
    isNamed ? element("span", { className: "soft", textContent: `${label}: ` }) : null,
    inside,
  );
}
