"""The pages' files, the search API and the server."""

import re
import socket
from collections.abc import Iterator

import httpx
import pytest
from tests.web.served import HITS, served

from kg.errors import InputError
from kg.model import VOCABULARY
from kg.web import create_app, pages, serve

LANGUAGES = ("kk", "ru", "en")
VENDORED = {"vendor", "yasgui", "fonts"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with served(tmp_path_factory.mktemp("pages") / "none", deadline=1.0) as opened:
        yield opened


def test_the_start_page_speaks_three_languages_and_names_the_endpoint(client: httpx.Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "/sparql" in answer.text
    assert all(f'data-language="{language}"' in answer.text for language in LANGUAGES)


def test_the_pages_run_no_inline_script_and_ask_nobody_else(client: httpx.Client) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    own = [path for path in pages.STATIC.rglob("*.*") if VENDORED.isdisjoint(path.parts)]
    assert len(own) > 50
    for path in own:
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"(?:src|import|url|fetch)\b[^;\n]*https?://", text), path.name
        assert not re.search(r"\son\w+=|style=|innerHTML|\beval\(", text), path.name


def test_a_search_gives_hits(client: httpx.Client) -> None:
    answer = client.get("/api/v1/search", params={"q": "ромашка", "limit": 1})
    assert answer.headers["access-control-allow-origin"] == "*"
    (hit,) = answer.json()["hits"]
    assert answer.json()["query"] == "ромашка"
    assert {key: hit[key] for key in ("id", "name", "type", "documents", "page", "matched", "exact")} == {
        "id": "e1",
        "name": HITS[0].name,
        "type": "Company",
        "documents": 3,
        "page": "/page/organization/e1",
        "matched": HITS[0].name,
        "exact": False,
    }


def test_a_search_for_nothing_finds_nothing(client: httpx.Client) -> None:
    assert client.get("/api/v1/search", params={"q": "  "}).json()["hits"] == []


@pytest.mark.parametrize(
    "parameters", [{}, {"q": "x", "limit": "0"}, {"q": "x", "limit": "many"}, {"q": "x" * 501}]
)
def test_wrong_parameters_are_a_problem(client: httpx.Client, parameters: dict[str, str]) -> None:
    answer = client.get("/api/v1/search", params=parameters)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_an_error_of_ours_has_its_own_status_and_sentence(client: httpx.Client) -> None:
    answer = client.get("/api/v1/search", params={"q": "x", "type": "Ship"})
    assert (answer.status_code, answer.json()["detail"]) == (
        400,
        "There is no type of entity 'Ship'; see /api/v1/facets for those there are.",
    )


def test_an_unexpected_error_tells_nothing_of_the_inside(client: httpx.Client) -> None:
    answer = client.get("/api/v1/entities/broken")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "secret" not in answer.text


def test_after_an_unexpected_error_a_client_asks_on_a_new_connection(client: httpx.Client) -> None:
    for _ in range(100):
        assert client.get("/api/v1/entities/broken").headers["connection"] == "close"
        assert client.get("/health").status_code == 200


def test_a_store_that_is_not_there_yet_is_a_problem_to_try_later(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "ASK {}"})
    assert answer.status_code == 503
    assert "retry-after" in answer.headers


def test_the_vocabulary_is_given_in_three_languages(client: httpx.Client) -> None:
    names = client.get("/api/v1/vocabulary").json()
    assert set(names["types"]) == set(VOCABULARY.entity_types)
    labelled = [names[part] for part in ("types", "relations", "kinds", "statuses")]
    labelled += names["groups"].values()
    assert all(set(labels) == set(LANGUAGES) for part in labelled for labels in part.values())


def test_the_vocabulary_tells_families_and_what_has_no_direction(client: httpx.Client) -> None:
    names = client.get("/api/v1/vocabulary").json()
    assert names["families"]["College"] == "Organization"
    assert names["families"]["Person"] == "Person"
    assert "partners_with" in names["symmetric"]
    assert "holds_role" not in names["symmetric"]
    assert names["groups"]["holds_role"]["in"]["en"] == "People and their roles"


def test_an_unknown_address_is_a_problem(client: httpx.Client) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert answer.json()["status"] == 404


def test_health(client: httpx.Client) -> None:
    assert client.get("/health").json() == {"status": "ok"}


def test_a_taken_port_is_reported_before_anything_is_served() -> None:
    class NoWorkspace: ...

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"Port {port}"):
            serve(create_app(NoWorkspace()), "127.0.0.1", port)  # type: ignore[arg-type]
