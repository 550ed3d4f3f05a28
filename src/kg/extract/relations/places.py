"""Lists the pairs of referents that may be related and the places that speak of both.

A place is two mentions in one sentence, a list header and an item, two items of one list, or mentions in
sentences not far apart. What holds at a place is said in small numbers for the network.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.extract.relations.reading import TYPES, Mention, Reading
from kg.model import VOCABULARY

RELATIONS = tuple(name for name, type_ in VOCABULARY.relation_types.items() if not type_.by_rules)
"""The relations between two referents that are learned, in the order of the network's answers."""

FACTS = {
    "nearness": 18, "distance": 14, "bodies": 5, "persons": 4, "others": 4, "rows": 8, "reduced": 14,
    "first_count": 5, "second_count": 5,
}  # fmt: skip
"""What is known of a place, with the number of values.

How the mentions stand to one another (in one sentence, header and item, items of one list, or sentences
apart), the words between them, the organisations, persons and other names between, whether they are
coordinated, the words between their rows, and how often each of the two is named.
"""

REACH = 12
_ONE_SENTENCE, _HEADER, _ITEMS = range(3)
_PLACES = 5
_FOLLOWING = 60
_ITEMS_AFTER = 40
_FEW = 6


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """The places of all pairs of a reading.

    `rows` (n by 6) are the rows of the earlier and the later mention and the first and last rows of the
    coordinated names either belongs to; `facts` (n by facts) are numbered as in `FACTS`; `pairs` is the pair
    each belongs to; `turned` is 1 where the second referent of the pair is named first. `mentions` are the
    earlier and later mention. Of each pair, `referents` are the two and `allowed` (pairs by twice the
    relations) is 1 where their types may be so related: from the first to the second, then the other way.
    """

    rows: NDArray[np.int32]
    facts: NDArray[np.int32]
    pairs: NDArray[np.int32]
    turned: NDArray[np.int32]
    mentions: tuple[tuple[Mention, Mention], ...]
    referents: tuple[tuple[int, int], ...]
    allowed: NDArray[np.float32]


_Place = tuple[int, int, int, int, Mention, Mention]


def places(reading: Reading) -> Places:
    """Return the nearest places of every pair that some relation may join."""
    found = _found(reading)
    counts = _Counts(reading)
    rows, facts, pairs, turned, mentions, allowed = [], [], [], [], [], []
    for number, (pair, ways) in enumerate(found.items()):
        types = [TYPES.index(reading.referents[referent].type) for referent in pair]
        allowed.append(_allowed(*types))
        for nearness, _, _, _, one, other in sorted(ways, key=lambda way: way[:4])[:_PLACES]:
            rows.append(_rows(one, other))
            facts.append(counts.facts(nearness, one, other))
            pairs.append(number)
            turned.append(int(one.referent != pair[0]))
            mentions.append((one, other))
    return Places(
        np.array(rows, np.int32).reshape(-1, 6),
        np.array(facts, np.int32).reshape(-1, len(FACTS)),
        np.array(pairs, np.int32),
        np.array(turned, np.int32),
        tuple(mentions),
        tuple(found),
        np.array(allowed, np.float32).reshape(-1, 2 * len(RELATIONS)),
    )


@cache
def _allowed(one: int, other: int) -> tuple[float, ...]:
    ways = ((TYPES[one], TYPES[other]), (TYPES[other], TYPES[one]))
    return tuple(float(VOCABULARY.allows(name, *way)) for way in ways for name in RELATIONS)


def _found(reading: Reading) -> dict[tuple[int, int], list[_Place]]:
    found: dict[tuple[int, int], list[_Place]] = defaultdict(list)
    for nearness, one, other in _ways(reading):
        types = (reading.referents[mention.referent].type for mention in (one, other))
        if one.referent != other.referent and any(_allowed(*map(TYPES.index, types))):
            pair = (min(one.referent, other.referent), max(one.referent, other.referent))
            found[pair].append((nearness, other.row - one.row, one.row, int(other.nested), one, other))
    return found


def _ways(reading: Reading) -> Iterator[tuple[int, Mention, Mention]]:
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    plain = [mention for mention in reading.mentions if not mention.nested]
    for mention in plain:
        by_sentence[mention.sentence].append(mention)
    yield from _nested(reading.mentions)
    yield from _near(plain, reading.headers)
    yield from _lists(by_sentence, reading.headers)


