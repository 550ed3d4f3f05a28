/** The picture on A4 paper: the drawing, and below it each tie with what it rests on. */
import { element, fill } from "../elements/dom.js";
import { drawing, title } from "./exports.js";
import { TEXTS } from "../texts/printing.js";

/** Return what prints the picture; the sheet is made in `host` and seen on paper alone. */
export function mountPrinting(host, app) {
  const say = app.speech.of(TEXTS);
  const sheet = element("section", { className: "sheet", aria: { hidden: "true" } });
  host.append(sheet);

  async function prepare() {
    const image = await drawing(app, title(app));
    fill(
      sheet,
      element("h1", { textContent: title(app) || say("untitled") }),
      element("p", { textContent: say("source", app.picture.revision, app.speech.date(today())) }),
      image,
      ties(),
      element("p", { className: "address", textContent: app.permalink() }),
    );
  }

  function ties() {
    const names = new Map(app.picture.entities.map((entity) => [entity.id, app.words.name(entity).text]));
    const rows = [...app.seen.ties.values()].flatMap(({ relationships }) => relationships).map((each) => [
      names.get(each.source),
      [app.words.relation(each.relation), each.role ?? (each.kind && app.words.kind(each.kind))].filter(Boolean).join(": "),
      names.get(each.target),
      app.words.status(each.status),
      app.speech.date(each.since ?? each.attested_on),
      each.authority ?? app.speech.number(each.sources),
    ]);
    const columns = ["who", "tie", "whom", "status", "date", "sources"];
    return element(
      "table",
      {},
      element("thead", {}, element("tr", {}, columns.map((key) => element("th", { scope: "col", textContent: say(key) })))),
      element("tbody", {}, rows.map((row) => element("tr", {}, row.map((text) => element("td", { textContent: text }))))),
    );
  }

  return function print() {
    return app.attempt(async () => {
      await prepare();
      window.print();
    });
  };
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
