"""Reads the rows of roadmaps that a text gives flat: «4-й квартал 2026 года: создать …; ответственные: …».

A row has its fields behind labels, on one line or on lines that follow one another, or is the row of a table
of a plan (`kg.extract.tables`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.extract.findings import findings
from kg.extract.lexicon import lexicon
from kg.extract.promises.deadlines import Deadlines
from kg.extract.promises.promised import Promised, Responsible
from kg.extract.promises.schedule import Schedule
from kg.extract.relations.context import Context, Named
from kg.extract.tables.table import Column, Kind, Table
from kg.extract.tables.words import consent
from kg.model import PartialDate, Span

FIELDS = ("action", "deadline", "responsible", "completion_form")
RULE = "commitments.row"
_LINE = re.compile(r"[^\n]+")
_MARKER = re.compile(r"\s*(?:[-–—•▪●·*]|(?:[^\W\d_]{4,6}\s)?\(?\d{1,3}(?:\.\d{1,3})*[.)])\s+")
_EDGES = " \t;,.|–—-(:"
_BEHIND_DEADLINE = re.compile(r"\s*[:–—-]\s+")
_SHORTEST, _LONGEST = 8, 500
_NAMED_BY_TABLES = {
    "action": Column.ACTION,
    "responsible": Column.RESPONSIBLE,
    "completion_form": Column.COMPLETION_FORM,
}


@dataclass(slots=True)
class _Row:
    """A row's fields by name, and the stretch that it covers."""

    start: int
    end: int
    fields: dict[str, Span] = field(default_factory=dict)


class Rows:
    """The rows of texts in one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "commitments")["row"]
        labels = "|".join(f"(?P<{name}>{words[name]})" for name in FIELDS)
        self._label = re.compile(
            rf"(?:(?<=[;.,|(])\s*|^\s*|\s[–—-]\s)(?:{labels})\s?[:–—-]\s?", re.IGNORECASE
        )
        self._condition = re.compile(rf"\s*\((?:{words['condition']})\)", re.IGNORECASE)
        self._belongs = re.compile(words["belongs"])
        self._owner_is_last: bool = words["owner_is_last"]
        self._deadlines = Deadlines(language)
        self._schedule = Schedule(language)

    def of(self, seen: Context, text: str, published: PartialDate | None) -> Iterator[Promised]:
        """Yield the rows in text order."""
        for row in self._rows(text):
            if (promised := self._promised(row, seen, text, published)) is not None:
                yield promised
        for table in findings(seen.doc).tables:
            if table.kind is Kind.PLAN:
                yield from self._planned(table, seen, text, published)

    def _planned(
        self, table: Table, seen: Context, text: str, published: PartialDate | None
    ) -> Iterator[Promised]:
        """Yield what the rows of a plan promise: an action with its form, those responsible or a deadline."""
        for row, deadline in self._schedule.of(table, text, published):
            fields = {
                name: cells[0]
                for name, column in _NAMED_BY_TABLES.items()
                if (cells := table.cells(row, column))
            }
            action, own = self._action(fields.get("action"), text, published)
            if action is not None and len(row.filled) > 1 + bool(table.cells(row, Column.NUMBER)):
                named = _bodies(seen, fields.get("responsible"))
                form = fields.get("completion_form")
                yield Promised(action, row.span, own or deadline, form, self.responsible(named, text), RULE)

    def responsible(self, named: Sequence[Named], text: str) -> tuple[Responsible, ...]:
        """Return bodies and persons, each with the condition in the brackets behind it.

        A body that only says whose part another is, as in «департаменту кадров министерства», is left out.
        """
        owners = {
            id(later if self._owner_is_last else earlier)
            for earlier, later in pairwise(named)
            if self._belongs.fullmatch(text, earlier.span.end, later.span.start)
        }
        return tuple((one, self._condition_behind(one, text)) for one in named if id(one) not in owners)

    def _condition_behind(self, named: Named, text: str) -> str | None:
        if match := self._condition.match(text, named.span.end):
            return match.group().strip(" ()")
        mark = consent().match(text, named.span.end + (text[named.span.end : named.span.end + 1] == " "))
        return mark["mark"] if mark and mark.group().startswith("(") else None

    def _rows(self, text: str) -> Iterator[_Row]:
        row: _Row | None = None
        before: re.Match[str] | None = None
        for line in _LINE.finditer(text):
            adjacent = before is not None and line.start() - before.end() == 1
            fields = self._fields(line, text)
            if row is not None and fields and adjacent and not row.fields.keys() & fields.keys():
                row.fields |= fields
                row.end = line.end()
            else:
                if row is not None:
                    yield row
                row = _Row(line.start(), line.end(), fields) if fields else None
                if row is not None and "action" not in fields and before is not None and adjacent:
                    row.fields["action"] = Span(*before.span())
                    row.start = before.start()
            before = line
        if row is not None:
            yield row

    def _fields(self, line: re.Match[str], text: str) -> dict[str, Span]:
        labels = list(self._label.finditer(line.group()))
        if not labels:
            return {}
        ends = [*(label.start() for label in labels[1:]), len(line.group())]
        fields: dict[str, Span] = {}
        for label, end in zip(labels, ends, strict=True):
            if span := _trimmed(text, line.start() + label.end(), line.start() + end):
                fields.setdefault(str(label.lastgroup), span)
        if "action" not in fields:
            leading = _trimmed(text, line.start(), line.start() + labels[0].start())
            if leading is not None:
                fields["action"] = leading
        return fields

    def _promised(
        self, row: _Row, seen: Context, text: str, published: PartialDate | None
    ) -> Promised | None:
        named = _bodies(seen, row.fields.get("responsible"))
        action, deadline = self._action(row.fields.get("action"), text, published)
        if deadline is None and "deadline" in row.fields:
            deadline = self._deadlines.within(text, row.fields["deadline"], published)
        is_told = deadline is not None and bool(named or _MARKER.match(text, row.start))
        if action is None or not (is_told or "completion_form" in row.fields):
            return None
        return Promised(
            action,
            Span(row.start, row.end),
            deadline,
            row.fields.get("completion_form"),
            self.responsible(named, text),
            RULE,
        )

    def _action(
        self, field: Span | None, text: str, published: PartialDate | None
    ) -> tuple[Span | None, PartialDate | None]:
        """Return the action without the deadline that it may begin with, and that deadline."""
        if field is None:
            return None, None
        marker = _MARKER.match(text, field.start, field.end)
        start = marker.end() if marker else field.start
        deadline = None
        for found in self._deadlines.of(text[start : field.end], published):
            behind = _BEHIND_DEADLINE.match(text, start + found.span.end)
            if found.span.start == 0 and behind:
                start, deadline = behind.end(), found.date
        span = _trimmed(text, start, field.end)
        is_action = span is not None and _SHORTEST <= span.end - span.start <= _LONGEST
        return (span if is_action else None), deadline


def _bodies(seen: Context, field: Span | None) -> list[Named]:
    if field is None:
        return []
    return [named for named in seen.within(field) if named.family in ("Organization", "Person")]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
    return Span(start, end) if start < end else None
