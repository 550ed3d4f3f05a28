"""The data of the W3C suite in stores: on disk behind our own workers, and in memory for the bare engine."""

import re
from pathlib import Path
from typing import Self

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store
from tests.w3c.suite import BASE, Case, Suite

from kg.rdf import QueryLimits, QueryService

LIMITS = QueryLimits(seconds=20.0, workers=1)
NO_FILE = "syntax-query/file"
"""What a test of syntax names by FROM; there is no such file in the suite, and one triple will do."""

_FROM = re.compile(rb"^FROM <([^>]*)>", re.MULTILINE)
_NOTHING = NamedNode("x:nothing")


class Stores:
    """Makes a store for each data set that tests ask for, and asks one at a time. A context manager."""

    def __init__(self, suite: Suite, place: Path) -> None:
        self._suite = suite
        self._place = place
        self._folders: dict[tuple[tuple[str, ...], tuple[str, ...]], Path] = {}
        self._service: tuple[Path, QueryService] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def service(self, case: Case) -> QueryService:
        """Return a service over the data of the test, which holds until the next is asked for."""
        folder = self._folder(case)
        if self._service is None or self._service[0] != folder:
            self._close()
            self._service = folder, QueryService(folder, LIMITS)
        return self._service[1]

    def bare(self, case: Case) -> Store:
        """Return the data of the test in a store in memory."""
        store = Store()
        _load(store, self._suite, case)
        return store

    def _folder(self, case: Case) -> Path:
        key = case.data, (*case.graphs, *_named_by_from(self._suite, case))
        if key not in self._folders:
            self._folders[key] = self._place / str(len(self._folders))
            store = Store(str(self._folders[key]))
            _load(store, self._suite, case)
            store.flush()
        return self._folders[key]

    def _close(self) -> None:
        if self._service is not None:
            self._service[1].close()
            self._service = None


def based(case: Case, query: str) -> str:
    """Return the query with its own address as its base, for the suite's relative IRIs."""
    return f"BASE <{BASE}{case.query}>\n{query}"


def _load(store: Store, suite: Suite, case: Case) -> None:
    """Load the default graph, and each named graph under its address, as also what `FROM` names."""
    for path in case.data:
        _load_file(store, suite, path, DefaultGraph())
    for path in {*case.graphs, *_named_by_from(suite, case)}:
        _load_file(store, suite, path, NamedNode(BASE + path))


def _named_by_from(suite: Suite, case: Case) -> list[str]:
    return [f"{case.folder}/{name.decode()}" for name in _FROM.findall(suite.read(case.query))]


def _load_file(store: Store, suite: Suite, path: str, graph: NamedNode | DefaultGraph) -> None:
    if path == NO_FILE:
        store.add(Quad(_NOTHING, _NOTHING, _NOTHING, graph))
        return
    syntax = RdfFormat.from_extension(Path(path).suffix[1:])
    store.load(suite.read(path), format=syntax, base_iri=BASE + path, to_graph=graph)
