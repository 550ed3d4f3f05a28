/**
 * The one place where the state changes. Parts of the page read it and ask for changes; none talks to another.
 */
import { ApiError, get, post } from "./api.js";
import { steps } from "./history.js";
import { read, written } from "./permalink.js";
import { EMPTY } from "./state.js";
import { seen } from "./ties.js";
import { words } from "../words/words.js";

/** How many entities may be in a picture. */
export const MOST_ENTITIES = 1000;

const NOTHING = Object.freeze({ entities: [], relationships: [], missing: [], renamed: {}, revision: null });

/**
 * Return the page's heart.
 *
 * `speech` speaks the reader's language; `vocabulary` and `facets` are the server's answers; `legend` is its look.
 */
export function createApp({ speech, vocabulary, facets, legend, revision }) {
  const listeners = new Set();
  const announcements = new Set();
  const symmetric = new Set(vocabulary.symmetric);
  let state = { ...EMPTY, language: speech.language };
  let picture = NOTHING;
  let failure = null;
  let loading = 0;
  let view = null;
  let lastAdded = Promise.resolve();

  const history = steps(
    (each) => `${location.pathname}${location.search}#${written(each)}`,
    (restored) => arrive(restored ?? read(location.hash, state.language)),
  );

  const app = {
    speech,
    words: words(vocabulary, speech),
    vocabulary,
    facets,
    legend,
    revision,
    history,
    get state() {
      return state;
    },
    /** The server's answer for what is in the picture, with `missing` and `renamed` ids of an older link. */
    get picture() {
      return picture;
    },
    /** What of the picture is seen under the filter; see ties.js. */
    get seen() {
      view ??= seen(picture, state.filter, state.seeds, symmetric);
      return view;
    },
    get failure() {
      return failure;
    },
    get isLoading() {
      return loading > 0;
    },
    subscribe,
    step,
    replace,
    add,
    move,
    remove,
    begin,
    say: announce,
    refresh: changed,
    onAnnouncement: (listener) => announcements.add(listener),
    openPanel: (panel) => step({ panel }),
    closePanel: () => step({ panel: null }),
    permalink,
    attempt,
    report,
    retry: () => arrive(state),
  };

  /** Call a listener whenever something changed; returns what ends that. */
  function subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Take a step that can be undone: change parts of the state. */
  function step(change) {
    set({ ...state, ...change });
    history.push(state);
    changed();
  }

  /** Change parts of the state without a step of its own, such as the language or where one looks. */
  function replace(change) {
    set({ ...state, ...change });
    history.replace(state);
    changed();
  }

  /** Show the state of the address that was opened. */
  async function begin() {
    const short = /^#view=([\w-]+)$/.exec(location.hash)?.[1];
    history.begin(read(location.hash, speech.language));
    await asking(async () => {
      const fragment = short ? (await get(`/views/${short}`)).state : location.hash;
      await arrive(read(fragment, speech.language));
    });
  }

  /**
   * Add entities to the picture, beside what is there, and take one step of it.
   *
   * `options` may hold `around`, an id they belong to; `arrangement`; `seeds`, to ask for them; `anew`, to begin a new
   * picture; `panel` to open; `filter` to set. What is asked for meanwhile is added after it. Returns how many found no
   * room.
   */
  function add(ids, options = {}) {
    const added = lastAdded.then(() => addNow(ids, options));
    lastAdded = added.catch(() => {});
    return added;
  }

  async function addNow(ids, { around = null, arrangement = "around", seeds = [], anew = false, ...change }) {
    const kept = anew ? [] : state.entities;
    const there = new Set(kept.map(({ id }) => id));
    const added = ids.filter((id) => !there.has(id)).slice(0, MOST_ENTITIES - kept.length);
    await asking(async () => {
      const answer = await post("/pictures", { entities: kept, add: added, around, arrangement });
      accept(answer);
      const asked = known([...new Set([...(anew ? [] : state.seeds), ...seeds])]);
      step({ ...change, entities: places(), seeds: asked, ...origin(anew) });
    });
    return ids.length - added.length;
  }

  function origin(anew) {
    return anew ? { camera: null, revision: picture.revision } : { revision: picture.revision };
  }

  /** Return the whole address of what is seen, with the revision it is seen at. */
  function permalink() {
    const seenAt = { ...state, revision: state.revision ?? picture.revision };
    return `${location.origin}${location.pathname}#${written(seenAt)}`;
  }

  /** Put an entity somewhere else. */
  function move(id, x, y) {
    const put = (each) => (each.id === id ? { ...each, x: Math.round(x), y: Math.round(y) } : each);
    picture = { ...picture, entities: picture.entities.map(put) };
    view = null;
    step({ entities: state.entities.map(put) });
  }

  /** Take an entity out of the picture. */
  function remove(id) {
    picture = {
      ...picture,
      entities: picture.entities.filter((entity) => entity.id !== id),
      relationships: picture.relationships.filter(({ source, target }) => source !== id && target !== id),
    };
    view = null;
    step({
      entities: state.entities.filter((entity) => entity.id !== id),
      seeds: state.seeds.filter((seed) => seed !== id),
    });
  }

  /** Show a state that comes from the address or from the history. */
  async function arrive(arrived) {
    set(arrived);
    speech.language = arrived.language;
    failure = null;
    if (samePicture(arrived)) {
      picture = { ...picture, entities: moved(arrived) };
      view = null;
      changed();
      return;
    }
    if (arrived.entities.length === 0) {
      accept(NOTHING);
      changed();
      return;
    }
    await asking(async () => {
      accept(await post("/pictures", { entities: arrived.entities, add: [] }));
      set({ ...state, entities: places(), seeds: known(arrived.seeds) });
    });
  }

  /** Return what became of ids, without those that the graph has no longer. */
  function known(ids) {
    const there = new Set(picture.entities.map(({ id }) => id));
    return ids.map((id) => picture.renamed[id] ?? id).filter((id) => there.has(id));
  }

  function samePicture({ entities }) {
    const ids = new Set(picture.entities.map(({ id }) => id));
    return entities.length > 0 && entities.length === ids.size && entities.every(({ id }) => ids.has(id));
  }

  function moved({ entities }) {
    const byId = new Map(picture.entities.map((entity) => [entity.id, entity]));
    return entities.map(({ id, x, y }) => ({ ...byId.get(id), x, y }));
  }

  /** Run a question to the server; what goes wrong is shown and can be tried again. */
  async function asking(question) {
    loading += 1;
    failure = null;
    changed();
    try {
      await question();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      failure = error;
    } finally {
      loading -= 1;
      changed();
    }
  }

  function accept(answer) {
    picture = {
      ...answer,
      entities: answer.entities.map((entity) => ({ ...entity, x: Math.round(entity.x), y: Math.round(entity.y) })),
    };
    view = null;
  }

  function places() {
    return picture.entities.map(({ id, x, y }) => ({ id, x, y }));
  }

  function set(next) {
    if (next.filter !== state.filter || next.seeds !== state.seeds) view = null;
    state = Object.freeze(next);
  }

  function changed() {
    for (const listener of listeners) listener(app);
  }

  /** Do something that may ask the server; what goes wrong is told of above the picture. */
  async function attempt(act) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      report(error);
    }
  }

  /** Tell of something that went wrong, or with null that it is over. */
  function report(error) {
    failure = error;
    changed();
  }

  function announce(sentence) {
    for (const listener of announcements) listener(sentence);
  }

  return app;
}

/** Ask the server for what the whole page needs, at once. */
export async function essentials() {
  const [vocabulary, facets, legend, revision] = await Promise.all(
    ["/vocabulary", "/facets", "/legend", "/revision"].map((path) => get(path)),
  );
  return { vocabulary, facets, legend, revision };
}
