"""The panel of changes in a real browser: what became new, other or withdrawn since a day."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Locator, expect
from tests.map.worlds import Making, World
from tests.web.map.axe import violations
from tests.web.map.serving import served_world
from tests.web.map.visiting import Visit, visiting

from kg.map import MapStore
from kg.model import Status

DAYS = ("2026-01-10", "2026-02-20", "2026-03-15")
"""When the three publications were."""

TODAY = datetime(2026, 3, 31, 12)
"""A month before is the last day of February."""

PANEL = "panel=changes.2026-02-01&lang=ru"
MANY = 70
"""How many relationships became new at once, more than a page of them."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("world")
    with served_world(folder, before()) as opened:
        publish(folder / "map.db", between(), after())
        yield opened


@pytest.fixture
def visit(browser: Browser, client: httpx.Client) -> Iterator[Visit]:
    with visiting(browser, str(client.base_url), width=1680) as begun:
        begun.page.clock.set_fixed_time(TODAY)
        yield begun


def publish(path: Path, *worlds: World) -> None:
    """Publish further worlds, and say that the publications were on certain days."""
    store = MapStore(path)
    for world in worlds:
        store.publish(world.snapshot)
    with sqlite3.connect(path) as connection:
        for (at,), day in zip(
            connection.execute("SELECT at FROM publication ORDER BY rowid").fetchall(), DAYS, strict=True
        ):
            moment = f"{day}T09:00:00"
            connection.execute("UPDATE publication SET at = ? WHERE at = ?", (moment, at))
            connection.execute("UPDATE change SET at = ? WHERE at = ?", (moment, at))


def begun() -> Making:
    """Begin a world with four bodies and two documents."""
    making = Making()
    making.write("d1", "Новости", "ru", "2025-03-01")
    making.write("d2", "Другие новости", "ru", "2025-09-01")
    making.add("ulgi", "University", "Университет «Үлгі»", "«Үлгі» университеті", "Ulgi University")
    making.add("primer", "Company", "ТОО «Пример»", "«Пример» ЖШС", "Primer LLP")
    making.add("mysal", "Company", "ТОО «Мысал»", "«Мысал» ЖШС", "Mysal LLP")
    making.add("sample", "Alliance", "Альянс «Sample»", "«Sample» альянсы", "Sample Alliance")
    making.say("partners_with", "primer", "mysal", "d1")
    return making


def before() -> World:
    """Plans with one partner, another that is withdrawn later."""
    making = begun()
    making.say("partners_with", "ulgi", "primer", "d1", status=Status.PLANNED, kind="research")
    making.say("member_of", "mysal", "sample", "d1")
    return making.done(1)


def between() -> World:
    """The plan has become true, on the word of two documents."""
    making = begun()
    making.say("partners_with", "ulgi", "primer", "d1", "d2", kind="research", since="2026-02")
    making.say("member_of", "mysal", "sample", "d1")
    return making.done(2)


def after() -> World:
    """A new member, and none of the one before."""
    making = begun()
    making.say("partners_with", "ulgi", "primer", "d1", "d2", kind="research", since="2026-02")
    making.say("member_of", "primer", "sample", "d2")
    return making.done(3)


def group(visit: Visit, name: str) -> Locator:
    """Return the section of what is new, changed or withdrawn."""
    return visit.panel.get_by_role("region", name=name)


def test_what_is_new_changed_and_withdrawn_is_told_apart(visit: Visit) -> None:
    visit.open(PANEL)
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Что изменилось")
    expect(visit.panel).to_contain_text("3 изменения.")
    expect(group(visit, "Новое").get_by_role("listitem")).to_have_count(1)
    expect(group(visit, "Новое")).to_contain_text("ТОО «Пример»—Альянс «Sample»")
    expect(group(visit, "Новое")).to_contain_text("входит в")
    expect(group(visit, "Новое")).to_contain_text("появилось: 15 марта 2026 г.")
    expect(group(visit, "Изменилось")).to_contain_text("Университет «Үлгі»")
    expect(group(visit, "Отозвано")).to_contain_text("ТОО «Мысал»—Альянс «Sample»")
    expect(group(visit, "Отозвано")).to_contain_text("отозвано: 15 марта 2026 г.")
    expect(visit.panel).to_contain_text("Изменения записываются с этого дня: 10 января 2026 г.")


def test_of_a_change_it_is_said_how_it_was_and_how_it_is(visit: Visit) -> None:
    visit.open(PANEL)
    changed = group(visit, "Изменилось")
    expect(changed.get_by_role("term")).to_have_text(
        ["состояние", "начало", "последний документ", "независимых документов"]
    )
    expect(changed.get_by_role("definition").nth(0)).to_have_text("планируется →  стало действует")
    expect(changed.get_by_role("definition").nth(1)).to_contain_text("не указано")
    expect(changed.get_by_role("definition").nth(1)).to_contain_text("февраль 2026 г.")
    expect(changed.get_by_role("definition").nth(3)).to_have_text("1 →  стало 2")


def test_the_last_month_is_asked_for_by_keyboard_alone(visit: Visit) -> None:
    visit.open("e=ulgi.0.0&s=ulgi&lang=ru&rev=3")
    visit.page.get_by_role("button", name="Изменения", exact=True).focus()
    visit.page.keyboard.press("Enter")
    expect(visit.panel.get_by_role("heading", level=2)).to_be_focused()
    expect(visit.panel.get_by_label("С какого дня")).to_have_value("2026-02-28")
    expect(visit.panel).to_contain_text("2 изменения.")
    month = visit.panel.get_by_role("button", name="месяц")
    expect(month).to_have_attribute("aria-pressed", "true")
    month.focus()
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    expect(visit.panel.get_by_role("button", name="квартал")).to_be_focused()
    expect(visit.panel.get_by_label("С какого дня")).to_have_value("2025-12-31")
    visit.expect_said("3 изменения.")
    assert "panel=changes.2025-12-31" in visit.page.url
    visit.page.go_back()
    expect(month).to_have_attribute("aria-pressed", "true")


