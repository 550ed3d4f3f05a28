"""Which graphs of the store a query asks: those of the request, else those of its FROM clauses, else all.

Nothing is ever fetched: a graph that the store does not have is refused. Where FROM is a keyword the
engine's parser decides, as it does for the guard; the IRIs are resolved by the engine, too. Imported by
the query worker: keep its imports few.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, TypedDict

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Store

from kg.rdf.querying.grammar import Prefixes, Token, syntax_error, tokens
from kg.rdf.querying.guard import RefusedError, hides_nothing, meaningless
from kg.rdf.querying.mistakes import explain

_FROM = re.compile("FROM", re.IGNORECASE)
_MOST_CLAUSES = 50
_MOST_TOLD = 20
_LONGEST_TOLD = 200
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


class Graphs(TypedDict):
    """The IRIs of the graphs that make the default graph, and of those that GRAPH finds."""

    default: list[str]
    named: list[str]


class Chosen(TypedDict):
    """Graphs of the store as `Store.query` takes them."""

    default_graph: list[NamedNode | BlankNode | DefaultGraph]
    named_graphs: list[NamedNode | BlankNode]


class _Clause(NamedTuple):
    keyword: Token
    graph: Token
    named: bool


def stated(query: str, prefixes: Prefixes, base: str) -> Graphs | None:
    """Return the graphs that the query's FROM clauses name, or None when it has no such clause.

    Relative IRIs are taken from `base` where the query declares no other.
    Raises RefusedError when it cannot be told for sure what they are.
    """
    if not hides_nothing(query, _FROM):
        raise RefusedError("The query spells FROM with escapes, which is refused.")
    if not _FROM.search(query):
        return None
    clauses = list(_clauses(query))
    if len(clauses) > _MOST_CLAUSES:
        raise RefusedError(f"The query has more than {_MOST_CLAUSES} FROM clauses; name fewer graphs.")
    _require_certainty(query, clauses, prefixes)
    if not clauses:
        return None
    iris = _resolved(query, [clause.graph.text for clause in clauses], prefixes, base)
    return Graphs(
        default=[iri for iri, clause in zip(iris, clauses, strict=True) if not clause.named],
        named=[iri for iri, clause in zip(iris, clauses, strict=True) if clause.named],
    )


def chosen(graphs: Graphs, store: Store, dataset: str) -> Chosen:
    """Return the graphs by their IRIs; `dataset` is the IRI that stands for the default graph.

    Raises RefusedError when the store has no graph of that IRI.
    """
    own: dict[str, NamedNode | BlankNode] = {
        graph.value: graph for graph in store.named_graphs() if isinstance(graph, NamedNode)
    }
    default, named = dict.fromkeys(graphs["default"]), dict.fromkeys(graphs["named"])
    for iri in (*default, *named):
        if iri not in own and iri != dataset:
            raise RefusedError(_no_graph(iri, [dataset, *sorted(own)]))
    if dataset in named:
        raise RefusedError(
            f"<{dataset}> is the default graph, which has no name inside GRAPH; ask it outside."
        )
    return Chosen(
        default_graph=[DefaultGraph() if iri == dataset else own[iri] for iri in default],
        named_graphs=[own[iri] for iri in named],
    )


def _no_graph(iri: str, own: list[str]) -> str:
    told = ", ".join(f"<{one}>" for one in own[:_MOST_TOLD])
    more = ", …" if len(own) > _MOST_TOLD else ""
    return (
        f"<{iri[:_LONGEST_TOLD]}> is no graph of this store, and nothing is fetched;"
        f" its graphs are {told}{more}."
    )


def _clauses(query: str) -> Iterator[_Clause]:
    """Yield what looks like FROM clauses."""
    found = list(tokens(query))
    for at, token in enumerate(found):
        following = found[at + 1 : at + 3]
        if token.is_word("FROM") and following:
            named = following[0].is_word("NAMED") and len(following) > 1
            graph = following[1] if named else following[0]
            if graph.kind in {"iri", "name"}:
                yield _Clause(token, graph, named)


def _require_certainty(query: str, clauses: list[_Clause], prefixes: Prefixes) -> None:
    """Let the engine confirm that these are FROM clauses, each of them, and that there are no others."""
    if syntax_error(_with_keywords(query, clauses), prefixes):
        if syntax_error(query, prefixes):
            raise RefusedError(explain(query, prefixes))
        raise RefusedError("It cannot be told what the query means by FROM; name graphs in the request.")
    for clause in clauses:
        others = [other for other in clauses if other is not clause]
        if not syntax_error(_with_keywords(query, others), prefixes):
            raise RefusedError("It cannot be told what the query means by FROM; name graphs in the request.")


def _with_keywords(query: str, clauses: list[_Clause]) -> str:
    """Return the query in which FROM is left in these clauses only, and means nothing anywhere else."""
    kept = {clause.keyword.start for clause in clauses}
    return _FROM.sub(lambda found: found[0] if found.start() in kept else meaningless(found), query)


def _resolved(query: str, graphs: list[str], prefixes: Prefixes, base: str) -> list[str]:
    """Return the IRIs of graphs as the engine reads them after the query's own declarations."""
    form = next(token for token in tokens(query) if token.is_word(*_FORMS))
    names = [f"?graph{number}" for number in range(len(graphs))]
    probe = f"{query[: form.start]} SELECT * {{ VALUES ({' '.join(names)}) {{ ({' '.join(graphs)}) }} }}"
    for solution in Store().query(probe, base_iri=base, prefixes=prefixes):  # type: ignore[union-attr]
        found = [solution[name[1:]] for name in names]
        return [term.value for term in found if isinstance(term, NamedNode)]
    return []
