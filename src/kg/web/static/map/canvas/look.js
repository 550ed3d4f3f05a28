/** What the legend says, ready for drawing: shapes, and colours of the theme. */

const THEMES = {
  light: { paper: "#fbfaf7", ink: "#1c2423", soft: "#55605e", line: "#a4aaa7", accent: "#17615c" },
  dark: { paper: "#16191a", ink: "#e6eae8", soft: "#a3aeab", line: "#626b69", accent: "#74c8c0" },
};
const CIRCLE = { corners: 0, rotation: 0, inner: 1, reach: 1 };
const PLAIN = { shape: CIRCLE, light: "#7b8583", dark: "#8d9795" };
const SOLID = [0, 0];
const MIXED = new Map();

/** The look of a legend in one theme. */
export class Look {
  #types;
  #dashes;

  /** `legend` is the answer of `/api/v1/legend`; `theme` is "light" or "dark". */
  constructor(legend, theme) {
    this.theme = theme;
    this.colours = THEMES[theme];
    this.#types = new Map((legend?.types ?? []).map((type) => [type.id, type]));
    this.#dashes = new Map((legend?.statuses ?? []).map((status) => [status.id, status.dash]));
  }

  /** Return the shape of a type, {corners, rotation, inner, reach} as in the legend; without corners it is a circle. */
  shape(type) {
    return (this.#types.get(type) ?? PLAIN).shape;
  }

  /** Return the colour of a type. */
  colour(type) {
    return (this.#types.get(type) ?? PLAIN)[this.theme];
  }

  /** Return the dash of a status: [pixels drawn, pixels left out], [0, 0] for a solid line. */
  dash(status) {
    return this.#dashes.get(status) ?? SOLID;
  }
}

/** Return the colour that lies so far, from 0 to 1, on the way from one #rrggbb to another. */
export function mixed(from, to, way) {
  const key = `${from}${to}${way}`;
  if (!MIXED.has(key)) MIXED.set(key, mix(from, to, way));
  return MIXED.get(key);
}

function mix(from, to, way) {
  const parts = channels(from).map((value, index) => value + (channels(to)[index] - value) * way);
  return `#${parts.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

/** Return red, green and blue of #rrggbb, from 0 to 255. */
export function channels(colour) {
  return [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
}
