"""Finds the files of a folder that are to be read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from kg.sources.formats import SUFFIXES
from kg.sources.unreadable import Unreadable

JSONL_SUFFIXES = (".jsonl", ".ndjson")


def files_of(folder: Path) -> Iterator[Path | Unreadable]:
    """Yield every file to be read in a folder and its subfolders, depth first, in the order of their names.

    Hidden files and folders are passed over. Symbolic links are followed, but nothing is visited twice.
    Files with other suffixes are reported once per suffix, at the end; folders that cannot be opened, links
    that lead nowhere and what is neither file nor folder are reported one by one.
    """
    skipped: Counter[str] = Counter()
    seen: set[Path] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            place = path.resolve(strict=True)
            if place in seen:
                continue
            seen.add(place)
            if place.is_dir():
                waiting += sorted(_visible(path), reverse=True)
                continue
        except (OSError, RuntimeError):
            yield Unreadable(str(path), "it cannot be opened")
            continue
        if not place.is_file():
            yield Unreadable(str(path), "it is neither a file nor a folder")
        elif is_read(path):
            yield path
        else:
            skipped[path.suffix.lower()] += 1
    yield from passed_over(str(folder), skipped)


def is_read(path: PurePath) -> bool:
    """Tell whether a file of this name is read when a folder or an archive is given."""
    return path.suffix.lower() in (*SUFFIXES, *JSONL_SUFFIXES)


def passed_over(place: str, skipped: Mapping[str, int]) -> Iterator[Unreadable]:
    """Yield a report for each suffix of the files that were passed over in a place, with their number."""
    for suffix, count in sorted(skipped.items()):
        kind = f"with the suffix {suffix}" if suffix else "without a suffix"
        yield Unreadable(place, f"{count} {'file' if count == 1 else 'files'} {kind}, which is not read")


def _visible(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if not path.name.startswith("."))
