"""Turns the values of the model into rows of the tables and back, without loss."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import RowMapping

from kg.model import (
    Document,
    Dropped,
    Judgement,
    Language,
    Mention,
    PartialDate,
    Span,
    Statement,
    Status,
    Value,
    Verdict,
    digest,
)

Row = dict[str, str | int | float | None]


def document_row(document: Document, extractor: str, revision: int) -> Row:
    """Return the row of a document as read by a version of the extractor."""
    return {
        "id": document.id,
        "uri": document.uri,
        "text": document.text,
        "language": document.language.value,
        "title": document.title,
        "published": _date_text(document.published),
        "content_hash": document.content_hash,
        "extractor": extractor,
        "revision": revision,
    }


def document_of(row: RowMapping) -> Document:
    """Return the document of a row."""
    return Document(
        uri=row["uri"],
        text=row["text"],
        language=Language(row["language"]),
        title=row["title"],
        published=_date(row["published"]),
    )


def statement_row(statement: Statement) -> Row:
    """Return the row of a statement."""
    since, until = statement.valid
    return {
        "id": statement.id,
        "document_id": statement.document_id,
        "relation": statement.relation,
        **_mention_columns("subject", statement.subject),
        **_object_columns(statement.object),
        "sentence": statement.sentence,
        "span_start": statement.span.start,
        "span_end": statement.span.end,
        "status": statement.status.value,
        "role": statement.role,
        "kind": statement.kind,
        "since": _date_text(since),
        "until": _date_text(until),
        "agreement": statement.agreement,
        "confidence": statement.confidence,
        "extractor": statement.extractor,
    }


def statement_of(row: RowMapping) -> Statement:
    """Return the statement of a row; raises ValueError when the vocabulary no longer allows it."""
    is_property = row["object_referent"] is None
    return Statement(
        document_id=row["document_id"],
        relation=row["relation"],
        subject=_mention("subject", row),
        object=Value(row["value"], row["value_language"]) if is_property else _mention("object", row),
        sentence=row["sentence"],
        span=Span(row["span_start"], row["span_end"]),
        status=Status(row["status"]),
        role=row["role"],
        kind=row["kind"],
        valid=(_date(row["since"]), _date(row["until"])),
        agreement=row["agreement"],
        confidence=row["confidence"],
        extractor=row["extractor"],
    )


def dropped_rows(document_id: str, dropped: Iterable[Dropped]) -> list[Row]:
    """Return one row per reason, with the number of cases and the first as the example."""
    rows: dict[str, Row] = {}
    counts: dict[str, int] = {}
    for item in dropped:
        counts[item.reason] = counts.get(item.reason, 0) + 1
        rows.setdefault(
            item.reason, {"document_id": document_id, "reason": item.reason, "example": item.surface}
        )
    return [{**row, "count": counts[reason]} for reason, row in rows.items()]


def judgement_row(judgement: Judgement, revision: int) -> Row:
    """Return the row of a judgement."""
    return {
        "revision": revision,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict.value,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "score": judgement.score,
        "reason": judgement.reason,
        "left_name": judgement.names[0],
        "right_name": judgement.names[1],
    }


def judgement_of(row: RowMapping) -> Judgement:
    """Return the judgement of a row."""
    return Judgement(
        left=row["left"],
        right=row["right"],
        verdict=Verdict(row["verdict"]),
        by=row["by"],
        at=datetime.fromisoformat(row["at"]),
        score=row["score"],
        reason=row["reason"],
        names=(row["left_name"], row["right_name"]),
    )


def _object_columns(target: Mention | Value) -> Row:
    if isinstance(target, Mention):
        return {**_mention_columns("object", target), "value": None, "value_language": None}
    empty: Row = {f"object_{part}": None for part in ("referent", "type", "start", "end", "surface")}
    return {**empty, "value": target.text, "value_language": target.language}


def _mention_columns(end: str, mention: Mention) -> Row:
    return {
        f"{end}_referent": mention.referent,
        f"{end}_type": mention.type,
        f"{end}_start": mention.span.start,
        f"{end}_end": mention.span.end,
        f"{end}_surface": mention.surface,
    }


def _mention(end: str, row: RowMapping) -> Mention:
    return Mention(
        referent=row[f"{end}_referent"],
        type=row[f"{end}_type"],
        span=Span(row[f"{end}_start"], row[f"{end}_end"]),
        surface=row[f"{end}_surface"],
    )


def _date_text(date: PartialDate | None) -> str | None:
    return None if date is None else str(date)


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


def address_id(address: str) -> str:
    """Return the key of an address, which may be longer than what PostgreSQL indexes."""
    return digest(address.encode("utf-8", "surrogatepass"))
