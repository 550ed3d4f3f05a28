"""What a query may not do, over both engines: write, read files, reach out, ask or change the server.

Each attack is refused or answered as plain text; after it the graph holds what it held, the file was not
read, and nobody knocked at the socket that listens.
"""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.engines import emptied

from kg.errors import BailanysError, QueryError
from kg.graph import Address, Answer, Graph

Ask: TypeAlias = Callable[[Graph, str], Answer]

UNREAD = "no query may read this line"
CYPHER_LIKE = "Org`) DETACH DELETE n //"

WRITING = (
    "CREATE (n:Entity {id: 'x'})",
    "CREATE (n:Entity {id: 'x'}) RETURN n",
    "INSERT (:Entity {id: 'x'})",
    "MERGE (n:Entity {id: 'x'}) RETURN n",
    "MERGE (n:Entity {id: 'e1'}) ON MATCH SET n.name = 'x' RETURN n",
    "MATCH (n:Entity) SET n.name = 'x' RETURN n",
    "MATCH (n:Entity) SET n += {name: 'x'} RETURN n",
    "MATCH (n:Entity) SET n:Evil RETURN n",
    "MATCH (n:Entity) REMOVE n.name RETURN n",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (n) FOREACH (x IN [1] | CREATE (:Evil))",
    "CALL { CREATE (n:Evil) RETURN n } RETURN n",
    "UNWIND [1] AS x CALL (x) { CREATE (y:Evil) } RETURN x",
    "UNWIND [1] AS x CALL (x) { CREATE (y:Evil) } IN TRANSACTIONS",
    "UNWIND [1] AS x CALL (x) { CREATE (y:Evil) } IN TRANSACTIONS RETURN x",
    "MATCH (n) RETURN n UNION MATCH (n) SET n.name = 'x' RETURN n",
    "CREATE INDEX evil FOR (n:Entity) ON (n.name)",
    "CREATE CONSTRAINT evil FOR (n:Entity) REQUIRE n.name IS UNIQUE",
    "CALL db.createLabel('Evil')",
    "CALL do.when(true, 'CREATE (n:Evil) RETURN n', '', {}) YIELD value RETURN value",
    "CALL merge.node(['Evil'], {id: 'x'}) YIELD node RETURN node",
    "CALL apoc.merge.node(['Evil'], {id: 'x'}) YIELD node RETURN node",
    "MATCH (a) WITH collect(a) AS n CALL refactor.mergeNodes(n) YIELD node RETURN node",
    "MATCH (a) WITH collect(a) AS n CALL refactor.cloneNodesWithRelationships(n) YIELD output RETURN output",
    "CALL apoc.cypher.doIt('CREATE (n:Evil)', {}) YIELD value RETURN value",
)

DISGUISED = (
    "EXPLAIN CREATE (n:Evil)",
    "PROFILE CREATE (n:Evil)",
    "PROFILE MATCH (n) DETACH DELETE n",
    "EXPLAIN MATCH (n) RETURN n",
    "CYPHER 5 CREATE (n:Evil)",
    "CYPHER runtime=slotted MATCH (n) DETACH DELETE n",
    "MATCH (n) RETURN n; MATCH (n) DETACH DELETE n",
    "MATCH (n) DETACH DELETE n; MATCH (n) RETURN n",
    "MATCH (n) /* x */ DETACH /* y */ DELETE /* z */ n",
    "MATCH (n) // RETURN n\nDETACH DELETE n",
    "/* MATCH (n) RETURN n */ MATCH (n) DETACH DELETE n",
    "MATCH (n) dEtAcH dElEtE n",
    "CR/**/EATE (n:Evil)",
    "\N{FULLWIDTH LATIN CAPITAL LETTER C}REATE (n:Evil)",
    "C\N{ZERO WIDTH SPACE}REATE (n:Evil)",
    "\\u0043REATE (n:Evil)",
    "CREAT\\u0045 (n:Evil)",
    "MATCH (n) \\u0053ET n.name = 'x' RETURN n",
    "MATCH (n) RETURN 'a\\u0027; MATCH (n) DETACH DELETE n //",
    "MATCH (n:`Entity`) SET n.`name` = 'x' RETURN n",
    "MATCH (n:`Org``) RETURN n //`) DETACH DELETE n",
    "USE system CREATE (n:Evil)",
)

REACHING = (
    "LOAD CSV FROM '{file}' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM '{file}' AS line RETURN line",
    "load /* x */ csv FROM '{file}' AS line RETURN line",
    "LOAD\nCSV FROM '{file}' AS line RETURN line",
    "LO\\u0041D CSV FROM '{file}' AS line RETURN line",
    "LOAD C\N{LATIN SMALL LETTER LONG S}V FROM '{file}' AS line RETURN line",
    "LOAD CSV FROM '{url}' AS line RETURN line",
    "WITH '{url}' AS url LOAD CSV FROM url AS line RETURN line",
    "RETURN [x IN [1] | COLLECT {{ LOAD CSV FROM '{file}' AS l RETURN l }}] AS v",
    "RETURN CASE WHEN EXISTS {{ LOAD CSV FROM '{url}' AS l RETURN l }} THEN 1 ELSE 2 END AS v",
    "RETURN reduce(a = 0, x IN [1] | a + COUNT {{ LOAD CSV FROM '{url}' AS l RETURN l }}) AS v",
    "MATCH (n {{name: head(COLLECT {{ LOAD CSV FROM '{file}' AS l RETURN l[0] }})}}) RETURN n",
    "MATCH (a)((x)-->(y) WHERE EXISTS {{ LOAD CSV FROM '{url}' AS l RETURN l }})+(b) RETURN b",
    "UNWIND [1] AS x CALL (x) {{ LOAD CSV FROM '{url}' AS l RETURN l }} IN TRANSACTIONS RETURN l",
    "CALL do.when(true, \"LOAD CSV FROM '{url}' AS l RETURN l\", '', {{}}) YIELD value RETURN value",
    "CALL do.when(true, 'LOAD' + ' C' + \"SV FROM '{url}' AS l RETURN l\", '', {{}}) YIELD value",
    "CALL apoc.load.json('{url}') YIELD value RETURN value",
    "RETURN apoc.cypher.runFirstColumnSingle(\"LOAD CSV FROM '{url}' AS l RETURN l\", {{}}) AS v",
)

