"""The panel of an entity: what is known of it, and its neighbours, brought into the picture step by step."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Locator, expect
from tests.map.worlds import MARKUP, hub
from tests.web.map.serving import served_world
from tests.web.map.visiting import Visit, visiting

NEIGHBOURS = 176
ULGI = "e=ulgi.0.0.primer.140.-35&s=ulgi&panel=entity.ulgi&lang=ru&rev=7"
CHAMBER = "e=hub.0.0.company00001.100.0&s=hub&panel=entity.hub&lang=ru&rev=7"


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with served_world(tmp_path_factory.mktemp("crowd"), hub(NEIGHBOURS)) as opened:
        yield opened


@pytest.fixture
def crowded(browser: Browser, crowd: httpx.Client) -> Iterator[Visit]:
    with visiting(browser, str(crowd.base_url)) as begun:
        yield begun


def all_neighbours(visit: Visit) -> Locator:
    """Return what there is on all neighbours: how many are hidden, and the buttons to show more."""
    return visit.panel.get_by_role("group", name="С кем и с чем связано")


def row(visit: Visit, name: str) -> Locator:
    """Return the row of a neighbour in the first group in which it is."""
    button = visit.page.get_by_role("button", name=name, exact=True)
    return visit.panel.get_by_role("listitem").filter(has=button).first


def test_the_panel_says_what_is_known_of_an_entity(visit: Visit) -> None:
    visit.open(ULGI)
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Университет «Үлгі»")
    for told in (
        "Университет · Примерная область",
        "6 документов · 16 связей",
        "Основано",
        "БИН",
        "123456789012",
    ):
        expect(visit.panel.get_by_text(told, exact=True)).to_be_visible()
    for name, about in (("«Үлгі» университеті", "каз."), ("Институт «Үлгі»", "прежнее, 1992 – май 2001 г.")):
        expect(visit.panel.get_by_role("listitem").filter(has_text=name).first).to_contain_text(about)
    expect(visit.panel.get_by_role("link", name="Связанные данные")).to_have_attribute(
        "href", "/page/organization/ulgi"
    )


def test_the_website_leads_outside_and_tells_it_nothing(visit: Visit) -> None:
    visit.open(ULGI)
    link = visit.panel.get_by_role("link", name="ulgi.example")
    expect(link).to_have_attribute("href", "https://ulgi.example")
    assert set((link.get_attribute("rel") or "").split()) == {"noreferrer", "noopener"}


def test_neighbours_are_grouped_and_counted_by_what_ties_them(visit: Visit, client: httpx.Client) -> None:
    visit.open(ULGI)
    labels = client.get("/api/v1/vocabulary").json()["groups"]
    for group in client.get("/api/v1/entities/ulgi").json()["groups"]:
        title = labels[group["relation"]]["in" if group["direction"] == "in" else "out"]["ru"]
        opener = visit.panel.get_by_role("button", name=f"{title} {group['total']}", exact=True)
        expect(opener).to_be_visible()


def test_a_neighbour_is_told_with_status_kind_dates_and_documents(visit: Visit) -> None:
    visit.open(ULGI)
    told = row(visit, "ТОО «Үлгі Мунай»")
    expect(told).to_contain_text("действует · дуальное обучение · 2023 – 2027 · 2 независимых документа")
    expect(row(visit, "Школа «Пример»")).to_contain_text("завершено · 2015 – 30 июня 2020 г.")


def test_a_group_is_closed_and_opened_by_keyboard_and_its_rows_lead_to_the_evidence(visit: Visit) -> None:
    visit.open(ULGI)
    opener = visit.panel.get_by_role("button", name="Люди и их должности 1", exact=True)
    expect(opener).to_have_attribute("aria-expanded", "true")
    opener.focus()
    visit.page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(row(visit, "Аида Үлгиева")).to_be_hidden()
    visit.page.keyboard.press("Enter")
    expect(row(visit, "Аида Үлгиева")).to_contain_text("ректор · начало: 2021")
    visit.page.keyboard.press("Tab")
    while "Аида" not in visit.page.locator(":focus").inner_text():
        visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Университет «Үлгі» — Аида Үлгиева")
    expect(visit.panel.get_by_role("heading", level=2)).to_be_focused()


def test_a_neighbour_is_added_and_taken_out_and_nothing_else_moves(visit: Visit) -> None:
    visit.open(ULGI)
    before = visit.places()
    toggle = visit.panel.get_by_role("button", name="На карте: АО «Пример Энерго»")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    toggle.focus()
    visit.page.keyboard.press("Enter")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    expect(toggle).to_be_focused()
    assert visit.places() | before == visit.places()
    assert set(visit.places()) == {*before, "primer_energy"}
    visit.page.keyboard.press("Enter")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    assert visit.places() == before


def test_what_is_added_in_a_hurry_is_all_there(visit: Visit) -> None:
    visit.open(ULGI)
    toggles = visit.panel.get_by_role("button", name="На карте:")
    expect(toggles.nth(3)).to_be_visible()
    toggles.first.evaluate(
        "() => [...document.querySelectorAll('[aria-pressed=false][aria-label]')].slice(0, 3)"
        ".forEach((each) => each.click())"
    )
    visit.until_there_are(5)


def test_twenty_more_are_shown_where_there_is_room_and_what_is_hidden_is_said(crowded: Visit) -> None:
    crowded.open(CHAMBER)
    expect(all_neighbours(crowded)).to_contain_text(f"На карте 1, ещё {NEIGHBOURS - 1} скрыто.")
    before = crowded.places()
    more = all_neighbours(crowded).get_by_role("button", name="Показать ещё 20")
    more.focus()
    crowded.page.keyboard.press("Enter")
    crowded.until_there_are(22)
    sentence = f"На карте 21, ещё {NEIGHBOURS - 21} скрыто."
    expect(all_neighbours(crowded)).to_contain_text(sentence)
    crowded.expect_said(sentence)
    assert crowded.places() | before == crowded.places()
    expect(all_neighbours(crowded).get_by_role("button", name="Показать ещё 20")).to_be_focused()


def test_many_are_shown_only_when_they_are_meant(crowded: Visit) -> None:
    crowded.open(CHAMBER)
    left = NEIGHBOURS - 1
    whole = all_neighbours(crowded)
    whole.get_by_role("button", name=f"Показать все оставшиеся ({left})").click()
    expect(whole).to_contain_text(f"Показать {left} на карте?")
    assert len(crowded.places()) == 2
    whole.get_by_role("button", name="Не надо").click()
    whole.get_by_role("button", name=f"Показать все оставшиеся ({left})").click()
    whole.get_by_role("button", name="Показать", exact=True).click()
    crowded.until_there_are(NEIGHBOURS + 1)
    expect(whole).to_contain_text(f"На карте все {NEIGHBOURS}.")


def test_the_list_goes_on_page_by_page(crowded: Visit) -> None:
    crowded.open(CHAMBER)
    partners = (
        crowded.panel.get_by_role("list", name="Партнёры")
        .get_by_role("listitem")
        .filter(has=crowded.page.get_by_role("button", name="На карте:"))
    )
    expect(partners).to_have_count(20)
    crowded.panel.get_by_role("button", name=f"Показать в списке ещё ({NEIGHBOURS - 20})").click()
    expect(partners).to_have_count(40)
    expect(partners.nth(20).get_by_role("button").first).to_be_focused()


def test_the_filter_holds_here_too_and_says_what_it_leaves_out(visit: Visit) -> None:
    visit.open(f"{ULGI}&type=Company&status=actual")
    expect(visit.panel.get_by_text("Под фильтр подходит 5 из 16.")).to_be_visible()
    expect(visit.panel.get_by_role("button", name="Партнёры 5 из 10")).to_be_visible()
    expect(row(visit, "ТОО «Үлгі Мунай»")).to_be_visible()
    expect(row(visit, "Школа «Пример»")).to_have_count(0)


def test_an_entity_is_taken_out_of_the_picture_and_put_back(visit: Visit) -> None:
    visit.open(ULGI)
    visit.panel.get_by_role("button", name="Убрать с карты").click()
    visit.until_there_are(1)
    visit.panel.get_by_role("button", name="Добавить на карту", exact=True).first.click()
    visit.until_there_are(2)
    expect(visit.panel.get_by_role("button", name="Убрать с карты")).to_be_visible()


def test_an_entity_is_shown_alone(visit: Visit) -> None:
    visit.open(ULGI.replace("panel=entity.ulgi", "panel=entity.primer"))
    visit.panel.get_by_role("button", name="Показать отдельно").click()
    visit.page.wait_for_function("() => new URLSearchParams(location.hash.slice(1)).get('s') === 'primer'")
    assert "mysal" in visit.places()


def test_names_are_text_whatever_is_in_them(visit: Visit) -> None:
    visit.open(ULGI)
    expect(row(visit, MARKUP)).to_be_visible()
    expect(visit.page.locator("img")).to_have_count(0)


def test_an_earlier_id_shows_what_it_became(visit: Visit) -> None:
    visit.open("e=primer.0.0&panel=entity.e00000000000000000001&lang=ru&rev=7")
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Университет «Үлгі»")


def test_what_is_gone_is_said_to_be(visit: Visit) -> None:
    visit.open("e=primer.0.0&panel=entity.nothing&lang=ru&rev=7")
    expect(visit.panel.get_by_text("Этого больше нет в данных")).to_be_visible()
    visit.forgive()


def test_what_did_not_come_is_asked_for_again(visit: Visit) -> None:
    visit.page.route("**/api/v1/entities/**", lambda route: route.abort())
    visit.open(ULGI)
    again = visit.panel.get_by_role("button", name="Повторить")
    expect(again).to_be_visible()
    visit.page.unroute("**/api/v1/entities/**")
    again.click()
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Университет «Үлгі»")
    expect(row(visit, "ТОО «Үлгі Мунай»")).to_be_visible()
    visit.forgive()
