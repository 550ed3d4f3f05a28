"""What a picture shows, with all that goes with it when it leaves the page: on whose word, and as of when.

Its places are given; nothing is looked for that the picture does not show.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kg.map.paper.legend import legend
from kg.map.seeing import elements
from kg.map.seeing.elements import MapDocument, MapRelationship, as_json
from kg.map.seeing.hubs import LEAST
from kg.map.seeing.pictures import PlacedEntity

if TYPE_CHECKING:
    from kg.map.placing import Point
    from kg.map.store import Reading

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Under which what the map shows may be used again, as the catalogue of the data says."""

_SAID = """
SELECT r.id AS relationship, claim.* FROM json_each(:ids) AS asked
CROSS JOIN relationship AS r ON r.id = asked.value
CROSS JOIN json_each(r.claims) AS said
CROSS JOIN claim ON claim.id = said.value
ORDER BY claim.confidence DESC, claim.id
"""


@dataclass(frozen=True, slots=True)
class Occasion:
    """For whom a picture is made, its title, where it is seen again, and which entities stand out."""

    title: str
    language: str
    permalink: str
    made_on: date
    selected: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Proof:
    """A claim that says a relationship, and the document that states it."""

    id: str
    status: str
    role: str | None
    kind: str | None
    since: str | None
    until: str | None
    sentence: str
    confidence: float
    extractor: str
    document: MapDocument


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many of the asked entities and relationships the map does not know any more."""

    entities: int
    relationships: int


@dataclass(frozen=True)
class Sheet:
    """Placed entities and the relationships shown among them, each with its proofs, the surest first.

    `names` are those of agreements and other things that relationships speak of, by id. `published` is the
    day on which the revision was published.
    """

    occasion: Occasion
    revision: int
    published: date
    entities: tuple[PlacedEntity, ...]
    relationships: tuple[MapRelationship, ...]
    proofs: Mapping[str, tuple[Proof, ...]]
    names: Mapping[str, str]
    left_out: LeftOut

    @cached_property
    def by_id(self) -> Mapping[str, PlacedEntity]:
        """The entities by id."""
        return {each.entity.id: each for each in self.entities}

    @property
    def title(self) -> str:
        """What the picture is called, whether or not it was given a title."""
        return self.occasion.title.strip() or self.word("map")

    def word(self, key: str, **values: object) -> str:
        """Return a wording of the legend in the reader's language."""
        return legend().word(key, self.occasion.language, **values)

    def name(self, id_: str) -> str:
        """Return the name of an entity in the reader's language, or else as it is displayed."""
        entity = self.by_id[id_].entity
        return entity.names.get(self.occasion.language, entity.name)

    def language_of(self, id_: str) -> str | None:
        """Return in what language the name of an entity is, as far as that is known."""
        entity = self.by_id[id_].entity
        return self.occasion.language if self.occasion.language in entity.names else entity.language

    def documents(self, relationships: Sequence[MapRelationship]) -> int:
        """Return how many independent documents say these relationships; copies of one text are one."""
        origins = {proof.document.origin for each in relationships for proof in self.proofs[each.id]}
        return len(origins)


def sheet(
    reading: "Reading",
    places: Mapping[str, "Point"],
    relationships: Sequence[str],
    occasion: Occasion,
) -> Sheet:
    """Return what a picture shows: entities in these places, and these relationships among them.

    What the map does not know, and relationships of which an end is not in the picture, are left out and
    counted.
    """
    found = elements.entities(reading, list(places))
    asked = list(dict.fromkeys(relationships))
    among = [
        each for each in elements.relationships(reading, asked) if {each.source, each.target} <= found.keys()
    ]
    parties = _hubs(among)
    shown = tuple(
        elements.folded(each) if {each.source, each.target} <= parties.get(each.agreement, set()) else each
        for each in sorted(among, key=elements.order)
    )
    agreements = sorted({each.agreement for each in shown if each.agreement})
    return Sheet(
        occasion=occasion,
        revision=reading.mark.revision,
        published=date.fromisoformat(reading.mark.published_at[:10]),
        entities=tuple(PlacedEntity(each, *places[id_], hub=id_ in parties) for id_, each in found.items()),
        relationships=shown,
        proofs=_proofs(reading, shown),
        names={
            id_: each.names.get(occasion.language, each.name)
            for id_, each in elements.entities(reading, agreements).items()
        },
        left_out=LeftOut(len(places) - len(found), len(asked) - len(shown)),
    )


def _hubs(shown: Sequence[MapRelationship]) -> Mapping[str | None, set[str]]:
    """Return the agreements to which many parties are shown to be tied, with these."""
    parties: dict[str | None, set[str]] = defaultdict(set)
    for each in shown:
        if each.relation == "party_to":
            parties[each.target].add(each.source)
    return {agreement: those for agreement, those in parties.items() if len(those) >= LEAST}


def _proofs(reading: "Reading", relationships: Sequence[MapRelationship]) -> Mapping[str, tuple[Proof, ...]]:
    rows = reading.rows(_SAID, {"ids": as_json(each.id for each in relationships)})
    documents = elements.documents(reading, {row["document"] for row in rows})
    proofs: dict[str, list[Proof]] = defaultdict(list)
    for row in rows:
        proofs[row["relationship"]].append(
            Proof(
                row["id"], row["status"], row["role"], row["kind"], row["since"], row["until"],
                row["sentence"], row["confidence"], row["extractor"], documents[row["document"]],
            )
        )  # fmt: skip
    return {each.id: tuple(proofs[each.id]) for each in relationships}
