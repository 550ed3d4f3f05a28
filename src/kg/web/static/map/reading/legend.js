/** The legend: what the shapes, colours and lines of the picture mean, in words. */
import { keep, kept } from "../../storage.js";
import { element, fill } from "../elements/dom.js";
import { entitySign, hubSign, lineSign, weightSign } from "./legend-signs.js";
import { neighboursBeyond, neighboursWithin } from "../state/neighbours.js";
import { TEXTS } from "../texts/legend.js";

/** Show the legend in a place: of what the picture has, or of everything when asked. */
export function mountLegend(host, app) {
  const say = app.speech.of(TEXTS);
  let isOpen = !window.matchMedia("(max-width: 46rem)").matches && kept("legend") !== "folded";
  let isWhole = false;
  let shown = "";

  function update() {
    const present = has(app);
    const wanted = JSON.stringify([app.state.language, isOpen, isWhole, present]);
    if (wanted === shown) return;
    shown = wanted;
    const held = host.contains(document.activeElement) ? document.activeElement.dataset.act : null;
    fill(host, element("h2", {}, folder()), isOpen ? body(present) : null);
    if (held) host.querySelector(`[data-act=${held}]`)?.focus();
  }

  function folder() {
    return element("button", {
      type: "button",
      className: "button legend-fold",
      data: { act: "fold" },
      aria: { expanded: isOpen, controls: "legend-body" },
      textContent: say("legend"),
      onclick: () => {
        isOpen = !isOpen;
        keep("legend", isOpen ? "open" : "folded");
        update();
      },
    });
  }

  function body(present) {
    const { types, statuses, signs } = isWhole ? everything(app) : present;
    return element(
      "div",
      { className: "legend-body", id: "legend-body", role: "group", aria: { label: say("legend") } },
      group(
        "shapes",
        alike(app, types).map((those) => entry(entitySign(look(app, those[0])), names(app, those))),
      ),
      group("lines", [
        ...statuses.map((status) => entry(lineSign({ dash: dash(app, status) }), say(status))),
        ...signs.filter((sign) => sign in LINES).map((sign) => entry(LINES[sign](), say(sign))),
      ]),
      group(
        "signs",
        signs.filter((sign) => sign in OTHERS).map((sign) => entry(OTHERS[sign](app), say(sign))),
      ),
      element("button", {
        type: "button",
        className: "link small",
        data: { act: "all" },
        aria: { pressed: isWhole },
        textContent: say(isWhole ? "present" : "all"),
        onclick: () => {
          isWhole = !isWhole;
          update();
        },
      }),
    );
  }

  function group(name, entries) {
    if (entries.length === 0) return null;
    return element(
      "div",
      { className: "legend-group" },
      element("h2", { textContent: say(name) }),
      element("ul", {}, entries),
    );
  }

  app.subscribe(update);
}

const LINES = { weight: weightSign, arrow: () => lineSign({ arrow: true }) };
const OTHERS = {
  hub: (app) => hubSign(look(app, "Agreement")),
  plus: () => element("span", { className: "legend-plus", aria: { hidden: true }, textContent: "+5" }),
};

function entry(sign, text) {
  return element(
    "li",
    {},
    element("span", { className: "legend-place" }, sign),
    element("span", { textContent: text }),
  );
}

/** Return what the picture has of what the legend can explain, under the filter. */
function has({ seen, picture, legend }) {
  const ties = [...seen.ties.values()];
  const types = new Set(seen.entities.map(({ type }) => type));
  const statuses = new Set(ties.map(({ status }) => status));
  const within = neighboursWithin(picture);
  const signs = {
    weight: new Set(ties.map(({ weight }) => weight)).size > 1,
    arrow: ties.some(({ directed }) => directed !== null),
    hub: seen.entities.some(({ hub }) => hub),
    plus: seen.entities.some((entity) => neighboursBeyond(entity, within) > 0),
  };
  return {
    types: legend.types.map(({ id }) => id).filter((id) => types.has(id)),
    statuses: legend.statuses.map(({ id }) => id).filter((id) => statuses.has(id)),
    signs: Object.keys(signs).filter((sign) => signs[sign]),
  };
}

function everything({ legend }) {
  return {
    types: legend.types.map(({ id }) => id),
    statuses: legend.statuses.map(({ id }) => id),
    signs: [...Object.keys(LINES), ...Object.keys(OTHERS)],
  };
}

function look({ legend }, type) {
  return legend.types.find(({ id }) => id === type);
}

/** Return types as lists of those that look alike. */
function alike(app, types) {
  const groups = new Map();
  for (const type of types) {
    const { group } = look(app, type);
    groups.set(group, [...(groups.get(group) ?? []), type]);
  }
  return [...groups.values()];
}

/** Return what types are called, as one list in words. */
function names(app, types) {
  const [first, ...others] = types.map(app.words.type);
  return [first, ...others.map((each) => each.toLocaleLowerCase(app.speech.language))].join(", ");
}

function dash({ legend }, status) {
  return legend.statuses.find(({ id }) => id === status)?.dash;
}
