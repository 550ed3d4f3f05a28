/** A button that opens a menu, by the pattern of the WAI-ARIA Authoring Practices. */
import { element, fill } from "./dom.js";

/**
 * Return a menu button.
 *
 * `items()` gives what is in the menu when it opens: `{label, act, checked}` each, `checked` where one of several holds.
 */
export function menu(label, items, name) {
  const list = element("div", { className: "menu", role: "menu", hidden: true, aria: { label } });
  const button = element("button", {
    type: "button",
    className: "button quiet",
    textContent: label,
    data: { tool: name },
    aria: { haspopup: "menu", expanded: "false" },
    onclick: () => (list.hidden ? open() : close()),
  });
  const whole = element("div", { className: "menu-place" }, button, list);

  function open() {
    fill(list, items().map(entry));
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    list.firstElementChild?.focus();
  }

  function close() {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
  }

  function entry({ label: text, act, checked }) {
    return element("button", {
      type: "button",
      className: "menu-item",
      role: checked === undefined ? "menuitem" : "menuitemradio",
      tabIndex: -1,
      textContent: text,
      aria: { checked },
      onclick: () => {
        close();
        button.focus();
        act();
      },
    });
  }

  whole.addEventListener("keydown", (event) => {
    const entries = [...list.children];
    const at = entries.indexOf(document.activeElement);
    const next = {
      ArrowDown: () => (list.hidden ? open() : entries[(at + 1) % entries.length].focus()),
      ArrowUp: () => (list.hidden ? open() : entries.at(at - 1).focus()),
      Home: () => entries[0]?.focus(),
      End: () => entries.at(-1)?.focus(),
      Escape: () => {
        close();
        button.focus();
      },
    }[event.key];
    if (!next || (list.hidden && !event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    event.stopPropagation();
    next();
  });
  whole.addEventListener("focusout", (event) => {
    if (!whole.contains(event.relatedTarget)) close();
  });
  return whole;
}
