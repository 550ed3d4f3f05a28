"""A judgement: whether two referents are the same thing, by whom and when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """The outcome of comparing two referents."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on a pair; `left` and `right` are entity ids in ascending order."""

    left: str
    right: str
    verdict: Verdict
    by: str
    at: datetime
    score: float | None = None
