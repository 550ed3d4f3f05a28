"""Prints answers for people to read: each tie with its sentence and its document below it."""

import shutil
import textwrap
from collections.abc import Iterator, Mapping
from itertools import groupby

import typer

from kg.cli.options import Format
from kg.cli.output import print_table
from kg.hits import Hit
from kg.model.table import Cell, Table
from kg.workspace import Partners

SHOWN = 20
"""How many rows of a part of an analysis are printed for people, unless they ask for more."""

_SUMMARY = "summary"
_IDS = frozenset({"id", "with id", "to id", "shared id", "region id", "sector id"})

_Record = dict[str, Cell]


def print_partners(found: Partners) -> None:
    """Print an entity's stated partnerships, then, set apart, its weaker ties."""
    _title(found.entity)
    _section("Stated partnerships", found.stated)
    for partner in found.stated.records():
        _item(f"{partner['name']} ({partner['type']})", _terms(partner), partner)
    _section("Weaker ties", found.weaker)
    for tie in found.weaker.records():
        _item(f"{tie['name']} ({tie['type']})", f"{tie['tie']}: {tie['via']}", tie)


def print_all_partners(stated: Table) -> None:
    """Print every stated partnership, the pairs in the order of the table."""
    if not stated.rows:
        typer.echo("No document states a partnership.")
    for (first, second), ties in groupby(stated.records(), lambda tie: (tie["name"], tie["partner"])):
        typer.secho(f"\n{first} — {second}", bold=True)
        for tie in ties:
            typer.echo(_indented(_terms(tie), 2))
            _evidence(tie)


def print_facts(entity: Hit, facts: Table) -> None:
    """Print everything that is said of an entity."""
    _title(entity)
    for fact in facts.records():
        label = str(fact["relation"]).replace("_", " ")
        line = f"{label} {fact['other']}" if fact["direction"] == "out" else f"{fact['other']} {label} it"
        _item(line, _terms(fact), fact)
    if not facts.rows:
        typer.echo("  No document says more than the name.")


def print_parts(parts: Mapping[str, Table], limit: int) -> None:
    """Print the parts of an analysis, its summary first, then so many rows of each other part."""
    for name in sorted(parts, key=lambda name: name != _SUMMARY):
        table = _readable(parts[name].without(_IDS))
        if name == _SUMMARY:
            for what, value in table.rows:
                typer.echo(f"{what}: {_value(value)}")
            continue
        _section(name.capitalize(), table)
        print_table(table.first(limit), Format.TABLE)
        if len(table) > limit:
            typer.echo(f"and {len(table) - limit} more; see them with --part {name} --limit {len(table)}")


def print_way(parts: Mapping[str, Table]) -> None:
    """Print the steps from one entity to another, each with the sentences that say it."""
    steps = groupby(parts["steps"].records(), lambda row: row["step"])
    for number, rows in steps:
        said = list(rows)
        step = said[0]
        relation = str(step["relation"]).replace("_", " ")
        typer.secho(f"{number}. {step['from']} {relation} {step['to']}", bold=True)
        count = "known publicly" if not step["sources"] else f"documents: {step['sources']}"
        weakest = "the weakest step" if step["weakest"] == "yes" else ""
        support = [step["terms"], count, f"confidence {step['confidence']}", weakest]
        typer.echo(_indented(", ".join(str(part) for part in support if part), 3))
        for row in said:
            if row["sentence"]:
                typer.echo(_indented(f"“{' '.join(str(row['sentence']).split())}”", 5))
            if row["document"]:
                typer.secho(_indented(str(row["document"]), 5), dim=True)
    if "summary" in parts:
        print_parts({_SUMMARY: parts[_SUMMARY]}, SHOWN)


def _readable(table: Table) -> Table:
    return Table(table.columns, tuple(tuple(_cell(cell) for cell in row) for row in table.rows))


def _cell(cell: Cell) -> Cell:
    return f"{cell:.3g}" if isinstance(cell, float) else _value(cell) if isinstance(cell, list) else cell


def _value(cell: Cell) -> str:
    if cell is None:
        return "not known"
    return "; ".join(map(str, cell)) if isinstance(cell, list) else str(cell)


def _title(entity: Hit) -> None:
    typer.secho(f"{entity.name} ({entity.type})", bold=True)


def _section(heading: str, table: Table) -> None:
    typer.secho(f"\n{heading}: {len(table) or 'none found'}", bold=True)


def _item(heading: str, terms: str, record: _Record) -> None:
    typer.echo(_indented(f"{heading} — {terms}" if terms else heading, 2))
    _evidence(record)


def _terms(record: _Record) -> str:
    """Say role, kind, status (unless actual), deadline and dates in one line."""
    return ", ".join(_term_parts(record))


def _term_parts(record: _Record) -> Iterator[str]:
    if record.get("role"):
        yield str(record["role"])
    if record.get("kind"):
        yield str(record["kind"]).replace("_", " ")
    if record.get("status") not in (None, "actual"):
        yield str(record["status"])
    if record.get("deadline"):
        yield f"by {record['deadline']}"
    if record.get("since"):
        yield f"since {record['since']}"
    if record.get("until"):
        yield f"until {record['until']}"


def _evidence(record: _Record) -> None:
    typer.echo(_indented(f"“{' '.join(str(record['sentence']).split())}”", 4))
    source = [record.get("document"), record.get("published"), record.get("uri")]
    typer.secho(_indented(", ".join(str(part) for part in source if part), 4), dim=True)


def _indented(text: str, blanks: int) -> str:
    width = min(shutil.get_terminal_size((100, 24)).columns, 120)
    margin = " " * blanks
    return textwrap.fill(
        text,
        width,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
