"""On whose word two entities are tied: every claim between them, with its sentence and what stands around."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from sqlite3 import Row

from kg.errors import InputError
from kg.map.seeing import elements
from kg.map.seeing.elements import MapDocument, MapEntity, MapRelationship, as_json
from kg.map.store import Reading

AROUND = 200
"""How many characters of the text before and after a sentence are shown at the most."""

MOST_DENIED = 100

_BETWEEN = """
SELECT * FROM relationship WHERE source = :first AND target = :second
UNION ALL SELECT * FROM relationship WHERE source = :second AND target = :first
"""
_SAID = """
SELECT r.id AS relationship, claim.* FROM json_each(:ids) AS asked
CROSS JOIN relationship AS r ON r.id = asked.value
CROSS JOIN json_each(r.claims) AS said
CROSS JOIN claim ON claim.id = said.value
"""
_DENIED = """
SELECT * FROM claim WHERE subject = :first AND object = :second AND status = 'denied'
UNION ALL SELECT * FROM claim WHERE subject = :second AND object = :first AND status = 'denied'
"""

_CUT_AT_START = re.compile(r"^\S+")
_CUT_AT_END = re.compile(r"\S+$")

Texts = Callable[[str], str | None]
"""Gives the text of a document by its id, `None` when it is gone."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim: the sentence of a document, and what stands before and after it there.

    `before` and `after` are empty when the text is gone, or is another by now.
    """

    id: str
    relation: str
    source: str
    target: str
    status: str
    role: str | None
    kind: str | None
    since: str | None
    until: str | None
    sentence: str
    before: str
    after: str
    confidence: float
    extractor: str
    document: MapDocument


@dataclass(frozen=True, slots=True)
class Evidenced:
    """A relationship, how many claims say it, and those of them that were asked for."""

    relationship: MapRelationship
    total: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Everything between two entities.

    `independent` counts the documents behind it, copies of a text once, and `total` the claims;
    `denied_total` counts those that deny something.
    """

    first: MapEntity
    second: MapEntity
    independent: int
    total: int
    relationships: tuple[Evidenced, ...]
    denied_total: int
    denied: tuple[Evidence, ...]


def evidence(
    reading: Reading, first: str, second: str, texts: Texts, offset: int = 0, limit: int = 20
) -> Tie:
    """Return on whose word two entities are tied.

    All relationships are named; of the claims, in their order, so many are shown from an offset on. The
    newest texts come first, and copies after what they are copies of. A relationship that neither a
    sentence says nor an authority knows is not shown. Raises NotFoundError when the map does not know one
    of the two, InputError when they are one.
    """
    if first == second:
        raise InputError("These two are one and the same; ask about two different things.")
    ends = {"first": first, "second": second}
    found = sorted(map(elements.relationship, reading.rows(_BETWEEN, ends)), key=elements.order)
    said = reading.rows(_SAID, {"ids": as_json(each.id for each in found)})
    refused = reading.rows(_DENIED, ends)
    documents = elements.documents(reading, {row["document"] for row in (*said, *refused)})
    claims = defaultdict[str, list[Row]](list)
    for row in _in_order(said, documents):
        claims[row["relationship"]].append(row)
    shown = [each for each in found if claims[each.id] or each.authority]
    page = set(islice((row["id"] for each in shown for row in claims[each.id]), offset, offset + limit))
    denied, quoted = _in_order(refused, documents), partial(_quoted, documents, cache(texts))
    return Tie(
        first=elements.entity(reading, first),
        second=elements.entity(reading, second),
        independent=len({documents[row["document"]].origin for row in said}),
        total=len(said),
        relationships=tuple(
            Evidenced(
                each,
                len(claims[each.id]),
                quoted(row for row in claims[each.id] if row["id"] in page),
            )
            for each in shown
        ),
        denied_total=len(denied),
        denied=quoted(denied[:MOST_DENIED]),
    )


def _in_order(rows: Collection[Row], documents: Mapping[str, MapDocument]) -> list[Row]:
    """Return claims with those of the newest texts first, and of each text with its copies last."""
    newest = defaultdict[str, str](str)
    for row in rows:
        document = documents[row["document"]]
        newest[document.origin] = max(newest[document.origin], document.published or "")

    def place(row: Row) -> tuple[str, bool, str, int, str]:
        document = documents[row["document"]]
        return document.origin, document.copy_of is not None, document.id, row["start"], row["id"]

    in_texts = sorted(rows, key=place)
    return sorted(in_texts, key=lambda row: newest[documents[row["document"]].origin], reverse=True)


def _quoted(documents: Mapping[str, MapDocument], texts: Texts, rows: Iterable[Row]) -> tuple[Evidence, ...]:
    return tuple(_evidence(row, documents[row["document"]], texts(row["document"])) for row in rows)


def _evidence(row: Row, document: MapDocument, text: str | None) -> Evidence:
    before, after = around(text or "", row["start"], row["end"], row["sentence"])
    return Evidence(
        row["id"], row["type"], row["subject"], row["object"], row["status"], row["role"], row["kind"],
        row["since"], row["until"], row["sentence"], before, after, row["confidence"], row["extractor"],
        document,
    )  # fmt: skip


def around(text: str, start: int, end: int, sentence: str) -> tuple[str, str]:
    """Return what stands before and after a sentence, in whole words; nothing if the text is another."""
    if not sentence or text[start:end] != sentence:
        return "", ""
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    if start > AROUND and not text[start - AROUND - 1].isspace():
        before = _CUT_AT_START.sub("", before)
    if end + AROUND < len(text) and not text[end + AROUND].isspace():
        after = _CUT_AT_END.sub("", after)
    return before, after
