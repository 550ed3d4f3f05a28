"""`/api/v1/views`: short addresses, over HTTP."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.map.worlds import world
from tests.web.map.serving import served_world

from kg.map import MapStore
from kg.map.views import LONGEST

VIEWS = "/api/v1/views"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("world")


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[httpx.Client]:
    with served_world(folder) as opened:
        yield opened


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_state_comes_back_as_text_with_its_revision(client: httpx.Client, state: str) -> None:
    made = client.post(VIEWS, json={"state": state})
    assert made.status_code == 201
    kept = client.get(f"{VIEWS}/{made.json()['id']}")
    assert kept.headers["Content-Type"] == "application/json"
    assert kept.json()["state"] == state
    assert kept.json()["revision"] >= world().snapshot.revision


def test_the_same_state_has_the_same_address_also_after_a_publication(
    client: httpx.Client, folder: Path
) -> None:
    first = client.post(VIEWS, json={"state": "one"}).json()["id"]
    revision = client.get(f"{VIEWS}/{first}").json()["revision"]
    MapStore(folder / "map.db").publish(replace(world().snapshot, revision=revision + 1))
    assert client.post(VIEWS, json={"state": "one"}).json()["id"] == first
    assert client.get(f"{VIEWS}/{first}").json()["revision"] == revision
    assert client.post(VIEWS, json={"state": "two"}).json()["id"] != first


def test_what_a_client_has_is_not_sent_again(client: httpx.Client) -> None:
    address = f"{VIEWS}/{client.post(VIEWS, json={'state': 'kept'}).json()['id']}"
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_an_unknown_view_is_not_found(client: httpx.Client) -> None:
    answer = client.get(f"{VIEWS}/aaaaaaaaaaaa")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    "state", ["", "ә" * (LONGEST // 2 + 1), "a" * (LONGEST + 1), 7, None, {"entities": []}]
)
def test_what_is_no_state_is_a_problem(client: httpx.Client, state: object) -> None:
    answer = client.post(VIEWS, json={"state": state})
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")


def test_the_longest_state_is_kept(client: httpx.Client) -> None:
    assert client.post(VIEWS, json={"state": "\x01" * LONGEST}).status_code == 201


def test_another_site_cannot_have_a_browser_keep_a_view(client: httpx.Client) -> None:
    """Without asking first a page may post a form or plain text to another site, and nothing else."""
    answer = client.post(VIEWS, content='{"state": "x"}', headers={"Content-Type": "text/plain"})
    assert answer.status_code == 415
