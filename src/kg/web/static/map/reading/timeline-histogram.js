/** How many dated ties of the picture held at each place of the time slider. */
import { isUndated, passed, span, tieKey } from "../state/ties.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const HEIGHT = 24;

/** Return the number of ties at each place of a scale, under the filter but for its time. */
export function heights(picture, { filter, seeds }, scale) {
  const open = { ...filter, since: "", until: "", undated: false };
  const ties = new Map();
  for (const each of passed(picture, open, seeds)) {
    if (isUndated(each)) continue;
    const key = tieKey(each.source, each.target);
    if (!ties.has(key)) ties.set(key, new Uint8Array(scale.last + 1));
    const { begins, ends } = span(each);
    if (ends && ends < String(scale.year(0))) continue;
    if (begins > `${scale.year(scale.last)}~`) continue;
    ties.get(key).fill(1, scale.of(begins, "first"), (ends ? scale.of(ends, "last") : scale.last) + 1);
  }
  const sums = new Uint32Array(scale.last + 1);
  for (const held of ties.values()) held.forEach((one, place) => (sums[place] += one));
  return [...sums];
}

/** Return a drawing of the heights, those from `start` to `end` marked. */
export function histogram(sums, start, end) {
  const drawing = made("svg", {
    class: "histogram",
    viewBox: `0 0 ${sums.length} ${HEIGHT}`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  const highest = Math.max(1, ...sums);
  drawing.append(
    ...sums.map((sum, place) => {
      const height = (sum / highest) * HEIGHT;
      const isWithin = place >= start && place <= end;
      return made("rect", {
        class: isWithin ? "within" : "outside",
        x: place + 0.06,
        y: HEIGHT - height,
        width: 0.88,
        height,
      });
    }),
  );
  return drawing;
}

function made(tag, attributes) {
  const shape = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  return shape;
}
