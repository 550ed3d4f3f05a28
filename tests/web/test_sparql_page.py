"""The page at `/sparql`, in a real browser over a real server and store."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx
import pytest
from playwright.sync_api import Browser, Dialog, Page, expect
from tests.browser import Overheard, opened_browser, overhear
from tests.rdf.snapshots import snapshot
from tests.web.served import served

from kg.graph import queries
from kg.rdf import QueryLimits, RdfStore

LANGUAGES = ("kk", "ru", "en")
BROWSERS = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
RUN = ".yasqe_queryButton"
ROWS = ".yasr_results tbody tr"
PARTNERS = "SELECT ?name { ?x kg:partnersWith ?y . ?y skos:prefLabel ?name } ORDER BY ?name"
TITLES = {"kk": "SPARQL сұраныстары", "ru": "Запросы на SPARQL", "en": "SPARQL queries"}

SHINING = """() => [...document.querySelectorAll("body, #editor *")]
    .filter((element) => element.checkVisibility({ checkOpacity: true }))
    .filter((element) => element.getBoundingClientRect().width > 1)
    .filter((element) => {
        const colour = getComputedStyle(element).backgroundColor;
        const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
        return alpha > 0.5 && (red + green + blue) / 3 > 180;
    })
    .map((element) => element.outerHTML.slice(0, 80))"""
FOCUSED = """() => {
    const element = document.activeElement;
    if (element.matches("#examples summary")) return "menu";
    if (element.closest(".CodeMirror") && element.matches("textarea")) return "editor";
    return element.matches(".yasqe_queryButton") ? "run" : element.tagName;
}"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("page") / "rdf"
    RdfStore.open(folder).publish(snapshot())
    with served(folder, deadline=5.0) as opened:
        yield opened


