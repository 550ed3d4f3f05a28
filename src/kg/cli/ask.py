"""`kg ask`: the library of answered questions."""

from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceOption
from kg.cli.output import print_table
from kg.errors import InputError
from kg.model.table import Table
from kg.workspace import Workspace


class Language(StrEnum):
    """The languages that questions are worded in."""

    EN = "en"
    RU = "ru"
    KK = "kk"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog='Example: kg ask partners --param "organisation=Ulgi University"')(ask)


def ask(
    question: Annotated[
        str | None, typer.Argument(help="The name of a question, or its wording in any of the languages.")
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="name=value; an entity by its name or id. May be repeated."),
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Print the query in place of its answer.")] = False,
    sparql: Annotated[bool, typer.Option("--sparql", help="Ask the linked data, in SPARQL.")] = False,
    language: Annotated[Language, typer.Option(help="The language of the list.")] = Language.EN,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Answer a question of the library; without one, list all that there are.

    `--show` prints the query with its header, to be pasted into Neo4j Browser or a SPARQL editor.
    """
    if question is None:
        print_table(_listing(language), format_)
        return
    from kg import asking
    from kg.graph.wording import meant

    name, given = meant(question), _given(param or [])
    with Workspace.open(workspace) if given or not show else Workspace(workspace) as opened:
        if show:
            typer.echo((asking.as_sparql if sparql else asking.as_cypher)(opened, name, given))
        else:
            print_table((asking.ask_sparql if sparql else asking.ask)(opened, name, given), format_)


def _listing(language: Language) -> Table:
    from kg.graph import queries

    questions = [queries.load(name) for name in queries.names()]
    rows = tuple(
        (
            question.name,
            question.question[language],
            ", ".join(one.name if one.required else f"[{one.name}]" for one in question.parameters),
        )
        for question in questions
    )
    return Table(("name", "question", "parameters"), rows)


def _given(params: list[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals:
            raise InputError(f'--param takes name=value, not {param!r}; such as: --param "limit=10"')
        given[name.strip()] = value.strip()
    return given
