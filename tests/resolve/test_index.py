"""The resolver's index can be dropped at any time, is never half-changed, and says what is wrong with it."""

import multiprocessing
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import WorkspaceError
from kg.model import Verdict
from kg.resolve import index as index_module
from kg.resolve.appearances import Appearance, Fact
from kg.resolve.index import ResolutionIndex
from kg.resolve.names.evidence import Comparison, Feature

NAME = Fact("name", "Примула", "ru")
ALIKE = Comparison(0.97, Verdict.SAME, (Feature("word_equal", 3.4, "примула"),))


def appearance(node: str, *facts: Fact) -> Appearance:
    return Appearance(node, f"{node}-apart", frozenset({f"r-{node}"}), frozenset(facts))


def opened(path: Path | None = None, version: str = "1") -> ResolutionIndex:
    return ResolutionIndex.open(path, version)


def filled(path: Path) -> Path:
    with opened(path) as index, index.change():
        index.add_document("d1", 1, [appearance("e1", NAME)])
        index.put_node("e1", "p1", ["key"], ["key"])
    return path


def test_what_was_noted_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    with opened(filled(tmp_path / "resolution.db")) as index:
        assert index.documents() == {"d1": 1}
        assert index.facts("e1") == {NAME: 1}
        assert list(index.nodes()) == [("e1", "e1")]
        assert list(index.referents()) == [("r-e1", "e1")]


def test_an_index_in_memory_is_empty(tmp_path: Path) -> None:
    filled(tmp_path / "resolution.db")
    with opened() as index:
        assert index.documents() == {}


def test_an_index_made_by_other_rules_is_emptied(tmp_path: Path) -> None:
    with opened(filled(tmp_path / "resolution.db"), version="2") as index:
        assert index.documents() == {}
        assert list(index.nodes()) == []


@pytest.mark.parametrize("content", [b"Shopping list. " * 500, b""])
def test_a_file_that_is_no_index_is_replaced_by_an_empty_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "resolution.db"
    path.write_bytes(content)
    with opened(path) as index:
        assert index.documents() == {}


def test_a_damaged_index_is_replaced_by_an_empty_one(tmp_path: Path) -> None:
    path = filled(tmp_path / "resolution.db")
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    with opened(path) as index:
        assert index.documents() == {}


def change_and_break_off(index: ResolutionIndex) -> None:
    with index.change():
        index.remove_document("d1")
        raise KeyboardInterrupt


def test_a_change_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = filled(tmp_path / "resolution.db")
    with opened(path) as index:
        with pytest.raises(KeyboardInterrupt):
            change_and_break_off(index)
        assert index.documents() == {"d1": 1}
        with index.change():
            index.note("revision", "2")
        assert index.noted("revision") == "2"


def test_a_folder_that_is_missing_is_reported_with_advice(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"resolution\.db cannot be written .*free the disk"):
        opened(tmp_path / "missing" / "resolution.db")


def test_an_index_that_cannot_be_written_is_reported_when_it_is_changed(tmp_path: Path) -> None:
    with opened(filled(tmp_path / "resolution.db")) as index:
        index._db.execute("PRAGMA query_only = ON")
        with pytest.raises(WorkspaceError, match=r"cannot be written .*made anew"), index.change():
            index.note("revision", "2")
        index._db.execute("PRAGMA query_only = OFF")
        assert index.noted("revision") == ""


def open_and_close(path: Path) -> None:
    opened(path).close()


def test_processes_that_make_one_index_at_once_all_succeed(tmp_path: Path) -> None:
    path = tmp_path / "resolution.db"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=open_and_close, args=(path,)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=60)
    assert [process.exitcode for process in processes] == [0] * 4
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_fact_counts_the_documents_that_state_it() -> None:
    with opened() as index:
        index.add_document("d1", 1, [appearance("e1", NAME)])
        index.add_document("d2", 2, [appearance("e1", NAME, Fact("place", "Тараз"))])
        assert index.facts("e1") == {NAME: 2, Fact("place", "Тараз"): 1}
        assert index.remove_document("d1") == {"e1"}
        assert index.facts("e1") == {NAME: 1, Fact("place", "Тараз"): 1}
        assert index.documents_of("e1") == ["d2"]


def test_a_node_is_compared_with_those_that_hold_what_it_seeks_or_seek_what_it_holds() -> None:
    with opened() as index:
        index.put_node("short", "p", ["short"], ["short", "full"])
        index.put_node("full", "p", ["full"], ["short"])
        index.put_node("other", "p", ["other"], ["other"])
        assert index.candidates("short") == {"full"}
        assert index.candidates("full") == {"short"}
        assert index.candidates("other") == set()


def test_a_key_that_too_many_have_is_passed_over_and_all_of_them_are_named_when_that_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index_module, "_MOST_IN_BLOCK", 2)
    with opened() as index:
        for node in ("e1", "e2"):
            index.put_node(node, "p", ["common"], ["common"])
        assert index.crowded_anew() == set()
        assert index.candidates("e1") == {"e2"}
        index.put_node("e3", "p", ["common"], [])
        assert index.crowded_anew() == {"e1", "e2", "e3"}
        assert index.crowded_anew() == set()
        assert index.candidates("e1") == set()
        index.drop_node("e2")
        assert index.crowded_anew() == {"e1", "e3"}
        assert index.candidates("e1") == {"e3"}


def test_a_node_that_changes_forgets_its_keys_and_comparisons_and_keeps_its_entity() -> None:
    with opened() as index:
        for node in ("e1", "e2", "e3"):
            index.put_node(node, "p1", ["key"], ["key"])
        index.put_comparison("e1", "e2", ALIKE)
        index.put_comparison("e2", "e3", ALIKE)
        index.put_entity("e2", "e1")
        assert index.same_as("e2") == [("e3", 0.97), ("e1", 0.97)]
        index.put_node("e2", "p2", ["another"], ["another"])
        assert index.same_as("e2") == index.same_as("e1") == []
        assert index.candidates("e1") == {"e3"}
        assert index.entity_of_node("e2") == "e1"


def test_a_comparison_comes_back_with_its_features() -> None:
    with opened() as index:
        index.put_comparison("e1", "e2", ALIKE)
        assert index.comparison("e1", "e2") == ALIKE
        assert index.comparison("e2", "e3") is None


def test_the_likeliest_of_the_pairs_to_look_at_come_first() -> None:
    with opened() as index:
        for node in ("e1", "e2", "e3"):
            index.put_node(node, "p", [], [])
        for verdict in (Verdict.UNSURE, Verdict.SAME):
            index.put_comparison("e1", "e2", Comparison(0.5, verdict, ()))
            index.put_comparison("e1", "e3", Comparison(0.9, verdict, ()))
            listed = index.unsure() if verdict is Verdict.UNSURE else index.kept_apart()
            assert [(left, right) for left, right, _ in listed] == [("e1", "e3"), ("e1", "e2")]


def test_what_is_one_entity_is_not_kept_apart() -> None:
    with opened() as index:
        for node in ("e1", "e2"):
            index.put_node(node, "p", [], [])
        index.put_comparison("e1", "e2", ALIKE)
        index.put_entity("e2", "e1")
        assert list(index.kept_apart()) == []
        assert index.nodes_of("e1") == ["e1", "e2"]


def test_nodes_are_found_by_exactly_the_name_that_a_document_gives() -> None:
    with opened() as index:
        index.add_document("d1", 1, [appearance("e1", NAME), appearance("e2", Fact("alias", "Примула"))])
        assert index.named("Примула") == ["e1"]
        assert index.named("примула") == []
