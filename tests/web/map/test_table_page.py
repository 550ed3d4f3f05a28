"""The picture as tables: in step with the map, and able to do by keyboard what the map does."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.map.worlds import LONG, MARKUP, hub
from tests.web.map.reading_page import IDS, Reading, another_world


@pytest.fixture(scope="module")
def crowded(opened: Reading, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    with another_world(opened, tmp_path_factory.mktemp("crowded"), hub(260)) as made:
        yield made


def table(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True).get_by_role("table")


def names(page: Page, table_: str = "Entities") -> list[str]:
    return [text.strip() for text in table(page, table_).get_by_role("rowheader").all_inner_texts()]


def test_map_and_table_are_two_views_of_one_picture(opened: Reading) -> None:
    with opened.visit() as visit:
        expect(visit.page.get_by_role("table")).to_have_count(0)
        visit.page.get_by_role("button", name="Table", exact=True).click()
        expect(visit.page.get_by_role("button", name="Table", exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )
        expect(table(visit.page, "Entities").get_by_role("rowheader")).to_have_count(len(IDS) + 1)
        expect(table(visit.page, "Ties").get_by_role("rowheader")).to_have_count(27)
        assert "view=table" in visit.page.url
        visit.page.go_back()
        expect(visit.page.get_by_role("table")).to_have_count(0)


def test_captions_tell_how_many_there_are_and_how_many_are_not(opened: Reading) -> None:
    with opened.visit(view="table", status="planned") as visit:
        expect(table(visit.page, "Entities")).to_have_accessible_name(
            re.compile(r"^\d entities shown · without what the filter hides: \d+ entities$")
        )
        expect(table(visit.page, "Ties")).to_have_accessible_name(
            re.compile(r"^\d ties shown · without what the filter hides: \d+ ties$")
        )
        expect(table(visit.page, "Ties")).not_to_contain_text("actual")


def test_a_tie_says_kind_status_dates_and_sources_in_words(opened: Reading) -> None:
    with opened.visit(language="ru", view="table") as visit:
        ties = visit.page.get_by_role("region", name="Связи")
        row = ties.get_by_role("row").filter(has_text="дуальное обучение").filter(has_text="2027")
        expect(row.get_by_role("rowheader")).to_contain_text("ТОО «Үлгі Мунай»")
        cells = ["сотрудничает с", "дуальное обучение", "действует", "2023 – 2027", "2"]
        expect(row.get_by_role("cell")).to_have_text(cells)
        undated = ties.get_by_role("row").filter(has_text="Палата").filter(has_text="без даты")
        expect(undated).to_have_count(1)


def test_several_relationships_of_a_tie_are_lines_under_one_heading(opened: Reading) -> None:
    with opened.visit(view="table", ids=("primer", "primer_energy", "forum", "aida", "ulgi")) as visit:
        heading = table(visit.page, "Ties").get_by_role("rowheader").filter(has_text="Aida Ulgieva").first
        expect(heading).to_be_visible()
    with opened.visit(view="table", ids=("ulgi", "ulgi_oil", "primer", "mysal_college"), kind=[]) as visit:
        assert len(names(visit.page, "Ties")) == len(set(names(visit.page, "Ties")))


def test_headings_sort_both_ways_and_say_so(opened: Reading) -> None:
    with opened.visit(view="table") as visit:
        heading = table(visit.page, "Entities").get_by_role("columnheader", name="Name")
        heading.get_by_role("button").click()
        expect(heading).to_have_attribute("aria-sort", "ascending")
        ascending = names(visit.page)
        heading.get_by_role("button").press("Enter")
        expect(heading).to_have_attribute("aria-sort", "descending")
        expect(heading.get_by_role("button")).to_be_focused()
        assert names(visit.page) == ascending[::-1]
        sorted_ = table(visit.page, "Entities").locator("[aria-sort]")
        expect(sorted_).to_have_count(1)


def test_numbers_sort_as_numbers_the_largest_first_and_what_is_missing_last(opened: Reading) -> None:
    with opened.visit(view="table") as visit:
        entities = table(visit.page, "Entities")
        entities.get_by_role("columnheader", name="Documents").get_by_role("button").click()
        told = [int(text) for text in entities.locator("tbody td:nth-of-type(3)").all_inner_texts()]
        assert told == sorted(told, reverse=True)
        for _ in range(2):
            entities.get_by_role("columnheader", name="Region").get_by_role("button").click()
            assert entities.locator("tbody td:nth-of-type(2)").last.inner_text() == ""


def test_an_entity_and_a_tie_are_opened_by_keyboard_and_shown_as_chosen(opened: Reading) -> None:
    with opened.visit(view="table") as visit:
        visit.page.get_by_role("button", name="Details: Ulgi Alliance").press("Enter")
        expect(visit.panel.get_by_role("heading", level=2)).to_contain_text("Ulgi Alliance")
        chosen = visit.page.get_by_role("button", name="Details: Ulgi Alliance")
        expect(chosen).to_have_attribute("aria-current", "true")
        tie = visit.page.get_by_role(
            "button", name=re.compile("^Who says so: Aida Ulgieva — Ulgi University")
        )
        tie.press("Enter")
        expect(tie).to_have_attribute("aria-current", "true")
        expect(chosen).not_to_have_attribute("aria-current", "true")
        assert "panel=tie." in visit.page.url


def test_neighbours_are_brought_in_and_the_row_keeps_the_focus(opened: Reading) -> None:
    with opened.visit(view="table", ids=("ulgi", "aida")) as visit:
        before = visit.places()
        visit.page.get_by_role("button", name=re.compile(r"^Add neighbours: Aida Ulgieva, \d more")).press(
            "Enter"
        )
        expect(visit.page.get_by_role("button", name="Details: Sample Chamber")).to_be_visible()
        expect(visit.page.get_by_role("button", name="Details: Aida Ulgieva")).to_be_focused()
        assert before.items() <= visit.places().items()


def test_what_is_removed_leaves_the_picture_and_the_next_row_has_the_focus(opened: Reading) -> None:
    with opened.visit(view="table") as visit:
        removing = visit.page.get_by_role("button", name=re.compile("^Remove from the picture"))
        removed, following = (removing.nth(number).get_attribute("aria-label") or "" for number in (1, 2))
        removing.nth(1).press("Enter")
        expect(visit.page.get_by_role("button", name=removed)).to_have_count(0)
        expect(visit.page.get_by_role("button", name=following)).to_be_focused()
        visit.page.go_back()
        expect(visit.page.get_by_role("button", name=removed)).to_be_visible()


def test_markup_in_names_stays_text_and_long_names_stay_in_the_page(opened: Reading) -> None:
    with opened.visit(view="table", ids=("markup", "long", "ulgi")) as visit:
        expect(visit.page.get_by_role("button", name=f"Details: {MARKUP}")).to_have_text(MARKUP)
        expect(visit.page.get_by_role("button", name=f"Details: {LONG.strip()}")).to_be_visible()
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert visit.page.locator("#table").evaluate("each => each.scrollWidth <= each.clientWidth")


def test_a_name_in_another_language_says_which(opened: Reading) -> None:
    with opened.visit(language="en", view="table", ids=("lonely", "ulgi")) as visit:
        expect(visit.page.get_by_role("button", name="Details: Одинокий колледж")).to_have_attribute(
            "lang", "ru"
        )


def test_many_rows_come_in_pages_and_the_focus_goes_to_the_first_new_one(crowded: Reading) -> None:
    ids = ["hub", *(f"company{number:05}" for number in range(250))]
    with crowded.visit(view="table", ids=ids) as visit:
        rows = table(visit.page, "Entities").get_by_role("rowheader")
        expect(rows).to_have_count(100)
        part = visit.page.get_by_role("region", name="Entities")
        expect(part).to_contain_text("The first 100 of 251 are shown")
        part.get_by_role("button", name="Show 100 more").click()
        expect(rows).to_have_count(200)
        expect(rows.nth(100).get_by_role("button")).to_be_focused()
        part.get_by_role("button", name="Show 51 more").click()
        expect(rows).to_have_count(251)
        expect(part.get_by_role("button", name=re.compile("more$"))).to_have_count(0)


def test_on_a_phone_it_is_a_list_that_can_do_the_same(opened: Reading) -> None:
    with opened.visit(view="table", width=360) as visit:
        expect(visit.page.get_by_role("table")).to_have_count(0)
        cards = visit.page.get_by_role("region", name="Entities").get_by_role("listitem")
        expect(cards).to_have_count(len(IDS) + 1)
        visit.page.get_by_label("Order by").first.select_option("name")
        first = cards.first.get_by_role("button").first.inner_text()
        visit.page.get_by_role("button", name="ascending", exact=True).first.click()
        expect(cards.last).to_contain_text(first)
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        visit.page.get_by_role("button", name="Details: Aida Ulgieva").click()
        expect(visit.panel.get_by_role("heading", level=2)).to_contain_text("Aida Ulgieva")


def test_pairs_that_an_agreement_stands_for_are_told_of(opened: Reading) -> None:
    with opened.visit(view="table") as visit:
        expect(visit.page.locator("#table")).to_contain_text(
            "10 ties between parties of agreements are seen through"
        )
