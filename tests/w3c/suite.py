"""The W3C test suite of SPARQL 1.1, read from its archive; it is no part of the project.

The archive is the folder `sparql/sparql11` of the repository w3c/rdf-tests, packed with its name as
`sparql11.zip`. The variable `KG_W3C_SPARQL11` says where it lies; a relative path starts at the root of the
project. Where there is none, what needs it is skipped.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from zipfile import ZipFile

import pytest
from _pytest.mark import ParameterSet
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

SETTING = "KG_W3C_SPARQL11"
USUAL_PLACE = "../shared/w3c/sparql11.zip"
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
"""What the addresses in the manifests are relative to; the files are known under these names."""

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")

NEGATIVE = "NegativeSyntaxTest11"
POSITIVE = "PositiveSyntaxTest11"
EVALUATION = "QueryEvaluationTest"
CSV_FORMAT = "CSVResultFormatTest"

FOLDERS_OF_UPDATES = frozenset(
    {
        "add", "basic-update", "clear", "copy", "delete", "delete-data", "delete-insert", "delete-where",
        "drop", "move", "syntax-update-1", "syntax-update-2", "update-silent",
    }
)  # fmt: skip
"""What these test is refused as a whole; the protocol tests show that."""

OUT_OF_SCOPE = {
    "entailment": "the store answers by simple entailment",
    "graph-store-protocol": "graphs are published by `kg publish`, never over HTTP",
    "http-rdf-update": "graphs are published by `kg publish`, never over HTTP",
    **dict.fromkeys(FOLDERS_OF_UPDATES, "the endpoint only answers queries"),
}
"""The folders of the suite that are not tested, and why."""


@dataclass(frozen=True, slots=True)
class Case:
    """A test of a query: `data` is the default graph and `graphs` the named ones, all as paths in the suite.

    `query` and `result` are paths too; a test of syntax has no result.
    """

    folder: str
    name: str
    kind: str
    query: str
    data: tuple[str, ...]
    graphs: tuple[str, ...]
    result: str | None

    @property
    def id(self) -> str:
        """The name by which the test is known in the suite: its folder and its own name."""
        return f"{self.folder}/{self.name}"


class Suite:
    """The archive, its files by their path below `sparql11/`."""

    def __init__(self, archive: Path) -> None:
        self._archive = ZipFile(archive)

    def read(self, path: str) -> bytes:
        """Return the content of a file."""
        return self._archive.read(f"sparql11/{path}")

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The folders that have a manifest."""
        paths = (Path(name).parts for name in self._archive.namelist())
        return tuple(sorted(parts[1] for parts in paths if parts[2:] == ("manifest.ttl",)))

    @cache  # noqa: B019 - there is one suite, for as long as the tests run
    def manifest(self, folder: str) -> Graph:
        """Return the manifest of a folder."""
        path = f"{folder}/manifest.ttl"
        return Graph().parse(data=self.read(path), format="turtle", publicID=BASE + path)

    def entries(self, folder: str) -> Iterator[tuple[Node, str, str]]:
        """Yield the tests of a folder in their order: node, name and kind."""
        manifest = self.manifest(folder)
        for entries in manifest.objects(predicate=MF.entries):
            for entry in Collection(manifest, entries):
                kind = str(manifest.value(entry, RDF.type)).removeprefix(MF)
                yield entry, str(entry).partition("#")[2], kind

    def cases(self, *kinds: str) -> Iterator[Case]:
        """Yield the tests of queries that are of one of the kinds, in all folders in scope."""
        for folder in self.folders:
            if folder in OUT_OF_SCOPE:
                continue
            for entry, name, kind in self.entries(folder):
                if kind in kinds:
                    yield self._case(folder, entry, name, kind)

    def _case(self, folder: str, entry: Node, name: str, kind: str) -> Case:
        manifest = self.manifest(folder)
        action = manifest.value(entry, MF.action)
        result = manifest.value(entry, MF.result)
        return Case(
            folder=folder,
            name=name,
            kind=kind,
            query=_path(action if isinstance(action, URIRef) else manifest.value(action, QT.query)),
            data=tuple(map(_path, manifest.objects(action, QT.data))),
            graphs=tuple(map(_path, manifest.objects(action, QT.graphData))),
            result=None if result is None else _path(result),
        )


def _path(node: Node | None) -> str:
    return str(node).removeprefix(BASE)


@cache
def suite() -> Suite | None:
    """Return the suite, or `None` where there is no archive."""
    place = Path(__file__).parents[2] / (os.environ.get(SETTING) or USUAL_PLACE)
    return Suite(place) if place.is_file() else None


ABSENT = pytest.mark.skipif(
    suite() is None, reason=f"The W3C suite is not here; {SETTING} says where sparql11.zip lies."
)


def each(
    found: Callable[[Suite], Iterable[Case]], failing: Mapping[str, str] = MappingProxyType({})
) -> pytest.MarkDecorator:
    """Parametrise a test by `case` over what is found in the suite, or skip it where there is none.

    Those `failing`, by their id and with the reason, must fail.
    """
    whole = suite()
    if whole is None:
        return pytest.mark.parametrize("case", [pytest.param(None, marks=ABSENT)])
    return pytest.mark.parametrize("case", [_parameter(case, failing.get(case.id)) for case in found(whole)])


def _parameter(case: Case, reason: str | None) -> ParameterSet:
    marks = [pytest.mark.xfail(raises=AssertionError, reason=reason, strict=True)] if reason else []
    return pytest.param(case, id=case.id, marks=marks)
