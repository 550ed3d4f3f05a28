"""Settles which of the overlapping candidates become mentions.

Finders that propose the same span and type confirm one another. Of candidates that overlap, the more certain
one stays, of equals the longer. An organisation named inside a legal act, such as its issuer, stays as well.
"""

from collections import defaultdict
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Candidate, findings
from kg.model import VOCABULARY, Span

LEAST = 0.45
_ENCLOSING = "LegalAct"
_PER_CHARACTER = 0.002


@Language.component("selection")
def selection(doc: Doc) -> Doc:
    """Reduce `findings(doc).candidates` to mentions in text order; what loses is recorded as dropped."""
    found = findings(doc)
    kept = _Kept()
    for candidate in sorted(confirmed(found.candidates), key=_rank):
        if candidate.score < LEAST:
            found.dropped.append(("too uncertain", candidate.span))
        elif not kept.admits(candidate):
            found.dropped.append(("overlaps a better candidate", candidate.span))
        else:
            kept.add(candidate)
    found.candidates = sorted(kept.candidates, key=lambda candidate: candidate.span)
    return doc


def confirmed(candidates: list[Candidate]) -> list[Candidate]:
    """Return one candidate per span and type, the more certain the more finders propose it.

    Independent finders err independently: the chance that all are wrong is the product of their chances.
    """
    alike: dict[tuple[Span, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        alike[candidate.span, candidate.type].append(candidate)
    return [_joined(group) for group in alike.values()]


def _joined(group: list[Candidate]) -> Candidate:
    best = max(group, key=lambda candidate: (candidate.name is not None, candidate.score))
    doubt = 1.0
    for finder in {candidate.finder.split(".")[0] for candidate in group}:
        doubt *= 1 - max(candidate.score for candidate in group if candidate.finder.split(".")[0] == finder)
    return replace(best, score=round(1 - doubt, 4))


def _rank(candidate: Candidate) -> tuple[float, int, str]:
    length = candidate.span.end - candidate.span.start
    return (-(candidate.score + _PER_CHARACTER * min(length, 100)), candidate.span.start, candidate.type)


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
        and outer.span.start <= inner.span.start
        and inner.span.end <= outer.span.end
        and inner.span != outer.span
    )
