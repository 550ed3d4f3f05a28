"""Prints how many documents a second the ledger keeps, on each database: `python -m benchmarks ledger`.

Each document has 2,000 characters and ten statements. PostgreSQL is measured where its programs are found, on
the disk of the temporary folder like SQLite.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import PostgresServer, programs

from kg.ledger import Ledger
from kg.model import Document, Extraction, Language, Mention, Span, Statement

DOCUMENTS = 400
STATEMENTS = 10
TOGETHER = (1, 10, 50)
TEXT = " ".join(
    f"University number {number} works with Company number {number}." for number in range(STATEMENTS)
)
TEXT += " And so on." * ((2000 - len(TEXT)) // 11)


def ledger_writing() -> None:
    """Measure both databases, with one or several documents in a transaction."""
    for name, place in places():
        with Ledger.open(place) as ledger:
            for together in TOGETHER:
                read = [invented(f"{together}/{number}") for number in range(DOCUMENTS)]
                began = time.perf_counter()
                for first in range(0, DOCUMENTS, together):
                    ledger.replace_all(read[first : first + together], "invented")
                rate = DOCUMENTS / (time.perf_counter() - began)
                print(f"{name}: {rate:.0f} documents a second, {together} in a transaction")


def places() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        yield "SQLite", f"sqlite:///{Path(folder) / 'ledger.db'}"
    found = programs()
    if found is not None:
        with started(found) as server:
            yield "PostgreSQL", server.url


@contextmanager
def started(found: Path) -> Iterator[PostgresServer]:
    server = PostgresServer(found)
    try:
        server.make()
        server.start()
        yield server
    finally:
        server.remove()


def invented(name: str) -> tuple[Document, Extraction]:
    document = Document(f"https://example.org/{name}", TEXT, Language.EN, name)
    return document, Extraction(tuple(statement(document, number) for number in range(STATEMENTS)))


def statement(document: Document, number: int) -> Statement:
    def mention(surface: str, type_: str) -> Mention:
        start = TEXT.index(f"{surface} ") if type_ == "University" else TEXT.index(f"{surface}.")
        return Mention(surface.lower(), type_, Span(start, start + len(surface)), surface)

    sentence = f"University number {number} works with Company number {number}."
    start = TEXT.index(sentence)
    return Statement(
        document.id,
        "partners_with",
        mention(f"University number {number}", "University"),
        mention(f"Company number {number}", "Company"),
        sentence,
        Span(start, start + len(sentence)),
        extractor="invented",
    )
