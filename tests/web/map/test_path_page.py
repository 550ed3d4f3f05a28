"""The panel "From – To" in a real browser: how two are connected, and why they are not."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Route, expect
from tests.map.worlds import Making, World
from tests.web.map.axe import violations
from tests.web.map.serving import served_world
from tests.web.map.visiting import Visit, visiting

PATH = "panel=path.clara.chamber&lang=ru"
PICTURE = "e=ulgi.0.0.primer.140.-35&s=ulgi&lang=ru&rev=7"


@pytest.fixture
def visit(browser: Browser, client: httpx.Client) -> Iterator[Visit]:
    with visiting(browser, str(client.base_url), width=1680) as begun:
        yield begun


def path(visit: Visit, number: int = 1) -> Locator:
    """Return the section of a path."""
    return visit.panel.get_by_role("region", name=f"Путь {number}")


def steps(visit: Visit, number: int = 1) -> Locator:
    """Return the entities and steps of a path, one after the other."""
    return path(visit, number).get_by_role("listitem")


def test_a_path_is_a_chain_of_entities_and_what_documents_say_of_them(visit: Visit) -> None:
    visit.open(PATH)
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Путь между двумя")
    expect(steps(visit).nth(0)).to_contain_text("Клара Мысалова")
    expect(steps(visit).nth(1)).to_contain_text("занимает должность в")
    expect(steps(visit).nth(1)).to_contain_text("действует · доцент · 1 независимый документ")
    expect(steps(visit).nth(1)).to_contain_text("«Клара Мысалова» — holds_role — «Университет «Пример»».")
    document = steps(visit).nth(1).get_by_role("link", name="Страница без даты")
    expect(document).to_have_attribute("href", "https://news.example/undated")
    expect(steps(visit).last).to_contain_text("Палата «Пример»")


def test_the_weakest_link_is_told_in_words(visit: Visit) -> None:
    visit.open(PATH)
    expect(path(visit)).to_contain_text(
        "Самое слабое звено: Клара Мысалова — Университет «Пример»; 1 независимый документ."
    )


def test_a_path_of_one_step_tells_on_how_much_it_rests(visit: Visit) -> None:
    visit.open("panel=path.ulgi.primer_energy&lang=ru")
    expect(path(visit)).to_contain_text("Связаны напрямую: 2 независимых документа.")
    expect(path(visit)).to_contain_text("1 шаг")


def test_both_ends_are_chosen_by_keyboard_alone(visit: Visit) -> None:
    visit.open(PICTURE)
    visit.page.get_by_role("button", name="Путь", exact=True).focus()
    visit.page.keyboard.press("Enter")
    expect(visit.panel.get_by_role("heading", level=2)).to_be_focused()
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Tab")
    start = visit.panel.get_by_role("combobox", name="От")
    expect(start).to_be_focused()
    expect(start).to_have_value("Университет «Үлгі»")
    visit.page.keyboard.press("Control+a")
    visit.page.keyboard.type("Клара")
    expect(visit.page.get_by_role("option")).to_have_count(1)
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    expect(visit.panel.get_by_role("combobox", name="До")).to_be_focused()
    visit.page.keyboard.type("Палата")
    expect(visit.page.get_by_role("option")).to_have_count(1)
    visit.page.keyboard.press("Enter")
    expect(visit.panel.get_by_role("combobox", name="До")).to_have_value("Палата «Пример»")
    expect(steps(visit).first).to_contain_text("Клара Мысалова")
    visit.expect_said("Найдено 3 пути.")
    assert "panel=path.clara.chamber" in visit.page.url


def test_a_path_begins_with_what_is_selected(visit: Visit) -> None:
    visit.open(f"{PICTURE}&panel=entity.primer")
    visit.page.get_by_role("button", name="Путь", exact=True).click()
    expect(visit.panel.get_by_role("combobox", name="От")).to_have_value("Университет «Пример»")
    expect(visit.panel.get_by_role("combobox", name="До")).to_have_value("")


def test_a_path_that_was_begun_ends_with_what_is_selected_then(visit: Visit) -> None:
    visit.open(f"{PICTURE}&panel=path.clara.")
    expect(visit.panel.get_by_role("combobox", name="От")).to_have_value("Клара Мысалова")
    visit.open(f"{PICTURE}&panel=entity.primer")
    visit.page.get_by_role("button", name="Путь", exact=True).click()
    expect(visit.panel.get_by_role("combobox", name="От")).to_have_value("Университет «Пример»")
    visit.page.evaluate("location.hash = location.hash.replace(/path[^&]*/, 'entity.ulgi')")
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Университет «Үлгі»")
    visit.page.get_by_role("button", name="Путь", exact=True).click()
    expect(path(visit)).to_contain_text("Связаны напрямую")
    assert "panel=path.primer.ulgi" in visit.page.url


def test_the_ends_can_be_swapped_and_taken_out(visit: Visit) -> None:
    visit.open(PATH)
    visit.panel.get_by_role("button", name="Поменять местами").click()
    expect(steps(visit).first).to_contain_text("Палата «Пример»")
    expect(visit.panel.get_by_role("button", name="Поменять местами")).to_be_focused()
    visit.panel.get_by_role("button", name="Убрать: Палата «Пример»").click()
    expect(visit.panel).to_contain_text("Выберите, от кого и до кого искать")
    assert "panel=path..clara" in visit.page.url


def test_escape_in_a_field_leaves_the_panel_open(visit: Visit) -> None:
    visit.open(PATH)
    field = visit.panel.get_by_role("combobox", name="До")
    field.fill("Университет")
    expect(visit.page.get_by_role("option").first).to_be_visible()
    field.press("Escape")
    expect(field).to_have_value("Палата «Пример»")
    expect(visit.page.get_by_role("option")).to_have_count(0)
    field.press("Escape")
    expect(visit.panel).to_be_hidden()


def test_who_begins_to_type_before_a_name_has_come_replaces_it(visit: Visit) -> None:
    held: list[Route] = []
    visit.page.route("**/api/v1/paths?**", lambda route: held.append(route))
    visit.page.route("**/api/v1/entities/clara*", lambda route: held.append(route))
    visit.open(PATH)
    field = visit.panel.get_by_role("combobox", name="До")
    field.focus()
    while not held:
        visit.page.wait_for_timeout(20)
    for route in held:
        route.continue_()
    expect(field).to_have_value("Палата «Пример»")
    visit.page.keyboard.type("Университет")
    expect(field).to_have_value("Университет")
    expect(visit.page.get_by_role("option").first).to_be_visible()


def test_a_busy_one_on_the_path_can_be_left_out_and_taken_back(visit: Visit) -> None:
    visit.open("panel=path.school.ulgi_oil.~&lang=ru")
    hub = visit.panel.get_by_role("button", name="без: Университет «Үлгі»")
    expect(hub).to_have_attribute("aria-pressed", "false")
    hub.focus()
    hub.press("Enter")
    expect(hub).to_have_attribute("aria-pressed", "true")
    expect(hub).to_be_focused()
    expect(visit.panel).to_contain_text("Все пути идут через исключённых: Университет «Үлгі».")
    visit.panel.get_by_role("button", name="Вернуть их").click()
    expect(path(visit)).to_be_visible()
    visit.page.go_back()
    expect(hub).to_have_attribute("aria-pressed", "true")


def test_two_that_nothing_connects_are_told_so(visit: Visit) -> None:
    visit.open("panel=path.alone.ulgi&lang=ru")
    expect(visit.panel).to_contain_text("Пути нет.")
    expect(visit.panel).to_contain_text("эти двое не связаны ни напрямую, ни через других")
    visit.expect_said("Пути нет.")


def test_a_path_over_what_is_planned_or_ended_is_offered_and_says_so(visit: Visit) -> None:
    visit.open("panel=path.school.ulgi_oil&lang=ru")
    expect(visit.panel).to_contain_text("Если учесть и то, что планируется или завершено, путь есть: 2 шага.")
    visit.panel.get_by_role("button", name="Учесть планы и завершённое").click()
    expect(path(visit)).to_contain_text("завершено")
    visit.page.reload()
    expect(path(visit)).to_contain_text("завершено")
    visit.panel.get_by_role("button", name="Только то, что действует").click()
    expect(visit.panel).to_contain_text("Пути нет.")


def test_those_farther_apart_than_six_steps_are_told_so(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with (
        served_world(tmp_path_factory.mktemp("chain"), chain(8)) as client,
        visiting(browser, str(client.base_url)) as visit,
    ):
        visit.open("panel=path.link0.link7&lang=ru")
        expect(visit.panel).to_contain_text("дальше, чем через шесть шагов")
        visit.open("panel=path.link0.link6&lang=ru")
        expect(path(visit)).to_contain_text("6 шагов")


def chain(links: int) -> World:
    """Companies each of which is a partner of the next."""
    making = Making()
    making.write("d1", "Новости", "ru", "2025-03-01")
    for number in range(links):
        making.add(f"link{number}", "Company", f"ТОО «Пример {number}»")
    for number in range(links - 1):
        making.say("partners_with", f"link{number}", f"link{number + 1}", "d1")
    return making.done()


def test_the_same_at_both_ends_asks_for_two_that_differ(visit: Visit) -> None:
    visit.open("panel=path.ulgi.ulgi&lang=ru")
    expect(visit.panel).to_contain_text("Выберите двух разных.")


def test_a_step_opens_its_evidence_and_a_button_leads_back(visit: Visit) -> None:
    visit.open(PATH)
    name = "Клара Мысалова — занимает должность в — Университет «Пример»"
    path(visit).get_by_role("button", name=name).click()
    heading = visit.panel.get_by_role("heading", level=2)
    expect(heading).to_contain_text("Клара Мысалова — Университет «Пример»")
    assert "panel=tie.clara.primer" in visit.page.url
    visit.panel.get_by_role("button", name="Путь между двумя").click()
    expect(steps(visit).first).to_contain_text("Клара Мысалова")
    visit.page.go_back()
    visit.page.go_back()
    expect(steps(visit).first).to_contain_text("Клара Мысалова")


def test_a_path_goes_to_the_map_beside_what_is_there_or_alone(visit: Visit) -> None:
    visit.open(f"{PICTURE}&panel=path.clara.chamber&status=planned")
    path(visit).get_by_role("button", name="Добавить на карту").click()
    visit.until_there_are(5)
    places = visit.places()
    assert places.keys() == {"ulgi", "primer", "clara", "forum", "chamber"}
    assert (places["ulgi"], places["primer"]) == ((0, 0), (140, -35))
    visit.expect_said("На карту добавлено 3 объекта.")
    expect(path(visit).get_by_role("button", name="Уже на карте")).to_be_disabled()
    assert "status=planned" in visit.page.url
    path(visit).get_by_role("button", name="Показать только это").click()
    visit.until_there_are(4)
    assert list(visit.places()) == ["clara", "primer", "forum", "chamber"]
    assert "status=planned" not in visit.page.url
    visit.page.go_back()
    visit.until_there_are(5)


def test_what_goes_wrong_is_said_and_can_be_tried_again(visit: Visit) -> None:
    visit.page.route("**/api/v1/paths?**", lambda route: route.abort())
    visit.open(PATH)
    expect(visit.panel).to_contain_text("Сервер не отвечает.")
    visit.page.unroute("**/api/v1/paths?**")
    visit.forgive()
    visit.panel.get_by_role("button", name="Повторить").click()
    expect(steps(visit).first).to_contain_text("Клара Мысалова")


def test_the_answer_to_the_last_question_is_shown_however_late_one_before_comes(visit: Visit) -> None:
    late: list[Route] = []
    visit.page.route("**/api/v1/paths?from=clara&to=chamber**", lambda route: late.append(route))
    visit.open(PATH)
    visit.panel.get_by_role("button", name="Поменять местами").click()
    expect(steps(visit).first).to_contain_text("Палата «Пример»")
    late[0].fulfill(json={})
    expect(steps(visit).first).to_contain_text("Палата «Пример»")


def test_what_is_typed_stays_when_the_answer_comes(visit: Visit) -> None:
    late: list[Route] = []
    visit.page.route("**/api/v1/paths?**", lambda route: late.append(route))
    visit.open(PATH)
    field = visit.panel.get_by_role("combobox", name="До")
    expect(field).to_have_value("Палата «Пример»")
    field.fill("Универ")
    expect(visit.page.get_by_role("option").first).to_be_visible()
    late[0].continue_()
    expect(path(visit)).to_be_visible()
    expect(field).to_have_value("Универ")
    expect(visit.page.get_by_role("option").first).to_be_visible()


@pytest.mark.parametrize(
    ("language", "title", "found"),
    [("kk", "Екі арадағы жол", "3 жол табылды."), ("en", "Path between two", "3 paths found.")],
)
def test_the_panel_speaks_the_readers_language(visit: Visit, language: str, title: str, found: str) -> None:
    visit.open(f"panel=path.clara.chamber&lang={language}")
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text(title)
    expect(visit.panel).to_contain_text(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_panel_is_for_everybody(browser: Browser, client: httpx.Client, width: int, scheme: str) -> None:
    with visiting(browser, str(client.base_url), width=width) as visit:
        visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        visit.open("panel=path.clara.chamber.alliance&lang=ru")
        expect(path(visit)).to_be_visible()
        assert violations(visit) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_narrow_page_has_the_questions_in_one_menu(browser: Browser, client: httpx.Client) -> None:
    with visiting(browser, str(client.base_url), width=360) as visit:
        visit.open(PICTURE)
        menu = visit.page.get_by_role("button", name="Вопросы")
        expect(visit.page.get_by_role("button", name="Путь", exact=True)).to_be_hidden()
        menu.click()
        visit.page.keyboard.press("Escape")
        expect(menu).to_be_focused()
        expect(visit.page.get_by_role("button", name="Путь", exact=True)).to_be_hidden()
        menu.click()
        visit.page.get_by_role("button", name="Путь", exact=True).click()
        expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Путь между двумя")
        visit.panel.get_by_role("combobox", name="До").fill("Палата")
        visit.page.get_by_role("option").click()
        path(visit).get_by_role("button", name="Показать только это").click()
        visit.until_there_are(2)
        expect(visit.panel).to_be_hidden()
