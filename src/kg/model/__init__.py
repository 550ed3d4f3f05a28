"""The vocabulary of the project as frozen values; it imports nothing else of the project but data."""

from kg.model.dates import PartialDate
from kg.model.document import Document, Language
from kg.model.identity import content_id
from kg.model.judgement import Judgement, Verdict
from kg.model.origin import Origin, Passage, digest
from kg.model.snapshot import Amount, Claim, Entity, Name, Promise, Relationship, Snapshot, Source
from kg.model.statement import Dropped, Extraction, Mention, Span, Statement, Status, Value
from kg.model.table import Cell, Table
from kg.model.vocabulary import ORGANIZATION, VOCABULARY, EntityType, RelationType, Vocabulary

__all__ = [
    "ORGANIZATION",
    "VOCABULARY",
    "Amount",
    "Cell",
    "Claim",
    "Document",
    "Dropped",
    "Entity",
    "EntityType",
    "Extraction",
    "Judgement",
    "Language",
    "Mention",
    "Name",
    "Origin",
    "PartialDate",
    "Passage",
    "Promise",
    "RelationType",
    "Relationship",
    "Snapshot",
    "Source",
    "Span",
    "Statement",
    "Status",
    "Table",
    "Value",
    "Verdict",
    "Vocabulary",
    "content_id",
    "digest",
]
