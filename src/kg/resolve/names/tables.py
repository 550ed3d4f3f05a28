"""Reads the tables of names: tab-separated, one header line, no quoting; `; ` between values of a cell."""

import csv

from kg.knowledge import knowledge


def rows(*parts: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table shipped with the package, such as `rows("ingest", "names", "dev.tsv")`."""
    with knowledge(*parts).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def cell(text: str) -> tuple[str, ...]:
    """Return the values of a cell."""
    return tuple(filter(None, (value.strip() for value in text.split(";"))))
