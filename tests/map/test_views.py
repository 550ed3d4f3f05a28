"""Short addresses of states of the map."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.errors import InputError, NoRoomError, NotFoundError, WorkspaceError
from kg.map.views import LONGEST, View, ViewStore


@pytest.fixture
def store(tmp_path: Path) -> ViewStore:
    return ViewStore(tmp_path / "views.db")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8"), min_size=1))
@example("a\0b")
@example('{"entities": [], "title": "Ә Ғ Қ Ң Ө Ұ Ү Һ І"}')
@example("<script>alert(1)</script>'; DROP TABLE view; --")
def test_a_state_comes_back_as_it_was_given(store: ViewStore, state: str) -> None:
    kept = store.keep(state, 3)
    assert store.find(kept.id).state == state
    assert len(kept.id) == 12
    assert kept.id.isascii()
    assert kept.id.isalnum()


def test_the_same_state_has_the_same_id_and_stays_as_it_was_first_kept(store: ViewStore) -> None:
    first = store.keep("state", 3)
    assert store.keep("state", 4) == first == store.find(first.id)
    assert store.keep("other", 4).id != first.id
    assert first.revision == 3


def test_another_workspace_gives_the_same_id(store: ViewStore, tmp_path: Path) -> None:
    assert ViewStore(tmp_path / "elsewhere" / "views.db").keep("state", 9).id == store.keep("state", 1).id


def test_two_states_never_share_an_id(store: ViewStore, tmp_path: Path) -> None:
    taken = store.keep("state", 1).id
    with sqlite3.connect(tmp_path / "views.db") as connection:
        connection.execute("UPDATE view SET state = 'another one'")
    longer = store.keep("state", 2)
    assert longer.id[:12] == taken
    assert store.find(taken).state == "another one"
    assert store.keep("state", 5) == longer == store.find(longer.id)


def test_an_unknown_view_is_not_found(store: ViewStore) -> None:
    with pytest.raises(NotFoundError, match="No view is kept as 'nothing'"):
        store.find("nothing")
    store.keep("state", 1)
    with pytest.raises(NotFoundError):
        store.find("nothing")


@pytest.mark.parametrize("state", ["", "ә" * (LONGEST // 2 + 1), "\ud800"])
def test_what_is_no_state_is_refused(store: ViewStore, state: str) -> None:
    with pytest.raises(InputError):
        store.keep(state, 1)


def test_the_longest_state_is_kept(store: ViewStore) -> None:
    longest = "ә" * (LONGEST // 2)
    assert store.find(store.keep(longest, 1).id).state == longest


def test_when_the_room_is_full_it_is_said_and_what_is_kept_stays(tmp_path: Path) -> None:
    store = ViewStore(tmp_path / "views.db", room=10)
    kept = store.keep("123456", 1)
    with pytest.raises(NoRoomError, match="use the long address"):
        store.keep("654321", 1)
    assert store.keep("123456", 2) == kept
    assert store.keep("1234", 1).state == "1234"


def test_many_may_keep_views_at_once(store: ViewStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        views: list[View] = list(pool.map(lambda number: store.keep(f"state {number % 5}", 1), range(40)))
    assert len({view.id for view in views}) == 5
    assert all(store.find(view.id) == view for view in views)


def test_a_broken_file_is_said_to_be_broken(tmp_path: Path) -> None:
    (tmp_path / "views.db").write_bytes(b"no database at all, and long enough to be looked at " * 40)
    store = ViewStore(tmp_path / "views.db")
    with pytest.raises(WorkspaceError, match="cannot be read"):
        store.find("aaaaaaaaaaaa")
    with pytest.raises(WorkspaceError, match="cannot be written"):
        store.keep("state", 1)


def test_a_file_without_a_view_yet_holds_none(tmp_path: Path) -> None:
    (tmp_path / "views.db").touch()
    with pytest.raises(NotFoundError):
        ViewStore(tmp_path / "views.db").find("aaaaaaaaaaaa")
