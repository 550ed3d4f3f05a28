"""Small documents with statements, made by hand and by hypothesis."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from kg.model import (
    VOCABULARY,
    Document,
    Dropped,
    Extraction,
    Judgement,
    Language,
    Mention,
    PartialDate,
    Span,
    Statement,
    Status,
    Value,
    Verdict,
)

EXTRACTOR = "rules 1"


def document(name: str = "page", text: str = "Alpha University works with Beta LLP.") -> Document:
    return Document(f"https://example.org/{name}", text, Language.EN, "A page", PartialDate(2026, 1, 12))


def mention(text: str, surface: str, type_: str) -> Mention:
    start = text.index(surface)
    return Mention(surface.lower(), type_, Span(start, start + len(surface)), surface)


def extraction(of: Document, confidence: float = 0.9) -> Extraction:
    """Two statements, a relation and a property, and two dropped finds."""
    university = mention(of.text, "Alpha University", "University")
    company = mention(of.text, "Beta LLP", "Company")
    whole = Span(0, len(of.text))
    return Extraction(
        statements=(
            Statement(
                of.id, "partners_with", university, company, of.text, whole, Status.PLANNED,
                kind="memorandum", valid=(PartialDate(2026), PartialDate(2027, 3)), agreement="a1",
                confidence=confidence, extractor="acts",
            ),
            Statement(of.id, "name", university, Value("Alpha University", "en"), of.text, whole),
        ),
        dropped=(
            Dropped("no such relation", "works", Span(17, 22)),
            Dropped("no such relation", "with", Span(23, 27)),
        ),
    )  # fmt: skip


def judgement(left: str = "e1", right: str = "e2", verdict: Verdict = Verdict.SAME) -> Judgement:
    at = datetime(2026, 1, 12, 10, 30, 5, 250, tzinfo=UTC)
    names = ("«Бета» ЖШС", "Beta LLP")
    return Judgement(left, right, verdict, "Ainur", at, 0.75, "own_word_agrees +4.5", names)


DATES = st.builds(
    lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]), st.dates(), st.integers(1, 3)
)
DOCUMENTS = st.builds(
    Document,
    uri=st.text(min_size=1),
    text=st.text(min_size=1),
    language=st.sampled_from(Language),
    title=st.text(),
    published=st.none() | DATES,
)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def statements(draw: st.DrawFn, of: Document) -> Statement:
    def a_mention(types: list[str]) -> Mention:
        span = draw(spans(of.text))
        return Mention(draw(st.text()), draw(st.sampled_from(types)), span, span.of(of.text))

    relation = draw(st.sampled_from(sorted(VOCABULARY.relation_types) + sorted(VOCABULARY.properties)))
    target: Mention | Value
    if relation in VOCABULARY.properties:
        subject = a_mention(sorted(VOCABULARY.entity_types))
        target = Value(draw(st.text()), draw(st.none() | st.text()))
    else:
        subject = a_mention(sorted(VOCABULARY.relation_types[relation].domain))
        target = a_mention(sorted(VOCABULARY.relation_types[relation].range))
    span = draw(spans(of.text))
    return Statement(
        document_id=of.id,
        relation=relation,
        subject=subject,
        object=target,
        sentence=span.of(of.text),
        span=span,
        status=draw(st.sampled_from(Status)),
        role=draw(st.none() | st.text()),
        kind=draw(st.none() | st.sampled_from(VOCABULARY.kinds_of(relation))),
        valid=draw(st.tuples(st.none() | DATES, st.none() | DATES)),
        agreement=draw(st.none() | st.text()),
        confidence=draw(st.floats(0, 1)),
        extractor=draw(st.text()),
    )


@st.composite
def read_documents(draw: st.DrawFn) -> tuple[Document, Extraction]:
    """Any document with any statements that the vocabulary allows."""
    of = draw(DOCUMENTS)
    found = draw(st.lists(statements(of), max_size=4, unique_by=lambda statement: statement.id))
    dropped = draw(st.lists(st.builds(Dropped, st.text(), st.text(), spans(of.text)), max_size=4))
    return of, Extraction(tuple(found), tuple(dropped))
