"""Measures `kg serve` under load, beside the bare engine: `python -m benchmarks sparql`.

Sixteen clients ask the questions of the library, descriptions and small questions of a store of a million
triples, while two queries run away and one eats memory. It is promised that every other answer is the one
the bare engine gives, that nothing fails but those three, each in time, that memory stays bounded, and that
what takes the bare engine more than 5 ms takes the server at most twice as long (the median of the ratios,
asked in turn while nothing else is asked).
"""

import json
import os
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from random import Random

import httpx
from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store
from tests.web.serving import empty_workspace, running

from benchmarks.invented_graph import SHARES, stated
from kg.errors import QueryLimitError
from kg.graph import queries
from kg.graph.queries import NamedQuery
from kg.model import VOCABULARY, Snapshot
from kg.rdf import Namespaces, QueryLimits, QueryService, RdfStore
from kg.rdf.mapping import quads
from kg.rdf.querying.service import Parameter, filled

SEED = 20261201
SAMPLE = 500
"""How many entities tell how many triples each one makes."""

RELATIONSHIPS = 1.5
"""How many relationships there are for each entity."""

CLIENTS = 16
SLOWEST = 4.0
"""A question that takes the bare engine more seconds is left out, for it would fill the queue by itself."""

LEAST_COMPARED = 0.005
MOST_RATIO = 2.0
SLACK = 1.0
TURNS = 7
"""How often each question is asked when the two are compared."""

SERVER_MEMORY = 600 << 20
"""What the server and its workers may hold beyond what their queries may take."""

TABLE, GRAPH = "application/sparql-results+json", "application/n-triples"
TENS = " ".join(f"VALUES ?v{number} {{ 0 1 2 3 4 5 6 7 8 9 }}" for number in range(14))
RUNAWAY = f"SELECT (COUNT(*) AS ?n) {{ {TENS} }}"
BOMB = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
ATTACKS = (("runs away", RUNAWAY), ("runs away too", RUNAWAY), ("eats memory", BOMB))

Times = dict[str, tuple[float, float]]
"""The median seconds of the server and of the bare engine, by the name of the question."""

Answer = Counter[str] | str
"""The rows or triples in any order, or a truth value."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is asked of what: triples, for how many seconds, and how many one query may take."""

    triples: int = 1_000_000
    seconds: float = 60.0
    limit: float = 30.0


@dataclass(frozen=True, slots=True)
class Question:
    """A query and what the bare engine answers."""

    name: str
    query: str
    accept: str
    answer: Answer


@dataclass(slots=True)
class Load:
    """What happened under load: seconds by the name of the question, complaints, and how attacks ended."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    attacks: list[tuple[str, int, float, str]] = field(default_factory=list)
    peak: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured before, under and after the load."""

    before: Times
    load: Load
    after: Times


def sparql_load(size: Size) -> list[str]:
    """Print the figures and return what was promised and is not so, as sentences."""
    figures = measured(size)
    shown(figures)
    return [
        *unkept(figures.load, size, SLACK),
        *slow("before", figures.before),
        *slow("after", figures.after),
    ]


def invented(entities: int) -> Snapshot:
    return stated(entities, round(RELATIONSHIPS * entities))


def triples_per_entity() -> float:
    return len(set(quads(invented(SAMPLE), Namespaces.from_environment()))) / SAMPLE


def measured(size: Size) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        entities = round(size.triples / triples_per_entity())
        begun = time.perf_counter()
        RdfStore.open(empty_workspace(workspace)).publish(invented(entities))
        store = Store.read_only(str(workspace / "rdf"))
        loads = " ".join(f"{load:.1f}" for load in os.getloadavg())
        print(f"{len(store)} triples, published in {time.perf_counter() - begun:.1f} s; load average {loads}")
        asked, left_out = questions(workspace / "rdf", store, entities)
        print(
            f"{len(asked)} questions; left out, as slow or as never the same: {', '.join(left_out) or 'none'}"
        )
        with running(workspace, "--query-timeout", f"{size.limit:g}") as (address, process):
            before = compared(address, store, asked)
            load = under_load(address, process, asked, size)
            return Figures(before, load, compared(address, store, asked))


# ------------------------------------------------------------------ questions


def questions(folder: Path, store: Store, entities: int) -> tuple[list[Question], list[str]]:
    """Return what is asked, with the bare engine's answers, and the names of what is left out.

    The bare engine cannot be stopped, so a worker first finds out what it takes too long for.
    """
    found, left_out = [], []
    with QueryService(folder, QueryLimits(SLOWEST, workers=1)) as trial:
        tried = [(name, query, in_time(trial, query)) for name, query in texts(entities)]
    for name, query, quick in tried:
        if quick and (question := lasting(store, name, query)):
            found.append(question)
        else:
            left_out.append(name)
    return found, sorted(set(left_out))


