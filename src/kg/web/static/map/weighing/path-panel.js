/** The panel "From – To": how two entities are connected, step by step, and how well each step is supported. */
import { ApiError } from "../state/api.js";
import { asking } from "../elements/asking.js";
import { cut, element, fill } from "../elements/dom.js";
import { entityField, entityOf } from "../finding/entity-field.js";
import { proof } from "../words/facts.js";
import { entityButton, quoted, told } from "../elements/in-words.js";
import { named } from "../words/named.js";
import { mapButtons } from "../frame/on-map.js";
import { TEXTS } from "../texts/path.js";

const MOST = 3;
const LONGEST_NAME = 60;
const DOWN = ["↓", "↑"];
const ALL_STATUSES = ["actual", "planned", "ended"];

/** Fill a host with the panel; see panels.js. */
export function pathPanel(host, app, first) {
  const say = app.speech.of(TEXTS);
  let panel = first;
  let shown = [];

  const from = entityField(app, { label: say("from"), chosen: (entity) => choose({ from: entity?.id ?? null }) });
  const to = entityField(app, { label: say("to"), chosen: (entity) => choose({ to: entity?.id ?? null }) });
  const leaving = element("div", { className: "leaving" });
  const place = element("div", { className: "reply" });
  const question = asking(app, place, answered);

  host.heading.textContent = say("title");
  host.classList.add("path-panel");
  fill(
    host,
    element(
      "div",
      { className: "ends" },
      from.element,
      element(
        "button",
        {
          type: "button",
          className: "button quiet swap",
          title: say("swap"),
          aria: { label: say("swap") },
          onclick: () => choose({ from: panel.to, to: panel.from }),
        },
        element("span", { textContent: "⇅", aria: { hidden: true } }),
      ),
      to.element,
    ),
    leaving,
    place,
  );
  put(panel);

  function choose(change) {
    app.openPanel({ ...panel, ...change });
    const open = [from, to].find((field) => field.input.value === "");
    if (("from" in change) !== ("to" in change)) open?.input.focus();
  }

  /** Show the question, and ask it once both ends are there. */
  function put(asked) {
    panel = asked;
    shown = [];
    if (panel.from && panel.to && panel.from !== panel.to) {
      question.ask("/paths", {
        from: panel.from,
        to: panel.to,
        most: MOST,
        without: panel.without,
        status: panel.loosely ? ALL_STATUSES : [],
      });
      nameEnds();
      return;
    }
    fill(leaving);
    question.leave(element("p", { className: "soft", textContent: say(panel.from && panel.to ? "same" : "choose") }));
    nameEnds();
  }

  async function nameEnds() {
    const asked = panel;
    try {
      const ends = await Promise.all([asked.from, asked.to].map((id) => (id ? entityOf(app, id) : null)));
      if (asked === panel) showEnds(...ends);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }

  function showEnds(start, end) {
    from.show(start);
    to.show(end);
  }

  function answered(answer) {
    showEnds(answer.from, answer.to);
    leaveOut(answer);
    const entities = new Map([answer.from, answer.to, ...answer.entities].map((each) => [each.id, each]));
    const summary = answer.paths.length ? say("found", answer.paths.length) : say("notFound");
    app.say(summary);
    if (answer.paths.length === 0) return [reason(answer)];
    return [
      element("p", { className: "soft", textContent: summary }),
      panel.loosely ? loosened() : null,
      answer.reason === "unfinished" ? element("p", { className: "soft", textContent: say("mayBeMore") }) : null,
      ...answer.paths.map((path, index) => pathSection(path, index, entities)),
    ];
  }

  function pathSection({ steps, weakest }, index, entities) {
    const ids = [steps[0].source, ...steps.map(({ target }) => target)];
    const onMap = mapButtons(app, { ids, arrangement: "path", seeds: [ids[0], ids.at(-1)] });
    shown.push(onMap);
    const heading = element(
      "h3",
      { id: `path-${index}` },
      say("path", index + 1),
      element("span", { className: "small soft", textContent: say("steps", steps.length) }),
    );
    return element(
      "section",
      { className: "path", aria: { labelledby: heading.id } },
      heading,
      weakness(steps[weakest.step], steps.length, entities),
      element(
        "ol",
        { className: "chain" },
        entityItem(entities.get(ids[0])),
        ...steps.flatMap((step, number) => [
          stepItem(step, entities, number === weakest.step && steps.length > 1),
          entityItem(entities.get(step.target)),
        ]),
      ),
      onMap.element,
    );
  }

  function weakness({ source, target, relationships: [best] }, steps, entities) {
    const names = [source, target].map((id) => cut(app.words.name(entities.get(id)).text, LONGEST_NAME).text);
    if (steps === 1) return element("p", { className: "soft small", textContent: say("rests", proof(app, best)) });
    return element("p", { className: "weakest small", textContent: say("weakest", ...names, proof(app, best)) });
  }

  function entityItem(entity) {
    return element(
      "li",
      { className: "chain-entity" },
      entityButton(app, entity),
      element("span", { className: "small soft", textContent: app.words.type(entity.type) }),
    );
  }

  function stepItem({ source, target, relationships, sentence, document }, entities, isWeakest) {
    const [best, ...others] = relationships;
    const names = [source, target].map((id) => namesOf(entities.get(id)));
    const tell = (relationship) => told(app, relationship, { from: source, ends: entities, arrows: DOWN });
    return element(
      "li",
      { className: "chain-step", data: { status: best.status, weakest: isWeakest || null } },
      tell(best),
      sentence ? quoted(app, sentence, document, names) : null,
      others.length
        ? element(
            "details",
            { className: "small" },
            element("summary", { textContent: say("others", others.length) }),
            ...others.map(tell),
          )
        : null,
    );
  }

  /** Offer the busy ones on the paths to be left out, and those that are, to be taken back. */
  function leaveOut({ hubs, excluded }) {
    const offered = [...excluded, ...hubs.filter((hub) => !panel.without.includes(hub.id))];
    const focused = leaving.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    if (offered.length === 0) {
      fill(leaving);
      if (focused) host.heading.focus();
      return;
    }
    fill(
      leaving,
      element(
        "fieldset",
        {},
        element("legend", { className: "small soft", textContent: say("leaveOut") }),
        ...offered.map(chip),
      ),
    );
    if (focused) (leaving.querySelector(`[data-id="${CSS.escape(focused)}"]`) ?? host.heading).focus();
  }

  function chip(entity) {
    const isOut = panel.without.includes(entity.id);
    return element(
      "button",
      {
        type: "button",
        className: "pick",
        data: { id: entity.id },
        aria: { pressed: isOut },
        onclick: () => app.openPanel({ ...panel, without: toggled(panel.without, entity.id) }),
      },
      say("without"),
      " ",
      named(app, entity),
      element("span", { className: "small soft", textContent: say("ties", entity.degree) }),
    );
  }

  /** Say why there is no path, and offer what may help. */
  function reason({ reason: why, through = [], loosely }) {
    const names = through.map((each) => app.words.name(each).text);
    return element(
      "div",
      { className: "empty" },
      element("p", { className: "lead", textContent: say("notFound") }),
      element("p", { textContent: say(`why_${why ?? "none"}`, names.join(", ")) }),
      why === "only_through_excluded"
        ? button(say("takeBack"), { without: panel.without.filter((id) => !through.some((each) => each.id === id)) })
        : null,
      loosely && !panel.loosely
        ? element(
            "div",
            {},
            element("p", { textContent: say("loosely", loosely) }),
            button(say("loosen"), { loosely: true }),
          )
        : null,
      panel.loosely ? loosened() : null,
    );
  }

  function loosened() {
    return element(
      "p",
      { className: "soft" },
      say("isLoose"),
      " ",
      element("button", {
        type: "button",
        className: "link",
        textContent: say("tighten"),
        onclick: () => app.openPanel({ ...panel, loosely: undefined }),
      }),
    );
  }

  function button(textContent, change) {
    return element("button", {
      type: "button",
      className: "button",
      textContent,
      onclick: () => app.openPanel({ ...panel, ...change }),
    });
  }

  return {
    change: put,
    title: () => say("title"),
    update: () => shown.forEach((each) => each.update()),
  };
}

function namesOf({ name, names }) {
  return [name, ...Object.values(names)];
}

function toggled(ids, id) {
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
}
