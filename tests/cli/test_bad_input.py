"""Bad input gets one clear sentence and an exit code; nothing is half-loaded."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.running import Records, Run

from kg.graph import stop
from kg.knowledge import knowledge

MEMORANDUM = "Университет «Пример» и ТОО «Үлгі» подписали меморандум о сотрудничестве.\n"


@pytest.fixture
def tiny_disk() -> Iterator[Path]:
    if shutil.which("mount") is None or os.name != "posix" or os.geteuid() != 0:
        pytest.skip("mounting a small file system takes root")
    folder = Path(tempfile.mkdtemp())
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], check=False)
    if mounted.returncode:
        pytest.skip("a small file system cannot be mounted here")
    yield folder
    stop(folder / "workspace" / "graph")
    subprocess.run(["umount", "--lazy", folder], check=True)


def assert_one_sentence(text: str) -> None:
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(lines) == 1, text
    assert lines[0].startswith("kg: ")
    assert "Traceback" not in text


def statements(kg: Run, workspace: Path) -> int:
    done = kg("status", "--workspace", workspace, "--format", "csv")
    counts = dict(line.split(",") for line in done.stdout.splitlines()[1:])
    return int(counts["statements"])


def test_a_missing_path(kg: Run, fresh_workspace: Path) -> None:
    done = kg("ingest", "no-such-folder", "--workspace", fresh_workspace)
    assert done.returncode == 2
    assert_one_sentence(done.stderr)
    assert "no-such-folder" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("broken.pdf", b"%PDF-1.7\n", "broken"),
        ("menu.html", b"<html><ul><li><a href=/a>News</a><li><a href=/b>Contacts</a></ul></html>", "menus"),
    ],
)
def test_a_file_without_text(
    name: str, content: bytes, word: str, kg: Run, fresh_workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    done = kg("ingest", tmp_path / name, "--workspace", fresh_workspace)
    assert done.returncode == 2
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert statements(kg, fresh_workspace) == 0
    assert not (fresh_workspace / "graph").exists()


def test_a_bad_file_among_good_ones_is_skipped_and_named(
    kg: Run, fresh_workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(MEMORANDUM, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"")
    done = kg("ingest", tmp_path / "good.txt", tmp_path / "bad.txt", "--workspace", fresh_workspace)
    assert done.returncode == 0
    assert_one_sentence(done.stderr)
    assert "bad.txt" in done.stderr
    assert "Read 1 documents" in done.stdout


def test_a_windows_1251_text_is_read_right(
    kg: Run, records: Records, fresh_workspace: Path, tmp_path: Path
) -> None:
    text = "Университет «Пример» и ТОО «Образец» подписали меморандум о сотрудничестве.\n"
    (tmp_path / "old.txt").write_bytes(text.encode("windows-1251"))
    assert kg("ingest", tmp_path / "old.txt", "--workspace", fresh_workspace).returncode == 0
    found = records("search", "образец", "--workspace", fresh_workspace)
    assert [row["type"] for row in found] == ["Company"]


def test_a_text_of_five_megabytes_is_read(kg: Run, fresh_workspace: Path, tmp_path: Path) -> None:
    filler = "Сегодня в городе прошёл дождь, и студенты остались в библиотеке.\n"
    size = 5_000_000 // len(filler.encode("utf-8"))
    (tmp_path / "long.txt").write_text(MEMORANDUM + filler * size, encoding="utf-8")
    done = kg("ingest", tmp_path / "long.txt", "--workspace", fresh_workspace)
    assert done.returncode == 0, done.stderr
    assert statements(kg, fresh_workspace) > 0


@pytest.mark.parametrize(
    ("command", "query"),
    [
        ("cypher", "MATCH (n RETURN n"),
        ("cypher", "CREATE (n:Entity {id: 'x'}) RETURN n"),
        ("cypher", "MATCH (n) DETACH DELETE n"),
        ("sparql", "SELECT ?x WHERE { ?x a"),
        ("sparql", "INSERT DATA { <http://example.org/a> a <http://example.org/b> }"),
        ("sparql", "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"),
    ],
)
def test_a_wrong_or_writing_query(command: str, query: str, kg: Run, samples: Path) -> None:
    before = kg("status", "--workspace", samples, "--format", "json").stdout
    done = kg(command, query, "--workspace", samples)
    assert done.returncode == 2
    assert done.stdout == ""
    assert_one_sentence(done.stderr)
    assert kg("status", "--workspace", samples, "--format", "json").stdout == before


@pytest.mark.parametrize("arguments", [("search", "tashenev"), ("publish", "--wait", "0")])
def test_an_unreachable_neo4j(arguments: tuple[str, ...], kg: Run, samples: Path, free_port: int) -> None:
    address = f"bolt://127.0.0.1:{free_port}"
    done = kg(*arguments, "--workspace", samples, env={"KG_GRAPH_URL": address})
    assert done.returncode == 4
    assert_one_sentence(done.stderr)
    assert address in done.stderr


@pytest.mark.parametrize("command", ["search", "partners", "show", "cypher", "sparql", "forget"])
def test_a_folder_without_a_workspace(command: str, kg: Run, tmp_path: Path) -> None:
    done = kg(command, "anything", "--workspace", tmp_path)
    assert done.returncode == 3
    assert_one_sentence(done.stderr)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_nobody_has(kg: Run, samples: Path) -> None:
    done = kg("partners", "Nobody of That Name", "--workspace", samples)
    assert done.returncode == 2
    assert_one_sentence(done.stderr)


def test_a_read_only_folder(kg: Run, tiny_disk: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(MEMORANDUM, encoding="utf-8")
    subprocess.run(["mount", "-o", "remount,ro", tiny_disk], check=True)
    done = kg("ingest", tmp_path / "page.txt", "--workspace", tiny_disk / "workspace")
    assert done.returncode == 3
    assert_one_sentence(done.stderr)


def test_a_full_disk(kg: Run, tiny_disk: Path) -> None:
    workspace = tiny_disk / "workspace"
    done = kg("ingest", knowledge("ingest", "samples"), "--workspace", workspace)
    assert done.returncode in {3, 4}
    assert_one_sentence(done.stderr)
    assert "disk" in done.stderr.lower()
