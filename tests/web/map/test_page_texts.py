"""The texts of the map's page: each in every language, with the same values and the plurals it needs."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser import opened_browser
from tests.web.map.serving import served_world

from kg.web import pages

FOLDER = pages.STATIC / "map" / "texts"
FILES = sorted(path.name for path in FOLDER.glob("*.js"))
LANGUAGES = {"ru", "kk", "en"}
FORMS = {"ru": {"one", "few", "many", "other"}, "en": {"one", "other"}}
KAZAKH_FORMS = ({"other"}, {"one", "other"})
KAZAKH_LETTERS = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
OWN_TO_RUSSIAN = re.compile("[ёЁщЩъЪэЭ]")
Text = str | dict[str, str]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with served_world(tmp_path_factory.mktemp("texts")) as client, opened_browser() as browser:
        page = browser.new_page()
        page.goto(f"{client.base_url}/health")
        yield page


@pytest.fixture(params=FILES)
def texts(request: pytest.FixtureRequest, page: Page) -> dict[str, dict[str, Text]]:
    """The texts of a file, as the browser reads it."""
    script = f"async () => (await import('/static/map/texts/{request.param}')).TEXTS"
    found: dict[str, dict[str, Text]] = page.evaluate(script)
    return found


def forms(text: Text) -> list[str]:
    return list(text.values()) if isinstance(text, dict) else [text]


def values(text: str) -> set[int]:
    """Return which values a text has places for, counted from 1; a place without a number takes the next."""
    numbers = re.findall(r"\{(\d?)\}", text)
    unnumbered = iter(range(1, len(numbers) + 1))
    return {int(number) if number else next(unnumbered) for number in numbers}


def test_every_language_has_every_text(texts: dict[str, dict[str, Text]]) -> None:
    assert set(texts) == LANGUAGES
    keys = {language: set(those) for language, those in texts.items()}
    assert keys["kk"] == keys["ru"] == keys["en"]


def test_a_text_takes_the_same_values_in_every_language_and_form(texts: dict[str, dict[str, Text]]) -> None:
    for key in texts["ru"]:
        taken: list[Any] = [values(form) for those in texts.values() for form in forms(those[key])]
        most = set().union(*taken)
        for each in taken:
            assert most - each <= {1}, f"{key}: a form may leave out its number and nothing else"


def test_a_text_with_plurals_has_those_of_its_language(texts: dict[str, dict[str, Text]]) -> None:
    for key in texts["ru"]:
        plural = [language for language, those in texts.items() if isinstance(those[key], dict)]
        if not plural:
            continue
        assert set(plural) == LANGUAGES, f"{key} has plurals in {plural} alone"
        for language, needed in FORMS.items():
            assert set(texts[language][key]) == needed, f"{key} in {language}"
        assert set(texts["kk"][key]) in KAZAKH_FORMS, key


def test_no_text_is_empty_or_has_places_that_nothing_fills(texts: dict[str, dict[str, Text]]) -> None:
    for language, those in texts.items():
        for key, text in those.items():
            for form in forms(text):
                assert form.strip(), f"{key} in {language}"
                assert not re.search(r"\{[^}]{2,}\}|\{\D\}|\$\{", form), f"{key} in {language}: {form}"


def test_kazakh_is_not_russian(texts: dict[str, dict[str, Text]]) -> None:
    """Long sentences are never the same in both, and Kazakh has its own letters somewhere."""
    kazakh = " ".join(form for text in texts["kk"].values() for form in forms(text))
    assert KAZAKH_LETTERS & set(kazakh)
    assert not OWN_TO_RUSSIAN.search(kazakh), OWN_TO_RUSSIAN.findall(kazakh)
    for key, text in texts["kk"].items():
        for form in forms(text):
            if len(re.findall(r"[^\W\d_]+", form)) >= 3:
                assert form not in forms(texts["ru"][key]), f"{key}: {form}"


def test_no_file_of_texts_is_left_without_a_reader() -> None:
    scripts = " ".join(path.read_text("utf-8") for path in FOLDER.parent.glob("**/*.js"))
    assert [name for name in FILES if f"texts/{name}" not in scripts] == []
