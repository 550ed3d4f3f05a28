"""The panel of a tie: on whose word, sentence by sentence; citing it, and telling of a mistake in it."""

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, expect
from tests.map.worlds import Making, World
from tests.web.map.serving import served_world
from tests.web.map.visiting import Visit, visiting

MEMO = "5 марта пять сторон подписали меморандум о подготовке кадров."
DOCUMENTS = 27


def tie(first: str, second: str, language: str = "ru") -> str:
    """Return the fragment of a picture of two entities with what is said of them."""
    return f"e={first}.0.0_{second}.100.0&panel=tie.{first}.{second}&lang={language}&rev=7"


@pytest.fixture
def visit(browser: Browser, client: httpx.Client) -> Iterator[Visit]:
    with visiting(browser, str(client.base_url), permissions=("clipboard-read", "clipboard-write")) as begun:
        yield begun


def told_often() -> World:
    """Two bodies whose partnership many documents tell of, by their names as sentences write them."""
    making = Making()
    making.add("ulgi", "University", "Үлгі университеті", "Үлгі университеті", "Ulgi University")
    making.add("primer", "Company", "ТОО «Пример»", "«Пример» ЖШС", "Primer LLP")
    for number in range(DOCUMENTS):
        document = f"d{number:02}"
        making.write(document, f"Жаңалық {number}", "kk", f"2025-03-{number + 1:02}")
        making.say(
            "partners_with", "ulgi", "primer", document, sentence="Үлгі университетінің серіктесі — «Пример»."
        )
    return making.done()


def test_a_sentence_is_quoted_in_its_language_with_what_is_around_it(visit: Visit) -> None:
    visit.open(tie("mysal", "ulgi"))
    quotation = visit.panel.get_by_role("blockquote")
    expect(quotation).to_have_attribute("lang", "kk")
    expect(quotation).to_contain_text("«Мысал Текстиль» серіктес емес.")
    assert len(quotation.inner_text()) > len("«Мысал Текстиль» серіктес емес.") + 100


def test_the_names_are_marked_in_the_sentence(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with (
        served_world(tmp_path_factory.mktemp("often"), told_often()) as client,
        visiting(browser, str(client.base_url)) as visit,
    ):
        visit.open(tie("ulgi", "primer"))
        marks = visit.panel.get_by_role("listitem").first.locator("mark")
        expect(marks).to_have_text(["Үлгі университеті", "«Пример»"])


def test_many_sentences_come_page_by_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    with (
        served_world(tmp_path_factory.mktemp("often"), told_often()) as client,
        visiting(browser, str(client.base_url)) as visit,
    ):
        visit.open(tie("ulgi", "primer"))
        quotations = visit.panel.get_by_role("blockquote")
        expect(quotations).to_have_count(20)
        more = visit.panel.get_by_role(
            "button", name=f"Показать ещё {DOCUMENTS - 20} из оставшихся {DOCUMENTS - 20}"
        )
        more.focus()
        visit.page.keyboard.press("Enter")
        expect(quotations).to_have_count(DOCUMENTS)
        expect(more).to_have_count(0)
        visit.expect_said(f"Показано цитат: {DOCUMENTS} из {DOCUMENTS}.")


def test_independent_documents_are_counted_and_copies_said_to_be_copies(visit: Visit) -> None:
    visit.open(tie("ulgi", "primer"))
    expect(visit.panel.get_by_text("Об этом говорит 1 независимый документ. Всего 2 цитаты.")).to_be_visible()
    copies = visit.panel.get_by_role("listitem").filter(has_text="Копия другого документа")
    expect(copies).to_have_count(1)
    expect(copies.get_by_role("link", name="Меморандум подписали пять сторон")).to_be_visible()


def test_every_relationship_of_a_tie_is_told_with_status_kind_and_dates(visit: Visit) -> None:
    visit.open(tie("ulgi", "ulgi_oil"))
    for words in (
        "действует · дуальное обучение · 2023 – 2027 · 2 независимых документа",
        "действует · меморандум · начало: 5 марта 2024 г. · 1 независимый документ",
    ):
        expect(visit.panel.get_by_text(words)).to_be_visible()
    visit.panel.get_by_role("button", name="показать соглашение").click()
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Меморандум пяти сторон «Пример»")


def test_the_source_is_linked_and_told_nothing(visit: Visit) -> None:
    visit.open(tie("ulgi", "primer"))
    claim = visit.panel.get_by_role("listitem").first
    link = claim.get_by_role("link", name="Пять сторон подписали меморандум")
    expect(link).to_have_attribute("href", "https://news.example/d1")
    assert set((link.get_attribute("rel") or "").split()) == {"noreferrer", "noopener"}
    expect(claim.get_by_role("link", name="о документе")).to_have_attribute("href", "/page/document/d1")
    expect(claim).to_contain_text("5 марта 2024 г. · на русском языке")
    expect(claim).to_contain_text("прочитано уверенно, 90 %")


def test_a_sentence_that_was_hardly_read_says_so(visit: Visit) -> None:
    visit.open(tie("ulgi", "markup"))
    expect(visit.panel.get_by_text("прочитано неуверенно, сверьтесь с документом, 50 %")).to_be_visible()


def test_what_is_denied_is_apart(visit: Visit) -> None:
    visit.open(tie("mysal", "ulgi"))
    expect(visit.panel.get_by_role("heading", name="Опровергнуто")).to_be_visible()
    expect(visit.panel.get_by_text("Здесь документы говорят, что связи нет.")).to_be_visible()
    expect(visit.panel.get_by_text("независимый документ")).to_have_count(0)


def test_what_is_known_publicly_says_where_from(visit: Visit) -> None:
    visit.open(tie("town", "north"))
    expect(visit.panel.get_by_text("Общеизвестно; источник: decree.")).to_be_visible()
    expect(visit.panel.get_by_text("Об этом не говорит ни один документ")).to_be_visible()


def test_two_that_nothing_ties_are_said_to_be_untied(visit: Visit) -> None:
    visit.open(tie("alone", "fair"))
    expect(visit.panel.get_by_text("Документы ничего не говорят о связи этих двух.")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "button", "quoted", "day", "brand"),
    [
        ("ru", "Скопировать цитату", f"«{MEMO}»", "5 марта 2024 г.", "Байланыс, версия данных 7"),
        ("kk", "Дәйексөзді көшіру", f"«{MEMO}»", "2024 жылғы 5 наурыз", "Байланыс, деректер нұсқасы 7"),
        ("en", "Copy the citation", f"“{MEMO}”", "5 March 2024", "Bailanys, data version 7"),
    ],
)
def test_a_citation_is_copied_at_once_and_leads_back_to_the_sentence(
    visit: Visit, language: str, button: str, quoted: str, day: str, brand: str
) -> None:
    visit.open(tie("ulgi", "primer", language))
    visit.panel.get_by_role("button", name=button).first.focus()
    visit.page.keyboard.press("Enter")
    visit.expect_said({"ru": "Скопировано.", "kk": "Көшірілді.", "en": "Copied."}[language])
    copied = visit.page.evaluate("() => navigator.clipboard.readText()")
    source = f"Пять сторон подписали меморандум, {day}, https://news.example/d1"
    assert copied.startswith(f"{quoted} — {source}; {brand}, {visit.origin}/#")
    expect(visit.panel.get_by_role("button", name=button).first).to_be_focused()
    visit.page.goto("about:blank")
    visit.page.goto(copied[copied.index(visit.origin) :])
    expect(visit.panel.get_by_role("blockquote").first).to_contain_text(MEMO)


