"""The network that judges pairs of referents: related how, as what status, as what kind of partnership.

Each word is read in its surroundings, each mention with all mentions of the document; a pair is judged by
each of its places, and the places are weighed together: the place that speaks for a relation is enough
(multi-instance learning: Zeng et al. 2015, "Distant Supervision for Relation Extraction via Piecewise
Convolutional Neural Networks", whose pieces before, between and after two mentions are read here too).
"""

from kg.extract.network.layers import REACHES, bag, convolved, gelu, same_elsewhere, scaled
from kg.extract.network.operations import Array, Operations, Weights
from kg.extract.relations.places import FACTS
from kg.extract.relations.reading import ROWS

LAST_REACHES = (1,)
HEADS = 4
ROUNDS = 2
APART = 8
"""How many sentences apart two mentions are told from farther ones when they look at one another."""

_FORGOTTEN, _HIDDEN = 0.4, 0.2
_LARGEST_STRETCH = 256
_NEVER = -1e9


def judged(weights: Weights, seen: dict[str, Array], ops: Operations) -> tuple[Array, Array, Array]:
    """Return for each pair the logits of relations (both ways), of the statuses and of the kinds.

    `seen` holds the arrays of `Reading` and `Places` by name, `valid` (0 in gaps between texts), `real` (0
    for places that only fill up), `counted` whose length is the number of pairs, and of the mentions `at`
    (rows), `texts` (the text each is in) and `lines` (the sentence).
    """
    plain, x = _words(weights, seen, ops)
    place = _at_places(weights, x, seen, ops)
    lines = ops.maxima(ops.xp.concatenate([x, plain], -1), seen["sentences"], len(x))
    first, second = (lines[seen["sentences"][seen["rows"][:, side]]] for side in (0, 1))
    width = x.shape[1]
    place = place + first[:, :width] @ weights["line/first"] + second[:, :width] @ weights["line/second"]
    place = ops.forget(gelu(place, ops), _FORGOTTEN)
    place = place + gelu(place @ weights["deep/weights"] + weights["deep/bias"], ops)
    place = ops.forget(place, _FORGOTTEN / 2)
    said = (
        first @ weights["said/first"]
        + second @ weights["said/second"]
        + place @ weights["said/weights"]
        + weights["said/bias"]
    )
    said = ops.forget(gelu(said, ops), _FORGOTTEN)
    return _weighed(weights, place, said, seen, ops)


def _weighed(
    weights: Weights, place: Array, said: Array, seen: dict[str, Array], ops: Operations
) -> tuple[Array, Array, Array]:
    xp, pairs, count = ops.xp, seen["pairs"], len(seen["counted"])
    logits = place @ weights["relations/weights"] + weights["relations/bias"]
    half = logits.shape[1] // 2
    other_way = xp.concatenate([logits[:, half:], logits[:, :half]], -1)
    logits = xp.where(seen["turned"][:, None] > 0, other_way, logits)
    raised = xp.exp(xp.clip(logits, -30.0, 30.0)) * seen["real"][:, None]
    together = xp.log(ops.sums(raised, pairs, count) + 1e-13)
    share = raised.max(1)
    share = share / xp.maximum(ops.sums(share, pairs, count)[pairs], 1e-13)
    answers = []
    for name in ("status", "kind"):
        single = (
            said @ weights[f"{name}/weights"] + place @ weights[f"{name}/place"] + weights[f"{name}/bias"]
        )
        answers.append(ops.sums(single * share[:, None], pairs, count))
    return together, answers[0], answers[1]


def _words(weights: Weights, seen: dict[str, Array], ops: Operations) -> tuple[Array, Array]:
    valid = seen["valid"]
    looked_up = [weights[f"parts/{name}"][seen["parts"][:, i]] for i, name in enumerate(ROWS)]
    lexical = ops.hide(ops.xp.concatenate(looked_up, -1), _HIDDEN)
    classes, types = bag(weights["classes"], seen["classes"]), weights["types"][seen["types"]]
    x = ops.xp.concatenate([lexical, classes, types, seen["signs"] @ weights["signs"]], -1)
    x = gelu(ops.forget(x, _FORGOTTEN) @ weights["in/weights"] + weights["in/bias"], ops) * valid[:, None]
    plain = x
    for number, reach in enumerate(REACHES):
        x = convolved(weights, f"near{number}", ops.forget(x, _FORGOTTEN / 2), reach, valid, ops)
    both = ops.xp.concatenate([x, same_elsewhere(x, seen["groups"], valid, ops)], -1)
    named = (seen["types"] > 0)[:, None]
    x = x + named * gelu(both @ weights["same/weights"] + weights["same/bias"], ops)
    x = x + _looked_around(weights, x, seen, ops)
    for number, reach in enumerate(LAST_REACHES):
        x = convolved(weights, f"far{number}", ops.forget(x, _FORGOTTEN / 2), reach, valid, ops)
    return plain, x


