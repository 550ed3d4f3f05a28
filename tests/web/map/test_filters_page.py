"""The filter of the page: what is chosen, what it hides, and how it is taken back."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect
from tests.web.map.reading_page import Reading


def part(page: Page, name: str) -> Locator:
    return page.locator("#filters").get_by_role("button", name=re.compile(rf"^{name}\b"))


def choose(page: Page, name: str, value: str) -> None:
    """Tick a value, with its list open before and closed again after."""
    part(page, name).click()
    page.get_by_role("checkbox", name=re.compile(f"^{value}")).check()
    page.keyboard.press("Escape")


def address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).fragment)


def chips(page: Page) -> Locator:
    return page.get_by_role("list", name="What is chosen").get_by_role("button")


def test_what_is_chosen_is_a_chip_in_the_address_and_what_it_hides_is_said(opened: Reading) -> None:
    with opened.visit() as visit:
        expect(chips(visit.page)).to_have_count(0)
        choose(visit.page, "Status", "planned")
        expect(chips(visit.page)).to_have_text(["Status: planned×"])
        expect(visit.page.locator("#filters")).to_contain_text(
            re.compile(r"Hidden: \d+ entities and \d+ ties")
        )
        assert address(visit.page)["status"] == ["planned"]


def test_several_values_of_a_list_are_alternatives_and_lists_narrow_one_another(opened: Reading) -> None:
    with opened.visit(view="table") as visit:
        choose(visit.page, "Status", "planned")
        choose(visit.page, "Status", "ended")
        rows = visit.page.get_by_role("region", name="Ties").get_by_role("row")
        expect(rows.filter(has_text="planned").first).to_be_visible()
        expect(rows.filter(has_text="ended").first).to_be_visible()
        expect(rows.filter(has_text="actual")).to_have_count(0)
        choose(visit.page, "Kind", "research")
        expect(rows.filter(has_text="ended")).to_have_count(0)
        expect(chips(visit.page)).to_have_count(3)


def test_a_chip_takes_back_what_it_says_and_the_focus_goes_to_the_next(opened: Reading) -> None:
    with opened.visit(status=["planned", "ended"], sources=2) as visit:
        chips(visit.page).first.focus()
        visit.page.keyboard.press("Enter")
        expect(chips(visit.page)).to_have_text(["Status: ended×", "Sources: at least 2×"])
        expect(chips(visit.page).first).to_be_focused()
        for _ in range(2):
            visit.page.keyboard.press("Enter")
        expect(part(visit.page, "Relation")).to_be_focused()
        assert "status" not in address(visit.page)


def test_everything_is_shown_again_where_it_was(opened: Reading) -> None:
    with opened.visit(status="planned") as visit:
        before = visit.places()
        visit.page.get_by_role("button", name="Show what is hidden").click()
        expect(visit.page.locator("#filters")).not_to_contain_text("Hidden")
        expect(visit.page.locator("#summary")).to_contain_text(f"{len(before)} entities")
        assert visit.places() == before


def test_steps_of_the_filter_are_undone_by_going_back(opened: Reading) -> None:
    with opened.visit() as visit:
        choose(visit.page, "Status", "planned")
        choose(visit.page, "Type", "Company")
        visit.page.go_back()
        expect(chips(visit.page)).to_have_text(["Status: planned×"])
        visit.page.get_by_role("button", name="Undo").click()
        expect(chips(visit.page)).to_have_count(0)


def test_lists_tell_how_much_of_each_the_picture_has_under_the_rest_of_the_filter(opened: Reading) -> None:
    with opened.visit() as visit:
        part(visit.page, "Type").click()
        expect(visit.page.get_by_role("checkbox", name="Company")).to_have_accessible_name("Company 3")
        expect(visit.page.get_by_role("checkbox", name="Place")).to_have_accessible_name("Place 0")
        visit.page.get_by_role("checkbox", name="Company").check()
        expect(visit.page.get_by_role("checkbox", name="College")).to_have_accessible_name("College 2")
        visit.page.keyboard.press("Escape")
        choose(visit.page, "Status", "planned")
        part(visit.page, "Type").click()
        expect(visit.page.get_by_role("checkbox", name="College")).to_have_accessible_name("College 0")


def test_a_long_list_can_be_searched(opened: Reading) -> None:
    with opened.visit() as visit:
        part(visit.page, "Type").click()
        search = visit.page.get_by_role("searchbox", name="Find in the list")
        expect(search).to_be_focused()
        visit.page.keyboard.type("COLL")
        expect(visit.page.get_by_role("checkbox")).to_have_count(
            1 + 1
        )  # the switch of undated ties is another
        visit.page.keyboard.type("quark")
        expect(visit.page.get_by_text("There is none like this in the list.")).to_be_visible()


def test_regions_and_sectors_are_in_the_readers_language(opened: Reading) -> None:
    with opened.visit(language="kk", region="north") as visit:
        chips_ = visit.page.get_by_role("list", name="Таңдалғандар")
        expect(chips_).to_have_text("Өңір: Үлгі облысы×")
        visit.page.get_by_role("button", name="Eng").click()
        expect(chips(visit.page)).to_have_text(["Region: Sample Region×"])
        part(visit.page, "Sector").click()
        expect(visit.page.get_by_role("checkbox", name="light industry")).to_be_visible()


def test_the_least_number_of_sources_can_be_chosen_and_comes_from_a_link(opened: Reading) -> None:
    with opened.visit(sources=4) as visit:
        part(visit.page, "Sources").click()
        choices = visit.page.get_by_role("radio")
        expect(visit.page.get_by_role("radio", name="at least 4")).to_be_checked()
        visit.page.get_by_role("radio", name="at least 2").check()
        assert address(visit.page)["sources"] == ["2"]
        expect(choices.first).to_have_accessible_name("any number")
        choices.first.check()
        expect(chips(visit.page)).to_have_count(0)


def test_a_list_closes_with_escape_and_the_focus_goes_back_to_its_button(opened: Reading) -> None:
    with opened.visit(panel="entity.ulgi") as visit:
        part(visit.page, "Kind").click()
        expect(part(visit.page, "Kind")).to_have_attribute("aria-expanded", "true")
        visit.page.keyboard.press("Escape")
        expect(part(visit.page, "Kind")).to_be_focused()
        expect(part(visit.page, "Kind")).to_have_attribute("aria-expanded", "false")
        expect(visit.panel).to_be_visible()


def test_a_list_closes_when_one_looks_elsewhere(opened: Reading) -> None:
    with opened.visit() as visit:
        part(visit.page, "Kind").click()
        visit.page.get_by_role("group", name="Kind").wait_for()
        part(visit.page, "Region").click()
        expect(visit.page.get_by_role("group", name="Kind")).to_have_count(0)
        visit.page.locator("#summary").click()
        expect(visit.page.get_by_role("group", name="Region")).to_have_count(0)


def test_a_value_that_the_data_do_not_have_can_still_be_taken_back(opened: Reading) -> None:
    with opened.visit(kind="unheard_of", region="nowhere") as visit:
        expect(chips(visit.page)).to_have_text(["Kind: unheard_of×", "Region: nowhere×"])
        part(visit.page, "Kind").click()
        visit.page.get_by_role("checkbox", name="unheard_of").uncheck()
        expect(chips(visit.page)).to_have_text(["Region: nowhere×"])


def test_on_a_phone_the_filter_is_one_button_until_it_is_wanted(opened: Reading) -> None:
    with opened.visit(width=360, status="planned") as visit:
        expect(part(visit.page, "Status")).to_be_hidden()
        visit.page.get_by_role("button", name="Filter (1)").click()
        part(visit.page, "Status").click()
        box = visit.page.get_by_role("group", name="Status").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        visit.page.get_by_role("button", name="Done").click()
        expect(part(visit.page, "Status")).to_be_focused()


def test_changes_of_the_picture_are_said_once_they_are_over(opened: Reading) -> None:
    with opened.visit(language="ru") as visit:
        expect(visit.said).to_have_text(re.compile("^На карте 13 объектов и 27 связей, ещё 24 связи"))
        visit.page.get_by_role("button", name="Статус").click()
        visit.page.get_by_role("checkbox", name=re.compile("^планируется")).check()
        expect(visit.said).to_have_text(re.compile(r"скрыто фильтром: \d+ объект.* и \d+ связ"))
