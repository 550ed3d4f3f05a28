"""Lets no relation be read across the cells of a table but those that its columns say.

What stands in one cell is read like any sentence, but in a table of figures: a price list, a timetable or
statistics say nothing of how their names are related.
"""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Relation, findings
from kg.extract.tables.entries import RULE
from kg.extract.tables.table import Kind, Row, Table
from kg.model import Span

_LAYOUT_ROWS = 2
_OF_PERSONS = frozenset({"holds_role"})
_OF_EVENTS = frozenset({"participated_in"})


@Language.component("cells")
def cells(doc: Doc) -> Doc:
    """Take from `findings(doc).relations` what only the neighbourhood of cells suggests."""
    found = findings(doc)
    for table in found.tables:
        dropped = [one for one in found.relations if _is_across(one, table)]
        found.dropped += [(f"{one.relation}: only cells of a table", one.evidence) for one in dropped]
        refused = set(map(id, dropped))
        found.relations = [one for one in found.relations if id(one) not in refused]
    return doc


def _is_across(relation: Relation, table: Table) -> bool:
    if relation.rule == RULE or (table.kind is Kind.OTHER and len(table.rows) <= _LAYOUT_ROWS):
        return False
    one, other = (_place(span, table.rows) for span in (relation.subject_span, relation.object_span))
    if table.kind is Kind.FIGURES:
        return one is not None or other is not None
    if one is None or other is None:
        reaches_in = one is not other
        return reaches_in and table.kind is not Kind.OTHER and relation.relation not in _OF_EVENTS
    is_one_row = one[0] is other[0]
    if is_one_row and one[1] == other[1]:
        return False
    return not (table.kind is Kind.OTHER and is_one_row and relation.relation in _OF_PERSONS)


def _place(span: Span, rows: Sequence[Row]) -> tuple[Row, Span | None] | None:
    """Return the row and cell in which a name stands."""
    at = bisect_right(rows, span.start, key=lambda row: row.span.start) - 1
    if at < 0 or span.start >= rows[at].span.end:
        return None
    return rows[at], rows[at].cell(span.start)
