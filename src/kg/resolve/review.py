"""What a human decides: pairs to look at, joining, parting, and taking back.

Every decision is one or several judgements on pairs of nodes; the resolution follows them the next time it is
brought forward.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice, product

from kg.errors import InputError
from kg.model import Judgement, Verdict
from kg.resolve.names.evidence import Comparison
from kg.resolve.profiles import Profile
from kg.resolve.resolution import Resolution

_WIDEST = 400


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


def candidates(resolution: Resolution, judgements: Iterable[Judgement]) -> Iterator[Candidate]:
    """Yield what a human should look at: first what is kept apart though alike, then by falling score.

    Of the pairs of two entities the likeliest stands for all; what a human already judged is left out.
    """
    decided = {
        _pair(resolution.entity(one.left), resolution.entity(one.right)) for one in judgements
    }
    seen = {pair for pair in decided if None not in pair}
    for apart, pairs in ((True, resolution.kept_apart()), (False, resolution.unsure())):
        for left, right, compared in pairs:
            pair = _pair(resolution.entity(left), resolution.entity(right))
            if pair[0] != pair[1] and pair not in seen:
                seen.add(pair)
                yield Candidate(left, right, compared, apart)


def judgement(resolution: Resolution, left: str, right: str, verdict: Verdict, by: str) -> Judgement:
    """Return a human's judgement of two nodes, with the score and the features that the resolver saw."""
    left, right = min(left, right), max(left, right)
    compared = resolution.compared(left, right)
    reason = "; ".join(f"{feature.name} {feature.weight:+.1f}" for feature in compared.features)
    names = (resolution.profile(left).name.value, resolution.profile(right).name.value)
    now = datetime.now(UTC).replace(microsecond=0)
    return Judgement(left, right, verdict, by, now, compared.score, reason, names)


def joining(
    resolution: Resolution, left: str, right: str, judgements: Iterable[Judgement], by: str
) -> list[Judgement]:
    """Return the judgements that make two entities one: on their likeliest pair, and on pairs judged different.

    Raises InputError when they are one already.
    """
    if left == right:
        raise InputError("These are one already; take them apart with: kg split ID --name NAME")
    ours, theirs = ([profile.node for profile in resolution.nodes_of(entity)] for entity in (left, right))
    pairs = list(islice(product(ours, theirs), _WIDEST))
    best = max(pairs, key=lambda pair: (resolution.compared(*pair).score, pair))
    across = {_pair(*pair) for pair in pairs}
    against = [
        (one.left, one.right)
        for one in judgements
        if one.verdict is Verdict.DIFFERENT and _pair(one.left, one.right) in across
    ]
    ends = dict.fromkeys([_pair(*best), *(_pair(*pair) for pair in against)])
    return [judgement(resolution, str(one), str(other), Verdict.SAME, by) for one, other in ends]


def parting(
    resolution: Resolution, entity: str, names: Sequence[str], documents: Sequence[str], by: str
) -> list[Judgement]:
    """Return the judgements that take part of an entity out of it: some of its names, or some documents' word.

    Raises InputError when that leaves nothing, or takes nothing out.
    """
    profiles = resolution.nodes_of(entity)
    out = [profile.node for profile in profiles if not set(profile.values("name")).isdisjoint(names)]
    stay = [profile.node for profile in profiles if profile.node not in out]
    apart = [
        id_ for profile in profiles if profile.node in stay for id_ in resolution.apart(profile.node, documents)
    ]
    out += apart
    if not out:
        raise InputError(f"Nothing of it is called so or stated there; it goes by: {_all_names(profiles)}")
    if not stay or _nothing_left(resolution, stay, documents):
        raise InputError(f"That would leave nothing behind; it goes by: {_all_names(profiles)}")
    return [
        _parted(resolution, one, other, by, plain=one not in apart) for one in out for other in stay
    ]


def withdrawal(history: Sequence[Judgement], by: str) -> list[Judgement]:
    """Return the judgements that take back the last decision: each pair is as it was judged before.

    `history` holds all judgements, the latest last; those of one decision have one time and one author.
    Raises InputError when there is nothing to take back.
    """
    if not history:
        raise InputError("Nothing was decided yet.")
    last = history[-1]
    decision = [one for one in history if (one.at, one.by) == (last.at, last.by)]
    before = [one for one in history if one not in decision]
    now = datetime.now(UTC).replace(microsecond=0)
    return [_as_before(one, before, by, now) for one in decision]


def _as_before(one: Judgement, before: Sequence[Judgement], by: str, now: datetime) -> Judgement:
    earlier = [other for other in before if (other.left, other.right) == (one.left, one.right)]
    verdict = earlier[-1].verdict if earlier else Verdict.WITHDRAWN
    return Judgement(one.left, one.right, verdict, by, now, one.score, "taken back", one.names)


def _parted(resolution: Resolution, one: str, other: str, by: str, *, plain: bool) -> Judgement:
    left, right = min(one, other), max(one, other)
    now = datetime.now(UTC).replace(microsecond=0)
    if not plain:
        return Judgement(left, right, Verdict.DIFFERENT, by, now, None, "said of one document alone")
    return judgement(resolution, left, right, Verdict.DIFFERENT, by)


def _nothing_left(resolution: Resolution, stay: Sequence[str], documents: Sequence[str]) -> bool:
    return all(set(resolution.documents_of(node)) <= set(documents) for node in stay)


def _all_names(profiles: Sequence[Profile]) -> str:
    return "; ".join(dict.fromkeys(name for profile in profiles for name in profile.values("name")))


def _pair(one: str | None, other: str | None) -> tuple[str | None, str | None]:
    if one is None or other is None:
        return None, None
    return min(one, other), max(one, other)
