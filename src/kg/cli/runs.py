"""`kg runs`: what was read when, what came of it, and what was refused."""

from typing import Annotated

import typer

from kg import holdings
from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceOption
from kg.cli.output import print_table
from kg.workspace import Workspace


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Examples:\n\nkg runs\n\nkg runs 3 --format csv")(runs)


def runs(
    number: Annotated[
        int | None, typer.Argument(help="A run, by its number: list what it refused.", min=1)
    ] = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the runs that read documents, the latest first; or what one of them refused, and why.

    A run is running, finished, stopped by a user or an error, or interrupted, which a killed one is.
    """
    with Workspace.open(workspace) as opened:
        table = holdings.runs(opened.ledger) if number is None else holdings.refusals(opened.ledger, number)
    print_table(table, format_)
