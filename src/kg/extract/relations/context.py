"""The document as relation components see it: lines of sentences in which each mention is one letter.

A person reads Ⓟ, an organisation Ⓞ, an event Ⓔ, an agreement Ⓐ, a legal act Ⓛ, a programme Ⓖ, a place Ⓣ and
a sector Ⓢ. Patterns are then regular expressions over short uniform strings such as «Ⓟ, rector of Ⓞ», and
work whatever the names look like.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.extract.findings import Referent, Relation, findings
from kg.model import VOCABULARY, PartialDate, Span, Status

LETTERS: Mapping[str, str] = {
    "Person": "Ⓟ",
    "Organization": "Ⓞ",
    "Event": "Ⓔ",
    "Agreement": "Ⓐ",
    "LegalAct": "Ⓛ",
    "Programme": "Ⓖ",
    "Place": "Ⓣ",
    "Sector": "Ⓢ",
}
_LETTER = re.compile("[Ⓐ-Ⓩ]")
_BULLET = re.compile(r"(?:[-–—•▪●·*►✓]|\(?\d{1,2}[.)]\)?|[a-zа-я]\))\s+")


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A mention with its referent, and the mentions that lie inside it, such as an act's issuer."""

    span: Span
    referent: Referent
    inside: tuple["Named", ...] = ()

    @property
    def family(self) -> str:
        """The coarse entity type."""
        return VOCABULARY.entity_type(self.referent.type).family


@dataclass(slots=True, eq=False)
class Masked:
    """A text in which mentions are covered by one letter each.

    `starts[i]` and `ends[i]` are the offsets in the document of character `i`; `marks` maps the positions
    of letters to mentions.
    """

    text: str
    starts: list[int]
    ends: list[int]
    marks: dict[int, Named]

    def span(self, start: int, end: int) -> Span:
        """The span of the document behind the positions `start`..`end`, at least one character long."""
        return Span(self.starts[start], self.ends[max(end - 1, start)])


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence with its mentions; `header` is the list header it is an item of, if it is one."""

    span: Span
    masked: Masked
    named: list[Named]
    order: int
    header: "Sentence | None" = None

    @property
    def text(self) -> str:
        """The masked text."""
        return self.masked.text

    def of(self, *families: str) -> list[Named]:
        """The sentence's mentions of these coarse types, in order."""
        return [named for named in self.named if named.family in families]


@dataclass(slots=True, eq=False)
class Context:
    """All sentences of a document and the mentions in text order."""

    doc: Doc
    sentences: list[Sentence]
    named: list[Named]
    _starts: list[int] = field(default_factory=list)
    _sentence_starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._sentence_starts = [sentence.span.start for sentence in self.sentences]
        self._starts = [named.span.start for named in self.named]

    def sentence(self, span: Span) -> Sentence:
        """The sentence that a stretch of text begins in, or the nearest one before it."""
        return self.sentences[max(bisect_right(self._sentence_starts, span.start) - 1, 0)]

    def within(self, span: Span) -> list[Named]:
        """The mentions that begin within a stretch of text, in text order."""
        return self.named[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def before(self, position: int) -> Iterator[Named]:
        """The mentions that begin before a position, the nearest first."""
        for index in range(bisect_right(self._starts, position - 1) - 1, -1, -1):
            yield self.named[index]

    def add(
        self,
        relation: str,
        subject: Named,
        target: Named,
        evidence: Span,
        rule: str,
        *,
        status: Status = Status.ACTUAL,
        role: str | None = None,
        kind: str | None = None,
        agreement: Referent | None = None,
        since: PartialDate | None = None,
        confidence: float = 0.8,
    ) -> None:
        """Append a relation unless the vocabulary forbids it between the two types."""
        if subject.referent is target.referent:
            return
        if not VOCABULARY.allows(relation, subject.referent.type, target.referent.type):
            return
        findings(self.doc).relations.append(
            Relation(
                relation,
                subject.referent,
                target.referent,
                subject.span,
                target.span,
                evidence,
                rule,
                status=status,
                role=role,
                kind=kind,
                since=since,
                agreement=agreement,
                confidence=confidence,
            )
        )


Doc.set_extension("relation_context", default=None, force=True)


def context(doc: Doc) -> Context:
    """Return the context of a document, made once from its sentences and referents."""
    if doc._.relation_context is None:
        doc._.relation_context = _build(doc)
    made = doc._.relation_context
    assert isinstance(made, Context)  # noqa: S101  (narrows spaCy's untyped extension)
    return made


def _build(doc: Doc) -> Context:
    text, named = findings(doc).text, _outermost(doc)
    sentences: list[Sentence] = []
    position = 0
    for span in _whole(findings(doc).sentences, named):
        while position < len(named) and named[position].span.start < span.start:
            position += 1
        first = position
        while position < len(named) and named[position].span.start < span.end:
            position += 1
        own = named[first:position]
        sentences.append(Sentence(span, mask(text, span, own), own, len(sentences)))
    _attach_headers(text, sentences)
    return Context(doc, sentences, named)


def _outermost(doc: Doc) -> list[Named]:
    flat = sorted(
        ((span, referent) for referent in findings(doc).referents for span in referent.mentions),
        key=lambda item: (item[0].start, -item[0].end),
    )
    outermost: list[Named] = []
    for span, referent in flat:
        if outermost and span.start < outermost[-1].span.end:
            outer = outermost[-1]
            outermost[-1] = Named(outer.span, outer.referent, (*outer.inside, Named(span, referent)))
        else:
            outermost.append(Named(span, referent))
    return outermost


def _whole(spans: list[Span], named: list[Named]) -> Iterator[Span]:
    """Join sentences that a mention straddles."""
    index = 0
    start: int | None = None
    for span in spans:
        start = span.start if start is None else start
        while index < len(named) and named[index].span.end <= span.end:
            index += 1
        if index < len(named) and named[index].span.start < span.end:
            continue
        yield Span(start, span.end)
        start = None
    if start is not None:
        yield Span(start, spans[-1].end)


def mask(text: str, span: Span, named: list[Named]) -> Masked:
    """Cover the mentions within a span of the text with their letters."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    marks: dict[int, Named] = {}
    position = span.start
    for item in [*named, None]:
        until = span.end if item is None else item.span.start
        plain = _LETTER.sub("x", text[position:until])
        parts.append(plain)
        starts.extend(range(position, until))
        ends.extend(range(position + 1, until + 1))
        if item is not None:
            marks[len(starts)] = item
            parts.append(LETTERS[item.family])
            starts.append(item.span.start)
            ends.append(item.span.end)
            position = item.span.end
    return Masked("".join(parts), starts, ends, marks)


def _attach_headers(text: str, sentences: list[Sentence]) -> None:
    """A line that ends in a colon is the header of the lines after it, up to a gap or a line unlike them."""
    header: Sentence | None = None
    previous: Sentence | None = None
    bulleted = False
    for sentence in sentences:
        if previous is not None and header is not None:
            gap = text[previous.span.end : sentence.span.start].count("\n")
            opens = _BULLET.match(sentence.text) is not None
            if previous is header:
                bulleted = opens
                inside = gap >= 1
            elif gap == 0:
                inside = True
            else:
                inside = opens if bulleted else gap == 1 and previous.text.rstrip()[-1:] in ";,"
            sentence.header = header if inside else None
            if not inside:
                header = None
        if sentence.text.rstrip().endswith(":"):
            header = sentence
        previous = sentence
