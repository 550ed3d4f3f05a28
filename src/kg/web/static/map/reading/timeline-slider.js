/** A slider with two thumbs that may be one, by the pattern "slider (multi-thumb)" of the WAI-ARIA practices. */
import { element } from "../elements/dom.js";

/**
 * Return a slider: `{element, update}`.
 *
 * `update({last, start, end, joined, large, labels, howTo, words})` shows places from 0 to `last`; with `joined` both
 * thumbs are one; `large` is how far Page Up goes; `words(place, edge)` says a place, `labels` the thumbs, and the
 * element of the id `howTo` what one can do. `moved(start, end)` is called when the reader moves something, `rested()`
 * when a movement is over.
 */
export function slider({ moved, rested }) {
  const bar = element("div", { className: "slider-window" });
  const thumbs = { start: thumb("start"), end: thumb("end") };
  const track = element("div", { className: "slider-track" }, bar, thumbs.start, thumbs.end);
  let at = { last: 0, start: 0, end: 0, joined: false, large: 1, labels: {}, words: String };

  function thumb(edge) {
    return element("div", {
      className: `slider-thumb ${edge}-thumb`,
      role: "slider",
      tabIndex: 0,
      onkeydown: (event) => press(event, edge),
      onkeyup: rested,
      onblur: rested,
      onpointerdown: (event) => drag(event, (place) => moveTo(edge, place)),
    });
  }

  bar.addEventListener("pointerdown", (event) => {
    const { start, end } = at;
    const from = placeOf(event);
    drag(event, (place) => shift(start, end, place - from));
  });
  track.addEventListener("pointerdown", (event) => {
    if (event.target !== track) return;
    const place = placeOf(event);
    const edge = Math.abs(place - at.start) <= Math.abs(place - at.end) ? "start" : "end";
    moveTo(edge, place);
    thumbs[edge].focus();
    drag(event, (next) => moveTo(edge, next));
  });

  function press(event, edge) {
    const by = {
      ArrowRight: 1,
      ArrowUp: 1,
      ArrowLeft: -1,
      ArrowDown: -1,
      PageUp: at.large,
      PageDown: -at.large,
    }[event.key];
    const to = { Home: 0, End: at.last }[event.key];
    if (by === undefined && to === undefined) return;
    event.preventDefault();
    if (event.shiftKey && by !== undefined) shift(at.start, at.end, by);
    else moveTo(edge, to ?? at[edge] + by);
  }

  function moveTo(edge, place) {
    if (at.joined) {
      const both = within(place, 0, at.last);
      move(both, both);
    } else if (edge === "start") move(within(place, 0, at.end), at.end);
    else move(at.start, within(place, at.start, at.last));
  }

  function shift(start, end, by) {
    const most = within(by, -start, at.last - end);
    move(start + most, end + most);
  }

  function move(start, end) {
    if (start !== at.start || end !== at.end) moved(start, end);
  }

  function drag(event, follow) {
    if (event.button !== 0) return;
    event.preventDefault();
    const held = event.currentTarget;
    held.setPointerCapture(event.pointerId);
    if (held.tabIndex === 0) held.focus();
    const moving = (each) => follow(placeOf(each));
    held.addEventListener("pointermove", moving);
    held.addEventListener(
      "lostpointercapture",
      () => {
        held.removeEventListener("pointermove", moving);
        rested();
      },
      { once: true },
    );
  }

  /** Return the place that a pointer is at; each place has the same width. */
  function placeOf({ clientX }) {
    const { left, width } = track.getBoundingClientRect();
    return within(Math.floor(((clientX - left) / width) * (at.last + 1)), 0, at.last);
  }

  function update(next) {
    at = next;
    const width = at.last + 1;
    track.classList.toggle("joined", at.joined);
    thumbs.end.hidden = at.joined;
    track.style.setProperty("--from", String(at.start / width));
    track.style.setProperty("--to", String((at.end + 1) / width));
    say("start", at.joined ? at.labels.both : at.labels.start, 0, at.joined ? at.last : at.end);
    say("end", at.labels.end, at.start, at.last);
  }

  function say(edge, label, least, most) {
    const aria = { label, valuemin: least, valuemax: most, valuenow: at[edge], valuetext: at.words(at[edge], edge) };
    for (const [name, value] of Object.entries(aria)) thumbs[edge].setAttribute(`aria-${name}`, value);
    if (at.howTo) thumbs[edge].setAttribute("aria-describedby", at.howTo);
  }

  return { element: track, update };
}

function within(value, least, most) {
  return Math.min(most, Math.max(least, value));
}
