"""Prints tables for people, as JSON and as CSV."""

import csv
import json
import sys
from collections.abc import Iterable

import typer

from kg.cli.options import Format
from kg.model.table import Table, neutral, plain

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
    from rich.table import Table as RichTable
    from rich.text import Text

    if not table.rows:
        typer.echo("Nothing found.")
        return
    shown = RichTable(*table.columns, show_edge=False, header_style="bold")
    for row in table.rows:
        shown.add_row(*(Text(plain(cell)) for cell in row))
    Console().print(shown)
