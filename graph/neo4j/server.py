"""Runs a Neo4j community server on loopback: `python graph/neo4j/server.py --home FOLDER`.

The server's jars are gathered by `make neo4j` (Maven, Java 17). The password is read from the environment
variable `NEO4J_PASSWORD` and set when the home folder is new. Once Bolt answers, the address is printed;
the server ends with this process, on SIGTERM or interrupt. It is meant for tests and for trying things out:
`graph/compose.yaml` is what to keep running.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

HOST = "127.0.0.1"
QUICK_TO_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Options of the JVM for a server that is used for minutes: less time goes into compiling."""

LIBRARIES = Path(os.environ.get("NEO4J_LIBRARIES") or Path(__file__).parents[2] / ".neo4j" / "lib")
START_SECONDS = 240.0
STOP_SECONDS = 60.0
_BOLT_MAGIC = bytes.fromhex("6060b017")
_BOLT_VERSIONS = bytes.fromhex("00000405" + "00000000" * 3)

# What the server needs opened of the JVM: https://neo4j.com/docs/operations-manual/5/configuration/neo4j-conf/
_JVM_OPTIONS = (
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Dlog4j2.disable.jmx=true",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
)


class Neo4jServer:
    """A community server in a home folder of its own; `start` it, then use `url`, user neo4j, `password`."""

    def __init__(
        self,
        home: Path,
        password: str,
        bolt_port: int | None = None,
        heap: str = "512m",
        java_options: tuple[str, ...] = (),
    ) -> None:
        self.home = home.absolute()
        self.password = password
        self.port = bolt_port or _free_port()
        self._java_options = (f"-Xms{heap}", f"-Xmx{heap}", *java_options)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address of the server over Bolt."""
        return f"bolt://{HOST}:{self.port}"

    @property
    def log(self) -> Path:
        """The file that the server's own messages go to."""
        return self.home / "server.log"

    def launch(self) -> None:
        """Start the process, with a password if the home folder is new, and do not wait for it."""
        self._configure()
        if not (self.home / "data" / "dbms").exists():
            self._run_admin("dbms", "set-initial-password", "--", self.password)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*self._java(), "org.neo4j.server.CommunityEntryPoint", *self._folders()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def start(self) -> None:
        """Start the server and wait until Bolt answers; raises RuntimeError when it does not."""
        self.launch()
        deadline = time.monotonic() + START_SECONDS
        while not _speaks_bolt(self.port):
            if not self.running or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"The Neo4j server did not start; {self.log} says why.")
            time.sleep(0.1)

    @property
    def process_id(self) -> int:
        """The id of the process that was started last; 0 for none."""
        return self._process.pid if self._process else 0

    @property
    def running(self) -> bool:
        """Whether the process has been started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def wait(self) -> int:
        """Wait until the server ends and return its exit code."""
        return self._process.wait() if self._process else 0

    def stop(self) -> None:
        """Stop the server and wait until it has ended."""
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """End the server at once, as a crash would."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def _configure(self) -> None:
        conf = self.home / "conf"
        conf.mkdir(parents=True, exist_ok=True)
        settings = {
            "server.default_listen_address": HOST,
            "server.bolt.listen_address": f"{HOST}:{self.port}",
            "server.http.enabled": "false",
            "server.https.enabled": "false",
            "server.memory.pagecache.size": "256m",
            "db.tx_log.preallocate": "false",
            "db.tx_log.rotation.retention_policy": "keep_none",
            "db.tx_log.rotation.size": "16m",
            "dbms.usage_report.enabled": "false",
        }
        text = "".join(f"{key}={value}\n" for key, value in settings.items())
        (conf / "neo4j.conf").write_text(text, encoding="utf-8")

    def _run_admin(self, *arguments: str) -> None:
        environment = {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        done = subprocess.run(
            [*self._java(), "org.neo4j.cli.AdminTool", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"The password of the Neo4j server cannot be set: {done.stderr.strip()}")

    def _java(self) -> list[str]:
        if not any(LIBRARIES.glob("neo4j-server-*.jar")):
            raise RuntimeError("The jars of Neo4j are not there; gather them with: make neo4j")
        return ["java", *self._java_options, *_JVM_OPTIONS, "-cp", f"{LIBRARIES}/*"]

    def _folders(self) -> list[str]:
        return ["--home-dir", str(self.home), "--config-dir", str(self.home / "conf")]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _speaks_bolt(port: int) -> bool:
    """Say whether a server answers the handshake of Bolt (https://neo4j.com/docs/bolt/current/)."""
    try:
        with socket.create_connection((HOST, port), timeout=5) as connection:
            connection.sendall(_BOLT_MAGIC + _BOLT_VERSIONS)
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def main() -> None:
    """Serve until the process is told to end."""
    parser = argparse.ArgumentParser(description="Run a Neo4j community server on loopback.")
    parser.add_argument("--home", type=Path, required=True, help="the server's home folder")
    parser.add_argument("--bolt-port", type=int, default=7687)
    parser.add_argument("--heap", default="512m", help="the size of the Java heap (default: %(default)s)")
    chosen = parser.parse_args()
    if not os.environ.get("NEO4J_PASSWORD"):
        sys.exit("Set NEO4J_PASSWORD to the password that the user neo4j is to have.")
    server = Neo4jServer(chosen.home, os.environ["NEO4J_PASSWORD"], chosen.bolt_port, chosen.heap)
    signal.signal(signal.SIGTERM, lambda *_: server.stop())
    try:
        server.start()
        sys.stdout.write(f"Neo4j answers at {server.url}\n")
        sys.stdout.flush()
        sys.exit(server.wait())
    except RuntimeError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        server.stop()


if __name__ == "__main__":
    main()
