"""Finds the reviewed data that ships with the package: the folders graph, ingest, ontology and queries."""

from functools import cache
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
