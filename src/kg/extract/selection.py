"""Settles which of the overlapping candidates become mentions.

How far a candidate is trusted was measured on annotated texts (`kg.extract.training.trust`): for each rule,
whether the trained recogniser proposes the same name, another one in its place, or none there. Of candidates
that overlap, the more trusted stays. An organisation named inside a legal act, such as its issuer, stays too.
"""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.finders.learned import MODELS
from kg.extract.findings import Candidate, findings
from kg.model import VOCABULARY, Span

LEARNED = "learned"
LEAST = 0.28
_ENCLOSING = "LegalAct"
_PER_CHARACTER = 0.001
_LONGEST = 100
_LONGEST_NAME = 300
_WELL_TRUSTED = 0.6


@Language.component("selection")
def selection(doc: Doc) -> Doc:
    """Reduce `findings(doc).candidates` to mentions in text order; what loses is recorded as dropped."""
    found = findings(doc)
    kept = _Kept()
    for candidate in sorted(trusted(found.candidates, trust()), key=_rank):
        if candidate.score < LEAST:
            found.dropped.append(("too uncertain", candidate.span))
        elif not kept.admits(candidate):
            found.dropped.append(("overlaps a better candidate", candidate.span))
        else:
            kept.add(candidate)
    found.candidates = sorted(kept.candidates, key=lambda candidate: candidate.span)
    return doc


Trust = Mapping[str, Mapping[str, float]]


@cache
def trust() -> Trust:
    """Return the share of right candidates by rule and agreement, and of the recogniser alone by type."""
    shares: Trust = json.loads((MODELS / "trust.json").read_text("utf-8"))
    return shares


def trusted(candidates: Iterable[Candidate], shares: Trust) -> list[Candidate]:
    """Return one candidate per span and type, scored by the most trusted of those that propose it."""
    candidates = list(candidates)
    alike: dict[tuple[Span, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        alike[candidate.span, candidate.type].append(candidate)
    recognised = Recognised(candidates)
    scored = []
    for (span, type_), group in alike.items():
        rules = [candidate for candidate in group if candidate.finder != LEARNED]
        if rules:
            agreement = recognised.agreement(span, type_)
            score, best = max(
                ((shares.get(rule.finder, {}).get(agreement, rule.score), rule) for rule in rules),
                key=lambda pair: (pair[0], pair[1].name is not None),
            )
        else:
            score, best = shares.get(LEARNED, {}).get(type_, 0.0), group[0]
        scored.append(replace(best, score=score))
    return _places_below_their_organisations(scored)


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


class Recognised:
    """The names that the trained recogniser proposes; none overlaps another."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        own = sorted(
            (candidate.span, candidate.type) for candidate in candidates if candidate.finder == LEARNED
        )
        self._names = set(own)
        self._types = dict(own)
        self._spans = [span for span, _ in own]
        self._starts = [span.start for span in self._spans]

    def agreement(self, span: Span, type_: str) -> str:
        """Say whether the recogniser proposes the `same` name, `other` ones in its place, or is `silent`.

        A name of the same type that it proposes may be part of the candidate, which is then `longer`, or the
        candidate a part of it (`shorter`).

        Of an organisation within the name of a legal act it cannot speak: the act is all it proposes there.
        """
        if (span, type_) in self._names:
            return "same"
        last = bisect_right(self._starts, span.end - 1) - 1
        if last < 0 or self._spans[last].end <= span.start:
            return "silent"
        around = self._spans[last]
        if self._types[around] == _ENCLOSING != type_ and _encloses(around, span):
            return "within act"
        if self._types[around] != type_:
            return "other"
        alone = last == 0 or self._spans[last - 1].end <= span.start
        if alone and _encloses(span, around):
            return "longer"
        return "shorter" if _encloses(around, span) else "other"


def _rank(candidate: Candidate) -> tuple[float, int, str]:
    length = candidate.span.end - candidate.span.start
    return (-(candidate.score + _PER_CHARACTER * min(length, _LONGEST)), candidate.span.start, candidate.type)


class _Kept:
    """The candidates kept so far, found by the characters they cover."""

    def __init__(self) -> None:
        self.candidates: list[Candidate] = []
        self._covering: dict[int, list[Candidate]] = defaultdict(list)

    def admits(self, candidate: Candidate) -> bool:
        places = range(candidate.span.start, candidate.span.end)
        return all(_may_nest(candidate, other) for place in places for other in self._covering.get(place, ()))

    def add(self, candidate: Candidate) -> None:
        self.candidates.append(candidate)
        for place in range(candidate.span.start, candidate.span.end):
            self._covering[place].append(candidate)


def _may_nest(one: Candidate, other: Candidate) -> bool:
    outer, inner = (one, other) if one.type == _ENCLOSING else (other, one)
    return (
        outer.type == _ENCLOSING
        and VOCABULARY.entity_type(inner.type).parent is not None
        and _encloses(outer.span, inner.span)
    )


def _encloses(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner != outer
