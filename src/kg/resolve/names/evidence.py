"""The outcome of a comparison: named features that speak for or against, their score, and the verdict.

The weights are reviewed data in `ingest/names/features.toml`: log-odds that add up, as in the record linkage
model of Fellegi and Sunter (1969).
"""

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.knowledge import knowledge
from kg.model import Verdict

_BELOW = 0.01


@dataclass(frozen=True, slots=True)
class Feature:
    """Something seen in a comparison; a positive `weight` speaks for one thing, `detail` quotes it."""

    name: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two things compare: the probability (0 to 1) that they are one, the verdict, what it rests on."""

    score: float
    verdict: Verdict
    features: tuple[Feature, ...]

    @property
    def conflicts(self) -> bool:
        """Whether something rules out that they are one, even if names between the two are alike."""
        if self.verdict is not Verdict.UNSURE:
            return self.verdict is Verdict.DIFFERENT
        return any(feature.name in scale().conflicts for feature in self.features)


@dataclass(frozen=True, slots=True)
class _Scale:
    weights: Mapping[str, float]
    meanings: Mapping[str, str]
    doubts: frozenset[str]
    conflicts: frozenset[str]
    certain: frozenset[str]
    same: float
    different: float


@dataclass(slots=True)
class Weighing:
    """Collects the features of one comparison."""

    features: list[Feature] = field(default_factory=list)

    def note(self, name: str, detail: str = "") -> None:
        """Add a feature; raises KeyError when `features.toml` does not know it."""
        self.features.append(Feature(name, scale().weights[name], detail))

    def __iter__(self) -> Iterator[Feature]:
        return iter(self.features)

    @property
    def total(self) -> float:
        """The sum of the weights so far."""
        return sum(feature.weight for feature in self.features)

    def comparison(self) -> Comparison:
        """Return the outcome."""
        score = round(1 / (1 + math.exp(-max(min(self.total, 30.0), -30.0))), 4)
        names = {feature.name for feature in self.features}
        if names & scale().doubts and not names & scale().certain:
            score = min(score, scale().same - _BELOW)
        return Comparison(score, verdict_of(score), tuple(self.features))


def verdict_of(score: float) -> Verdict:
    """Return the verdict that a score from 0 to 1 amounts to without a human's word."""
    if score >= scale().same:
        return Verdict.SAME
    return Verdict.DIFFERENT if score <= scale().different else Verdict.UNSURE


@cache
def scale() -> _Scale:
    """Return the weights of the features, what they mean, and the two thresholds of the score."""
    data = tomllib.loads(knowledge("ingest", "names", "features.toml").read_text("utf-8"))
    rows = data["feature"]
    return _Scale(
        weights={row["name"]: float(row["weight"]) for row in rows},
        doubts=frozenset(row["name"] for row in rows if row.get("doubt")),
        conflicts=frozenset(row["name"] for row in rows if row.get("conflict")),
        certain=frozenset(row["name"] for row in rows if row.get("certain")),
        meanings={row["name"]: row["meaning"] for row in rows},
        same=data["same"],
        different=data["different"],
    )
