"""Agreements of many parties, drawn as a hub with a line to each party in place of a line for each pair."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.map.seeing.elements import MapRelationship, as_json, folded, relationship
from kg.map.store import Reading

LEAST = 3
"""From how many parties in the picture on an agreement is a hub."""

MOST = 100
"""How many hubs a picture has at the most; the pairs of other agreements are drawn."""

_PARTIES = """
SELECT r.* FROM json_each(:ids) AS asked
CROSS JOIN relationship AS r ON r.source = asked.value AND r.relation = 'party_to'
"""

Parties = Mapping[str, Mapping[str, Sequence[MapRelationship]]]
"""What makes each party one of an agreement, by agreement and party."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The hubs of a picture, in order of id, and what is shown of relationships with them."""

    hubs: tuple[str, ...]
    relationships: tuple[MapRelationship, ...]


def candidates(reading: Reading, ids: Collection[str]) -> tuple[Parties, int]:
    """Return the agreements that may be hubs between these entities, and how many more are left out.

    Of more than `MOST`, those stay that have the most parties here.
    """
    found = defaultdict[str, dict[str, list[MapRelationship]]](lambda: defaultdict(list))
    for row in reading.rows(_PARTIES, {"ids": as_json(ids)}):
        found[row["target"]][row["source"]].append(relationship(row))
    able = sorted(
        (agreement for agreement, parties in found.items() if len(parties) >= LEAST),
        key=lambda agreement: (-len(found[agreement]), agreement),
    )
    return {agreement: found[agreement] for agreement in able[:MOST]}, len(able[MOST:])


def fold(shown: Collection[MapRelationship], parties: Parties, present: Collection[str]) -> Folded:
    """Fold the pairs that follow from agreements, of the relationships shown.

    An agreement is a hub if at least three of its parties are tied by what is shown: to it, or to one another
    by its pairs. These parties are then shown to be its parties. An agreement that is no hub, and is not
    present by itself, is not shown, nor what leads to it.
    """
    tied = _tied(shown, parties)
    hubs = sorted(agreement for agreement, those in tied.items() if len(those) >= LEAST)
    absent = parties.keys() - set(hubs) - set(present)
    kept = {each.id: each for each in shown if absent.isdisjoint((each.source, each.target))}
    for hub in hubs:
        kept |= {each.id: each for party in tied[hub] for each in parties[hub][party]}
    for each in shown:
        if each.agreement in hubs and {each.source, each.target} <= tied[each.agreement]:
            kept[each.id] = folded(each)
    return Folded(tuple(hubs), tuple(kept.values()))


def _tied(shown: Collection[MapRelationship], parties: Parties) -> dict[str, set[str]]:
    tied: dict[str, set[str]] = {agreement: set() for agreement in parties}
    for each in shown:
        if each.relation == "party_to" and each.target in tied:
            tied[each.target].add(each.source)
        elif each.agreement in tied:
            tied[each.agreement] |= {each.source, each.target} & parties[each.agreement].keys()
    return tied
