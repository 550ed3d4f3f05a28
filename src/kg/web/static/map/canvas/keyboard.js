/** The keyboard on the picture: a reader walks from entity to entity and from tie to tie. */
import { tieKey } from "./scene.js";
import { ahead, isArrow, nextTie } from "./walking.js";

const ZOOM = 1.4;

/**
 * Follow the keys that are pressed while the container has the focus.
 *
 * `parts` are {container, scene, view}. `doing` is called: `reach(mark)` with the entity or tie walked to,
 * `select(mark)`, `expand(id)`, `fit()` and `leave()`. Returned is a function that stops following.
 */
export function followKeys({ container, scene, view }, doing) {
  let from = null;

  const present = (id) => (id !== null && scene.entities.has(id) ? id : null);
  /** The entity that is walked from: the one that was reached last, even if a tie of it is reached now. */
  const place = () => {
    const { entity, tie } = scene.reached;
    if (tie && (tie.first === from || tie.second === from)) return present(from);
    return present(entity ?? tie?.first ?? scene.selection.entity ?? scene.selection.tie?.first ?? null);
  };
  const reach = (id) => {
    from = id;
    doing.reach({ entity: id, tie: null });
  };
  const walk = (key) => {
    const id = place();
    const next = id === null ? scene.seed : ahead(scene, id, key);
    if (next !== null) reach(next);
  };
  const turn = (step) => {
    const id = place() ?? scene.seed;
    if (id === null) return;
    const key = nextTie(scene, id, scene.reached.tie ? tieKey(scene.reached.tie) : null, step);
    if (key === null) return;
    from = id;
    const [first, second] = scene.ends(key);
    doing.reach({ entity: null, tie: { first, second } });
  };
  const withId = (act) => () => {
    const id = place();
    if (id !== null) act(id);
  };
  const select = () => (scene.reached.tie ? doing.select(scene.reached) : selectEntity());
  const selectEntity = withId((id) => doing.select({ entity: id, tie: null }));
  const zoom = (factor) => view.glide(view.zoomed(factor));

  const plain = {
    Enter: select,
    "+": withId(doing.expand),
    "=": withId(doing.expand),
    Home: () => scene.seed !== null && reach(scene.seed),
    Escape: () => (scene.reached.tie && place() !== null ? reach(place()) : doing.leave()),
  };
  const withControl = {
    "+": () => zoom(ZOOM),
    "=": () => zoom(ZOOM),
    "-": () => zoom(1 / ZOOM),
    0: doing.fit,
  };

  /** What a key does; E is found by its place on the keyboard, for it writes another letter in Cyrillic. */
  function action(event) {
    if (event.ctrlKey || event.metaKey) return event.altKey ? null : withControl[event.key];
    if (event.altKey) return null;
    if (isArrow(event.key)) return () => walk(event.key);
    if (event.code === "KeyE") return () => turn(event.shiftKey ? -1 : 1);
    return plain[event.key];
  }

  function press(event) {
    const act = event.target === container ? action(event) : null;
    if (!act) return;
    event.preventDefault();
    act();
  }

  container.addEventListener("keydown", press);
  return () => container.removeEventListener("keydown", press);
}
