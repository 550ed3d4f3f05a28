"""Trains the classifiers of `kg.extract.relations` on annotated texts.

Run as `python -m kg.extract.training.relations`; writes `ingest/models/relations.npz`.
The result depends on the texts, the lexicon and the seed alone. The method is stochastic gradient descent
with one step size for each weight (AdaGrad: Duchi, Hazan, Singer 2011, JMLR 12).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.extract.annotated import AnnotatedRelation, AnnotatedText, read_annotated
from kg.extract.findings import Referent, findings
from kg.extract.pipeline import pipeline
from kg.extract.relations.classifier import Classifier, Floats, Keys, feature_keys, save
from kg.extract.relations.context import context
from kg.extract.relations.pairs import Pairs
from kg.extract.relations.relating import NOTHING, hints
from kg.extract.relations.roles import Roles
from kg.extract.relations.status import status_features
from kg.knowledge import knowledge
from kg.model import VOCABULARY, Span

_ROUNDS = 12
_BATCH = 64
_STEP = 0.2
_DECAY = 2e-5
_SEED = 20260101
_LEAST_PAIRS = 3
_LEAST_WEIGHT = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class LabelledPair:
    """The features of a pair and what the annotation says of it; `text` is the annotated text's id."""

    text: str
    group: str
    keys: Keys
    label: str


def annotated_referents(annotated: AnnotatedText) -> tuple[Doc, dict[int, str]]:
    """Return the document with its annotated entities as referents, and the key of each by `id`."""
    nlp = pipeline(annotated.language)
    doc = nlp.get_pipe("sentences")(nlp.make_doc(annotated.text))
    keys: dict[int, str] = {}
    for entity in annotated.entities:
        if entity.mentions:
            referent = Referent(entity.type, entity.name, sorted(entity.mentions))
            findings(doc).referents.append(referent)
            keys[id(referent)] = entity.key
    return doc, keys


def found_referents(annotated: AnnotatedText) -> tuple[Doc, dict[int, str]]:
    """Return the document with the referents that the finders find, and the keys of those that are annotated.

    A referent is the entity of the same coarse type that most of its mentions overlap by half or more.
    """
    nlp = pipeline(annotated.language)
    doc = nlp.make_doc(annotated.text)
    for name, component in nlp.pipeline:
        if name == "relations":
            break
        doc = component(doc)
    keys: dict[int, str] = {}
    for referent in findings(doc).referents:
        overlaps = Counter(
            entity.key
            for entity in annotated.entities
            for span in entity.mentions
            for mention in referent.mentions
            if _family(entity.type) == _family(referent.type) and _alike(span, mention)
        )
        if overlaps:
            keys[id(referent)] = overlaps.most_common(1)[0][0]
    return doc, keys


def _family(type_: str) -> str:
    return VOCABULARY.entity_type(type_).family


