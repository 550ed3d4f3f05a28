"""The start of the map: the box, the six questions, and what there is."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, expect
from tests.map.worlds import hub
from tests.web.map.serving import served_world
from tests.web.map.visiting import Visit, visiting

LEADS = {
    "ru": "Кто с кем сотрудничает в образовании и промышленности Казахстана.",
    "kk": "Қазақстанда білім беру мен өнеркәсіпте кім кіммен ынтымақтасады.",
    "en": "Who cooperates with whom in education and industry in Kazakhstan.",
}
MOST_UNASKED = 150


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A world of one chamber with many companies, without alliances and plans."""
    with served_world(tmp_path_factory.mktemp("crowd"), hub(200)) as opened:
        yield opened


@pytest.mark.parametrize("language", LEADS)
def test_the_start_says_what_it_is_asks_for_a_name_and_shows_nothing_unasked(
    browser: Browser, client: httpx.Client, language: str
) -> None:
    with visiting(browser, str(client.base_url), language=language) as visit:
        visit.open()
        expect(visit.page.get_by_role("heading", level=1)).to_have_text(LEADS[language])
        expect(visit.page.get_by_role("combobox")).to_be_visible()
        questions = visit.page.get_by_role("list").get_by_role("button")
        expect(questions).to_have_count(6)
        expect(visit.page.locator("html")).to_have_attribute("lang", language)
        assert visit.places() == {}


def test_the_start_says_how_much_the_data_hold(visit: Visit, client: httpx.Client) -> None:
    visit.open()
    there = client.get("/api/v1/revision").json()
    assert (there["documents"], there["revision"]) == (6, 7)
    expect(visit.page.get_by_text("6 документов · 33 объекта · 67 связей")).to_contain_text("версия данных 7")


def test_each_question_says_how_many_things_it_finds(visit: Visit, client: httpx.Client) -> None:
    visit.open()
    for start in client.get("/api/v1/starts").json()["starts"]:
        button = visit.page.get_by_role("button", name=start["question"]["ru"])
        expect(button).to_contain_text(str(start["count"]) if start["count"] else "пока ничего")


def test_a_question_shows_its_picture_and_its_answer(visit: Visit, client: httpx.Client) -> None:
    visit.open()
    answer = client.get("/api/v1/starts/connected").json()
    visit.page.get_by_role("button", name=answer["question"]["ru"]).click()
    expect(visit.page.get_by_role("region", name="Ответ")).to_contain_text(answer["answer"]["ru"])
    visit.expect_said(answer["answer"]["ru"])
    assert set(answer["entities"]) <= set(visit.places())


def test_a_question_is_asked_by_keyboard_and_the_focus_goes_to_the_answer(
    visit: Visit, client: httpx.Client
) -> None:
    visit.open()
    answer = client.get("/api/v1/starts/alliances").json()
    visit.page.get_by_role("button", name=answer["question"]["ru"]).focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(":focus")).to_contain_text(answer["answer"]["ru"])


def test_a_question_about_gaps_opens_their_panel_with_the_answer_above(
    visit: Visit, client: httpx.Client
) -> None:
    visit.open()
    answer = client.get("/api/v1/starts/gaps").json()
    visit.page.get_by_role("button", name=answer["question"]["ru"]).click()
    expect(visit.page.get_by_role("region", name="Ответ")).to_contain_text(answer["answer"]["ru"])
    expect(visit.panel.get_by_role("heading", level=2)).to_be_focused()


def test_an_answer_stays_while_one_looks_closer_and_goes_with_its_picture(
    visit: Visit, client: httpx.Client
) -> None:
    visit.open()
    answer = client.get("/api/v1/starts/connected").json()
    visit.page.get_by_role("button", name=answer["question"]["ru"]).click()
    expect(visit.page.get_by_role("region", name="Ответ")).to_contain_text(answer["question"]["ru"])
    visit.page.get_by_role("button", name="Eng").click()
    expect(visit.page.get_by_role("region", name="Answer")).to_contain_text(answer["answer"]["en"])
    visit.page.go_back()
    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
    expect(visit.page.get_by_role("region", name="Answer")).to_be_hidden()


def test_an_answer_can_be_taken_away(visit: Visit, client: httpx.Client) -> None:
    visit.open()
    answer = client.get("/api/v1/starts/connected").json()
    visit.page.get_by_role("button", name=answer["question"]["ru"]).click()
    visit.page.get_by_role("button", name="Убрать эту строку").click()
    expect(visit.page.get_by_role("region", name="Ответ")).to_be_hidden()


def test_a_question_that_nothing_answers_says_so_and_where_to_go_on(
    browser: Browser, crowd: httpx.Client
) -> None:
    with visiting(browser, str(crowd.base_url)) as visit:
        visit.open()
        answer = crowd.get("/api/v1/starts/alliances").json()
        assert answer["total"] == 0
        visit.page.get_by_role("button", name=answer["question"]["ru"]).click()
        expect(visit.page.get_by_text(answer["answer"]["ru"]).first).to_be_visible()
        expect(visit.page.get_by_role("link", name="каталог")).to_have_attribute("href", "/catalogue")
        expect(visit.page.get_by_role("combobox")).to_be_visible()


def test_no_question_shows_more_than_can_be_looked_at(browser: Browser, crowd: httpx.Client) -> None:
    with visiting(browser, str(crowd.base_url)) as visit:
        for start in crowd.get("/api/v1/starts").json()["starts"]:
            answer = crowd.get(f"/api/v1/starts/{start['id']}").json()
            if answer["shows"] != "map" or not answer["entities"]:
                continue
            visit.open()
            visit.page.get_by_role("button", name=start["question"]["ru"]).click()
            expect(visit.page.get_by_role("region", name="Ответ")).to_be_visible()
            assert 0 < len(visit.places()) <= MOST_UNASKED


def test_questions_that_did_not_come_are_asked_for_again(visit: Visit) -> None:
    visit.page.route("**/api/v1/starts", lambda route: route.abort())
    visit.open()
    again = visit.page.get_by_role("button", name="Повторить")
    expect(again).to_be_visible()
    expect(visit.page.get_by_role("combobox")).to_be_visible()
    visit.page.unroute("**/api/v1/starts")
    again.click()
    expect(visit.page.get_by_role("list").get_by_role("button")).to_have_count(6)
    visit.forgive()


def test_a_question_whose_answer_did_not_come_is_asked_again(visit: Visit, client: httpx.Client) -> None:
    visit.open()
    question = client.get("/api/v1/starts/connected").json()["question"]["ru"]
    visit.page.route("**/api/v1/pictures", lambda route: route.abort())
    visit.page.get_by_role("button", name=question).click()
    again = visit.page.get_by_role("button", name="Повторить")
    expect(again).to_have_count(1)
    visit.page.unroute("**/api/v1/pictures")
    again.click()
    expect(visit.page.get_by_role("region", name="Ответ")).to_contain_text(question)
    visit.forgive()
