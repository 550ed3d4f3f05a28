"""Dumps of the RDF store hold all of it, in both syntaxes."""

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, parse
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


def test_json_ld_is_json_with_prefixes(tmp_path: Path) -> None:
    RdfStore.open(tmp_path / "rdf").publish(snapshot())
    dump(tmp_path / "rdf", tmp_path / "out", Syntax.JSON_LD)
    assert "kg" in json.loads((tmp_path / "out").read_text("utf-8"))["@context"]


def test_a_store_without_a_whole_revision_is_not_dumped(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="kg publish"):
        dump(tmp_path / "rdf", tmp_path / "out", Syntax.N_QUADS)
    assert not (tmp_path / "out").exists()
    assert RdfFormat.N_QUADS is Syntax.N_QUADS.value
