"""The address of the map holds all that is seen, and walks with undo, redo and the browser's Back."""

import re
from base64 import b64encode
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.map.worlds import hub
from tests.web.map.serving import served_world
from tests.web.map.visiting import Visit, forget_profiles, visiting

STEPS = 50
LOADING = "Жүктелуде"
PICTURE = (
    "e=ulgi.0.0.ulgi_oil.-137.211.primer_energy.300.-120.alliance.180.90&s=ulgi&status=actual&status=planned"
    "&since=2019&until=2026-06&undated=no&panel=entity.ulgi&camera=20.30.900&lang=kk"
)
LARGEST_DIFFERENCE = """async (pictures) => {
  const [one, other] = await Promise.all(pictures.map(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    return [bitmap.width, ...canvas.getImageData(0, 0, bitmap.width, bitmap.height).data];
  }));
  if (one.length !== other.length || one[0] !== other[0]) return 255;
  return one.reduce((largest, value, index) => Math.max(largest, Math.abs(value - other[index])), 0);
}"""
ROUNDING = 1
"""By how much, of 255, the edge of a round corner may differ from one drawing of a page to the next."""


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with served_world(tmp_path_factory.mktemp("crowd"), hub(150)) as opened:
        yield opened


def crowded(client: httpx.Client, neighbours: int) -> str:
    """Return the fragment of a picture of the hub with so many neighbours."""
    pages = [
        client.get("/api/v1/entities/hub/neighbours", params={"limit": 100, "offset": offset}).json()
        for offset in range(0, neighbours, 100)
    ]
    found = [each["entity"]["id"] for page in pages for each in page["neighbours"]]
    asked = {"entities": [], "add": ["hub", *found[:neighbours]], "around": "hub"}
    placed = client.post("/api/v1/pictures", json=asked).json()
    entities = ".".join(f"{each['id']}.{round(each['x'])}.{round(each['y'])}" for each in placed["entities"])
    return f"e={entities}&s=hub&lang=ru&rev={placed['revision']}"


def seen(page: Page) -> dict[str, object]:
    """Return what the reader sees, as far as words and places go."""
    return {
        "summary": page.locator("#summary").inner_text(),
        "chips": page.locator("#filters").inner_text(),
        "panel": page.get_by_role("complementary").inner_text(),
        "language": page.locator("html").get_attribute("lang"),
    }


def largest_difference(one: Page, other: Page) -> int:
    """Return by how much two pages differ to the eye, where they differ most, on a scale of 255."""
    pictures = [b64encode(page.screenshot()).decode() for page in (one, other)]
    return int(one.evaluate(LARGEST_DIFFERENCE, pictures))


def settled(visit: Visit) -> None:
    expect(visit.panel.get_by_role("heading", level=2)).to_be_visible()
    expect(visit.page.locator("#summary")).not_to_be_empty()
    expect(visit.panel).not_to_contain_text(LOADING)


def test_a_link_opened_in_a_fresh_browser_shows_the_same_picture(
    browser: Browser, client: httpx.Client, visit: Visit
) -> None:
    visit.open(f"{PICTURE}&rev=7")
    settled(visit)
    forget_profiles(browser, "en")
    with visiting(browser, str(client.base_url), language="en") as other:
        other.open(visit.page.url.split("#")[1])
        settled(other)
        assert seen(other.page) == seen(visit.page)
        expect(other.page.locator("#notices")).to_be_empty()
        assert largest_difference(other.page, visit.page) <= ROUNDING
        assert other.places() == visit.places() == {
            "ulgi": (0, 0), "ulgi_oil": (-137, 211), "primer_energy": (300, -120), "alliance": (180, 90)
        }  # fmt: skip


def test_opening_and_reloading_a_link_never_rewrites_it(visit: Visit) -> None:
    visit.open(f"{PICTURE}&rev=7")
    address = visit.page.url
    settled(visit)
    assert visit.page.url == address
    before = seen(visit.page)
    visit.page.reload()
    settled(visit)
    assert visit.page.url == address
    assert seen(visit.page) == before


