"""Writes one document, and stops for good before the commit of a second: `ledger_holder.py LEDGER`."""

import sys
import time

from ledger_samples import EXTRACTOR, document, extraction  # type: ignore[import-not-found]
from sqlalchemy import event

from kg.ledger import Ledger


def stop(_connection: object) -> None:
    sys.stdout.write("written\n")
    sys.stdout.flush()
    time.sleep(600)


def main(place: str) -> None:
    with Ledger.open(place) as ledger:
        ledger.replace(document("first"), extraction(document("first")), EXTRACTOR)
        event.listen(ledger._engine, "commit", stop)
        ledger.replace(document("second"), extraction(document("second")), EXTRACTOR)


if __name__ == "__main__":
    main(*sys.argv[1:])
