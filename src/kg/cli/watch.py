"""`kg watch`: look at folders, feeds and pages again and again, and read what is new."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.ingest import MinConfidenceOption, WorkersOption, sentence, summary
from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceOption
from kg.cli.output import say
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
from kg.workspace import Workspace

if TYPE_CHECKING:
    from kg.ingesting.watching import Look


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(
        epilog="Examples:\n\nkg watch ~/orders --workspace demo\n\n"
        "kg watch https://ulgi.example/feed.xml --every 3600 --contact desk@ulgi.example"
    )(watch)


def watch(
    places: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PLACE", help="Files, folders, and addresses of feeds, sitemaps, pages or files."
        ),
    ] = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    every: Annotated[
        float, typer.Option(min=1.0, metavar="SECONDS", help="How long to wait between two looks.")
    ] = 900.0,
    min_confidence: MinConfidenceOption = 0.0,
    workers: WorkersOption = 1,
    addresses: AddressesOption = None,
    pause: PauseOption = PAUSE,
    contact: ContactOption = "",
    retries: RetriesOption = RETRIES,
    hosts: HostsOption = HOSTS,
    allow_private: AllowPrivateOption = False,
    ignore_robots: IgnoreRobotsOption = False,
    proxy: ProxyOption = "",
    format_: FormatOption = Format.TABLE,
) -> None:
    """Read what is new in folders, feeds and pages, again and again, and publish it, until interrupted.

    A look that finds something is a run (kg runs); what came of each look is said in one line with its time,
    with --format json in one JSON object. A file is left until it has not been written for ten seconds. What
    fails is said, and tried again at the next look. Ctrl-C or SIGTERM lets a look finish what it is at and
    keep it; a second one ends it at once.
    """
    from kg.ingesting.gathering import Places
    from kg.sources.web.stopping import Stopping
    from kg.sources.web.watching import Watch

    watched = Watch(
        Places.of(places or (), addresses or ()).all,
        every,
        manners=manners(pause, contact, retries, hosts, allow_private, ignore_robots, proxy),
    )
    with Workspace.create(workspace) as opened, Stopping() as stop:
        looks = opened.watch(watched, stop, least_confidence=min_confidence, workers=workers, notice=say)
        for look in looks:
            _print(look, opened.ledger.revision, format_)


def _print(look: "Look", revision: int, format_: Format) -> None:
    """Print a look in one line; for people, what was refused and what failed beside it."""
    at = look.at.astimezone().isoformat(timespec="seconds")
    if format_ is not Format.TABLE:
        told = summary(look.report, revision) if look.report else {"run": None, "revision": revision}
        typer.echo(json.dumps({"at": at, **told, "failure": look.failure or None}, ensure_ascii=False))
        return
    if look.report:
        for refused in look.report.refused:
            say(f"skipped {refused.place}: {refused.reason}")
    if look.failure:
        say(f"{look.failure} It is tried again at the next look.")
    if look.report:
        typer.echo(f"{at} {sentence(look.report, revision)}")
    elif not look.failure:
        typer.echo(f"{at} Nothing new.")
