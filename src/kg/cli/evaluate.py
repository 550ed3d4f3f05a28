"""`kg evaluate`: measures against annotated data."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, FormatOption
from kg.cli.output import print_table

if TYPE_CHECKING:
    from kg.extract.baseline import Figures
    from kg.extract.evaluation import Scores

_commands = typer.Typer(help="Measure the extractor against annotated texts.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group of commands to the application."""
    app.add_typer(_commands, name="evaluate")


@_commands.callback()
def _group() -> None:
    """Measure the extractor against annotated texts."""


_EXAMPLES = """Examples:

kg evaluate extraction --gold tests/gold

kg evaluate extraction --gold tests/gold --errors --format csv

kg evaluate extraction --gold tests/gold --baseline tests/gold/baseline.json
"""


@_commands.command(epilog=_EXAMPLES)
def extraction(
    gold: Annotated[
        Path, typer.Option(help="The folder with gold.jsonl and texts/.", exists=True, file_okay=False)
    ],
    format_: FormatOption = Format.TABLE,
    errors: Annotated[bool, typer.Option("--errors", help="List every wrong and missing answer.")] = False,
    reliability: Annotated[
        bool, typer.Option("--reliability", help="Hold confidences against the share of right answers.")
    ] = False,
    freeze: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(help="Fail when a figure is more than 0.01 below those in this file.", dir_okay=False),
    ] = None,
) -> None:
    """Print precision, recall and F1 by language, kind of text and type, as the gold's scorer counts them."""
    from kg.extract.baseline import freeze as freeze_figures
    from kg.extract.baseline import frozen_figures
    from kg.extract.evaluation import evaluate_extraction
    from kg.extract.reliability import reliability as reliability_table

    frozen = None if baseline is None else frozen_figures(baseline)
    scores = evaluate_extraction(gold)
    if freeze is not None:
        freeze_figures(scores, freeze)
    if frozen is not None:
        _compare(scores, frozen, format_)
    elif reliability:
        print_table(reliability_table(scores.answers), format_)
    else:
        print_table(scores.errors() if errors else scores.table(), format_)


def _compare(scores: "Scores", frozen: "Figures", format_: Format) -> None:
    from kg.extract.baseline import falls

    fallen = falls(scores, frozen)
    if fallen.rows:
        print_table(fallen, format_)
        raise typer.Exit(1)
    typer.echo("No figure is more than 0.01 below the frozen one.", err=format_ is not Format.TABLE)
