"""The matrix of regions and sectors in a real browser: what was found, and how much was read."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Locator, expect
from tests.map.worlds import Making, World
from tests.web.map.axe import violations
from tests.web.map.serving import served_world
from tests.web.map.visiting import Visit, visiting

GAPS = "panel=gaps&lang=ru"
PICTURE = "e=clara.0.0&s=clara&lang=ru&rev=7"
NORTH, SOUTH = "Примерная область", "Мысальская область"
LIGHT, ENERGY = "лёгкая промышленность", "энергетика"


@pytest.fixture
def visit(browser: Browser, client: httpx.Client) -> Iterator[Visit]:
    with visiting(browser, str(client.base_url), width=1680) as begun:
        yield begun


def cells(visit: Visit) -> Locator:
    """Return the cells: the south's light industry and energy, then the north's."""
    return visit.panel.get_by_role("gridcell")


def test_a_table_tells_for_each_region_and_sector_how_much_was_found(visit: Visit) -> None:
    visit.open(GAPS)
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Где пробелы")
    expect(visit.panel.get_by_role("columnheader")).to_contain_text([LIGHT, ENERGY])
    expect(visit.panel.get_by_role("rowheader")).to_contain_text([SOUTH, NORTH])
    expect(cells(visit)).to_have_text(["0", "4", "0", "14"])
    visit.panel.get_by_role("radio", name="Учебные и научные организации").check()
    expect(cells(visit)).to_have_text(["0", "0", "0", "2"])
    visit.panel.get_by_role("radio", name="Компании").check()
    expect(cells(visit)).to_have_text(["1", "0", "0", "1"])
    visit.panel.get_by_role("radio", name="Альянсы").check()
    expect(cells(visit)).to_have_text(["0", "0", "0", "1"])


def test_the_table_takes_the_place_of_the_map_until_it_is_closed(visit: Visit) -> None:
    visit.open(f"{PICTURE}&panel=gaps")
    map_ = visit.page.get_by_role("application")
    expect(cells(visit).first).to_be_visible()
    expect(map_).to_be_hidden()
    visit.panel.get_by_role("button", name="Закрыть").click()
    expect(map_).to_be_visible()


def test_an_empty_cell_says_how_much_was_read(visit: Visit) -> None:
    visit.open(GAPS)
    said = "0 найдено; прочитано документов: о регионе — 5, об отрасли — 3"
    expect(cells(visit).nth(2)).to_have_attribute("aria-label", said)
    cells(visit).nth(2).hover()
    expect(visit.panel).to_contain_text(f"{NORTH} · {LIGHT} {said}")
    cells(visit).nth(1).focus()
    expect(visit.panel).to_contain_text(f"{SOUTH} · {ENERGY} 4 партнёрства")


def test_what_was_little_read_of_is_marked(visit: Visit) -> None:
    visit.open(GAPS)
    expect(visit.panel.get_by_role("columnheader", name=LIGHT)).to_contain_text("мало прочитано: 3")
    expect(visit.panel.get_by_role("rowheader", name=NORTH)).to_contain_text("5 документов")


def test_the_emptiest_come_first_if_asked(visit: Visit) -> None:
    visit.open(GAPS)
    visit.panel.get_by_role("radio", name="Альянсы").check()
    visit.panel.get_by_role("combobox", name="Порядок").select_option("сначала самые пустые")
    expect(visit.panel.get_by_role("rowheader")).to_contain_text([SOUTH, NORTH])
    expect(visit.panel.get_by_role("columnheader")).to_contain_text([LIGHT, ENERGY])
    visit.panel.get_by_role("radio", name="Компании").check()
    visit.panel.get_by_role("combobox", name="Порядок").select_option("по названию")
    visit.page.reload()
    expect(visit.panel.get_by_role("radio", name="Компании")).to_be_checked()
    expect(visit.panel.get_by_role("combobox", name="Порядок")).to_have_value("name")


def test_the_table_is_walked_and_a_cell_opened_by_keyboard_alone(visit: Visit) -> None:
    visit.open(PICTURE)
    visit.page.get_by_role("button", name="Пробелы", exact=True).press("Enter")
    expect(visit.panel.get_by_role("heading", level=2)).to_be_focused()
    visit.panel.get_by_role("combobox", name="Порядок").focus()
    visit.page.keyboard.press("Tab")
    expect(cells(visit).nth(0)).to_be_focused()
    for key, place in (("ArrowRight", 1), ("ArrowRight", 1), ("ArrowDown", 3), ("Home", 2), ("ArrowUp", 0)):
        visit.page.keyboard.press(key)
        expect(cells(visit).nth(place)).to_be_focused()
    visit.page.keyboard.press("Control+End")
    visit.page.keyboard.press("Enter")
    expect(visit.panel.get_by_role("heading", level=3)).to_be_focused()
    expect(visit.panel.get_by_role("heading", level=3)).to_have_text(f"{NORTH} · {ENERGY}")
    expect(visit.panel).to_contain_text("Прочитано документов: 5.")
    visit.page.keyboard.press("Escape")
    expect(cells(visit).nth(3)).to_be_focused()
    visit.page.keyboard.press("Escape")
    expect(visit.panel).to_be_hidden()


def test_a_cell_tells_its_counts_and_who_is_in_it(visit: Visit) -> None:
    visit.open(GAPS)
    cells(visit).nth(3).click()
    section = visit.panel.get_by_role("region", name=f"{NORTH} · {ENERGY}")
    expect(section.get_by_role("definition")).to_have_text(["14", "2", "1", "1"])
    expect(section).to_contain_text("Организаций и их партнёров: 11.")
    expect(section.get_by_role("listitem")).to_have_count(11)
    assert "panel=gaps.north.energy" in visit.page.url
    section.get_by_role("button", name="Университет «Үлгі»").click()
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Университет «Үлгі»")
    visit.page.go_back()
    expect(section).to_contain_text("Организаций и их партнёров: 11.")
    visit.page.go_back()
    expect(section).to_have_count(0)
    expect(cells(visit)).to_have_text(["0", "4", "0", "14"])


def test_a_cell_of_partnerships_alone_says_how_they_belong_there(visit: Visit) -> None:
    visit.open("panel=gaps.south.energy&lang=ru")
    section = visit.panel.get_by_role("region", name=f"{SOUTH} · {ENERGY}")
    expect(section).to_contain_text("партнёрства связывают регион с отраслью")
    expect(section.get_by_role("listitem")).to_have_count(5)


def test_an_empty_cell_says_whether_it_may_be_a_gap(visit: Visit) -> None:
    visit.open("panel=gaps.north.light&lang=ru")
    section = visit.panel.get_by_role("region", name=f"{NORTH} · {LIGHT}")
    expect(section).to_contain_text("0 найдено; прочитано документов: 3.")
    expect(section).to_contain_text("Прочитано мало")
    expect(section.get_by_role("button", name="Показать на карте")).to_have_count(0)


def test_a_cell_goes_to_the_map_and_stays_beside_it(visit: Visit) -> None:
    visit.open("panel=gaps.south.light&lang=ru")
    visit.panel.get_by_role("button", name="Показать на карте").click()
    visit.until_there_are(1)
    assert visit.places().keys() == {"mysal"}
    map_ = visit.page.get_by_role("application")
    expect(map_).to_be_visible()
    expect(visit.panel.get_by_role("heading", level=3)).to_have_text(f"{SOUTH} · {LIGHT}")
    visit.page.reload()
    expect(map_).to_be_visible()
    visit.panel.get_by_role("button", name="Ко всей таблице").click()
    expect(map_).to_be_hidden()
    expect(cells(visit).nth(0)).to_be_focused()


def test_a_world_without_regions_says_why_the_table_is_empty(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with (
        served_world(tmp_path_factory.mktemp("nowhere"), nowhere()) as client,
        visiting(browser, str(client.base_url)) as visit,
    ):
        visit.open(GAPS)
        expect(visit.panel).to_contain_text("Таблица пока пуста.")
        expect(cells(visit)).to_have_count(0)


def nowhere() -> World:
    """Two companies of which no place and no sector is known."""
    making = Making()
    making.write("d1", "Новости", "ru", "2025-03-01")
    making.add("a", "Company", "ТОО «Пример»")
    making.add("b", "Company", "ТОО «Мысал»")
    making.say("partners_with", "a", "b", "d1")
    return making.done()


def test_an_error_of_the_server_is_said_in_the_language_of_the_page(visit: Visit) -> None:
    visit.page.route("**/api/v1/gaps", lambda route: route.fulfill(status=500, body="Internal Server Error"))
    visit.open(GAPS)
    expect(visit.panel).to_contain_text("На сервере ошибка (500). Повторите")
    expect(visit.panel).not_to_contain_text("Internal")
    visit.forgive()


def test_what_goes_wrong_is_said_and_can_be_tried_again(visit: Visit) -> None:
    visit.page.route("**/api/v1/gaps", lambda route: route.abort())
    visit.open(GAPS)
    expect(visit.panel).to_contain_text("Сервер не отвечает.")
    visit.page.unroute("**/api/v1/gaps")
    visit.forgive()
    visit.panel.get_by_role("button", name="Повторить").click()
    expect(cells(visit)).to_have_count(4)


@pytest.mark.parametrize(
    ("language", "title", "region"),
    [("kk", "Олқылықтар қайда", "Үлгі облысы"), ("en", "Where the gaps are", "Sample Region")],
)
def test_the_panel_speaks_the_readers_language(visit: Visit, language: str, title: str, region: str) -> None:
    visit.open(f"panel=gaps&lang={language}")
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text(title)
    expect(visit.panel.get_by_role("rowheader", name=region)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_panel_is_for_everybody(browser: Browser, client: httpx.Client, width: int, scheme: str) -> None:
    with visiting(browser, str(client.base_url), width=width) as visit:
        visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        visit.open("panel=gaps.north.energy&lang=ru")
        expect(visit.panel).to_contain_text("Организаций и их партнёров: 11.")
        assert violations(visit) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
