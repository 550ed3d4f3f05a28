"""Which ledger a workspace has: the file in its folder, or the one in a database that KG_LEDGER_URL names."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import WorkspaceError

if TYPE_CHECKING:
    from kg.ledger import Ledger

_FILE = "ledger.db"
_MARK = "ledger.json"


def ledger_url(environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the URL of the ledger that `KG_LEDGER_URL` names, or `None` when it is not set."""
    return environment.get("KG_LEDGER_URL") or None


def check_ledger(folder: Path) -> None:
    """Raise WorkspaceError unless the workspace has a ledger in its folder or is to have one elsewhere."""
    if ledger_url() is None and not (folder / _FILE).is_file():
        _refuse_without_url(folder)
        raise WorkspaceError(
            f"There is no workspace in {folder}; make one with: kg ingest --workspace {folder} PATH"
        )


def open_ledger(folder: Path) -> "Ledger":
    """Open the ledger of the workspace in a folder.

    A workspace shows one ledger for as long as it is there, for what it holds is made from that one. Raises
    WorkspaceError when it shows another one than is named, or the ledger cannot be opened, and InputError
    when the URL is wrong.
    """
    from kg.ledger import Ledger

    url = ledger_url()
    if url is None:
        _refuse_without_url(folder)
        return Ledger.open(folder / _FILE)
    if (folder / _FILE).exists():
        raise WorkspaceError(
            f"The workspace {folder} has a ledger of its own; unset KG_LEDGER_URL, or choose another "
            "workspace with --workspace."
        )
    ledger = Ledger.open(url)
    try:
        _belong(folder, ledger)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _refuse_without_url(folder: Path) -> None:
    shown = _shown(folder)
    if shown is not None:
        raise WorkspaceError(
            f"The workspace {folder} shows the ledger {shown['ledger']}; set KG_LEDGER_URL, or choose "
            "another workspace with --workspace."
        )


def _belong(folder: Path, ledger: "Ledger") -> None:
    shown = _shown(folder)
    mark = {"identity": ledger.identity, "ledger": ledger.place}
    if shown is None:
        _write(folder / _MARK, json.dumps(mark))
    elif shown["identity"] != mark["identity"]:
        raise WorkspaceError(
            f"The workspace {folder} shows the ledger {shown['ledger']}, and KG_LEDGER_URL names another; "
            "choose another workspace with --workspace."
        )


def _shown(folder: Path) -> dict[str, str] | None:
    try:
        read = json.loads((folder / _MARK).read_text("utf-8"))
        return {"identity": str(read["identity"]), "ledger": str(read["ledger"])}
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WorkspaceError(f"The file {folder / _MARK} cannot be read; restore it from a copy.") from error


def _write(place: Path, content: str) -> None:
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        draft.write_text(content, "utf-8")
        draft.replace(place)
    except OSError as error:
        raise WorkspaceError(f"The file {place} cannot be written; make its folder writable.") from error
