"""The picture and what goes with it as JSON: entities, places, relationships and their evidence."""

import json
from dataclasses import asdict

from kg.map.paper.legend import LANGUAGES, legend, relation_label, type_label
from kg.map.paper.sheet import LICENCE, Sheet

Json = dict[str, object]


def encoded(shown: Sheet) -> bytes:
    """Return the JSON file; entities and relationships have the fields that the API gives them."""
    return (json.dumps(record(shown), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def record(shown: Sheet) -> Json:
    """Return what the file holds."""
    return {
        "title": shown.title,
        "language": shown.occasion.language,
        "revision": shown.revision,
        "published": shown.published.isoformat(),
        "made_on": shown.occasion.made_on.isoformat(),
        "permalink": shown.occasion.permalink,
        "source": shown.word("source"),
        "license": LICENCE,
        "selected": sorted(shown.occasion.selected),
        "left_out": asdict(shown.left_out),
        "legend": _legend(shown),
        "entities": [
            {**asdict(each.entity), "x": each.x, "y": each.y, "hub": each.hub} for each in shown.entities
        ],
        "relationships": [
            {**asdict(each), "evidence": [asdict(proof) for proof in shown.proofs[each.id]]}
            for each in shown.relationships
        ],
    }


def _legend(shown: Sheet) -> Json:
    """Return the look and the names of what the picture has."""
    types = sorted({each.entity.type for each in shown.entities})
    relations = sorted({each.relation for each in shown.relationships})
    return {
        "types": [
            {
                "id": type_,
                "group": group.id,
                "shape": asdict(group.shape),
                "light": group.light,
                "dark": group.dark,
                "label": {language: type_label(type_, language) for language in LANGUAGES},
            }
            for type_ in types
            for group in [legend().group(type_)]
        ],
        "statuses": [asdict(line) for line in legend().statuses],
        "relations": [
            {
                "id": relation,
                "label": {language: relation_label(relation, language) for language in LANGUAGES},
            }
            for relation in relations
        ],
    }