def test_a_link_of_an_older_revision_says_so_and_leads_to_what_changed(visit: Visit) -> None:
    visit.open("e=ulgi.0.0&s=ulgi&lang=ru&rev=3")
    notice = visit.page.locator("#notices").get_by_role("status")
    expect(notice).to_contain_text("ревизии 3")
    expect(notice).to_contain_text("ревизии 7")
    notice.get_by_role("button", name="Что изменилось").click()
    expect(visit.panel.get_by_role("heading", level=2)).to_be_focused()
    assert "panel=changes.3" in visit.page.url


def test_a_link_to_what_is_gone_or_was_joined_says_so_and_shows_the_rest(visit: Visit) -> None:
    visit.open("e=ulgi.0.0.nobody.50.50&s=ulgi&lang=en&rev=7")
    expect(visit.page.locator("#notices")).to_contain_text(
        "1 entity of this picture is no longer in the data."
    )
    expect(visit.page.locator("#summary")).to_contain_text("1")


@pytest.mark.parametrize(
    "fragment",
    ["e=...", "e=ulgi.x.y", "panel=nothing.1", "panel=tie.ulgi", "camera=a.b", "since=never", "%%%"],
)
def test_a_link_that_cannot_be_understood_shows_the_start(visit: Visit, fragment: str) -> None:
    visit.open(fragment)
    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()


def test_a_long_link_is_offered_in_short_and_leads_to_the_same_picture(
    browser: Browser, crowd: httpx.Client
) -> None:
    fragment = crowded(crowd, 120)
    with visiting(browser, str(crowd.base_url), language="ru") as visit:
        visit.open(fragment)
        visit.until_there_are(121)
        visit.page.get_by_role("button", name="Поделиться").click()
        dialog = visit.page.get_by_role("dialog")
        expect(dialog.get_by_label("Полная ссылка", exact=True)).to_have_value(re.compile("#e=hub"))
        short = dialog.get_by_label("Короткая ссылка", exact=True).input_value()
        places = visit.places()
    assert len(short) < 80
    with visiting(browser, str(crowd.base_url), language="en") as other:
        other.page.goto(short)
        expect(other.page.locator("#summary")).to_contain_text("121")
        expect(other.page.locator("html")).to_have_attribute("lang", "ru")
        assert other.page.url == short
        other.page.get_by_role("button", name="Таблица").click()
        assert other.places() == places


def test_a_short_link_that_leads_nowhere_says_so(visit: Visit) -> None:
    visit.open("view=nothing")
    expect(visit.page.get_by_role("alert")).to_be_visible()
    visit.forgive()


def test_back_and_undo_walk_the_same_way_and_redo_returns(visit: Visit) -> None:
    visit.open("e=ulgi.0.0.ulgi_oil.0.200&s=ulgi&lang=en&rev=7")
    page = visit.page
    undo, redo = page.get_by_role("button", name="Undo"), page.get_by_role("button", name="Redo")
    expect(undo).to_be_disabled()
    page.get_by_role("button", name="Table").click()
    expect(page.get_by_role("table").first).to_be_visible()
    expect(undo).to_be_enabled()
    page.go_back()
    expect(page.get_by_role("table").first).to_be_hidden()
    expect(redo).to_be_enabled()
    redo.click()
    expect(page.get_by_role("table").first).to_be_visible()
    undo.click()
    expect(page.get_by_role("table").first).to_be_hidden()
    page.keyboard.press("Control+y")
    expect(page.get_by_role("table").first).to_be_visible()


def test_fifty_steps_can_be_taken_back_and_taken_again(visit: Visit) -> None:
    visit.open("e=ulgi.0.0&s=ulgi&lang=en&rev=7")
    page = visit.page
    expect(page.locator("#summary")).not_to_be_empty()
    views = [page.get_by_role("button", name=name, exact=True) for name in ("Table", "Map")]
    for taken in range(STEPS):
        views[taken % 2].click()
    undo, redo = (page.get_by_role("button", name=name) for name in ("Undo", "Redo"))
    for left in reversed(range(STEPS)):
        undo.click()
        expect(views[(left + 1) % 2]).to_have_attribute("aria-pressed", "true")
    expect(undo).to_be_disabled()
    for taken in range(STEPS):
        redo.click()
        expect(views[taken % 2]).to_have_attribute("aria-pressed", "true")
    expect(redo).to_be_disabled()
