/** The steps of the reader: undo, redo and the browser's Back and Forward walk the same way. */

/** How many steps can be taken back. */
const MOST = 50;

/** How many entries the browser surely keeps behind the present one; it forgets older ones without a word. */
const KEPT_BY_BROWSER = 40;

/**
 * Return the steps of a page.
 *
 * `addressOf(state)` gives the address to show for a state. `restore(state)` is called with the state to go back or
 * forward to, and with null for an address that was opened by hand, which the caller has to read.
 */
export function steps(addressOf, restore) {
  let taken = [];
  let present = 0;
  let behind = 0;
  let forgotten = 0;
  let last = Date.now();

  /** Begin with a state, leaving the address as it was opened; after a reload, steps back are still there. */
  function begin(state) {
    const depth = history.state?.depth ?? 0;
    behind = Math.min(depth, KEPT_BY_BROWSER);
    forgotten = 0;
    taken = [entry(state, depth)];
    present = 0;
    history.replaceState(taken[0], "", location.href);
  }

  function push(state) {
    taken = [...taken.slice(0, present + 1), entry(state, depth() + 1)].slice(-(MOST + 1));
    present = taken.length - 1;
    behind = Math.min(behind + 1, KEPT_BY_BROWSER);
    forgotten = 0;
    history.pushState(taken[present], "", addressOf(state));
  }

  /** Change the present step, without taking another. */
  function replace(state) {
    taken[present] = { ...taken[present], state };
    history.replaceState(taken[present], "", addressOf(state));
  }

  function undo() {
    if (behind > 0) history.back();
    else if (present > 0) show(present - 1, 1);
  }

  function redo() {
    if (forgotten > 0) show(present + 1, -1);
    else if (present < taken.length - 1) history.forward();
  }

  /** Go to a step that the browser has no entry for. */
  function show(place, more) {
    present = place;
    forgotten += more;
    history.replaceState(taken[place], "", addressOf(taken[place].state));
    restore(taken[place].state);
  }

  window.addEventListener("popstate", ({ state: shown }) => {
    if (!shown?.state) {
      restore(null);
      return;
    }
    const place = taken.findIndex((each) => each.number === shown.number);
    behind = Math.min(shown.depth, Math.max(0, behind + shown.depth - depth()));
    if (place < 0) taken = [shown];
    present = Math.max(place, 0);
    restore(shown.state);
  });

  return {
    begin,
    push,
    replace,
    undo,
    redo,
    get canUndo() {
      return behind > 0 || present > 0;
    },
    get canRedo() {
      return present < taken.length - 1;
    },
  };

  function depth() {
    return taken[present].depth;
  }

  function entry(state, deep) {
    last += 1;
    return { number: last, depth: deep, state };
  }
}
