"""Cuts a text into sentences: line breaks end one, abbreviations and initials do not; a table's row is one.

What goes on without an end, such as a page whose marks and line breaks got lost, is cut between words.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import findings
from kg.extract.lexicon import lexicon
from kg.extract.tables.table import Table
from kg.model import Span

_BREAK = re.compile(r"[\n\x0b\x0c\r\x85\u2028\u2029]\s*")
_STOP = re.compile(
    r"(?:[.!?…][\"»”'’)]{0,3}|(?<=[\"»”])[.!?…])[^\S\n]+(?=[\"«“„‘(]{0,2}[^\W\d_a-zа-яёәғқңөұүһі]|\d)"
)
_LIST_MARKER = re.compile(r"\s*(?:\(?\d{1,3}(?:\.\d{1,3})*|\(?[^\W\d_])[.)]\s*")
_LONGEST_ABBREVIATION = 24
_LONGEST = 2000


@Language.factory("sentences")
class Sentences:
    """Fills `findings(doc).sentences`; white space between sentences belongs to none."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002  (the factory's signature)
        table: dict[str, list[str]] = lexicon(str(nlp.lang), "sentences")
        inside, after_number, initials = (
            "|".join(sorted(map(re.escape, table[key]), key=len, reverse=True))
            for key in ("inside", "after_number", "initials")
        )
        self._abbreviation = re.compile(rf"(?<!\w)(?:{inside}|[^\W\d_]|{initials})\.$", re.IGNORECASE)
        self._after_number = re.compile(rf"\d\s?(?:{after_number})\.$")

    def __call__(self, doc: Doc) -> Doc:
        """Cut the text at line breaks and at the ends of sentences, but no row of a table."""
        text, found, start = findings(doc).text, findings(doc).sentences, 0
        for row in _rows(findings(doc).tables):
            self._cut(text, start, row.start, found)
            _add_parts(found, text, row.start, row.end)
            start = row.end
        self._cut(text, start, len(text), found)
        return doc

    def _cut(self, text: str, start: int, end: int, found: list[Span]) -> None:
        for match in _BREAK.finditer(text, start, end):
            self._cut_line(text, start, match.start(), found)
            start = match.end()
        self._cut_line(text, start, end, found)

    def _cut_line(self, text: str, start: int, end: int, found: list[Span]) -> None:
        for match in _STOP.finditer(text, start, end):
            if not self._goes_on(text, start, match.start() + 1):
                _add_parts(found, text, start, match.end())
                start = match.end()
        _add_parts(found, text, start, end)

    def _goes_on(self, text: str, start: int, stop: int) -> bool:
        tail = text[max(start, stop - _LONGEST_ABBREVIATION) : stop]
        if self._after_number.search(tail):
            return False
        return self._abbreviation.search(tail) is not None or (
            stop - start < _LONGEST_ABBREVIATION and _LIST_MARKER.fullmatch(tail) is not None
        )


def _rows(tables: Iterable[Table]) -> Iterator[Span]:
    for table in tables:
        yield from (row.span for row in sorted([*table.headings, *table.rows], key=lambda row: row.span))


def _add_parts(found: list[Span], text: str, start: int, end: int) -> None:
    while end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        stop = space + 1 if space >= 0 else start + _LONGEST
        _add(found, text, start, stop)
        start = stop
    _add(found, text, start, end)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))
