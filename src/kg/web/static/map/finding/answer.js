/** The sentence that answers a ready question, above what it shows, for as long as that is what is seen. */
import { element, fill } from "../elements/dom.js";
import { icon } from "../elements/icons.js";
import { TEXTS } from "../texts/start.js";

/** Show in `host` what `show(given)` of the returned is told: an answer of the server to a ready question. */
export function mountAnswer(host, app) {
  const say = app.speech.of(TEXTS);
  const line = element("section", { className: "answer-line", hidden: true, tabIndex: -1 });
  fill(host, line);
  let answered = null;

  /** Show the answer to a question whose picture or panel is being shown. */
  function show(given) {
    answered = { ...given, seen: whatIsSeen(), language: null };
    update();
    app.say(sentence());
    if (app.state.panel === null) line.focus({ preventScroll: true });
  }

  function update() {
    if (answered && answered.seen !== whatIsSeen()) answered = null;
    line.hidden = answered === null;
    if (answered === null || answered.language === app.speech.language) return;
    answered.language = app.speech.language;
    line.setAttribute("aria-label", say("answer"));
    fill(
      line,
      element("p", {}, element("strong", { textContent: answered.question[answered.language] }), " ", sentence()),
      element(
        "button",
        {
          type: "button",
          className: "button quiet",
          title: say("dismiss"),
          aria: { label: say("dismiss") },
          onclick: dismiss,
        },
        icon("clear"),
      ),
    );
  }

  function sentence() {
    const shown = app.state.entities.length;
    const whole = answered.answer[app.speech.language];
    const isPart = answered.shows === "map" && answered.total > shown;
    return isPart ? `${whole} ${say("part", shown, answered.total)}` : whole;
  }

  function dismiss() {
    answered = null;
    update();
  }

  /** Return what makes the sentence out of date when it becomes another: the entities, or the panel without any. */
  function whatIsSeen() {
    const { entities, panel } = app.state;
    return entities.length ? entities.map(({ id }) => id).join(" ") : `panel ${panel?.kind}`;
  }

  app.subscribe(update);
  return { show };
}