def test_a_citation_that_may_not_be_copied_stands_selected(browser: Browser, client: httpx.Client) -> None:
    with visiting(browser, str(client.base_url)) as visit:
        visit.page.add_init_script(
            "if (navigator.clipboard) navigator.clipboard.writeText ="
            " () => Promise.reject(new DOMException('', 'NotAllowedError'))"
        )
        visit.open(tie("ulgi", "primer"))
        visit.panel.get_by_role("button", name="Скопировать цитату").first.click()
        field = visit.panel.get_by_role("textbox", name="Скопировать цитату")
        expect(field).to_be_focused()
        assert field.evaluate(
            "(each) => each.value.slice(each.selectionStart, each.selectionEnd)"
        ).startswith("«5 марта")
        visit.expect_said("Ctrl+C")


def test_a_mistake_is_told_by_a_text_to_take_along_and_nothing_is_sent(visit: Visit) -> None:
    visit.open(tie("ulgi", "primer"))
    visit.panel.get_by_text("Сообщить об ошибке").first.click()
    text = visit.panel.get_by_role("textbox", name="Текст сообщения об ошибке")
    for told in (MEMO, "сотрудничает с", "https://news.example/d1", f"{visit.origin}/#", "Что неверно:"):
        expect(text).to_have_value(re.compile(re.escape(told)))
    expect(visit.panel.get_by_text("Отсюда ничего не отправляется.")).to_be_visible()
    expect(visit.panel.get_by_role("link", name="Проверка похожих названий")).to_have_attribute(
        "href", "/review"
    )
    asked = len(visit.heard.requests)
    visit.panel.get_by_role("button", name="Скопировать сообщение").click()
    visit.expect_said("Сообщение скопировано.")
    assert MEMO in visit.page.evaluate("() => navigator.clipboard.readText()")
    assert len(visit.heard.requests) == asked


def test_either_end_is_one_press_away(visit: Visit) -> None:
    visit.open(tie("ulgi", "primer"))
    visit.panel.get_by_role("heading", level=2).get_by_role("button", name="Университет «Пример»").click()
    expect(visit.panel.get_by_role("heading", level=2)).to_have_text("Университет «Пример»")


def test_evidence_that_did_not_come_is_asked_for_again(visit: Visit) -> None:
    visit.page.route("**/api/v1/evidence*", lambda route: route.abort())
    visit.open(tie("ulgi", "primer"))
    again = visit.panel.get_by_role("button", name="Повторить")
    expect(again).to_be_visible()
    visit.page.unroute("**/api/v1/evidence*")
    again.click()
    expect(visit.panel.get_by_role("blockquote").first).to_contain_text(MEMO)
    visit.forgive()


def test_evidence_of_what_is_gone_says_so(visit: Visit) -> None:
    visit.open("e=ulgi.0.0&panel=tie.ulgi.nothing&lang=ru&rev=7")
    expect(visit.panel.get_by_text("Одного из двух больше нет в данных")).to_be_visible()
    visit.forgive()
