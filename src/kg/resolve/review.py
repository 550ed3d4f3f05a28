"""What a human decides: pairs to look at, joining, parting, and taking back.

Every decision is one or several judgements on pairs of nodes; the resolution follows them the next time it is
brought forward.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby, islice, product

from kg.errors import InputError
from kg.model import Judgement, Verdict
from kg.resolve.clusters import components
from kg.resolve.names.evidence import Comparison
from kg.resolve.profiles import Profile
from kg.resolve.resolution import Resolution

_WIDEST = 400
_TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two nodes of two entities that may be one, and how they compare.

    `apart` says that they compare as the same and are kept apart, for some other node of the one compares as
    different from, or was judged different from, some node of the other.
    """

    left: str
    right: str
    compared: Comparison
    apart: bool = False


def candidates(
    resolution: Resolution, judgements: Iterable[Judgement], passed: Iterable[tuple[str, str]] = ()
) -> Iterator[Candidate]:
    """Yield what a human should look at: first what is kept apart though alike, then by falling score.

    Of the pairs of two entities the likeliest stands for all. What a human already judged is left out, and
    so are the entities of the pairs of nodes that were `passed` over.
    """
    known = [*resolution.in_force(judgements), *passed]
    decided = {_pair(resolution.entity(left), resolution.entity(right)) for left, right in known}
    seen = {pair for pair in decided if None not in pair}
    for apart, pairs in ((True, resolution.kept_apart()), (False, resolution.unsure())):
        for left, right, compared in pairs:
            pair = _pair(resolution.entity(left), resolution.entity(right))
            if pair[0] != pair[1] and pair not in seen:
                seen.add(pair)
                yield Candidate(left, right, compared, apart)


def judgement(resolution: Resolution, left: str, right: str, verdict: Verdict, by: str) -> Judgement:
    """Return a human's judgement of two nodes, with the score and the features that the resolver saw."""
    return _judged(resolution, (left, right), verdict, by, datetime.now(UTC))


def joining(
    resolution: Resolution, left: str, right: str, judgements: Iterable[Judgement], by: str
) -> list[Judgement]:
    """Return the judgements that make two entities one: on their likeliest pair and any judged different.

    Raises InputError when they are one already, or of two families, such as a person and a company.
    """
    if left == right:
        raise InputError("These are one already; take them apart with: kg split ID --name NAME")
    _refuse_two_families(resolution, left, right)
    ours, theirs = ([profile.node for profile in resolution.nodes_of(entity)] for entity in (left, right))
    pairs = list(islice(product(ours, theirs), _WIDEST))
    best = max(pairs, key=lambda pair: (resolution.compared(*pair).score, pair))
    across = {(min(pair), max(pair)) for pair in product(ours, theirs)}
    against = [
        pair
        for pair, one in resolution.in_force(judgements).items()
        if one.verdict is Verdict.DIFFERENT and pair in across
    ]
    now = datetime.now(UTC)
    ends = dict.fromkeys([(min(best), max(best)), *against])
    return [_judged(resolution, pair, Verdict.SAME, by, now) for pair in ends]


def _refuse_two_families(resolution: Resolution, left: str, right: str) -> None:
    one, other = resolution.profile(left), resolution.profile(right)
    if one.family != other.family:
        raise InputError(
            f"{one.name.value} is a {one.type} and {other.name.value} a {other.type}: these cannot be one."
        )


