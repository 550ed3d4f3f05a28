"""Layers that the networks share, for sequences laid end to end with gaps between them.

A sequence is a matrix with one row for each word; rows where `valid` is 0 are gaps and stay nought, so that
nothing leaks from one text into the next.
"""

from kg.extract.network.operations import Array, Operations, Weights

REACHES = (1, 2, 4, 8)
"""How far apart the words are that one convolution looks at, in the order of the convolutions."""

_TINY = 1e-6


def gelu(x: Array, ops: Operations) -> Array:
    """Return the Gaussian error linear unit in its usual approximation (Hendrycks and Gimpel 2016)."""
    return 0.5 * x * (1 + ops.xp.tanh(0.7978845608 * (x * (1 + 0.044715 * x * x))))


def scaled(x: Array, gain: Array, ops: Operations) -> Array:
    """Return rows of root mean square 1, times a gain for each column (Zhang and Sennrich 2019)."""
    return x / ops.xp.sqrt((x * x).mean(-1, keepdims=True) + _TINY) * gain


def convolved(weights: Weights, name: str, x: Array, reach: int, valid: Array, ops: Operations) -> Array:
    """Return each word with what the words `reach` before and after it add, through a gate.

    Gated convolutions as in Dauphin et al. (2017), "Language Modeling with Gated Convolutional Networks",
    spread as in Strubell et al. (2017), "Fast and Accurate Entity Recognition with Iterated Dilated
    Convolutions".
    """
    nothing = ops.xp.zeros((reach, x.shape[1]), x.dtype)
    padded = ops.xp.concatenate([nothing, x, nothing])
    three = ops.xp.concatenate([padded[: len(x)], x, padded[2 * reach :]], -1)
    mixed = three @ weights[f"{name}/weights"] + weights[f"{name}/bias"]
    width = x.shape[-1]
    gated = mixed[:, :width] / (1 + ops.xp.exp(-mixed[:, width:]))
    return scaled(x + gated, weights[f"{name}/gain"], ops) * valid[:, None]


def same_elsewhere(x: Array, groups: Array, valid: Array, ops: Operations) -> Array:
    """Return for each row the mean of all rows of its group: what the document shows of the same thing."""
    sums = ops.sums(x * valid[:, None], groups, len(x))
    counts = ops.sums(valid, groups, len(x))
    return (sums / ops.xp.maximum(counts, 1)[:, None])[groups]


def bag(table: Array, ids: Array) -> Array:
    """Return for each row the sum of the rows of `table` it names; row 0 stands for nothing."""
    return (table[ids] * (ids > 0)[..., None]).sum(-2)
