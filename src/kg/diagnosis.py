"""Examines the machine and a workspace: what is well, what is optional and absent, what is missing."""

import importlib.util
import locale
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.errors import BailanysError

_ROOM = 1_000_000_000
_SQLITE = (3, 35, 0)
_PROGRAMS = (
    ("soffice", "old DOC and RTF files", "install LibreOffice to read them"),
    ("tesseract", "scans", "install tesseract with its languages kaz, rus and eng, and bailanys[ocr]"),
)
_EXTRAS = (
    ("psycopg", "ledgers on PostgreSQL", "pip install 'bailanys[postgres]'"),
    ("distributed", "reading on several machines", "pip install 'bailanys[cluster]'"),
    ("pyarrow", "exports as Parquet", "pip install 'bailanys[parquet]'"),
)


class State(StrEnum):
    """How something stands."""

    WELL = "well"
    ABSENT = "absent"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of a subject; `advice` says what to do, and is empty where nothing is to be done."""

    subject: str
    state: State
    detail: str
    advice: str = ""


def examine(workspace: Path) -> Iterator[Finding]:
    """Yield what is found of this machine, and of the workspace in the folder if there is one."""
    yield Finding("Python", State.WELL, f"{platform.python_version()} on {platform.platform()}")
    for check in (_sqlite, _letters, _engine, _readers):
        yield check()
    for program, use, advice in _PROGRAMS:
        found = shutil.which(program)
        yield (
            Finding(use, State.WELL, found)
            if found
            else Finding(use, State.ABSENT, f"{program} is not installed", advice)
        )
    for package, use, advice in _EXTRAS:
        is_there = importlib.util.find_spec(package) is not None
        yield (
            Finding(use, State.WELL, package)
            if is_there
            else Finding(use, State.ABSENT, f"{package} is not installed", advice)
        )
    yield _room(workspace)
    if (workspace / "ledger.db").is_file():
        yield _ledger(workspace)


def _sqlite() -> Finding:
    if sqlite3.sqlite_version_info < _SQLITE:
        return Finding(
            "SQLite", State.MISSING, sqlite3.sqlite_version, "use a Python with SQLite 3.35 or newer"
        )
    with closing(sqlite3.connect(":memory:")) as database:
        has_search = database.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]
    if not has_search:
        return Finding(
            "SQLite", State.MISSING, "it has no full-text search", "use a Python whose SQLite has FTS5"
        )
    return Finding("SQLite", State.WELL, sqlite3.sqlite_version)


def _letters() -> Finding:
    encoding = (getattr(sys.stdout, "encoding", None) or locale.getpreferredencoding(False)).lower()
    if encoding.replace("-", "") != "utf8":
        return Finding("letters", State.ABSENT, f"the output is {encoding}", "set PYTHONUTF8=1")
    return Finding("letters", State.WELL, "UTF-8")


def _engine() -> Finding:
    if url := os.environ.get("KG_GRAPH_URL"):
        return _tried("graph", lambda: _reach(url))
    if importlib.util.find_spec("arcadedb_embedded") is None:
        advice = "set KG_GRAPH_URL to a Neo4j 5, such as neo4j://localhost:7687"
        return Finding("graph", State.MISSING, "there is no embedded engine for this platform", advice)
    return Finding("graph", State.WELL, "embedded")


def _reach(url: str) -> str:
    from kg.graph import Address, Graph

    with Graph.connect(Address.of(url)) as graph:
        graph.await_answer(0.0, lambda _sentence: None)
    return "answers"


def _readers() -> Finding:
    return _tried("reading documents", _read_one)


def _read_one() -> str:
    from kg.ingesting.task import Settings
    from kg.ingesting.workers import Workers
    from kg.sources import Original

    example = Original("Университет «Үлгі».".encode(), "example", "urn:example")
    with Workers(1, Settings()) as workers:
        (outcome,) = workers.outcomes([example])
    if outcome.read.refusals:
        raise BailanysError(outcome.read.refusals[0].reason)
    return "a process reads"


def _room(workspace: Path) -> Finding:
    folder = next(each for each in (workspace.absolute(), *workspace.absolute().parents) if each.is_dir())
    free = shutil.disk_usage(folder).free
    detail = f"{free / 1e9:.1f} GB free in {folder}"
    if not os.access(folder, os.W_OK):
        return Finding(
            "workspace", State.MISSING, f"{folder} is not writable", "choose another with --workspace"
        )
    if free < _ROOM:
        return Finding("workspace", State.MISSING, detail, "free some space")
    return Finding("workspace", State.WELL, detail)


def _ledger(workspace: Path) -> Finding:
    def check() -> str:
        from kg.workspace import Workspace

        with closing(sqlite3.connect(workspace / "ledger.db")) as database:
            (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise BailanysError(f"it is damaged ({found}); restore it from a copy or read the documents anew")
        with Workspace.open(workspace) as opened:
            return f"sound, revision {opened.ledger.revision}"

    return _tried("ledger", check)


def _tried(subject: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(subject, State.WELL, check())
    except (BailanysError, sqlite3.Error) as error:
        return Finding(subject, State.MISSING, str(error), "see the detail")
