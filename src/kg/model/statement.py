"""What one document says: statements about the things it names, each with its evidence."""

from dataclasses import dataclass
from enum import StrEnum

from kg.model.dates import PartialDate
from kg.model.identity import content_id
from kg.model.vocabulary import VOCABULARY


class Status(StrEnum):
    """Whether the document says that it is so, will be so, was so, or is not so."""

    ACTUAL = "actual"
    PLANNED = "planned"
    ENDED = "ended"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the slice of the text that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text. Mentions of one thing within one document share the `referent` id.

    `surface` equals the slice `span` of the document's text, character by character.
    """

    referent: str
    type: str
    span: Span
    surface: str

    def __post_init__(self) -> None:
        VOCABULARY.entity_type(self.type)


@dataclass(frozen=True, slots=True)
class Value:
    """A property's value, such as a name in a language, a number or a date in ISO form."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one document says.

    A relation (`holds_role`, `partners_with`, …) has a `Mention` as its object; a property (`name`,
    `number`, `date`, …) has a `Value`. `sentence` is the quoted evidence and equals the slice `span` of the
    document's text. `valid` is (since, until) as far as the text says. `agreement` is the referent of the
    agreement that a pair of partners is derived from.
    """

    document_id: str
    relation: str
    subject: Mention
    object: Mention | Value
    sentence: str
    span: Span
    status: Status = Status.ACTUAL
    role: str | None = None
    kind: str | None = None
    valid: tuple[PartialDate | None, PartialDate | None] = (None, None)
    agreement: str | None = None
    confidence: float = 1.0
    extractor: str = ""

    def __post_init__(self) -> None:
        target = self.object.type if isinstance(self.object, Mention) else None
        VOCABULARY.check_relation(self.relation, self.subject.type, target)
        VOCABULARY.check_kind(self.relation, self.kind)

    @property
    def id(self) -> str:
        """The identifier, `s` and 20 hexadecimal digits: document, spans, relation and what qualifies it."""
        if isinstance(self.object, Mention):
            target: tuple[object, ...] = (self.object.span.start, self.object.span.end, self.object.referent)
        else:
            target = (self.object.text, self.object.language)
        return content_id(
            "s", self.document_id, self.relation, self.subject.referent, self.subject.span.start,
            self.subject.span.end, *target, self.span.start, self.span.end, self.status, self.role,
            self.kind, *self.valid, self.agreement,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something the extractor found and did not keep, and why."""

    reason: str
    surface: str
    span: Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document, and what was dropped on the way."""

    statements: tuple[Statement, ...]
    dropped: tuple[Dropped, ...] = ()

    def at_least(self, confidence: float) -> "Extraction":
        """Return the relations of at least a confidence, from 0 to 1, and the properties of what is left.

        Of a thing that no relation left names, properties of at least the confidence stay.
        """
        sure = [statement for statement in self.statements if statement.confidence >= confidence]
        named = {
            mention.referent
            for statement in sure
            for mention in (statement.subject, statement.object)
            if isinstance(statement.object, Mention) and isinstance(mention, Mention)
        }
        kept = tuple(
            statement
            for statement in self.statements
            if statement.confidence >= confidence
            or (isinstance(statement.object, Value) and statement.subject.referent in named)
        )
        return Extraction(kept, self.dropped)
