"""Prints tables for people, as JSON and as CSV."""

import csv
import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from kg.cli.options import Format
from kg.model.table import Cell, Table, neutral, plain
from kg.model.visible import visible

if TYPE_CHECKING:
    from rich.table import Table as RichTable

_LEGIBLE = 16
_BETWEEN = " ┃ "
_STRETCH = re.compile(r"[^\n\t]+")
BYTE_ORDER_MARK = "\ufeff"


def print_table(table: Table, format_: Format) -> None:
    """Print a table in the format; an empty one says so to people and is an empty list or a header else."""
    match format_:
        case Format.JSON:
            print_json(list(table.records()))
        case Format.CSV:
            _print_csv(table)
        case Format.TABLE:
            _print_columns(table)


def print_json(value: object) -> None:
    """Print a value as indented JSON with its letters as they are."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say(sentence: str) -> None:
    """Tell people a sentence beside the output; what cannot be seen in it is made visible."""
    typer.echo(f"kg: {_harmless(sentence)}", err=True)


def combined(parts: Iterable[tuple[str, Table]], column: str) -> Table:
    """Return the parts as one table, with the part's name in a first column called `column`.

    Parts may differ in their columns; what a part lacks is empty.
    """
    named = list(parts)
    columns = list(dict.fromkeys(name for _, table in named for name in table.columns))
    rows = tuple(
        (part, *(record.get(name) for name in columns)) for part, table in named for record in table.records()
    )
    return Table((column, *columns), rows)


def _print_csv(table: Table) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(map(neutral, table.columns))
    writer.writerows([neutral(cell) for cell in row] for row in table.rows)


def _print_columns(table: Table) -> None:
    from rich.console import Console

    if not table.rows:
        typer.echo("Nothing found.")
        return
    console = Console()
    texts = [[legible(cell) for cell in row] for row in table.rows]
    if _needed_width(table.columns, texts) <= console.width:
        console.print(_side_by_side(table.columns, texts))
        return
    for number, row in enumerate(texts, start=1):
        console.print(_one_below_the_other(number, table.columns, row))


def _needed_width(columns: Sequence[str], texts: list[list[str]]) -> int:
    """Return how wide a terminal must be for columns in which words are not cut."""
    return sum(
        len(_BETWEEN) + min(_LEGIBLE, max(map(len, (column, *cells))))
        for column, *cells in zip(columns, *texts, strict=True)
    )


def _side_by_side(columns: Sequence[str], texts: list[list[str]]) -> "RichTable":
    from rich.table import Table as RichTable
    from rich.text import Text

    shown = RichTable(*columns, show_edge=False, header_style="bold")
    for row in texts:
        shown.add_row(*map(Text, row))
    return shown


def _one_below_the_other(number: int, columns: Sequence[str], row: list[str]) -> "RichTable":
    from rich.table import Table as RichTable
    from rich.text import Text

    width = max(map(len, columns))
    shown = RichTable.grid(padding=(0, 2))
    shown.add_column(style="bold", min_width=width, no_wrap=True)
    shown.add_column()
    shown.add_row(Text(f"— {number}"), "")
    for column, text in zip(columns, row, strict=True):
        if text:
            shown.add_row(Text(column), Text(text))
    return shown


def legible(cell: Cell) -> str:
    """Return a cell as people read it: nodes by their names and ties by their types, as in Cypher."""
    if isinstance(cell, dict) and cell.keys() == {"labels", "properties"}:
        return f"({_named(cell)})"
    if isinstance(cell, dict) and cell.keys() == {"type", "properties"}:
        return f"-[{cell['type']}]-"
    if isinstance(cell, list) and any(isinstance(part, dict) for part in cell):
        return " ".join(map(legible, cell))
    if isinstance(cell, list):
        return "; ".join(map(legible, cell))
    return _harmless(plain(cell))


def _harmless(text: str) -> str:
    return _STRETCH.sub(lambda found: visible(found[0]), text)


def _named(node: dict[str, Cell]) -> str:
    properties = node["properties"] if isinstance(node["properties"], dict) else {}
    return plain(properties.get("name") or properties.get("title") or properties.get("id") or "")
