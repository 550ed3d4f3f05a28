"""The invented graph of `dataset.toml`, as the snapshot that the loader takes."""

import tomllib
from pathlib import Path
from typing import Any

from kg.model import Claim, Entity, Name, PartialDate, Relationship, Snapshot, Source, Status

_FILE = Path(__file__).with_name("dataset.toml")
_CONFIDENCE = 0.5


def dataset() -> Snapshot:
    """Return what the file describes."""
    given = tomllib.loads(_FILE.read_text("utf-8"))
    return Snapshot(
        given["revision"],
        tuple(_entity(**entity) for entity in given["entity"]),
        tuple(_relationship(id_, **edge) for id_, edge in given["relationships"].items()),
        tuple(_claim(**claim) for claim in given["claim"]),
        tuple(_source(**source) for source in given["source"]),
    )


def _entity(**given: Any) -> Entity:
    names = tuple(Name(text, language, _keys(text)) for language, text in given["names"].items())
    return Entity(**{**given, "names": names, "date": _date(given, "date")})


def _keys(name: str) -> tuple[str, ...]:
    words = name.lower().split()
    return tuple(" ".join(words[position:]) for position in range(len(words)))


def _relationship(id_: str, **given: Any) -> Relationship:
    source, type_, target, status = given["is"].split()
    return Relationship(
        id_, type_, source, target, Status(status),
        role=given.get("role"), kind=given.get("kind"), agreement=given.get("agreement"),
        since=_date(given, "since"), until=_date(given, "until"), attested_on=_date(given, "attested_on"),
        confidence=given.get("confidence", _CONFIDENCE), sources=given.get("sources", 1),
        claims=tuple(given.get("claims", ())),
    )  # fmt: skip


def _claim(**given: Any) -> Claim:
    subject, type_, object_, status, source = given["is"].split()
    return Claim(
        given["id"], type_, subject, None if object_ == "-" else object_,
        given.get("value"), given.get("value_language"), Status(status), given.get("role"), given.get("kind"),
        since=_date(given, "since"), until=_date(given, "until"), agreement=given.get("agreement"),
        sentence=given["sentence"], start=0, end=len(given["sentence"]),
        confidence=_CONFIDENCE, extractor="tests", source=source,
    )  # fmt: skip


def _source(**given: Any) -> Source:
    return Source(**{**given, "published": _date(given, "published")})


def _date(given: dict[str, Any], key: str) -> PartialDate | None:
    return PartialDate.parse(given[key]) if key in given else None
