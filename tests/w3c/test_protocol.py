"""`kg serve` passes the W3C tests of the SPARQL 1.1 Protocol, but that it refuses all updates."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store
from rdflib import Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import Node
from tests.w3c.results import Rows, read
from tests.w3c.suite import ABSENT, MF, Suite
from tests.web.serving import empty_workspace, running

FOLDER = "protocol"
ENDPOINT = "/sparql/"
"""Where the suite takes the endpoint to be; ours is the same without the slash."""

ANSWERED = "as the suite says: answered"
REFUSED = "as the suite says: refused"
UPDATE = "otherwise: updates are refused, and nothing is changed"
EXPECTED = {
    "query_post_form": ANSWERED,
    "query_dataset_default_graphs_get": ANSWERED,
    "query_dataset_default_graphs_post": ANSWERED,
    "query_dataset_named_graphs_post": ANSWERED,
    "query_dataset_named_graphs_get": ANSWERED,
    "query_dataset_full": ANSWERED,
    "query_multiple_dataset": ANSWERED,
    "query_get": ANSWERED,
    "query_content_type_select": ANSWERED,
    "query_content_type_ask": ANSWERED,
    "query_content_type_describe": ANSWERED,
    "query_content_type_construct": ANSWERED,
    "query_post_direct": ANSWERED,
    "update_dataset_default_graph": UPDATE,
    "update_dataset_default_graphs": UPDATE,
    "update_dataset_named_graphs": UPDATE,
    "update_dataset_full": UPDATE,
    "update_post_form": UPDATE,
    "update_post_direct": UPDATE,
    "update_base_uri": UPDATE,
    "bad_query_method": REFUSED,
    "bad_multiple_queries": REFUSED,
    "bad_query_wrong_media_type": REFUSED,
    "bad_query_missing_form_type": REFUSED,
    "bad_query_missing_direct_type": REFUSED,
    "bad_query_non_utf8": REFUSED,
    "bad_query_syntax": REFUSED,
    "bad_update_get": REFUSED,
    "bad_multiple_updates": REFUSED,
    "bad_update_wrong_media_type": REFUSED,
    "bad_update_missing_form_type": REFUSED,
    "bad_update_non_utf8": REFUSED,
    "bad_update_syntax": REFUSED,
    "bad_update_dataset_conflict": REFUSED,
}
"""What each test of the suite expects of us."""

GRAPH = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
GRAPHS = range(4)
"""The tests ask for these graphs; of the first the suite holds no data, for no test looks into it."""

CNT = Namespace("http://www.w3.org/2011/content#")
HT = Namespace("http://www.w3.org/2011/http#")


@dataclass(frozen=True)
class Asked:
    """A request of a test, and what the suite wants in answer."""

    method: str
    address: str
    headers: dict[str, str]
    content: bytes
    statuses: frozenset[str]
    form: str | None
    boolean: bool | None

    @property
    def is_update(self) -> bool:
        return b"update=" in self.content or "sparql-update" in self.headers.get("content-type", "")


@pytest.fixture(scope="module")
def workspace(w3c: Suite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("protocol") / "workspace"
    store = Store(str(empty_workspace(folder)))
    for number in GRAPHS:
        name = NamedNode(GRAPH.format(number))
        content = w3c.read(f"{FOLDER}/data{number}.nt") if number else b"<x:s> <x:p> <x:o> .\n"
        store.load(content, format=RdfFormat.N_TRIPLES, to_graph=name)
    store.flush()
    return folder


@pytest.fixture(scope="module")
def client(workspace: Path) -> Iterator[httpx.Client]:
    with running(workspace) as (address, _), httpx.Client(base_url=address) as opened:
        yield opened


def quads(workspace: Path) -> set[Quad]:
    return set(Store.read_only(str(workspace / "rdf")))


def requests(suite: Suite, name: str) -> list[Asked]:
    manifest = suite.manifest(FOLDER)
    (node,) = (entry for entry, local, _ in suite.entries(FOLDER) if local == name)
    lists = manifest.objects(manifest.value(node, MF.action), HT.requests)
    return [_asked(manifest, request) for one in lists for request in Collection(manifest, one)]


def _asked(manifest: Graph, request: Node) -> Asked:
    body, response = manifest.value(request, HT.body), manifest.value(request, HT.resp)
    headers = manifest.value(request, HT.headers)
    fields = Collection(manifest, headers) if headers else ()
    encoding = str(manifest.value(body, CNT.characterEncoding)) if body else "UTF-8"
    form, boolean = manifest.value(response, MF.expectedFormat), manifest.value(response, MF.expectedBoolean)
    return Asked(
        method=str(manifest.value(request, HT.methodName)),
        address=str(manifest.value(request, HT.absolutePath)).replace(ENDPOINT, "/sparql", 1),
        headers={
            str(manifest.value(field, HT.fieldName)): str(manifest.value(field, HT.fieldValue))
            for field in fields
        },
        content=str(manifest.value(body, CNT.chars)).encode(encoding) if body else b"",
        statuses=frozenset(
            str(status).rpartition("StatusCode")[2]
            for status in manifest.objects(response, MF.expectedStatus)
        ),
        form=str(form) if form else None,
        boolean=bool(boolean) if boolean is not None else None,
    )


def sent(client: httpx.Client, asked: Asked) -> httpx.Response:
    return client.request(asked.method, asked.address, headers=asked.headers, content=asked.content or None)


def assert_as_wanted(answer: httpx.Response, asked: Asked) -> None:
    assert f"{answer.status_code // 100}xx" in asked.statuses, answer.text
    if asked.form is None:
        return
    found = read(answer.content, answer.headers["content-type"].partition(";")[0])
    assert isinstance(found, {"boolean": bool, "tabular": Rows, "RDF": frozenset}[asked.form])
    if asked.boolean is not None:
        assert found is asked.boolean


@ABSENT
def test_the_table_names_all_tests_of_the_suite(w3c: Suite) -> None:
    assert sorted(name for _, name, _ in w3c.entries(FOLDER)) == sorted(EXPECTED)
    assert len(EXPECTED) == 34


@ABSENT
@pytest.mark.parametrize("name", [name for name in EXPECTED if EXPECTED[name] != UPDATE])
def test_a_request_is_answered_as_the_suite_says(
    client: httpx.Client, w3c: Suite, workspace: Path, name: str
) -> None:
    before = quads(workspace)
    for asked in requests(w3c, name):
        answer = sent(client, asked)
        assert_as_wanted(answer, asked)
        assert (answer.status_code >= 400) == (EXPECTED[name] == REFUSED)
    assert quads(workspace) == before


@ABSENT
@pytest.mark.parametrize("name", [name for name in EXPECTED if EXPECTED[name] == UPDATE])
def test_an_update_is_refused_and_changes_nothing(
    client: httpx.Client, w3c: Suite, workspace: Path, name: str
) -> None:
    before = quads(workspace)
    update, *questions = requests(w3c, name)
    assert update.is_update
    answer = sent(client, update)
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"
    for question in questions:
        assert read(sent(client, question).content, "application/sparql-results+json") is False
    assert quads(workspace) == before
    assert len(before) == len(GRAPHS)
