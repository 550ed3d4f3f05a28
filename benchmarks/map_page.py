"""Measures how soon the map is there: `python -m benchmarks map_page`.

A link to an entity and its first neighbours is opened again and again in a real browser, each time with a
new profile and nothing kept; counted is the time from the opening until the picture is drawn and summed up.
Beside it stands how long the server takes for the answers that the page needs. It is promised that the first
useful picture is there within 2 seconds, and that the number of neighbours shown is the true one.
"""

import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import httpx
from playwright.sync_api import Browser
from tests.browser import opened_browser
from tests.web.serving import empty_workspace, running

from benchmarks.invented_graph import stated
from benchmarks.varied_names import varied
from kg.map import MapStore
from kg.model import Relationship, Snapshot

RELATIONSHIPS = 1.5
"""How many relationships there are for each entity."""

NEIGHBOURS = 20
CROWD = 5_000
RUNS = 9
MOST = 2.0
NEXT_FRAME = "() => new Promise(seen => requestAnimationFrame(() => seen(performance.now())))"
READY = "() => document.querySelector('#summary')?.textContent && document.querySelector('#canvas canvas')"


def map_page(sizes: Sequence[int]) -> list[str]:
    """Print the figures of each size, and return what was promised and is not so, as sentences."""
    return [complaint for entities in sizes for complaint in _measured(entities)]


def _measured(entities: int) -> list[str]:
    snapshot = with_crowd(varied(stated(entities, round(RELATIONSHIPS * entities))))
    hub = snapshot.entities[0].id
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        empty_workspace(workspace)
        MapStore(workspace / "map.db").publish(snapshot)
        with running(workspace) as (address, _), httpx.Client(base_url=address, timeout=60) as client:
            busiest = _timed(client, f"/api/v1/entities/{hub}/neighbours?limit={NEIGHBOURS}")
            known = client.get(f"/api/v1/entities/{hub}").json()["entity"]["degree"]
            starts = _timed(client, "/api/v1/starts", runs=1)
            again = _timed(client, "/api/v1/starts")
            gaps = _timed(client, "/api/v1/gaps", runs=1)
            link = _link(client, hub)
            with opened_browser() as browser:
                page = [_opened(browser, f"{address}/#{link}") for _ in range(RUNS)]
                start = [_opened(browser, address, "#start [role=combobox]") for _ in range(RUNS)]
    print(f"{entities} entities: first picture {_ms(page)}, start {_ms(start)}")
    print(f"  {NEIGHBOURS} of {known} neighbours {_ms(busiest)}")
    print(f"  ready questions first {_ms(starts)}, again {_ms(again)}; gaps first {_ms(gaps)}")
    late = statistics.median(page) > MOST
    degree = len(
        {each.target for each in snapshot.relationships if each.source == hub}
        | {each.source for each in snapshot.relationships if each.target == hub}
    )
    return [
        *([f"the first picture of {entities} entities came after {_ms(page)}"] if late else []),
        *([f"{known} neighbours are shown where there are {degree}"] if known != degree else []),
    ]


def with_crowd(snapshot: Snapshot) -> Snapshot:
    """Return the snapshot with so many partners more for its first entity, as far as there are entities."""
    first, *others = snapshot.entities
    crowd = tuple(
        Relationship.known("partners_with", min(first.id, other.id), max(first.id, other.id), "register")
        for other in others[:CROWD]
    )
    known = {each.id for each in snapshot.relationships}
    more = tuple(each for each in crowd if each.id not in known)
    return replace(snapshot, relationships=(*snapshot.relationships, *more))


def _link(client: httpx.Client, hub: str) -> str:
    around = client.get(f"/api/v1/entities/{hub}/neighbours", params={"limit": NEIGHBOURS}).json()
    ids = [each["entity"]["id"] for each in around["neighbours"]]
    asked = {"entities": [], "add": [hub, *ids], "around": hub}
    placed = client.post("/api/v1/pictures", json=asked).json()["entities"]
    entities = ".".join(f"{each['id']}.{round(each['x'])}.{round(each['y'])}" for each in placed)
    return f"e={entities}&s={hub}&panel=entity.{hub}&lang=ru"


def _opened(browser: Browser, address: str, wanted: str = "") -> float:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(address, wait_until="commit")
        if wanted:
            page.locator(wanted).first.wait_for()
        else:
            page.wait_for_function(READY)
        return float(page.evaluate(NEXT_FRAME)) / 1000


def _timed(client: httpx.Client, path: str, runs: int = RUNS) -> list[float]:
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        client.get(path).raise_for_status()
        seconds.append(time.perf_counter() - begun)
    return seconds


def _ms(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds) * 1000:,.0f} ms (most {max(seconds) * 1000:,.0f})"
