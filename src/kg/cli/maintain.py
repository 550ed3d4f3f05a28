"""`kg status`, `kg forget` and `kg publish`: what the workspace holds, and keeping it so."""

from typing import Annotated

import typer

from kg import holdings
from kg.cli.ingest import progress_bar
from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceOption
from kg.cli.output import print_json, print_table, say
from kg.workspace import Workspace


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(epilog="Example: kg status --dropped")(status)
    app.command(epilog="Example: kg forget https://tashenev.edu.kz/en/media/item/742")(forget)
    app.command(epilog="Example: kg publish --to neo4j://localhost:7687")(publish)


def status(
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
    documents: Annotated[bool, typer.Option("--documents", help="List the documents.")] = False,
    dropped: Annotated[bool, typer.Option("--dropped", help="Count what was not kept, by reason.")] = False,
) -> None:
    """Show what the workspace holds: documents, statements, dropped statements, revision."""
    with Workspace.open(workspace) as opened:
        if documents:
            table = holdings.documents(opened.ledger)
        elif dropped:
            table = holdings.dropped(opened.ledger)
        else:
            table = holdings.counts(opened.ledger)
    print_table(table, format_)


def forget(
    document: Annotated[str, typer.Argument(help="The document's id, address, path or file name.")],
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Remove a document and exactly what only it said."""
    with Workspace.open(workspace) as opened, progress_bar() as progress:
        forgotten = opened.forget(document, progress)
    typer.echo(f"Forgot {forgotten.uri}.")


def publish(
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    to: Annotated[
        str | None,
        typer.Option(
            help="Address of a Neo4j, such as neo4j://localhost:7687; user and password come from "
            "KG_GRAPH_USER and KG_GRAPH_PASSWORD. Without it, the workspace's own graph and linked data."
        ),
    ] = None,
    wait: Annotated[
        float, typer.Option(help="How many seconds to wait for a graph that does not answer yet.", min=0.0)
    ] = 30.0,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Bring the projections to the ledger's revision by the computed difference.

    It may be interrupted at any moment: the next run completes what is missing. A revision that is shown
    already costs nothing.
    """
    with Workspace.open(workspace) as opened, progress_bar() as progress:
        report = opened.publish(to, progress, patience=wait, notice=say)
    if report.complaint:
        say(report.complaint)
    if format_ is Format.TABLE:
        added, changed, removed = report.graph
        typer.echo(
            f"Revision {report.revision}: {report.entities} entities, {report.relationships} relationships; "
            f"in the graph {added} added, {changed} changed, {removed} removed."
        )
        return
    print_json(
        {
            "revision": report.revision,
            "entities": report.entities,
            "relationships": report.relationships,
            "graph": dict(zip(("added", "changed", "removed"), report.graph, strict=True)),
            "rdf": dict(zip(("added", "removed"), report.rdf, strict=True)),
            "map": dict(zip(("added", "changed", "removed"), report.map, strict=True)),
            "shapes": {"violations": report.violations, "warnings": report.warnings},
        }
    )
