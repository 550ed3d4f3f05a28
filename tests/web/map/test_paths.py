"""`/api/v1/paths`: how two entities are connected, over HTTP."""

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.map.worlds import MERGED

PATHS = "/api/v1/paths"


def test_the_paths_are_told_with_their_steps(client: httpx.Client) -> None:
    answer = client.get(PATHS, params={"from": "clara", "to": "aida", "most": 2}).json()
    assert (answer["from"]["id"], answer["to"]["id"], answer["reason"]) == ("clara", "aida", None)
    first = answer["paths"][0]
    assert [step["source"] for step in first["steps"]] == ["clara", "primer", first["steps"][2]["source"]]
    assert first["steps"][0]["relationships"][0]["relation"] == "holds_role"
    assert first["steps"][0]["document"]["id"] == "undated"
    assert set(first["weakest"]) == {"step", "sources", "confidence"}
    assert {each["id"] for each in answer["entities"]} >= {"clara", "primer", "aida"}


def test_parameters_say_over_what_and_through_whom(client: httpx.Client) -> None:
    asked = {"from": "chair", "to": "aida", "without": ["ulgi", "mysal"]}
    answer = client.get(PATHS, params=asked).json()
    assert answer["reason"] == "only_through_excluded"
    assert [each["id"] for each in answer["excluded"]] == ["ulgi", "mysal"]
    assert [each["id"] for each in answer["through"]] == ["ulgi"]
    planned = client.get(
        PATHS, params={"from": "primer", "to": "mysal", "status": ["planned", "actual"]}
    ).json()
    assert len(planned["paths"][0]["steps"]) == 1


def test_earlier_ids_lead_to_what_they_went_into(client: httpx.Client) -> None:
    (old,) = MERGED
    answer = client.get(PATHS, params={"from": old, "to": "primer", "without": old}).json()
    assert answer["from"]["id"] == "ulgi"


def test_what_a_client_has_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get(PATHS, params={"from": "ulgi", "to": "primer"})
    tag = first.headers["ETag"]
    again = client.get(PATHS, params={"from": "ulgi", "to": "primer"}, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"from": "ulgi"}, 400),
        ({"from": "ulgi", "to": "ulgi"}, 400),
        ({"from": "ulgi", "to": "primer", "most": 0}, 400),
        ({"from": "ulgi", "to": "primer", "status": "denied"}, 400),
        ({"from": "ulgi", "to": "primer", "without": ["x"] * 101}, 400),
        ({"from": "ulgi", "to": "nobody"}, 404),
    ],
)
def test_what_cannot_be_answered_is_a_problem(
    client: httpx.Client, asked: dict[str, str | int | list[str]], status: int
) -> None:
    answer = client.get(PATHS, params=asked)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["detail"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ends=st.lists(st.text(st.characters(codec="utf-8"), max_size=40), min_size=2, max_size=2),
    without=st.lists(st.text(st.characters(codec="utf-8"), max_size=20), max_size=3),
)
def test_whatever_is_asked_is_answered_in_order(
    client: httpx.Client, ends: list[str], without: list[str]
) -> None:
    answer = client.get(PATHS, params={"from": ends[0], "to": ends[1], "without": without})
    assert answer.status_code in (400, 404)
    assert answer.json()["title"]
