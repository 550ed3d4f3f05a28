"""`kg export`: the graph for other tools."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.exporting import ExportFormat
from kg.workspace import Workspace

_EXAMPLES = """Examples:

kg export graph.gexf

kg export partners.csv --relations partners_with --min-sources 2

kg export import --as neo4j-csv
"""


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog=_EXAMPLES)(export)


def export(
    path: Annotated[Path, typer.Argument(help="The file to write, or the folder for neo4j-csv and parquet.")],
    format_: Annotated[
        ExportFormat | None,
        typer.Option("--as", help="The format; without it, the suffix of the path tells it."),
    ] = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    relations: Annotated[
        list[str] | None, typer.Option(help="Only these relations, such as partners_with,member_of.")
    ] = None,
    status: Annotated[
        list[str] | None, typer.Option(help="Only relationships that are actual, planned or ended.")
    ] = None,
    min_sources: Annotated[int, typer.Option(min=0, help="Only what so many independent documents say.")] = 0,
    around: Annotated[
        str | None, typer.Option(help="Only what is near this entity, given by id or name.")
    ] = None,
    hops: Annotated[
        int | None, typer.Option(min=1, help="How far from it, in relationships; 2 if not given.")
    ] = None,
) -> None:
    """Write the graph, or a selected part of it, for Gephi, spreadsheets, Neo4j and other tools.

    The file is written whole or not at all; what was written is told on standard error.
    """
    from kg.exporting import export as write
    from kg.selecting import selected

    with Workspace.open(workspace) as opened:
        selection = selected(
            opened,
            relations=_listed(relations),
            status=_listed(status),
            min_sources=min_sources,
            around=around,
            hops=hops,
        )
        report = write(opened, path, format_, selection)
    for note in report.notes:
        typer.echo(f"kg: {note}", err=True)
    typer.echo(report, err=True)


def _listed(given: list[str] | None) -> list[str]:
    return [name for part in given or () for name in part.split(",")]
