"""Keeps the weights of a network in one compressed file, in half precision, with the words they know."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kg.extract.network.operations import Weights

_WORDS = "/words"


def save(path: Path, weights: Weights, words: dict[str, Sequence[str]]) -> None:
    """Write the weights, and the lists of words that number some of their rows, to a file."""
    halves = {name: np.asarray(array).astype(np.float16) for name, array in weights.items()}
    listed = np.frombuffer(json.dumps(words, ensure_ascii=False).encode(), np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, allow_pickle=False, **halves, **{_WORDS: listed})


def load(path: Path) -> tuple[Weights, dict[str, list[str]]]:
    """Return what `save` wrote, the weights in single precision."""
    with np.load(path, allow_pickle=False) as stored:
        weights = {name: stored[name].astype(np.float32) for name in stored.files if name != _WORDS}
        words: dict[str, list[str]] = json.loads(stored[_WORDS].tobytes())
    return weights, words
