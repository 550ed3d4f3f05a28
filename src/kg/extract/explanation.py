"""Explains what was found in a document: what says each relation, who found it, and what was dropped."""

from typing import TYPE_CHECKING

from kg.extract.findings import findings
from kg.extract.pipeline import read
from kg.extract.statements import statements
from kg.model import Document, Extraction, Mention, Statement, Table

if TYPE_CHECKING:
    from kg.model.table import Cell

_COLUMNS = ("verdict", "what", "status", "confidence", "by", "text")


def explained(document: Document) -> Table:
    """Return a row for each relation stated, and one for each thing that was found and dropped.

    `verdict` is `stated` or `dropped`, `by` the rule or network that found the relation or the reason why a
    thing was dropped, `text` the sentence or words it is about.
    """
    return table(statements(document, findings(read(document))))


def table(extraction: Extraction) -> Table:
    """Return the explanation of what was extracted from a document."""
    stated: list[tuple[Cell, ...]] = [
        ("stated", described(s), s.status.value, s.confidence, s.extractor, _line(s.sentence))
        for s in extraction.statements
        if isinstance(s.object, Mention)
    ]
    dropped: list[tuple[Cell, ...]] = [
        ("dropped", None, None, None, item.reason, _line(item.surface)) for item in extraction.dropped
    ]
    return Table(_COLUMNS, tuple(stated + dropped))


def described(statement: Statement) -> str:
    """Return a relation in words: its two ends as the text names them, and its role or kind."""
    target = statement.object.surface if isinstance(statement.object, Mention) else statement.object.text
    detail = statement.role or statement.kind
    says = f"{statement.relation} ({detail})" if detail else statement.relation
    return f"{_line(statement.subject.surface)} \u2192 {says} \u2192 {_line(target)}"


def _line(text: str) -> str:
    return " ".join(text.split())
