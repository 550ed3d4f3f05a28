"""The picture as a network in GraphML, with places, colours and the surest sentence of each relationship."""

from dataclasses import asdict

import networkx as nx

from kg.analysis.exports import graphml
from kg.analysis.exports.drawable import drawable
from kg.analysis.exports.xml_text import legible
from kg.map.paper.legend import legend, relation_label, type_label
from kg.map.paper.sheet import LICENCE, Sheet
from kg.map.seeing.elements import MapRelationship
from kg.map.seeing.pictures import PlacedEntity

Properties = dict[str, str | int | float | bool | list[str] | None]


def encoded(shown: Sheet) -> bytes:
    """Return a GraphML file that networkx and Gephi read.

    Nodes have `x`, `y`, `r`, `g` and `b`, by which Gephi places and colours them.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in shown.entities:
        graph.add_node(entity.entity.id, **_entity(shown, entity))
    for each in shown.relationships:
        graph.add_edge(each.source, each.target, each.id, **_relationship(shown, each))
    about: dict[str, str | int] = {
        "title": legible(shown.title),
        "revision": shown.revision,
        "published": shown.published.isoformat(),
        "exported": shown.occasion.made_on.isoformat(),
        "permalink": legible(shown.occasion.permalink),
        "source": shown.word("source"),
        "license": LICENCE,
    }
    told = f"{shown.title}. {shown.word('as_of', revision=shown.revision, date=about['published'])}."
    return graphml.encoded(drawable(graph), legible(f"{told} {shown.word('source')}."), about)


def _entity(shown: Sheet, placed: PlacedEntity) -> Properties:
    entity = placed.entity
    colour = legend().group(entity.type).light
    return {
        "type": entity.type,
        "type_label": type_label(entity.type, shown.occasion.language),
        "name": shown.name(entity.id),
        "language": shown.language_of(entity.id),
        **{f"name_{language}": name for language, name in entity.names.items()},
        "documents": entity.documents,
        "degree": entity.degree,
        "regions": list(entity.regions),
        "sectors": list(entity.sectors),
        "place": entity.place,
        "hub": placed.hub,
        "x": float(placed.x),
        "y": float(placed.y),
        **{channel: int(colour[at : at + 2], 16) for channel, at in (("r", 1), ("g", 3), ("b", 5))},
    }


def _relationship(shown: Sheet, each: MapRelationship) -> Properties:
    properties = asdict(each)
    for end in ("id", "source", "target", "relation"):
        del properties[end]
    surest = next(iter(shown.proofs[each.id]), None)
    return {
        **properties,
        "type": each.relation,
        "relation_label": relation_label(each.relation, shown.occasion.language),
        "sentence": surest.sentence if surest else None,
        "document": surest.document.title if surest else None,
        "published": surest.document.published if surest else None,
        "uri": surest.document.uri if surest else None,
    }