def parting(
    resolution: Resolution, entity: str, names: Sequence[str], documents: Sequence[str], by: str
) -> list[Judgement]:
    """Return the judgements that take some names, or what some documents say, out of an entity.

    A node that no other document names goes out whole; of others, what is said in the documents becomes a
    node of its own. What only the part that goes out held together stays together. Raises InputError when a
    name is not one of its, when a document does not name it, and when that takes nothing out or leaves
    nothing behind.
    """
    profiles = resolution.nodes_of(entity)
    _refuse_what_is_not_there(resolution, profiles, names, documents)
    out = [
        profile
        for profile in profiles
        if not set(profile.values("name")).isdisjoint(names)
        or set(resolution.documents_of(profile.node)) <= set(documents)
    ]
    stay = [profile for profile in profiles if profile not in out]
    now = datetime.now(UTC)
    made = [
        _judged(resolution, (one.node, other.node), Verdict.DIFFERENT, by, now)
        for one, other in product(out, stay)
    ]
    for profile, document in product(stay, documents):
        reason = f"{profile.name.value}, as the document {document} means it"
        for one, other in product(resolution.apart(profile.node, [document]), stay):
            ends = min(one, other.node), max(one, other.node)
            made.append(Judgement(*ends, Verdict.DIFFERENT, by, now, None, reason))
    if not stay:
        raise InputError(f"That would leave nothing behind; it goes by: {_all_names(profiles)}")
    if not made:
        raise InputError("That takes nothing out; say which names or documents mean another thing.")
    bonds = _bonds(resolution, [profile.node for profile in stay])
    return made + [_judged(resolution, ends, Verdict.SAME, by, now) for ends in bonds]


def withdrawal(history: Sequence[Judgement], by: str) -> list[Judgement]:
    """Return the judgements that take back the last decision that stands: its pairs are as they were before.

    `history` holds all judgements, the latest last; those of one decision have one time and one author.
    Raises InputError when there is nothing to take back.
    """
    standing: list[list[Judgement]] = []
    for _, decision in groupby(history, key=lambda one: (one.at, one.by)):
        made = list(decision)
        if made[0].reason != _TAKEN_BACK:
            standing.append(made)
        elif standing:
            standing.pop()
    if not standing:
        raise InputError("There is no decision to take back.")
    last = standing[-1]
    before = history[: history.index(last[0])]
    now = datetime.now(UTC)
    return [_as_before(one, before, by, now) for one in last]


def _judged(
    resolution: Resolution, pair: tuple[str, str], verdict: Verdict, by: str, at: datetime
) -> Judgement:
    left, right = min(pair), max(pair)
    compared = resolution.compared(left, right)
    reason = "; ".join(f"{feature.name} {feature.weight:+.1f}" for feature in compared.features)
    names = (resolution.profile(left).name.value, resolution.profile(right).name.value)
    return Judgement(left, right, verdict, by, at, compared.score, reason, names)


def _as_before(one: Judgement, before: Sequence[Judgement], by: str, at: datetime) -> Judgement:
    earlier = [other for other in before if (other.left, other.right) == (one.left, one.right)]
    verdict = earlier[-1].verdict if earlier else Verdict.WITHDRAWN
    return Judgement(one.left, one.right, verdict, by, at, one.score, _TAKEN_BACK, one.names)


def _bonds(resolution: Resolution, nodes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the likeliest pairs that make nodes one which do not hang together by themselves."""
    first, *others = components(nodes, lambda node: resolution.paired(node).intersection(nodes))
    for group in others:
        pairs = islice(product(first, group), _WIDEST)
        yield max(pairs, key=lambda pair: (resolution.compared(*pair).score, pair))


def _refuse_what_is_not_there(
    resolution: Resolution, profiles: Sequence[Profile], names: Sequence[str], documents: Sequence[str]
) -> None:
    called = {name for profile in profiles for name in profile.values("name")}
    if strange := [name for name in names if name not in called]:
        raise InputError(f"It is not called {strange[0]}; it goes by: {_all_names(profiles)}")
    naming = {document for profile in profiles for document in resolution.documents_of(profile.node)}
    if strange := [document for document in documents if document not in naming]:
        raise InputError(f"The document {strange[0]} does not name it; it goes by: {_all_names(profiles)}")


def _all_names(profiles: Sequence[Profile]) -> str:
    return "; ".join(dict.fromkeys(name for profile in profiles for name in profile.values("name")))


def _pair(one: str | None, other: str | None) -> tuple[str | None, str | None]:
    if one is None or other is None:
        return None, None
    return min(one, other), max(one, other)
