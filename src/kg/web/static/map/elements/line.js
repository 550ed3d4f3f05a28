/** A sample of the line by which a status is drawn. */

const SVG = "http://www.w3.org/2000/svg";
const LENGTH = 30;

/** Return the sample for a status in the look of the legend, hidden from those who listen. */
export function line(legend, status) {
  const dash = legend.statuses.find(({ id }) => id === status)?.dash ?? [];
  const sample = drawn("svg", { class: "line-sample", width: LENGTH, height: 8, "aria-hidden": "true" });
  sample.append(
    drawn("path", {
      d: `M1 4H${LENGTH - 1}`,
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 2,
      "stroke-dasharray": dash.every((each) => each > 0) ? dash.join(" ") : "",
    }),
  );
  return sample;
}

function drawn(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
