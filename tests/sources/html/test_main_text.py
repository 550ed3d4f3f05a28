"""The text of a page is found among what sites put around it, in three languages."""

from collections import Counter
from collections.abc import Callable

import pytest
from tests.sources.html.reading import SENTENCE, text
from tests.sources.html.stories import ENGLISH, KAZAKH, RUSSIAN, WORDS, Story
from tests.sources.html.templates import PAGES, SITES, mostly_furniture


def lines(page: str) -> list[str]:
    return [line.removeprefix("- ") for line in text(page).split("\n") if line]


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.__name__)
@pytest.mark.parametrize("story", [*RUSSIAN, *KAZAKH, *ENGLISH], ids=lambda story: story.title[:20])
def test_a_page_is_read_whole_and_without_what_surrounds_it(
    site: Callable[[Story], str], story: Story
) -> None:
    assert lines(site(story)) == story.lines


def test_precision_and_recall_over_all_pages() -> None:
    found, wanted, right = 0, 0, 0
    for site, story in PAGES:
        read = lines(site(story))
        found, wanted = found + len(read), wanted + len(story.lines)
        right += sum((Counter(read) & Counter(story.lines)).values())
    assert len(PAGES) >= 25
    assert right / found >= 0.98
    assert right / wanted >= 0.99


@pytest.mark.parametrize("story", [RUSSIAN[2], KAZAKH[2], ENGLISH[2]], ids=lambda story: story.language)
def test_two_sentences_among_a_hundred_links_are_the_text(story: Story) -> None:
    assert lines(mostly_furniture(story)) == story.lines
    assert WORDS[story.language]["cookie"] not in text(mostly_furniture(story))


def test_a_list_of_links_that_a_sentence_announces_is_of_the_text() -> None:
    page = (
        f"<h1>Меморандум</h1><p>{SENTENCE}</p><p>Участники альянса:</p><ul>"
        "<li><a href=/1>ТОО «Пример»</a></li><li><a href=/2>АО «Үлгі»</a></li>"
        "<li><a href=/3>колледж «Мысал»</a></li></ul><p>Другие присоединятся позже.</p>"
    )
    assert "АО «Үлгі»" in text(page)


def test_a_name_in_a_paragraph_of_one_link_is_not_lost_when_it_is_a_sentence() -> None:
    assert "Он открыт для всех." in text(f"<p>{SENTENCE}</p><p><a href=/1>Он открыт для всех.</a></p>")


@pytest.mark.parametrize(
    "said",
    [
        "Share of students who found work grew.",
        "Опубликовано 15 статей в журналах.",
        "По теме меморандума выступил <a href=/r>ректор</a>.",
        "Печать дипломов передана заводу.",
        "Views of the parties differ on this.",
        "Жарияланды деген сөз рас.",
        "Поделиться опытом приехал <a href=/r>ректор колледжа</a>.",
    ],
)
def test_a_sentence_that_begins_as_furniture_does_is_text(said: str) -> None:
    shown = said.replace("<a href=/r>", "").replace("</a>", "")
    assert shown in text(f"<h1>Альянс</h1><p>{SENTENCE}</p><p>{said}</p><p>Конец.</p>")


def test_links_that_a_sentence_announces_are_of_the_text_in_paragraphs_too() -> None:
    page = f"<p>{SENTENCE}</p><p>Вступили:</p><p><a href=/1>ТОО «Пример»</a></p><p>Другие вступят позже.</p>"
    assert "ТОО «Пример»" in text(page)


def test_a_word_of_furniture_within_a_sentence_is_text() -> None:
    said = "Комментарии министра к меморандуму поделили участников на две группы, читайте также его доклад."
    assert said in text(f"<p>{SENTENCE}</p><p>{said}</p>")
