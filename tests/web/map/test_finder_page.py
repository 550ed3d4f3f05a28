"""The box that finds entities by name, on the start and above a picture."""

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Route, expect
from tests.map.worlds import LONG, MARKUP, Making, World
from tests.web.map.serving import served_world
from tests.web.map.visiting import Visit, visiting

SPELLINGS = ("Ауэзов", "Әуезов", "Auezov", "Auyezov", "АУЭ", "Fe'pjd")
PAIR = "e=ulgi.0.0.primer.140.-35&s=ulgi&lang=ru&rev=7"


def typed(visit: Visit, text: str) -> Locator:
    """Type into the box that is there, as a reader does, and return its hits."""
    box = visit.page.get_by_role("combobox")
    box.click()
    visit.page.keyboard.type(text)
    options = visit.page.get_by_role("option")
    expect(options.first).to_be_visible()
    return options


def spelled() -> World:
    """A university named after a person, a street of other names, and its own names in three languages."""
    making = Making()
    making.write("d1", "Жаңалықтар", "kk", "2025-03-01")
    making.write("d2", "Новости", "ru", "2025-03-02")
    making.add(
        "auezov",
        "University",
        "Университет имени Ауэзова",
        "Әуезов атындағы университет",
        "Auezov University",
    )
    making.add("primer", "Company", "ТОО «Пример»", "«Пример» ЖШС", "Primer LLP")
    making.add("other", "Company", "ТОО «Ауылшаруашылық Мысал»", "«Ауылшаруашылық Мысал» ЖШС")
    making.say("partners_with", "auezov", "primer", "d1", "d2")
    making.say("partners_with", "other", "primer", "d1")
    return making.done()


