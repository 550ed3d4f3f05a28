"""A judgement: whether two things are the same, by whom, when and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """The outcome of comparing two things; a withdrawn judgement leaves the pair to the resolver again."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on a pair; `left` and `right` are ids of nodes in ascending order (see `kg.resolve`).

    `score` is the probability that the resolver gave when the judgement was made, `reason` what it rests on,
    `names` what the two were called: they find the pair again when its ids are gone.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    at: datetime
    score: float | None = None
    reason: str = ""
    names: tuple[str, str] = ("", "")
