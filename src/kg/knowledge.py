"""Finds the reviewed data that ships with the package: the folders graph, ingest, ontology and queries."""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

_INSTALLED = Path(__file__).parent / "_knowledge"
_CHECKOUT = Path(__file__).parents[2]


@cache
def knowledge(*parts: str) -> Path:
    """Return the path of a data file or folder, such as `knowledge("ontology", "kg.ttl")`.

    Raises FileNotFoundError when the installation lacks it.
    """
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    path = root.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"The installation lacks {'/'.join(parts)}; install bailanys again.")
    return path


def digest(paths: Iterable[Path]) -> str:
    """Return 32 hexadecimal digits of the hash of what the files hold, one after the other."""
    hashed = blake2b(digest_size=16)
    for path in paths:
        hashed.update(path.read_bytes())
    return hashed.hexdigest()
