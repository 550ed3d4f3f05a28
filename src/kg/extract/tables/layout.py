"""Lays out a text for the finders: its tables, and the same text with cells as lines of their own."""

from kg.extract.tables.flat import flattened
from kg.extract.tables.grid import barred, tabbed
from kg.extract.tables.table import Table


def tables_of(text: str) -> tuple[Table, ...]:
    """Return the tables of a text in text order; none overlap."""
    found = [*tabbed(text), *barred(text)]
    found += flattened(text, [table.span for table in found])
    return tuple(sorted(found, key=lambda table: table.span))


def laid_out(text: str, tables: tuple[Table, ...]) -> str:
    """Return the text with each cell on a line of its own and each wrapped cell on one line.

    Where only the number and the date of an act are laid out beside each other, they stay one.

    The characters stand where they stood: no name is found across the cells of a row, and those within a
    cell are found though its lines were broken.
    """
    divided = {at for table in tables for at in table.divided}
    for table in tables:
        if table.is_layout:
            numbered = [row.span for row in table.rows if any(map(str.isdigit, row.span.of(text)))]
            divided -= {at for span in numbered for at in range(span.start, span.end)}
    folded = {at for table in tables for at in table.folded}
    if not divided and not folded:
        return text
    return "".join("\n" if at in divided else " " if at in folded else sign for at, sign in enumerate(text))
