"""Measures the comparison of names against pairs that are labelled yes, no or unsure.

A pair with the verdict *same* is merged; merging a pair labelled unsure counts as wrong.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.baseline import Figures
from kg.errors import InputError
from kg.model import Cell, Table, Verdict
from kg.resolve.names.comparing import Named, compare, family_of, named
from kg.resolve.names.evidence import Comparison, Feature

_LABELS = {"yes": Verdict.SAME, "no": Verdict.DIFFERENT, "unsure": Verdict.UNSURE}
_WORDS = {verdict: label for label, verdict in _LABELS.items()}
_DIGITS = 4
_PAIR_COLUMNS = (
    "id",
    "type",
    "left",
    "left_lang",
    "left_context",
    "right",
    "right_lang",
    "right_context",
    "same",
    "category",
    "note",
)
_COUNT_COLUMNS = ("pairs", "yes", "merged", "right", "precision", "recall", "unsure", "unsure_merged")
_ERROR_COLUMNS = ("error", "id", "type", "category", "left", "right", "verdict", "score", "features", "note")
_ERRORS = ("wrong merge", "unsure merged", "missed")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two named things, whether they are one as its author saw it, in which category, and why."""

    id: str
    left: Named
    right: Named
    label: Verdict
    category: str
    note: str

    @property
    def languages(self) -> str:
        """The languages of both, in the order of the alphabet."""
        return "-".join(sorted((self.left.language, self.right.language)))


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair and how its two sides compare."""

    pair: Pair
    comparison: Comparison

    @property
    def merged(self) -> bool:
        """Whether the comparison alone makes the two one."""
        return self.comparison.verdict is Verdict.SAME

    @property
    def error(self) -> str | None:
        """The class of error: a merge that should not be, or one that is missing."""
        if not self.merged:
            return "missed" if self.pair.label is Verdict.SAME else None
        return {Verdict.DIFFERENT: "wrong merge", Verdict.UNSURE: "unsure merged"}.get(self.pair.label)

    def told(self) -> tuple[Cell, ...]:
        """Return the row of a table of errors, with the features in one cell."""
        pair, found = self.pair, self.comparison
        return (
            self.error,
            pair.id,
            pair.left.type,
            pair.category,
            _side(pair.left),
            _side(pair.right),
            _WORDS[found.verdict],
            found.score,
            _readable(found.features),
            pair.note,
        )


@dataclass(slots=True)
class Count:
    """How many pairs there are, are labelled yes or unsure, and were merged, rightly or while unsure."""

    pairs: int = 0
    yes: int = 0
    merged: int = 0
    right: int = 0
    unsure: int = 0
    unsure_merged: int = 0

    def add(self, judged: Judged) -> None:
        """Count one more pair."""
        label = judged.pair.label
        self.pairs += 1
        self.yes += label is Verdict.SAME
        self.unsure += label is Verdict.UNSURE
        self.merged += judged.merged
        self.right += judged.merged and label is Verdict.SAME
        self.unsure_merged += judged.merged and label is Verdict.UNSURE

    @property
    def precision(self) -> float | None:
        """The share of merges that are right; `None` when nothing was merged."""
        return _share(self.right, self.merged)

    @property
    def recall(self) -> float | None:
        """The share of pairs labelled yes that were merged; `None` without such pairs."""
        return _share(self.right, self.yes)

    def figures(self) -> dict[str, float]:
        """Return what was counted, to four digits, each figure better when higher."""
        shares = {
            "precision": self.precision,
            "recall": self.recall,
            "unsure_not_merged": _share(self.unsure - self.unsure_merged, self.unsure),
        }
        return {measure: round(share, _DIGITS) for measure, share in shares.items() if share is not None}

    def cells(self) -> tuple[Cell, ...]:
        """Return the counts, with precision and recall, as cells of a table."""
        precision, recall = (
            None if share is None else round(share, 3) for share in (self.precision, self.recall)
        )
        counted = (self.pairs, self.yes, self.merged, self.right)
        return (*counted, precision, recall, self.unsure, self.unsure_merged)


_GROUPINGS: dict[str, Callable[[Pair], str]] = {
    "category": lambda pair: pair.category,
    "language": lambda pair: pair.languages,
    "family": lambda pair: family_of(pair.left.type),
    "type": lambda pair: pair.left.type,
}
_USUAL = ("category", "language", "family")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All pairs of a file as they were judged."""

    judged: tuple[Judged, ...]

    def counts(self, grouping: str) -> dict[str, Count]:
        """Return the counts of each category, language (pair of languages), family or type."""
        counts: dict[str, Count] = defaultdict(Count)
        for one in self.judged:
            counts[_GROUPINGS[grouping](one.pair)].add(one)
        return dict(sorted(counts.items()))

    def total(self) -> Count:
        """Return the counts of all pairs."""
        count = Count()
        for one in self.judged:
            count.add(one)
        return count

    def table(self, grouping: str | None = None) -> Table:
        """Return counts and figures of all pairs, then by the grouping; by default by all but type."""
        rows = [("ALL", None, *self.total().cells())]
        for group in _USUAL if grouping is None else (grouping,):
            rows += [(group, value, *count.cells()) for value, count in self.counts(group).items()]
        return Table(("group", "value", *_COUNT_COLUMNS), tuple(rows))

    def errors(self) -> Table:
        """Return every wrong merge, then every pair that was missed, with what the verdict rests on."""
        wrong = sorted((one for one in self.judged if one.error), key=lambda one: one.pair.id)
        rows = (one.told() for error in _ERRORS for one in wrong if one.error == error)
        return Table(_ERROR_COLUMNS, tuple(rows))

    def figures(self) -> Figures:
        """Return precision, recall and the share of unsure pairs not merged, of all pairs and by family."""
        families = {f"family {family}": count for family, count in self.counts("family").items()}
        return {group: count.figures() for group, count in {"ALL": self.total(), **families}.items()}

    def write_predictions(self, path: Path) -> None:
        """Write id, verdict (yes, no, unsure) and score of each pair; raises InputError when it cannot."""
        rows = [("id", "verdict", "score")]
        rows += [
            (one.pair.id, _WORDS[one.comparison.verdict], f"{one.comparison.score:.4f}")
            for one in self.judged
        ]
        try:
            path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
        except OSError as error:
            raise InputError(f"{path} cannot be written ({error.strerror}); name another file.") from error


