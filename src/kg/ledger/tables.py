"""The tables of the ledger, as SQLAlchemy Core knows them."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
)

from kg.ledger.text import Text

METADATA = MetaData()


META = Table(
    "meta",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

REVISION = Table(
    "revision",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("what", Text, nullable=False),
)

DOCUMENT = Table(
    "document",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("uri", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published", Text),
    Column("content_hash", Text, nullable=False),
    Column("extractor", Text, nullable=False),
    Column("revision", Integer, ForeignKey("revision.number"), nullable=False),
    UniqueConstraint("uri").ddl_if(dialect="sqlite"),
)
"""No two documents have one address, for the id is made of it; PostgreSQL indexes none of over 2.7 kB."""
DOCUMENT_BY_CONTENT = Index("document_by_content", DOCUMENT.c.content_hash)

STATEMENT = Table(
    "statement",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("document_id", Text, ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
    Column("relation", Text, nullable=False),
    Column("subject_referent", Text, nullable=False),
    Column("subject_type", Text, nullable=False),
    Column("subject_start", Integer, nullable=False),
    Column("subject_end", Integer, nullable=False),
    Column("subject_surface", Text, nullable=False),
    Column("object_referent", Text),
    Column("object_type", Text),
    Column("object_start", Integer),
    Column("object_end", Integer),
    Column("object_surface", Text),
    Column("value", Text),
    Column("value_language", Text),
    Column("sentence", Text, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("role", Text),
    Column("kind", Text),
    Column("since", Text),
    Column("until", Text),
    Column("agreement", Text),
    Column("confidence", Float, nullable=False),
    Column("extractor", Text, nullable=False),
    CheckConstraint("(object_referent IS NULL) <> (value IS NULL)", name="mention_or_value"),
)
Index("statement_of_document", STATEMENT.c.document_id)

DROPPED = Table(
    "dropped",
    METADATA,
    Column("document_id", Text, ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("example", Text, nullable=False),
)

JUDGEMENT = Table(
    "judgement",
    METADATA,
    Column("revision", Integer, ForeignKey("revision.number"), primary_key=True),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("score", Float),
    Column("reason", Text, nullable=False, server_default=""),
    Column("left_name", Text, nullable=False, server_default=""),
    Column("right_name", Text, nullable=False, server_default=""),
)
Index("judgement_of_pair", JUDGEMENT.c.left, JUDGEMENT.c.right)

RUN = Table(
    "run",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("places", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("ended", Text),
    Column("state", Text, nullable=False),
    Column("tally", Text, nullable=False),
)

REFUSAL = Table(
    "refusal",
    METADATA,
    Column("run", Integer, ForeignKey("run.number", ondelete="CASCADE"), nullable=False),
    Column("place", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
Index("refusal_of_run", REFUSAL.c.run)

ORIGINAL = Table(
    "original",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("uri", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("documents", Text, nullable=False),
    Column("refusals", Text, nullable=False),
)

"""The `id` is the digest of the address, as that of a visit; PostgreSQL indexes none of over 2.7 kB."""

VISIT = Table(
    "visit",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("address", Text, nullable=False),
    Column("original", Text, nullable=False),
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("when", Text, nullable=False),
)

READ_FROM = Table(
    "read_from",
    METADATA,
    Column("document_id", Text, ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("original", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("passages", Text, nullable=False),
)
