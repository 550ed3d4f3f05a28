"""No page stops the work: what is too large is refused, the rest is read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.sources.html.reading import SENTENCE, document, original, reason
from tests.sources.html.test_places import assert_places_are_right

from kg.model import Document
from kg.sources import Limits, documents

MANY = 400_000


@pytest.mark.parametrize(
    "tag", ["<div>", "<table><tr><td>", "<ul><li>", "<span class=x>", "<font style='display:none'>"]
)
def test_elements_nested_too_deep_are_refused(tag: str) -> None:
    assert "nested" in reason(f"<p>{SENTENCE}</p>{tag * 600}")


@pytest.mark.parametrize("tag", ["<div>", "<blockquote>", "<span class=x>"])
def test_elements_nested_deep_are_read(tag: str) -> None:
    assert document(f"{tag * 450}{SENTENCE}").text == SENTENCE


@pytest.mark.parametrize(
    "tag", ["<p>x", "<b>", "<i class=x></i>", "<!---->", "<br>", "</ul>", "<meta name=a>"]
)
def test_too_many_tags_are_refused(tag: str) -> None:
    assert "tags" in reason(f"<p>{SENTENCE}</p>{'<div>' * 300}{tag * MANY}")


@pytest.mark.parametrize(
    "end",
    [
        "<" * MANY + "x",
        "<a " * MANY,
        '<a b="' * MANY,
        '<a b="c" \'=' * MANY,
        "<a " + "= " * MANY,
        "<!--" * MANY,
        "<script>" + "</script " * MANY,
        "<svg>" + "<svg " * MANY,
        "<title>" + "x" * MANY,
        f'<p title="{"x" * 5_000_000}">',
        "<script type='application/ld+json'>" + "[" * MANY + "</script>",
        "<p>" + "&" * MANY,
        "<table>" + "<tr><td>x<td rowspan=9999 colspan=99>y" * 2_000,
    ],
    ids=lambda end: end[:12],
)
def test_endless_markup_is_read_up_to_where_it_begins(end: str) -> None:
    assert document(f"<p>{SENTENCE}</p>{end}").text.startswith(SENTENCE)


def test_a_text_over_the_limit_is_refused() -> None:
    (read,) = documents(original("<p>" + "слово " * 1_000), Limits(characters=1_000))
    assert "longer than 1,000 characters" in getattr(read, "reason", "")


MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class='a b'>",
                "</div>",
                "<ul>",
                "<li>",
                "</ul>",
                "<table>",
                "<tr>",
                "<td colspan=2>",
                "</table>",
                "<b>",
                "</b>",
                "<a href='x>y'>",
                "</a>",
                "<br/>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "<![CDATA[",
                "]]>",
                "&amp",
                "&#x110000;",
                "&#0;",
                "<",
                ">",
                '"',
                "'",
                "=",
                "<h1>",
                "</h2>",
                "<svg/>",
                "<template>",
                "</template>",
                "<title>",
                "<select><option>",
                "\x00",
                "\ud7ff",
                "\r\n",
                "<span hidden>",
                "</span>",
                "<form>",
                "</form>",
                "<dl><dt>",
                "<dd>",
                "<caption>",
                "<tbody>",
                "<article>",
                "<nav>",
                "<html lang=",
                "<meta charset=",
                "Меморандум подписан сторонами в присутствии гостей.",
            ]
        ),
        st.text(max_size=12),
    ),
    max_size=40,
).map("".join)


@given(MARKUP)
@example("<p>&nbsp;\u2028</p>")
def test_any_markup_is_read_or_refused_with_a_reason(markup: str) -> None:
    source = f"<p>{SENTENCE}</p>" + markup.encode("utf-8", "replace").decode().replace("\x00", "")
    (read,) = documents(original(source))
    if isinstance(read, Document):
        assert SENTENCE in read.text
        assert read.origin is not None
        assert [each.start for each in read.origin.passages] == sorted(
            each.start for each in read.origin.passages
        )
    else:
        assert read.reason


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    (read,) = documents(original(b"<html><p>" + data))
    assert isinstance(read, Document) or read.reason


@given(st.text(alphabet="абв <>&;/p=\"'!-", max_size=60))
def test_places_in_broken_markup(text: str) -> None:
    source = f"<p>{SENTENCE}</p><p>{text.replace('<!', '').replace('</', '').replace('<', '< ')}</p>"
    (read,) = documents(original(source))
    if isinstance(read, Document):
        assert_places_are_right(read, source)
