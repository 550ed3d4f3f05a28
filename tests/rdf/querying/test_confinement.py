"""A query worker has no way to the network, whatever it is asked, and knows nothing of its surroundings."""

import json
import os
import select
import socket
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from tests.rdf.snapshots import snapshot

from kg.rdf import QueryLimits, QueryService, RdfStore
from kg.rdf.querying.worker import Request, Settings

CONFINED = "import sys\nfrom kg.rdf.querying.confinement import confine\nsys.exit(0 if confine() else 3)"
UNGUARDED = """
import sys
from pyoxigraph import Store
from kg.rdf.querying import worker

worker.check = lambda query, prefixes: None
sys.argv[1:] = [{settings!r}]
{more}
worker.main()
"""
LIBERATED = "worker.confine = lambda: False"


def python(code: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-c", code], input=given, capture_output=True, timeout=60, check=False
    )


@pytest.fixture(scope="module")
def confined() -> None:
    if python(CONFINED).returncode:
        pytest.skip("this system has no filter of system calls")


def is_connected(folder: Path, more: str) -> bool:
    """Let a worker without its guard evaluate SERVICE, and tell whether it makes a connection."""
    settings = Settings(folder=str(folder), dataset="x:d", prefixes={}, deadline=20.0, memory=1 << 30)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        request = Request(query=query, graphs=None, table_types=["text/csv"], graph_types=[], rows=None)
        code = UNGUARDED.format(settings=json.dumps(settings), more=more)
        command = [sys.executable, "-c", code]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            watched: list[socket.socket | IO[bytes]] = [listener, process.stdout]
            happened, _, _ = select.select(watched, [], [], 30)
            process.kill()
            assert happened
            return listener in happened


@pytest.mark.usefixtures("confined")
def test_a_worker_makes_no_connection_even_without_its_guard(tmp_path: Path) -> None:
    RdfStore.open(tmp_path / "rdf").publish(snapshot())
    assert is_connected(tmp_path / "rdf", LIBERATED)
    assert not is_connected(tmp_path / "rdf", "")


@pytest.mark.usefixtures("confined")
@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import socket; socket.socket(socket.AF_UNIX)",
        "import socket; socket.socketpair()",
        "import os; os.execv('/bin/true', ['true'])",
        "import subprocess; subprocess.run(['/bin/true'])",
        "import socket, concurrent.futures as f; f.ThreadPoolExecutor().submit(socket.socket).result()",
    ],
)
def test_a_confined_process_has_neither_sockets_nor_programs(attempt: str) -> None:
    done = python(f"from kg.rdf.querying.confinement import confine\nassert confine()\n{attempt}")
    assert done.returncode == 1
    assert b"PermissionError" in done.stderr


@pytest.mark.usefixtures("confined")
def test_a_confined_process_still_reads_and_has_threads() -> None:
    code = "from kg.rdf.querying.confinement import confine\nassert confine()\nimport threading\n"
    code += (
        "t = threading.Thread(target=print, args=(open('/proc/self/stat').read()[:0] + 'done',))\nt.start()"
    )
    assert python(code).stdout == b"done\n"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_a_worker_inherits_neither_secrets_nor_open_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_GRAPH_PASSWORD", "secret")
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example")
    RdfStore.open(tmp_path / "rdf").publish(snapshot())
    with (
        (tmp_path / "file").open("w") as file,
        QueryService(tmp_path / "rdf", QueryLimits(workers=1)) as service,
    ):
        os.set_inheritable(file.fileno(), True)
        service.select("ASK {}")
        process = service._processes[0]._process
        assert process is not None
        place = Path(f"/proc/{process.pid}")
        environment = (place / "environ").read_bytes()
        opened = {str(link.readlink()) for link in (place / "fd").iterdir()}
    assert b"secret" not in environment
    assert b"PROXY" not in environment
    assert str(tmp_path / "file") not in opened
