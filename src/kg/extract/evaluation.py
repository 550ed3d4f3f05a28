"""Scores what was extracted against annotated texts, with the figures of `tests/gold/score.py`.

Scored are the 18 types and 12 relations that the gold annotates. What is found by rules alone (`by_rules` in
the vocabulary) is neither right nor wrong here: `kg.extract.predictions` leaves it out.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError
from kg.extract.alignment import Record, aligned, coarse, names, normalised
from kg.extract.relation_scoring import Outcome, Predicted, RelationJudge
from kg.extract.relations.places import RELATIONS
from kg.model import Document, Language, PartialDate, Table

_COARSE = ("Org", "Person", "LegalAct", "Event", "Agreement", "Place", "Programme", "Sector")
_EVENT_RELATIONS = ("participated_in", "organized", "supported")
_NOT_IN_TOTALS = "seed"
_COLUMNS = ("group", "measure", "precision", "recall", "f1", "tp", "fp", "fn")


@dataclass(slots=True)
class Count:
    """Right, wrong and missing answers."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    def add(self, other: "Count") -> None:
        """Add the answers of another count."""
        self.right += other.right
        self.wrong += other.wrong
        self.missing += other.missing

    def figures(self) -> tuple[float | None, float | None, float | None]:
        """Return precision, recall and F1; `None` where there is nothing to divide by."""
        given, wanted = self.right + self.wrong, self.right + self.missing
        precision = self.right / given if given else None
        recall = self.right / wanted if wanted else None
        if precision is None and recall is None:
            return None, None, None
        return precision, recall, 2 * self.right / (given + wanted)