SERVER = (
    "SHOW USERS",
    "SHOW CURRENT USER",
    "SHOW DATABASES",
    "SHOW SETTINGS",
    "SHOW TRANSACTIONS",
    "SHOW PROCEDURES",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CREATE USER evil SET PASSWORD 'evil-evil'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'evil-evil'",
    "DROP USER neo4j",
    "CREATE DATABASE evil",
    "STOP DATABASE neo4j",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "RETURN [x IN [1] | COLLECT { CALL dbms.listConfig() YIELD name RETURN name }] AS v",
    "CALL dbms.killConnection('bolt-1')",
    "CALL dbms.queryJmx('*:*')",
    "CALL db.clearQueryCaches()",
    "CALL db.resampleOutdatedIndexes()",
    "RETURN [x IN [1] | COLLECT { CALL `db`.`resampleOutdatedIndexes`() RETURN 1 }] AS v",
    "RETURN [x IN [1] | COLLECT { CALL db . /* x */ stats.\\u0063lear('QUERIES') YIELD section RETURN 1 }]",
    "CALL tx.setMetaData({a: 1})",
)


@pytest.fixture(scope="module")
def attacked(engine: tuple[str, Address]) -> Iterator[Graph]:
    with Graph.connect(engine[1]) as graph:
        emptied(graph).write(
            "UNWIND $rows AS row CREATE (:Entity {id: 'e1', name: 'Alpha'})"
            "-[:PARTNERS_WITH {id: 'r1'}]->(:Entity {id: 'e2', name: row.name})",
            [{"name": CYPHER_LIKE}],
        )
        yield graph


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.0)
        yield server


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("secret") / "secret.csv"
    file.write_text(UNREAD, "utf-8")
    return file


def content(graph: Graph) -> list[dict[str, object]]:
    return graph.read(
        "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) "
        "RETURN labels(n) AS labels, properties(n) AS properties, type(r) AS type, r.id AS r, m.id AS m "
        "ORDER BY n.id"
    )


def knocked(listener: socket.socket) -> bool:
    try:
        listener.accept()
    except BlockingIOError:
        return False
    return True


@pytest.mark.parametrize("query", [*WRITING, *DISGUISED])
def test_a_query_that_would_write_is_refused_however_it_is_written(query: str, attacked: Graph) -> None:
    before = content(attacked)
    with pytest.raises(QueryError):
        attacked.query(query)
    assert content(attacked) == before


@pytest.mark.parametrize("query", REACHING)
@pytest.mark.parametrize("ask", [Graph.query, Graph.change])
def test_no_query_reads_a_file_or_reaches_out(
    query: str, ask: Ask, attacked: Graph, listener: socket.socket, secret: Path
) -> None:
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/x.csv"
    with pytest.raises(BailanysError) as refusal:
        ask(attacked, query.format(file=secret.as_uri(), url=url))
    assert isinstance(refusal.value, QueryError)
    assert UNREAD not in str(refusal.value)
    assert not knocked(listener)


@pytest.mark.parametrize("query", SERVER)
@pytest.mark.parametrize("ask", [Graph.query, Graph.change])
def test_no_query_asks_or_changes_the_server(query: str, ask: Ask, attacked: Graph) -> None:
    with pytest.raises(QueryError):
        ask(attacked, query)


@pytest.mark.parametrize(
    "text",
    [
        CYPHER_LIKE,
        "'; MATCH (n) DETACH DELETE n //",
        "\\u0027 DETACH DELETE n",
        "LOAD CSV FROM 'file:///x'",
        "SHOW USERS",
    ],
)
def test_a_parameter_is_plain_text_whatever_it_says(text: str, attacked: Graph) -> None:
    before = content(attacked)
    assert attacked.query("RETURN $text AS text", {"text": text}).rows == ((text,),)
    found = attacked.query("MATCH (n:Entity {name: $text}) RETURN n.id", {"text": text}).rows
    assert found == ((("e2",),) if text == CYPHER_LIKE else ())
    assert content(attacked) == before


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n) RETURN n.name AS created, 'DELETE n' AS text ORDER BY n.name",
        "MATCH (n) WHERE n.name CONTAINS 'SET' OR n.name STARTS WITH 'A' RETURN n.id AS set",
        "CALL { MATCH (n) RETURN n } RETURN count(n)",
        "UNWIND [1, 2] AS x CALL (x) { MATCH (n) RETURN count(n) AS c } RETURN x, c",
        "MATCH (n) WHERE EXISTS { (n)-->() } RETURN COLLECT { MATCH (n)-->(m) RETURN m.name } AS names",
        "CALL db.labels() YIELD label RETURN label",
        "MATCH p = shortestPath((a {id: 'e1'})-[*..3]-(b {id: 'e2'})) RETURN p",
        "MATCH (n) RETURN n // DETACH DELETE n",
        "MATCH (n) RETURN n;",
    ],
)
def test_a_query_that_reads_is_answered(query: str, attacked: Graph) -> None:
    assert len(attacked.query(query)) > 0
