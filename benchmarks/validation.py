"""How long validation takes beside the publication of the same data: all of it, and after a change."""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.invented_graph import stated
from kg.model import Snapshot
from kg.rdf import RdfStore
from kg.rdf.store import Difference


def validation(sizes: Sequence[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            _measure(size, RdfStore.open(Path(folder) / "rdf"))


def _measure(size: int, store: RdfStore) -> None:
    whole = _without_ties_to_oneself(stated(size, 3 * size))
    less = replace(whole, relationships=whole.relationships[:-1], claims=whole.claims[:-1])
    first = _timed(f"{size:7} entities, first publication", lambda: store.publish(less))
    _timed(f"{size:7} entities, its validation", lambda: store.validate(first))
    changed = replace(whole, revision=2)
    second = _timed(f"{size:7} entities, one more claim", lambda: store.publish(changed))
    _timed(f"{size:7} entities, its validation", lambda: store.validate(second))
    print(f"the judge was {'' if 'pyshacl' in sys.modules else 'not '}needed")


def _timed(what: str, work: Callable[[], object]) -> Difference:
    begun, used = time.perf_counter(), time.process_time()
    done = work()
    print(f"{what:46} {time.perf_counter() - begun:8.2f} s, processor {time.process_time() - used:8.2f} s")
    return done if isinstance(done, Difference) else Difference(0, 0)


def _without_ties_to_oneself(snapshot: Snapshot) -> Snapshot:
    relationships = tuple(each for each in snapshot.relationships if each.source != each.target)
    claims = tuple(each for each in snapshot.claims if each.subject != each.object)
    return replace(snapshot, relationships=relationships, claims=claims)
