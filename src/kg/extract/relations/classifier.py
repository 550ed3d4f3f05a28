"""A linear classifier over named features: multinomial logistic regression, with numpy alone.

The score of a label is the sum of its weights over the features seen, divided by the square root of their
number, so that long texts are not surer than short ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Keys = NDArray[np.uint32]


def feature_keys(features: Iterable[str]) -> Keys:
    """Return the sorted distinct 32-bit keys (CRC-32) of features."""
    return np.unique(np.fromiter((crc32(feature.encode()) for feature in features), np.uint32))


@dataclass(frozen=True, slots=True, eq=False)
class Classifier:
    """Labels with a row of weights for each known feature.

    `keys` (n) are sorted; `weights` is n by labels, `bias` one number for each label.
    """

    labels: tuple[str, ...]
    keys: Keys
    weights: Floats
    bias: Floats

    def probabilities(self, features: Iterable[str]) -> Floats:
        """Return one probability for each label, in the order of `labels`."""
        keys = feature_keys(features)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        known = places[self.keys[places] == keys]
        scores = self.weights[known].sum(axis=0) / max(len(keys), 1) ** 0.5 + self.bias
        powers = np.exp(scores - scores.max())
        result: Floats = powers / powers.sum()
        return result


def load(path: Path) -> dict[str, Classifier]:
    """Read the classifiers of a file that `save` wrote, by name."""
    with np.load(path, allow_pickle=False) as stored:
        names = sorted({key.partition("/")[0] for key in stored.files})
        return {
            name: Classifier(
                tuple(str(label) for label in stored[f"{name}/labels"]),
                stored[f"{name}/keys"],
                stored[f"{name}/weights"].astype(np.float32),
                stored[f"{name}/bias"],
            )
            for name in names
        }


def save(classifiers: Mapping[str, Classifier], path: Path) -> None:
    """Write classifiers to one compressed file, weights in half precision."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, classifier in sorted(classifiers.items()):
        arrays[f"{name}/labels"] = np.array(classifier.labels)
        arrays[f"{name}/keys"] = classifier.keys
        arrays[f"{name}/weights"] = classifier.weights.astype(np.float16)
        arrays[f"{name}/bias"] = classifier.bias
    np.savez_compressed(path, allow_pickle=False, **arrays)
