"""`kg dump`: the linked data as files to publish."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.ingest import progress_bar
from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.workspace import Workspace


class Choice(StrEnum):
    """What is written: all graphs, the default graph, or both."""

    N_QUADS = "nq"
    TURTLE = "ttl"
    ALL = "all"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kg dump public/dumps --format nq")(dump)


def dump(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="Where to write; without it, the folder dumps of the workspace, which kg serve offers.",
            file_okay=False,
        ),
    ] = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: Annotated[
        Choice,
        typer.Option("--format", "-f", help="N-Quads (all graphs), Turtle (the default graph), or both."),
    ] = Choice.ALL,
) -> None:
    """Write the linked data as compressed files, with the ontology, checksums and a DCAT catalogue.

    The same revision gives the same bytes. Dumps of earlier revisions stay where they are. What was written
    is told on standard output.
    """
    from kg.rdf import Namespaces
    from kg.rdf.dumps.dump import write_dumps
    from kg.rdf.dumps.dumped import DumpFormat

    formats = tuple(DumpFormat) if format_ is Choice.ALL else (DumpFormat(format_),)
    with Workspace.open(workspace) as opened, progress_bar() as progress:
        target = folder or opened.dumps
        report = write_dumps(
            opened.folder / "rdf",
            target,
            formats,
            Namespaces.from_environment(),
            lambda done, total: progress("dump", done, total),
        )
    for file in report.files:
        typer.echo(f"{target / file.name}: {file.size} bytes, SHA-256 {file.sha256}")
    typer.echo(f"Dumped revision {report.revision}: {report.quads} quads.")
