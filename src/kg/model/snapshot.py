"""What the ledger says at one revision, resolved: the content of every projection."""

from dataclasses import dataclass

from kg.model.dates import PartialDate
from kg.model.statement import Status


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entity; `keys` are the script-neutral look-up keys, the whole name's first."""

    text: str
    language: str | None
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A resolved thing. `id` is opaque and stable; `names` are sorted, the display `name` is one of them."""

    id: str
    type: str
    name: str
    names: tuple[Name, ...]
    number: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the projections show it: no text, for that stays in the ledger."""

    id: str
    uri: str
    title: str
    language: str
    published: PartialDate | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement between resolved entities; a property has `value` and no `object`.

    `id` is the statement's id, `source` the document's id; `start` and `end` count characters of the
    document's text and hold exactly `sentence`.
    """

    id: str
    type: str
    subject: str
    object: str | None
    value: str | None
    value_language: str | None
    status: Status
    role: str | None
    kind: str | None
    since: PartialDate | None
    until: PartialDate | None
    agreement: str | None
    sentence: str
    start: int
    end: int
    confidence: float
    extractor: str
    source: str


@dataclass(frozen=True, slots=True)
class Relationship:
    """All claims that say the same, as one edge: same type, ends, status, role, kind and agreement.

    A symmetric relation has its ends in ascending order. Denied claims make no relationship.
    `attested_on` is the latest day on which a document proves it, `sources` the number of documents.
    """

    id: str
    type: str
    source: str
    target: str
    status: Status
    role: str | None
    kind: str | None
    agreement: str | None
    since: PartialDate | None
    until: PartialDate | None
    attested_on: PartialDate | None
    confidence: float
    sources: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole content of a projection at a revision of the ledger, each part sorted by id."""

    revision: int
    entities: tuple[Entity, ...]
    relationships: tuple[Relationship, ...]
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