def _alike(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= max(one.end, other.end) - min(one.start, other.start)


class Labeller:
    """Turns the annotated texts of one language into labelled pairs."""

    def __init__(self, language: str) -> None:
        self._pairs, self._roles = Pairs(language), Roles(language)

    def __call__(self, annotated: AnnotatedText) -> Iterator[LabelledPair]:
        """Yield the pairs of a text twice: between annotated referents, and between found ones.

        Pairs that the annotation leaves open are passed over.
        """
        yield from self._label(annotated, *annotated_referents(annotated))
        yield from self._label(annotated, *found_referents(annotated))

    def _label(self, annotated: AnnotatedText, doc: Doc, keys: Mapping[int, str]) -> Iterator[LabelledPair]:
        seen = context(doc)
        said = _by_pair(annotated.relations)
        for pair in self._pairs.of(seen, hints(list(self._roles.of(seen)))):
            ends = (keys.get(id(pair.subject), ""), keys.get(id(pair.object), ""))
            relation = said.get(ends)
            if relation is not None and relation.maybe:
                continue
            label = NOTHING if relation is None else relation.type
            yield LabelledPair(annotated.id, pair.group, feature_keys(pair.all_features()), label)
            if relation is not None and relation.type != "holds_role":
                shown = feature_keys(status_features(pair, relation.type))
                yield LabelledPair(annotated.id, "status", shown, relation.status)


def _by_pair(relations: Iterable[AnnotatedRelation]) -> dict[tuple[str, str], AnnotatedRelation]:
    said: dict[tuple[str, str], AnnotatedRelation] = {}
    for relation in sorted(relations, key=lambda r: (r.maybe, r.type != "holds_role")):
        said.setdefault((relation.source, relation.target), relation)
        if VOCABULARY.relation_types[relation.type].symmetric:
            said.setdefault((relation.target, relation.source), relation)
    return said


def labelled_pairs(texts: Iterable[AnnotatedText]) -> list[LabelledPair]:
    """Return the labelled pairs of texts in any of the three languages."""
    labellers: dict[str, Labeller] = {}
    pairs: list[LabelledPair] = []
    for annotated in texts:
        if annotated.language not in labellers:
            labellers[annotated.language] = Labeller(annotated.language)
        pairs.extend(labellers[annotated.language](annotated))
    return pairs


def train(pairs: Iterable[LabelledPair]) -> dict[str, Classifier]:
    """Return a classifier for each group of pairs, and one for the status."""
    groups: dict[str, list[LabelledPair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.group].append(pair)
    return {group: _fit(rows) for group, rows in sorted(groups.items())}


def _fit(rows: list[LabelledPair]) -> Classifier:
    labels = tuple(sorted({row.label for row in rows}))
    keys, counts = np.unique(np.concatenate([row.keys for row in rows]), return_counts=True)
    keys = keys[counts >= _LEAST_PAIRS]
    weights, bias = _descend(
        [np.flatnonzero(np.isin(keys, row.keys, assume_unique=True)) for row in rows],
        np.array([len(row.keys) for row in rows]) ** -0.5,
        np.array([labels.index(row.label) for row in rows]),
        (len(keys), len(labels)),
    )
    told = np.abs(weights).max(axis=1) > _LEAST_WEIGHT
    return Classifier(labels, keys[told], weights[told], bias)


def _descend(
    rows: list[NDArray[np.intp]],
    scales: NDArray[np.float64],
    labels: NDArray[np.intp],
    shape: tuple[int, int],
) -> tuple[Floats, Floats]:
    weights, bias = np.zeros(shape, np.float32), np.zeros(shape[1], np.float32)
    squares = np.full(shape, 1e-2, np.float32)
    shuffle = np.random.default_rng(_SEED)
    for _ in range(_ROUNDS):
        order = shuffle.permutation(len(rows))
        for first in range(0, len(rows), _BATCH):
            batch = [i for i in order[first : first + _BATCH] if len(rows[i])]
            touched, gradient, error = _gradient(
                [rows[i] for i in batch], scales[batch], labels[batch], weights, bias
            )
            gradient += _DECAY * len(batch) * weights[touched]
            squares[touched] += gradient**2
            weights[touched] -= _STEP * gradient / np.sqrt(squares[touched])
            bias -= 0.05 * error
    return weights, bias


def _gradient(
    rows: list[NDArray[np.intp]],
    scales: NDArray[np.float64],
    labels: NDArray[np.intp],
    weights: Floats,
    bias: Floats,
) -> tuple[NDArray[np.intp], Floats, Floats]:
    lengths = np.array([len(row) for row in rows])
    features = np.concatenate(rows)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    scores = np.add.reduceat(weights[features], starts, axis=0) * scales[:, None] + bias
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    errors = powers / powers.sum(axis=1, keepdims=True)
    errors[np.arange(len(rows)), labels] -= 1
    touched, inverse = np.unique(features, return_inverse=True)
    spread = np.repeat(errors * scales[:, None], lengths, axis=0)
    sums = [np.bincount(inverse, spread[:, label], len(touched)) for label in range(weights.shape[1])]
    return touched, np.stack(sums, axis=1).astype(np.float32), errors.mean(axis=0).astype(np.float32)


def main() -> None:
    """Train on the training texts and write the model."""
    texts = read_annotated(knowledge("ingest", "training", "src"))
    save(train(labelled_pairs(texts)), knowledge("ingest", "models") / "relations.npz")


if __name__ == "__main__":
    main()
