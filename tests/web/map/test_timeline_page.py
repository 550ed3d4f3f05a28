"""The time slider of the page: windows, single dates, months, and what has no date."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.web.map.reading_page import Reading

FIRST, LAST = 2015, 2027


def window(page: Page) -> tuple[str, str]:
    told = parse_qs(urlsplit(page.url).fragment)
    return told.get("since", [""])[0], told.get("until", [""])[0]


def wait_for(page: Page, since: str, until: str) -> None:
    page.wait_for_function(
        """([since, until]) => {
            const told = new URLSearchParams(location.hash.slice(1));
            return (told.get("since") ?? "") === since && (told.get("until") ?? "") === until;
        }""",
        arg=[since, until],
    )


def thumb(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name, exact=True)


def centre(place: Locator) -> tuple[float, float]:
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def year_width(page: Page) -> float:
    return (centre(thumb(page, "End"))[0] - centre(thumb(page, "Start"))[0]) / (LAST - FIRST + 1)


def test_it_reaches_from_the_first_to_the_last_year_of_the_data(opened: Reading) -> None:
    with opened.visit() as visit:
        for name, year in (("Start", FIRST), ("End", LAST)):
            expect(thumb(visit.page, name)).to_have_attribute("aria-valuetext", str(year))
        expect(visit.page.get_by_role("button", name="Time all time")).to_be_visible()
        assert window(visit.page) == ("", "")


def test_arrows_move_a_thumb_and_the_window_is_said_in_words(opened: Reading) -> None:
    with opened.visit() as visit:
        thumb(visit.page, "Start").press("ArrowRight")
        wait_for(visit.page, "2016", "")
        expect(visit.page.get_by_role("button", name="Time 2016 and later")).to_be_visible()
        thumb(visit.page, "End").press("ArrowDown")
        wait_for(visit.page, "2016", "2026")
        expect(visit.page.get_by_role("button", name="Time 2016 — 2026")).to_be_visible()
        expect(visit.page.get_by_role("list", name="What is chosen")).to_have_text("Time: 2016 — 2026×")
        thumb(visit.page, "Start").press("ArrowLeft")
        wait_for(visit.page, "", "2026")


def test_pages_home_and_end_go_further_and_thumbs_do_not_pass_one_another(opened: Reading) -> None:
    with opened.visit() as visit:
        thumb(visit.page, "Start").press("PageUp")
        wait_for(visit.page, "2020", "")
        thumb(visit.page, "End").press("Home")
        wait_for(visit.page, "2020", "2020")
        expect(thumb(visit.page, "End")).to_have_attribute("aria-valuetext", "2020")
        thumb(visit.page, "End").press("End")
        wait_for(visit.page, "2020", "")
        thumb(visit.page, "Start").press("PageDown")
        wait_for(visit.page, "", "")


def test_shift_with_an_arrow_moves_the_whole_window(opened: Reading) -> None:
    with opened.visit(since="2020", until="2022") as visit:
        thumb(visit.page, "Start").press("Shift+ArrowRight")
        wait_for(visit.page, "2021", "2023")
        for _ in range(9):
            thumb(visit.page, "End").press("Shift+ArrowRight")
        wait_for(visit.page, "2025", "")


def test_a_thumb_can_be_dragged_and_that_is_one_step(opened: Reading) -> None:
    with opened.visit() as visit:
        width = year_width(visit.page)
        x, y = centre(thumb(visit.page, "Start"))
        visit.page.mouse.move(x, y)
        visit.page.mouse.down()
        for years in (1.5, 3.5, 5.5, 8.5):
            visit.page.mouse.move(x + width * years, y, steps=3)
            visit.page.wait_for_timeout(300)
        visit.page.mouse.up()
        wait_for(visit.page, str(FIRST + 8), "")
        visit.page.go_back()
        wait_for(visit.page, "", "")


def test_the_window_can_be_dragged_as_a_whole(opened: Reading) -> None:
    with opened.visit() as visit:
        width = year_width(visit.page)
        left = centre(thumb(visit.page, "Start"))[0]
        visit.page.get_by_role("button", name="As of a date").wait_for()
        visit.open(opened.fragment(lang="en", since="2018", until="2020"))
        expect(thumb(visit.page, "Start")).to_have_attribute("aria-valuetext", "2018")
        y = centre(thumb(visit.page, "Start"))[1]
        visit.page.mouse.move(left + width * 4.5, y)
        visit.page.mouse.down()
        visit.page.mouse.move(left + width * 6.5, y, steps=4)
        visit.page.mouse.up()
        wait_for(visit.page, "2020", "2022")


def test_a_press_on_the_track_moves_the_nearer_thumb_there(opened: Reading) -> None:
    with opened.visit() as visit:
        width, (left, y) = year_width(visit.page), centre(thumb(visit.page, "Start"))
        visit.open(opened.fragment(lang="en", since="2020", until="2022"))
        expect(thumb(visit.page, "Start")).to_have_attribute("aria-valuetext", "2020")
        visit.page.mouse.click(left + width * 2.5, y)
        wait_for(visit.page, "2017", "2022")
        expect(thumb(visit.page, "Start")).to_be_focused()


def test_as_of_a_date_both_thumbs_are_one(opened: Reading) -> None:
    with opened.visit() as visit:
        visit.page.get_by_role("button", name="As of a date").click()
        expect(visit.page.get_by_role("textbox", name="Date")).to_be_focused()
        visit.page.keyboard.type("5.3.2024")
        visit.page.keyboard.press("Control+a")
        visit.page.keyboard.type("05.03.2024")
        visit.page.keyboard.press("Enter")
        wait_for(visit.page, "2024-03-05", "2024-03-05")
        expect(visit.page.get_by_role("slider")).to_have_count(1)
        expect(thumb(visit.page, "As of")).to_have_attribute("aria-valuetext", re.compile("5.*2024"))
        thumb(visit.page, "As of").press("ArrowLeft")
        wait_for(visit.page, "2024-02", "2024-02")
        expect(visit.page.get_by_role("textbox", name="Date")).to_have_value("2024-02")
        visit.page.get_by_role("button", name="As of a date").click()
        wait_for(visit.page, "", "")
        expect(visit.page.get_by_role("slider")).to_have_count(2)


@pytest.mark.parametrize("written", ["2024-13", "31.02.2024", "soon", "24", "0000"])
def test_what_is_no_date_is_explained_and_changes_nothing(opened: Reading, written: str) -> None:
    with opened.visit(since="2023", until="2023") as visit:
        visit.page.get_by_role("textbox", name="Date").fill(written)
        visit.page.keyboard.press("Enter")
        expect(visit.page.get_by_role("alert")).to_contain_text("There is no such date.")
        expect(visit.page.get_by_role("textbox", name="Date")).to_have_attribute("aria-invalid", "true")
        assert window(visit.page) == ("2023", "2023")


def test_months_are_those_of_the_years_of_the_window(opened: Reading) -> None:
    with opened.visit(since="2023", until="2024") as visit:
        visit.page.get_by_role("button", name="By months").click()
        assert window(visit.page) == ("2023", "2024")
        expect(thumb(visit.page, "End")).to_have_attribute("aria-valuemax", "23")
        thumb(visit.page, "End").press("ArrowLeft")
        wait_for(visit.page, "2023", "2024-11")
        visit.page.get_by_role("button", name="By months").click()
        wait_for(visit.page, "2023", "2024")
        expect(thumb(visit.page, "End")).to_have_attribute("aria-valuemax", str(LAST - FIRST))


def test_months_that_a_link_gives_are_kept(opened: Reading) -> None:
    with opened.visit(language="kk", since="2024-03", until="2025-10") as visit:
        expect(thumb(visit.page, "Басы")).to_have_attribute("aria-valuetext", "2024 жылғы наурыз")
        expect(visit.page.get_by_role("button", name="Айлар бойынша")).to_have_attribute(
            "aria-pressed", "true"
        )
        thumb(visit.page, "Басы").press("ArrowRight")
        wait_for(visit.page, "2024-04", "2025-10")


def test_undated_ties_are_counted_beside_their_switch(opened: Reading) -> None:
    with opened.visit(language="ru") as visit:
        switch = visit.page.get_by_role("checkbox", name="Без даты: 1 связь")
        expect(switch).to_be_checked()
        expect(visit.page.locator("#summary")).to_contain_text("27 связей")
        switch.uncheck()
        expect(visit.page.locator("#summary")).to_contain_text("26 связей")
        expect(visit.page.locator("#filters")).to_contain_text("Даты: только с датой")
        assert parse_qs(urlsplit(visit.page.url).fragment)["undated"] == ["no"]


def test_all_time_is_one_press_away(opened: Reading) -> None:
    with opened.visit(since="2020", until="2022-05") as visit:
        visit.page.get_by_role("button", name="All time", exact=True).click()
        wait_for(visit.page, "", "")
        expect(visit.page.get_by_role("button", name="All time", exact=True)).to_be_disabled()
        expect(visit.page.get_by_role("button", name="As of a date")).to_be_focused()


def test_on_a_phone_it_is_folded_and_fingers_move_it(opened: Reading) -> None:
    with opened.visit(width=360, since="2020") as visit:
        expect(visit.page.get_by_role("slider")).to_have_count(0)
        visit.page.get_by_role("button", name=re.compile("^Time 2020")).click()
        expect(visit.page.get_by_role("slider")).to_have_count(2)
        assert thumb(visit.page, "Start").evaluate("each => getComputedStyle(each).touchAction") == "none"