def _looked_around(weights: Weights, x: Array, seen: dict[str, Array], ops: Operations) -> Array:
    """Return what each mention gains from the other mentions of its text (Vaswani et al. 2017)."""
    xp, at, texts, lines = ops.xp, seen["at"], seen["texts"], seen["lines"]
    mentions = start = x[at]
    same_text = (texts[:, None] == texts[None, :]) & (texts[None, :] >= 0)
    apart = xp.clip(lines[None, :] - lines[:, None], -APART, APART) + APART
    same = seen["groups"][at][:, None] == seen["groups"][at][None, :]
    way = apart + (2 * APART + 1) * same
    for number in range(ROUNDS):
        name = f"around{number}"
        rows = scaled(mentions, weights[f"{name}/gain"], ops)
        asked, offered, told = (
            (rows @ weights[f"{name}/{part}"]).reshape(len(at), HEADS, -1)
            for part in ("ask", "offer", "tell")
        )
        scores = xp.einsum("ihd,jhd->hij", asked, offered) / asked.shape[-1] ** 0.5
        scores = xp.where(same_text, scores + weights[f"{name}/way"][:, way], _NEVER)
        shares = xp.exp(scores - scores.max(-1, keepdims=True))
        shares = shares / shares.sum(-1, keepdims=True)
        gained = xp.einsum("hij,jhd->ihd", shares, told).reshape(len(at), -1)
        mentions = mentions + ops.forget(gained @ weights[f"{name}/join"], _FORGOTTEN / 2)
        rows = scaled(mentions, weights[f"{name}/gain2"], ops)
        inner = gelu(rows @ weights[f"{name}/wide"], ops) @ weights[f"{name}/narrow"]
        mentions = mentions + ops.forget(inner, _FORGOTTEN / 2)
    gains = (mentions - start) * (texts >= 0)[:, None]
    return ops.sums(gains, at, len(x))


def _at_places(weights: Weights, x: Array, seen: dict[str, Array], ops: Operations) -> Array:
    """Return one row for each place: both mentions, the stretches beside and between, and the facts."""
    xp = ops.xp
    first, second, begin, end, begin2, end2 = (seen["rows"][:, column] for column in range(6))
    longest = len(x) - 1
    greatest = _Greatest(x, ops)
    pieces = {
        "first": x[first],
        "second": x[second],
        "before": x[xp.clip(first - 1, 0, longest)],
        "after": x[xp.clip(second + 1, 0, longest)],
        "between": greatest.between(first, second),
        "row": x[end],
        "row2": x[begin2],
        "before_row": x[xp.clip(begin - 1, 0, longest)],
        "after_row": x[xp.clip(end2 + 1, 0, longest)],
        "between_rows": greatest.between(end, begin2),
    }
    place = weights["place/bias"] + sum(piece @ weights[f"place/{name}"] for name, piece in pieces.items())
    place = (
        place + weights["first_type"][seen["types"][first]] + weights["second_type"][seen["types"][second]]
    )
    for column, name in enumerate(FACTS):
        place = place + weights[f"facts/{name}"][seen["facts"][:, column]]
    return place


class _Greatest:
    """The greatest numbers, column by column, of any stretch of rows, from those of powers of two."""

    def __init__(self, x: Array, ops: Operations) -> None:
        self._xp, self._length = ops.xp, len(x)
        levels, step = [x], 1
        while 2 * step <= _LARGEST_STRETCH and step < len(x):
            last = levels[-1]
            filled = self._xp.full((step, x.shape[1]), _NEVER, x.dtype)
            levels.append(self._xp.maximum(last, self._xp.concatenate([last[step:], filled], 0)))
            step *= 2
        self._levels = self._xp.stack(levels)

    def between(self, first: Array, second: Array) -> Array:
        """Return the greatest of the rows between two, noughts where there are none."""
        xp = self._xp
        length = xp.clip(second - first - 1, 0, _LARGEST_STRETCH)
        level = xp.floor(xp.log2(xp.maximum(length, 1) + 0.5)).astype("int32")
        level = xp.clip(level, 0, len(self._levels) - 1)
        from_left = self._levels[level, xp.minimum(first + 1, self._length - 1)]
        from_right = self._levels[level, xp.clip(second - 2**level, 0, self._length - 1)]
        return xp.where((length > 0)[:, None], xp.maximum(from_left, from_right), 0.0)