def lasting(store: Store, name: str, query: str) -> Question | None:
    """Return the question with the bare engine's answer, or None when it takes too long or varies."""
    accept = GRAPH if query.startswith("DESCRIBE") else TABLE
    begun = time.perf_counter()
    answer = parsed(bare(store, query), accept)
    seconds = time.perf_counter() - begun
    if seconds > SLOWEST or parsed(bare(store, query), accept) != answer:
        return None
    return Question(name, query, accept, answer)


def in_time(trial: QueryService, query: str) -> bool:
    try:
        trial.run(query)
    except QueryLimitError:
        return False
    return True


def texts(entities: int) -> Iterator[tuple[str, str]]:
    """Yield the questions of the library, each about two entities, then descriptions and yes or no."""
    random, namespaces = Random(SEED), Namespaces.from_environment()  # noqa: S311 - invented data
    for question in map(queries.load_sparql, queries.sparql_names()):
        for number in range(2):
            yield question.name, filled(question.text, parameters(question, number, namespaces))
    for _ in range(100):
        kind = random.choice(sorted(SHARES))
        number = random.randrange(max(2, round(entities * SHARES[kind])))
        node = namespaces.entity(kind, f"e{kind.lower()}{number}")
        yield "(description)", f"DESCRIBE {node}"
        yield "(yes or no)", f"ASK {{ {node} kg:partnersWith ?other }}"
        yield "(names)", f"SELECT * {{ {node} rdfs:label ?name ; a ?type }}"


def parameters(question: NamedQuery, number: int, namespaces: Namespaces) -> dict[str, Parameter]:
    """Return the example values of a question, with invented entities in the place of those named."""
    given: dict[str, Parameter] = {}
    for place, parameter in enumerate(question.parameters):
        kind = {"Organization": "University", "Entity": "Company"}.get(parameter.type, parameter.type)
        if parameter.required and kind in VOCABULARY.entity_types:
            given[parameter.name] = namespaces.entity(kind, f"e{kind.lower()}{number + place}")
        elif (value := parameter.example or parameter.default) is not None:
            given[parameter.name] = int(value) if parameter.type == "integer" else value
    return given


def bare(store: Store, query: str) -> bytes:
    """Return what the engine alone answers, written in the same format."""
    found = store.query(query, prefixes=dict(Namespaces.from_environment().prefixes))
    if isinstance(found, QueryTriples):
        return found.serialize(format=RdfFormat.N_TRIPLES) or b""
    return found.serialize(format=QueryResultsFormat.JSON) or b""


def parsed(content: bytes, media_type: str) -> Answer:
    if media_type == GRAPH:
        return Counter(content.decode().splitlines())
    data = json.loads(content)
    if "boolean" in data:
        return str(data["boolean"])
    return Counter(json.dumps(row, sort_keys=True) for row in data["results"]["bindings"])


# ------------------------------------------------------------------ comparison


def compared(address: str, store: Store, asked: Sequence[Question]) -> Times:
    """Return the median seconds of each kind of question, the server's and the bare engine's, in turn."""
    times: dict[str, tuple[list[float], list[float]]] = {}
    with httpx.Client(base_url=address, timeout=60, headers={"Accept-Encoding": "identity"}) as client:
        for question in {each.name: each for each in asked}.values():
            ours, alone = times.setdefault(question.name, ([], []))
            ways: list[tuple[list[float], Callable[[], object]]] = [
                (ours, lambda: ask(client, question)),  # noqa: B023 - called at once
                (alone, lambda: bare(store, question.query)),  # noqa: B023
            ]
            for turn in range(TURNS):
                for taken, way in ways if turn % 2 else reversed(ways):
                    begun = time.perf_counter()
                    way()
                    taken.append(time.perf_counter() - begun)
    return {
        name: (statistics.median(ours), statistics.median(alone)) for name, (ours, alone) in times.items()
    }


def ask(client: httpx.Client, question: Question) -> httpx.Response:
    return client.post(
        "/sparql",
        content=question.query.encode(),
        headers={"Content-Type": "application/sparql-query", "Accept": question.accept},
    )


# ------------------------------------------------------------------ load


def under_load(address: str, process: int, asked: Sequence[Question], size: Size) -> Load:
    """Ask from many clients at once, and attack."""
    load, over = Load(), threading.Event()
    load.seconds = {question.name: [] for question in asked}
    watch = threading.Thread(target=watched, args=(process, load, over))
    watch.start()
    end = time.perf_counter() + size.seconds
    with ThreadPoolExecutor(CLIENTS + len(ATTACKS)) as pool:
        clients = [pool.submit(client, address, number, asked, load, end) for number in range(CLIENTS)]
        time.sleep(size.seconds / 10)
        attacks = [pool.submit(attack, address, name, query) for name, query in ATTACKS]
        load.attacks = [each.result() for each in attacks]
        for each in clients:
            each.result()
    over.set()
    watch.join()
    return load


