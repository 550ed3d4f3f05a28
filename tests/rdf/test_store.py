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
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store
from tests.rdf.snapshots import entity, snapshot

from kg.errors import EngineError, WorkspaceError
from kg.model import Snapshot
from kg.rdf import Difference, RdfStore
from kg.rdf import store as store_module
from kg.rdf.mapping import marks, quads
from kg.rdf.mapping.description import Extent, description
from kg.rdf.mapping.standing import standing
from kg.rdf.namespaces import SCHEMES, Namespaces, external

NAMES = Namespaces()
LARGE = 3_000


def large(revision: int) -> Snapshot:
    entities = tuple(entity(f"e{number:05}", "Company", f"ТОО {number}") for number in range(LARGE))
    return Snapshot(revision, entities, (), (), ())


def content(snapshot: Snapshot) -> set[Quad]:
    """What is published of the snapshot beside the ontology and the concept schemes."""
    data = set(quads(snapshot, NAMES))
    return data | set(description(Extent.of(data), NAMES))


STANDING = set(standing(NAMES))


def shown(folder: Path, snapshot: Snapshot) -> bool:
    """Whether the store holds just what it should of the snapshot, with its marks and the named graphs."""
    wanted_marks = set(marks(snapshot.revision, snapshot.rules, NAMES))
    return set(Store.read_only(str(folder))) == content(snapshot) | wanted_marks | STANDING


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "rdf"


def test_the_first_publication_adds_everything(folder: Path) -> None:
    store = RdfStore.open(folder)
    assert store.revision is None
    assert store.publish(snapshot()) == Difference(len(content(snapshot()) | STANDING), 0)
    assert shown(folder, snapshot())
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
    assert shown(folder, after)
    assert store.publish(after) == Difference(0, 0)


def test_only_the_difference_is_written(folder: Path) -> None:
    store = RdfStore.open(folder)
    before = snapshot()
    store.publish(before)
    renamed = entity("e5", "Company", 'ТОО "Новое\n\x01\\"')
    after = replace(before, revision=2, entities=(*before.entities[:4], renamed, before.entities[5]))
    old, new = content(before), content(after)
    assert store.publish(after) == Difference(len(new - old), len(old - new))
    assert shown(folder, after)


def test_the_ontology_and_the_schemes_are_in_named_graphs(folder: Path) -> None:
    RdfStore.open(folder).publish(snapshot())
    graphs = set(Store.read_only(str(folder)).named_graphs())
    assert graphs == {NAMES.ontology_graph, *map(NAMES.scheme, SCHEMES)}


def test_what_stands_in_a_named_graph_by_another_form_is_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = Quad(NAMES.scheme("place"), external("rdfs:label"), Literal("dead"), NAMES.scheme("place"))
    ended = Quad(NamedNode("x:a"), NamedNode("x:b"), Literal("c"), NamedNode("x:graph"))
    with monkeypatch.context() as other:
        other.setattr(store_module, "standing", lambda _names: [dead, ended])
        other.setattr(store_module, "form", lambda: "other")
        other.setattr(
            store_module,
            "marks",
            lambda *given: [
                Quad(mark.subject, mark.predicate, Literal("r other"), DefaultGraph())
                if mark.predicate == NAMES.term("rules")
                else mark
                for mark in marks(*given)
            ],
        )
        RdfStore.open(folder).publish(snapshot())
    assert dead in set(Store.read_only(str(folder)))
    assert RdfStore.open(folder).publish(snapshot()) == Difference(len(STANDING), 2)
    assert shown(folder, snapshot())


def test_another_base_replaces_everything(folder: Path) -> None:
    RdfStore.open(folder, Namespaces("https://data.example/")).publish(snapshot())
    RdfStore.open(folder, NAMES).publish(snapshot())
    assert shown(folder, snapshot())


def test_a_difference_larger_than_a_batch_is_written_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "BATCH", 50)
    store = RdfStore.open(folder)
    store.publish(large(1))
    steps: list[tuple[int, int]] = []
    store.publish(replace(snapshot(), revision=2), lambda done, total: steps.append((done, total)))
    assert shown(folder, replace(snapshot(), revision=2))
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
    assert shown(folder, large(2))


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
    assert shown(folder, large(2))


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


@pytest.mark.parametrize(
    ("file", "kept"),
    [("CURRENT", 0), ("CURRENT", 4), ("MANIFEST-*", 0), ("MANIFEST-*", 100), ("*.sst", 0), ("*.sst", 500)],
)
def test_a_damaged_store_shows_nothing_and_is_made_anew(folder: Path, file: str, kept: int) -> None:
    store = RdfStore.open(folder)
    store.publish(snapshot())
    for damaged in folder.glob(file):
        damaged.write_bytes(damaged.read_bytes()[:kept])
    assert store.revision is None
    assert not store.shows(1, snapshot().rules)
    store.publish(snapshot())
    assert shown(folder, snapshot())


@pytest.mark.parametrize("file", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_a_store_that_lacks_files_is_made_anew(folder: Path, file: str) -> None:
    store = RdfStore.open(folder)
    store.publish(snapshot())
    for missing in folder.glob(file):
        missing.unlink()
    assert store.revision is None
    store.publish(snapshot())
    assert shown(folder, snapshot())


def test_a_store_whose_making_was_broken_off_is_made_anew(folder: Path) -> None:
    """The engine makes its column families one after another."""
    Store(str(folder))
    manifest = next(folder.glob("MANIFEST-*"))
    whole = manifest.read_bytes()
    for kept in range(0, len(whole), 97):
        manifest.write_bytes(whole[:kept])
        assert RdfStore.open(folder).revision is None
    RdfStore.open(folder).publish(snapshot())
    assert shown(folder, snapshot())
