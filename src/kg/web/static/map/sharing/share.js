/** The dialog of sharing: the link to exactly this picture, a short one where it is long, and one to embed. */
import { ApiError, post } from "../state/api.js";
import { copy } from "../elements/clipboard.js";
import { element, fill } from "../elements/dom.js";
import { title } from "./exports.js";
import { LONGEST } from "../state/permalink.js";
import { TEXTS } from "../texts/share.js";

/** Return what opens the dialog, which is made in `host`. */
export function mountShare(host, app) {
  const say = app.speech.of(TEXTS);
  const dialog = element("dialog", { className: "dialog", aria: { labelledby: "share-heading" } });
  host.append(dialog);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  async function open() {
    fill(dialog, frame(element("p", { className: "soft", textContent: say("preparing") })));
    dialog.showModal();
    try {
      const links = await addresses(app);
      fill(dialog, frame(...fields(links)));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fill(dialog, frame(element("p", { role: "alert", textContent: say("failed", error.message) })));
    }
  }

  function frame(...content) {
    return element(
      "div",
      { className: "dialog-body" },
      element("h2", { id: "share-heading", textContent: say("heading") }),
      ...content,
      element("button", {
        type: "button",
        className: "button",
        textContent: say("close"),
        onclick: () => dialog.close(),
      }),
    );
  }

  function fields({ full, short }) {
    return [
      element("p", { className: "soft", textContent: say("exactly", app.picture.revision ?? app.revision.revision) }),
      short && field("short", short),
      field("link", full),
      field("embed", embedding(app, short ?? full)),
    ];
  }

  function field(key, text) {
    const input = element("input", { id: `share-${key}`, value: text, readOnly: true, className: "input" });
    input.addEventListener("focus", () => input.select());
    const button = element("button", {
      type: "button",
      className: "button",
      textContent: say("copy"),
      aria: { label: `${say("copy")}: ${say(key)}` },
      onclick: async () => app.say((await copy(input)) ? say("copied") : say("byHand")),
    });
    return element(
      "div",
      { className: "field" },
      element("label", { htmlFor: input.id, textContent: say(key) }),
      element("div", { className: "field-row" }, input, button),
    );
  }

  return open;
}

/** Return the address of this picture, and a short one kept on the server where it is long; throws ApiError. */
async function addresses(app) {
  const full = app.permalink();
  if (full.length <= LONGEST) return { full, short: null };
  const { id } = await post("/views", { state: new URL(full).hash.slice(1) });
  return { full, short: `${location.origin}${location.pathname}#view=${id}` };
}

/** Return the element that shows the picture within another page. */
function embedding(app, address) {
  const frame = document.createElement("iframe");
  frame.src = address.replace("/#", "/embed#");
  frame.title = title(app);
  frame.width = "800";
  frame.height = "500";
  frame.loading = "lazy";
  return frame.outerHTML;
}
