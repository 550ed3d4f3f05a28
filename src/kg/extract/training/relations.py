"""Trains the networks of `kg.extract.relations` on annotated texts.

Each text is learned from twice: with its annotated names, and with those that a recogniser finds which did
not learn from the text.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
from spacy.tokens import Doc

from kg.extract.annotated import AnnotatedRelation, AnnotatedText
from kg.extract.findings import Referent, findings
from kg.extract.lexicon import lexicon
from kg.extract.network.layers import REACHES
from kg.extract.network.operations import Array, Operations, Weights
from kg.extract.recognition.words import LANGUAGES
from kg.extract.relations.context import context
from kg.extract.relations.judge import KINDS, STATUSES, arrays
from kg.extract.relations.network import APART, HEADS, LAST_REACHES, ROUNDS, judged
from kg.extract.relations.places import FACTS, RELATIONS, places
from kg.extract.relations.reading import ROWS, SIGNS, TYPES, Reader, Reading
from kg.extract.training.descent import Batch, Beginning, Schedule, fitted
from kg.model import VOCABULARY, Span

EPOCHS = 36
BATCH = 12
RATE = 0.002
EMBEDDED, WIDTH = 48, 128
_GAP = 20
_UNSAID = -1
_STATUS_SHARE, _KIND_SHARE = 2.0, 1.0
_SCALE = 0.1
_ROUNDED = {"words": 3072, "places": 4096, "pairs": 2048, "mentions": 512}
_AT_FIRST_UNLIKELY = -3.0


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A text as the network reads it, and for each of its pairs what the annotation says.

    `said` and `sure` (pairs by twice the relations) are 1 where a relation is said, and where it is certain
    whether it is; `status` and `kind` are numbers, or -1 where nothing is said of them.
    """

    text: str
    seen: dict[str, Array]
    said: Array
    sure: Array
    status: Array
    kind: Array


def classes() -> list[str]:
    """Return the trigger classes of all languages, sorted."""
    return sorted({name for language in LANGUAGES for name in lexicon(language, "triggers")})


def example(annotated: AnnotatedText, doc: Doc, keys: Mapping[int, str]) -> Example | None:
    """Return the example of a text whose referents are found; `keys` maps their `id` to annotated entities.

    A text without pairs is none.
    """
    reading = Reader(annotated.language, classes()).read(context(doc).sentences)
    found = places(reading)
    if not found.referents:
        return None
    answers = _Answers(annotated, reading, keys)
    rows = [answers.of(*pair) for pair in found.referents]
    said, sure, status, kind = (np.array(column) for column in zip(*rows, strict=True))
    return Example(
        annotated.id,
        arrays(reading, found),
        said.astype(np.float32),
        (sure * found.allowed).astype(np.float32),
        status.astype(np.int32),
        kind.astype(np.int32),
    )


class _Answers:
    """What the annotation of a text says of pairs of referents."""

    def __init__(self, annotated: AnnotatedText, reading: Reading, keys: Mapping[int, str]) -> None:
        sure = {entity.key for entity in annotated.entities if not entity.maybe}
        self._keys = [keys.get(id(referent), "") for referent in reading.referents]
        self._known = [key in sure for key in self._keys]
        self._said: dict[tuple[str, str], list[AnnotatedRelation]] = defaultdict(list)
        self._alternative: dict[tuple[str, str], set[str]] = defaultdict(set)
        for relation in annotated.relations:
            if relation.type in RELATIONS:
                self._said[relation.source, relation.target].append(relation)
                if VOCABULARY.relation_types[relation.type].symmetric:
                    self._said[relation.target, relation.source].append(relation)
                for target in relation.target_alternatives:
                    self._alternative[relation.source, target].add(relation.type)

    def of(self, one: int, other: int) -> tuple[list[float], list[float], int, int]:
        """Return what is said of two referents; of one that is not surely annotated nothing is certain."""
        certain = float(self._known[one] and self._known[other])
        said, sure = [0.0] * (2 * len(RELATIONS)), [certain] * (2 * len(RELATIONS))
        status = kind = _UNSAID
        ends = (self._keys[one], self._keys[other])
        for offset, way in ((0, ends), (len(RELATIONS), ends[::-1])):
            for relation in self._said.get(way, ()) if all(way) else ():
                column = offset + RELATIONS.index(relation.type)
                if relation.maybe:
                    sure[column] = said[column]
                    continue
                said[column] = sure[column] = 1.0
                status = STATUSES.index(relation.status)
                kind = KINDS.index(relation.kind) if relation.kind in KINDS else kind
            for name in self._alternative.get(way, ()):
                column = offset + RELATIONS.index(name)
                sure[column] = said[column]
        return said, sure, status, kind


