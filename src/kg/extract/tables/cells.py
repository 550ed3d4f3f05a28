"""Lets no relation be read across the cells of a table but those that its columns say.

What stands in one cell is read like any sentence, and so is what a signature lays out in a row or two. In a
table of figures nothing is: a price list, a timetable or statistics do not say how their names are related.
"""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Relation, findings
from kg.extract.tables.entries import RULE
from kg.extract.tables.table import Kind, Row, Table, table_at
from kg.model import Span

_OF_PERSONS = frozenset({"holds_role"})
_OF_EVENTS = frozenset({"participated_in"})


@Language.component("cells")
def cells(doc: Doc) -> Doc:
    """Take from `findings(doc).relations` what only the neighbourhood of cells suggests."""
    found = findings(doc)
    dropped = [one for one in found.relations if _is_suggested(one, found.tables)]
    refused = set(map(id, dropped))
    found.dropped += [(f"{one.relation}: only cells of a table", one.evidence) for one in dropped]
    found.relations = [one for one in found.relations if id(one) not in refused]
    return doc


def _is_suggested(relation: Relation, tables: Sequence[Table]) -> bool:
    near = (table_at(tables, span) for span in (relation.subject_span, relation.object_span))
    return any(table is not None and _is_across(relation, table) for table in near)


def _is_across(relation: Relation, table: Table) -> bool:
    if relation.rule == RULE:
        return False
    one, other = (_place(span, table.rows) for span in (relation.subject_span, relation.object_span))
    if table.kind is Kind.FIGURES:
        return one is not None or other is not None
    if one is None or other is None:
        reaches_in = one is not other
        return reaches_in and table.kind is not Kind.OTHER and relation.relation not in _OF_EVENTS
    is_one_row, is_one_column = one[0] is other[0], one[1] == other[1]
    if is_one_row and is_one_column:
        return False
    if table.is_layout:
        return not is_one_row and not is_one_column
    return not (table.kind is Kind.OTHER and is_one_row and relation.relation in _OF_PERSONS)


def _place(span: Span, rows: Sequence[Row]) -> tuple[Row, int] | None:
    """Return the row in which a name stands, and the number of its cell."""
    at = bisect_right(rows, span.start, key=lambda row: row.span.start) - 1
    if at < 0 or span.start >= rows[at].span.end:
        return None
    cell = rows[at].cell(span.start)
    return rows[at], -1 if cell is None else rows[at].cells.index(cell)
