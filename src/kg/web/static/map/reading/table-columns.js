/** The columns of the tables: what each is called, by what it is ordered, and what stands in it. */
import { element } from "../elements/dom.js";
import { dates } from "../words/facts.js";

/**
 * Return the columns of the table of entities, `{key, value, isNumber, content}` each.
 *
 * `value` gives what a row is ordered by, `content` what stands in the cell; the first is the row's heading.
 * `acts` has what the reader can do: `select(id)`, `expand(id)`, `remove(id)`.
 */
export function entityColumns(app, say, acts) {
  const expanding = (row) =>
    action(
      `expand:${row.key}`,
      "button small-button",
      `+${app.speech.number(row.beyond)}`,
      () => acts.expand(row.key),
      {
        aria: { label: say("expand", row.beyond, row.name) },
      },
    );
  return [
    {
      key: "name",
      value: (row) => row.name,
      content: (row) =>
        action(`select:${row.key}`, "link", row.name, () => acts.select(row.key), {
          lang: row.language === app.speech.language ? undefined : row.language,
          aria: { label: say("select", row.name), current: acts.isSelected(row) ? "true" : undefined },
        }),
    },
    { key: "type", value: (row) => row.type, content: (row) => row.type },
    { key: "place", value: (row) => row.place, content: (row) => row.place },
    {
      key: "documents",
      isNumber: true,
      value: (row) => row.documents,
      content: (row) => app.speech.number(row.documents),
    },
    {
      key: "neighbours",
      isNumber: true,
      value: (row) => row.neighbours,
      content: (row) => [
        element("span", { textContent: app.speech.number(row.neighbours) }),
        element("span", { className: "expand-place" }, row.beyond > 0 ? expanding(row) : null),
      ],
    },
    {
      key: "actions",
      content: (row) =>
        action(`remove:${row.key}`, "button quiet small-button", say("remove"), () => acts.remove(row.key), {
          aria: { label: say("removeNamed", row.name) },
        }),
    },
  ];
}

/** Return the columns of ties; all but the first speak of one of its facts. `acts.open(row)` shows who says so. */
export function tieColumns(app, say, acts) {
  return [
    {
      key: "between",
      value: (row) => row.between,
      content: (row) =>
        element(
          "button",
          {
            type: "button",
            className: "link",
            data: { focus: `tie:${row.key}` },
            aria: {
              label: say("evidence", row.first.text, row.second.text),
              current: acts.isSelected(row) ? "true" : undefined,
            },
            onclick: () => acts.open(row),
          },
          named(app, row.first),
          " — ",
          named(app, row.second),
        ),
    },
    {
      key: "relation",
      value: (row) => row.facts[0].relation,
      content: (row, fact) =>
        fact.reversed
          ? [
              fact.relation,
              element("span", {
                className: "soft small reversed",
                textContent: `${row.second.text} → ${row.first.text}`,
              }),
            ]
          : fact.relation,
    },
    { key: "kind", value: (row) => row.facts[0].kind, content: (_, fact) => fact.kind },
    { key: "status", value: (row) => row.facts[0].status, content: (_, fact) => fact.status },
    {
      key: "when",
      value: (row) => dateOf(row.facts[0]) ?? "",
      content: (_, { since, until, attested }) => dates(app, since, until, attested) || say("undated"),
    },
    {
      key: "sources",
      isNumber: true,
      value: (row) => row.facts[0].sources,
      content: (_, fact) => (fact.isKnown ? say("known") : app.speech.number(fact.sources)),
    },
  ];
}

function action(key, look, textContent, onclick, properties) {
  return element("button", {
    type: "button",
    className: look,
    data: { focus: key },
    textContent,
    onclick,
    ...properties,
  });
}

function named(app, { text, language }) {
  return element("span", { textContent: text, lang: language === app.speech.language ? undefined : language });
}

function dateOf({ since, until, attested }) {
  return since ?? until ?? attested;
}
