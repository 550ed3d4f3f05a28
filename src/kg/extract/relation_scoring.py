"""Counts right, wrong and missing relations of one text; as the gold's own scorer does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.extract.alignment import Record, bare, normalised

_SAME_ROLE = 0.8
_STOP_TAIL = frozenset({"of", "at", "in", "for", "the", "a", "and", "–", "-"})


@dataclass(frozen=True, slots=True)
class Predicted:
    """A predicted relation with its ends as keys of annotated entities, `None` where nothing is aligned."""

    record: Record
    source: str | None
    target: str | None

    @property
    def type(self) -> str:
        """The relation's type."""
        return str(self.record["type"])

    @property
    def status(self) -> str:
        """The relation's status, `actual` unless given."""
        return str(self.record.get("status") or "actual")

    def signature(self) -> tuple[object, ...]:
        """Return what makes two predictions of a text the same."""
        ends: object = (self.source, self.target)
        if self.type == "partners_with":
            ends = frozenset((self.source, self.target))
        role = normalised(self.record.get("role") or "") if self.type == "holds_role" else ""
        return (self.type, ends, role)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A prediction judged; `hit` is the annotated relation it meets, `right` is `None` if it does not count.

    `not_actual` is the status of the annotated relation that was wrongly asserted as actual.
    """

    predicted: Predicted
    right: bool | None
    hit: int | None = None
    not_actual: str | None = None


class RelationJudge:
    """Judges the predicted relations of a text by its annotated ones."""

    def __init__(self, annotated: Record, names: Mapping[str, Sequence[str]]) -> None:
        maybe = annotated.get("maybe", [])
        self.actual = [r for r in annotated["relations"] if r.get("status", "actual") == "actual"]
        self.other = [r for r in annotated["relations"] if r.get("status", "actual") != "actual"]
        self._doubtful = [item for item in maybe if "from" in item]
        self._doubtful_keys = {item["key"] for item in maybe if "key" in item}
        self._names = names

    def judge(self, predictions: Sequence[Predicted], spoken: Mapping[str, Sequence[str]]) -> list[Outcome]:
        """Return an outcome for every prediction of status actual; `spoken` holds predicted names by key."""
        hits = self._hits(predictions, spoken)
        met = set(hits.values())
        seen: set[tuple[object, ...]] = set()
        outcomes = []
        for index, predicted in enumerate(predictions):
            if index in hits:
                outcomes.append(Outcome(predicted, True, hits[index]))
            else:
                outcomes.append(self._missed(predicted, met, seen, spoken))
        return outcomes

    def untold(self, predictions: Sequence[Predicted]) -> list[Record]:
        """Return the annotated relations of another status than actual that no prediction tells as such."""
        return [
            relation
            for relation in self.other
            if not any(_tells(predicted, relation) for predicted in predictions)
        ]

    def status_met(self, predicted: Predicted) -> bool:
        """Tell whether a prediction of another status than actual is annotated with that status."""
        return any(_tells(predicted, relation) for relation in self.other)

    def _hits(self, predictions: Sequence[Predicted], spoken: Mapping[str, Sequence[str]]) -> dict[int, int]:
        hits: dict[int, int] = {}
        for with_alternatives in (False, True):
            for index, predicted in enumerate(predictions):
                if index in hits:
                    continue
                for number, relation in enumerate(self.actual):
                    if number in hits.values() or not _meets(relation, predicted, with_alternatives):
                        continue
                    if self._role_fits(relation, predicted, spoken):
                        hits[index] = number
                        break
        return hits

    def _missed(
        self,
        predicted: Predicted,
        met: set[int],
        seen: set[tuple[object, ...]],
        spoken: Mapping[str, Sequence[str]],
    ) -> Outcome:
        if self._repeats(predicted, met, spoken):
            return Outcome(predicted, None)
        not_actual = next((r["status"] for r in self.other if _meets(r, predicted, True)), None)
        if not_actual is None and self._is_doubtful(predicted):
            return Outcome(predicted, None)
        if not_actual is not None or None not in (predicted.source, predicted.target):
            if predicted.signature() in seen:
                return Outcome(predicted, None)
            seen.add(predicted.signature())
        return Outcome(predicted, False, not_actual=not_actual)

    def _repeats(self, predicted: Predicted, met: set[int], spoken: Mapping[str, Sequence[str]]) -> bool:
        return None not in (predicted.source, predicted.target) and any(
            number in met
            and _meets(relation, predicted, True)
            and self._role_fits(relation, predicted, spoken)
            for number, relation in enumerate(self.actual)
        )

    def _is_doubtful(self, predicted: Predicted) -> bool:
        return bool(self._doubtful_keys & {predicted.source, predicted.target}) or any(
            _meets(relation, predicted, True) for relation in self._doubtful
        )

    def _role_fits(self, relation: Record, predicted: Predicted, spoken: Mapping[str, Sequence[str]]) -> bool:
        if predicted.type != "holds_role":
            return True
        organisation = [
            *self._names.get(predicted.target or "", ()),
            *spoken.get(predicted.record.get("to", ""), ()),
        ]
        said = set(_role_wordings(predicted.record.get("role") or "", organisation))
        wanted = [relation.get("role") or "", *(relation.get("role_alt") or [])]
        return any(_alike(one, normalised(other)) for other in wanted for one in said)

    def pairs(self, predictions: Sequence[Predicted]) -> tuple[int, int, int]:
        """Count persons and organisations rightly, wrongly and not joined by a role, whatever its wording."""
        roles = [relation for relation in self.actual if relation["type"] == "holds_role"]
        used: set[int] = set()
        wrong = 0
        for predicted in predictions:
            if predicted.type != "holds_role":
                continue
            number = next(
                (n for n, r in enumerate(roles) if n not in used and _meets(r, predicted, True)), None
            )
            if number is not None:
                used.add(number)
            elif not self._is_doubtful(predicted) and not any(_meets(r, predicted, True) for r in roles):
                wrong += 1
        return len(used), wrong, len(roles) - len(used)


def _meets(relation: Record, predicted: Predicted, with_alternatives: bool) -> bool:
    if relation["type"] != predicted.type:
        return False
    targets = [relation["to"], *((relation.get("alt_to") or []) if with_alternatives else [])]
    return any(
        (relation["from"], target) == (predicted.source, predicted.target)
        or (
            predicted.type == "partners_with"
            and (target, relation["from"]) == (predicted.source, predicted.target)
        )
        for target in targets
    )


def _role_wordings(role: str, organisation: Sequence[str]) -> Iterator[str]:
    """Yield the role, and the role without each name of its organisation."""
    said = normalised(role)
    yield said
    for name in {form(name) for name in organisation for form in (normalised, bare)}:
        if name and name in said:
            words = said.replace(name, " ").split()
            while words and words[-1] in _STOP_TAIL:
                words.pop()
            yield " ".join(words)


def _tells(predicted: Predicted, relation: Record) -> bool:
    """Tell whether a prediction meets an annotated relation and gives it the same status."""
    return predicted.status == relation["status"] and _meets(relation, predicted, with_alternatives=True)


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME_ROLE
