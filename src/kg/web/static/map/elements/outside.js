/** Links that lead away from here. */
import { element } from "./dom.js";

/**
 * Return a link to an address of another site that opens beside this page and tells it nothing; the text alone where
 * the address is none of the web.
 */
export function outsideLink(address, ...children) {
  const url = webAddress(address);
  if (url === null) return element("span", {}, ...children);
  return element("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, ...children);
}

/** Return an address, or that of a host by its name alone; null for what is not on the web. */
function webAddress(address) {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(whole)) return null;
  return /^https?:$/.test(new URL(whole).protocol) ? whole : null;
}
