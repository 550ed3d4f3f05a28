"""A table of answers, as queries give it and as people, JSON and CSV get it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Cell: TypeAlias = "str | int | float | bool | list[Cell] | dict[str, Cell] | None"

# What spreadsheets take for a formula, also after blanks and in the full width that East Asian ones accept.
_FORMULA = re.compile("[\t\r\n]|[\\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20]")


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of as many cells; dates are ISO strings of their precision."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> Iterator[dict[str, Cell]]:
        """Yield each row as a dictionary by column name."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def first(self, rows: int) -> "Table":
        """Return the table with so many of its rows at the most."""
        return Table(self.columns, self.rows[:rows])

    def without(self, columns: frozenset[str]) -> "Table":
        """Return the table without some of its columns."""
        kept = [at for at, name in enumerate(self.columns) if name not in columns]
        return Table(
            tuple(self.columns[at] for at in kept),
            tuple(tuple(row[at] for at in kept) for row in self.rows),
        )

    def __len__(self) -> int:
        return len(self.rows)


def plain(cell: Cell) -> str:
    """Return a cell as text: nothing for what is absent, JSON for what is no text or number."""
    if cell is None:
        return ""
    if isinstance(cell, list | dict | bool):
        return json.dumps(cell, ensure_ascii=False)
    return str(cell)


def neutral(cell: Cell) -> str:
    """Return a cell as text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    text = plain(cell)
    return f"'{text}" if isinstance(cell, str) and _FORMULA.match(text) else text
