"""Turns referents and relations into the statements of a document, each with the sentence that says it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.extract.findings import Findings, Referent, Relation
from kg.model import Document, Dropped, Extraction, Language, Mention, Span, Statement, Value, content_id

_KAZAKH_LETTER = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_WORD = re.compile(r"[^\W\d_]+")
_MOSTLY = 4
_CYRILLIC_LETTER = re.compile("[а-яёА-ЯЁ]")


def statements(document: Document, found: Findings) -> Extraction:
    """Return what the findings say as statements; what the vocabulary refuses is dropped with the reason."""
    writer = _Writer(document, found)
    for referent in found.referents:
        writer.properties(referent)
    for relation in found.relations:
        writer.relation(relation)
    return Extraction(tuple(writer.statements.values()), tuple(writer.dropped))


def referent_id(document: Document, referent: Referent) -> str:
    """Return the identifier of a referent: `r` and 20 digits of the document, first mention and type."""
    first = min(referent.mentions)
    return content_id("r", document.id, first.start, first.end, referent.type)


def written_in(text: str, language: Language) -> Language:
    """Return the language a stretch of text is written in, by its letters; `language` decides a tie.

    A Kazakh name or two make no Russian text Kazakh.
    """
    words = _WORD.findall(text)
    kazakh = sum(_KAZAKH_LETTER.search(word) is not None for word in words)
    if kazakh and (language is not Language.RU or kazakh * _MOSTLY > len(words)):
        return Language.KK
    if _CYRILLIC_LETTER.search(text):
        return Language.RU if language is Language.EN else language
    return Language.EN


class _Writer:
    """Collects the statements of one document, without repetition."""

    def __init__(self, document: Document, found: Findings) -> None:
        self._document = document
        self._text = found.text
        self._sentences = found.sentences
        self._starts = [sentence.start for sentence in found.sentences]
        self.statements: dict[str, Statement] = {}
        self.dropped = [Dropped(reason, span.of(document.text), span) for reason, span in found.dropped]

    def properties(self, referent: Referent) -> None:
        """State the referent's name and other forms, the number and date of an act, and further values."""
        for name, span in self._names(referent):
            relation = "name" if name == referent.name else "alias"
            sentence = self._sentence(span).of(self._document.text)
            language = written_in(sentence, Language(self._document.language))
            self._property(referent, relation, Value(name, language), span)
        if referent.number is not None:
            self._property(referent, "number", Value(referent.number), referent.mentions[0])
        if referent.date is not None:
            self._property(referent, "date", Value(str(referent.date)), referent.mentions[0])
        for relation, text in referent.values.items():
            self._property(referent, relation, Value(text), referent.mentions[0])

    def relation(self, relation: Relation) -> None:
        """State the relation, unless the vocabulary refuses it."""
        try:
            statement = Statement(
                document_id=self._document.id,
                relation=relation.relation,
                subject=self._mention(relation.subject, relation.subject_span),
                object=self._mention(relation.object, relation.object_span),
                sentence=relation.evidence.of(self._document.text),
                span=relation.evidence,
                status=relation.status,
                role=relation.role,
                kind=relation.kind,
                valid=(relation.since, relation.until),
                agreement=referent_id(self._document, relation.agreement) if relation.agreement else None,
                confidence=relation.confidence,
                extractor=relation.rule,
            )
        except ValueError as refusal:
            self._drop(str(refusal), relation.evidence)
        else:
            self.statements.setdefault(statement.id, statement)

    def _names(self, referent: Referent) -> Iterator[tuple[str, Span]]:
        surfaces: dict[str, Span] = {}
        for span in referent.mentions:
            surfaces.setdefault(span.of(self._text), span)
        yield referent.name, surfaces.pop(referent.name, referent.mentions[0])
        yield from surfaces.items()

    def _property(self, referent: Referent, relation: str, value: Value, span: Span) -> None:
        evidence = self._sentence(span)
        try:
            statement = Statement(
                document_id=self._document.id,
                relation=relation,
                subject=self._mention(referent, span),
                object=value,
                sentence=evidence.of(self._document.text),
                span=evidence,
                confidence=referent.confidence,
                extractor=referent.finder,
            )
        except ValueError as refusal:
            self._drop(str(refusal), span)
        else:
            self.statements.setdefault(statement.id, statement)

    def _mention(self, referent: Referent, span: Span) -> Mention:
        surface = span.of(self._document.text)
        return Mention(referent_id(self._document, referent), referent.type, span, surface)

    def _sentence(self, span: Span) -> Span:
        """Return the sentence of the span, or the sentences when it reaches over a boundary."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = max(bisect_right(self._starts, span.end - 1) - 1, first)
        if not self._sentences:
            return span
        return Span(min(self._sentences[first].start, span.start), max(self._sentences[last].end, span.end))

    def _drop(self, reason: str, span: Span) -> None:
        self.dropped.append(Dropped(reason, span.of(self._document.text), span))
