"""What the guard makes of the procedures and functions that a server says it has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.graph.guard import Callables, require_tame_plan, require_tame_wording

SERVER = Callables.of(
    {
        "db.labels": "READ",
        "db.schema.visualization": "WRITE",
        "gds.wcc.stream": "READ",
        "apoc.load.json": "READ",
        "apoc.cypher.doIt": "WRITE",
    },
    ["apoc.text.join", "apoc.cypher.runFirstColumnSingle"],
)
WITHIN = st.text("\t\n `/*.", max_size=3)


def plan(operator: str, details: str = "") -> dict[str, object]:
    leaf = {"operatorType": f"{operator}@neo4j", "args": {"Details": details}, "children": []}
    return {"operatorType": "ProduceResults@neo4j", "args": {"Details": "x"}, "children": [leaf]}


def test_a_procedure_is_allowed_if_it_is_reviewed_and_the_server_says_it_reads() -> None:
    assert SERVER.allowed == {"db.labels", "gds.wcc.stream"}
    require_tame_plan(plan("ProcedureCall", "db.labels() :: (label :: STRING)"), SERVER)
    for name in ("apoc.load.json", "db.schema.visualization", "unheard.of"):
        with pytest.raises(QueryError, match=name):
            require_tame_plan(plan("ProcedureCall", f"{name}($x) :: (value :: MAP)"), SERVER)


@pytest.mark.parametrize(
    "operator",
    ["LoadCSV", "ShowSettings", "TerminateTransactions", "AdministrationCommand", "TransactionApply"],
)
def test_an_operator_that_leaves_the_graph_is_refused_wherever_it_stands(operator: str) -> None:
    with pytest.raises(QueryError):
        require_tame_plan(plan(operator), SERVER)
    require_tame_plan(plan("AllNodesScan"), SERVER)


def test_what_has_no_plan_is_a_command() -> None:
    with pytest.raises(QueryError, match="server"):
        require_tame_plan(None, SERVER)


@given(WITHIN, WITHIN, st.integers(0, 31), st.booleans())
def test_a_function_is_found_however_its_name_is_written(
    before: str, after: str, escaped: int, upper: bool
) -> None:
    name = "apoc.cypher.runFirstColumnSingle"
    if name[escaped] != ".":
        name = f"{name[:escaped]}\\u{ord(name[escaped]):04x}{name[escaped + 1 :]}"
    elif upper:
        name = name.upper()
    spelled = name.replace(".", f"{before}.{after}")
    with pytest.raises(QueryError, match="runFirstColumnSingle"):
        require_tame_wording(f"RETURN {spelled}('RETURN 1', {{}})", SERVER)


def test_a_reviewed_function_and_words_that_look_alike_are_let_pass() -> None:
    for query in (
        "RETURN apoc.text.join(['a'], ',')",
        "MATCH (n) WHERE n.name = 'apoc' RETURN n.cypher AS loaded, n.csv",
        "MATCH (n:Payload {csv: 1}) RETURN n",
    ):
        require_tame_wording(query, SERVER)
