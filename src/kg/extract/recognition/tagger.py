"""The network that gives every word of a text scores for each tag of a name and of a role."""

from kg.extract.network.layers import REACHES, bag, convolved, gelu, same_elsewhere
from kg.extract.network.operations import Array, Operations, Weights
from kg.extract.recognition.words import ROWS

LAST_REACHES = (1,)
_FORGOTTEN, _HIDDEN, _UNPROPOSED = 0.3, 0.1, 0.05


def scores(weights: Weights, read: dict[str, Array], ops: Operations) -> tuple[Array, Array]:
    """Return the scores of the tags of names (n by tags) and of the tags of roles (n by 3).

    `read` holds the arrays of `kg.extract.recognition.words.Words` by name, and `valid`, 0 in gaps.
    """
    valid = read["valid"]
    looked_up = [weights[f"parts/{name}"][read["parts"][:, i]] for i, name in enumerate(ROWS)]
    lexical = ops.hide(ops.xp.concatenate(looked_up[:2], -1), _HIDDEN)
    said = ops.hide(bag(weights["proposals"], read["proposals"]), _UNPROPOSED)
    x = ops.xp.concatenate([lexical, *looked_up[2:], said, read["signs"] @ weights["signs"]], -1)
    x = gelu(ops.forget(x, _FORGOTTEN) @ weights["in/weights"] + weights["in/bias"], ops) * valid[:, None]
    for number, reach in enumerate(REACHES):
        x = convolved(weights, f"near{number}", ops.forget(x, _FORGOTTEN / 2), reach, valid, ops)
    both = ops.xp.concatenate([x, same_elsewhere(x, read["groups"], valid, ops)], -1)
    x = x + gelu(both @ weights["same/weights"] + weights["same/bias"], ops) * valid[:, None]
    for number, reach in enumerate(LAST_REACHES):
        x = convolved(weights, f"far{number}", ops.forget(x, _FORGOTTEN / 2), reach, valid, ops)
    x = ops.forget(x, _FORGOTTEN)
    return (
        x @ weights["names/weights"] + weights["names/bias"],
        x @ weights["roles/weights"] + weights["roles/bias"],
    )
