"""`kg cypher` and `kg sparql`: queries in the user's own words."""

import sys
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceOption
from kg.cli.output import print_table
from kg.workspace import Workspace

QueryArgument = Annotated[str, typer.Argument(help="The query, or - to read it from standard input.")]


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
) -> None:
    """Run a reading Cypher query against the graph; one that would write is refused."""
    with Workspace.open(workspace) as opened:
        print_table(opened.cypher(_text(query)), format_)


def sparql(
    query: QueryArgument,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Run a SPARQL query against the linked data; the usual prefixes are declared."""
    with Workspace.open(workspace) as opened:
        print_table(opened.sparql(_text(query)), format_)


def _text(query: str) -> str:
    return sys.stdin.read() if query == "-" else query
