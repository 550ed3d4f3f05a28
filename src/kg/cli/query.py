"""`kg cypher` and `kg sparql`: queries in the user's own words."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceOption
from kg.cli.output import BYTE_ORDER_MARK, print_table
from kg.cli.parameters import parameters
from kg.errors import InputError
from kg.workspace import Workspace

if TYPE_CHECKING:
    from kg.graph import Answer

QueryArgument = Annotated[str, typer.Argument(help="The query, or - to read it from standard input.")]
LimitRowsOption = Annotated[int, typer.Option(min=1, help="How many rows at the most.")]
TimeoutOption = Annotated[float, typer.Option(min=0.1, help="For how many seconds at the most.")]
_MOST_ROWS = 10_000
_SECONDS = 60.0


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(
        epilog='Example: kg cypher "MATCH (p:Person)-[r:HOLDS_ROLE]->(o) RETURN p.name, r.role, o.name"'
    )(cypher)
    app.command(
        epilog='Example: kg sparql "SELECT ?name WHERE { ?x a kg:University ; skos:prefLabel ?name }"'
    )(sparql)


def cypher(
    query: QueryArgument,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", metavar="NAME=VALUE", help="A parameter, as JSON or else as text; repeat it."
        ),
    ] = None,
    params: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A JSON file with an object of parameters.")
    ] = None,
    limit_rows: LimitRowsOption = _MOST_ROWS,
    timeout: TimeoutOption = _SECONDS,
    write: Annotated[
        bool, typer.Option("--write", help="Let the query change the graph (not the ledger).")
    ] = False,
    picture: Annotated[
        Path | None, typer.Option(metavar="FILE.svg", help="Draw the nodes and relationships returned.")
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV as some spreadsheets need it.")] = False,
) -> None:
    """Run a Cypher query against the graph; without --write, one that would write is refused."""
    from kg.graph import Limits

    if bom and format_ is not Format.CSV:
        raise InputError("--bom goes with --format csv.")
    given, limits = parameters(param or (), params), Limits(limit_rows, timeout)
    with Workspace.open(workspace) as opened:
        run = opened.change if write else opened.cypher
        answer = run(_text(query), given, limits)
        if picture:
            _draw(answer, picture, opened)
    if write:
        _print_changes(answer)
    if bom:
        typer.echo(BYTE_ORDER_MARK, nl=False)
    if answer.columns or format_ is not Format.TABLE:
        print_table(answer, format_)
    if answer.cut:
        _say_cut(limit_rows)


def sparql(
    query: QueryArgument,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
    limit_rows: LimitRowsOption = _MOST_ROWS,
    timeout: TimeoutOption = _SECONDS,
) -> None:
    """Run a SPARQL query against the linked data; the usual prefixes are declared."""
    from kg.rdf import QueryLimits

    with Workspace.open(workspace, QueryLimits(seconds=timeout, rows=limit_rows)) as opened:
        rows = opened.sparql(_text(query))
    print_table(rows, format_)
    if rows.cut:
        _say_cut(limit_rows)


def _say_cut(rows: int) -> None:
    typer.echo(f"kg: first {rows} rows; more with --limit-rows.", err=True)


def _text(query: str) -> str:
    return sys.stdin.read() if query == "-" else query


def _print_changes(answer: "Answer") -> None:
    changes = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in answer.changes.items())
    typer.echo(f"kg: {changes or 'nothing changed'}.", err=True)
    typer.echo("kg: the ledger is as it was, so the next kg publish may undo this.", err=True)


def _draw(answer: "Answer", file: Path, workspace: Workspace) -> None:
    from kg.analysis.picture import picture

    shown = workspace.graph.shown()
    revision = f"revision {shown.revision}" if shown else "no revision"
    drawn = picture(answer, f"Bailanys, {revision} · {date.today().isoformat()}")
    try:
        file.write_text(drawn.svg, "utf-8")
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror}.") from None
    if drawn.shown < drawn.nodes:
        typer.echo(f"kg: {file} shows {drawn.shown} of {drawn.nodes} nodes, the best connected.", err=True)
