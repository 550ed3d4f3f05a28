"""Reads all documents; prints their letters and by how many bytes the process grew.

`ledger_reader.py LEDGER`
"""

import resource
import sys

from kg.ledger import Ledger


def size() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main(place: str) -> None:
    with Ledger.open(place) as ledger:
        before = size()
        letters = sum(len(document.text) for document in ledger.documents())
        sys.stdout.write(f"{letters} {size() - before}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
