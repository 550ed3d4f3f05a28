"""Answers in Python: a list of dictionaries that a notebook shows as a table."""

from collections.abc import Iterable, Mapping
from html import escape

from kg.model.table import Cell, Table, plain

Row = dict[str, Cell]
SHOWN = 100
"""How many rows a notebook shows of a longer answer."""


class Rows(list[Row]):
    """The rows of an answer, each a dictionary by column.

    `columns` are the names in their order; of an empty answer the embedded graph does not tell them.
    """

    def __init__(self, table: Table) -> None:
        super().__init__(table.records())
        self.columns = table.columns

    def _repr_html_(self) -> str:
        more = f"<p>… and {len(self) - SHOWN} more</p>" if len(self) > SHOWN else ""
        return html_table(self.columns, (row.values() for row in self[:SHOWN])) + more


def html_table(columns: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """Return a table in HTML; no cell is taken for markup."""
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def html_properties(properties: Mapping[str, Cell]) -> str:
    """Return names and values as a table in HTML."""
    return html_table(("property", "value"), ((name, value) for name, value in properties.items()))


def _cell(cell: Cell) -> str:
    if isinstance(cell, list):
        return "<br>".join(map(_cell, cell))
    return escape(plain(cell))
