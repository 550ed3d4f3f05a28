/** Lines above the picture that the reader should not miss: an older link, what is gone, what went wrong. */
import { element, fill } from "../elements/dom.js";
import { sentenceOf } from "../elements/failure.js";
import { TEXTS } from "../texts/notices.js";

/** Show notices in `host`, each as long as it is true. */
export function mountNotices(host, app) {
  const say = app.speech.of(TEXTS);

  function show() {
    fill(host, failure(), older(), missing(), renamed());
  }

  function failure() {
    if (!app.failure) return null;
    return notice("alarm", sentenceOf(app.speech, app.failure), ["again", app.retry], ["dismiss", () => app.report(null)]);
  }

  function older() {
    const { revision } = app.state;
    const now = app.picture.revision;
    if (revision === null || now === null || revision === now) return null;
    return notice("note", say("older", revision, now), [
      "changes",
      () => app.openPanel({ kind: "changes", since: String(revision) }),
    ]);
  }

  function missing() {
    const count = app.picture.missing.length;
    return count > 0 ? notice("note", say("missing", count)) : null;
  }

  function renamed() {
    const count = Object.keys(app.picture.renamed).length;
    return count > 0 ? notice("note", say("renamed", count)) : null;
  }

  function notice(kind, sentence, ...actions) {
    return element(
      "div",
      { className: `notice ${kind}`, role: kind === "alarm" ? "alert" : "status" },
      element("p", { textContent: sentence }),
      ...actions.map(([key, act]) =>
        element("button", { type: "button", className: "link", textContent: say(key), onclick: act }),
      ),
    );
  }

  app.subscribe(show);
}
