"""Writes a file or a folder whole or not at all: beside its place first, then moved there."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import InputError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path to write to, which becomes the file when the block ends without an error.

    A file that is there is replaced. Raises InputError when the file cannot be written.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder; name a file to write to.")
    with _reported(path), _beside(path) as draft:
        yield draft
        _settle(draft)
        draft.replace(path)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a new folder to write to, which becomes the folder when the block ends without an error.

    Raises InputError when there is something in the folder already, or it cannot be written.
    """
    with _reported(path), _beside(path) as draft:
        if path.exists() and not (path.is_dir() and next(path.iterdir(), None) is None):
            raise InputError(f"{path} is there already and not an empty folder; name a new one.")
        draft.mkdir()
        yield draft
        for file in draft.iterdir():
            _settle(file)
        if path.exists():
            path.rmdir()
        draft.rename(path)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        yield draft
    finally:
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}); name another place.") from error


def _settle(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())
