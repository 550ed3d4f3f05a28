"""The process of the embedded graph: `python -m kg.graph.server FOLDER IDLE_SECONDS`.

It serves the ArcadeDB database of one folder over Bolt on loopback, under a password made anew at each start,
and ends when the folder or its address file is gone, on SIGTERM, or when nobody has used it for a while.
"""

import base64
import hashlib
import json
import os
import secrets
import shutil
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from kg.graph.address import Address, withdraw
from kg.graph.embedded import DATABASE, DATABASES, LOG, answering, last_use, ownership

if TYPE_CHECKING:
    from arcadedb_embedded.server import ArcadeDBServer

_HOST = "127.0.0.1"
_WRITER, _READER = "root", "reader"
_HEAP = "1g"
_CHECK_SECONDS = 0.5
_OWN_SECONDS = 60.0
_PORT_ATTEMPTS = 5
_COMMAND_MILLISECONDS = 600_000
_ENGINE_SETTINGS = (
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
    "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
    "-Darcadedb.polyglotEngineEnabled=false",
    f"-Darcadedb.command.timeout={_COMMAND_MILLISECONDS}",
    "-Darcadedb.txWalFlush=1",  # a commit waits for the disk
)
_HASH_ROUNDS = 10_000
_ALL_RECORDS = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_OWNED: list[FileLock] = []


def main() -> None:
    """Serve the folder given on the command line until there is a reason to end."""
    folder, idle_seconds = Path(sys.argv[1]), float(sys.argv[2])
    os.umask(0o077)
    if _own(folder):
        os.truncate(folder / LOG, 0)
        if _has_torn_index(folder):
            _set_aside(folder)
        _serve(folder, idle_seconds)


def _own(folder: Path) -> bool:
    """Wait for the folder to be ours; give up when another server turns out to serve it."""
    lock, deadline = ownership(folder), time.monotonic() + _OWN_SECONDS
    while answering(folder) is None and time.monotonic() < deadline:
        try:
            lock.acquire(timeout=0.2)
        except Timeout:
            continue
        _OWNED.append(lock)
        return True
    return False


def _serve(folder: Path, idle_seconds: float) -> None:
    password = secrets.token_urlsafe(32)
    _write_accounts(folder / "config", password)
    engine, port = _started_engine(folder, password)
    try:
        ended = _ended_by_signal()
        engine.create_database(DATABASE)
        address = Address(f"bolt://{_HOST}:{port}", _WRITER, _READER, password, DATABASE)
        _await_answer(address)
        _watch(folder, address.publish(folder), idle_seconds, ended)
    finally:
        withdraw(folder)
        engine.stop()


def _write_accounts(folder: Path, password: str) -> None:
    """Write the accounts that the engine reads at its start: one may do everything, one may only read."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    groups = {
        "admin": _group(["updateSchema"], _ALL_RECORDS),
        "*": _group([], []),
        "readers": _group([], ["readRecord"]),
    }
    (folder / "server-groups.json").write_text(
        json.dumps({"databases": {"*": {"groups": groups}}, "version": 2}), encoding="utf-8"
    )
    accounts = (
        {"name": _WRITER, "databases": {"*": ["admin"]}, "password": _hashed(password)},
        {"name": _READER, "databases": {DATABASE: ["readers"]}, "password": _hashed(password)},
    )
    (folder / "server-users.jsonl").write_text(
        "".join(json.dumps(account) + "\n" for account in accounts), encoding="utf-8"
    )


def _group(access: list[str], records: list[str]) -> dict[str, object]:
    unlimited = {"resultSetLimit": -1, "readTimeout": -1}
    return {**unlimited, "access": access, "types": {"*": {"access": records}}}


def _hashed(password: str) -> str:
    """Hash a password as the engine stores it (PBKDF2 of RFC 8018, the salt as its Base64 text)."""
    salt = base64.b64encode(secrets.token_bytes(32)).decode("ascii")
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), _HASH_ROUNDS, 32)
    return f"PBKDF2WithHmacSHA256${_HASH_ROUNDS}${salt}${base64.b64encode(digest).decode('ascii')}"


def _started_engine(folder: Path, password: str) -> "tuple[ArcadeDBServer, int]":
    """Start the engine on free ports of loopback; ports may be taken between choice and use, so try again.

    A database that lets it not start at all is damaged, and one is made anew: it is filled from the ledger.
    """
    from arcadedb_embedded.exceptions import ArcadeDBError
    from arcadedb_embedded.server import ArcadeDBServer

    for attempt in range(1, _PORT_ATTEMPTS + 1):
        bolt, http = _free_ports(2)
        engine = ArcadeDBServer(
            str(folder),
            password,
            config={
                "host": _HOST,
                "http_port": http,
                "bolt_port": bolt,
                "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
                "server_logsDirectory": str(folder / "log"),
            },
            jvm_kwargs={"heap_size": _HEAP, "jvm_args": _ENGINE_SETTINGS},
        )
        try:
            engine.start()
        except ArcadeDBError:
            if attempt == _PORT_ATTEMPTS:
                raise
            if attempt == _PORT_ATTEMPTS - 1:
                _set_aside(folder)
        else:
            return engine, bolt
    raise AssertionError("unreachable")


def _has_torn_index(folder: Path) -> bool:
    """Tell whether an index lacks its first page, as when the disk was full or the server was killed then.

    The engine goes on without the index, and finds nothing by it. The size of a page is in a file's name.
    """
    for path in (folder / DATABASES / DATABASE).glob("*idx"):
        page = path.name.split(".")[-3]
        if page.isdecimal() and path.stat().st_size < int(page):
            return True
    return False


def _set_aside(folder: Path) -> None:
    """Put the database out of the way, in the place of one that was damaged before."""
    database, damaged = folder / DATABASES / DATABASE, folder / "damaged"
    if database.is_dir():
        shutil.rmtree(damaged, ignore_errors=True)
        database.rename(damaged)


def _free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind((_HOST, 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def _ended_by_signal() -> threading.Event:
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    return ended


def _await_answer(address: Address) -> None:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(address.url, auth=(address.reader, address.password)) as driver:
        driver.execute_query("RETURN 1", database_=address.database)


def _watch(folder: Path, address: Address, idle_seconds: float, ended: threading.Event) -> None:
    """Return when the server is to end: asked to, its folder or address gone, or idle for too long."""
    seen, since = last_use(folder), time.monotonic()
    while not ended.wait(_CHECK_SECONDS):
        if Address.published_in(folder) != address:
            return
        if last_use(folder) != seen:
            seen, since = last_use(folder), time.monotonic()
        elif time.monotonic() - since > idle_seconds:
            return


if __name__ == "__main__":
    main()