def annotated_referents(annotated: AnnotatedText, doc: Doc) -> dict[int, str]:
    """Give a document its annotated entities as referents; return the key of each by `id`."""
    keys: dict[int, str] = {}
    for entity in annotated.entities:
        if entity.mentions:
            referent = Referent(entity.type, entity.name, sorted(entity.mentions))
            findings(doc).referents.append(referent)
            keys[id(referent)] = entity.key
    return keys


def known_referents(annotated: AnnotatedText, doc: Doc) -> dict[int, str]:
    """Return the keys of the referents of a document that are annotated, by `id`.

    A referent is the entity of the same coarse type that most of its mentions overlap by half or more.
    """
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
    return keys


def _family(type_: str) -> str:
    return VOCABULARY.entity_type(type_).family


def _alike(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= max(one.end, other.end) - min(one.start, other.start)


def trained(examples: Sequence[Example], seed: int) -> Weights:
    """Return the weights of one network; the same examples and seed give the same weights.

    In each round one example is drawn for every text.
    """
    by_text: dict[str, list[Example]] = defaultdict(list)
    for one in examples:
        by_text[one.text].append(one)
    steps = EPOCHS * -(-len(by_text) // BATCH)
    return fitted(_loss, _beginning(seed), _batches(by_text, seed), Schedule(steps, RATE, seed))


def _beginning(seed: int) -> Weights:
    drawn = Beginning(seed)
    for name, rows in ROWS.items():
        drawn.table(f"parts/{name}", rows, EMBEDDED)
    drawn.table("classes", len(classes()) + 1, EMBEDDED)
    drawn.table("types", len(TYPES) + 1, EMBEDDED)
    drawn.table("signs", SIGNS, EMBEDDED, spread=1.0)
    drawn.layer("in", EMBEDDED * (len(ROWS) + 3), WIDTH)
    for number in range(len(REACHES)):
        drawn.convolution(f"near{number}", WIDTH)
    for number in range(len(LAST_REACHES)):
        drawn.convolution(f"far{number}", WIDTH)
    drawn.layer("same", 2 * WIDTH, WIDTH)
    _begin_looking(drawn)
    for name in ("first", "second", "before", "after", "between"):
        drawn.table(f"place/{name}", WIDTH, WIDTH, spread=WIDTH**-0.5 / 2)
    for name in ("row", "row2", "before_row", "after_row", "between_rows"):
        drawn.table(f"place/{name}", WIDTH, WIDTH, spread=WIDTH**-0.5 / 2)
    drawn.weights["place/bias"] = np.zeros(WIDTH, np.float32)
    for name, values in FACTS.items():
        drawn.table(f"facts/{name}", values, WIDTH)
    drawn.table("first_type", len(TYPES) + 1, WIDTH)
    drawn.table("second_type", len(TYPES) + 1, WIDTH)
    _begin_answers(drawn)
    return drawn.weights


def _begin_looking(drawn: Beginning) -> None:
    for number in range(ROUNDS):
        name = f"around{number}"
        for part in ("ask", "offer", "tell", "join"):
            drawn.table(f"{name}/{part}", WIDTH, WIDTH, spread=WIDTH**-0.5)
        drawn.table(f"{name}/wide", WIDTH, 2 * WIDTH, spread=WIDTH**-0.5)
        drawn.table(f"{name}/narrow", 2 * WIDTH, WIDTH, spread=(2 * WIDTH) ** -0.5 / 2)
        drawn.table(f"{name}/way", HEADS, 2 * (2 * APART + 1), spread=0.0)
        drawn.weights[f"{name}/gain"] = np.ones(WIDTH, np.float32)
        drawn.weights[f"{name}/gain2"] = np.ones(WIDTH, np.float32)


def _begin_answers(drawn: Beginning) -> None:
    for side in ("first", "second"):
        drawn.table(f"line/{side}", WIDTH, WIDTH, spread=WIDTH**-0.5 / 2)
        drawn.table(f"said/{side}", 2 * WIDTH, WIDTH, spread=(2 * WIDTH) ** -0.5)
    drawn.layer("deep", WIDTH, WIDTH)
    drawn.layer("said", WIDTH, WIDTH)
    drawn.layer("relations", WIDTH, 2 * len(RELATIONS), share=0.2)
    drawn.weights["relations/bias"] += _AT_FIRST_UNLIKELY
    for name, answers in (("status", STATUSES), ("kind", KINDS)):
        drawn.layer(name, WIDTH, len(answers), share=0.2)
        drawn.table(f"{name}/place", WIDTH, len(answers), spread=0.02)


def _batches(by_text: Mapping[str, Sequence[Example]], seed: int) -> Iterator[Batch]:
    chance = random.Random(seed)  # noqa: S311
    while True:
        order = [chance.choice(examples) for examples in by_text.values()]
        chance.shuffle(order)
        for start in range(0, len(order), BATCH):
            yield _batch(order[start : start + BATCH])


def _batch(examples: Sequence[Example]) -> Batch:
    """Lay texts end to end, with gaps that nothing crosses, and fill up to few different sizes."""
    words = _size("words", [len(e.seen["types"]) + _GAP for e in examples])
    count = _size("places", [len(e.seen["pairs"]) for e in examples])
    pairs = _size("pairs", [len(e.said) for e in examples])
    mentions = _size("mentions", [len(e.seen["at"]) for e in examples])
    batch = _filled(examples[0], words, count, pairs, mentions)
    word = place = pair = mention = 0
    for number, one in enumerate(examples):
        seen = one.seen
        _lay(batch, seen, ("parts", "classes", "types", "signs", "valid"), word)
        _lay(batch, seen, ("sentences", "groups"), word, word)
        _lay(batch, seen, ("rows",), place, word)
        _lay(batch, seen, ("facts", "turned", "real"), place)
        _lay(batch, seen, ("pairs",), place, pair)
        _lay(batch, seen, ("lines",), mention)
        _lay(batch, seen, ("at",), mention, word)
        _lay(batch, seen, ("texts",), mention, number)
        answers = {"said": one.said, "sure": one.sure, "status": one.status, "kind": one.kind}
        _lay(batch, answers, tuple(answers), pair)
        word += len(seen["types"]) + _GAP
        place += len(seen["pairs"])
        pair += len(one.said)
        mention += len(seen["at"])
    batch["count"] = np.float32(len(examples))
    return batch


def _size(name: str, lengths: Sequence[int]) -> int:
    step = _ROUNDED[name]
    return -(-(sum(lengths) + 1) // step) * step


def _filled(one: Example, words: int, places: int, pairs: int, mentions: int) -> Batch:
    """Return a batch of nothing: places of the last pair that are not real, mentions of no text."""
    lengths = dict.fromkeys(("parts", "classes", "types", "signs", "valid", "sentences", "groups"), words)
    lengths |= dict.fromkeys(("rows", "facts", "turned", "real", "pairs"), places)
    lengths |= dict.fromkeys(("at", "texts", "lines"), mentions)
    batch: Batch = {
        name: np.zeros((length, *one.seen[name].shape[1:]), one.seen[name].dtype)
        for name, length in lengths.items()
    }
    batch["sentences"] = np.arange(words, dtype=np.int32)
    batch["groups"] = np.arange(words, dtype=np.int32)
    batch["pairs"][:] = pairs - 1
    batch["at"][:] = words - 1
    batch["texts"][:] = _UNSAID
    batch["said"] = np.zeros((pairs, one.said.shape[1]), np.float32)
    batch["sure"] = np.zeros_like(batch["said"])
    batch["counted"] = np.zeros(pairs, np.float32)
    batch["status"] = np.full(pairs, _UNSAID, np.int32)
    batch["kind"] = np.full(pairs, _UNSAID, np.int32)
    return batch


def _lay(batch: Batch, seen: Mapping[str, Array], names: Sequence[str], start: int, raised: int = 0) -> None:
    for name in names:
        batch[name][start : start + len(seen[name])] = seen[name] + raised if raised else seen[name]


def _loss(weights: Weights, batch: Batch, ops: Operations) -> Array:
    logits, statuses, kinds = judged(weights, batch, ops)
    said = batch["said"]
    each = jnp.maximum(logits, 0) - logits * said + jnp.log1p(jnp.exp(-jnp.abs(logits)))
    lost = (each * batch["sure"]).sum()
    lost += _STATUS_SHARE * _missed(statuses, batch["status"])
    lost += _KIND_SHARE * _missed(kinds, batch["kind"])
    return _SCALE * lost / batch["count"]


def _missed(logits: Array, answers: Array) -> Array:
    likely = jax.nn.log_softmax(logits)
    each = jnp.take_along_axis(likely, jnp.maximum(answers, 0)[:, None], 1)[:, 0]
    return -(each * (answers >= 0)).sum()
