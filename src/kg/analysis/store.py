"""Keeps answers in a folder, one JSON file each, so that nothing is computed twice at one revision."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kg.analysis.answer import Answer, Question, Shown
from kg.errors import WorkspaceError
from kg.model.table import Table


class Store:
    """The answers kept in a folder, which is made when the first is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, question: Question, shown: Shown) -> Path:
        """Return where the answer to a question at a revision is kept, whether it is there or not."""
        return self.folder / f"{question.key(shown)}.json"

    def find(self, question: Question, shown: Shown) -> Answer | None:
        """Return the answer that was kept, or None; what cannot be read as one counts as none."""
        return _read(self.path(question, shown))

    def keep(self, answer: Answer) -> None:
        """Write an answer, whole or not at all; raises WorkspaceError when the folder cannot be written."""
        path = self.path(answer.question, answer.shown)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
            with open(descriptor, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123  (a descriptor)
                file.write(answer.to_json())
            os.replace(name, path)  # noqa: PTH105  (a name)
        except OSError as error:
            raise WorkspaceError(
                f"The answer cannot be kept in {self.folder} ({error.strerror}); "
                "make room, or let it be written to."
            ) from error

    def table(self) -> Table:
        """Return the answers kept: the analysis, the revision, what exactly was asked, and the file."""
        rows = [
            (answer.question.analysis, answer.shown.revision, answer.question.terms, path.name)
            for path, answer in self._answers()
        ]
        rows.sort(key=lambda row: (row[0], -(row[1] or 0), row[3]))
        return Table(("analysis", "revision", "asked", "file"), tuple(rows))

    def _answers(self) -> Iterator[tuple[Path, Answer]]:
        for path in sorted(self.folder.glob("*.json")):
            if answer := _read(path):
                yield path, answer


def _read(path: Path) -> Answer | None:
    try:
        return Answer.from_json(path.read_text("utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        return None


class Anew(Store):
    """A store that takes no earlier answer for granted, and keeps each new one in its place."""

    def find(self, question: Question, shown: Shown) -> Answer | None:  # noqa: ARG002  (the same for all)
        """Return None."""
        return None
