"""`/api/v1/common`: what several entities have in common, over HTTP."""

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.map.worlds import MERGED

COMMON = "/api/v1/common"


def test_what_is_shared_is_told_with_the_relationships(client: httpx.Client) -> None:
    answer = client.get(COMMON, params={"of": ["ulgi", "chamber"]}).json()
    assert [each["id"] for each in answer["of"]] == ["ulgi", "chamber"]
    person = next(each for each in answer["shared"] if each["category"] == "people")
    assert person["entity"]["id"] == "aida"
    assert [link["of"] for link in person["links"]] == ["ulgi", "chamber"]
    assert person["links"][1]["relationships"][0]["role"] == "member of the board"
    assert answer["shared_total"] == len(answer["shared"])
    assert {"d3"} <= {each["document"]["id"] for each in answer["documents"]}


def test_what_is_over_the_limit_is_counted(client: httpx.Client) -> None:
    whole = client.get(COMMON, params={"of": ["ulgi", "primer"]}).json()
    cut = client.get(COMMON, params={"of": ["ulgi", "primer"], "limit": 1}).json()
    assert (len(cut["shared"]), cut["shared_total"]) == (1, len(whole["shared"]))
    assert cut["shared"] == whole["shared"][:1]


def test_an_earlier_id_and_the_id_it_went_into_are_one(client: httpx.Client) -> None:
    (old,) = MERGED
    assert client.get(COMMON, params={"of": [old, "ulgi"]}).status_code == 400
    assert client.get(COMMON, params={"of": [old, "primer"]}).json()["of"][0]["id"] == "ulgi"


def test_what_a_client_has_is_not_sent_again(client: httpx.Client) -> None:
    tag = client.get(COMMON, params={"of": ["ulgi", "primer"]}).headers["ETag"]
    again = client.get(COMMON, params={"of": ["ulgi", "primer"]}, headers={"If-None-Match": tag})
    assert again.status_code == 304


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), max_size=12))
def test_what_cannot_be_answered_is_a_problem(client: httpx.Client, of: list[str]) -> None:
    answer = client.get(COMMON, params={"of": of})
    assert answer.status_code in (400, 404)
    assert answer.headers["Content-Type"] == "application/problem+json"
