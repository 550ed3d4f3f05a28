"""Entities that a name finds."""

from dataclasses import dataclass

from kg.model.table import Table

ANYTHING = "Entity"
"""The type of entity that every one is of."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that a search found; `documents` counts the documents that name it."""

    id: str
    name: str
    type: str
    documents: int


def hits_of(table: Table) -> list[Hit]:
    """Return the rows of an answer with the columns of a hit."""
    return [
        Hit(str(row["id"]), str(row["name"]), str(row["type"]), int(str(row["documents"])))
        for row in table.records()
    ]


def of_type(hits: list[Hit], type_: str) -> list[Hit]:
    """Return those of a type of entity, or of a family of types."""
    from kg.model import VOCABULARY

    if type_ == ANYTHING:
        return hits
    return [hit for hit in hits if type_ in (hit.type, VOCABULARY.entity_type(hit.type).family)]
