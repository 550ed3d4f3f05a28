/** The panel that is open in place of the whole stage, for what needs the room. */

const CLASS = "wide-panel";

/** Let the panel that is open take the place of the stage, until one of another kind is opened or none. */
export function widen(app) {
  const { kind } = app.state.panel;
  document.body.classList.add(CLASS);
  const end = app.subscribe(() => {
    if (app.state.panel?.kind === kind) return;
    narrow();
    end();
  });
}

/** Give the stage its place again. */
export function narrow() {
  document.body.classList.remove(CLASS);
}

/** Tell whether the panel has the place of the stage. */
export function isWide() {
  return document.body.classList.contains(CLASS);
}
