"""What is to be added and removed is found whatever comes twice, and however it falls into batches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf import comparison
from kg.rdf.comparison import Comparison

QUADS = [Quad(NamedNode(f"x:{number}"), NamedNode("x:says"), Literal(str(number))) for number in range(12)]
MANY = st.lists(st.sampled_from(QUADS))


@given(held=st.sets(st.sampled_from(QUADS)), wanted=MANY, more=MANY, at_once=st.integers(1, 20))
def test_the_difference_is_that_of_the_sets(
    held: set[Quad], wanted: list[Quad], more: list[Quad], at_once: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(comparison, "_AT_ONCE", at_once)
        compared = Comparison(lambda: held)
        met = [*compared.wanted(wanted), *compared.wanted(more)]
    assert len(met) == len(set(met))
    assert set(met) == {*wanted, *more}
    assert set(compared.added) == set(met) - held
    assert len(compared.added) == len(set(met) - held)
    assert set(compared.removed()) == held - set(met)
