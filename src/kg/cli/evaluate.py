"""`kg evaluate`: measures against annotated data."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Format, FormatOption
from kg.cli.output import print_table

_commands = typer.Typer(help="Measure the extractor against annotated texts.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group of commands to the application."""
    app.add_typer(_commands, name="evaluate")


@_commands.callback()
def _group() -> None:
    """Measure the extractor against annotated texts."""


@_commands.command(epilog="Example: kg evaluate extraction --gold tests/gold")
def extraction(
    gold: Annotated[
        Path, typer.Option(help="The folder with gold.jsonl and texts/.", exists=True, file_okay=False)
    ],
    format_: FormatOption = Format.TABLE,
    errors: Annotated[bool, typer.Option("--errors", help="List every wrong and missing answer.")] = False,
) -> None:
    """Print precision, recall and F1 by language, kind of text and type, as the gold's scorer counts them."""
    from kg.extract.evaluation import evaluate_extraction

    scores = evaluate_extraction(gold)
    print_table(scores.errors() if errors else scores.table(), format_)
