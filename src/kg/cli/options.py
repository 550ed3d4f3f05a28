"""The options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How answers are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


WorkspaceOption = Annotated[
    Path,
    typer.Option(
        "--workspace",
        "-w",
        envvar="KG_WORKSPACE",
        help="The folder with ledger, graph and RDF store.",
        file_okay=False,
    ),
]
FormatOption = Annotated[
    Format, typer.Option("--format", "-f", help="Print for people, as JSON records, or as CSV (UTF-8).")
]
DEFAULT_WORKSPACE = Path("kg-workspace")
