"""Trains the recogniser of names and roles in all three languages at once.

It learns from the annotated texts and from variants of them. Beside each word it sees what the rules propose,
so that it learns where to trust them (stacking: Wolpert 1992).
"""

import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np

from kg.extract.findings import Candidate
from kg.extract.network.layers import REACHES
from kg.extract.network.operations import Array, Operations, Weights
from kg.extract.recognition.recogniser import Recogniser
from kg.extract.recognition.tagger import LAST_REACHES, scores
from kg.extract.recognition.tags import FORBIDDEN, first_word, forbidden, further_word
from kg.extract.recognition.words import ROWS, SIGNS, Words, words
from kg.extract.training.augmentation import Augmenter
from kg.extract.training.descent import Batch, Beginning, Schedule, fitted
from kg.extract.training.examples import Label, LabelledText
from kg.extract.training.texts import SEED, ruled

VARIANTS = 6
EPOCHS = 16
VARIED = 0.6
BATCH = 8
RATE = 0.002
EMBEDDED, WIDTH = 64, 128
ROLE = "role"
_GAP = 16
_ROUNDED = 1024
_ROLE_SHARE = 0.3
_SCALE = 30


_Sums = tuple[Array, Array]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A text as the network reads it, with the tag of each word and 0 in `sure` where that is left open."""

    read: Words
    names: Array
    names_sure: Array
    roles: Array
    roles_sure: Array


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """Texts with their variants (the text itself is the first), each with what the rules propose in it."""

    variants: tuple[tuple[LabelledText, ...], ...]
    candidates: tuple[tuple[tuple[Candidate, ...], ...], ...]

    def some(self, numbers: Sequence[int]) -> "Material":
        """Return the material of some of the texts, by number."""
        return Material(
            tuple(self.variants[number] for number in numbers),
            tuple(self.candidates[number] for number in numbers),
        )


def material(texts: Sequence[LabelledText]) -> Material:
    """Return texts with `VARIANTS` variants of each, whose names come from the other texts."""
    chance = random.Random(SEED)  # noqa: S311
    augment = Augmenter(texts, chance)
    variants = tuple((text, *(augment(text) for _ in range(VARIANTS))) for text in texts)
    with ProcessPoolExecutor() as processes:
        candidates = tuple(processes.map(_ruled, variants, chunksize=20))
    return Material(variants, candidates)


def _ruled(variants: Sequence[LabelledText]) -> tuple[tuple[Candidate, ...], ...]:
    return tuple(ruled(text.text, text.language) for text in variants)


def trained(material: Material) -> Recogniser:
    """Return a recogniser trained on texts and variants of them; the same texts give the same weights."""
    types = sorted(
        {label.type for text, *_ in material.variants for label in text.labels if not label.doubtful}
    )
    known = _known(material)
    examples = [
        [_example(text, own, types, known) for text, own in zip(texts, candidates, strict=True)]
        for texts, candidates in zip(material.variants, material.candidates, strict=True)
    ]
    steps = EPOCHS * (len(examples) // BATCH + 1)
    weights = fitted(
        _loss, _beginning(len(types), len(known)), _batches(examples), Schedule(steps, RATE, SEED)
    )
    return Recogniser(weights, types, list(known))


def _known(material: Material) -> dict[str, int]:
    names = {
        f"{candidate.finder}|{candidate.type}|{part}"
        for text in material.candidates
        for candidates in text
        for candidate in candidates
        for part in "BIE"
    }
    return {name: number for number, name in enumerate(sorted(names), 1)}


def _beginning(types: int, proposals: int) -> Weights:
    drawn = Beginning(SEED)
    for name, rows in ROWS.items():
        drawn.table(f"parts/{name}", rows, EMBEDDED)
    drawn.table("proposals", proposals + 1, EMBEDDED)
    drawn.table("signs", SIGNS, EMBEDDED, spread=1.0)
    drawn.layer("in", EMBEDDED * (len(ROWS) + 2), WIDTH)
    for number in range(len(REACHES)):
        drawn.convolution(f"near{number}", WIDTH)
    drawn.layer("same", 2 * WIDTH, WIDTH)
    for number in range(len(LAST_REACHES)):
        drawn.convolution(f"far{number}", WIDTH)
    drawn.layer("names", WIDTH, 1 + 2 * types, share=0.1)
    drawn.layer("roles", WIDTH, 3, share=0.1)
    drawn.weights["transitions"] = np.zeros((1 + 2 * types, 1 + 2 * types), np.float32)
    return drawn.weights


def _example(
    text: LabelledText, candidates: Sequence[Candidate], types: Sequence[str], known: dict[str, int]
) -> Example:
    read = words(text.text, text.language, candidates, known)
    return Example(read, *_tags(read, text.labels, types), *_tags(read, text.roles, [ROLE]))


def _tags(read: Words, labels: Sequence[Label], types: Sequence[str]) -> tuple[Array, Array]:
    tags, sure = np.zeros(len(read), np.int32), np.ones(len(read), np.float32)
    for label in labels:
        inside = read.inside(label.span)
        if not inside:
            continue
        if label.doubtful:
            sure[inside] = 0
        else:
            tags[inside] = further_word(types.index(label.type))
            tags[inside[0]] = first_word(types.index(label.type))
    return tags, sure


def _batches(examples: Sequence[Sequence[Example]]) -> Iterator[Batch]:
    chance = random.Random(SEED)  # noqa: S311
    while True:
        order = [
            chance.choice(variants) if chance.random() < VARIED else variants[0] for variants in examples
        ]
        order.sort(key=lambda example: len(example.read) // 100 + chance.random() * 4)
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        chance.shuffle(batches)
        yield from map(_batch, batches)


def _batch(examples: Sequence[Example]) -> Batch:
    """Lay texts end to end; `rows` (texts by words) tell where each word of each text lies."""
    longest = _rounded(max(len(example.read) for example in examples), _ROUNDED // 4)
    total = _rounded(sum(len(example.read) + _GAP for example in examples) + 1, _ROUNDED)
    batch: Batch = {
        "parts": np.zeros((total, len(ROWS)), np.int32),
        "signs": np.zeros((total, SIGNS), np.float32),
        "proposals": np.zeros((total, examples[0].read.proposals.shape[1]), np.int32),
        "groups": np.arange(total, dtype=np.int32),
        "valid": np.zeros(total, np.float32),
        "rows": np.full((BATCH, longest), total - 1, np.int32),
        "names": np.zeros((BATCH, longest), np.int32),
        "names_sure": np.ones((BATCH, longest), np.float32),
        "roles": np.zeros(total, np.int32),
        "roles_sure": np.zeros(total, np.float32),
    }
    start = 0
    for number, example in enumerate(examples):
        length = len(example.read)
        place = slice(start, start + length)
        for name in ("parts", "signs", "proposals"):
            batch[name][place] = getattr(example.read, name)
        batch["groups"][place] = example.read.groups + start
        batch["valid"][place] = 1
        batch["rows"][number, :length] = np.arange(start, start + length)
        batch["names"][number, :length] = example.names
        batch["names_sure"][number, :length] = example.names_sure
        batch["roles"][place], batch["roles_sure"][place] = example.roles, example.roles_sure
        start += length + _GAP
    return batch


def _rounded(number: int, step: int) -> int:
    return -(-number // step) * step


def _loss(weights: Weights, batch: Batch, ops: Operations) -> Array:
    names, roles = scores(weights, batch, ops)
    tags = names.shape[1]
    said = jax.nn.one_hot(batch["names"], tags) > 0
    left_open = batch["names_sure"][..., None] == 0
    allowed = jnp.where(said | left_open, 0.0, FORBIDDEN)
    valid = batch["valid"][batch["rows"]]
    unlikely = _unlikelihood(names[batch["rows"]], weights["transitions"] + forbidden(tags), allowed, valid)
    per_word = -jnp.take_along_axis(jax.nn.log_softmax(roles), batch["roles"][:, None], 1)[:, 0]
    words_read = batch["valid"].sum()
    role_loss = (per_word * batch["roles_sure"]).sum()
    return _SCALE * (unlikely.sum() + _ROLE_SHARE * role_loss) / words_read


def _unlikelihood(scores: Array, transitions: Array, allowed: Array, valid: Array) -> Array:
    """Return for each text the negative logarithm of how likely its allowed tags are."""

    def onward(sums: _Sums, word: tuple[Array, Array, Array]) -> tuple[_Sums, None]:
        score, may, real = word
        every, right = (
            jax.nn.logsumexp(total[:, :, None] + transitions, 1) + score + added
            for total, added in zip(sums, (0.0, may), strict=True)
        )
        real = real[:, None] > 0
        return (jnp.where(real, every, sums[0]), jnp.where(real, right, sums[1])), None

    before = jnp.full(scores.shape[::2], FORBIDDEN).at[:, 0].set(0.0)
    steps = (scores.transpose(1, 0, 2), allowed.transpose(1, 0, 2), valid.T)
    (every, right), _ = jax.lax.scan(onward, (before, before), steps)
    ends = transitions[:, 0]
    return jax.nn.logsumexp(every + ends, 1) - jax.nn.logsumexp(right + ends, 1)
