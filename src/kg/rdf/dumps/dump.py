"""Dumps the published RDF as files for other stores and programs.

`dump` writes one file as the store gives it. `write_dumps` fills a folder for publication: N-Quads with all
graphs, Turtle with the default graph, the ontology, checksums and a catalogue. The same revision gives the
same bytes: lines are sorted, and nothing in the files depends on when they were written.
"""

import gzip
import heapq
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, cast

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from kg.errors import EngineError, InputError
from kg.rdf.dumps.catalogue import catalogue
from kg.rdf.dumps.dumped import CATALOGUE, ONTOLOGY, Dumped, DumpFormat, dumped, file_name, write_sums
from kg.rdf.namespaces import Namespaces
from kg.rdf.ontology import written as ontology_as_written
from kg.rdf.store import RdfStore

SORTED_AT_ONCE = 500_000
"""How many lines are sorted in memory; more are sorted in parts, which are merged."""

Progress = Callable[[int, int], None]
"""Is told how many lines of how many have been written."""


class Syntax(Enum):
    """The syntaxes of a dump of one file; both hold whole datasets."""

    JSON_LD = RdfFormat.JSON_LD
    N_QUADS = RdfFormat.N_QUADS


@dataclass(frozen=True, slots=True)
class DumpReport:
    """Which revision was dumped, how many quads it has, and the files that were written."""

    revision: int
    quads: int
    files: Sequence[Dumped]


def dump(store_folder: Path, path: Path, syntax: Syntax) -> tuple[int, int]:
    """Write all quads of the store in the folder to a file and return the revision and how many they are.

    The dataset says itself which revision it shows. JSON-LD is in expanded form, which needs no context.
    Raises EngineError when no revision is published whole.
    """
    store, revision = _published(store_folder, Namespaces.from_environment())
    with path.open("wb") as file:
        store.dump(file, syntax.value)
    return revision, len(store)


def write_dumps(
    store_folder: Path,
    folder: Path,
    formats: Sequence[DumpFormat],
    namespaces: Namespaces,
    progress: Progress,
) -> DumpReport:
    """Fill a folder with dumps of the store's revision and what goes with them.

    Every file is written beside its place first; all are moved there at the end, the checksums and the
    catalogue last. Dumps of earlier revisions stay, and stay listed. Raises EngineError when no revision is
    published whole, InputError when the folder cannot be written.
    """
    store, revision = _published(store_folder, namespaces)
    done = _Count(progress, len(store) * (1 + len(formats)))
    with _reported(folder), TemporaryDirectory(prefix=".dump-", dir=_made(folder)) as name:
        drafts = Path(name)
        lines = _sorted_lines(store, drafts, done)
        written = {file_name(revision, each): _WRITERS[each] for each in formats}
        for file, write in written.items():
            with (
                (drafts / file).open("wb") as plain,
                gzip.GzipFile("", "wb", fileobj=plain, mtime=0) as zipped,
            ):
                write(lines, cast("BinaryIO", zipped), namespaces, done)
        (drafts / ONTOLOGY).write_text(ontology_as_written("kg.ttl", namespaces), "utf-8")
        for file in (*written, ONTOLOGY):
            _settle(drafts / file)
            (drafts / file).replace(folder / file)
        write_sums(folder, drafts, fresh=(*written, ONTOLOGY))
        listed = dumped(folder)
        (drafts / CATALOGUE).write_bytes(
            _turtle(catalogue(namespaces, namespaces.base, listed, _described(store, namespaces)), namespaces)
        )
        _settle(drafts / CATALOGUE)
        (drafts / CATALOGUE).replace(folder / CATALOGUE)
    return DumpReport(revision, len(store), [each for each in listed if each.name in written])


