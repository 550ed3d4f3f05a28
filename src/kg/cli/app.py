"""Puts the commands together, and turns errors into one sentence and an exit code."""

import os
import sys
from typing import NoReturn

import typer

from kg import __version__
from kg.cli import (
    analyse,
    ask,
    doctor,
    dump,
    evaluate,
    export,
    extract,
    ingest,
    maintain,
    query,
    questions,
    review,
    runs,
    serve,
    validate,
    watch,
)
from kg.cli.output import say
from kg.errors import BailanysError

INTERRUPTED = 130
BROKEN_PIPE = 141

app = typer.Typer(
    name="kg",
    help="Bailanys: who cooperates with whom in Kazakhstan's education and industry, each fact with the "
    "sentence that says it.",
    epilog="Begin with: kg ingest ingest/samples, then: kg partners --all",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for group in (
    ingest, watch, runs, questions, ask, query, analyse, review, maintain, validate, export, dump, extract,
    evaluate, serve, doctor,
):  # fmt: skip
    group.register(app)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Print the version and exit."
    ),
) -> None:
    """Bailanys: who cooperates with whom, each fact with the sentence that says it."""


def main() -> NoReturn:
    """Run the command `kg`; exits with 0, or with the `exit_code` of the error it reports."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
        sys.exit(0)
    except BailanysError as error:
        say(str(error))
        sys.exit(error.exit_code)
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            say("interrupted; what was read so far is kept.")
        raise
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(BROKEN_PIPE)
