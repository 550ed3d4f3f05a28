"""The gold as if it had been extracted without a mistake; the texts are fiction and only to test with."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.model import Document, Extraction, Mention, PartialDate, Span, Statement, Status, Value, content_id
from kg.sources import Unreadable, read

GOLD = Path(__file__).parents[1] / "gold"
SAMPLE = "seed"


def gold_documents() -> dict[str, Document]:
    """The texts by the names of their files, without the one page that is among the samples."""
    found = (item for item in read(GOLD / "texts") if not isinstance(item, Unreadable))
    documents = {Path(document.uri).stem: document for document in found}
    del documents[SAMPLE]
    return documents


def annotated_gold() -> Iterator[tuple[Document, Extraction]]:
    """Yield each text of the gold with what its annotation says."""
    documents = gold_documents()
    for line in (GOLD / "gold.jsonl").read_text("utf-8").splitlines():
        text = json.loads(line)
        if text["id"] == SAMPLE:
            continue
        document = documents[text["id"]]
        mentions = {entity["key"]: _mention(document, entity) for entity in text["entities"]}
        statements = [
            *(
                _stated(document, "name", mentions[entity["key"]], Value(entity["name"], text["lang"]))
                for entity in text["entities"]
            ),
            *(
                _stated(
                    document, relation["type"], mentions[relation["from"]], mentions[relation["to"]],
                    status=Status(relation["status"]), role=relation.get("role"), kind=relation.get("kind"),
                    valid=(PartialDate.parse(relation["date"]) if relation.get("date") else None, None),
                )
                for relation in text["relations"]
            ),
        ]  # fmt: skip
        yield document, Extraction(tuple(statements))


def _mention(document: Document, entity: dict[str, Any]) -> Mention:
    surface = next(each for each in entity["mentions"] if each in document.text)
    start = document.text.index(surface)
    referent = content_id("r", document.id, entity["key"])
    return Mention(referent, entity["type"], Span(start, start + len(surface)), surface)


def _stated(
    document: Document, relation: str, subject: Mention, target: Mention | Value, **more: Any
) -> Statement:
    start = document.text.rfind("\n", 0, subject.span.start) + 1
    end = document.text.find("\n", subject.span.end)
    span = Span(start, end if end > 0 else len(document.text))
    return Statement(
        document.id, relation, subject, target, span.of(document.text), span,
        confidence=0.987654321, extractor="annotators", **more,
    )  # fmt: skip
