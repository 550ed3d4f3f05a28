import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sources.web.site import LOCAL, Asked, Reply, Site, circumstances

from kg.errors import InputError
from kg.sources import Original, Unreadable
from kg.sources.web.results import Fetched, Found
from kg.sources.web.seen import Seen
from kg.sources.web.stopping import Stopping
from kg.sources.web.watching import Watch, watch

NOW = 2_000_000_000.0
OLD = NOW - 1000


class Hours:
    """Stands in for the wait: between two looks something happens, and when nothing is left it is the end."""

    def __init__(self, *happens: object) -> None:
        self.asked = False
        self.now = NOW
        self.waits: list[float] = []
        self._happens = iter(happens)

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds
        try:
            happen = next(self._happens)
        except StopIteration:
            self.asked = True
            return
        if callable(happen):
            happen()


def looks(
    stop: Hours, *places: str | Path, every: float = 900, seen: dict[str, Seen] | None = None
) -> list[list[Original | Unreadable]]:
    watched = Watch(tuple(map(str, places)), every, manners=LOCAL)
    seen = {} if seen is None else seen
    batches = watch(
        watched,
        stop,
        seen,
        circumstances=circumstances(),
        now=lambda: stop.now,
    )
    return [taken(batch, seen) for batch in batches]


def taken(batch: Iterator[Found], seen: dict[str, Seen]) -> list[Original | Unreadable]:
    """What is new or changed in a batch; the visits are kept."""
    found: list[Original | Unreadable] = []
    for each in batch:
        if isinstance(each, Original | Unreadable):
            found.append(each)
            continue
        if isinstance(each, Fetched):
            found.append(each.original)
        seen[each.address] = each.seen
    return found


def write(path: Path, text: str, at: float = OLD) -> None:
    path.write_text(text, "utf-8")
    os.utime(path, (at, at))


def texts(batch: list[Original | Unreadable]) -> list[str]:
    return [found.data.decode() for found in batch if isinstance(found, Original)]


def test_what_is_new_or_changed_is_found_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "a")
    write(tmp_path / "b.txt", "b")
    stop = Hours(
        None,
        lambda: write(tmp_path / "c.txt", "c"),
        lambda: write(tmp_path / "a.txt", "A", OLD + 1),
        lambda: (tmp_path / "b.txt").unlink(),
    )
    found = looks(stop, tmp_path)
    assert list(map(texts, found)) == [["a", "b"], [], ["c"], ["A"], []]
    assert stop.waits == [900] * 5


def test_a_single_file_is_watched(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "a")
    stop = Hours(lambda: write(tmp_path / "a.txt", "b", OLD + 1))
    assert list(map(texts, looks(stop, tmp_path / "a.txt"))) == [["a"], ["b"]]


def test_a_file_is_left_while_it_is_being_written(tmp_path: Path) -> None:
    stop: Hours = Hours(
        lambda: write(tmp_path / "a.txt", "on", stop.now),
        lambda: write(tmp_path / "a.txt", "one", stop.now),
        None,
    )
    assert list(map(texts, looks(stop, tmp_path))) == [[], [], [], ["one"]]
    assert stop.waits == [900, 10, 10, 900]


def test_a_file_from_the_future_is_read_when_it_rests(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "a", NOW + 1_000_000)
    assert list(map(texts, looks(Hours(None, None), tmp_path))) == [[], ["a"], []]


