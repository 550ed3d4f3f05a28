/** The page: asks for what it needs, puts its parts together, and shows the state of the address. */
import { mountAnswer } from "./finding/answer.js";
import { ApiError } from "./state/api.js";
import { createApp, essentials } from "./state/app.js";
import { changesPanel } from "./weighing/changes-panel.js";
import { commonPanel } from "./weighing/common-panel.js";
import { element, fill } from "./elements/dom.js";
import { sentenceOf } from "./elements/failure.js";
import { entityPanel } from "./details/entity-panel.js";
import { mountFilters } from "./reading/filters.js";
import { mountFinder } from "./finding/finder.js";
import { gapsPanel } from "./weighing/gaps-panel.js";
import { mountLegend } from "./reading/legend.js";
import { mountNotices } from "./frame/notices.js";
import { mountPanels } from "./frame/panels.js";
import { pathPanel } from "./weighing/path-panel.js";
import { mountQuestions } from "./frame/questions.js";
import { readersLanguage, speech } from "./words/speech.js";
import { mountStage } from "./frame/stage.js";
import { mountStart } from "./finding/start.js";
import { mountSummary } from "./reading/summary.js";
import { mountViews } from "./reading/table-switch.js";
import { mountTable } from "./reading/table.js";
import { mountTabs } from "./frame/tabs.js";
import { TEXTS } from "./texts/frame.js";
import { tiePanel } from "./details/tie-panel.js";
import { mountTimeline } from "./reading/timeline.js";
import { mountTools } from "./frame/tools.js";

const place = (id) => document.getElementById(id);
const spoken = speech(readersLanguage());
const say = spoken.of(TEXTS);

const PANELS = {
  entity: entityPanel,
  tie: tiePanel,
  path: pathPanel,
  common: commonPanel,
  gaps: gapsPanel,
  changes: changesPanel,
};

async function start() {
  frame();
  fill(place("start"), element("p", { className: "waiting soft", textContent: say("loading") }));
  try {
    const needed = await essentials();
    run(createApp({ speech: spoken, ...needed }));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    fail(error);
  }
}

function run(app) {
  app.subscribe(frame);
  app.subscribe(({ state }) => {
    document.body.dataset.screen = state.entities.length || state.panel ? "work" : "start";
    document.body.dataset.view = state.view;
  });
  mountStart(place("start"), app, mountAnswer(place("answer"), app));
  mountFinder(place("finder"), app);
  mountNotices(place("notices"), app);
  mountStage({ host: place("canvas"), corner: place("corner"), over: place("state") }, app);
  mountQuestions(place("tools"), app);
  mountTools(place("tools"), document.body, app);
  mountViews(place("tools"), app);
  mountFilters(place("filters"), app);
  mountTimeline(place("timeline"), app);
  mountSummary(place("summary"), app);
  mountTable(place("table"), app);
  mountLegend(place("legend"), app);
  mountTabs(place("tabs"), app);
  mountPanels(place("panel"), app, PANELS);
  app.onAnnouncement((sentence) => {
    place("live").textContent = sentence;
  });
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      spoken.language = button.dataset.language;
      app.replace({ language: button.dataset.language });
    });
  }
  app.begin();
}

/** Word the parts of the page that are in its HTML. */
function frame() {
  document.documentElement.lang = spoken.language;
  for (const each of document.querySelectorAll("[data-text]")) each.textContent = say(each.dataset.text);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === spoken.language));
  }
}

/** Say why there is nothing to show, and offer to try again. */
function fail(error) {
  const sentence = error.status === 404 ? say("unpublished") : sentenceOf(spoken, error);
  fill(
    place("start"),
    element(
      "div",
      { className: "failed", role: "alert" },
      element("p", { textContent: sentence }),
      element("button", { type: "button", className: "button", textContent: say("again"), onclick: start }),
    ),
  );
}

start();
