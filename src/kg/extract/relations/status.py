"""What of a pair shows whether a relation is actual, planned, ended or denied."""

from kg.extract.relations.pairs import Pair, Place

_KINDS_OF_FEATURE = (
    "s:", "s#", "e:", "e2", "e#", "z#", "b:", "b#", "bb:", "p:", "p#", "p1", "q:", "q#", "q1", "hs", "N",
)  # fmt: skip
_PLACES = 4


def status_features(pair: Pair, relation: str) -> set[str]:
    """Return the features of the places that speak of the pair most directly, alone and with the relation."""
    seen: set[str] = set()
    for place in _closest(pair)[:_PLACES]:
        prefix = place.features[0]
        plain = (feature[len(prefix) :] for feature in place.features if "|" not in feature)
        seen.update(feature for feature in plain if feature.startswith(_KINDS_OF_FEATURE))
    return seen | {f"{feature}|{relation}" for feature in seen if "#" in feature} | {f"rel:{relation}"}


def _closest(pair: Pair) -> list[Place]:
    for prefixes in ((">", "<"), ("H>", "H<", "I>", "I<")):
        if places := [place for place in pair.places if place.features[0] in prefixes]:
            return places
    return pair.places
