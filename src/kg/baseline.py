"""Holds the figures of an evaluation against those frozen before: none may fall by more than a hundredth."""

import json
from pathlib import Path
from typing import TypeGuard

from kg.errors import InputError
from kg.model import Table

ALLOWED_FALL = 0.01
_COLUMNS = ("group", "measure", "frozen", "now")

Figures = dict[str, dict[str, float]]
"""Figures by group and measure; each is better when higher."""


def freeze(figures: Figures, path: Path, *, under: str | None = None) -> None:
    """Write the figures to a file; `under` a name, the figures that it holds under other names stay.

    Raises InputError when it cannot be written, or holds something else that would be lost.
    """
    frozen: object = figures
    if under is not None:
        frozen = {**(_read(path) if path.exists() else {}), under: figures}
    text = json.dumps(frozen, ensure_ascii=False, indent=1, sort_keys=True)
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}); name another file.") from error


def frozen_figures(path: Path, *, under: str | None = None) -> Figures:
    """Return the figures frozen in a file, or in a part of it; raises InputError when it holds none there."""
    frozen = _read(path)
    figures = frozen if under is None else frozen.get(under)
    if not _are_figures(figures):
        part = "" if under is None else f" of {under}"
        raise InputError(f"{path} holds no frozen figures{part}; write them with --freeze.")
    return figures


def falls(figures: Figures, frozen: Figures) -> Table:
    """Return the figures that are more than `ALLOWED_FALL` below the frozen ones; one not counted is 0."""
    rows = [
        (group, measure, before, now)
        for group, measures in frozen.items()
        for measure, before in measures.items()
        if (now := figures.get(group, {}).get(measure, 0.0)) < before - ALLOWED_FALL
    ]
    return Table(_COLUMNS, tuple(rows))


def _read(path: Path) -> dict[str, object]:
    try:
        frozen = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path} holds no frozen figures ({error}); write them with --freeze.") from error
    if not isinstance(frozen, dict):
        raise InputError(f"{path} holds no frozen figures; write them to another file with --freeze.")
    return frozen


def _are_figures(value: object) -> TypeGuard[Figures]:
    return isinstance(value, dict) and all(
        isinstance(measures, dict) and all(isinstance(figure, int | float) for figure in measures.values())
        for measures in value.values()
    )