class _Count:
    """Tells of progress after every so many lines."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def over(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        for line in lines:
            self._done += 1
            if self._done % 10_000 == 0 or self._done == self._total:
                self._progress(self._done, self._total)
            yield line


def _published(store_folder: Path, namespaces: Namespaces) -> tuple[Store, int]:
    if RdfStore.open(store_folder, namespaces).revision is not None:
        store = Store.read_only(str(store_folder))
        pattern = (namespaces.dataset, namespaces.term("revision"), None, DefaultGraph())
        for quad in store.quads_for_pattern(*pattern):
            return store, int(str(getattr(quad.object, "value", quad.object)))
    raise EngineError("No revision is published whole as RDF; publish it with: kg publish")


def _described(store: Store, namespaces: Namespaces) -> Iterator[Triple]:
    """Yield what is said of the dataset and of its parts, in order."""
    dataset = namespaces.dataset
    about = [quad.triple for quad in store.quads_for_pattern(dataset, None, None, DefaultGraph())]
    parts = {
        each.object
        for each in about
        if isinstance(each.object, NamedNode) and each.object.value.startswith(f"{dataset.value}#")
    }
    for part in parts:
        about.extend(quad.triple for quad in store.quads_for_pattern(part, None, None, DefaultGraph()))
    yield from sorted(about, key=str)


def _sorted_lines(store: Store, drafts: Path, done: _Count) -> Path:
    """Write the store as sorted N-Quads to a file and return it."""
    whole, ordered = drafts / "as-stored.nq", drafts / "sorted.nq"
    store.dump(str(whole), RdfFormat.N_QUADS)
    with ExitStack() as opened:
        lines = done.over(opened.enter_context(whole.open("rb")))
        parts: list[BinaryIO] = []
        while part := sorted(islice(lines, SORTED_AT_ONCE)):
            path = drafts / f"part-{len(parts)}"
            path.write_bytes(b"".join(part))
            parts.append(opened.enter_context(path.open("rb")))
        with ordered.open("wb") as file:
            file.writelines(heapq.merge(*parts))
    whole.unlink()
    return ordered


def _write_n_quads(lines: Path, file: BinaryIO, _namespaces: Namespaces, done: _Count) -> None:
    with lines.open("rb") as sorted_lines:
        file.writelines(done.over(sorted_lines))


def _write_turtle(lines: Path, file: BinaryIO, namespaces: Namespaces, done: _Count) -> None:
    """Write the default graph; the prefixes are sorted, which the serialiser leaves to chance."""
    body = lines.with_name("body.ttl")
    with lines.open("rb") as sorted_lines:
        quads = (_quad(line) for line in done.over(sorted_lines))
        triples = (quad.triple for quad in quads if quad.graph_name == DefaultGraph())
        serialize(triples, str(body), format=RdfFormat.TURTLE, prefixes=dict(namespaces.prefixes))
    with body.open("rb") as written:
        file.writelines(_with_sorted_prefixes(written))


_WRITERS: dict[DumpFormat, Callable[[Path, BinaryIO, Namespaces, _Count], None]] = {
    DumpFormat.N_QUADS: _write_n_quads,
    DumpFormat.TURTLE: _write_turtle,
}


def _quad(line: bytes) -> Quad:
    quad: Quad = next(iter(parse(line, format=RdfFormat.N_QUADS)))
    return quad


def _turtle(triples: Iterator[Triple], namespaces: Namespaces) -> bytes:
    made = (
        serialize(dict.fromkeys(triples), format=RdfFormat.TURTLE, prefixes=dict(namespaces.prefixes)) or b""
    )
    return b"".join(_with_sorted_prefixes(iter(made.splitlines(keepends=True))))


def _with_sorted_prefixes(lines: Iterator[bytes]) -> Iterator[bytes]:
    prefixes: list[bytes] = []
    for line in lines:
        if line.startswith(b"@prefix "):
            prefixes.append(line)
            continue
        yield from sorted(prefixes)
        prefixes.clear()
        yield line
    yield from sorted(prefixes)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _settle(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())


@contextmanager
def _reported(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(
            f"The folder {folder} cannot be written ({error.strerror}); name another place."
        ) from error
