from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.explanation import explained
from kg.extract.page_view import page
from kg.model import Document, Language

TEXT = (
    "Ulgi University and Primer Machine Works LLP signed a memorandum of cooperation. "
    "Rector Aigul Sampleuly of Ulgi University spoke.\n"
)


def document(text: str) -> Document:
    return Document("test:page", text, Language.EN)


class _Text(HTMLParser):
    """Collects the words of a page outside of its style and type labels, and the tags it has."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.add(tag)
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "p" in self._open and "small" not in self._open:
            self.words.append(data)


def parsed(html: str) -> _Text:
    reader = _Text()
    reader.feed(html)
    return reader


def test_each_relation_is_explained_by_its_sentence_and_who_found_it() -> None:
    rows = [row for row in explained(document(TEXT)).records() if row["verdict"] == "stated"]
    partners = [row for row in rows if "partners_with" in str(row["what"])]
    assert partners
    assert all("signed a memorandum" in str(row["text"]) and row["by"] for row in partners)
    assert all(0 < float(str(row["confidence"])) <= 1 for row in rows)


def test_what_was_dropped_is_told_with_the_reason() -> None:
    text = "Университет «Үлгі» и АО «Былой Пример» расторгли договор. В «Былом Примере» это подтвердили.\n"
    rows = explained(Document("test:page", text, Language.RU)).records()
    dropped = [row for row in rows if row["verdict"] == "dropped"]
    assert dropped
    assert all(row["by"] and row["text"] for row in dropped)


def test_the_page_shows_the_whole_text_with_marks_and_a_table() -> None:
    shown = parsed(page(document(TEXT)))
    assert "".join(shown.words).split() == TEXT.split()
    assert {"mark", "table", "th"} <= shown.tags


def test_markup_in_a_text_stays_text() -> None:
    html = page(document("<script>alert(1)</script> & Ulgi University signed with <b>Primer LLP</b>.\n"))
    assert "<script>" not in html
    assert parsed(html).tags.isdisjoint({"script", "b"})


@settings(max_examples=25)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=120))
def test_the_page_holds_any_text(text: str) -> None:
    shown = "".join(parsed(page(document(text))).words)
    assert "".join(shown.split()) == "".join(text.split())
