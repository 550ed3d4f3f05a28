"""Writes documents to a ledger, acknowledging each: `ledger_writer.py LEDGER NAME COUNT [FIRST]`.

The documents are numbered from 0, and begun with the FIRST; those before it come last.
"""

import sys

from ledger_samples import EXTRACTOR, document, extraction  # type: ignore[import-not-found]

from kg.ledger import Ledger


def main(place: str, name: str, count: str, first: str = "0") -> None:
    with Ledger.open(place) as ledger:
        for number in range(int(first), int(first) + int(count)):
            written = document(f"{name}{number % int(count)}")
            ledger.replace(written, extraction(written), EXTRACTOR)
            sys.stdout.write(f"{written.id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
