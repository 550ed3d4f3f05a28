"""Reads annotated texts (the inline markup described in `ingest/training/README.md`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.model import Span, Status

_BLOCK_END = re.compile(r"(?m)^=====\s*$")
_FIELD = re.compile(r"#(id|lang|kind|url|title|pub|text|ents|rel|textfile)\b\s*(.*)")
_MARK = re.compile(r"\{(\w+)\|([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class AnnotatedEntity:
    """An entity with every marked place; a `maybe` entity counts neither for nor against."""

    key: str
    type: str
    name: str
    mentions: tuple[Span, ...]
    maybe: bool


@dataclass(frozen=True, slots=True)
class AnnotatedRelation:
    """A relation between two entities, by key."""

    type: str
    source: str
    target: str
    status: Status
    maybe: bool
    role: str | None = None
    kind: str | None = None
    date: str | None = None
    role_alternatives: tuple[str, ...] = ()
    target_alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text with its entities and relations."""

    id: str
    language: str
    kind: str
    published: str | None
    text: str
    entities: tuple[AnnotatedEntity, ...]
    relations: tuple[AnnotatedRelation, ...]


def read_annotated(folder: Path) -> Iterator[AnnotatedText]:
    """Yield every text of the `*.txt` files of a folder, in file order.

    Texts kept in files of their own (`#textfile`) are passed over. Raises ValueError, naming the text,
    when the markup is wrong.
    """
    for path in sorted(folder.glob("*.txt")):
        for block in _BLOCK_END.split(path.read_text("utf-8")):
            if "#id" in block and "#textfile" not in block:
                yield _annotated_text(block)


def _annotated_text(block: str) -> AnnotatedText:
    fields, sections = _sections(block)
    text, spans = _strip_marks("\n".join(sections["text"]).strip())
    entities = tuple(_entity(line, spans, text, fields["id"]) for line in sections["ents"] if line.strip())
    return AnnotatedText(
        id=fields["id"],
        language=fields["lang"],
        kind=fields["kind"],
        published=None if fields.get("pub", "null") == "null" else fields["pub"],
        text=text + "\n",
        entities=entities,
        relations=tuple(_relation(line) for line in sections["rel"] if line.strip()),
    )


def _sections(block: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    fields: dict[str, str] = {}
    sections: dict[str, list[str]] = {"text": [], "ents": [], "rel": []}
    current: list[str] | None = None
    for line in block.split("\n"):
        match = _FIELD.fullmatch(line)
        if match is None:
            if current is not None:
                current.append(line)
        elif match[1] in sections:
            current = sections[match[1]]
        else:
            fields[match[1]], current = match[2].strip(), None
    return fields, sections


def _strip_marks(raw: str) -> tuple[str, dict[str, list[Span]]]:
    parts: list[str] = []
    spans: dict[str, list[Span]] = {}
    length = position = 0
    for match in _MARK.finditer(raw):
        before = raw[position : match.start()]
        start = length + len(before)
        length = start + len(match[2])
        parts += [before, match[2]]
        spans.setdefault(match[1], []).append(Span(start, length))
        position = match.end()
    return "".join(parts) + raw[position:], spans


def _entity(line: str, spans: dict[str, list[Span]], text: str, text_id: str) -> AnnotatedEntity:
    maybe, (key, type_, name, *rest) = line.startswith("?"), line.lstrip("?").strip().split(" | ")
    mentions = list(spans.get(key.strip(), []))
    extra = rest[0].strip().lstrip("+").split(" ; ") if rest else []
    for surface in (item.strip() for item in extra if item.strip()):
        start = text.find(surface)
        if start < 0:
            raise ValueError(f"{text_id}: mention not in the text: {surface!r}")
        mentions.append(Span(start, start + len(surface)))
    return AnnotatedEntity(key.strip(), type_.strip(), name.strip(), tuple(sorted(set(mentions))), maybe)


def _relation(line: str) -> AnnotatedRelation:
    maybe, (head, *rest) = line.startswith("?"), line.lstrip("?").strip().split(" ; ")
    type_, source, target = head.split()
    given = {key.strip(): value.strip() for key, _, value in (part.partition("=") for part in rest)}
    return AnnotatedRelation(
        type=type_,
        source=source,
        target=target,
        status=Status(given.get("status", "actual")),
        maybe=maybe,
        role=given.get("role"),
        kind=given.get("kind"),
        date=given.get("date"),
        role_alternatives=tuple(part.strip() for part in given.get("alt", "").split("//") if part.strip()),
        target_alternatives=tuple(
            part.strip() for part in given.get("alt_to", "").split(",") if part.strip()
        ),
    )