def evaluate_pairs(pairs: Iterable[Pair]) -> Evaluation:
    """Compare the two sides of each pair."""
    return Evaluation(tuple(Judged(pair, compare(pair.left, pair.right)) for pair in pairs))


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """Return the pairs of a tab-separated file without quoting.

    Raises InputError when it cannot be read, lacks a column, holds no pairs, or a pair has the id of another,
    an unknown label or too many cells.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
            columns = reader.fieldnames or ()
            rows = list(reader)
    except (OSError, ValueError, csv.Error) as error:
        raise InputError(f"{path} cannot be read as tab-separated UTF-8 ({error}); save it so.") from error
    lacking = [column for column in _PAIR_COLUMNS if column not in columns]
    if lacking:
        raise InputError(f"{path} lacks {', '.join(lacking)}; its first line must name every column.")
    if not rows:
        raise InputError(f"{path} holds no pairs; write one on each line below the names of the columns.")
    pairs: dict[str, Pair] = {}
    for row in rows:
        pair = _pair(row, path)
        if pair.id in pairs:
            raise InputError(f"{path} has the id {pair.id} twice; give every pair an id of its own.")
        pairs[pair.id] = pair
    return tuple(pairs.values())


def _pair(row: dict[str, str], path: Path) -> Pair:
    if None in row:
        raise InputError(f"{path}: the pair {row['id']} has more cells than there are columns; remove tabs.")
    if row["same"] not in _LABELS:
        raise InputError(
            f"{path}: the pair {row['id']} is labelled '{row['same']}'; write {' or '.join(_LABELS)}."
        )
    left, right = (
        named(row["type"], row[side], row[f"{side}_lang"], row[f"{side}_context"])
        for side in ("left", "right")
    )
    return Pair(row["id"], left, right, _LABELS[row["same"]], row["category"], row["note"])


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _side(side: Named) -> str:
    context = f" [{side.context.text}]" if side.context.text else ""
    return f"{side.name} ({side.language}){context}"


def _readable(features: Iterable[Feature]) -> str:
    """Return the features as one text, such as `surname_agrees +3.0 (kim · kim); patronymic_differs -4.0`."""
    told = (
        f"{feature.name} {feature.weight:+.1f}" + (f" ({feature.detail})" if feature.detail else "")
        for feature in features
    )
    return "; ".join(told)