Counts = dict[str, Count]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the extractor: an `entity` or a `relation`, how sure it was, and whether it was right."""

    what: str
    confidence: float
    right: bool


@dataclass(slots=True)
class Scores:
    """Counts by group (ALL, a language, a kind of text) and measure, and every wrong or missing answer.

    `answers` are those that were judged, with the confidence they were given with.
    """

    groups: dict[str, Counts] = field(default_factory=dict)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def f1(self, group: str, measure: str) -> float:
        """Return an F1, 0 where nothing was counted."""
        return self.groups.get(group, {}).get(measure, Count()).figures()[2] or 0.0

    def table(self) -> Table:
        """Return precision, recall, F1 and counts of each group and measure."""
        rows = []
        for group in sorted(self.groups, key=_group_order):
            for measure, count in sorted(
                self.groups[group].items(), key=lambda item: _MEASURES.index(item[0])
            ):
                if count.right + count.wrong + count.missing:
                    figures = (None if value is None else round(value, 3) for value in count.figures())
                    rows.append((group, measure, *figures, count.right, count.wrong, count.missing))
        return Table(_COLUMNS, tuple(rows))

    def errors(self) -> Table:
        """Return every wrong and missing answer: the text, the class of error, and the answer."""
        return Table(("text", "error", "answer"), tuple(self.wrong))


_MEASURES = [
    "entities, coarse type",
    "entities, fine type",
    *_COARSE,
    *RELATIONS,
    "person and organisation of a role",
    "event relations",
    "all relations",
    "kind of partnership",
    "planned, ended or denied",
]


def evaluate_extraction(gold: Path) -> Scores:
    """Extract from the texts of a gold folder (`gold.jsonl`, `texts/`) and score what was found.

    Raises InputError when the folder lacks them.
    """
    from kg.extract.predictions import predict

    try:
        records = [json.loads(line) for line in (gold / "gold.jsonl").read_text("utf-8").splitlines() if line]
        documents = {record["id"]: _document(gold, record) for record in records}
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{gold} is no gold folder with gold.jsonl and texts/ ({error}).") from error
    return score(records, {key: dict(predict(document)) for key, document in documents.items()})


def score(records: Iterable[Record], predictions: Mapping[str, Record]) -> Scores:
    """Score predictions by id against annotated texts; a text without one counts as nothing found."""
    scores = Scores()
    for record in records:
        marks = _score_text(record, predictions.get(record["id"], {}))
        scores.wrong += [(record["id"], *error) for error in marks.wrong]
        scores.answers += marks.answers
        groups = ["ALL", f"language {record['lang']}", f"kind {record['kind']}"]
        if record["id"] == _NOT_IN_TOTALS:
            groups = [f"{_NOT_IN_TOTALS} (not in totals)"]
        for group in groups:
            for measure, count in marks.counts.items():
                scores.groups.setdefault(group, {}).setdefault(measure, Count()).add(count)
    return scores


def _document(gold: Path, record: Record) -> Document:
    published = PartialDate.parse(record["published"]) if record.get("published") else None
    text = (gold / "texts" / f"{record['id']}.txt").read_text("utf-8")
    return Document(f"gold:/{record['id']}.txt", text, Language(record["lang"]), record["title"], published)


def _group_order(group: str) -> tuple[bool, bool, str]:
    return (group != "ALL", not group.startswith("language"), group)


@dataclass(slots=True)
class _Marks:
    """What is found of one text."""

    counts: Counts = field(default_factory=lambda: defaultdict(Count))
    wrong: list[tuple[str, str]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def answer(self, what: str, record: Record, right: bool) -> None:
        """Note an answer with the confidence it was given with, if it was given with one."""
        if "confidence" in record:
            self.answers.append(Answer(what, record["confidence"], right))


def _score_text(record: Record, prediction: Record) -> _Marks:
    marks = _Marks()
    predicted = [entity for entity in prediction.get("entities") or [] if entity.get("key") is not None]
    doubtful = [item for item in record.get("maybe", []) if "key" in item]
    meant = aligned(record["entities"], predicted)
    rest = [index for index in range(len(predicted)) if index not in meant]
    ignored = {rest[j]: i for j, i in aligned(doubtful, [predicted[index] for index in rest]).items()}
    _count_entities(record["entities"], predicted, meant, set(ignored), marks)
    keys = {predicted[j]["key"]: record["entities"][i]["key"] for j, i in meant.items()}
    keys |= {predicted[j]["key"]: doubtful[i]["key"] for j, i in ignored.items()}
    known = {entity["key"]: names(entity) for entity in (*record["entities"], *doubtful)}
    _count_relations(record, prediction, keys, known, marks)
    return marks


def _count_entities(
    annotated: list[Record], predicted: list[Record], meant: dict[int, int], ignored: set[int], marks: _Marks
) -> None:
    counts = marks.counts
    by_target = {target: index for index, target in meant.items()}
    unmet = [normalised(e["name"]) for number, e in enumerate(annotated) if number not in by_target]
    for index, entity in enumerate(predicted):
        if index in ignored:
            continue
        target = annotated[meant[index]] if index in meant else None
        right = target is not None and coarse(target["type"]) == coarse(entity.get("type"))
        _tell(counts["entities, coarse type"], right)
        _tell(counts["entities, fine type"], target is not None and target["type"] == entity.get("type"))
        if coarse(entity.get("type")) in _COARSE:
            _tell(counts[str(coarse(entity.get("type")))], right)
        marks.answer("entity", entity, right)
        if not right:
            marks.wrong.append(_fault(entity, target, unmet))
    for number, entity in enumerate(annotated):
        found = predicted[by_target[number]].get("type") if number in by_target else None
        if found is None or found != entity["type"]:
            counts["entities, fine type"].missing += 1
        if found is None or coarse(found) != coarse(entity["type"]):
            counts["entities, coarse type"].missing += 1
            counts[str(coarse(entity["type"]))].missing += 1
            marks.wrong.append(("missing entity", f"{entity['type']}: {entity['name']}"))


def _fault(entity: Record, target: Record | None, unmet: Iterable[str]) -> tuple[str, str]:
    """Return the class of error of a predicted entity, and the entity; `unmet` are names that nothing met."""
    said = f"{entity.get('type')}: {entity.get('name')}"
    if target is not None:
        return "wrong type", f"{said} (annotated as {target['type']})"
    own = normalised(str(entity.get("name")))
    longer_or_shorter = [name for name in unmet if own and (own in name or name in own)]
    if longer_or_shorter:
        return "wrong boundary", f"{said} (annotated as {longer_or_shorter[0]})"
    return "wrong entity", said


def _count_relations(
    record: Record,
    prediction: Record,
    keys: Mapping[str, str],
    known: Mapping[str, list[str]],
    marks: _Marks,
) -> None:
    counts = marks.counts
    judge = RelationJudge(record, known)
    spoken = {
        entity["key"]: names(entity) for entity in prediction.get("entities") or [] if entity.get("key")
    }
    given = [
        Predicted(relation, keys.get(relation.get("from", "")), keys.get(relation.get("to", "")))
        for relation in prediction.get("relations") or []
        if relation.get("type") in RELATIONS
    ]
    live = [relation for relation in given if relation.status == "actual"]
    outcomes = judge.judge(live, spoken)
    for outcome in outcomes:
        _count_outcome(outcome, judge, spoken, marks)
    met = {outcome.hit for outcome in outcomes}
    for number, relation in enumerate(judge.actual):
        if number not in met:
            counts[relation["type"]].missing += 1
            marks.wrong.append(("missing relation", _described(relation, known)))
    counts["person and organisation of a role"].add(Count(*judge.pairs(live)))
    marks.wrong += [
        ("missing relation", f"{_described(relation, known)} (annotated as {relation['status']})")
        for relation in judge.untold(given)
    ]
    told = sum(judge.status_met(relation) for relation in given if relation.status != "actual")
    counts["planned, ended or denied"].add(Count(told, 0, len(judge.other) - min(told, len(judge.other))))
    for type_ in RELATIONS:
        counts["all relations"].add(counts[type_])
        if type_ in _EVENT_RELATIONS:
            counts["event relations"].add(counts[type_])


def _count_outcome(
    outcome: Outcome, judge: RelationJudge, spoken: Mapping[str, list[str]], marks: _Marks
) -> None:
    counts, predicted = marks.counts, outcome.predicted
    if outcome.right is not None:
        marks.answer("relation", predicted.record, outcome.right)
    if outcome.hit is not None:
        counts[predicted.type].right += 1
        if predicted.type == "partners_with":
            _tell(
                counts["kind of partnership"],
                predicted.record.get("kind") == judge.actual[outcome.hit].get("kind"),
            )
    elif outcome.right is False:
        counts[predicted.type].wrong += 1
        said = _described(predicted.record, spoken)
        if outcome.not_actual:
            counts["planned, ended or denied"].wrong += 1
            marks.wrong.append(("wrong status", f"{said} (annotated as {outcome.not_actual})"))
        else:
            marks.wrong.append(("wrong relation", said))


def _tell(count: Count, right: bool) -> None:
    if right:
        count.right += 1
    else:
        count.wrong += 1


def _described(relation: Record, known: Mapping[str, list[str]]) -> str:
    ends = [(known.get(relation[end]) or [str(relation[end])])[0] for end in ("from", "to")]
    role = f"; {relation['role']}" if relation.get("role") else ""
    return f"{relation['type']}({ends[0]} → {ends[1]}{role})"
