"""CSV for spreadsheets: UTF-8 with a byte order mark, and no cell that would be run as a formula."""

import csv
import io
from pathlib import Path

from kg.model.table import Table, neutral


def write(table: Table, path: Path) -> None:
    """Write a table to a file, with a header and lines that end as RFC 4180 says."""
    path.write_bytes(encoded(table))


def encoded(table: Table) -> bytes:
    """Return the bytes of such a file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([neutral(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")