def client(address: str, number: int, asked: Sequence[Question], load: Load, end: float) -> None:
    random = Random(SEED + number)  # noqa: S311 - invented data
    right: set[tuple[str, bytes]] = set()
    with httpx.Client(base_url=address, timeout=120) as opened:
        while time.perf_counter() < end:
            question = random.choice(asked)
            begun = time.perf_counter()
            answer = ask(opened, question)
            load.seconds[question.name].append(time.perf_counter() - begun)
            if answer.status_code != 200:
                load.complaints.append(f"{question.name}: {answer.status_code} {answer.text[:200]}")
            elif (question.query, answer.content) not in right:
                if parsed(answer.content, question.accept) != question.answer:
                    load.complaints.append(f"{question.name}: another answer than the bare engine's")
                right.add((question.query, answer.content))


def attack(address: str, name: str, query: str) -> tuple[str, int, float, str]:
    """Return the name, the status of the answer, after how many seconds it came, and what it says."""
    begun = time.perf_counter()
    answer = httpx.get(f"{address}/sparql", params={"query": query}, timeout=300)
    return name, answer.status_code, time.perf_counter() - begun, answer.text


def watched(process: int, load: Load, over: threading.Event) -> None:
    """Note the most memory that the server and its workers hold together."""
    while not over.wait(0.2):
        load.peak = max(load.peak, sum(map(resident, [process, *children(process)])))


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    found = {int(child) for task in listed.parents[1].glob("*/children") for child in read(task).split()}
    return [each for child in found for each in (child, *children(child))]


def resident(process: int) -> int:
    pages = read(Path(f"/proc/{process}/statm")).split()[1:2]
    return int(pages[0]) * os.sysconf("SC_PAGE_SIZE") if pages else 0


def read(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except OSError:
        return ""


# ------------------------------------------------------------------ figures


def shown(figures: Figures) -> None:
    load = figures.load
    print("median ms, the server's and the bare engine's and their ratio: before the load; after it;")
    print("the server's under load, the 95th percentile, how often")
    for name, taken in load.seconds.items():
        numbers = (*_in_ms(figures.before[name]), *_in_ms(figures.after[name]))
        print(f"  {name:40}", *(f"{each:8.1f}" for each in numbers), end=" ")
        late = sorted(taken)[int(len(taken) * 0.95)] if taken else 0.0
        print(
            f"{statistics.median(taken or [0.0]) * 1000:9.1f} {late * 1000:9.1f} {len(taken):6}", flush=True
        )
    answered = sum(map(len, load.seconds.values()))
    print(f"{answered} answered under load; at most {load.peak >> 20} MB resident, server and workers")
    for name, status, seconds, said in load.attacks:
        print(f"  the query that {name}: {status} after {seconds:.1f} s: {json.loads(said)['detail']}")
    for when, times in (("before", figures.before), ("after", figures.after)):
        print(f"  median of the ratios over {LEAST_COMPARED * 1000:g} ms, {when}: {median_ratio(times):.2f}")


def _in_ms(times: tuple[float, float]) -> tuple[float, float, float]:
    ours, alone = times
    return ours * 1000, alone * 1000, ours / alone


def median_ratio(times: Times) -> float:
    """Return the median of how many times longer the server takes for what is long enough to compare."""
    ratios = [ours / alone for ours, alone in times.values() if alone > LEAST_COMPARED]
    return statistics.median(ratios or [0.0])


def slow(when: str, times: Times) -> Iterator[str]:
    if (ratio := median_ratio(times)) > MOST_RATIO:
        yield f"{when} the load the server takes {ratio:.2f} times as long as the bare engine"


def unkept(load: Load, size: Size, slack: float) -> list[str]:
    """Return what was promised of answers, attacks and memory and is not so; `slack` is in seconds."""
    limits = QueryLimits()
    most = limits.workers * limits.memory + SERVER_MEMORY
    found = [f"under load, {complaint}" for complaint in load.complaints]
    found += [
        f"the query that {name} ended with {status} after {seconds:.1f} s"
        for name, status, seconds, _ in load.attacks
        if status != HTTPStatus.SERVICE_UNAVAILABLE or seconds > size.limit + slack
    ]
    if load.peak > most:
        found.append(f"{load.peak >> 20} MB were held, more than {most >> 20}")
    return found
