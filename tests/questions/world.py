"""The invented world of `world.toml` as documents with statements, and what they make."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from kg.model import (
    VOCABULARY,
    Document,
    Language,
    Mention,
    PartialDate,
    Relationship,
    Snapshot,
    Span,
    Statement,
    Status,
    Value,
)
from kg.model.snapshot import KnownAs
from kg.resolve import assemble

WORLD = tomllib.loads(Path(__file__).with_name("world.toml").read_text("utf-8"))
THINGS: Mapping[str, Mapping[str, str]] = WORLD["things"]
IDS = {key: f"e{number:020x}" for number, key in enumerate(THINGS, start=1)}


@dataclass(frozen=True)
class Said:
    """One line of a document: a relation or a property of a thing, with what qualifies it."""

    subject: str
    relation: str
    object: str
    qualifiers: Mapping[str, str]

    @property
    def things(self) -> tuple[str, ...]:
        return (self.subject,) if self.relation in VOCABULARY.properties else (self.subject, self.object)


def documents() -> list[Document]:
    """The documents of the world."""
    return [_document(page)[0] for page in WORLD["document"]]


@cache
def snapshot() -> Snapshot:
    """What the documents of the world make, with what is known of it apart from them."""
    statements = [statement for page in WORLD["document"] for statement in _statements(*_document(page))]
    entity_of = {statement.subject.referent: _entity(statement.subject.referent) for statement in statements}
    entity_of |= {
        statement.object.referent: _entity(statement.object.referent)
        for statement in statements
        if isinstance(statement.object, Mention)
    }
    made = assemble(1, documents(), statements, entity_of)
    around = tuple(_within(inner, outer) for inner, outer in WORLD["within"].items())
    entities = [
        replace(entity, known=_known(key)) if (key := _key(entity.id)) in WORLD["known"] else entity
        for entity in made.entities
    ]
    return replace(made, entities=tuple(entities), relationships=(*made.relationships, *around))


def _key(entity: str) -> str:
    return next(key for key, id_ in IDS.items() if id_ == entity)


def _entity(referent: str) -> str:
    return IDS[referent.split("/")[1]]


def _document(page: Mapping[str, Any]) -> tuple[Document, list[Said]]:
    said = [_said(line) for line in page["says"]]
    text = "".join(f"{_sentence(one, page['language'])}\n" for one in said)
    published = PartialDate.parse(page["published"]) if "published" in page else None
    return Document(
        page["uri"], text, Language(page["language"]), f"Title of {page['name']}", published
    ), said


def _said(line: str) -> Said:
    first, *qualifiers = line.split("; ")
    subject, relation, target = first.split(" ", 2)
    return Said(subject, relation, target, dict(part.split("=", 1) for part in qualifiers))


def _sentence(said: Said, language: str) -> str:
    target = said.object if len(said.things) == 1 else _name(said.object, language)[0]
    words = [
        _name(said.subject, language)[0],
        said.relation.replace("_", " "),
        target,
        *said.qualifiers.values(),
    ]
    return f"{' – '.join(words)}."


def _name(key: str, language: str) -> tuple[str, str]:
    names = {code: THINGS[key][code] for code in ("en", "ru", "kk") if code in THINGS[key]}
    return (
        (names[language], language)
        if language in names
        else next((text, code) for code, text in names.items())
    )


def _statements(document: Document, said: list[Said]) -> Iterator[Statement]:
    named: set[str] = set()
    start = 0
    for one in said:
        sentence = _sentence(one, document.language)
        span = Span(start, start + len(sentence))
        start = span.end + 1
        for key in one.things:
            if key not in named:
                named.add(key)
                text, language = _name(key, document.language)
                yield Statement(
                    document.id, "name", _mention(document, key, span), Value(text, language), sentence, span
                )
        yield _statement(document, one, sentence, span)


def _mention(document: Document, key: str, sentence: Span) -> Mention:
    name = _name(key, document.language)[0]
    start = document.text.index(name, sentence.start)
    return Mention(f"{document.id}/{key}", THINGS[key]["type"], Span(start, start + len(name)), name)


def _statement(document: Document, said: Said, sentence: str, span: Span) -> Statement:
    given = said.qualifiers
    dates = [PartialDate.parse(given[name]) if name in given else None for name in ("since", "until")]
    return Statement(
        document.id,
        said.relation,
        _mention(document, said.subject, span),
        Value(said.object) if len(said.things) == 1 else _mention(document, said.object, span),
        sentence,
        span,
        status=Status(given.get("status", "actual")),
        role=given.get("role"),
        kind=given.get("kind"),
        valid=(dates[0], dates[1]),
        agreement=f"{document.id}/{given['agreement']}" if "agreement" in given else None,
        confidence=float(given.get("confidence", "0.9")),
        extractor="rules/1",
    )


def _within(inner: str, outer: str) -> Relationship:
    return Relationship(
        f"lw{inner}", "within", IDS[inner], IDS[outer], Status.ACTUAL, None, None, None, None, None, None,
        1.0, 0, (), "invented",
    )  # fmt: skip


def _known(key: str) -> KnownAs:
    known = WORLD["known"][key]
    return KnownAs(key, (), (), None, None, known["identifiers"], known["website"], "invented register")
