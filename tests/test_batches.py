"""What comes one by one is taken in lists, whole and in order."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from kg.batches import batches


@given(items=st.lists(st.integers()), size=st.integers(1, 9))
def test_all_lists_but_the_last_are_full_and_nothing_is_lost(items: list[int], size: int) -> None:
    found = list(batches(iter(items), size))
    assert list(chain.from_iterable(found)) == items
    assert all(len(batch) == size for batch in found[:-1])
    assert all(found)
