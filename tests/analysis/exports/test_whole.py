"""Files and folders appear whole or not at all."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from kg.analysis.exports.whole import whole_file, whole_folder
from kg.errors import InputError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_appears_when_it_is_done_and_replaces_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with whole_file(path) as draft:
        draft.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert names(tmp_path) == ["out.csv"]


def fail_half_way(
    whole: Callable[[Path], AbstractContextManager[Path]], path: Path, error: type[BaseException]
) -> None:
    with whole(path) as draft:
        (draft / "a.csv" if draft.is_dir() else draft).write_text("half")
        raise error


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_what_fails_on_the_way_leaves_everything_as_it_was(
    error: type[BaseException], tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(error):
        fail_half_way(whole_file, path, error)
    with pytest.raises(error):
        fail_half_way(whole_folder, tmp_path / "folder", error)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["out.csv"]


def test_a_folder_appears_whole_also_in_place_of_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty"):
        with whole_folder(tmp_path / name) as draft:
            (draft / "a.csv").write_text("a")
        assert names(tmp_path / name) == ["a.csv"]
    assert names(tmp_path) == ["empty", "new"]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept")
    with pytest.raises(InputError, match="name a new one"), whole_folder(tmp_path) as draft:
        (draft / "a.csv").write_text("a")
    assert names(tmp_path) == ["kept"]


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"), whole_file(tmp_path):
        pass
    with pytest.raises(InputError, match="cannot be written"), whole_file(tmp_path / "no" / "a") as draft:
        draft.write_text("a")