def _nested(mentions: Sequence[Mention]) -> Iterator[tuple[int, Mention, Mention]]:
    outer: Mention | None = None
    for mention in mentions:
        if not mention.nested:
            outer = mention
        elif outer is not None:
            yield _ONE_SENTENCE, outer, mention


def _near(plain: Sequence[Mention], headers: Sequence[int]) -> Iterator[tuple[int, Mention, Mention]]:
    for number, one in enumerate(plain):
        for other in plain[number + 1 : number + _FOLLOWING]:
            apart = other.sentence - one.sentence
            if apart > REACH:
                break
            if apart == 0:
                yield _ONE_SENTENCE, one, other
            elif headers[other.sentence] == one.sentence:
                yield _HEADER, one, other
            else:
                yield _ITEMS + apart, one, other


def _lists(
    by_sentence: dict[int, list[Mention]], headers: Sequence[int]
) -> Iterator[tuple[int, Mention, Mention]]:
    items: dict[int, list[Mention]] = defaultdict(list)
    for sentence, header in enumerate(headers):
        if header >= 0:
            items[header] += by_sentence.get(sentence, [])
    for header, mentions in items.items():
        for number, one in enumerate(mentions):
            if one.sentence - header > REACH:
                yield from ((_HEADER, above, one) for above in by_sentence.get(header, ()))
            for other in mentions[number + 1 : number + _ITEMS_AFTER]:
                if other.sentence != one.sentence:
                    yield _ITEMS, one, other


def _rows(one: Mention, other: Mention) -> tuple[int, ...]:
    if (one.first, one.last) == (other.first, other.last):
        return (one.row, other.row, one.row, one.row, other.row, other.row)
    return (one.row, other.row, one.first, one.last, other.first, other.last)


class _Counts:
    """What stands between two rows, and how often each referent is named."""

    def __init__(self, reading: Reading) -> None:
        kinds = np.array([_kind(type_) for type_ in ("", *TYPES)])[reading.types]
        self._before = [[0, *np.cumsum(kinds == kind).tolist()] for kind in (1, 2, 3)]
        self._named = np.bincount([mention.referent for mention in reading.mentions]).tolist()

    def facts(self, nearness: int, one: Mention, other: Mention) -> tuple[int, ...]:
        """Return the facts of a place, in the order of `FACTS`."""
        first, second = one.row, other.row
        between = (sums[max(second, first + 1)] - sums[first + 1] for sums in self._before)
        in_row, in_other = one.first != one.last, other.first != other.last
        same = in_row and (one.first, one.last) == (other.first, other.last)
        reduced = second - first if same else other.first - one.last
        return (
            min(nearness, FACTS["nearness"] - 1),
            _step(second - first),
            *(min(count, limit) for count, limit in zip(between, (4, 3, 3), strict=True)),
            same + 2 * in_row + 4 * in_other,
            _step(max(reduced, 0)),
            min(self._named[one.referent], 4),
            min(self._named[other.referent], 4),
        )


@cache
def _kind(type_: str) -> int:
    if not type_:
        return 0
    family = VOCABULARY.entity_type(type_).family
    return {"Organization": 1, "Person": 2}.get(family, 3)


def _step(distance: int) -> int:
    """Return small distances as they are and larger ones by powers of two."""
    return distance if distance < _FEW else min(3 + distance.bit_length(), 13)


def split(weights: Sequence[int], heaviest: int) -> Iterator[range]:
    """Yield passages of sentences, given each sentence's weight, that together weigh `heaviest` at most.

    They overlap by the reach of a pair or half their weight; a sentence heavier than that is a passage alone.
    """
    start = stop = 0
    while stop < len(weights):
        stop = start + 1 + _fitting(weights[start + 1 :], heaviest - weights[start])
        yield range(start, stop)
        before = weights[start + 1 : stop][::-1]
        start = stop - min(_fitting(before, heaviest // 2), REACH)


def _fitting(weights: Sequence[int], most: int) -> int:
    """Return how many of the first weights make up no more than `most`."""
    total = 0
    for number, weight in enumerate(weights):
        total += weight
        if total > most:
            return number
    return len(weights)
