"""The map over HTTP: entities, neighbours, pictures, evidence, facets, ready questions, and problems."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.map.worlds import FORMULA, LONG, MARKUP, MERGED, PARTIES
from tests.web.map.serving import served_world

from kg.model import Document, Extraction, Language
from kg.workspace import Workspace

(EARLIER,) = MERGED
API = "/api/v1"
PROBLEM = "application/problem+json"
ANSWERS = [
    "/revision",
    "/facets",
    "/starts",
    "/starts/connected",
    "/entities/ulgi",
    "/entities/ulgi/neighbours",
    "/evidence?first=ulgi&second=ulgi_oil",
]
FAST = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TEXT = st.text(max_size=120)
DATE = st.one_of(
    st.sampled_from(["2024", "2024-05", "2024-02-29", "0001", "9999-12-31", "2024-13", "2023-02-29", "0000"]),
    TEXT,
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with served_world(tmp_path_factory.mktemp("map")) as opened:
        yield opened


def ask(client: httpx.Client, path: str, **parameters: Any) -> dict[str, Any]:
    answer = client.get(f"{API}{path}", params=parameters)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def draw(client: httpx.Client, **wanted: Any) -> dict[str, Any]:
    answer = client.post(f"{API}/pictures", json=wanted)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def detail(answer: httpx.Response, status: int) -> str:
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    said: str = answer.json()["detail"]
    return said


@pytest.mark.parametrize("path", ANSWERS)
def test_a_client_that_has_the_answer_is_told_so(client: httpx.Client, path: str) -> None:
    answer = client.get(API + path)
    assert answer.headers["cache-control"] == "no-cache"
    tag = answer.headers["etag"]
    assert tag.startswith('W/"')
    for known in (tag, f'"x", {tag}', tag.removeprefix("W/"), "*"):
        again = client.get(API + path, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(API + path, headers={"If-None-Match": '"another"'}).json() == answer.json()


def test_the_revision_tells_how_much_there_is(client: httpx.Client) -> None:
    found = ask(client, "/revision")
    assert (found["revision"], found["documents"]) == (7, 6)
    assert found["entities"] == sum(each["count"] for each in ask(client, "/facets")["types"])


def test_an_entity_has_all_its_names_and_what_is_known_of_it(client: httpx.Client) -> None:
    found = ask(client, "/entities/ulgi")
    assert found["entity"]["names"]["kk"] == "«Үлгі» университеті"
    assert (found["entity"]["place"], found["entity"]["regions"]) == ("Примерная область", ["north"])
    assert found["entity"]["page"] == "/page/organization/ulgi"
    assert {each["origin"] for each in found["names"]} == {"documents", "known", "former"}
    assert found["details"]["website"] == "ulgi.example"
    assert found["denied"] == 1


def test_the_page_that_an_entity_names_is_there(client: httpx.Client) -> None:
    page = ask(client, "/entities/ulgi")["entity"]["page"]
    assert client.get(page, headers={"Accept": "text/html"}).status_code == 200


def test_an_id_that_went_into_another_answers_with_that(client: httpx.Client) -> None:
    assert ask(client, f"/entities/{EARLIER}")["entity"]["id"] == "ulgi"
    assert ask(client, f"/entities/{EARLIER}/neighbours") == ask(client, "/entities/ulgi/neighbours")
    assert ask(client, "/evidence", first=EARLIER, second="ulgi_oil")["first"]["id"] == "ulgi"
    made = draw(client, entities=[{"id": EARLIER, "x": 0.1, "y": -0.2}], add=["ulgi"])
    assert [(each["id"], each["x"], each["y"]) for each in made["entities"]] == [("ulgi", 0.1, -0.2)]
    assert made["renamed"] == {EARLIER: "ulgi"}


def test_names_are_given_as_they_are(client: httpx.Client) -> None:
    names = [ask(client, f"/entities/{id_}")["entity"]["name"] for id_ in ("markup", "formula", "long")]
    assert names == [MARKUP, FORMULA, LONG]


def test_a_group_of_neighbours_is_asked_for_by_its_name(client: httpx.Client) -> None:
    groups = ask(client, "/entities/ulgi")["groups"]
    for each in groups:
        group = f"{each['relation']}:{each['direction']}"
        found = ask(client, "/entities/ulgi/neighbours", group=group, limit=100)
        assert len(found["neighbours"]) == found["matching"] == each["total"]


def test_a_filter_is_repeated_for_each_value(client: httpx.Client) -> None:
    asked = "type=Company&type=Person&status=actual&limit=100"
    found = client.get(f"{API}/entities/ulgi/neighbours?{asked}").json()
    assert {each["entity"]["type"] for each in found["neighbours"]} == {"Company", "Person"}


def test_a_picture_says_what_is_missing_and_folds_an_agreement_of_many(client: httpx.Client) -> None:
    made = draw(client, add=[*PARTIES, "nobody"], around="ulgi")
    assert made["missing"] == ["nobody"]
    assert [each["id"] for each in made["entities"] if each["hub"]] == ["memo"]
    assert sum(each["folded"] for each in made["relationships"]) == 10
    assert made["left_out"] == {"agreements": 0, "relationships": 0}


def test_a_picture_can_be_sent_back_as_it_came(client: httpx.Client) -> None:
    made = draw(client, add=list(PARTIES))
    places = [{"id": each["id"], "x": each["x"], "y": each["y"]} for each in made["entities"]]
    assert draw(client, entities=places)["entities"] == made["entities"]


def test_a_picture_takes_the_filter_that_neighbours_take(client: httpx.Client) -> None:
    made = draw(client, add=["primer", "mysal", "ulgi", "aida"], filter={"status": ["planned"]})
    assert {each["status"] for each in made["relationships"]} == {"planned"}


def test_a_picture_of_too_many_is_refused(client: httpx.Client) -> None:
    ids = [f"x{number}" for number in range(1001)]
    assert "at most" in detail(client.post(f"{API}/pictures", json={"add": ids}), 400)
    places = [{"id": id_, "x": 0, "y": 0} for id_ in ids[:600]]
    answer = client.post(f"{API}/pictures", json={"entities": places, "add": ids[600:]})
    assert "1000 entities" in detail(answer, 400)
    assert draw(client, entities=places, add=ids[:1000])["missing"] == ids[:1000]


@pytest.mark.parametrize(
    "body",
    [
        {"entities": [{"id": "ulgi", "x": "a", "y": 0}]},
        {"entities": [{"id": "ulgi", "x": 1e300, "y": 0}]},
        {"add": ["ulgi"], "arrangement": "circle"},
        {"add": ["ulgi"], "filter": {"since": "2024-02-30"}},
        {"add": ["ulgi"], "filter": {"since": "2025", "until": "2024"}},
        {"add": [""]},
        {"other": 1},
        [],
    ],
)
def test_a_picture_that_cannot_be_made_as_asked_is_a_problem(client: httpx.Client, body: Any) -> None:
    assert detail(client.post(f"{API}/pictures", json=body), 400)


@pytest.mark.parametrize(
    ("status", "headers", "content"),
    [
        (415, {"Content-Type": "text/plain"}, b"{}"),
        (400, {"Content-Type": "application/json"}, b"{"),
        (400, {"Content-Type": "application/json"}, b'{"entities": [{"id": "ulgi", "x": NaN, "y": 0}]}'),
        (400, {"Content-Type": "application/json"}, b'{"add": ["\\ud800"]}'),
        (400, {"Content-Type": "application/json"}, b"\xff"),
        (413, {"Content-Type": "application/json"}, b" " * 600_000),
    ],
)
def test_a_body_that_cannot_be_read_is_a_problem(
    client: httpx.Client, status: int, headers: dict[str, str], content: bytes
) -> None:
    assert detail(client.post(f"{API}/pictures", content=content, headers=headers), status)


def test_a_body_must_say_how_long_it_is(client: httpx.Client) -> None:
    answer = client.post(
        f"{API}/pictures", content=iter([b"{}"]), headers={"Content-Type": "application/json"}
    )
    assert "Content-Length" in detail(answer, 411)


@pytest.mark.parametrize("path", ["/entities/nobody", "/entities/nobody/neighbours"])
def test_an_unknown_id_is_not_found(client: httpx.Client, path: str) -> None:
    assert "look for it by name" in detail(client.get(API + path), 404)


def test_evidence_needs_two_known_and_different_things(client: httpx.Client) -> None:
    asked = f"{API}/evidence"
    assert detail(client.get(asked, params={"first": "ulgi", "second": "nobody"}), 404)
    assert "two different" in detail(client.get(asked, params={"first": "ulgi", "second": EARLIER}), 400)
    assert detail(client.get(asked, params={"first": "ulgi"}), 400)


def test_evidence_has_the_text_around_a_sentence(client: httpx.Client) -> None:
    found = ask(client, "/evidence", first="ulgi", second="chair")
    (claim,) = found["relationships"][0]["evidence"]
    assert claim["before"]
    assert claim["after"]
    assert claim["document"]["title"] == "Үлгі университетінің жаңалықтары"


def test_evidence_is_read_page_by_page(client: httpx.Client) -> None:
    whole, page = (
        ask(client, "/evidence", first="ulgi", second="ulgi_oil", limit=limit, offset=offset)
        for limit, offset in ((100, 0), (1, 3))
    )
    assert page["total"] == whole["total"] == 4
    last = [claim["id"] for each in whole["relationships"] for claim in each["evidence"]][3]
    assert [claim["id"] for each in page["relationships"] for claim in each["evidence"]] == [last]


@pytest.mark.parametrize(
    "parameters",
    [
        {"since": "2024-13"}, {"until": "2023-02-29"}, {"since": "yesterday"},
        {"since": "2025", "until": "2024"},
        {"group": "issued"}, {"group": "issued:sideways"}, {"limit": 0}, {"limit": 101}, {"offset": -1},
        {"sources": -1}, {"sources": "x"}, {"undated": "perhaps"}, {"type": "x" * 101},
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_a_problem(client: httpx.Client, parameters: dict[str, Any]) -> None:
    assert detail(client.get(f"{API}/entities/ulgi/neighbours", params=parameters), 400)


def test_every_ready_question_is_answered(client: httpx.Client) -> None:
    starts = ask(client, "/starts")["starts"]
    assert len(starts) == 6
    for each in starts:
        found = ask(client, f"/starts/{each['id']}")
        assert (found["total"], found["question"]) == (each["count"], each["question"])
        assert draw(client, add=found["entities"])["missing"] == []
    assert "connected" in detail(client.get(f"{API}/starts/weather"), 404)


def test_a_workspace_gives_the_text_that_its_ledger_has(tmp_path: Path) -> None:
    with Workspace.create(tmp_path) as workspace:
        page = Document("https://news.example/1", "Университет «Үлгі».", Language.RU)
        workspace.ledger.replace(page, Extraction((), ()), "rules/1")
        assert workspace.text(page.id) == page.text
        assert workspace.text("nothing") is None


@FAST
@given(
    entity=st.one_of(st.sampled_from(["ulgi", EARLIER, "nobody"]), TEXT),
    parameters=st.fixed_dictionaries(
        {},
        optional={
            "since": DATE, "until": DATE, "type": TEXT, "region": TEXT, "relation": TEXT, "status": TEXT,
            "sources": st.integers(-1, 10**25), "offset": st.integers(-1, 10**25), "group": TEXT,
        },
    ),
)  # fmt: skip
def test_nothing_that_is_asked_breaks_the_server(
    client: httpx.Client, entity: str, parameters: dict[str, Any]
) -> None:
    path = httpx.URL(f"{API}/entities/").copy_with(raw_path=f"{API}/entities/".encode() + quoted(entity))
    answers = [
        client.get(path),
        client.get(f"{API}/entities/ulgi/neighbours", params=parameters),
        client.get(f"{API}/evidence", params={"first": entity, "second": "ulgi"}),
        client.post(
            f"{API}/pictures", json={"add": [entity], "around": entity, "filter": {"region": [entity]}}
        ),
    ]
    for answer in answers:
        assert answer.status_code in (200, 400, 404, 307), answer.text
        assert answer.status_code in (200, 307) or detail(answer, answer.status_code)


def quoted(text: str) -> bytes:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass")).encode()
