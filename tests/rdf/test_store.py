"""The store shows a snapshot, however it got there."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from pyoxigraph import Quad, Store
from tests.rdf.snapshots import entity, snapshot

from kg.errors import EngineError, WorkspaceError
from kg.model import Snapshot
from kg.rdf import Difference, RdfStore
from kg.rdf import store as store_module
from kg.rdf.mapping import quads
from kg.rdf.namespaces import Namespaces

NAMES = Namespaces()
LARGE = 3_000


def large(revision: int) -> Snapshot:
    entities = tuple(entity(f"e{number:05}", "Company", f"ТОО {number}") for number in range(LARGE))
    return Snapshot(revision, entities, (), (), ())


def shown(folder: Path) -> set[Quad]:
    return {quad for quad in Store.read_only(str(folder)) if quad.subject != NAMES.dataset}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "rdf"


def test_the_first_publication_adds_everything(folder: Path) -> None:
    store = RdfStore.open(folder)
    assert store.revision is None
    wanted = set(quads(snapshot(), NAMES))
    assert store.publish(snapshot()) == Difference(len(wanted), 0)
    assert shown(folder) == wanted
    assert store.revision == 1


def test_the_same_revision_again_changes_nothing(folder: Path) -> None:
    store = RdfStore.open(folder)
    store.publish(snapshot())
    assert store.publish(replace(snapshot(), entities=())) == Difference(0, 0)


def test_the_same_content_at_a_new_revision_changes_nothing_but_the_revision(folder: Path) -> None:
    store = RdfStore.open(folder)
    store.publish(snapshot())
    assert store.publish(replace(snapshot(), revision=2)) == Difference(0, 0)
    assert store.revision == 2


def test_a_revision_is_published_anew_when_the_rules_of_resolution_change(folder: Path) -> None:
    store = RdfStore.open(folder)
    store.publish(snapshot())
    after = replace(snapshot(), rules="other", sources=())
    assert store.publish(after).removed > 0
    assert shown(folder) == set(quads(after, NAMES))
    assert store.publish(after) == Difference(0, 0)


def test_only_the_difference_is_written(folder: Path) -> None:
    store = RdfStore.open(folder)
    before = snapshot()
    store.publish(before)
    renamed = entity("e5", "Company", 'ТОО "Новое\n\x01\\"')
    after = replace(before, revision=2, entities=(*before.entities[:4], renamed, before.entities[5]))
    old, new = set(quads(before, NAMES)), set(quads(after, NAMES))
    assert store.publish(after) == Difference(len(new - old), len(old - new))
    assert shown(folder) == new


def test_a_difference_larger_than_a_batch_is_written_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "BATCH", 50)
    store = RdfStore.open(folder)
    store.publish(large(1))
    steps: list[tuple[int, int]] = []
    store.publish(replace(snapshot(), revision=2), lambda done, total: steps.append((done, total)))
    assert shown(folder) == set(quads(snapshot(), NAMES))
    assert store.revision == 2
    assert len(steps) > 2
    assert steps[-1][0] == steps[-1][1]


def test_a_half_published_store_shows_no_revision_and_is_completed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class InterruptedPublicationError(Exception): ...

    def interrupt(_done: int, _total: int) -> None:
        raise InterruptedPublicationError

    monkeypatch.setattr(store_module, "BATCH", 50)
    store = RdfStore.open(folder)
    store.publish(snapshot())
    with pytest.raises(InterruptedPublicationError):
        store.publish(large(2), interrupt)
    assert store.revision is None
    store.publish(large(2))
    assert store.revision == 2
    assert shown(folder) == set(quads(large(2), NAMES))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("pause", [0.05, 0.2, 0.35])
def test_a_killed_publication_is_completed_by_the_next(folder: Path, pause: float) -> None:
    program = (
        "import sys; from pathlib import Path; "
        "from tests.rdf.test_store import large; from kg.rdf import RdfStore; "
        "print('go', flush=True); RdfStore.open(Path(sys.argv[1])).publish(large(2))"
    )
    RdfStore.open(folder).publish(snapshot())
    root = Path(__file__).parents[2]
    writer = subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, cwd=root, env=dict(os.environ)
    )
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(pause)
    writer.kill()
    writer.communicate()
    RdfStore.open(folder).publish(large(2))
    assert shown(folder) == set(quads(large(2), NAMES))


def hold(folder: Path, ready: Event) -> None:
    def wait(_done: int, _total: int) -> None:
        ready.set()
        time.sleep(30)

    RdfStore.open(folder).publish(snapshot(), wait)


def test_a_second_writer_is_told_to_wait(folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    writer = context.Process(target=hold, args=(folder, ready))
    writer.start()
    try:
        assert ready.wait(20)
        with pytest.raises(EngineError, match="Another process"):
            RdfStore.open(folder, patience=0.1).publish(snapshot())
    finally:
        writer.kill()
        writer.join()


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="cannot be written"):
        RdfStore.open(tmp_path / "file" / "rdf").publish(snapshot())
