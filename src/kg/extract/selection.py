"""Settles which of the overlapping candidates become mentions.

How far a candidate is trusted was measured on annotated texts (`kg.extract.training.trust`): for each rule,
by how likely the trained recogniser finds what it proposes. Of candidates that overlap, the more trusted
stays. An organisation named inside a legal act, such as its issuer, stays too.
"""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.finders.learned import LEARNED
from kg.extract.findings import Candidate, findings
from kg.extract.recognition.recogniser import WEIGHTS
from kg.model import VOCABULARY, Span

LEAST = 0.42
_ENCLOSING = "LegalAct"
_PER_CHARACTER = 0.001
_LONGEST = 100
_LONGEST_NAME = 300
_BLOCK = 32
_WELL_TRUSTED = 0.6
_STEPS = (0.0, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98)


@Language.component("selection")
def selection(doc: Doc) -> Doc:
    """Reduce `findings(doc).candidates` to mentions in text order; what loses is recorded as dropped."""
    found = findings(doc)
    kept = _Kept()
    for candidate in sorted(trusted(found.candidates, trust()), key=_rank):
        if candidate.score < LEAST:
            found.dropped.append((f"{candidate.type}: too uncertain", candidate.span))
        elif not kept.admits(candidate):
            found.dropped.append((f"{candidate.type}: overlaps a surer name", candidate.span))
        else:
            kept.add(candidate)
    found.candidates = sorted(kept.candidates, key=lambda candidate: candidate.span)
    return doc


Trust = Mapping[str, Mapping[str, float]]


@cache
def trust() -> Trust:
    """Return the share of right candidates by rule and case, and of the recogniser alone by type and case."""
    shares: Trust = json.loads((WEIGHTS.parent / "trust.json").read_text("utf-8"))
    return shares


def trusted(candidates: Sequence[Candidate], shares: Trust) -> list[Candidate]:
    """Return one candidate per span and type, scored by the most trusted of those that propose it."""
    alike: dict[tuple[Span, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        alike[candidate.span, candidate.type].append(candidate)
    acts = _acts(candidates)
    scored = [
        replace(best, score=score)
        for group in alike.values()
        for score, best in [
            max(
                ((_share(candidate, acts, shares), candidate) for candidate in group),
                key=lambda pair: (pair[1].finder != LEARNED, pair[0], pair[1].name is not None),
            )
        ]
    ]
    return _places_below_their_organisations(scored)


def _share(candidate: Candidate, acts: Sequence[Span], shares: Trust) -> float:
    return shares.get(proposer(candidate), {}).get(case(candidate, acts), candidate.score)


def proposer(candidate: Candidate) -> str:
    """Return who proposes a candidate: the rule, or the recogniser with the type of name."""
    return f"{LEARNED}.{candidate.type}" if candidate.finder == LEARNED else candidate.finder


def case(candidate: Candidate, acts: Sequence[Span]) -> str:
    """Return how likely the recogniser finds a candidate, as one of few steps.

    Of an organisation within the name of a legal act it cannot speak: the act is all that it sees there.
    """
    within = candidate.type != _ENCLOSING and any(_encloses(act, candidate.span) for act in acts)
    return "within act" if within else f"from {_STEPS[bisect_right(_STEPS, candidate.score) - 1]}"


def _acts(candidates: Iterable[Candidate]) -> list[Span]:
    return [
        candidate.span
        for candidate in candidates
        if candidate.finder == LEARNED and candidate.type == _ENCLOSING
    ]


def _places_below_their_organisations(candidates: list[Candidate]) -> list[Candidate]:
    """Let no place that is part of a well trusted organisation's name outrank it: «… палата Шымкента»."""
    bodies = sorted(
        (candidate.span, candidate.score)
        for candidate in candidates
        if candidate.score >= _WELL_TRUSTED and VOCABULARY.entity_type(candidate.type).parent is not None
    )
    return [
        replace(candidate, score=min(candidate.score, *_around(candidate.span, bodies), 1.0))
        if candidate.type == "Place"
        else candidate
        for candidate in candidates
    ]


def _around(span: Span, bodies: Sequence[tuple[Span, float]]) -> Iterator[float]:
    earliest = max(span.start - _LONGEST_NAME, 0)
    first = bisect_left(bodies, (Span(earliest, earliest + 1), 0.0))
    for index in range(first, len(bodies)):
        body, score = bodies[index]
        if body.start > span.start:
            return
        if _encloses(body, span):
            yield score - _PER_CHARACTER


def _rank(candidate: Candidate) -> tuple[float, int, str]:
    length = candidate.span.end - candidate.span.start
    return (-(candidate.score + _PER_CHARACTER * min(length, _LONGEST)), candidate.span.start, candidate.type)


class _Kept:
    """The candidates kept so far, found by the blocks of characters they touch."""

    def __init__(self) -> None:
        self.candidates: list[Candidate] = []
        self._covering: dict[int, list[Candidate]] = defaultdict(list)

    def admits(self, candidate: Candidate) -> bool:
        near = (other for block in _blocks(candidate.span) for other in self._covering.get(block, ()))
        return all(_may_nest(candidate, other) for other in near if candidate.span.overlaps(other.span))

    def add(self, candidate: Candidate) -> None:
        self.candidates.append(candidate)
        for block in _blocks(candidate.span):
            self._covering[block].append(candidate)


def _blocks(span: Span) -> range:
    return range(span.start // _BLOCK, (span.end - 1) // _BLOCK + 1)


def _may_nest(one: Candidate, other: Candidate) -> bool:
    outer, inner = (one, other) if one.type == _ENCLOSING else (other, one)
    return (
        outer.type == _ENCLOSING
        and VOCABULARY.entity_type(inner.type).parent is not None
        and _encloses(outer.span, inner.span)
    )


def _encloses(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner != outer
