from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from kg.extract.network.layers import bag, convolved, same_elsewhere
from kg.extract.network.operations import Plain
from kg.extract.network.storage import load, save

GROUPS = st.lists(st.integers(0, 5), min_size=1, max_size=12)


def rows(count: int, width: int = 3) -> NDArray[np.float32]:
    return np.random.default_rng(count).normal(size=(count, width)).astype(np.float32)


@given(GROUPS)
def test_sums_and_maxima_are_taken_group_by_group(groups: list[int]) -> None:
    numbers, of = rows(len(groups)), np.array(groups)
    sums, maxima = Plain().sums(numbers, of, 6), Plain().maxima(numbers, of, 6)
    for group in range(6):
        own = numbers[of == group]
        assert np.allclose(sums[group], own.sum(0), atol=1e-5)
        assert np.allclose(maxima[group], own.max(0) if len(own) else 0)


def test_no_rows_give_noughts() -> None:
    assert (Plain().sums(rows(0), np.zeros(0, int), 2) == 0).all()


def test_a_bag_sums_the_rows_it_names_and_leaves_out_the_first() -> None:
    table = rows(4)
    assert np.allclose(bag(table, np.array([[1, 3, 0], [0, 0, 0]])), [table[1] + table[3], np.zeros(3)])


def test_things_of_one_group_see_their_mean_without_gaps() -> None:
    numbers, valid = rows(3), np.array([1, 1, 0], np.float32)
    seen = same_elsewhere(numbers, np.array([0, 0, 0]), valid, Plain())
    assert np.allclose(seen, (numbers[0] + numbers[1]) / 2)


def test_a_convolution_reads_words_at_its_reach_and_nothing_beyond_a_gap() -> None:
    width = 3
    weights = {"c/weights": rows(9, 6), "c/bias": np.zeros(6, np.float32), "c/gain": np.ones(3, np.float32)}
    valid = np.array([1, 1, 1, 0, 0, 1, 1], np.float32)
    numbers = rows(7, width) * valid[:, None]
    changed = numbers.copy()
    changed[0] += 1
    before, after = (convolved(weights, "c", x, 2, valid, Plain()) for x in (numbers, changed))
    differs = ~np.isclose(before, after).all(axis=1)
    assert differs.tolist() == [True, False, True, False, False, False, False]


def test_weights_come_back_as_they_were_kept(tmp_path: Path) -> None:
    kept = {"a/weights": rows(3).astype(np.float16).astype(np.float32)}
    save(tmp_path / "w.npz", kept, {"types": ["Ғылым"]})
    weights, words = load(tmp_path / "w.npz")
    assert words == {"types": ["Ғылым"]}
    assert np.array_equal(weights["a/weights"], kept["a/weights"])
