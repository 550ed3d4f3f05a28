"""Fits the weights of a network with JAX: steps of Adam, whose path is averaged.

Adam: Kingma and Ba (2015), with decoupled decay of weights (Loshchilov and Hutter 2019).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from types import ModuleType

import jax
import jax.numpy as jnp
import numpy as np

from kg.extract.network.operations import Array, Weights

Batch = dict[str, Array]
Loss = Callable[[Weights, Batch, "Learning"], Array]

_MOMENTUM, _SQUARES, _TINY = 0.9, 0.99, 1e-8
_DECAY = 0.01
_LARGEST_STEP = 1.0
_AVERAGED = 0.01
_WARM_UP = 100
_LAST_SHARE = 0.05


class Learning:
    """The operations of a network that learns: what is forgotten is drawn from a key."""

    xp: ModuleType = jnp

    def __init__(self, key: Array) -> None:
        self._key = key

    def sums(self, rows: Array, groups: Array, count: int) -> Array:
        """Return the sum of the rows of each group."""
        return jax.ops.segment_sum(rows, groups, count)

    def maxima(self, rows: Array, groups: Array, count: int) -> Array:
        """Return the greatest numbers of each group."""
        found = jax.ops.segment_max(rows, groups, count)
        return jnp.where(jnp.isfinite(found), found, 0.0)

    def forget(self, numbers: Array, share: float) -> Array:
        """Set a share of the numbers to nought and raise the rest to keep the sum."""
        kept = jax.random.bernoulli(self._draw(), 1 - share, numbers.shape)
        return jnp.where(kept, numbers / (1 - share), 0.0)

    def hide(self, rows: Array, share: float) -> Array:
        """Set a share of the rows to nought."""
        kept = jax.random.bernoulli(self._draw(), 1 - share, (*rows.shape[:-1], 1))
        return rows * kept

    def _draw(self) -> Array:
        self._key, drawn = jax.random.split(self._key)
        return drawn


@dataclass(frozen=True, slots=True)
class Schedule:
    """How many steps are made and how long the longest is."""

    steps: int
    rate: float
    seed: int


def fitted(loss: Loss, weights: Weights, batches: Iterator[Batch], schedule: Schedule) -> Weights:
    """Return the averaged weights after `schedule.steps` steps down the loss of the batches.

    The same weights, batches and schedule give the same result on one kind of machine.
    """
    nothing = jax.tree.map(jnp.zeros_like, weights)
    moments, average = (nothing, nothing), dict(weights)
    keys = jax.random.split(jax.random.PRNGKey(schedule.seed), schedule.steps)
    for number in range(1, schedule.steps + 1):
        at = (float(number), _rate(number, schedule), keys[number - 1])
        weights, moments, average, lost = _step(weights, moments, average, next(batches), at, loss)
        if number % _WARM_UP == 0 or number == schedule.steps:
            print(f"step {number} of {schedule.steps}, loss {float(lost):.3f}", flush=True)  # noqa: T201
    return {name: np.asarray(array) for name, array in average.items()}


@partial(jax.jit, static_argnames="loss")
def _step(
    weights: Weights, moments: tuple[Weights, Weights], average: Weights, batch: Batch, at: Array, loss: Loss
) -> tuple[Weights, tuple[Weights, Weights], Weights, Array]:
    number, rate, key = at
    lost, slope = jax.value_and_grad(loss)(weights, batch, Learning(key))
    slope = _shortened(slope)
    first, second = {}, {}
    for name, part in slope.items():
        first[name] = _MOMENTUM * moments[0][name] + (1 - _MOMENTUM) * part
        second[name] = _SQUARES * moments[1][name] + (1 - _SQUARES) * part**2
        towards = first[name] / (1 - _MOMENTUM**number)
        length = jnp.sqrt(second[name] / (1 - _SQUARES**number)) + _TINY
        weights[name] -= rate * (towards / length + _DECAY * weights[name])
        average[name] += _AVERAGED * (weights[name] - average[name])
    return weights, (first, second), average, lost


def _rate(number: int, schedule: Schedule) -> float:
    fallen = 1 - (1 - _LAST_SHARE) * number / schedule.steps
    return schedule.rate * min(1.0, number / _WARM_UP) * fallen


def _shortened(slope: Weights) -> Weights:
    length = jnp.sqrt(sum((part**2).sum() for part in slope.values()))
    share = jnp.minimum(1.0, _LARGEST_STEP / (length + _TINY))
    return {name: part * share for name, part in slope.items()}


class Beginning:
    """Draws the weights that a network begins with."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self.weights: Weights = {}

    def table(self, name: str, rows: int, width: int, spread: float = 0.1) -> None:
        """Draw a table of rows that are looked up or summed."""
        self.weights[name] = self._drawn((rows, width), spread)

    def layer(self, name: str, wide: int, width: int, share: float = 1.0) -> None:
        """Draw a matrix and a bias from `wide` numbers to `width`."""
        self.weights[f"{name}/weights"] = self._drawn((wide, width), share / wide**0.5)
        self.weights[f"{name}/bias"] = np.zeros(width, np.float32)

    def convolution(self, name: str, width: int) -> None:
        """Draw a gated convolution over three words."""
        self.layer(name, 3 * width, 2 * width)
        self.weights[f"{name}/gain"] = np.ones(width, np.float32)

    def _drawn(self, shape: tuple[int, int], spread: float) -> Array:
        return self._random.normal(0, spread, shape).astype(np.float32)
