"""What the components of a pipeline hand to one another on the `Doc`: candidates, referents, relations.

All offsets are characters of the text, never tokens: a mention may end inside a token («ҚазҰУ»-дың).
The order is finders → candidates → selection → referents → relation components → relations → statements.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.extract.tables.table import Table
from kg.model import PartialDate, Span, Status


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that a finder takes for a name of the given entity type.

    `score` in 0..1 ranks candidates that overlap; `finder` names the component and rule. `number` and
    `date` are known for legal acts; `name` is a display form where it differs from the surface, such as
    the ministry for its minister's office.
    """

    span: Span
    type: str
    score: float
    finder: str
    name: str | None = None
    number: str | None = None
    date: PartialDate | None = None


@dataclass(slots=True, eq=False)
class Referent:
    """One thing named in the document: its type, display name and all places that name it, in text order.

    `values` are properties beside name, number and date, such as the `deadline` of a commitment.
    """

    type: str
    name: str
    mentions: list[Span]
    number: str | None = None
    date: PartialDate | None = None
    finder: str = ""
    confidence: float = 1.0
    values: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Relation:
    """A relation found between two referents.

    `subject_span` and `object_span` are the mentions it was read from, `evidence` the sentence or
    sentences (list header and item) that say it, `rule` the component and rule that fired.
    """

    relation: str
    subject: Referent
    object: Referent
    subject_span: Span
    object_span: Span
    evidence: Span
    rule: str
    status: Status = Status.ACTUAL
    role: str | None = None
    kind: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    agreement: Referent | None = None
    confidence: float = 1.0


@dataclass(slots=True)
class Findings:
    """Everything found in one document so far.

    `text` is the document's with the cells of tables on lines of their own, character for character in the
    same places; it is kept because spaCy puts it together anew each time it is asked. `sentences` cover it in
    order without overlap, a row of a table being one; `roles` are the words for posts that persons hold.
    """

    text: str = ""
    tables: tuple[Table, ...] = ()
    published: PartialDate | None = None
    sentences: list[Span] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    roles: list[Span] = field(default_factory=list)
    referents: list[Referent] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    dropped: list[tuple[str, Span]] = field(default_factory=list)


Doc.set_extension("findings", default=None, force=True)


def findings(doc: Doc) -> Findings:
    """Return the findings of a `Doc`, begun empty on first use."""
    if doc._.findings is None:
        doc._.findings = Findings(doc.text)
    found = doc._.findings
    assert isinstance(found, Findings)  # noqa: S101  (narrows spaCy's untyped extension)
    return found
