"""Where organisations are and in what sectors, as far as the graph says."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from kg.analysis import ties
from kg.analysis.subgraph import Properties
from kg.knowledge import knowledge

if TYPE_CHECKING:
    import networkx as nx

Values = Mapping[str, frozenset[str]]

RELATIONS = ("located_in", "within", "operates_in", "member_of", "part_of")
"""What regions and sectors are read from."""


PROPERTIES = Properties((*ties.PROPERTIES.entities, "names"), ties.PROPERTIES.relationships)
"""What ties, regions and sectors are made of; countries are known by their names."""


class Attribute(StrEnum):
    """What organisations may be alike in."""

    TYPE = "type"
    REGION = "region"
    SECTOR = "sector"


def values(extracted: "nx.MultiDiGraph[str]", attribute: Attribute) -> Values:
    """Return, for each entity of which it is known, the types (by name), regions or sectors (by id)."""
    match attribute:
        case Attribute.TYPE:
            return {node: frozenset((properties["type"],)) for node, properties in extracted.nodes(data=True)}
        case Attribute.REGION:
            return regions(extracted)
        case Attribute.SECTOR:
            return sectors(extracted)


def regions(extracted: "nx.MultiDiGraph[str]") -> Values:
    """Return the regions in which an organisation is: the outermost place around its own, short of a country.

    Of a body that is only said to be in a country, the region is not known. A unit without a place of its own
    is where that is what it is part of.
    """
    places = _targets(extracted, "located_in")
    parents = _targets(extracted, "part_of")
    for unit, wholes in sorted(parents.items()):
        if unit not in places and extracted.nodes[unit]["type"] == "Unit":
            places[unit] = set().union(*(places.get(whole, set()) for whole in wholes))
    within = _targets(extracted, "within")
    lands = _countries(extracted)
    found = {
        node: frozenset(region(within, lands, place) for place in around - lands)
        for node, around in places.items()
    }
    return {node: those for node, those in found.items() if those}


def sectors(extracted: "nx.MultiDiGraph[str]") -> Values:
    """Return the sectors in which an organisation works, and those of the alliances it is a member of."""
    found = _targets(extracted, "operates_in")
    for member, groups in _targets(extracted, "member_of").items():
        for group in groups:
            if extracted.nodes[group]["type"] == "Alliance" and group in found:
                found[member] = found.get(member, set()) | found[group]
    return {node: frozenset(those) for node, those in found.items()}


def region(within: Mapping[str, set[str]], countries: set[str], place: str) -> str:
    """Return the outermost place around a place, short of a country; of several, that of the lowest id."""
    way = [place]
    while outer := within.get(way[-1], set()) - countries - set(way):
        way.append(min(outer))
    return way[-1]


def _countries(extracted: "nx.MultiDiGraph[str]") -> set[str]:
    return {
        node
        for node, properties in extracted.nodes(data=True)
        if properties["type"] == "Place"
        and not country_names().isdisjoint(name.casefold() for name in properties.get("names", ()))
    }


@cache
def country_names() -> frozenset[str]:
    """Return the names of countries in all languages, in small letters, from the table of known places."""
    with knowledge("ingest", "gazetteers", "authority", "places.tsv").open(
        encoding="utf-8", newline=""
    ) as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return frozenset(
        name.strip().casefold()
        for row in rows
        if row["kind"] == "country"
        for field in ("name_en", "name_ru", "name_kk", "aliases")
        for name in row[field].split(";")
        if name.strip()
    )


def _targets(extracted: "nx.MultiDiGraph[str]", relation: str) -> dict[str, set[str]]:
    targets: dict[str, set[str]] = defaultdict(set)
    for source, target, properties in extracted.edges(data=True):
        if properties["type"] == relation:
            targets[source].add(target)
    return dict(targets)
