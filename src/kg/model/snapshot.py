"""What the ledger says at one revision, resolved: the content of every projection."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kg.model.dates import PartialDate
from kg.model.identity import content_id
from kg.model.statement import Status

SUCCEEDED_BY = "succeeded_by"
"""The relation from a body that ended to one that took over; stated by documents or known publicly."""

WITHIN = "within"
"""The relation from a place to one around it; known publicly, stated by no document."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entity; `keys` are the script-neutral look-up keys, the whole name's first."""

    text: str
    language: str | None
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a body bore before, and between which dates, as far as known."""

    name: Name
    since: PartialDate | None
    until: PartialDate | None


@dataclass(frozen=True, slots=True)
class KnownAs:
    """What is publicly known of a body, whatever the documents say; `source` tells where it is known from.

    `names` are the official ones, at most one in each language. `since` and `until` are the dates between
    which the body existed. `identifiers` are those of Wikidata, ROR and the register of Kazakhstan, by
    `wikidata`, `ror` and `bin`. `website` is a host name, empty when not known.
    """

    key: str
    names: tuple[Name, ...]
    former: tuple[FormerName, ...]
    since: PartialDate | None
    until: PartialDate | None
    identifiers: Mapping[str, str]
    website: str
    source: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What is said of a commitment beside its wording: by when, and in what form it is fulfilled."""

    deadline: PartialDate | None
    completion_form: str | None


@dataclass(frozen=True, slots=True)
class Amount:
    """What an indicator counts: the number as text, the unit, and a date or `2024/2026` for the period."""

    value: str | None
    unit: str | None
    period: str | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A resolved thing. `id` is opaque and stable; `names` are sorted, the display `name` is one of them.

    These are the names that documents give; `known` holds what is known apart from them. A commitment has a
    `promise` and an indicator an `amount`, as far as documents give them. A place or sector of the authority
    tables has its key there as `concept`.
    """

    id: str
    type: str
    name: str
    names: tuple[Name, ...]
    number: str | None = None
    date: PartialDate | None = None
    known: KnownAs | None = None
    promise: Promise | None = None
    amount: Amount | None = None
    concept: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the projections show it: no text, for that stays in the ledger.

    `copy_of` is the id of the document that came first, if this one has nearly the same text. `read_at` is
    when (UTC) the document as it is now was read, and `read_by` the version of the extractor that did.
    """

    id: str
    uri: str
    title: str
    language: str
    published: PartialDate | None
    copy_of: str | None = None
    read_at: datetime | None = None
    read_by: str = ""

    @property
    def origin(self) -> str:
        """The id of the first document of this text: its own, unless it is a copy."""
        return self.copy_of or self.id


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
    `attested_on` is the latest day on which a document proves it, `sources` the number of independent
    documents: copies of one text count once. What is known publicly and not from documents has no claims,
    and says in `authority` where it is known from.
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
    authority: str | None = None

    @classmethod
    def known(
        cls, type_: str, source: str, target: str, authority: str, since: PartialDate | None = None
    ) -> "Relationship":
        """Return a relationship that is known publicly, whatever the documents say."""
        return cls(
            id=content_id("l", type_, source, target),
            type=type_,
            source=source,
            target=target,
            status=Status.ACTUAL,
            role=None,
            kind=None,
            agreement=None,
            since=since,
            until=None,
            attested_on=None,
            confidence=1.0,
            sources=0,
            claims=(),
            authority=authority,
        )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole content of a projection at a revision of the ledger, each part sorted by id.

    `rules` is the version of what decides which things are one; by other rules a revision looks otherwise.
    """

    revision: int
    entities: tuple[Entity, ...]
    relationships: tuple[Relationship, ...]
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    rules: str = ""
