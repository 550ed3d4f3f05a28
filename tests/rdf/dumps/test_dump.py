"""Dumps of the RDF store hold all of it, in every syntax; those to publish come with what goes with them."""

import gzip
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib import Dataset, Graph
from tests.rdf.snapshots import entity, snapshot

from kg.errors import EngineError, InputError
from kg.rdf import Namespaces, RdfStore
from kg.rdf.dumps import dump as dump_module
from kg.rdf.dumps.dump import DumpReport, Syntax, dump, write_dumps
from kg.rdf.dumps.dumped import CATALOGUE, ONTOLOGY, SUMS, DumpFormat, checksums, dumped
from kg.rdf.namespaces import external

NAMES = Namespaces()
BOTH = tuple(DumpFormat)
NAMED = Quad(
    NamedNode("http://a.example/s"), NamedNode("http://a.example/p"), Literal("в графе"), NAMES.ontology_graph
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A published store that has a named graph as well."""
    folder = tmp_path / "rdf"
    RdfStore.open(folder).publish(snapshot())
    opened = Store(str(folder))
    opened.add(NAMED)
    opened.flush()
    return folder


def written(store: Path, folder: Path, formats: Sequence[DumpFormat] = BOTH) -> DumpReport:
    return write_dumps(store, folder, formats, NAMES, lambda _done, _total: None)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


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


def test_both_files_hold_what_the_store_holds(store: Path, tmp_path: Path) -> None:
    report = written(store, tmp_path / "dumps")
    stored = set(Store.read_only(str(store)))
    assert (report.revision, report.quads) == (1, len(stored))
    assert [file.name for file in report.files] == ["bailanys-r1.nq.gz", "bailanys-r1.ttl.gz"]
    loaded = Store()
    loaded.load(gzip.decompress((tmp_path / "dumps" / "bailanys-r1.nq.gz").read_bytes()), RdfFormat.N_QUADS)
    assert set(loaded) == stored
    assert NAMED in stored
    turtle = gzip.decompress((tmp_path / "dumps" / "bailanys-r1.ttl.gz").read_bytes())
    default = {quad for quad in stored if quad.graph_name == DefaultGraph()}
    assert set(parse(turtle, format=RdfFormat.TURTLE)) == default
    assert len(Graph().parse(data=turtle, format="turtle")) == len(default)


def test_the_checksums_are_accepted_by_the_usual_program(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    written(store, folder)
    done = subprocess.run(["sha256sum", "-c", SUMS], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {line.split(":")[0] for line in done.stdout.splitlines()} == set(contents(folder)) - {
        SUMS,
        CATALOGUE,
    }


def test_the_same_revision_gives_the_same_bytes_however_it_came_to_be(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(store, tmp_path / "one")
    changed = tmp_path / "changed" / "rdf"
    less = replace(snapshot(), revision=0, claims=(), relationships=())
    RdfStore.open(changed).publish(replace(less, entities=(*less.entities, entity("e9", "Person", "Лишний"))))
    RdfStore.open(changed).publish(snapshot())
    opened = Store(str(changed))
    opened.add(NAMED)
    opened.flush()
    del opened
    monkeypatch.setattr(dump_module, "SORTED_AT_ONCE", 7)
    written(changed, tmp_path / "two")
    one, two = contents(tmp_path / "one"), contents(tmp_path / "two")
    assert one.pop(CATALOGUE).count(b"dcat:Distribution") == two.pop(CATALOGUE).count(b"dcat:Distribution")
    assert one == two


def test_the_lines_are_sorted(store: Path, tmp_path: Path) -> None:
    written(store, tmp_path, [DumpFormat.N_QUADS])
    lines = gzip.decompress((tmp_path / "bailanys-r1.nq.gz").read_bytes()).splitlines()
    assert lines == sorted(lines)


def test_only_the_format_that_is_asked_for_is_written(store: Path, tmp_path: Path) -> None:
    written(store, tmp_path / "dumps", [DumpFormat.TURTLE])
    assert set(contents(tmp_path / "dumps")) == {"bailanys-r1.ttl.gz", ONTOLOGY, SUMS, CATALOGUE}


def test_dumps_of_earlier_revisions_stay_and_stay_listed_until_they_are_removed(
    store: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "dumps"
    written(store, folder)
    RdfStore.open(store).publish(replace(snapshot(), revision=2))
    written(store, folder, [DumpFormat.N_QUADS])
    assert [(each.revision, each.format) for each in dumped(folder)] == [(2, "nq"), (1, "nq"), (1, "ttl")]
    (folder / "bailanys-r1.nq.gz").unlink()
    assert "bailanys-r1.nq.gz" not in checksums(folder)
    written(store, folder, [DumpFormat.N_QUADS])
    assert "bailanys-r1.nq.gz" not in (folder / SUMS).read_text()
    assert [each.revision for each in dumped(folder)] == [2, 1]


def test_the_catalogue_lists_the_files_under_the_base(store: Path, tmp_path: Path) -> None:
    written(store, tmp_path / "dumps")
    found = {quad.triple for quad in parse(path=tmp_path / "dumps" / CATALOGUE)}
    files = {
        each.object.value
        for each in found
        if each.predicate == external("dcat:downloadURL") and isinstance(each.object, NamedNode)
    }
    assert files == {f"{NAMES.base}dumps/bailanys-r1.{ending}.gz" for ending in ("nq", "ttl")}


def test_the_ontology_goes_with_the_data(store: Path, tmp_path: Path) -> None:
    written(store, tmp_path / "dumps")
    assert len(Graph().parse(tmp_path / "dumps" / ONTOLOGY)) > 100


def test_progress_is_told_to_its_end(store: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_dumps(store, tmp_path / "dumps", BOTH, NAMES, lambda done, total: told.append((done, total)))
    assert told
    assert told[-1][0] == told[-1][1]


def test_nothing_is_left_when_dumping_is_interrupted(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    written(store, folder)
    before = contents(folder)
    RdfStore.open(store).publish(replace(snapshot(), revision=2))

    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_dumps(store, folder, BOTH, NAMES, interrupt)
    assert contents(folder) == before


def test_a_store_without_a_whole_revision_is_not_dumped_for_publication(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="kg publish"):
        written(tmp_path / "rdf", tmp_path / "dumps")
    assert not (tmp_path / "dumps").exists()


def test_a_folder_that_cannot_be_written_is_told(store: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        written(store, tmp_path / "file" / "dumps")
