"""A folder of dumps as it is found: the files, their sizes and checksums, as `SHA256SUMS` lists them."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

CATALOGUE = "catalogue.ttl"
ONTOLOGY = "ontology.ttl"
SUMS = "SHA256SUMS"
_DUMP = re.compile(r"bailanys-r(?P<revision>\d+)\.(?P<format>nq|ttl)\.gz")
_LINE = re.compile(r"(?P<sum>[0-9a-f]{64}) [ *](?P<name>[^/\\]+)")


class DumpFormat(StrEnum):
    """The formats of dumps, by the endings of their names."""

    N_QUADS = "nq"
    TURTLE = "ttl"

    @property
    def media_type(self) -> str:
        """The media type of what the compressed file holds."""
        return {"nq": "application/n-quads", "ttl": "text/turtle"}[self.value]


@dataclass(frozen=True, slots=True)
class Dumped:
    """A dump of a revision; `sha256` is in hexadecimal digits, `issued` the day on which it was made."""

    name: str
    format: DumpFormat
    revision: int
    size: int
    sha256: str
    issued: date


def file_name(revision: int, format_: DumpFormat) -> str:
    """Return the name of a dump."""
    return f"bailanys-r{revision}.{format_}.gz"


def dumped(folder: Path) -> list[Dumped]:
    """Return the dumps that a folder lists and has, the newest revision first."""
    found = [
        Dumped(
            name=name,
            format=DumpFormat(match["format"]),
            revision=int(match["revision"]),
            size=(folder / name).stat().st_size,
            sha256=checksum,
            issued=datetime.fromtimestamp((folder / name).stat().st_mtime, UTC).date(),
        )
        for name, checksum in checksums(folder).items()
        if (match := _DUMP.fullmatch(name))
    ]
    return sorted(found, key=lambda each: (-each.revision, each.format))


def checksums(folder: Path) -> Mapping[str, str]:
    """Return the checksum of each file that a folder lists and has, by name."""
    try:
        lines = (folder / SUMS).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return {}
    found = (match for match in map(_LINE.fullmatch, lines) if match)
    return {match["name"]: match["sum"] for match in found if (folder / match["name"]).is_file()}


def write_sums(folder: Path, drafts: Path, fresh: Sequence[str]) -> None:
    """List the checksums of `fresh` files and of those that are listed already, in one step."""
    sums = {**checksums(folder), **{name: _checksum(folder / name) for name in fresh}}
    draft = drafts / SUMS
    draft.write_text("".join(f"{sums[name]}  {name}\n" for name in sorted(sums)), "utf-8")
    draft.replace(folder / SUMS)


def _checksum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
