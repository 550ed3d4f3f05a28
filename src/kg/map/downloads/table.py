"""Relationships as a table for spreadsheets: a row for each, with both names and the sentence that says so.

The first line names the columns and every other is a relationship, so that any reader of CSV takes it; what
goes for the whole file (revision, date, permalink) stands in columns at the end.
"""

from kg.analysis.exports import csv_table
from kg.map.paper.legend import legend, relation_label, type_label
from kg.map.paper.sheet import Sheet
from kg.map.seeing.elements import MapRelationship
from kg.model.table import Cell, Table


def encoded(shown: Sheet) -> bytes:
    """Return the table as a CSV file; no cell is taken for a formula."""
    return csv_table.encoded(relationships(shown))


def relationships(shown: Sheet) -> Table:
    """Return a row for each relationship, by names; headings and words are in the reader's language.

    The sentence is that of the surest claim, and the document the one that states it.
    """
    columns = legend().columns
    rows = []
    for each in shown.relationships:
        record = {**_said(shown, each), **_told(shown, each), **_whole(shown)}
        rows.append(tuple(record[column] for column in columns))
    order = [list(columns).index(column) for column in ("source", "target", "relation", "id")]
    rows.sort(key=lambda row: [str(row[at]) for at in order])
    return Table(tuple(heading[shown.occasion.language] for heading in columns.values()), tuple(rows))


def _said(shown: Sheet, each: MapRelationship) -> dict[str, Cell]:
    language = shown.occasion.language
    types = {end: shown.by_id[end].entity.type for end in (each.source, each.target)}
    return {
        "source": shown.name(each.source),
        "relation": relation_label(each.relation, language),
        "target": shown.name(each.target),
        "status": legend().line(each.status).label[language],
        "kind": legend().kinds[each.kind][language] if each.kind else None,
        "role": each.role,
        "since": each.since,
        "until": each.until,
        "attested_on": each.attested_on,
        "agreement": shown.names.get(each.agreement, each.agreement) if each.agreement else None,
        "sources": each.sources,
        "authority": each.authority,
        "confidence": each.confidence,
        "source_type": type_label(types[each.source], language),
        "target_type": type_label(types[each.target], language),
        "relation_id": each.relation,
        "status_id": each.status,
        "kind_id": each.kind,
        "source_id": each.source,
        "target_id": each.target,
        "id": each.id,
    }


def _told(shown: Sheet, each: MapRelationship) -> dict[str, Cell]:
    surest = next(iter(shown.proofs[each.id]), None)
    return {
        "sentence": surest.sentence if surest else None,
        "document": surest.document.title if surest else None,
        "published": surest.document.published if surest else None,
        "uri": surest.document.uri if surest else None,
    }


def _whole(shown: Sheet) -> dict[str, Cell]:
    return {
        "revision": shown.revision,
        "made_on": shown.occasion.made_on.isoformat(),
        "permalink": shown.occasion.permalink,
    }