def test_six_spellings_have_the_same_first_hit(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with (
        served_world(tmp_path_factory.mktemp("spelled"), spelled()) as client,
        visiting(browser, str(client.base_url)) as visit,
    ):
        for spelling in SPELLINGS:
            visit.open()
            expect(typed(visit, spelling).first).to_contain_text("Университет имени Ауэзова")


def test_a_hit_says_what_it_is_where_and_how_much_is_known_of_it(visit: Visit) -> None:
    visit.open()
    hit = typed(visit, "Ulgi Univ").first
    expect(hit).to_contain_text("Университет «Үлгі»")
    expect(hit).to_contain_text("Университет · Примерная область · 6 документов · 16 связей")


def test_a_hit_found_by_another_name_says_which(visit: Visit) -> None:
    visit.open()
    hit = typed(visit, "Ulgi National").first
    expect(hit).to_contain_text("Университет «Үлгі»")
    expect(hit).to_contain_text("также Ulgi National University")


def test_a_name_in_another_language_says_in_which(browser: Browser, client: httpx.Client) -> None:
    with visiting(browser, str(client.base_url), language="en") as visit:
        visit.open()
        hit = typed(visit, "Клара").first
        expect(hit.get_by_title("in Russian")).to_be_visible()
        expect(hit.locator("bdi[lang=ru]")).to_have_text("Клара Мысалова")


@pytest.mark.parametrize("name", [MARKUP, LONG])
def test_any_name_is_text_and_a_long_one_is_cut(visit: Visit, name: str) -> None:
    visit.open()
    hit = typed(visit, name[:14]).first
    shown = hit.locator("bdi").first
    if len(name) > 90:
        assert len(shown.inner_text()) <= 90
        expect(shown).to_have_attribute("title", name)
    else:
        expect(shown).to_have_text(name)
    expect(visit.page.locator("img")).to_have_count(0)


def test_the_list_is_walked_by_keys(visit: Visit) -> None:
    visit.open()
    options = typed(visit, "пример")
    count = options.count()
    assert count > 3
    box, press = visit.page.get_by_role("combobox"), visit.page.keyboard.press

    def expect_chosen(place: int) -> None:
        expect(options.nth(place)).to_have_attribute("aria-selected", "true")
        expect(visit.page.get_by_role("option", selected=True)).to_have_count(1)
        assert box.get_attribute("aria-activedescendant") == options.nth(place).get_attribute("id")

    expect(box).to_have_attribute("aria-expanded", "true")
    for key, place in (
        ("ArrowDown", 0), ("ArrowDown", 1), ("End", count - 1), ("ArrowDown", 0),
        ("ArrowUp", count - 1), ("Home", 0),
    ):  # fmt: skip
        press(key)
        expect_chosen(place)
    press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("пример")
    press("ArrowDown")
    expect_chosen(0)
    press("Escape")
    press("Escape")
    expect(box).to_have_value("")


def test_how_many_were_found_is_said(visit: Visit) -> None:
    visit.open()
    count = typed(visit, "форум").count()
    visit.expect_said(f"Найдено: {count} вариант")


def test_the_box_is_emptied_by_its_button(visit: Visit) -> None:
    visit.open()
    typed(visit, "пример")
    visit.page.get_by_role("button", name="Очистить").click()
    expect(visit.page.get_by_role("combobox")).to_have_value("")
    expect(visit.page.get_by_role("combobox")).to_be_focused()
    expect(visit.page.get_by_role("option")).to_have_count(0)


def test_nothing_found_says_so_and_what_to_do(visit: Visit) -> None:
    visit.open()
    visit.page.get_by_role("combobox").fill("щщщщщщ")
    expect(visit.page.get_by_text("По запросу «щщщщщщ» ничего не нашлось.").first).to_be_visible()
    expect(visit.page.get_by_text("Попробуйте другое написание")).to_be_visible()
    expect(visit.page.get_by_role("link", name="Весь список в каталоге")).to_have_attribute(
        "href", "/catalogue"
    )
    visit.expect_said("ничего не нашлось")


def test_a_search_that_failed_is_tried_again(visit: Visit) -> None:
    visit.open()
    visit.page.route("**/api/v1/search*", lambda route: route.abort())
    visit.page.get_by_role("combobox").fill("пример")
    again = visit.page.get_by_role("button", name="Повторить")
    expect(again).to_be_visible()
    visit.page.unroute("**/api/v1/search*")
    again.click()
    expect(visit.page.get_by_role("option").first).to_be_visible()
    visit.forgive()


def test_an_answer_that_comes_late_changes_nothing(visit: Visit) -> None:
    held: list[Route] = []
    visit.page.route("**/api/v1/search?q=%D1%84*", lambda route: held.append(route))
    visit.open()
    box = visit.page.get_by_role("combobox")
    with visit.page.expect_request("**/api/v1/search?q=%D1%84*"):
        box.fill("ф")
    box.fill("ярмарка")
    expect(visit.page.get_by_role("option")).to_have_count(1)
    for route in held:
        route.fulfill(json={"query": "ф", "hits": []})
    visit.page.wait_for_timeout(200)
    expect(visit.page.get_by_role("option")).to_contain_text("Ярмарка «Пример»")


def test_enter_shows_the_first_hit_with_its_first_neighbours_and_its_panel(visit: Visit) -> None:
    visit.open()
    visit.page.get_by_role("combobox").click()
    visit.page.keyboard.type("Ulgi Univ")
    visit.page.keyboard.press("Enter")
    heading = visit.panel.get_by_role("heading", level=2)
    expect(heading).to_have_text("Университет «Үлгі»")
    expect(heading).to_be_focused()
    assert len(visit.places()) == 17
    assert "ulgi" in visit.places()


def test_above_a_picture_a_hit_is_shown_alone_or_added(visit: Visit) -> None:
    visit.open(PAIR)
    typed(visit, "Палата")
    visit.page.keyboard.press("Shift+Enter")
    visit.until_there_are(3)
    assert visit.places() | {"ulgi": (0, 0), "primer": (140, -35)} == visit.places()
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Палата «Пример»")
    typed(visit, "Ярмарка")
    visit.page.keyboard.press("Enter")
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Ярмарка «Пример»")
    assert set(visit.places()) == {"fair", "primer"}


def test_both_ways_are_buttons_too(visit: Visit) -> None:
    visit.open(PAIR)
    typed(visit, "Палата")
    visit.page.get_by_role("button", name="Добавить на карту").click()
    visit.until_there_are(3)
    typed(visit, "Ярмарка")
    visit.page.get_by_role("button", name="Показать отдельно").first.click()
    visit.until_there_are(2)


def test_what_is_on_the_map_already_is_said_and_not_added_twice(visit: Visit) -> None:
    visit.open(PAIR)
    expect(typed(visit, "Primer Univ").first).to_contain_text("уже на карте")
    visit.page.keyboard.press("Shift+Enter")
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Университет «Пример»")
    assert set(visit.places()) == {"ulgi", "primer"}
