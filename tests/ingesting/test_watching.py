"""A watch: a look that finds something is a run, and whatever fails is tried again."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.ingesting.test_run import OTHER, TEXT, InThisProcess
from tests.ingesting.test_run_of_the_web import FIRST, SECOND, Page
from tests.sources.web.site import LOCAL, Reply, Site, running
from tests.sources.web.test_watching import Hours

from kg.errors import EngineError, WorkspaceError
from kg.ingesting import watching
from kg.ingesting.task import Settings
from kg.ingesting.watching import Look, Watching
from kg.ledger import Ledger
from kg.publishing import PublishReport
from kg.sources.web.watching import Watch


@pytest.fixture(autouse=True)
def read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    class Reading(InThisProcess):
        def __init__(self, _processes: int, settings: Settings) -> None:
            super().__init__(settings)

        def __enter__(self) -> "Reading":
            return self

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(watching, "Workers", Reading)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        yield opened


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


def write(path: Path, text: str) -> None:
    """Write a file that has rested for long."""
    path.write_text(text, "utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))


def nothing(_look: Look) -> None:
    pass


@dataclass
class Publishing:
    """Notes the revisions that are published, and fails so many times first."""

    ledger: Ledger
    failures: int = 0
    revisions: list[int] = field(default_factory=list)

    def __call__(self) -> PublishReport:
        self.revisions.append(self.ledger.revision)
        if len(self.revisions) <= self.failures:
            raise EngineError("The graph is away.")
        return PublishReport(self.ledger.revision, 0, 0)


def looks(
    publishing: Publishing,
    stop: Hours,
    *places: str | Path,
    told: Callable[[Look], None] = nothing,
) -> list[Look]:
    ledger = publishing.ledger
    watched = Watch(tuple(map(str, places)), 900, manners=LOCAL)
    found = []
    for look in Watching(ledger, Settings(), 1, publishing, lambda _said: None).looks(watched, stop):
        found.append(look)
        told(look)
    return found


def new(found: list[Look]) -> list[int | None]:
    return [each.report.tally.new if each.report else None for each in found]


def states(ledger: Ledger) -> list[str]:
    with ledger.reading() as reading:
        return [each.state.value for each in reading.runs()]


def test_a_look_that_finds_something_is_a_run_and_is_published(ledger: Ledger, folder: Path) -> None:
    write(folder / "a.txt", TEXT)
    publishing = Publishing(ledger)
    found = looks(publishing, Hours(None, lambda: write(folder / "b.txt", OTHER), None), folder)
    assert new(found) == [1, None, 1, None]
    assert states(ledger) == ["finished", "finished"]
    assert len(publishing.revisions) == 2
    assert [each.report.published is not None for each in found if each.report] == [True, True]


def test_pages_that_are_unchanged_make_no_run(ledger: Ledger, site: Site) -> None:
    site.replies["/a"] = page = Page()
    site.replies["/feed"] = Reply(
        b"<rss><channel><item><link>/b</link></item></channel></rss>", media_type="text/xml"
    )
    site.replies["/b"] = Page(SECOND)
    places = (f"{site.address}/a", f"{site.address}/feed")
    assert new(looks(Publishing(ledger), Hours(None), *places)) == [2, None]
    publishing = Publishing(ledger)
    assert new(looks(publishing, Hours(None), *places)) == [None, None]
    assert page.asked == ["", "same", "same", "same"]
    assert states(ledger) == ["finished"]
    assert len(publishing.revisions) == 1


def test_a_page_that_changes_is_read_at_the_next_look(ledger: Ledger, site: Site) -> None:
    site.replies["/a"] = page = Page()
    found = looks(Publishing(ledger), Hours(lambda: setattr(page, "text", SECOND)), f"{site.address}/a")
    assert [each.report and each.report.tally.changed for each in found] == [0, 1]
    assert {each.sentence for each in ledger.statements()} == {SECOND} != {FIRST}


def test_what_could_not_be_published_is_published_at_the_next_look(ledger: Ledger, folder: Path) -> None:
    write(folder / "a.txt", TEXT)
    publishing = Publishing(ledger, failures=2)
    found = looks(publishing, Hours(None, None, None), folder)
    assert [each.failure for each in found] == ["The graph is away.", "The graph is away.", "", ""]
    assert new(found) == [1, None, None, None]
    assert len(publishing.revisions) == 3


def test_what_could_not_be_kept_is_found_again(
    ledger: Ledger, folder: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "a.txt", TEXT)
    site.replies["/a"] = Page()

    def fail(*_: object) -> None:
        raise WorkspaceError("The disk is full.")

    record = Ledger.record
    monkeypatch.setattr(Ledger, "record", fail)

    def free(_look: Look) -> None:
        monkeypatch.setattr(Ledger, "record", record)

    stop = Hours(None, None)
    found = looks(Publishing(ledger), stop, folder, f"{site.address}/a", told=free)
    assert [each.failure for each in found] == ["The disk is full.", "", ""]
    assert new(found) == [None, 2, None]
    assert stop.waits == [900, 900, 900]


def test_a_place_that_fails_is_told_once_and_looked_at_again(ledger: Ledger, folder: Path) -> None:
    away = folder / "away"

    def come() -> None:
        away.mkdir()
        write(away / "a.txt", TEXT)

    found = looks(Publishing(ledger), Hours(None, come), away)
    assert new(found) == [0, None, 1]
    assert found[0].report is not None
    assert [each.place for each in found[0].report.refused] == [str(away)]


def test_a_run_names_its_places_without_secrets(ledger: Ledger, folder: Path) -> None:
    looks(Publishing(ledger), Hours(), folder, "http://name:word@127.0.0.1:9/a?token=T0P")
    with ledger.reading() as reading:
        (run,) = reading.runs()
    assert run.places[0] == str(folder)
    assert "word" not in str(run)
    assert "T0P" not in str(run)
