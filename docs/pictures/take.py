"""Takes the pictures of the map that the documentation shows: of the sample pages, in a real browser.

Run it from the project's folder, after `make demo` and `make browser`: python docs/pictures/take.py
"""

from pathlib import Path

from playwright.sync_api import Browser, Page
from tests.browser import opened_browser
from tests.web.serving import running

HERE = Path(__file__).parent
DEMO = Path("demo")
SEARCHED = "Үлгі университеті"
SETTLED = 2_500
"""For how many milliseconds to wait until a page has come to rest."""


def taken(browser: Browser, address: str) -> None:
    """Take all pictures of the server at an address."""
    desk = _opened(browser, address, "ru-RU", 1280, 800, "light")
    _shoot(desk, "start")
    _find(desk)
    _shoot(desk, "map")
    fragment = desk.url.split("#")[1]
    centre = fragment.split("s=")[1].split("&")[0]
    partner = _partner(desk, address, centre)
    night = _opened(browser, address, "en-GB", 1280, 800, "dark")
    panel = f"panel=tie.{centre}.{partner}&lang=en"
    _go(night, address, fragment.replace(f"panel=entity.{centre}", panel).replace("&lang=ru", ""))
    _shoot(night, "evidence")
    telephone = _opened(browser, address, "kk-KZ", 390, 780, "light")
    _find(telephone)
    _shoot(telephone, "telephone")


def _opened(browser: Browser, address: str, language: str, width: int, height: int, scheme: str) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=language,
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=1.5,
    )
    page = context.new_page()
    page.goto(address)
    return page


def _find(page: Page) -> None:
    page.get_by_role("combobox").first.fill(SEARCHED)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("complementary").wait_for()


def _partner(page: Page, address: str, centre: str) -> str:
    answer = page.request.get(f"{address}/api/v1/entities/{centre}/neighbours?relation=partners_with&limit=1")
    return str(answer.json()["neighbours"][0]["entity"]["id"])


def _go(page: Page, address: str, fragment: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}/#{fragment}")


def _shoot(page: Page, name: str) -> None:
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=HERE / f"{name}.png")


if __name__ == "__main__":
    with running(DEMO) as (served_at, _), opened_browser() as opened:
        taken(opened, served_at)
