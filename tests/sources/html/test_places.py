"""Every passage stands in the source where its place says."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.html.reading import document, original
from tests.sources.html.stories import Story
from tests.sources.html.templates import PAGES

from kg.model import Document
from kg.sources import documents

_INNER = re.compile(r"<(/?)(?:p|div|br|li|td|tr|table|tbody|blockquote)\b[^>]*>")
_TAG = re.compile(r"<!--.*?-->|<[/a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.S)
_UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def shown(source: str) -> str:
    """What a reader sees of a stretch of HTML."""
    told = html.unescape(_TAG.sub("", _INNER.sub(" ", source)))
    return " ".join(_UNSEEN.sub("", told).split())


def assert_places_are_right(read: Document, source: str) -> None:
    assert read.origin is not None
    for passage in read.origin.passages:
        start, end = map(int, passage.place.removeprefix("char=").split(","))
        said = read.text[passage.start : passage.end]
        assert shown(source[start:end]) == said
        assert not source[start].isspace()
        assert not source[end - 1].isspace()
    covered = "".join(read.text[each.start : each.end] for each in read.origin.passages)
    assert "".join(covered.split()) == "".join(read.text.split())


@pytest.mark.parametrize(("site", "story"), PAGES, ids=lambda each: getattr(each, "__name__", ""))
def test_passages_of_whole_pages(site: object, story: Story) -> None:
    assert callable(site)
    source = site(story)
    assert_places_are_right(document(source), source)


WORDS = st.sampled_from(
    [
        "Университет",
        "&laquo;Пример&raquo;",
        "А&nbsp;Б",
        "<b>ТОО</b>",
        "&#1178;азақ",
        "5 &lt; 6",
        "<!-- нет -->",
        "<br>",
        "<a href='/x?a=1&amp;b=2' title='a > b'>ссылка</a>",
        "&shy;",
        "\n\t",
        "<span class=x>да</span>",
        "<i hidden>нет</i>",
        "&copy",
        "\u200b",
        "<wbr>",
        "«Үлгі»",
    ]
)
BLOCKS = st.sampled_from(
    [
        "<p>{}</p>",
        "<p>{}",
        "<div>{}</div>",
        "<ul><li>{}<li>и ещё</ul>",
        "<h2>{}</h2>",
        "<table><tr><td>со{}юз<td>ячейка</table>",
        "<blockquote><p>{}</p></blockquote>",
        "{}",
        "<section><div>{}</div></section>",
    ]
)


@given(st.lists(st.tuples(BLOCKS, st.lists(WORDS, min_size=1, max_size=8)), max_size=8))
def test_passages_of_any_markup(blocks: list[tuple[str, list[str]]]) -> None:
    source = "<p>Подписан меморандум о сотрудничестве университета и завода.</p>" + "\n".join(
        block.format(" ".join(words)) for block, words in blocks
    )
    (read,) = documents(original(source))
    if isinstance(read, Document):
        assert_places_are_right(read, source)
    else:
        assert "5 &lt; 6" not in read.reason
