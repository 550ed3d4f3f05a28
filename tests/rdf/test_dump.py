"""Dumps of the RDF store hold all of it, in both syntaxes."""

from pathlib import Path

import pytest
from pyoxigraph import Store, parse
from rdflib import Dataset
from tests.rdf.snapshots import snapshot

from kg.errors import EngineError
from kg.rdf import RdfStore
from kg.rdf.dump import Syntax, dump


@pytest.mark.parametrize("syntax", list(Syntax))
def test_what_is_dumped_is_what_is_stored(syntax: Syntax, tmp_path: Path) -> None:
    RdfStore.open(tmp_path / "rdf").publish(snapshot())
    revision, quads = dump(tmp_path / "rdf", tmp_path / "out", syntax)
    stored = set(Store.read_only(str(tmp_path / "rdf")))
    assert set(parse(path=tmp_path / "out", format=syntax.value)) == stored
    assert (revision, quads) == (1, len(stored))


@pytest.mark.parametrize(("syntax", "name"), [(Syntax.JSON_LD, "json-ld"), (Syntax.N_QUADS, "nquads")])
def test_another_program_reads_the_dump(syntax: Syntax, name: str, tmp_path: Path) -> None:
    RdfStore.open(tmp_path / "rdf").publish(snapshot())
    _, quads = dump(tmp_path / "rdf", tmp_path / "out", syntax)
    read = Dataset()
    read.parse(tmp_path / "out", format=name)
    assert len(set(read.quads())) == quads


def test_a_store_without_a_whole_revision_is_not_dumped(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="kg publish"):
        dump(tmp_path / "rdf", tmp_path / "out", Syntax.N_QUADS)
    assert not (tmp_path / "out").exists()
