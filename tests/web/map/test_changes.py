"""`/api/v1/changes`: what became of relationships since, over HTTP."""

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
from kg.model import Status

CHANGES = "/api/v1/changes"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("world")


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[httpx.Client]:
    """The world, of which one planned partnership became actual and one membership was withdrawn."""
    with served_world(folder) as opened:
        made = world().snapshot
        (planned,) = (
            each
            for each in made.relationships
            if each.type == "partners_with" and {each.source, each.target} == {"primer", "mysal"}
        )
        kept = [
            each
            for each in made.relationships
            if each != planned and (each.type, each.source) != ("member_of", "chamber")
        ]
        said = replace(planned, id="lnow", status=Status.ACTUAL)
        claims = tuple(
            replace(claim, status=Status.ACTUAL) if claim.id in planned.claims else claim
            for claim in made.claims
            if (claim.type, claim.subject) != ("member_of", "chamber")
        )
        MapStore(folder / "map.db").publish(
            replace(made, revision=8, relationships=(*kept, said), claims=claims)
        )
        yield opened


def test_what_changed_is_told_with_how_it_was(client: httpx.Client) -> None:
    answer = client.get(CHANGES, params={"since": "7"}).json()
    assert answer["counts"] == {"new": 0, "changed": 1, "withdrawn": 1}
    assert (answer["total"], answer["complete"], answer["known_since"]["revision"]) == (2, True, 7)
    changed = next(each for each in answer["changes"] if each["change"] == "changed")
    assert changed["differences"] == ["status"]
    assert (changed["before"]["status"], changed["relationship"]["status"]) == ("planned", "actual")
    assert {changed["source"]["id"], changed["target"]["id"]} == {"primer", "mysal"}
    assert changed["source"]["page"]


def test_pages_and_days_are_asked_for(client: httpx.Client) -> None:
    assert len(client.get(CHANGES, params={"since": "2020-01-01", "limit": 1}).json()["changes"]) == 1
    assert client.get(CHANGES, params={"since": "2020-01"}).json()["complete"] is False
    assert client.get(CHANGES, params={"since": "8"}).json()["total"] == 0


def test_what_a_client_has_is_not_sent_again(client: httpx.Client) -> None:
    tag = client.get(CHANGES, params={"since": "7"}).headers["ETag"]
    assert client.get(CHANGES, params={"since": "7"}, headers={"If-None-Match": tag}).status_code == 304


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(codec="utf-8"), max_size=12) | st.from_regex(r"\d{4}-\d{2}-\d{2}", fullmatch=True)
)
def test_whatever_is_asked_is_answered_in_order(client: httpx.Client, since: str) -> None:
    answer = client.get(CHANGES, params={"since": since})
    assert answer.status_code in (200, 400)
    if answer.status_code == 400:
        assert answer.headers["Content-Type"] == "application/problem+json"
