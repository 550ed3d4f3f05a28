"""`kg evaluate`: measures against annotated data."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, FormatOption
from kg.cli.output import print_table
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.baseline import Figures

_commands = typer.Typer(
    help="Measure the extractor and the comparison of names against annotated data.", no_args_is_help=True
)


class Grouping(StrEnum):
    """What the figures of names are counted by."""

    CATEGORY = "category"
    LANGUAGE = "language"
    FAMILY = "family"
    TYPE = "type"


FreezeOption = Annotated[
    Path | None, typer.Option("--freeze", help="Write the figures to this file.", dir_okay=False)
]
BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline", help="Fail when a figure is more than 0.01 below those in this file.", dir_okay=False
    ),
]


def register(app: typer.Typer) -> None:
    """Add the group of commands to the application."""
    app.add_typer(_commands, name="evaluate")


@_commands.callback()
def _group() -> None:
    """Measure the extractor and the comparison of names against annotated data."""


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
    freeze: FreezeOption = None,
    baseline: BaselineOption = None,
) -> None:
    """Print precision, recall and F1 by language, kind of text and type, as the gold's scorer counts them."""
    from kg.baseline import freeze as freeze_figures
    from kg.baseline import frozen_figures
    from kg.extract.baseline import figures
    from kg.extract.evaluation import evaluate_extraction
    from kg.extract.reliability import reliability as reliability_table

    frozen = None if baseline is None else frozen_figures(baseline)
    scores = evaluate_extraction(gold)
    if freeze is not None:
        freeze_figures(figures(scores), freeze)
    if frozen is not None:
        _compare(figures(scores), frozen, format_)
    elif reliability:
        print_table(reliability_table(scores.answers), format_)
    else:
        print_table(scores.errors() if errors else scores.table(), format_)


_NAMES_EXAMPLES = """Examples:

kg evaluate names --pairs ingest/names/dev.tsv

kg evaluate names --pairs ingest/names/dev.tsv --by category --format csv

kg evaluate names --pairs ingest/names/dev.tsv --errors

kg evaluate names --pairs ingest/names/dev.tsv --baseline ingest/names/baseline.json
"""


@_commands.command(epilog=_NAMES_EXAMPLES)
def names(
    pairs: Annotated[
        Path, typer.Option(help="The tab-separated file of labelled pairs.", exists=True, dir_okay=False)
    ],
    format_: FormatOption = Format.TABLE,
    predictions: Annotated[
        Path | None,
        typer.Option(help="Write id, verdict and score of each pair to this file.", dir_okay=False),
    ] = None,
    by: Annotated[Grouping | None, typer.Option(help="Count by this alone.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every wrong merge and missed pair.")] = False,
    freeze: FreezeOption = None,
    baseline: BaselineOption = None,
) -> None:
    """Print precision and recall of merges, and the share of unsure pairs merged, by category and language.

    Files of figures hold those of several files of pairs, each under its name.
    """
    from kg.baseline import freeze as freeze_figures
    from kg.baseline import frozen_figures
    from kg.resolve.names.evaluation import evaluate_pairs, read_pairs

    if [by is not None, errors, baseline is not None].count(True) > 1:
        raise InputError("--by, --errors and --baseline each print something else; give one of them.")
    frozen = None if baseline is None else frozen_figures(baseline, under=pairs.name)
    evaluation = evaluate_pairs(read_pairs(pairs))
    if predictions is not None:
        evaluation.write_predictions(predictions)
    if freeze is not None:
        freeze_figures(evaluation.figures(), freeze, under=pairs.name)
    if frozen is not None:
        _compare(evaluation.figures(), frozen, format_)
    else:
        print_table(evaluation.errors() if errors else evaluation.table(by), format_)


def _compare(figures: "Figures", frozen: "Figures", format_: Format) -> None:
    from kg.baseline import falls

    fallen = falls(figures, frozen)
    if fallen.rows:
        print_table(fallen, format_)
        raise typer.Exit(1)
    typer.echo("No figure is more than 0.01 below the frozen one.", err=format_ is not Format.TABLE)
