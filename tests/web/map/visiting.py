"""A visit to the page of the map in a real browser, which must ask nobody else and complain of nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser import Overheard, overhear

DRIVER = "GL Driver Message"
"""Begins what a software renderer remarks about itself."""

LISTENING = """
window.said = [];
new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (target.id === "live" || target.parentNode?.id === "live") window.said.push(target.textContent);
  }
}).observe(document, { childList: true, characterData: true, subtree: true });
"""

PATIENCE = 15_000
"""How many milliseconds a busy machine may take for anything."""

expect.set_options(timeout=PATIENCE)


@dataclass
class Visit:
    """A page that is visited, and what was heard of it; a test that breaks something forgives that."""

    page: Page
    origin: str
    heard: Overheard

    def open(self, fragment: str = "") -> None:
        """Open a picture by its fragment, the start without any."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.origin}/#{fragment}" if fragment else f"{self.origin}/")

    def forgive(self) -> None:
        """Forget the complaints up to now."""
        self.heard.complaints.clear()

    def places(self) -> dict[str, tuple[int, int]]:
        """Return where each entity of the picture is, by the address."""
        told = parse_qs(urlsplit(self.page.url).fragment).get("e", [""])[0]
        found = re.findall(r"([^.]+)\.(-?\d+)\.(-?\d+)(?=\.|$)", told)
        return {id_: (int(x), int(y)) for id_, x, y in found}

    def until_there_are(self, entities: int) -> None:
        """Wait until so many entities are in the picture."""
        self.page.wait_for_function(
            "n => (new URLSearchParams(location.hash.slice(1)).get('e') ?? '').split('.')"
            ".filter(Boolean).length === 3 * n",
            arg=entities,
        )

    @property
    def panel(self) -> Locator:
        """What is open beside the picture."""
        return self.page.get_by_role("complementary")

    @property
    def said(self) -> Locator:
        """What was said last to those who listen."""
        return self.page.locator("#live")

    def expect_said(self, sentence: str) -> None:
        """Wait until a sentence was said to those who listen, whatever else was."""
        self.page.wait_for_function("wanted => said.some((each) => each.includes(wanted))", arg=sentence)


@contextmanager
def visiting(
    browser: Browser,
    origin: str,
    *,
    language: str = "ru",
    width: int = 1024,
    height: int = 720,
    permissions: tuple[str, ...] = (),
) -> Iterator[Visit]:
    """Visit the page with a new profile whose language is given."""
    origin = origin.rstrip("/")
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale=language, permissions=list(permissions)
    )
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        page.add_init_script(LISTENING)
        visit = Visit(page, origin, overhear(page))
        yield visit
        complaints = [each for each in visit.heard.complaints if DRIVER not in each]
        assert not complaints, complaints
        assert visit.heard.outside(origin) == []
    finally:
        context.close()
