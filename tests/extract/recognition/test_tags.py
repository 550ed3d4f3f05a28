"""The tags of a chain, held against all tag sequences written out."""

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from kg.extract.recognition.tags import Chain, first_word, forbidden, further_word

TAGS = 5


def scores(words: int, seed: int) -> NDArray[np.float32]:
    """Scores by which any word may be part of a name: no tag is far more likely than the others."""
    return np.random.default_rng(seed).uniform(-1.4, 1.4, (words, TAGS)).astype(np.float32)


def transitions(seed: int) -> NDArray[np.float32]:
    return np.random.default_rng(100 + seed).normal(0, 1, (TAGS, TAGS)).astype(np.float32)


def sequences(words: NDArray[np.float32], moves: NDArray[np.float32]) -> dict[tuple[int, ...], float]:
    """The share of each sequence of tags that begins and ends outside of names."""
    allowed = moves + forbidden(TAGS)
    weights = {}
    for tags in product(range(TAGS), repeat=len(words)):
        way = sum(allowed[one, other] for one, other in zip((0, *tags), (*tags, 0), strict=True))
        weights[tags] = float(np.exp(way + sum(words[i, tag] for i, tag in enumerate(tags))))
    total = sum(weights.values())
    return {tags: weight / total for tags, weight in weights.items()}


@pytest.mark.parametrize("seed", range(8))
def test_a_name_is_as_likely_as_all_sequences_in_which_it_stands(seed: int) -> None:
    words, moves = scores(4, seed), transitions(seed)
    shares = sequences(words, moves)
    chain = Chain(words, moves)
    for first, last, kind in ((0, 0, 0), (1, 2, 1), (0, 3, 0), (3, 3, 1)):
        name = (first_word(kind), *[further_word(kind)] * (last - first))
        expected = sum(
            share
            for tags, share in shares.items()
            if tags[first : last + 1] == name and tags[last + 1 : last + 2] != (further_word(kind),)
        )
        assert chain.probability(first, last, kind) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("seed", range(8))
def test_the_names_are_those_of_the_likeliest_sequence(seed: int) -> None:
    words, moves = scores(5, seed), transitions(seed)
    shares = sequences(words, moves)
    best = max(shares, key=lambda tags: shares[tags])
    firsts = [(number, tag // 2) for number, tag in enumerate(best) if tag % 2]
    assert [(name.first, name.type_number) for name in Chain(words, moves).names()] == firsts


def test_words_that_are_surely_none_part_the_text_without_a_trace() -> None:
    words = np.concatenate([scores(3, 1), [[60, 0, 0, 0, 0]], scores(3, 2)]).astype(np.float32)
    whole = Chain(words, transitions(1))
    left, right = Chain(words[:3], transitions(1)), Chain(words[4:], transitions(1))
    apart = [*left.names(), *right.names()]
    assert [(n.last - n.first, n.type_number) for n in whole.names()] == [
        (n.last - n.first, n.type_number) for n in apart
    ]
    for one, other in zip(whole.names(), apart, strict=True):
        assert one.probability == pytest.approx(other.probability, abs=1e-5)


def test_no_words_have_no_names() -> None:
    assert list(Chain(scores(0, 1), transitions(1)).names()) == []


def test_a_word_that_is_surely_no_name_is_part_of_none() -> None:
    words = scores(3, 0)
    words[1, 0] = words[1].max() + 4
    chain = Chain(words, transitions(0))
    assert chain.probability(1, 1, 0) == chain.probability(0, 1, 1) == 0
    assert chain.probability(0, 0, 0) > 0
