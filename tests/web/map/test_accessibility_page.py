"""The page of the map without a mouse and without seeing it, in every language and both themes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.web.map.axe import violations
from tests.web.map.reading_page import SETTLED, Reading
from tests.web.map.visiting import Visit, visiting


def _open_a_list(page: Page) -> None:
    filters = page.locator("#filters")
    folded = filters.get_by_role("button", expanded=False).first
    is_all_of_it = folded.get_attribute("aria-controls") == "filter-parts"
    folded.click()
    if is_all_of_it:
        filters.get_by_role("button", expanded=False).first.click()
    filters.get_by_role("checkbox").first.wait_for()


def _as_it_is(_page: Page) -> None:
    """Do nothing more."""


STATES: dict[str, tuple[dict[str, str], Callable[[Page], None]]] = {
    "map": ({}, _as_it_is),
    "entity as of a date": (
        {"panel": "entity.ulgi", "since": "2024-03-05", "until": "2024-03-05"},
        _as_it_is,
    ),
    "table and tie": ({"panel": "tie.aida.ulgi", "view": "table"}, _as_it_is),
    "filtered": ({"view": "table", "status": "planned", "since": "2024-03", "until": "2026"}, _open_a_list),
}
WAYS = [("ru", "light", 1280), ("kk", "dark", 1280), ("en", "dark", 360)]
"""Language, theme and width: each language, and both themes at both widths."""


@pytest.mark.parametrize(("language", "scheme", "width"), WAYS)
def test_nothing_is_amiss_at_the_start(opened: Reading, language: str, scheme: str, width: int) -> None:
    with visiting(opened.browser, str(opened.client.base_url), language=language, width=width) as visit:
        visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        visit.open()
        visit.page.get_by_role("combobox").first.wait_for()
        assert violations(visit) == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("language", "scheme", "width"), WAYS)
def test_nothing_is_amiss_with_a_picture(
    opened: Reading, state: str, language: str, scheme: str, width: int
) -> None:
    told, then = STATES[state]
    with opened.visit(language, width, scheme, **told) as visit:
        then(visit.page)
        visit.page.wait_for_timeout(SETTLED)
        assert violations(visit) == []


def test_from_search_to_evidence_and_a_file_without_a_mouse(opened: Reading) -> None:
    """A name is typed, a tie is opened in the table, its sentence is read, and the picture is saved."""
    with visiting(opened.browser, str(opened.client.base_url), language="en") as visit:
        visit.open()
        keys = visit.page.keyboard
        visit.page.get_by_role("combobox").first.focus()
        keys.type("Ulgi Univ")
        visit.page.get_by_role("option").first.wait_for()
        keys.press("ArrowDown")
        keys.press("Enter")
        expect(visit.panel.get_by_role("heading", level=2)).to_contain_text("Ulgi University")
        _tab_to(visit, "Table")
        keys.press("Enter")
        _tab_to(visit, re.compile("^Who says so: .*Ulgi University"))
        keys.press("Enter")
        expect(visit.panel.get_by_role("heading", level=2)).to_be_focused()
        expect(visit.panel.get_by_role("blockquote").first).to_be_visible()
        expect(visit.panel.get_by_role("link").first).to_be_visible()
        _tab_to(visit, "Save")
        keys.press("Enter")
        with visit.page.expect_download() as saved:
            _choose(visit, "CSV")
        assert saved.value.suggested_filename.endswith(".csv")


def test_the_map_itself_is_walked_by_keys_and_says_where_one_is(opened: Reading) -> None:
    with opened.visit() as visit:
        visit.page.get_by_role("application").focus()
        visit.page.keyboard.press("ArrowRight")
        visit.page.keyboard.press("ArrowLeft")
        visit.expect_said("Neighbours in the picture")
        visit.page.keyboard.press("Enter")
        expect(visit.panel.get_by_role("heading", level=2)).to_be_focused()


def test_what_is_done_in_the_filter_never_loses_the_focus(opened: Reading) -> None:
    with opened.visit() as visit:
        _tab_to(visit, "Status")
        visit.page.keyboard.press("Enter")
        for _ in range(3):
            visit.page.keyboard.press("Space")
            assert visit.page.evaluate("document.activeElement.type") == "checkbox"
            visit.page.keyboard.press("Tab")
        visit.page.keyboard.press("Escape")
        assert visit.page.evaluate("document.activeElement !== document.body")


def _tab_to(visit: Visit, name: str | re.Pattern[str], most: int = 150) -> None:
    """Press Tab until a button of the name has the focus; fails when there is no way."""
    wanted = visit.page.get_by_role("button", name=name, exact=isinstance(name, str)).first
    wanted.wait_for()
    for _ in range(most):
        visit.page.keyboard.press("Tab")
        if wanted.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {name}.")


def _choose(visit: Visit, word: str, most: int = 20) -> None:
    """Press the arrow down until an entry of the open menu has the word, then choose it."""
    for _ in range(most):
        if word in visit.page.evaluate("document.activeElement.textContent"):
            visit.page.keyboard.press("Enter")
            return
        visit.page.keyboard.press("ArrowDown")
    raise AssertionError(f"The menu has no {word}.")
