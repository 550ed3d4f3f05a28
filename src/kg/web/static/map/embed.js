/** The picture within another page: to look at and to move in, with title, date, and the way to the whole. */
import { ApiError } from "./state/api.js";
import { createApp, essentials } from "./state/app.js";
import { title } from "./sharing/exports.js";
import { mountNotices } from "./frame/notices.js";
import { readersLanguage, speech } from "./words/speech.js";
import { mountStage } from "./frame/stage.js";
import { TEXTS } from "./texts/embed.js";

const place = (id) => document.getElementById(id);
const spoken = speech(readersLanguage());
const say = spoken.of(TEXTS);

async function start() {
  try {
    run(createApp({ speech: spoken, ...(await essentials()) }));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    place("state").textContent = say("failed");
  }
}

function run(app) {
  mountNotices(place("notices"), app);
  mountStage({ host: place("canvas"), corner: place("corner"), over: place("state") }, app);
  app.onAnnouncement((sentence) => {
    place("live").textContent = sentence;
  });
  app.subscribe(({ state, picture, revision }) => {
    document.documentElement.lang = state.language;
    place("title").textContent = title(app) || say("untitled");
    place("whole").textContent = say("whole");
    place("whole").href = app.permalink().replace("/embed#", "/#");
    place("source").textContent = say(
      "source",
      picture.revision ?? revision.revision,
      spoken.date(revision.published_at),
    );
  });
  app.begin();
}

start();
