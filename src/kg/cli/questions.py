"""`kg search`, `kg partners` and `kg show`: the usual questions."""

from typing import Annotated

import typer

from kg.cli import listing
from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceOption
from kg.cli.output import combined, print_table
from kg.errors import InputError
from kg.model.table import Table
from kg.workspace import Workspace

NameArgument = Annotated[
    str, typer.Argument(help="The name, in any of the languages and scripts, or the id.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(epilog="Example: kg search tashenev")(search)
    app.command(epilog='Example: kg partners "Tashenev University", or kg partners --all')(partners)
    app.command(epilog='Example: kg show "Tashenev University" --format json')(show)


def search(
    text: Annotated[str, typer.Argument(help="The beginning of a name, or of a word in it.")],
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
    limit: Annotated[int, typer.Option(min=1, help="How many hits at the most.")] = 20,
) -> None:
    """Find entities by name, whatever the script: Әуезов, Ауэзов and Auezov are one."""
    with Workspace.open(workspace) as opened:
        hits = opened.search(text, limit)
    rows = tuple((hit.id, hit.name, hit.type, hit.documents) for hit in hits)
    print_table(Table(("id", "name", "type", "documents"), rows), format_)


def partners(
    name: Annotated[
        str | None, typer.Argument(help="The name, in any language and script, or the id.")
    ] = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
    everything: Annotated[bool, typer.Option("--all", help="List the partnerships of all.")] = False,
) -> None:
    """Show who an organisation cooperates with, each tie with the sentence and the document that say it.

    Stated partnerships come first, with kind, status and since when; then, set apart, weaker ties: the same
    alliance, the same event.
    """
    if everything == (name is not None):
        raise InputError("Give either a name or --all.")
    with Workspace.open(workspace) as opened:
        if name is None:
            stated = opened.all_partners()
            if format_ is Format.TABLE:
                listing.print_all_partners(stated)
            else:
                print_table(stated, format_)
            return
        found = opened.partners(name)
    if format_ is Format.TABLE:
        listing.print_partners(found)
    else:
        print_table(combined((("stated", found.stated), ("weaker", found.weaker)), "tie"), format_)


def show(
    name: NameArgument,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show everything that documents say of one entity, each fact with its sentence."""
    with Workspace.open(workspace) as opened:
        entity, facts = opened.facts(name)
    if format_ is Format.TABLE:
        listing.print_facts(entity, facts)
    else:
        print_table(facts, format_)
