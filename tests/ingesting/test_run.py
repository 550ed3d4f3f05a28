"""A run: what is unchanged is not read again, and what was read stays, however the run ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.errors import NotFoundError
from kg.ingesting import run as run_module
from kg.ingesting.report import IngestReport
from kg.ingesting.run import Run
from kg.ingesting.task import Outcome, Settings, given_up, perform
from kg.ledger import Ledger, State
from kg.sources import Original, Unreadable

TEXT = "ТОО «Пример» сотрудничает с университетом «Үлгі»."
OTHER = "ТОО «Мысал» сотрудничает с университетом «Үлгі»."


@dataclass
class InThisProcess:
    """Reads originals at once; gives up those of some names, and is interrupted at one."""

    settings: Settings = field(default_factory=Settings)
    given_up: tuple[str, ...] = ()
    interrupted_at: str = ""
    read: list[str] = field(default_factory=list)

    def outcomes(self, originals: Iterable[Original]) -> Iterator[Outcome]:
        for each in originals:
            if each.name == self.interrupted_at:
                raise KeyboardInterrupt
            self.read.append(each.name)
            yield given_up(each, "it hangs") if each.name in self.given_up else perform(each, self.settings)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        yield opened


def original(name: str, text: str = TEXT) -> Original:
    return Original(text.encode(), name, f"file:///{name}")


def ingest(ledger: Ledger, found: list[Original | Unreadable], readers: InThisProcess) -> IngestReport:
    return Run(ledger, readers, readers.settings, lambda _done: None).read(found, ["here"])


def test_what_has_not_changed_is_not_read_again(ledger: Ledger) -> None:
    found = [original("a.txt"), original("b.txt", OTHER)]
    first = ingest(ledger, [*found], InThisProcess())
    assert (first.tally.new, first.tally.unchanged) == (2, 0)
    revision = ledger.revision
    readers = InThisProcess()
    again = ingest(ledger, [*found], readers)
    assert (again.tally.new, again.tally.changed, again.tally.unchanged) == (0, 0, 2)
    assert readers.read == []
    assert ledger.revision == revision


def test_what_has_changed_is_read_again(ledger: Ledger) -> None:
    ingest(ledger, [original("a.txt"), original("b.txt")], InThisProcess())
    readers = InThisProcess()
    report = ingest(ledger, [original("a.txt", OTHER), original("b.txt")], readers)
    assert readers.read == ["a.txt"]
    assert (report.tally.new, report.tally.changed, report.tally.unchanged) == (0, 1, 1)


def test_another_confidence_reads_everything_again(ledger: Ledger) -> None:
    ingest(ledger, [original("a.txt")], InThisProcess())
    readers = InThisProcess(Settings(least_confidence=0.99))
    ingest(ledger, [original("a.txt")], readers)
    assert readers.read == ["a.txt"]


def test_a_document_that_was_forgotten_is_read_again(ledger: Ledger) -> None:
    ingest(ledger, [original("a.txt"), original("b.txt", OTHER)], InThisProcess())
    (forgotten,) = [each for each in ledger.documents() if each.uri.endswith("b.txt")]
    ledger.forget(forgotten.id)
    readers = InThisProcess()
    assert ingest(ledger, [original("a.txt"), original("b.txt", OTHER)], readers).tally.new == 1
    assert readers.read == ["b.txt"]


def test_what_was_refused_is_refused_again_without_being_read(ledger: Ledger) -> None:
    found: list[Original | Unreadable] = [original("blank.txt", "   "), Unreadable("gone.txt", "it is gone")]
    first, readers = ingest(ledger, [*found], InThisProcess()), InThisProcess()
    again = ingest(ledger, [*found], readers)
    assert readers.read == []
    assert {each.place for each in first.refused} == {"blank.txt", "gone.txt"}
    assert sorted(again.refused, key=str) == sorted(first.refused, key=str)
    with ledger.reading() as reading:
        assert reading.refusals(again.run) == sorted(again.refused, key=lambda each: each.place)


def test_what_was_given_up_is_tried_again(ledger: Ledger) -> None:
    report = ingest(ledger, [original("a.txt")], InThisProcess(given_up=("a.txt",)))
    assert [(each.place, each.reason) for each in report.refused] == [("a.txt", "it hangs")]
    assert ingest(ledger, [original("a.txt")], InThisProcess()).tally.new == 1


def test_the_same_text_at_another_address_is_counted_as_a_copy(ledger: Ledger) -> None:
    report = ingest(ledger, [original("a.txt"), original("b.txt"), original("c.txt", OTHER)], InThisProcess())
    assert (report.tally.new, report.tally.copies) == (3, 1)


def test_an_interrupted_run_keeps_what_was_read_and_the_next_goes_on(ledger: Ledger) -> None:
    found = [original("a.txt"), original("b.txt", OTHER)]
    with pytest.raises(KeyboardInterrupt):
        ingest(ledger, [*found], InThisProcess(interrupted_at="b.txt"))
    assert ledger.counts().documents == 1
    readers = InThisProcess()
    ingest(ledger, [*found], readers)
    assert readers.read == ["b.txt"]
    with ledger.reading() as reading:
        assert [each.state for each in reading.runs()] == [State.FINISHED, State.STOPPED]


def test_a_run_tells_what_it_came_to(ledger: Ledger) -> None:
    report = ingest(ledger, [original("a.txt")], InThisProcess())
    with ledger.reading() as reading:
        run = reading.run(report.run)
        with pytest.raises(NotFoundError, match="kg runs"):
            reading.run(99)
    assert (run.places, run.tally, run.state) == (("here",), report.tally, State.FINISHED)
    assert run.ended is not None
    assert run.ended >= run.started


def test_a_document_tells_where_in_its_original_a_sentence_stands(ledger: Ledger) -> None:
    ingest(ledger, [original("a.txt", f"Первая строка.\r\n{TEXT}")], InThisProcess())
    (document,) = ledger.documents()
    (statement, *_) = ledger.statements()
    with ledger.reading() as reading:
        origin = reading.origin(document.id)
        assert reading.original(document.id) == "file:///a.txt"
    assert origin is not None
    (place,) = origin.places(statement.span)
    start, end = map(int, place.removeprefix("char=").split(","))
    assert statement.sentence in f"Первая строка.\r\n{TEXT}"[start:end]


def test_what_comes_slowly_is_read_as_it_comes(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "_ASKED_AFTER_SECONDS", -1.0)
    readers = InThisProcess()

    def slowly() -> Iterator[Original | Unreadable]:
        for name in ("a.txt", "b.txt"):
            assert name == "a.txt" or readers.read == ["a.txt"]
            yield original(name, name)

    Run(ledger, readers, readers.settings, lambda _done: None).read(slowly(), ["here"])
    assert readers.read == ["a.txt", "b.txt"]
