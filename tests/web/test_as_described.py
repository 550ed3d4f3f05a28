"""What `kg serve` answers is what its own OpenAPI document says, whatever is sent by that document's rules.

The workspace is thrown away, for the routes of reviewing write into it.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, Config
from schemathesis.core import NOT_SET
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import positive_data_acceptance
from tests.rdf.snapshots import snapshot
from tests.web.serving import empty_workspace, running

from kg.map import MapStore
from kg.rdf import RdfStore
from kg.rdf.negotiation import GRAPHS, TABLES
from kg.web.asked import QUERY

Asked: TypeAlias = "Case[APIOperation[Any, Any, Any, Any]]"

DOCUMENT = "/api/v1/openapi.json"
PATIENCE = 60.0
EXAMPLES = settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
QUERIES = (
    "ASK { ?s a kg:University }",
    "SELECT * { ?s skos:prefLabel ?name } LIMIT 3",
    "DESCRIBE organization:e1",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
)
OPERATIONS = [
    ("GET", "/health"),
    ("GET", "/sparql"),
    ("POST", "/sparql"),
    ("GET", "/api/v1/search"),
    ("GET", "/api/v1/vocabulary"),
    ("GET", "/api/v1/examples"),
    ("GET", "/api/v1/prefixes"),
    ("GET", "/api/v1/terms"),
    ("GET", "/api/v1/review"),
    ("GET", "/api/v1/review/decisions"),
    ("POST", "/api/v1/review/decisions"),
    ("POST", "/api/v1/review/undo"),
    ("GET", "/api/v1/review/publication"),
    ("GET", "/api/v1/paths"),
    ("GET", "/api/v1/common"),
    ("GET", "/api/v1/gaps"),
    ("GET", "/api/v1/gaps/cell"),
    ("GET", "/api/v1/changes"),
    ("POST", "/api/v1/views"),
    ("GET", "/api/v1/views/{identifier}"),
    ("GET", "/api/v1/revision"),
    ("GET", "/api/v1/facets"),
    ("GET", "/api/v1/starts"),
    ("GET", "/api/v1/starts/{identifier}"),
    ("GET", "/api/v1/entities/{identifier}"),
    ("GET", "/api/v1/entities/{identifier}/neighbours"),
    ("GET", "/api/v1/evidence"),
    ("POST", "/api/v1/pictures"),
    ("GET", "/api/v1/legend"),
    ("POST", "/api/v1/exports/{format}"),
]
NOTHING_TO_GET_WRONG = {
    ("GET", "/api/v1/examples"),
    ("GET", "/api/v1/prefixes"),
    ("GET", "/api/v1/terms"),
    ("GET", "/health"),
    ("GET", "/api/v1/vocabulary"),
    ("GET", "/api/v1/review/publication"),
    ("GET", "/api/v1/gaps"),
    ("GET", "/api/v1/views/{identifier}"),
    ("GET", "/api/v1/revision"),
    ("GET", "/api/v1/facets"),
    ("GET", "/api/v1/starts"),
    ("GET", "/api/v1/starts/{identifier}"),
    ("GET", "/api/v1/entities/{identifier}"),
    ("GET", "/api/v1/legend"),
}
TAKEN_OR_NOT = {
    ("GET", "/sparql"),
    ("POST", "/sparql"),
    ("POST", "/api/v1/review/decisions"),
    ("POST", "/api/v1/review/undo"),
    ("GET", "/api/v1/paths"),
    ("GET", "/api/v1/common"),
    ("GET", "/api/v1/changes"),
    ("GET", "/api/v1/entities/{identifier}/neighbours"),
    ("GET", "/api/v1/evidence"),
    ("POST", "/api/v1/pictures"),
    ("POST", "/api/v1/exports/{format}"),
}
REFUSALS = {"checks": {"negative_data_rejection": {"expected-statuses": [400, 404, 405, 406, 413, 415]}}}
"""What is wrong by the document may also be too long to be read."""


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseSchema]:
    workspace = tmp_path_factory.mktemp("openapi") / "workspace"
    RdfStore.open(empty_workspace(workspace)).publish(snapshot())
    MapStore(workspace / "map.db").publish(snapshot())
    with running(workspace, "--query-timeout", "5") as (address, _):
        yield schemathesis.openapi.from_url(address + DOCUMENT, config=Config.from_dict(REFUSALS))


def test_every_operation_is_tested(api: BaseSchema) -> None:
    described = {
        (method.upper(), path) for path, methods in api.raw_schema["paths"].items() for method in methods
    }
    assert described == set(OPERATIONS)


@pytest.mark.parametrize(
    ("method", "path", "mode"),
    [
        pytest.param(method, path, mode, id=f"{method} {path} {mode.value}")
        for method, path in OPERATIONS
        for mode in GenerationMode
        if mode is GenerationMode.POSITIVE or (method, path) not in NOTHING_TO_GET_WRONG
    ],
)
def test_an_answer_is_as_described(api: BaseSchema, method: str, path: str, mode: GenerationMode) -> None:
    """What is right by the document may yet be no query, no graph, no day, or nothing to take back."""
    refused = (method, path) in TAKEN_OR_NOT

    @EXAMPLES
    @given(case=api[path][method].as_strategy(generation_mode=mode))
    def ask(case: Asked) -> None:
        case.call_and_validate(
            timeout=PATIENCE, excluded_checks=[positive_data_acceptance] if refused else []
        )

    ask()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_result_of_a_query_is_as_described(api: BaseSchema, method: str) -> None:
    @EXAMPLES
    @given(
        case=api["/sparql"][method].as_strategy(),
        query=st.sampled_from(QUERIES),
        accept=st.sampled_from(["*/*", "text/html, */*;q=0.1", *TABLES, *GRAPHS]),
    )
    def ask(case: Asked, query: str, accept: str) -> None:
        case.query = {"query": query} if method == "GET" else {}
        case.body = query if case.media_type == QUERY else {"query": query} if method == "POST" else NOT_SET
        case.headers["Accept"] = accept
        answer = case.call_and_validate(timeout=PATIENCE, excluded_checks=[positive_data_acceptance])
        assert answer.status_code in (200, 406)

    ask()
