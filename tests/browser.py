"""The browser that every test of a page runs in: a Chromium of this machine, with a new, empty profile.

It is the one that KG_CHROMIUM names, else one on the path, at best without the windows that nobody sees;
`make browser` installs one. Without any, these tests are skipped, and fail where KG_TEST_BROWSER is
`required`.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Overheard:
    """What a page asked for and what its console said, from its opening on.

    `requests` holds every address that was asked for or tried, `complaints` errors, warnings and what the
    content policy forbade.
    """

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def outside(self, origin: str) -> list[str]:
        """Return the requests to anywhere but an origin; what a page makes itself is none."""
        inside = (f"{origin}/", f"blob:{origin}/", "data:")
        return [url for url in self.requests if not url.startswith(inside)]


def chromium() -> str | None:
    """Return the path of a Chromium, or `None` where there is none."""
    if named := os.environ.get("KG_CHROMIUM"):
        return shutil.which(named) or named
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def absent_browser() -> str | None:
    """Return why no browser can be opened here, or `None` when one can; fails where one is required."""
    path = chromium()
    if path and shutil.which(path):
        return None
    reason = f"KG_CHROMIUM names {path}, which cannot be run" if path else "there is no Chromium on the path"
    if os.environ.get("KG_TEST_BROWSER") == "required":
        pytest.fail(f"a browser is required, but {reason}")
    return reason


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """A headless Chromium; skips the test where there is none."""
    reason = absent_browser()
    if reason:
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=list(OPTIONS), chromium_sandbox=False
        )
        try:
            yield browser
        finally:
            browser.close()


def overhear(page: Page) -> Overheard:
    """Listen to a page that is not opened yet."""
    heard = Overheard()
    page.on("request", lambda request: heard.requests.append(request.url))
    page.on("pageerror", lambda error: heard.complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            heard.complaints.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    return heard
