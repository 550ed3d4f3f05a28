"""`kg serve`: the web page, the API and the SPARQL endpoint."""

from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceOption
from kg.workspace import Workspace


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kg serve --workspace demo --port 8000")(serve)


def serve(
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on this machine.")] = 8000,
) -> None:
    """Serve the start page, /review, /api/v1/search and /sparql on 127.0.0.1 until interrupted."""
    from kg.reviewing import Reviewing
    from kg.web import create_app
    from kg.web import serve as serve_app

    with Workspace.open(workspace) as opened:
        typer.echo(f"Bailanys is at http://127.0.0.1:{port}/ (stop with Ctrl-C).")
        serve_app(create_app(opened, Reviewing(opened)), "127.0.0.1", port)
