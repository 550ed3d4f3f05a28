"""Workspaces whose ledger is in a database that KG_LEDGER_URL names."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.ledger.conftest import Place, Places
from tests.ledger.ledger_samples import judgement
from tests.postgres import PostgresServer, with_schema
from tests.running import Run

from kg.errors import WorkspaceError
from kg.graph import stop
from kg.knowledge import knowledge
from kg.workspace import Workspace

PAGES = 3


@pytest.fixture
def two_folders(tmp_path: Path) -> Iterator[list[Path]]:
    folders = [tmp_path / "one", tmp_path / "other"]
    yield folders
    for folder in folders:
        stop(folder / "graph")


def test_two_workspaces_ingest_into_one_ledger_at_once_and_show_the_same(
    kg: Run, server: PostgresServer, two_folders: list[Path], tmp_path: Path
) -> None:
    url = with_schema(server.url_with_password)
    pages = tmp_path / "pages"
    pages.mkdir()
    for page in sorted(knowledge("ingest", "samples").glob("*.txt"))[:PAGES]:
        shutil.copy(page, pages)

    def run(*arguments: str | Path) -> str:
        done = kg(*arguments, env={"KG_LEDGER_URL": url})
        assert done.returncode == 0, done.stderr
        assert server.password not in done.stdout + done.stderr
        return done.stdout

    def on_each(*arguments: str | Path) -> list[str]:
        with ThreadPoolExecutor(2) as both:
            return list(both.map(lambda folder: run(*arguments, "--workspace", folder), two_folders))

    on_each("ingest", pages)
    published = on_each("publish")
    assert published[0] == published[1]
    assert published[0].startswith(f"Revision {PAGES}: ")
    counted, listed = on_each("status", "--format", "json"), on_each("partners", "--all", "--format", "json")
    assert counted[0] == counted[1]
    assert listed[0] == listed[1] != "[]\n"
    for folder in two_folders:
        assert not (folder / "ledger.db").exists()
        kept = [file for file in folder.rglob("*") if file.is_file()]
        assert kept
        assert [file for file in kept if server.password.encode() in file.read_bytes()] == []


def test_a_wrong_password_is_told_by_the_command_and_not_shown(
    kg: Run, server: PostgresServer, tmp_path: Path
) -> None:
    url = server.url_with_password.replace(server.password, "secret-word")
    done = kg("status", "--workspace", tmp_path / "new", env={"KG_LEDGER_URL": url})
    assert done.returncode == 3
    assert "refuses the user or the password" in " ".join(done.stderr.split())
    assert "secret-word" not in done.stdout + done.stderr


def test_a_workspace_with_a_shared_ledger_is_made_when_it_is_opened(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_LEDGER_URL", place)
    for folder in (tmp_path / "one", tmp_path / "other"):
        with Workspace.open(folder) as workspace:
            workspace.ledger.judge(judgement())
            assert workspace.ledger.all_judgements() == [judgement()]
            assert not (folder / "ledger.db").exists()


def test_a_workspace_shows_one_ledger_only(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "workspace"
    monkeypatch.setenv("KG_LEDGER_URL", places())
    with Workspace.open(folder) as workspace:
        assert workspace.ledger.revision == 0
    with Workspace.open(folder) as workspace:
        assert workspace.ledger.revision == 0
    monkeypatch.setenv("KG_LEDGER_URL", places())
    with (
        Workspace.open(folder) as workspace,
        pytest.raises(WorkspaceError, match="names another; choose"),
    ):
        _ = workspace.ledger
    monkeypatch.delenv("KG_LEDGER_URL")
    with pytest.raises(WorkspaceError, match=r"shows the ledger .*; set KG_LEDGER_URL, or choose another"):
        Workspace.open(folder)
    with Workspace.create(folder) as workspace, pytest.raises(WorkspaceError, match="set KG_LEDGER_URL"):
        _ = workspace.ledger
    assert not (folder / "ledger.db").exists()


def test_a_workspace_with_a_ledger_of_its_own_shows_no_other(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KG_LEDGER_URL", raising=False)
    with Workspace.create(tmp_path) as workspace:
        workspace.ledger.judge(judgement())
    monkeypatch.setenv("KG_LEDGER_URL", place)
    with Workspace.open(tmp_path) as workspace, pytest.raises(WorkspaceError, match="unset KG_LEDGER_URL"):
        _ = workspace.ledger
