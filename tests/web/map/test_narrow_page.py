"""The map on a telephone: the list first, the map as a second tab, targets for fingers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.web.map.reading_page import Reading

WIDTH = 360
FINGER = 44


@pytest.fixture
def telephone(opened: Reading) -> Iterator[Page]:
    with opened.browser.new_context(
        viewport={"width": WIDTH, "height": 740}, locale="ru", has_touch=True, is_mobile=True
    ) as context:
        yield context.new_page()


def test_a_name_leads_to_the_list_of_its_neighbours_and_a_tab_to_the_map(
    opened: Reading, telephone: Page
) -> None:
    telephone.goto(str(opened.client.base_url))
    telephone.get_by_role("combobox").fill("Университет Үлгі")
    telephone.get_by_role("option").first.tap()
    panel = telephone.get_by_role("complementary")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Университет «Үлгі»")
    expect(telephone.locator("#canvas")).to_be_hidden()
    tabs = telephone.get_by_role("navigation", name="Что показать")
    tabs.get_by_role("button", name="Карта").tap()
    expect(telephone.locator("#canvas")).to_be_visible()
    expect(panel).to_be_hidden()
    tabs.get_by_role("button", name="Таблица").tap()
    expect(telephone.locator("#table")).to_be_visible()
    tabs.get_by_role("button", name="Список").tap()
    expect(panel).to_be_visible()


@pytest.mark.parametrize(
    "panel", ["", "entity.ulgi", "tie.ulgi.ulgi_oil", "gaps", "path.ulgi.mysal", "changes."]
)
def test_nothing_is_wider_than_the_screen(opened: Reading, telephone: Page, panel: str) -> None:
    telephone.goto(f"{opened.client.base_url}#{opened.fragment(lang='ru', panel=panel)}")
    expect(telephone.locator("#tabs button").first).to_be_visible()
    telephone.wait_for_load_state("networkidle")
    assert telephone.evaluate("document.documentElement.scrollWidth") == WIDTH


def test_the_buttons_are_large_enough_for_fingers(opened: Reading, telephone: Page) -> None:
    telephone.goto(f"{opened.client.base_url}#{opened.fragment(lang='ru', panel='entity.ulgi')}")
    expect(telephone.get_by_role("complementary").get_by_role("button").first).to_be_visible()
    expect(telephone.locator(".neighbour-words").first).to_be_visible()
    telephone.wait_for_load_state("networkidle")
    small = [
        (button.inner_text() or button.get_attribute("aria-label"), box["height"])
        for button in telephone.get_by_role("button").all()
        if (box := button.bounding_box()) and box["height"] < FINGER
    ]
    assert small == []
