"""The panel "In common" in a real browser: what several share, as tables first."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Locator, expect
from tests.map.worlds import MARKUP
from tests.web.map.axe import violations
from tests.web.map.visiting import Visit, visiting

THREE = "panel=common.ulgi.primer.ulgi_oil&lang=ru"
PICTURE = "e=ulgi.0.0.primer.140.-35.aida.-80.60&s=ulgi&lang=ru&rev=7"
TEN = (
    *("ulgi", "primer", "mysal_college", "sample_college", "ulgi_oil"),
    *("primer_energy", "mysal", "school", "chamber", "aida"),
)


@pytest.fixture
def visit(browser: Browser, client: httpx.Client) -> Iterator[Visit]:
    with visiting(browser, str(client.base_url), width=1680) as begun:
        yield begun


def category(visit: Visit, name: str) -> Locator:
    """Return the table of a category."""
    return visit.panel.get_by_role("table", name=name)


def chosen(visit: Visit) -> Locator:
    """Return those who are compared."""
    return visit.panel.get_by_role("list", name="Выбраны").get_by_role("listitem")


def test_each_category_is_a_table_of_what_is_shared_by_whom_and_how(visit: Visit) -> None:
    visit.open(THREE)
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Что у них общего")
    expect(visit.panel).to_contain_text("Найдено общего: 11.")
    rector = category(visit, "Люди").get_by_role("row", name="Болат Примеров")
    expect(rector).to_contain_text("Университет «Пример»")
    expect(rector).to_contain_text("завершено · проректор · окончание: 2022")
    expect(rector).to_contain_text("ТОО «Үлгі Мунай»")
    expect(rector).to_contain_text("действует · директор")
    expect(category(visit, "События")).to_contain_text("Форум «Үлгі-2024»")
    expect(category(visit, "Соглашения")).to_contain_text("Меморандум пяти сторон «Пример»")
    expect(category(visit, "Партнёры").get_by_role("rowheader")).to_have_count(3)
    document = category(visit, "Документы").get_by_role("row", name="Страница без даты")
    expect(document).to_contain_text("без даты")
    expect(document.get_by_role("listitem")).to_have_text(["Университет «Үлгі»", "Университет «Пример»"])


def test_those_who_are_compared_are_chosen_by_keyboard_alone(visit: Visit) -> None:
    visit.open(PICTURE)
    visit.page.get_by_role("button", name="Общее", exact=True).focus()
    visit.page.keyboard.press("Enter")
    expect(visit.panel.get_by_role("heading", level=2)).to_be_focused()
    field = visit.panel.get_by_role("combobox", name="Добавить к сравнению")
    field.focus()
    expect(chosen(visit)).to_have_text(["Университет «Үлгі»"])
    visit.page.keyboard.type("Муна")
    expect(visit.page.get_by_role("option")).to_have_count(1)
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    expect(chosen(visit)).to_have_text(["Университет «Үлгі»", "ТОО «Үлгі Мунай»"])
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(category(visit, "События")).to_be_visible()
    assert "panel=common.ulgi.ulgi_oil" in visit.page.url


def test_what_is_selected_joins_those_who_were_compared_last(visit: Visit) -> None:
    visit.open(f"{PICTURE}&panel=common.ulgi.ulgi_oil")
    expect(category(visit, "События")).to_be_visible()
    visit.page.evaluate("location.hash = location.hash.replace(/common[^&]*/, 'entity.primer')")
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Университет «Пример»")
    visit.page.get_by_role("button", name="Общее", exact=True).click()
    expect(chosen(visit)).to_contain_text(["Университет «Үлгі»", "ТОО «Үлгі Мунай»", "Университет «Пример»"])


def test_those_in_the_picture_can_be_ticked(visit: Visit) -> None:
    visit.open(f"{PICTURE}&panel=common.ulgi")
    visit.panel.get_by_text("Взять с карты (3)").click()
    tick = visit.panel.get_by_role("checkbox", name="Аида Үлгиева")
    tick.press("Space")
    expect(tick).to_be_checked()
    expect(tick).to_be_focused()
    expect(chosen(visit)).to_have_text(["Университет «Үлгі»", "Аида Үлгиева"])
    expect(category(visit, "Партнёры")).to_be_visible()
    tick.press("Space")
    expect(chosen(visit)).to_have_text(["Университет «Үлгі»"])


def test_one_is_taken_out_and_comes_back_with_the_browsers_back(visit: Visit) -> None:
    visit.open(THREE)
    visit.panel.get_by_role("button", name="Убрать: Университет «Пример»").click()
    expect(visit.panel.get_by_role("button", name="Убрать: ТОО «Үлгі Мунай»")).to_be_focused()
    expect(category(visit, "Люди")).to_have_count(0)
    visit.page.go_back()
    expect(category(visit, "Люди")).to_be_visible()
    expect(chosen(visit).nth(1)).to_have_text("Университет «Пример»")


def test_fewer_than_two_are_asked_for_more(visit: Visit) -> None:
    visit.open("panel=common.ulgi&lang=ru")
    expect(chosen(visit)).to_have_text(["Университет «Үлгі»"])
    expect(visit.panel).to_contain_text("Выберите от двух до десяти")


def test_more_than_ten_cannot_be_chosen(visit: Visit) -> None:
    visit.open(f"panel=common.{'.'.join(TEN)}&lang=ru")
    expect(category(visit, "Документы")).to_be_visible()
    expect(visit.panel.get_by_role("combobox")).to_have_count(0)
    visit.panel.get_by_role("button", name="Убрать всех").click()
    expect(visit.panel.get_by_role("combobox")).to_be_visible()


def test_two_that_share_nothing_are_told_so_with_what_to_do(visit: Visit) -> None:
    visit.open("panel=common.clara.alone&lang=ru")
    expect(visit.panel).to_contain_text("Ничего общего не найдено.")
    expect(visit.panel).to_contain_text("посмотрите путь между двумя")
    visit.expect_said("Ничего общего не найдено.")


def test_a_relationship_opens_its_evidence_and_a_button_leads_back(visit: Visit) -> None:
    visit.open(THREE)
    name = "Болат Примеров — занимает должность в — ТОО «Үлгі Мунай»"
    category(visit, "Люди").get_by_role("button", name=name).click()
    expect(visit.panel.get_by_role("heading", level=2)).to_contain_text("Болат Примеров — ТОО «Үлгі Мунай»")
    visit.panel.get_by_role("button", name="Что у них общего").click()
    expect(category(visit, "Люди")).to_be_visible()


def test_what_is_shared_goes_to_the_map(visit: Visit) -> None:
    visit.open(THREE)
    visit.panel.get_by_role("button", name="Показать на карте").click()
    visit.expect_said("На карте 9 объектов.")
    assert "s=ulgi.primer.ulgi_oil" in visit.page.url


def test_markup_in_a_name_stays_text(visit: Visit) -> None:
    visit.open("panel=common.markup.ulgi&lang=ru")
    expect(chosen(visit).first).to_have_text(MARKUP)


def test_what_goes_wrong_is_said_and_can_be_tried_again(visit: Visit) -> None:
    visit.page.route("**/api/v1/common?**", lambda route: route.abort())
    visit.open(THREE)
    expect(visit.panel).to_contain_text("Сервер не отвечает.")
    visit.page.unroute("**/api/v1/common?**")
    visit.forgive()
    visit.panel.get_by_role("button", name="Повторить").click()
    expect(category(visit, "Люди")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "title", "people"),
    [("kk", "Олардың ортақтығы", "Адамдар"), ("en", "What they have in common", "People")],
)
def test_the_panel_speaks_the_readers_language(visit: Visit, language: str, title: str, people: str) -> None:
    visit.open(f"panel=common.ulgi.primer.ulgi_oil&lang={language}")
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text(title)
    expect(category(visit, people)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_panel_is_for_everybody(browser: Browser, client: httpx.Client, width: int, scheme: str) -> None:
    with visiting(browser, str(client.base_url), width=width) as visit:
        visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        visit.open(f"{PICTURE}&{THREE}")
        expect(category(visit, "Люди")).to_be_visible()
        assert violations(visit) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
