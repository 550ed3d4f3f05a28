/** The start: what this is, where to look something up, six questions that can be asked at once, and what there is. */
import { ApiError, get } from "../state/api.js";
import { bring } from "../state/choosing.js";
import { element, fill } from "../elements/dom.js";
import { failure } from "../elements/failure.js";
import { mountFinder } from "./finder.js";
import { latest } from "../state/latest.js";
import { EMPTY_FILTER } from "../state/state.js";
import { TEXTS } from "../texts/start.js";

/** How many entities are shown without being asked for one by one. */
const MOST_UNASKED = 150;

/** Show the start in `host`; `answer` is told what was asked, and what to say of it beside the picture. */
export function mountStart(host, app, answer) {
  const say = app.speech.of(TEXTS);
  const chosen = latest();
  const lead = element("h1");
  const search = element("div", { className: "start-finder" });
  const heading = element("h2", { id: "start-questions" });
  const questions = element("ul", { className: "start-questions", aria: { labelledby: heading.id } });
  const trouble = element("div");
  const about = element("p", { className: "soft small start-data" });
  let starts = null;
  let language = null;
  let wasShown = false;

  fill(
    host,
    element("div", { className: "start-page" }, lead, search, heading, questions, trouble, about),
  );
  const finder = mountFinder(search, app);

  function update() {
    if (language !== app.speech.language) word();
    const isShown = app.state.entities.length === 0 && app.state.panel === null;
    if (isShown && !wasShown && matchMedia("(pointer: fine)").matches) queueMicrotask(finder.focus);
    wasShown = isShown;
  }

  function word() {
    language = app.speech.language;
    const { entities, relationships, documents, revision, published_at: published } = app.revision;
    lead.textContent = say("lead");
    heading.textContent = say("questions");
    about.textContent = [
      say("documents", documents),
      say("entities", entities),
      say("relationships", relationships),
      say("revision", String(revision), app.speech.date(published)),
    ].join(" · ");
    if (starts) fill(questions, ...starts.map(question));
    else if (trouble.childElementCount === 0) fill(questions, element("li", { className: "soft", textContent: say("loading") }));
  }

  async function load() {
    trouble.replaceChildren();
    try {
      ({ starts } = await get("/starts"));
      fill(questions, ...starts.map(question));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      questions.replaceChildren();
      fill(trouble, failure(app, error, load));
    }
  }

  function question(each) {
    const reply = element("div", { className: "start-reply" });
    const number = each.count > 0 ? app.speech.number(each.count) : say("none");
    return element(
      "li",
      {},
      element(
        "button",
        { type: "button", className: "start-question", onclick: () => ask(each, reply) },
        element("span", { textContent: each.question[language] }),
        element("span", { className: each.count > 0 ? "count" : "count soft", textContent: number }),
      ),
      reply,
    );
  }

  async function ask(each, reply) {
    reply.replaceChildren();
    host.setAttribute("aria-busy", "true");
    try {
      const given = await chosen.ask((signal) => get(`/starts/${encodeURIComponent(each.id)}`, {}, signal));
      if (given !== null) await show(given, reply);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fill(reply, failure(app, error, () => ask(each, reply)));
    }
    host.removeAttribute("aria-busy");
  }

  async function show(given, reply) {
    if (given.shows !== "map") {
      app.openPanel(given.shows === "gaps" ? { kind: "gaps" } : { kind: "changes", since: given.since ?? "" });
    } else if (given.entities.length === 0) {
      fill(reply, ...nothing(given));
      app.say(given.answer[language]);
      return;
    } else {
      await bring(app, given.entities.slice(0, MOST_UNASKED), { anew: true, filter: EMPTY_FILTER, panel: null });
    }
    answer.show(given);
  }

  /** A question that nothing answers: say so, and where one can go on. */
  function nothing(given) {
    return [
      element("p", { textContent: given.answer[language] }),
      element("p", { className: "soft small" }, `${say("instead")} `, catalogue()),
    ];
  }

  const catalogue = () => element("a", { href: "/catalogue", textContent: say("catalogue") });

  app.subscribe(update);
  load();
}
