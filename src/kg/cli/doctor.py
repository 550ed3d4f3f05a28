"""`kg doctor`: whether this machine has what Bailanys needs, and what is missing."""

from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceOption
from kg.cli.output import print_table
from kg.diagnosis import State, examine
from kg.model.table import Table

_MISSING = 1


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kg doctor --workspace demo")(doctor)


def doctor(
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
    all_: Annotated[bool, typer.Option("--all", help="Show what is well too.")] = False,
) -> None:
    """Check the machine and the workspace, and say what to do about what is missing.

    What is optional and absent is told as such. Exits with 1 when something that is needed is missing.
    """
    findings = list(examine(workspace))
    rows = [
        (each.subject, each.state.value, each.detail, each.advice)
        for each in findings
        if all_ or format_ is not Format.TABLE or each.state is not State.WELL
    ]
    if rows or format_ is not Format.TABLE:
        print_table(Table(("what", "state", "detail", "advice"), tuple(rows)), format_)
    if format_ is Format.TABLE and not rows:
        typer.echo("Everything is there.")
    if any(each.state is State.MISSING for each in findings):
        raise typer.Exit(_MISSING)
