/** What happens to the canvas from outside: another size, another screen, letters that come, a lost drawing. */

/**
 * Watch a container and its stage.
 *
 * `doing` is called: `resize()` when the container has another size or is shown again, `repixel()` when a pixel of the
 * screen has another size, `letters()` when a typeface has come, `lose()` when the browser has taken the drawing away.
 * Returned is a function that ends it.
 */
export function watch(container, stage, doing) {
  const undoing = [
    watchSize(container, doing.resize),
    watchPixels(doing.repixel),
    listen(document.fonts, "loadingdone", doing.letters),
    listen(stage, "webglcontextlost", doing.lose, { once: true }),
  ];
  return () => undoing.forEach((undo) => undo());
}

function watchSize(container, resize) {
  let known = "";
  const observer = new ResizeObserver(() => {
    const { offsetWidth: width, offsetHeight: height } = container;
    const size = `${width} ${height}`;
    const isOther = size !== known;
    known = size;
    if (isOther && width > 0 && height > 0) resize();
  });
  observer.observe(container);
  return () => observer.disconnect();
}

function watchPixels(repixel) {
  let undo = () => {};
  const wait = () => {
    const same = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    undo = listen(same, "change", () => {
      undo();
      wait();
      repixel();
    });
  };
  wait();
  return () => undo();
}

function listen(target, event, handler, options = {}) {
  target.addEventListener(event, handler, { capture: true, ...options });
  return () => target.removeEventListener(event, handler, { capture: true });
}
