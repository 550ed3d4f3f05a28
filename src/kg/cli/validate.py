"""`kg validate`: whether linked data keeps to the shapes of the ontology."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.ingest import progress_bar
from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceOption
from kg.cli.output import print_table, say
from kg.model.table import Table
from kg.workspace import Workspace

if TYPE_CHECKING:
    from kg.rdf.validation import Report

NOT_CONFORMING = 1

_EXAMPLES = """Examples:

kg validate

kg validate --severity info --format csv

kg validate my-data.ttl --language ru
"""


class Least(StrEnum):
    """The least severity that is shown."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


class Language(StrEnum):
    """The languages of the sentences."""

    EN = "en"
    RU = "ru"
    KK = "kk"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog=_EXAMPLES)(validate)


def validate(
    file: Annotated[
        Path | None,
        typer.Argument(
            help="An RDF file (.ttl, .nt, .nq, .trig, .rdf, .jsonld) in the place of the workspace."
        ),
    ] = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
    severity: Annotated[Least, typer.Option(help="Show what is at least so bad.")] = Least.WARNING,
    language: Annotated[Language, typer.Option(help="The language of the sentences.")] = Language.EN,
    shapes: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file of other SHACL shapes in the place of ours.")
    ] = None,
) -> None:
    """Check what is published, or an RDF file, against the shapes of the ontology (SHACL).

    Ends with 1 when there are violations; warnings and infos do not count as such.
    """
    from kg.rdf.validation.inspection import inspect_file, inspect_published

    with progress_bar() as progress:
        given = (shapes, str(language), str(severity), lambda done, total: progress("shapes", done, total))
        if file is None:
            with Workspace.open(workspace) as opened:
                report = inspect_published(opened.folder / "rdf", *given)
        else:
            report = inspect_file(file, *given)
    if report.violations or format_ is not Format.TABLE:
        print_table(_table(report, format_), format_)
    say(report.summary)
    if not report.conforms:
        raise typer.Exit(NOT_CONFORMING)


def _table(report: "Report", format_: Format) -> Table:
    """Return what was found; people see IRIs with their prefixes, programs see them whole."""
    from kg.rdf import Namespaces

    namespaces = Namespaces.from_environment()

    def short(text: str | None) -> str | None:
        return namespaces.abbreviated(text) if text and format_ is Format.TABLE else text

    rows = (
        (
            each.severity.value,
            each.message,
            short(each.focus),
            short(each.path),
            short(each.value),
            each.shape,
        )
        for each in report.violations
    )
    return Table(("severity", "message", "focus", "path", "value", "shape"), tuple(rows))
