"""The marks of visits to the web: the last one counts, and none is kept without what was read on it."""

from datetime import UTC, datetime

import pytest
from tests.ledger.ledger_samples import EXTRACTOR, document, extraction

from kg.ledger import Ledger, OriginalRead, Tally, Visit
from kg.model import digest

WHEN = datetime(2026, 1, 12, 9, 30, 15, 120_000, UTC)


def visit(address: str = "https://ulgi.example/a", etag: str = '"1"') -> Visit:
    return Visit(address, f"{address}?found", etag, "Mon, 12 Jan 2026 09:00:00 GMT", "ab", WHEN)


def kept(ledger: Ledger, *addresses: str) -> list[Visit]:
    with ledger.reading() as reading:
        found = reading.visits(addresses)
    return [found[each] for each in addresses if each in found]


@pytest.mark.parametrize("path", ["a", "жаңалық?b=\x01", "ұ" * 2_000])
def test_a_visit_comes_back_as_it_was_kept(ledger: Ledger, path: str) -> None:
    address = f"https://ulgi.example/{path}"
    ledger.keep_visits([visit(address)])
    assert kept(ledger, address, "https://ulgi.example/never") == [visit(address)]


def test_the_last_visit_counts(ledger: Ledger) -> None:
    ledger.keep_visits([visit(etag="1"), visit(etag="2")])
    assert [each.etag for each in kept(ledger, visit().address)] == ["2"]
    ledger.keep_visits([visit(etag="3"), visit("https://ulgi.example/b")])
    assert [each.etag for each in kept(ledger, visit().address)] == ["3"]


def test_a_visit_is_kept_with_what_was_read_on_it_or_not_at_all(ledger: Ledger) -> None:
    number = ledger.begin_run(["here"])
    other = document("Alpha University is somewhere else, with Beta LLP.")
    wrong = OriginalRead("u", "ab", "1", EXTRACTOR, ((other, extraction(document())),))
    with pytest.raises(ValueError, match="is not"):
        ledger.record(number, [wrong], Tally(), (), [visit()])
    assert kept(ledger, visit().address) == []
    right = OriginalRead("u", "ab", "1", EXTRACTOR, ((document(), extraction(document())),))
    assert ledger.record(number, [right], Tally(), (), [visit()]).new == 1
    assert kept(ledger, visit().address) == [visit()]


def test_an_original_may_have_the_longest_address(ledger: Ledger) -> None:
    address = f"file:///{''.join(digest(str(number).encode()) for number in range(150))}"
    number = ledger.begin_run(["here"])
    read = OriginalRead(address, "ab", "1", EXTRACTOR, ((document(), extraction(document())),))
    for _ in range(2):
        ledger.record(number, [read])
    with ledger.reading() as reading:
        assert reading.known_originals([address])[address].documents == 1
