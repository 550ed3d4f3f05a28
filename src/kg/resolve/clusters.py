"""Puts nodes together that are one thing: the surest pairs first, and never against a "different".

The outcome depends on the nodes, the pairs and the judgements alone, not on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Judgement, Verdict

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
    or, unless a human joined them, when two of their nodes compare as different. For a node that `strict`
    holds for, such as a person, two that compare as unsure keep their clusters apart as well.
    """
    members = {node: [node] for node in nodes}
    home = {node: node for node in members}
    said = {node: node for node in members}
    conflicts: list[Conflict] = []
    for pair in sorted(pairs, key=lambda pair: (not pair.judged, -pair.score, pair.left, pair.right)):
        left, right = home[pair.left], home[pair.right]
        if left == right:
            continue
        against = _judged_apart(members[left], members[right], judgements)
        if against is None and not pair.judged:
            refused = {Verdict.DIFFERENT, Verdict.UNSURE} if strict(pair.left) else {Verdict.DIFFERENT}
            against = _compared_apart(members[left], members[right], said, compare, refused)
        if against is not None:
            conflicts.append(Conflict(pair, against))
            continue
        small, large = sorted((left, right), key=lambda name: (len(members[name]), name))
        for node in members[small]:
            home[node] = large
        members[large] += members.pop(small)
        if pair.judged:
            said.update((node, large) for node in members[large])
    return Clustering(
        tuple(sorted(tuple(sorted(cluster_)) for cluster_ in members.values())), tuple(conflicts)
    )


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
    left: Sequence[str],
    right: Sequence[str],
    said: Mapping[str, str],
    compare: Compare,
    refused: set[Verdict],
) -> tuple[str, str] | None:
    """Return two nodes that compare as refused; what a human joined counts as one, by its best match."""
    for ours in _groups(left, said):
        for theirs in _groups(right, said):
            apart = None
            for ends in (_ends(one, other) for one in ours for other in theirs):
                verdict = compare(*ends)
                if verdict is Verdict.SAME:
                    apart = None
                    break
                if verdict in refused:
                    apart = apart or ends
            if apart is not None:
                return apart
    return None


def _groups(nodes: Sequence[str], said: Mapping[str, str]) -> list[list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        groups[said[node]].append(node)
    return list(groups.values())


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
