/** What the browser keeps for the next visit, where it lets us. */

/** Return what was kept under a key, empty if nothing was. */
export function kept(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** Keep a text under a key. */
export function keep(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Storage is switched off; the choice holds for this visit.
  }
}
