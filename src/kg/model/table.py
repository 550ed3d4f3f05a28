"""A table of answers, as queries give it and as people, JSON and CSV get it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Cell: TypeAlias = "str | int | float | bool | list[Cell] | dict[str, Cell] | None"


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of as many cells; dates are ISO strings of their precision."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> Iterator[dict[str, Cell]]:
        """Yield each row as a dictionary by column name."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)
