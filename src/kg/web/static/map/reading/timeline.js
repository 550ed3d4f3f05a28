/** The time slider: from when to when the ties that are shown held, or as of one date. */
import { element, fill } from "../elements/dom.js";
import { heights, histogram } from "./timeline-histogram.js";
import { scale, writtenDate } from "./timeline-scale.js";
import { slider } from "./timeline-slider.js";
import { windowInWords } from "../words/timeline-words.js";
import { TEXTS } from "../texts/timeline.js";

/** How soon, in milliseconds, a further movement belongs to the same step; browsers bear no more changes of address. */
const ONE_MOVEMENT = 900;
const BETWEEN_CHANGES = 250;

const ROOM_FOR_LABEL = 56;

/** Show the time slider in a place. */
export function mountTimeline(host, app) {
  const say = app.speech.of(TEXTS);
  const { first, last } = app.facets.years;
  const track = slider({ moved, rested });
  const change = movement(app);
  let asOf = null;
  let isZoomed = false;
  let preview = null;
  let parts = null;
  let language = null;
  let isFolded = window.matchMedia("(max-width: 46rem)").matches;

  function update() {
    if (app.state.language !== language) build();
    if (first === null) return;
    const filter = { ...app.state.filter, ...preview };
    const isAsOf = isMoment(filter);
    const present = scaleOf(filter);
    const start = filter.since ? present.of(filter.since, "first") : 0;
    const end = filter.until ? present.of(filter.until, "last") : present.last;
    track.update({
      last: present.last,
      start,
      end,
      joined: isAsOf,
      large: present.unit === "month" ? 12 : 5,
      labels: { start: say("start"), end: say("end"), both: say("moment") },
      howTo: "timeline-how-to",
      words: (place, edge) => app.speech.date(filter[edge === "start" ? "since" : "until"] || present.date(place)),
    });
    const words = windowInWords(app.speech, filter) || say("allTime");
    parts.words.textContent = words;
    parts.fold.setAttribute("aria-expanded", String(!isFolded));
    parts.body.hidden = isFolded;
    parts.moment.setAttribute("aria-pressed", String(isAsOf));
    parts.field.hidden = !isAsOf;
    if (isAsOf && document.activeElement !== parts.date) parts.date.value = filter.since;
    parts.months.setAttribute("aria-pressed", String(present.unit === "month"));
    parts.reset.disabled = !filter.since && !filter.until;
    parts.undated.checked = filter.undated;
    parts.undatedWords.textContent = say("undated", app.seen.undated);
    fill(parts.drawing, histogram(heights(app.picture, app.state, present), start, end));
    label(present);
  }

  /** Word everything anew, for a language. */
  function build() {
    language = app.state.language;
    const words = element("span", { className: "timeline-words" });
    const fold = button("quiet timeline-fold", () => {
      isFolded = !isFolded;
      update();
    });
    fold.append(element("span", { className: "soft", textContent: say("time") }), " ", words);
    fold.setAttribute("aria-controls", "timeline-body");
    const error = element("p", { className: "alarm small", id: "timeline-error", role: "alert", hidden: true });
    const date = element("input", {
      type: "text",
      className: "input",
      inputMode: "text",
      autocomplete: "off",
      placeholder: say("asOfHint"),
      aria: { describedby: error.id },
      onchange: write,
    });
    const undated = element("input", {
      type: "checkbox",
      onchange: () => app.step({ filter: { ...app.state.filter, undated: undated.checked } }),
    });
    const undatedWords = element("span");
    parts = {
      words,
      fold,
      error,
      date,
      undated,
      undatedWords,
      field: element(
        "label",
        { className: "timeline-field" },
        element("span", { className: "unseen", textContent: say("asOfField") }),
        date,
      ),
      moment: button("quiet", toggleMoment, say("asOfButton")),
      months: button("quiet", toggleMonths, say("months")),
      reset: button("quiet", reset, say("reset")),
      drawing: element("div", { className: "timeline-drawing" }),
      labels: element("div", { className: "timeline-labels", aria: { hidden: true } }),
      body: element("div", { className: "timeline-body", id: "timeline-body" }),
    };
    fill(
      parts.body,
      element("div", { className: "timeline-track" }, parts.drawing, track.element, parts.labels),
      element("p", { className: "unseen", id: "timeline-how-to", textContent: say("howTo") }),
      element(
        "div",
        { className: "timeline-tools" },
        parts.moment,
        parts.field,
        parts.months,
        parts.reset,
        element("label", { className: "timeline-undated" }, undated, undatedWords),
      ),
      error,
    );
    fill(
      host,
      fold,
      first === null ? element("p", { className: "soft small", textContent: say("noDates") }) : parts.body,
    );
    host.setAttribute("role", "group");
    host.setAttribute("aria-label", say("time"));
  }

  function button(look, onclick, textContent) {
    return element("button", { type: "button", className: `button ${look}`, onclick, textContent });
  }

  /** Tell whether both thumbs are one: when asked for, or when a link says so. */
  function isMoment({ since, until }) {
    const isOne = since !== "" && since === until;
    if (isOne && asOf === null) asOf = true;
    if (!isOne && asOf) asOf = null;
    return isOne && asOf;
  }

  /** Years, or months when they are wanted or a date has them; then of the years of the window alone. */
  function scaleOf({ since, until }) {
    const hasMonths = since.length > 4 || until.length > 4;
    if (!isZoomed && !hasMonths) return scale(first, last, "year");
    return isZoomed ? scale(isZoomed.first, isZoomed.last, "month") : scale(first, last, "month");
  }

  function moved(start, end) {
    const present = scaleOf(app.state.filter);
    const isAsOf = isMoment({ ...app.state.filter, ...preview });
    const isAtFirst = start === 0 && present.year(0) === first && !isAsOf;
    const isAtLast = end === present.last && present.year(end) === last && !isAsOf;
    const now = { ...app.state.filter, ...preview };
    const kept = (edge, place, side) =>
      now[edge] && present.of(now[edge], side) === place ? now[edge] : present.date(place);
    preview = {
      since: isAtFirst ? "" : kept("since", start, "first"),
      until: isAtLast ? "" : kept("until", end, "last"),
    };
    if (isAsOf) preview.until = preview.since;
    asOf ??= false;
    change.to(preview);
    update();
  }

  function rested() {
    if (preview) change.end(preview);
    preview = null;
  }

  function set(window) {
    app.step({ filter: { ...app.state.filter, ...window } });
  }

  function toggleMoment() {
    const { filter } = app.state;
    if (isMoment(filter)) {
      reset();
      return;
    }
    asOf = true;
    const moment = filter.until || filter.since || String(last);
    set({ since: moment, until: moment });
    parts.date.focus();
  }

  function reset() {
    asOf = null;
    set({ since: "", until: "" });
    parts.moment.focus();
  }

  function toggleMonths() {
    const { since, until } = app.state.filter;
    const isMonthly = scaleOf(app.state.filter).unit === "month";
    isZoomed = isMonthly ? false : { first: yearOf(since) ?? first, last: yearOf(until) ?? last };
    if (isMonthly && (since.length > 4 || until.length > 4))
      set({ since: since.slice(0, 4), until: until.slice(0, 4) });
    else update();
  }

  function yearOf(date) {
    return date ? Math.min(last, Math.max(first, Number(date.slice(0, 4)))) : null;
  }

  function write() {
    const moment = writtenDate(parts.date.value);
    parts.error.hidden = moment !== null;
    parts.error.textContent = moment === null ? say("notDate") : "";
    parts.date.setAttribute("aria-invalid", String(moment === null));
    if (moment === null) return;
    asOf = true;
    set({ since: moment, until: moment });
  }

  /** Write as many years under the track as there is room for. */
  function label(present) {
    const years = present.year(present.last) - present.year(0) + 1;
    const room = Math.max(1, Math.floor((parts.labels.clientWidth || 600) / ROOM_FOR_LABEL));
    const step = [1, 2, 5, 10, 20, 50, 100].find((each) => years / each <= room) ?? 100;
    const shown = Array.from({ length: years }, (_, number) => present.year(0) + number).filter(
      (year) => year % step === 0 || step === 1,
    );
    fill(
      parts.labels,
      shown.map((year) => {
        const mark = element("span", { textContent: String(year) });
        mark.style.setProperty("--at", String((year - present.year(0) + 0.5) / years));
        return mark;
      }),
    );
  }

  app.subscribe(update);
  window.addEventListener("resize", () => language && update());
}

/**
 * Return what turns a movement into one step that can be undone: `to(window)` changes the filter meanwhile, not oftener
 * than browsers bear, and `end(window)` leaves it at the last.
 */
function movement(app) {
  let own = null;
  let last = 0;
  let waiting = null;
  let isMoving = false;

  function apply(window) {
    const filter = { ...app.state.filter, ...window };
    const isSame = app.state.filter === own && (isMoving || Date.now() - last < ONE_MOVEMENT);
    isMoving = true;
    last = Date.now();
    own = filter;
    if (isSame) app.replace({ filter });
    else app.step({ filter });
  }

  return {
    to(window) {
      clearTimeout(waiting);
      const soon = BETWEEN_CHANGES - (Date.now() - last);
      if (soon <= 0) apply(window);
      else waiting = setTimeout(apply, soon, window);
    },
    end(window) {
      clearTimeout(waiting);
      const { since, until } = app.state.filter;
      if (since !== window.since || until !== window.until) apply(window);
      isMoving = false;
    },
  };
}