def test_what_cannot_be_read_is_reported_once(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    write(tmp_path / "b.xyz", "")
    found = looks(Hours(None, lambda: write(tmp_path / "c.xyz", "")), tmp_path)
    assert [len(batch) for batch in found] == [2, 0, 1]
    assert all(isinstance(each, Unreadable) for batch in found for each in batch)


def test_a_folder_that_is_away_is_looked_for_again(tmp_path: Path) -> None:
    def come() -> None:
        (tmp_path / "late").mkdir()
        write(tmp_path / "late" / "a.txt", "a")

    found = looks(Hours(None, come), tmp_path / "late")
    assert isinstance(found[0][0], Unreadable)
    assert "looked for again" in found[0][0].reason
    assert found[1] == []
    assert texts(found[2]) == ["a"]


def test_a_feed_is_watched_and_each_entry_read_once(site: Site) -> None:
    def feed(*pages: str) -> Reply:
        items = "".join(f"<item><link>{page}</link></item>" for page in pages)
        return Reply(f"<rss><channel>{items}</channel></rss>".encode(), media_type="application/rss+xml")

    site.replies["/feed"] = [feed("/1"), feed("/1"), Reply(b"", 500), feed("/2", "/1")]
    site.replies["/1"], site.replies["/2"] = Reply(b"one"), Reply(b"two")
    found = looks(Hours(None, None, None), f"{site.address}/feed")
    assert texts(found[0]) == ["one"]
    assert found[1] == []
    assert isinstance(found[2][0], Unreadable)
    assert texts(found[3]) == ["two"]
    assert site.paths == ["/feed", "/1", "/feed", "/feed", "/feed", "/2"]


def test_a_page_is_read_again_when_it_changes(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = [Reply(b"one"), Reply(b"one"), Reply(b"two")]
    write(tmp_path / "a.txt", "a")
    found = looks(Hours(None, None), f"{site.address}/a", tmp_path)
    assert list(map(texts, found)) == [["a", "one"], [], ["two"]]


def test_what_was_not_read_is_found_again_at_the_next_look(site: Site) -> None:
    site.replies["/a"] = Reply()
    seen: dict[str, Seen] = {}
    batches = watch(Watch((f"{site.address}/a",), 1, manners=LOCAL), Hours(None), seen)
    assert isinstance(next(next(batches)), Fetched)
    assert taken(next(batches), seen)
    assert list(seen) == [f"{site.address}/a"]


def test_the_end_is_kept_to_in_the_middle_of_a_look(site: Site, tmp_path: Path) -> None:
    stop = Hours()
    free = threading.Event()

    def stuck(_asked: Asked) -> Reply:
        stop.asked = True
        free.wait(20)
        return Reply()

    site.replies["/a"] = stuck
    write(tmp_path / "a.txt", "a")
    assert list(map(texts, looks(stop, f"{site.address}/a", tmp_path))) == [["a"]]
    free.set()


def test_a_file_is_the_last_when_the_end_is_asked_for(tmp_path: Path) -> None:
    for name in "abc":
        write(tmp_path / f"{name}.txt", name)
    stop = Hours()

    def first_taken() -> Iterator[Found]:
        for batch in watch(Watch((str(tmp_path),), 1), stop, {}, now=lambda: NOW):
            for found in batch:
                stop.asked = True
                yield found

    assert len(list(first_taken())) == 1


@pytest.mark.parametrize(("places", "every"), [((), 1), (("a",), 0), (("a",), float("nan"))])
def test_what_cannot_be_watched_is_refused(places: tuple[str, ...], every: float) -> None:
    with pytest.raises(InputError):
        Watch(places, every)


WATCHING = """
import sys
from kg.sources.web.stopping import Stopping
from kg.sources.web.watching import Watch, watch
with Stopping() as stop:
    for batch in watch(Watch((sys.argv[1],), 600), stop, {}):
        for found in batch:
            pass
        print("looked", flush=True)
print("ended", flush=True)
"""


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_watch_cleanly(tmp_path: Path, asked: signal.Signals) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WATCHING, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "looked\n"
    process.send_signal(asked)
    out, err = process.communicate(timeout=60)
    assert (out, err, process.returncode) == ("ended\n", "", 0)


def test_the_second_signal_interrupts_and_the_old_handlers_come_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Stopping() as stop:
        signal.raise_signal(signal.SIGTERM)
        assert stop.asked
        stop.wait(3600)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before
