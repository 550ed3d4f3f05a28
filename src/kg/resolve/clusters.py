"""Puts nodes together that are one thing: the surest pairs first, and never against a "different".

The outcome depends on the nodes, the pairs and the judgements alone, not on the order in which they came.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Judgement, Verdict
from kg.resolve.groups import Groups

Compare = Callable[[str, str], Verdict]
"""Tells how two nodes compare, without regard to judgements."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nodes that compare as the same, or that a human judged to be; a human's word has score 1."""

    left: str
    right: str
    score: float
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A pair that compares as the same and was kept apart, and the pair that speaks against it."""

    pair: Pair
    against: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Clustering:
    """The clusters, each sorted, and what was kept apart on the way."""

    clusters: tuple[tuple[str, ...], ...]
    conflicts: tuple[Conflict, ...]


def cluster(
    nodes: Iterable[str],
    pairs: Iterable[Pair],
    judgements: Mapping[tuple[str, str], Judgement],
    compare: Compare,
    strict: Callable[[str], bool],
) -> Clustering:
    """Join pairs, those of human judgement first, then by falling score.

    Two clusters are not joined when a human judged some node of one different from some node of the other,
    or, by comparison, when two of their nodes compare as different. For a node that `strict` holds for, such
    as a person, two that compare as unsure keep their clusters apart as well. Of a cluster that a human
    joined only the part that the pair is in is compared: his word outdoes what its other parts are like.
    """
    names = sorted(nodes)
    wholes, parts = Groups(names), Groups(names)
    conflicts: list[Conflict] = []
    for pair in sorted(pairs, key=lambda pair: (not pair.judged, -pair.score, pair.left, pair.right)):
        left, right = wholes.of(pair.left), wholes.of(pair.right)
        against = None if left is right else _judged_apart(left, right, judgements)
        if against is None and not pair.judged:
            refused = {Verdict.DIFFERENT, Verdict.UNSURE} if strict(pair.left) else {Verdict.DIFFERENT}
            against = _compared_apart(parts.of(pair.left), parts.of(pair.right), compare, refused)
        if against is None:
            wholes.join(pair.left, pair.right)
            if not pair.judged:
                parts.join(pair.left, pair.right)
        elif left is not right:
            conflicts.append(Conflict(pair, against))
    return Clustering(tuple(sorted(tuple(sorted(whole)) for whole in wholes.all())), tuple(conflicts))


def _judged_apart(
    left: Sequence[str], right: Sequence[str], judgements: Mapping[tuple[str, str], Judgement]
) -> tuple[str, str] | None:
    """Return two nodes that a human judged different."""
    if not judgements:
        return None
    for one in left:
        for other in right:
            judged = judgements.get(_ends(one, other))
            if judged is not None and judged.verdict is Verdict.DIFFERENT:
                return _ends(one, other)
    return None


def _compared_apart(
    left: Sequence[str], right: Sequence[str], compare: Compare, refused: set[Verdict]
) -> tuple[str, str] | None:
    """Return two nodes that compare as refused, none of one group with itself."""
    if left is right:
        return None
    for one in left:
        for other in right:
            if compare(*_ends(one, other)) in refused:
                return _ends(one, other)
    return None


def _ends(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def components(nodes: Iterable[str], neighbours: Callable[[str], Iterable[str]]) -> list[list[str]]:
    """Return the groups of nodes that hang together, each sorted, from the given nodes outwards."""
    seen: set[str] = set()
    groups: list[list[str]] = []
    for start in nodes:
        if start in seen:
            continue
        seen.add(start)
        group, waiting = [], [start]
        while waiting:
            node = waiting.pop()
            group.append(node)
            for other in neighbours(node):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        groups.append(sorted(group))
    return groups