def test_a_day_can_be_chosen(visit: Visit) -> None:
    visit.open(PANEL)
    visit.panel.get_by_label("С какого дня").fill("2026-03-01")
    expect(visit.panel).to_contain_text("2 изменения.")
    expect(group(visit, "Изменилось")).to_have_count(0)


def test_a_day_before_the_log_begins_says_since_when_it_does(visit: Visit) -> None:
    visit.open("panel=changes.2025-06-01&lang=ru")
    expect(visit.panel).to_contain_text(
        "Что было до 10 января 2026 г., неизвестно: изменения записываются с этого дня."
    )


def test_a_day_after_which_nothing_changed_says_so(visit: Visit) -> None:
    visit.open("panel=changes.2026-03-20&lang=ru")
    expect(visit.panel).to_contain_text("С этого дня ничего не изменилось.")
    visit.expect_said("С этого дня ничего не изменилось.")


def test_an_older_link_offers_what_changed_since_it_was_made(visit: Visit) -> None:
    visit.open("e=ulgi.0.0&s=ulgi&panel=changes.2026-03-01&lang=ru&rev=1")
    visit.panel.get_by_role("button", name="с тех пор, как сделана эта ссылка").click()
    expect(visit.panel).to_contain_text("3 изменения.")
    assert "panel=changes.1&" in visit.page.url
    visit.open("e=ulgi.0.0&s=ulgi&panel=changes.2026-03-01&lang=ru&rev=3")
    expect(visit.panel).to_contain_text("2 изменения.")
    expect(visit.panel.get_by_role("button", name="с тех пор, как сделана эта ссылка")).to_have_count(0)


def test_a_change_opens_its_evidence_and_a_button_leads_back(visit: Visit) -> None:
    visit.open(PANEL)
    group(visit, "Новое").get_by_role("button", name="ТОО «Пример» — входит в — Альянс «Sample»").click()
    expect(visit.panel.get_by_role("heading", level=2)).to_contain_text("ТОО «Пример» — Альянс «Sample»")
    visit.panel.get_by_role("button", name="Что изменилось").click()
    expect(group(visit, "Новое")).to_be_visible()


def test_what_was_withdrawn_has_no_evidence_to_open(visit: Visit) -> None:
    visit.open(PANEL)
    expect(group(visit, "Отозвано").get_by_role("button")).to_have_text(["ТОО «Мысал»", "Альянс «Sample»"])


def test_the_latest_go_to_the_map_and_stand_out(visit: Visit) -> None:
    visit.open(PANEL)
    visit.panel.get_by_role("button", name="Показать на карте").click()
    visit.until_there_are(3)
    assert visit.places().keys() == {"primer", "sample", "ulgi"}
    assert "s=primer.sample.ulgi" in visit.page.url


def test_many_come_page_by_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("many")
    with (
        served_world(folder, members(0, 1)) as client,
        visiting(browser, str(client.base_url)) as visit,
    ):
        MapStore(folder / "map.db").publish(members(MANY, 2).snapshot)
        visit.open("panel=changes.1&lang=ru")
        new = group(visit, "Новое")
        expect(new).to_contain_text("показано 50 из 70")
        visit.panel.get_by_role("button", name="Показать ещё (осталось: 20)").click()
        expect(new.get_by_role("listitem")).to_have_count(MANY)
        visit.expect_said("показано 70 из 70")
        visit.panel.get_by_role("button", name="Показать на карте").click()
        visit.until_there_are(51)


def members(companies: int, revision: int) -> World:
    """So many companies that are members of an association."""
    making = Making()
    making.write("d1", "Новости", "ru", "2025-03-01")
    making.add("sample", "Association", "Палата «Пример»")
    making.add("first", "Company", "ТОО «Мысал»")
    making.say("member_of", "first", "sample", "d1")
    for number in range(companies):
        making.add(f"company{number}", "Company", f"ТОО «Пример {number}»")
        making.say("member_of", f"company{number}", "sample", "d1")
    return making.done(revision)


def test_what_goes_wrong_is_said_and_can_be_tried_again(visit: Visit) -> None:
    visit.page.route("**/api/v1/changes?**", lambda route: route.abort())
    visit.open(PANEL)
    expect(visit.panel).to_contain_text("Сервер не отвечает.")
    visit.page.unroute("**/api/v1/changes?**")
    visit.forgive()
    visit.panel.get_by_role("button", name="Повторить").click()
    expect(group(visit, "Новое")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "title", "new"), [("kk", "Не өзгерді", "Жаңа"), ("en", "What changed", "New")]
)
def test_the_panel_speaks_the_readers_language(visit: Visit, language: str, title: str, new: str) -> None:
    visit.open(f"panel=changes.2026-02-01&lang={language}")
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text(title)
    expect(group(visit, new)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_panel_is_for_everybody(browser: Browser, client: httpx.Client, width: int, scheme: str) -> None:
    with visiting(browser, str(client.base_url), width=width) as visit:
        visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        visit.open("panel=changes.2025-06-01&lang=ru")
        expect(group(visit, "Изменилось")).to_be_visible()
        assert violations(visit) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
