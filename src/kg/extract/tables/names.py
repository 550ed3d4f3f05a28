"""Settles what names tables hold: none across cells, none in the words that head columns.

What stands in the column of names is a person's name if it is built like one, and a line that heads members
names the group that they are of, be it only by its noun: «Состав комиссии».
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Candidate, findings
from kg.extract.tables.kinds import is_number, titles
from kg.extract.tables.people import is_name
from kg.extract.tables.table import Column, Kind, Table
from kg.extract.tables.words import names_composition, names_group, unnamed_group
from kg.model import VOCABULARY, Span

_SURE = 0.9
_RULE = "tables"
_LAYOUT_ROWS = 2


@Language.component("table_names")
def table_names(doc: Doc) -> Doc:
    """Change `findings(doc).candidates` as the tables of the document demand."""
    found = findings(doc)
    for table in found.tables:
        within = [one for one in found.candidates if one.span.overlaps(table.span)]
        refused = {id(one) for one in within if not _fits(one, table, found.text)}
        found.dropped += [("no name across or above cells", one.span) for one in within if id(one) in refused]
        found.candidates = [one for one in found.candidates if id(one) not in refused]
        if table.kind is Kind.MEMBERS:
            found.candidates += _persons(table, found.text, found.candidates)
            found.candidates += _groups(table, found.text, found.candidates, doc.lang_)
    return doc


def _fits(candidate: Candidate, table: Table, text: str) -> bool:
    """Tell whether a name lies within one cell that can hold names.

    What is laid out in a row or two may part a legal act's number from its date.
    """
    if any(candidate.span.overlaps(row.span) for row in table.headings):
        return False
    if candidate.type == "LegalAct" and table.kind is Kind.OTHER and len(table.rows) <= _LAYOUT_ROWS:
        return True
    at = bisect_right(table.rows, candidate.span.start, key=lambda row: row.span.start) - 1
    cell = table.rows[at].cell(candidate.span.start) if at >= 0 else None
    return cell is not None and candidate.span.end <= cell.end and not is_number(cell.of(text))


def _persons(table: Table, text: str, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the cells of the column of names that hold nothing but a name nobody proposes."""
    proposed = {one.span for one in known if one.type == "Person"}
    for row in table.rows:
        for cell in table.cells(row, Column.NAME):
            if cell not in proposed and is_name(cell.of(text)):
                yield Candidate(cell, "Person", _SURE, f"{_RULE}.person")


def _groups(table: Table, text: str, known: Sequence[Candidate], language: str) -> Iterator[Candidate]:
    """Yield the group that a title of the table names by its noun alone, where no title names one otherwise."""
    lines = list(titles(text, table.rows))
    for one in known:
        if VOCABULARY.entity_type(one.type).parent is not None and names_group(one.span.of(text)):
            if any(line.start <= one.span.start < line.end for line in lines):
                return
    for line in lines:
        if names_composition(line.of(text)):
            named = unnamed_group(language).search(text, line.start, line.end)
            if named is not None:
                yield Candidate(Span(*named.span("name")), "Unit", _SURE, f"{_RULE}.group")
                return
