"""`kg serve`: the web page, the API and the SPARQL endpoint."""

from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.workspace import Workspace

_MEGABYTE = 1 << 20


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kg serve --workspace demo --port 8000")(serve)


def serve(
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on this machine.")] = 8000,
    query_timeout: Annotated[
        float, typer.Option(min=0.1, help="For how many seconds a SPARQL query may wait and run.")
    ] = 30.0,
    query_memory: Annotated[
        int, typer.Option(min=64, metavar="MB", help="How many megabytes a SPARQL query may take.")
    ] = 1024,
    query_rows: Annotated[
        int, typer.Option(min=1, help="How many rows or triples of a SPARQL result are given.")
    ] = 100_000,
    query_workers: Annotated[
        int, typer.Option(min=1, max=64, help="How many SPARQL queries run at once.")
    ] = 4,
) -> None:
    """Serve the pages, the linked data, the API and /sparql on 127.0.0.1 until interrupted."""
    from kg.rdf import QueryLimits
    from kg.reviewing import Reviewing
    from kg.web import create_app
    from kg.web import serve as serve_app

    limits = QueryLimits(query_timeout, query_memory * _MEGABYTE, query_rows, query_workers)
    with Workspace.open(workspace, limits) as opened:
        typer.echo(f"Bailanys is at http://127.0.0.1:{port}/ (stop with Ctrl-C).")
        serve_app(create_app(opened, Reviewing(opened)), "127.0.0.1", port)
