"""Holds the figures of an evaluation against those frozen before: none may fall by more than a hundredth."""

import json
from pathlib import Path

from kg.errors import InputError
from kg.extract.evaluation import Scores
from kg.model import Table

ALLOWED_FALL = 0.01
_DIGITS = 4
_COLUMNS = ("group", "measure", "frozen", "now")

Figures = dict[str, dict[str, float]]


def figures(scores: Scores) -> Figures:
    """Return the F1 of every group and measure that was counted, to four digits."""
    return {
        group: {
            measure: round(scores.f1(group, measure), _DIGITS)
            for measure, count in sorted(counts.items())
            if count.right + count.wrong + count.missing
        }
        for group, counts in sorted(scores.groups.items())
    }


def freeze(scores: Scores, path: Path) -> None:
    """Write the figures to a file; raises InputError when it cannot be written."""
    text = json.dumps(figures(scores), ensure_ascii=False, indent=1, sort_keys=True)
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}); name another file.") from error


def frozen_figures(path: Path) -> Figures:
    """Return the figures frozen in a file; raises InputError when it holds none."""
    try:
        frozen: Figures = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path} holds no frozen figures ({error}); write them with --freeze.") from error
    return frozen


def falls(scores: Scores, frozen: Figures) -> Table:
    """Return the figures that are more than `ALLOWED_FALL` below the frozen ones."""
    rows = [
        (group, measure, before, round(scores.f1(group, measure), _DIGITS))
        for group, measures in frozen.items()
        for measure, before in measures.items()
        if scores.f1(group, measure) < before - ALLOWED_FALL
    ]
    return Table(_COLUMNS, tuple(rows))
