"""`kg ingest`: read documents into the workspace and publish them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceOption
from kg.cli.output import print_json, say
from kg.cli.web_options import (
    HOSTS,
    PAUSE,
    RETRIES,
    AddressesOption,
    AllowPrivateOption,
    ContactOption,
    HostsOption,
    IgnoreRobotsOption,
    PauseOption,
    ProxyOption,
    RetriesOption,
    manners,
)
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


MinConfidenceOption = Annotated[
    float, typer.Option(help="Leave out statements less sure than this, from 0 to 1.", min=0.0, max=1.0)
]
WorkersOption = Annotated[int, typer.Option(help="How many processes read at once.", min=1)]

OnOption = Annotated[
    str | None, typer.Option(help="Read on the workers of the Dask scheduler at tcp://HOST:PORT.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(
        epilog="Examples:\n\nkg ingest ingest/samples --workspace demo --min-confidence 0.5\n\n"
        "kg ingest orders.zip https://ulgi.example/feed.xml --contact desk@ulgi.example\n\n"
        "kg ingest --addresses list.txt --pause 2 --workers 2"
    )(ingest)


def ingest(
    places: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PLACE",
            help="Files, folders, and addresses (http…) of pages, files, feeds and sitemaps.",
        ),
    ] = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    min_confidence: MinConfidenceOption = 0.0,
    workers: WorkersOption = 1,
    on: OnOption = None,
    addresses: AddressesOption = None,
    refetch: Annotated[
        bool, typer.Option("--refetch", help="Fetch every page in full, whether it has changed or not.")
    ] = False,
    pause: PauseOption = PAUSE,
    contact: ContactOption = "",
    retries: RetriesOption = RETRIES,
    hosts: HostsOption = HOSTS,
    allow_private: AllowPrivateOption = False,
    ignore_robots: IgnoreRobotsOption = False,
    proxy: ProxyOption = "",
    format_: FormatOption = Format.TABLE,
) -> None:
    """Read documents, keep what they say, and bring graph and linked data up to date.

    Read are plain text, JSON Lines, HTML, PDF, DOCX, mail (EML, MHTML), feeds (RSS, Atom), and ZIP and gzip
    archives of them; DOC, ODT and RTF where LibreOffice is installed, scans where tesseract is. Of a feed or
    a sitemap at an address, each page that it lists is read.

    What was read before and has not changed costs little; what cannot be read is reported and skipped, and
    kg runs lists it. A run that is interrupted keeps what it has read, and the next one goes on from there.
    """
    from kg.ingesting.gathering import Places

    chosen = Places.of(places or (), addresses or ())
    mannerly = manners(pause, contact, retries, hosts, allow_private, ignore_robots, proxy)
    with Workspace.create(workspace) as opened, progress_bar() as progress:
        report = opened.ingest(
            chosen,
            progress,
            least_confidence=min_confidence,
            workers=workers,
            on=on,
            manners=mannerly,
            visits={} if refetch else None,
            notice=say,
        )
        revision = opened.ledger.revision
    for refused in report.refused:
        say(f"skipped {refused.place}: {refused.reason}")
    if report.published and report.published.complaint:
        say(report.published.complaint)
    _print_report(report, revision, format_)
    if report.refused and not report.tally.read:
        raise UnreadableDocumentError("Nothing was read; see the reasons above.")


def _print_report(report: "IngestReport", revision: int, format_: Format) -> None:
    if format_ is Format.TABLE:
        typer.echo(sentence(report, revision))
    else:
        print_json(summary(report, revision))


def sentence(report: "IngestReport", revision: int) -> str:
    """Return what came of a run, for people; `revision` is that of the ledger after it."""
    tally = report.tally
    left_out = f" ({tally.doubtful} more were not sure enough)" if tally.doubtful else ""
    copies = f", {tally.copies} of them copies of others" if tally.copies else ""
    return (
        f"Read {tally.read} documents: {tally.new + tally.changed} new or changed{copies}, "
        f"{tally.unchanged} unchanged, {tally.refused} skipped; "
        f"{tally.statements} new statements{left_out}, revision {revision}."
    )


def summary(report: "IngestReport", revision: int) -> dict[str, object]:
    """Return what came of a run, for programs."""
    told: dict[str, object] = {
        "run": report.run,
        "read": report.tally.read,
        **asdict(report.tally),
        "revision": revision,
        "refused": [{"path": item.place, "reason": item.reason} for item in report.refused],
    }
    if report.published is not None:
        counts = report.published
        told["shapes"] = {"violations": counts.violations, "warnings": counts.warnings}
    return told


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show a bar per step on a terminal, with how fast it goes and how long it takes; nothing elsewhere."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars
    from rich.text import Text

    class Rate(ProgressColumn):
        """How much of a step is done in a second."""

        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"{speed:.1f}/s" if speed else "")

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=console, disable=not sys.stderr.isatty()) as bars:
        tasks = {step: bars.add_task(label, total=None, visible=False) for step, label in _STEPS.items()}

        def show(step: str, done: int, total: int) -> None:
            bars.update(tasks[step], completed=done, total=total, visible=True)

        yield show
