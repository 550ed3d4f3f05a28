"""The types of the fixtures that run `kg`."""

from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Protocol


class Run(Protocol):
    """Runs `kg` with arguments and returns the finished process, its output as text."""

    def __call__(
        self, *arguments: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None
    ) -> CompletedProcess[str]: ...


class Records(Protocol):
    """Runs a command with `--format json` and returns its records."""

    def __call__(self, *arguments: str | Path) -> list[dict[str, Any]]: ...
