"""The closed lists of entity types, relations, properties and kinds, read from `ontology/vocabulary.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from kg.knowledge import knowledge

ORGANIZATION = "Organization"


@dataclass(frozen=True, slots=True)
class EntityType:
    """A type of entity. `parent` is `Organization` for the eleven kinds of organisation, else `None`.

    Things of a type that is found `by_rules` are nothing that the networks learned to see.
    """

    name: str
    parent: str | None
    labels: Mapping[str, str]
    by_rules: bool = False

    @property
    def family(self) -> str:
        """The coarse type: `Organization` for every kind of organisation, else the type itself."""
        return self.parent or self.name


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation between two entities; `domain` and `range` list the entity types at its two ends.

    `kinds` are those of the relation's own; without any, the kinds of partnership go. A relation found
    `by_rules` is none that the networks learned to see.
    """

    name: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool
    labels: Mapping[str, str]
    kinds: tuple[str, ...] = ()
    by_rules: bool = False

    @property
    def edge(self) -> str:
        """The relationship type in the graph, such as `HOLDS_ROLE`."""
        return self.name.upper()

    @property
    def predicate(self) -> str:
        """The local name of the property in the ontology, such as `holdsRole`."""
        return term_name(self.name)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything a statement may be made of; what is not listed is refused with ValueError.

    `known_relations` are those that are known publicly alone and stated by no document.
    """

    entity_types: Mapping[str, EntityType]
    relation_types: Mapping[str, RelationType]
    known_relations: Mapping[str, RelationType]
    properties: frozenset[str]
    kinds: tuple[str, ...]

    def entity_type(self, name: str) -> EntityType:
        """Look an entity type up; raises ValueError when it is not in the list."""
        try:
            return self.entity_types[name]
        except KeyError:
            raise ValueError(f"no entity type {name!r}") from None

    def check_relation(self, relation: str, subject: str, target: str | None) -> None:
        """Raise ValueError unless the relation may hold between the types; `None` stands for a value."""
        if target is None:
            if relation not in self.properties:
                raise ValueError(f"no property {relation!r}")
            return
        if relation not in self.relation_types:
            raise ValueError(f"no relation {relation!r}")
        if not self.allows(relation, subject, target):
            raise ValueError(f"{relation} does not hold between {subject} and {target}")

    def allows(self, relation: str, subject: str, target: str) -> bool:
        """Tell whether the relation may hold between entities of these types."""
        definition = self.relation_types[relation]
        return subject in definition.domain and target in definition.range

    def check_kind(self, relation: str, kind: str | None) -> None:
        """Raise ValueError when the kind is not in the list of the relation's kinds."""
        if kind is not None and kind not in self.kinds_of(relation):
            raise ValueError(f"no kind of {relation} {kind!r}")

    def kinds_of(self, relation: str) -> tuple[str, ...]:
        """Return the kinds that a relation may be of; those of partnerships where it has none of its own."""
        definition = self.relation_types.get(relation)
        return (definition.kinds if definition else ()) or self.kinds


def term_name(name: str) -> str:
    """Return the local name in the ontology of a relation or property, such as `holdsRole`."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _read() -> Vocabulary:
    data = tomllib.loads(knowledge("ontology", "vocabulary.toml").read_text("utf-8"))
    entities = {
        row["name"]: EntityType(row["name"], row.get("parent"), row["label"], row.get("by_rules", False))
        for row in data["entity"]
    }
    organizations = frozenset(name for name, entity in entities.items() if entity.parent == ORGANIZATION)

    def expand(names: list[str]) -> frozenset[str]:
        return frozenset().union(*(organizations if name == ORGANIZATION else {name} for name in names))

    relations, known = (
        {
            row["name"]: RelationType(
                name=row["name"],
                domain=expand(row["domain"]),
                range=expand(row["range"]),
                symmetric=row.get("symmetric", False),
                labels=row["label"],
                kinds=tuple(row.get("kinds", ())),
                by_rules=row.get("by_rules", False),
            )
            for row in data[table]
        }
        for table in ("relation", "known_relation")
    )
    return Vocabulary(entities, relations, known, frozenset(data["properties"]), tuple(data["kinds"]))


VOCABULARY = _read()
