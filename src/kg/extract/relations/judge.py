"""Judges the pairs of a document with the trained networks, whose opinions are averaged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.extract.network.operations import Array, Plain, Weights
from kg.extract.network.storage import load
from kg.extract.recognition.recogniser import WEIGHTS as NAMES
from kg.extract.relations.context import Sentence
from kg.extract.relations.network import judged
from kg.extract.relations.places import RELATIONS, Places, places, split
from kg.extract.relations.reading import Mention, Reader, Reading
from kg.model import VOCABULARY, Status

WEIGHTS = NAMES.parent / "relations.npz"
STATUSES = tuple(Status)
KINDS = VOCABULARY.kinds
_HEAVIEST = 320
_LEAST = 0.02


@dataclass(frozen=True, slots=True, eq=False)
class Opinion:
    """How likely a relation holds from one mention's referent to the other's, and what else is thought of it.

    `subject` and `object` are where the text speaks of it best; `statuses` and `kinds` are probabilities in
    the order of `STATUSES` and `KINDS`.
    """

    relation: str
    subject: Mention
    object: Mention
    probability: float
    statuses: NDArray[np.float32]
    kinds: NDArray[np.float32]


class Judge:
    """The trained networks: equal in form, each begun from other chances."""

    def __init__(self, networks: Sequence[Weights], classes: Sequence[str]) -> None:
        self._networks = networks
        self.classes = list(classes)
        self._ops = Plain()

    def opinions(self, sentences: Sequence[Sentence], reader: Reader) -> Iterator[Opinion]:
        """Yield what is at all likely of the pairs of a document, long documents passage by passage."""
        weights = [1 + len(sentence.named) for sentence in sentences]
        for passage in split(weights, _HEAVIEST):
            reading = reader.read(sentences[passage.start : passage.stop])
            yield from self._of(reading, places(reading))

    def _of(self, reading: Reading, found: Places) -> Iterator[Opinion]:
        if not found.referents:
            return
        seen = arrays(reading, found)
        answers = [judged(weights, seen, self._ops) for weights in self._networks]
        logits, statuses, kinds = (sum(parts) / len(answers) for parts in zip(*answers, strict=True))
        likely = found.allowed / (1 + np.exp(-logits))
        statuses, kinds = softmax(statuses), softmax(kinds)
        best = _best_places(found)
        for pair, column in np.argwhere(likely >= _LEAST).tolist():
            turned, relation = divmod(column, len(RELATIONS))
            one, other = best[pair]
            first = one if one.referent == found.referents[pair][turned] else other
            yield Opinion(
                RELATIONS[relation],
                first,
                other if first is one else one,
                float(likely[pair, column]),
                statuses[pair],
                kinds[pair],
            )


def _best_places(found: Places) -> dict[int, tuple[Mention, Mention]]:
    """The nearest place of each pair: it comes first."""
    best: dict[int, tuple[Mention, Mention]] = {}
    for pair, mentions in zip(found.pairs.tolist(), found.mentions, strict=True):
        best.setdefault(pair, mentions)
    return best


def arrays(reading: Reading, found: Places) -> dict[str, Array]:
    """Return a reading and its places as the network takes them."""
    at = [mention for mention in reading.mentions if not mention.nested]
    return {
        "parts": reading.parts,
        "classes": reading.classes,
        "types": reading.types,
        "signs": reading.signs,
        "sentences": reading.sentences,
        "groups": reading.groups,
        "valid": np.ones(len(reading), np.float32),
        "rows": found.rows,
        "facts": found.facts,
        "pairs": found.pairs,
        "turned": found.turned,
        "real": np.ones(len(found.pairs), np.float32),
        "counted": found.allowed,
        "at": np.array([mention.row for mention in at], np.int32),
        "texts": np.zeros(len(at), np.int32),
        "lines": np.array([mention.sentence for mention in at], np.int32),
    }


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the probabilities that logits stand for, row by row."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: NDArray[np.float32] = powers / powers.sum(axis=1, keepdims=True)
    return shares


@cache
def judge() -> Judge:
    """Return the trained judge, read from disk once per process."""
    return loaded(WEIGHTS)


def loaded(path: Path) -> Judge:
    """Return the judge kept in a file."""
    weights, lists = load(path)
    names = sorted({name.partition(":")[0] for name in weights})
    networks = [
        {key.partition(":")[2]: array for key, array in weights.items() if key.startswith(f"{name}:")}
        for name in names
    ]
    return Judge(networks, lists["classes"])
