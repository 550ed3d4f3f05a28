"""Prints tables for people, as JSON and as CSV."""

import csv
import json
import re
import sys
from collections.abc import Iterable

import typer

from kg.cli.options import Format
from kg.model.table import Cell, Table

BYTE_ORDER_MARK = "\ufeff"
# What spreadsheets take for a formula, also after blanks and in the full width that East Asian ones accept.
_FORMULA = re.compile("[\t\r\n]|[\\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20]")


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


def neutral(cell: Cell) -> str:
    """Write a cell so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    text = _plain(cell)
    return f"'{text}" if isinstance(cell, str) and _FORMULA.match(text) else text


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, list | dict | bool):
        return json.dumps(cell, ensure_ascii=False)
    return str(cell)


def _print_columns(table: Table) -> None:
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    if not table.rows:
        typer.echo("Nothing found.")
        return
    shown = RichTable(*table.columns, show_edge=False, header_style="bold")
    for row in table.rows:
        shown.add_row(*(Text(_plain(cell)) for cell in row))
    Console().print(shown)
