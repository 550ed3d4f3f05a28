"""`kg ingest`: read documents into the workspace and publish them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceOption
from kg.cli.output import print_json, say
from kg.errors import UnreadableDocumentError
from kg.progress import Progress
from kg.workspace import Workspace

if TYPE_CHECKING:
    from kg.ingesting import IngestReport

_STEPS = {
    "read": "Reading documents",
    "graph": "Publishing the graph",
    "rdf": "Publishing linked data",
    "map": "Publishing the map",
    "shapes": "Validating linked data",
    "dump": "Writing dumps",
}


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kg ingest ingest/samples --workspace demo --min-confidence 0.5")(ingest)


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Text or JSONL files, or folders of them.")],
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    min_confidence: Annotated[
        float, typer.Option(help="Leave out statements less sure than this, from 0 to 1.", min=0.0, max=1.0)
    ] = 0.0,
    workers: Annotated[int, typer.Option(help="How many processes read at once.", min=1)] = 1,
    on: Annotated[
        str | None, typer.Option(help="Read on the workers of the Dask scheduler at tcp://HOST:PORT.")
    ] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Read documents, keep what they say, and bring graph and linked data up to date.

    A document that was read before and has not changed costs nothing; one that cannot be read is reported
    and skipped.
    """
    with Workspace.create(workspace) as opened, progress_bar() as progress:
        report = opened.ingest(paths, progress, least_confidence=min_confidence, workers=workers, on=on)
        revision = opened.ledger.revision
    for refused in report.refused:
        say(f"skipped {refused.place}: {refused.reason}")
    if report.published and report.published.complaint:
        say(report.published.complaint)
    _print_report(report, revision, format_)
    if report.refused and not report.tally.read:
        raise UnreadableDocumentError("Nothing was read; see the reasons above.")


def _print_report(report: "IngestReport", revision: int, format_: Format) -> None:
    tally = report.tally
    if format_ is Format.TABLE:
        left_out = f" ({tally.doubtful} more were not sure enough)" if tally.doubtful else ""
        copies = f", {tally.copies} of them copies of others" if tally.copies else ""
        typer.echo(
            f"Read {tally.read} documents: {tally.new + tally.changed} new or changed{copies}, "
            f"{tally.unchanged} unchanged, {tally.refused} skipped; "
            f"{tally.statements} new statements{left_out}, revision {revision}."
        )
        return
    summary: dict[str, object] = {
        "run": report.run,
        "read": tally.read,
        **asdict(tally),
        "revision": revision,
        "refused": [{"path": item.place, "reason": item.reason} for item in report.refused],
    }
    if report.published is not None:
        counts = report.published
        summary["shapes"] = {"violations": counts.violations, "warnings": counts.warnings}
    print_json(summary)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show a bar per step on a terminal, and nothing elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=console, disable=not sys.stderr.isatty()) as bars:
        tasks = {step: bars.add_task(label, total=None, visible=False) for step, label in _STEPS.items()}

        def show(step: str, done: int, total: int) -> None:
            bars.update(tasks[step], completed=done, total=total, visible=True)

        yield show
