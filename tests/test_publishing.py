"""What a publication does, and what it tells of itself."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Store
from tests.rdf.snapshots import snapshot

from kg import processes, publishing
from kg.errors import WorkspaceError
from kg.graph.loader import Difference, Mark
from kg.model import Snapshot
from kg.progress import no_progress
from kg.publishing import PublishReport, bring_forward
from kg.rdf import RdfStore


class Graph:
    """An engine of the graph that shows nothing and takes everything."""

    def shown(self) -> Mark | None:
        return None

    def publish(self, _snapshot: Snapshot, _progress: Callable[[int, int], None]) -> Difference:
        return Difference()


def published(folder: Path) -> PublishReport:
    made = snapshot()
    stores = (RdfStore.open(folder),)
    return bring_forward(made.revision, made.rules, lambda: made, Graph(), stores, (), no_progress)  # type: ignore[arg-type]


def on_many_processors(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(publishing, "_MANY_DOCUMENTS", 1)
    patch.setattr(processes, "processors", lambda: 2)


def test_what_is_published_beside_is_what_is_published_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = published(tmp_path / "here")
    on_many_processors(monkeypatch)
    beside = published(tmp_path / "beside")
    assert beside == here
    assert beside.rdf[0] > 0
    stores = [Store.read_only(str(tmp_path / name)) for name in ("here", "beside")]
    assert len({frozenset(store) for store in stores}) == 1


def test_what_goes_wrong_beside_is_told_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    on_many_processors(monkeypatch)
    with pytest.raises(WorkspaceError, match="cannot be written"):
        published(tmp_path / "file" / "rdf")


def test_what_is_violated_is_said_in_one_sentence_and_warnings_alone_are_not() -> None:
    assert PublishReport(1, 0, 0, violations=0, warnings=2).complaint is None
    assert PublishReport(1, 0, 0, violations=1, warnings=2).complaint == (
        "1 violation and 2 warnings in the linked data that changed; list them with: kg validate"
    )
