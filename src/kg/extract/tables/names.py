"""Settles what names tables hold: none across cells, none in the words that head columns.

What stands in the column of names is a person's name if it is built like one, and a line that heads members
names the group that they are of, be it only by its noun: «Состав комиссии».
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Candidate, findings
from kg.extract.tables.kinds import is_number, titles
from kg.extract.tables.people import is_name
from kg.extract.tables.sections import without_bullet
from kg.extract.tables.table import Column, Kind, Table, table_at, trimmed
from kg.extract.tables.words import (
    composition_lines,
    consent,
    from_headers,
    is_title,
    ministries,
    names_composition,
    names_group,
    unnamed_group,
)
from kg.model import Span

_SURE, _LIKELY = 0.9, 0.75
_RULE = "tables"
_LINES_BEHIND = 2
_LINE = re.compile(r"[^\n]+")
_PART = re.compile(r"[^,;\n]+")


@Language.component("table_names")
def table_names(doc: Doc) -> Doc:
    """Change `findings(doc).candidates` as the tables of the document demand."""
    found = findings(doc)
    by_table: dict[int, list[Candidate]] = defaultdict(list)
    for one in found.candidates:
        if (table := table_at(found.tables, one.span)) is not None:
            by_table[id(table)].append(one)
    refused: set[int] = set()
    for table in found.tables:
        within = by_table[id(table)]
        refused |= {id(one) for one in within if not _fits(one, table, found.text)}
        found.candidates += _bodies(table, found.text, within)
        if table.kind is Kind.MEMBERS:
            found.candidates += _persons(table, found.text, within)
            lines = titles(found.text, table.rows, table.span.start)
            found.candidates += _group(lines, found.text, found.candidates, doc.lang_)
    found.dropped += [
        ("no name across or above cells", one.span) for one in found.candidates if id(one) in refused
    ]
    found.candidates = [one for one in found.candidates if id(one) not in refused]
    for title in _titles_of_lists(found.text, found.candidates):
        found.candidates += _group([title], found.text, found.candidates, doc.lang_)
    found.candidates += _origins(found.text, found.candidates)
    return doc


def _fits(candidate: Candidate, table: Table, text: str) -> bool:
    """Tell whether a name lies within one cell that can hold names.

    What is laid out in a row or two may part a legal act's number from its date.
    """
    if any(candidate.span.overlaps(row.span) for row in table.headings):
        return False
    if candidate.type == "LegalAct" and table.is_layout:
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


def _bodies(table: Table, text: str, proposed: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield anew the names of bodies by rule that fill a cell, or a part of it, where bodies are expected."""
    parts = {
        part
        for row in table.rows
        for cell in table.cells(row, Column.POST, Column.BODY, Column.RESPONSIBLE)
        for part in _parts(text, cell)
    }
    for one in proposed:
        if one.span in parts and one.finder.startswith("organisations."):
            yield replace(one, score=_SURE, finder=f"{_RULE}.body")
    if table.kind is Kind.PLAN:
        for part in parts:
            if ministries().fullmatch(part.of(text)):
                yield Candidate(part, "GovernmentBody", _SURE, f"{_RULE}.ministry")


def _origins(text: str, proposed: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield anew the names of bodies by rule that a header gives as where those below it come from."""
    headers = {(match.start("body"), match.end("body")) for match in from_headers().finditer(text)}
    for one in proposed:
        if (one.span.start, one.span.end) in headers and one.finder.startswith("organisations."):
            yield replace(one, score=_SURE, finder=f"{_RULE}.body")


def _parts(text: str, cell: Span) -> Iterator[Span]:
    for part in _PART.finditer(text, cell.start, cell.end):
        end = next((mark.start() for mark in consent().finditer(text, *part.span())), part.end())
        if (span := trimmed(text, part.start(), end)) is not None:
            yield span


def _group(
    lines: Iterable[Span], text: str, known: Sequence[Candidate], language: str
) -> Iterator[Candidate]:
    """Yield the group that a title names by its noun alone, where nobody is sure of a name there."""
    for line in lines:
        if names_composition(line.of(text)):
            named = unnamed_group(language).search(text, line.start, line.end)
            noun = names_group(named["name"]) if named else None
            if named is not None and noun is not None:
                place = named.start("name") + noun.start()
                if not any(_surely_names(one, place, text) for one in known):
                    yield Candidate(Span(*named.span("name")), "Unit", _SURE, f"{_RULE}.group")
                return


def _surely_names(one: Candidate, place: int, text: str) -> bool:
    is_there = one.score >= _LIKELY and one.span.start <= place < one.span.end
    return is_there and names_group(one.span.of(text)) is not None


def _titles_of_lists(text: str, known: Sequence[Candidate]) -> Iterator[Span]:
    """Yield the lines that head a list whose next line but one at most begins with a person."""
    persons = {one.span.start for one in known if one.type == "Person"}
    for title in composition_lines(text):
        if is_title(title.of(text)):
            behind = list(islice(_LINE.finditer(text, title.end), _LINES_BEHIND))
            starts = (without_bullet(text, Span(*line.span())).start for line in behind)
            if not persons.isdisjoint(starts):
                yield title
