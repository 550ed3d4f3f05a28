"""`/api/v1/gaps`: the matrix of regions and sectors, over HTTP."""

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

GAPS, CELL = "/api/v1/gaps", "/api/v1/gaps/cell"


def test_the_matrix_has_names_counts_and_what_was_read(client: httpx.Client) -> None:
    answer = client.get(GAPS).json()
    regions = {each["id"]: each for each in answer["regions"]}
    assert regions["south"]["names"]["kk"] == "Мысал облысы"
    assert regions["south"]["documents"] > 0
    cells = {(each["region"], each["sector"]): each for each in answer["cells"]}
    assert cells["north", "energy"]["institutions"] == 2
    assert set(cells["north", "energy"]) == {
        "region", "sector", "institutions", "companies", "alliances", "partnerships",
    }  # fmt: skip


def test_a_cell_gives_what_the_map_shows(client: httpx.Client) -> None:
    answer = client.get(CELL, params={"region": "south", "sector": "light"}).json()
    assert "mysal" in {each["id"] for each in answer["entities"]}
    assert answer["total"] == len(answer["entities"])
    assert answer["region"]["name"] == "Мысальская область"


@pytest.mark.parametrize("asked", [GAPS, f"{CELL}?region=north&sector=energy"])
def test_what_a_client_has_is_not_sent_again(client: httpx.Client, asked: str) -> None:
    tag = client.get(asked).headers["ETag"]
    assert client.get(asked, headers={"If-None-Match": tag}).status_code == 304


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(codec="utf-8"), max_size=120), st.text(st.characters(codec="utf-8"), max_size=20)
)
def test_what_is_no_cell_is_a_problem(client: httpx.Client, region: str, sector: str) -> None:
    answer = client.get(CELL, params={"region": region, "sector": sector})
    assert answer.status_code in (400, 404)
    assert answer.headers["Content-Type"] == "application/problem+json"
