"""Apache Parquet: a folder with a table each of entities, relationships, claims and documents."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.analysis.exports.description import Description
from kg.analysis.exports.evidence import Evidence
from kg.analysis.exports.records import entities, relationships
from kg.analysis.exports.values import ColumnType, Row, column_types
from kg.errors import InputError

if TYPE_CHECKING:
    import networkx as nx

_TEXT, _TEXTS = ColumnType.TEXT, ColumnType.TEXTS
_INTEGER, _NUMBER = ColumnType.INTEGER, ColumnType.NUMBER
_COLUMNS: Mapping[str, Mapping[str, ColumnType]] = {
    "entities": {
        "id": _TEXT, "type": _TEXT, "name": _TEXT, "name_en": _TEXT, "name_ru": _TEXT, "name_kk": _TEXT,
        "names": _TEXTS, "documents": _INTEGER, "number": _TEXT, "date": _TEXT,
    },
    "relationships": {
        "id": _TEXT, "source": _TEXT, "target": _TEXT, "type": _TEXT, "status": _TEXT, "role": _TEXT,
        "kind": _TEXT, "agreement": _TEXT, "since": _TEXT, "until": _TEXT, "attested_on": _TEXT,
        "sources": _INTEGER, "confidence": _NUMBER, "claims": _TEXTS, "authority": _TEXT,
    },
    "claims": {
        "id": _TEXT, "type": _TEXT, "subject": _TEXT, "object": _TEXT, "value": _TEXT,
        "value_language": _TEXT, "status": _TEXT, "role": _TEXT, "kind": _TEXT, "since": _TEXT,
        "until": _TEXT, "agreement": _TEXT, "document": _TEXT, "sentence": _TEXT, "start": _INTEGER,
        "end": _INTEGER, "confidence": _NUMBER, "extractor": _TEXT,
    },
    "documents": {
        "id": _TEXT, "uri": _TEXT, "title": _TEXT, "language": _TEXT, "published": _TEXT, "copy_of": _TEXT,
    },
}  # fmt: skip


def require() -> None:
    """Raise InputError unless the library that writes Parquet is installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise InputError(
            "Parquet files are written by pyarrow, which is not installed; "
            "install it with: pip install 'bailanys[parquet]'"
        ) from None


def write(part: "nx.MultiDiGraph[str]", proof: Evidence, folder: Path) -> None:
    """Write the four tables into the folder, each file with revision and source in its metadata.

    The columns above are always there, others where an entity has them. Raises InputError when pyarrow is
    missing, or a property is of a kind that no column holds.
    """
    require()
    tables: dict[str, list[Row]] = {
        "entities": list(entities(part)),
        "relationships": list(relationships(part)),
        "claims": [
            {
                **_public(claim.properties),
                "subject": claim.subject,
                "object": claim.target,
                "document": claim.document,
            }
            for claim in proof.claims.values()
        ],
        "documents": [_public(document) for document in proof.documents.values()],
    }
    description = Description.of(part)
    for name, rows in tables.items():
        _write_table(rows, column_types(rows, _COLUMNS[name]), description, folder / f"{name}.parquet")


def _write_table(
    rows: Sequence[Row], columns: Mapping[str, ColumnType], description: Description, path: Path
) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {
        ColumnType.TEXT: pa.string(),
        ColumnType.TEXTS: pa.list_(pa.string()),
        ColumnType.INTEGER: pa.int64(),
        ColumnType.NUMBER: pa.float64(),
        ColumnType.TRUTH: pa.bool_(),
    }
    about = {"revision": description.revision, "description": str(description)}
    schema = pa.schema(
        [(name, types[type_]) for name, type_ in columns.items()], metadata={"bailanys": json.dumps(about)}
    )
    values = {name: [row.get(name) for row in rows] for name in columns}
    pq.write_table(pa.table(values, schema=schema), path)


def _public(properties: Row) -> Row:
    return {name: value for name, value in properties.items() if name != "fingerprint"}
