"""Every command is documented, and every example of the documentation runs."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
import typer.main
from tests.running import Run
from typer.core import TyperGroup

from kg.cli.app import app
from kg.graph import stop
from kg.knowledge import knowledge

DOCS = Path(__file__).parents[2] / "docs" / "commands.md"
EXAMPLES = re.findall(r"^\$ kg (.+)$", DOCS.read_text("utf-8"), re.MULTILINE)


def commands() -> list[str]:
    root = typer.main.get_command(app)
    assert isinstance(root, TyperGroup)
    names = []
    for name, command in root.commands.items():
        names += [f"{name} {sub}" for sub in command.commands] if isinstance(command, TyperGroup) else [name]
    return names


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented_and_has_an_example_in_its_help(command: str, kg: Run) -> None:
    assert f"## kg {command}\n" in DOCS.read_text("utf-8")
    done = kg(*command.split(), "--help")
    assert done.returncode == 0
    assert re.search(rf"Examples?:\s+kg {command.split()[0]}", done.stdout)


def _writes_a_file(example: str) -> bool:
    return example.startswith("export ") or "predictions" in example or "--html" in example


def test_every_example_runs(kg: Run, tmp_path: Path) -> None:
    shutil.copytree(knowledge("ingest", "samples"), tmp_path / "samples")
    (tmp_path / "gold").symlink_to(Path(__file__).parents[1] / "gold")
    try:
        for example in EXAMPLES:
            done = kg(*shlex.split(example), cwd=tmp_path)
            assert done.returncode == 0, (example, done.stderr)
            assert done.stdout or _writes_a_file(example), example
    finally:
        stop(tmp_path / "kg-workspace" / "graph")