@pytest.fixture(scope="module")
def sparing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that gives two rows at the most."""
    folder = tmp_path_factory.mktemp("sparing") / "rdf"
    RdfStore.open(folder).publish(snapshot())
    with served(folder, limits=QueryLimits(rows=2)) as opened:
        yield str(opened.base_url)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as opened:
        yield opened


@dataclass
class Visit:
    """A visit to the page, and what it made the browser ask and say."""

    page: Page
    heard: Overheard
    origin: str

    def write(self, query: str) -> None:
        """Put a query into the editor in place of what is there, as a person would."""
        self.page.locator(".yasqe:visible .CodeMirror-lines").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(query)

    def written(self) -> str:
        """Return the query that the editor of the open tab holds."""
        script = "element => element.CodeMirror.getValue()"
        return str(self.page.locator(".yasqe:visible > .CodeMirror").evaluate(script))

    def run(self, query: str) -> None:
        """Write a query and run it."""
        self.write(query)
        self.page.locator(f"{RUN}:visible").click()


Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser, client: httpx.Client) -> Iterator[Open]:
    """Open the page in a new profile; at the end nothing has asked outside, failed or been forbidden."""
    visits: list[Visit] = []
    origin = str(client.base_url)

    def open_(
        language: str = "en", width: int = 1280, scheme: str = "light", address: str = "/sparql"
    ) -> Visit:
        context = browser.new_context(
            locale=language,
            viewport={"width": width, "height": 844},
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        page = context.new_page()
        opened = Visit(page, overhear(page), origin)
        visits.append(opened)
        page.goto(origin + address)
        page.locator(f"{RUN}:visible").wait_for()
        page.locator("#questions button").first.wait_for(state="attached")
        return opened

    yield open_
    for opened in visits:
        assert opened.heard.outside(origin) == []
        assert opened.heard.complaints == []
        opened.page.context.close()


def test_a_browser_is_given_the_page_and_a_program_is_not(client: httpx.Client) -> None:
    page = client.get("/sparql", headers={"Accept": BROWSERS})
    assert page.headers["content-type"].startswith("text/html")
    assert client.get("/sparql").headers["content-type"].startswith("text/turtle")


def test_no_script_of_the_page_may_be_inline_and_no_style_but_the_editors_own(client: httpx.Client) -> None:
    policy = client.get("/sparql", headers={"Accept": BROWSERS}).headers["content-security-policy"]
    directives = {name: rest for name, *rest in map(str.split, policy.split(";"))}
    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == ["'self'"]
    assert directives["connect-src"] == ["'self'"]
    assert "'unsafe-inline'" not in directives["style-src"]
    assert "sha256" not in client.get("/").headers["content-security-policy"]


def test_a_query_shows_its_rows(visit: Open) -> None:
    opened = visit()
    opened.run(PARTNERS)
    expect(opened.page.locator(ROWS)).to_have_count(2)
    expect(opened.page.locator(ROWS).first).to_contain_text('ТОО "Ромашка & Ко"')
    expect(opened.page.locator(".yasr_response_chip")).to_contain_text("2 results")


def test_the_query_that_the_page_begins_with_has_rows(visit: Open) -> None:
    opened = visit()
    opened.page.locator(RUN).click()
    expect(opened.page.locator(ROWS)).to_have_count(2)


def test_markup_in_the_data_is_shown_as_text_and_never_run(visit: Open) -> None:
    opened = visit()
    dialogs: list[str] = []

    def refuse(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    opened.page.on("dialog", refuse)
    opened.run("SELECT (\"<img src=x onerror='alert(1)'><b>bold</b>\" AS ?text) {}")
    expect(opened.page.locator(ROWS).first).to_contain_text("<b>bold</b>")
    expect(opened.page.locator(f"{ROWS} img")).to_have_count(0)
    assert dialogs == []
    of_the_parser = [text for text in opened.heard.complaints if "inline event handler" in text]
    assert opened.heard.complaints == of_the_parser
    opened.heard.complaints.clear()


def test_answers_of_every_kind_are_shown(visit: Open) -> None:
    opened = visit(language="ru")
    opened.run("ASK { ?s a kg:University }")
    expect(opened.page.locator(".yasr_results")).to_contain_text("Да")
    opened.run("CONSTRUCT { ?s a kg:University } WHERE { ?s a kg:University }")
    expect(opened.page.locator(ROWS)).to_have_count(1)
    expect(opened.page.locator(".yasr_response_chip")).to_contain_text("Результатов: 1,")
    expect(opened.page.locator(".dt-info")).to_have_text("Строки 1–1 из 1")
    opened.page.locator(".select_response").click()
    expect(opened.page.locator(".yasr_results .CodeMirror")).to_contain_text("kg:University .")
    opened.page.locator(".select_table").click()
    opened.run("SELECT ?s { ?s a kg:Nothing }")
    expect(opened.page.locator(".yasr_results tbody")).to_contain_text("Ничего не найдено")


def test_columns_can_be_made_wider(visit: Open) -> None:
    opened = visit()
    opened.run("SELECT ?s ?p { ?s ?p ?o }")
    column = opened.page.locator(".yasr_results thead th").nth(1)
    column.wait_for()
    before = column.bounding_box()
    grip = opened.page.locator(".grip-handle").nth(1).bounding_box()
    assert before
    assert grip
    opened.page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    opened.page.mouse.down()
    opened.page.mouse.move(grip["x"] + 60, grip["y"] + grip["height"] / 2, steps=5)
    opened.page.mouse.up()
    after = column.bounding_box()
    assert after
    assert after["width"] > before["width"] + 30


def test_a_query_that_is_refused_shows_the_servers_sentence(visit: Open) -> None:
    opened = visit(language="kk")
    opened.run("SELECT * { SERVICE <http://127.0.0.1:1/> {} }")
    failure = opened.page.get_by_role("alert")
    expect(failure).to_contain_text("Сұраныс орындалмады")
    expect(failure).to_contain_text("SERVICE asks another server, which is refused")
    expect(failure).not_to_contain_text("{")
    logged = [text for text in opened.heard.complaints if "status of 400" in text]
    assert opened.heard.complaints == logged
    opened.heard.complaints.clear()


def test_prefixes_of_the_endpoint_need_no_declaration(visit: Open) -> None:
    opened = visit()
    opened.write("SELECT * { ?s a kg:University }")
    expect(opened.page.locator(f"{RUN}.query_valid")).to_have_count(1)
    opened.write("SELECT * { ?s a unheard:University }")
    expect(opened.page.locator(f"{RUN}.query_error")).to_have_count(1)


def test_a_wrong_line_is_marked_and_explained(visit: Open) -> None:
    opened = visit()
    opened.write("SELECT * { ?s ?p . }")
    opened.page.locator(".parseErrorIcon").hover()
    expect(opened.page.locator(".yasqe_tooltip strong").first).to_have_css(
        "text-decoration-line", "underline"
    )


def test_classes_and_properties_of_the_ontology_are_completed(visit: Open) -> None:
    opened = visit()
    for begun, completed in (
        ("SELECT * { ?s a kg:Univ", "kg:University"),
        ("SELECT * { ?s kg:partn", "kg:partnersWith"),
    ):
        opened.write(begun)
        opened.page.keyboard.press("Control+Space")
        expect(opened.page.locator(".CodeMirror-hint").first).to_have_text(completed)
        opened.page.keyboard.press("Enter")
        assert opened.written().endswith(completed)


def test_an_example_in_kazakh_opens_in_a_tab_of_its_own_and_runs(visit: Open) -> None:
    opened = visit(language="kk")
    question = queries.load_sparql("planned_partnerships").question["kk"]
    opened.page.get_by_text("Дайын сұрақтар").click()
    opened.page.get_by_label("Сұрақтағы сөздер").fill(question.split()[1].upper())
    opened.page.get_by_role("button", name=question).click()
    assert opened.written().startswith(f"# {question}\n")
    expect(opened.page.locator("[role=tab]")).to_have_count(2)
    expect(opened.page.locator("#examples")).not_to_have_attribute("open", "")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator(".yasr:visible .yasr_results tbody tr").first).to_be_visible()


def test_words_that_no_question_has_are_told(visit: Open) -> None:
    opened = visit(language="ru")
    opened.page.get_by_text("Готовые вопросы").click()
    opened.page.get_by_label("Слова вопроса").fill("кварк")
    expect(opened.page.locator("#told")).to_have_text("Такого вопроса нет.")


def test_the_language_changes_everywhere_and_is_kept(visit: Open) -> None:
    opened = visit(language="en")
    page = opened.page
    opened.run(PARTNERS)
    expect(page.locator(ROWS)).to_have_count(2)
    for name, language, shown in (
        ("Қазақша", "kk", "Кесте"),
        ("Русский", "ru", "Таблица"),
        ("English", "en", "Table"),
    ):
        page.get_by_role("button", name=name).click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("h1")).to_have_text(TITLES[language])
        expect(page).to_have_title(f"{TITLES[language]} · Байланыс")
        expect(page.locator(".select_table")).to_have_text(shown)
        question = queries.load_sparql("partners").question[language]
        expect(page.locator("[data-example=partners]")).to_have_text(question)
    page.get_by_role("button", name="Қазақша").click()
    page.goto(f"{opened.origin}/")
    expect(page.locator("html")).to_have_attribute("lang", "kk")
    page.get_by_role("link", name="SPARQL").click()
    expect(page.locator("h1")).to_have_text(TITLES["kk"])


def test_a_shared_query_is_run_here_whatever_server_its_link_names(visit: Open) -> None:
    elsewhere = "endpoint=http%3A%2F%2Felsewhere.example%2Fsparql&corsProxy=http%3A%2F%2Felsewhere.example%2F"
    opened = visit(
        address=f"/sparql#query=SELECT%20%3Fs%20%7B%20%3Fs%20a%20kg%3AUniversity%20%7D&{elsewhere}"
    )
    expect(opened.page.locator(ROWS)).to_have_count(1)


def test_the_keyboard_reaches_menu_editor_and_run_and_leaves_the_editor(visit: Open) -> None:
    opened = visit()
    page = opened.page
    reached: list[str] = []
    while "PRE" not in reached and len(reached) < 40:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert [name for name in reached if name in ("menu", "editor", "run")] == ["menu", "editor", "run"]
    assert reached[-1] == "PRE"


def test_the_keyboard_opens_an_example_and_runs_it(visit: Open) -> None:
    opened = visit()
    page = opened.page
    page.locator("#examples summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("#examples summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("which documents")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[role=tab]")).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page.locator(".yasr_response_chip:visible")).not_to_be_empty()


def test_the_editor_answers_to_its_key(visit: Open) -> None:
    opened = visit()
    opened.write(PARTNERS)
    opened.page.keyboard.press("Control+Enter")
    expect(opened.page.locator(ROWS)).to_have_count(2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_shows_all_of_it_without_scrolling_sideways(visit: Open, language: str) -> None:
    opened = visit(language=language, width=390)
    opened.run("SELECT ?claim ?sentence ?p ?o { ?claim kg:evidence ?sentence ; ?p ?o }")
    opened.page.locator(ROWS).first.wait_for()
    opened.page.locator("#examples summary").click()
    opened.page.locator("[data-example=roles]").click()
    opened.page.locator("#examples summary").click()
    opened.page.locator(".help summary").click()
    for _ in range(2):
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
        opened.page.locator("#examples summary").click()


def test_in_the_dark_nothing_shines(visit: Open) -> None:
    opened = visit(scheme="dark")
    opened.run(PARTNERS)
    expect(opened.page.locator(ROWS)).to_have_count(2)
    shining = opened.page.evaluate(SHINING)
    assert shining == []


def test_without_script_a_form_asks(browser: Browser, client: httpx.Client) -> None:
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto(f"{client.base_url}/sparql")
    page.get_by_label("SPARQL").fill(PARTNERS)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert download.value.path().read_text("utf-8").splitlines()[0] == "name"
    with page.expect_response(f"{client.base_url}/sparql") as answer:
        page.get_by_role("button", name="JSON").click()
    assert len(answer.value.json()["results"]["bindings"]) == 2
    context.close()


def test_an_answer_that_is_cut_says_so(browser: Browser, sparing: str) -> None:
    context = browser.new_context(locale="en")
    page = context.new_page()
    visit = Visit(page, overhear(page), sparing)
    page.goto(f"{sparing}/sparql")
    visit.run("SELECT ?s ?p WHERE { ?s ?p ?o }")
    expect(page.locator("#cut")).to_have_text(
        "Only the first 2 rows are here; LIMIT and OFFSET give the others."
    )
    visit.run("SELECT ?s ?p WHERE { ?s ?p ?o } LIMIT 1")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator("#cut")).to_be_empty()
    context.close()
