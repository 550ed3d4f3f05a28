"""The array operations that numpy and JAX spell differently, and what only training does.

A network is a function of weights, inputs and operations. `Plain` runs it with numpy; training hands in
operations of its own that JAX can differentiate and that forget a share of the numbers by chance.
"""

from types import ModuleType
from typing import Any, Protocol

import numpy as np

Array = Any
"""An array of numpy, or one that JAX traces; both have the same methods."""

Weights = dict[str, Array]
"""The arrays of a network by name."""


class Operations(Protocol):
    """What a network asks of the library that runs it."""

    xp: ModuleType

    def sums(self, rows: Array, groups: Array, count: int) -> Array:
        """Return the sum of the rows of each group 0..count-1; zeros for a group without rows."""

    def maxima(self, rows: Array, groups: Array, count: int) -> Array:
        """Return the greatest numbers, column by column, of each group; zeros for one without rows."""

    def forget(self, numbers: Array, share: float) -> Array:
        """Set a share of the numbers to nought in training (Srivastava et al. 2014, JMLR 15)."""

    def hide(self, rows: Array, share: float) -> Array:
        """Set a share of the rows to nought in training."""


class Plain:
    """Runs a network as it is, with numpy; groups are numbered so that equal ones may lie apart."""

    xp: ModuleType = np

    def sums(self, rows: Array, groups: Array, count: int) -> Array:
        """Return the sum of the rows of each group."""
        return _reduced(np.add, rows, groups, count)

    def maxima(self, rows: Array, groups: Array, count: int) -> Array:
        """Return the greatest numbers of each group."""
        return _reduced(np.maximum, rows, groups, count)

    def forget(self, numbers: Array, share: float) -> Array:  # noqa: ARG002  (only training forgets)
        """Return the numbers unchanged."""
        return numbers

    def hide(self, rows: Array, share: float) -> Array:  # noqa: ARG002  (only training hides)
        """Return the rows unchanged."""
        return rows


def _reduced(ufunc: np.ufunc, rows: Array, groups: Array, count: int) -> Array:
    result = np.zeros((count, *rows.shape[1:]), rows.dtype)
    if len(rows):
        order = np.argsort(groups, kind="stable")
        ordered = groups[order]
        starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
        result[ordered[starts]] = ufunc.reduceat(rows[order], starts, axis=0)
    return result
