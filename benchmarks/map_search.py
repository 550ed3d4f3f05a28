"""Measures how fast names are found while they are typed: `python -m benchmarks map_search`.

What is typed is made of the names: their beginnings of 1 to 12 letters in either script, the same on the
wrong keyboard, with a slip of the finger, several words, and nonsense; asked of a running server beside the
bare function. It is promised that 95 of 100 answers of the server take no longer than 150 ms.
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import httpx
from tests.web.serving import empty_workspace, running

from benchmarks.invented_graph import stated
from benchmarks.varied_names import varied
from kg.map import MapStore
from kg.map.lookup import index
from kg.map.lookup.keyboards import keyboards
from kg.map.lookup.search import search
from kg.model import Snapshot

SEED = 20261203
RELATIONSHIPS = 1.5
"""How many relationships there are for each entity."""

EACH = 60
"""How often each kind of text is asked."""

MOST = 0.150
INDEX = ("sought", "word", "word_sound", "search_data", "search_idx", "search_config")


def map_search(sizes: Sequence[int]) -> list[str]:
    """Print the figures of each size, and return what was promised and is not so, as sentences."""
    return [complaint for entities in sizes for complaint in _measured(entities)]


def _measured(entities: int) -> list[str]:
    snapshot = varied(stated(entities, round(RELATIONSHIPS * entities)))
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        empty_workspace(workspace)
        store = MapStore(workspace / "map.db")
        _published(store, snapshot)
        _index(workspace / "map.db", snapshot)
        texts = typed(snapshot)
        with store.reading() as reading:
            bare = _timed(texts, lambda text: search(reading, text))
        with running(workspace) as (address, _), httpx.Client(base_url=address, timeout=60) as client:
            served = _timed(texts, lambda text: _asked(client, text))
    print(f"{entities} entities {'bare function':>38} {'over HTTP':>23}")
    print(f"{'milliseconds':24} {2 * f'{chr(112)}50     p95     max    ':>48}")
    for kind in texts:
        print(f"{kind:24} {_figures(bare[kind])} {_figures(served[kind])}")
    everything = [seconds for times in served.values() for seconds in times]
    print(
        f"{'all':24} {_figures([each for times in bare.values() for each in times])} {_figures(everything)}"
    )
    slow = _percentile(everything, 95)
    return [f"the 95th percentile at {entities} entities is {slow * 1000:.0f} ms"] if slow > MOST else []


def _published(store: MapStore, snapshot: Snapshot) -> None:
    begun, used = time.perf_counter(), time.process_time()
    difference = store.publish(snapshot)
    spent = f"{time.perf_counter() - begun:.1f} s ({time.process_time() - used:.1f} of processor)"
    print(f"{difference.added} rows published in {spent}")


def _index(path: Path, snapshot: Snapshot) -> None:
    begun = time.process_time()
    with closing(sqlite3.connect(path)) as connection:
        sought = list(index.sought(snapshot.entities, connection.execute("SELECT * FROM entity ORDER BY id")))
        words = list(index.words(sought))
        index.fill(connection)
        connection.rollback()
        spent = time.process_time() - begun
        sizes = dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    held = sum(sizes.get(name, 0) for name in INDEX)
    print(
        f"index of {len(words)} words: {spent:.1f} s of processor, {held / 1e6:.1f} MB of "
        f"{sum(sizes.values()) / 1e6:.1f} MB"
    )


def typed(snapshot: Snapshot) -> dict[str, list[str]]:
    """Return what is asked, by its kind."""
    random = Random(SEED)  # noqa: S311  (invented data)
    names = [name.text for entity in snapshot.entities for name in entity.names]

    def some_word(letters: int = 1) -> str:
        while True:
            words = [word for word in random.choice(names).split() if len(word.strip("«»№")) >= letters]
            if words:
                return random.choice(words).strip("«»№")

    def of(make: Callable[[], str]) -> list[str]:
        return [make() for _ in range(EACH)]

    beginnings = {
        f"{letters} letter{'s' * (letters > 1)}": of(lambda n=letters: some_word(n)[:n])  # type: ignore[misc]
        for letters in range(1, 13)
    }
    return {
        **beginnings,
        "whole names": of(lambda: random.choice(names)),
        "words in any order": of(lambda: " ".join(reversed(random.choice(names).split()))),
        "two short beginnings": of(lambda: f"{some_word()[:1]} {some_word(2)[:2]}"),
        "wrong keyboard": of(lambda: _mistyped(random, some_word(4))),
        "slip of the finger": of(lambda: _slipped(random, some_word(6))),
        "nonsense": of(lambda: "".join(random.choices("abcdefghijklmnopqrstuvwxyzабвгдежзиклмно", k=9))),
    }


def _mistyped(random: Random, word: str) -> str:
    us, *others = keyboards()
    other = random.choice(others)
    return us.typed_on(other, word) if word.isascii() else other.typed_on(us, word)


def _slipped(random: Random, word: str) -> str:
    at = random.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _asked(client: httpx.Client, text: str) -> None:
    client.get("/api/v1/search", params={"q": text}).raise_for_status()


def _timed(texts: dict[str, list[str]], ask: Callable[[str], object]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {}
    for kind, those in texts.items():
        times[kind] = []
        for text in those:
            begun = time.perf_counter()
            ask(text)
            times[kind].append(time.perf_counter() - begun)
    return times


def _percentile(times: Sequence[float], percent: int) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


def _figures(times: Sequence[float]) -> str:
    return "".join(
        f"{each * 1000:8.1f}" for each in (_percentile(times, 50), _percentile(times, 95), max(times))
    )
