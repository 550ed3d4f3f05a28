"""What the extractor finds, in the JSON form that the scorer of the gold reads."""

from typing import TypedDict
from urllib.parse import unquote, urlsplit

from kg.extract.findings import Findings, Referent, Relation, findings
from kg.extract.pipeline import read
from kg.extract.relations.places import RELATIONS
from kg.extract.relations.reading import TYPES
from kg.model import Document


class EntityPrediction(TypedDict):
    """One thing named in the document, with every distinct surface form."""

    key: str
    type: str
    name: str
    mentions: list[str]
    confidence: float


RelationPrediction = TypedDict(
    "RelationPrediction",
    {
        "type": str,
        "from": str,
        "to": str,
        "role": str | None,
        "kind": str | None,
        "date": str | None,
        "status": str,
        "confidence": float,
    },
)


class Prediction(TypedDict):
    """What was found in one document; relations name entities by key."""

    id: str
    entities: list[EntityPrediction]
    relations: list[RelationPrediction]


def predict(document: Document) -> Prediction:
    """Return entities and relations of a document; its id is the stem of the file name in its address.

    Only the types and relations that are annotated in gold texts are given: `party_to` follows from the
    pairs, and what is found by rules alone, such as commitments and indicators, is measured by itself.
    """
    stem = unquote(urlsplit(document.uri).path).rpartition("/")[2].rpartition(".")
    return prediction(stem[0] or stem[2], document.text, findings(read(document)))


def prediction(identifier: str, text: str, found: Findings) -> Prediction:
    """Return the findings in a text in the scorer's form under the given id."""
    annotated = [referent for referent in found.referents if referent.type in TYPES]
    keys = {id(referent): f"e{number}" for number, referent in enumerate(annotated, start=1)}
    return {
        "id": identifier,
        "entities": [_entity(keys[id(referent)], referent, text) for referent in annotated],
        "relations": [
            _relation(relation, keys) for relation in found.relations if relation.relation in RELATIONS
        ],
    }


def _entity(key: str, referent: Referent, text: str) -> EntityPrediction:
    surfaces = list(dict.fromkeys(span.of(text) for span in referent.mentions))
    return {
        "key": key,
        "type": referent.type,
        "name": referent.name,
        "mentions": surfaces,
        "confidence": referent.confidence,
    }


def _relation(relation: Relation, keys: dict[int, str]) -> RelationPrediction:
    return {
        "type": relation.relation,
        "from": keys[id(relation.subject)],
        "to": keys[id(relation.object)],
        "role": relation.role,
        "kind": relation.kind,
        "date": str(relation.since) if relation.since else None,
        "status": relation.status.value,
        "confidence": relation.confidence,
    }
