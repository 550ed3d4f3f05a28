"""A visit to the page of the map in a real browser, which must ask nobody else and complain of nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
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


@dataclass(frozen=True)
class Profile:
    """Who visits: the language, the size of the window, and what the browser allows."""

    language: str
    width: int
    height: int
    permissions: tuple[str, ...]

    def context(self, browser: Browser) -> BrowserContext:
        """Return the browser's context of this profile, which keeps the files of the page."""
        kept = _CONTEXTS.setdefault(browser, {})
        if self not in kept:
            kept[self] = browser.new_context(
                viewport={"width": self.width, "height": self.height},
                locale=self.language,
                permissions=list(self.permissions),
            )
            kept[self].set_default_timeout(PATIENCE)
        return kept[self]


_CONTEXTS: WeakKeyDictionary[Browser, dict[Profile, BrowserContext]] = WeakKeyDictionary()


def forget_profiles(browser: Browser, language: str) -> None:
    """Let the next visit in a language be the first of its profile."""
    kept = _CONTEXTS.get(browser, {})
    for profile in [each for each in kept if each.language == language]:
        kept.pop(profile).close()


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
    """Visit the page with a profile that remembers nothing of earlier visits but the page's files."""
    origin = origin.rstrip("/")
    context = Profile(language, width, height, permissions).context(browser)
    page = context.new_page()
    try:
        page.add_init_script(LISTENING)
        visit = Visit(page, origin, overhear(page))
        yield visit
        complaints = [each for each in visit.heard.complaints if DRIVER not in each]
        assert not complaints, complaints
        assert visit.heard.outside(origin) == []
    finally:
        if page.url.startswith(origin):
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.close()
