"""Adds the commitments of a document: what is promised in what, by when, and who is responsible."""

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Findings, Referent, Relation, findings
from kg.extract.lexicon import lexicon
from kg.extract.promises.promised import Promised
from kg.extract.promises.rows import RULE, Rows
from kg.extract.promises.wordings import Wordings
from kg.extract.relations.context import Context, Named, context
from kg.extract.relations.own_acts import OwnActs
from kg.model import Span, Status

CONFIDENCE = 0.9
"""About how often what the rules find was right when it was read through (see the model card)."""

_MADE_IN = ("Programme", "LegalAct", "Agreement", "Event")
_UNIT = "Unit"
_DONE = frozenset({"partners_with", "party_to", "member_of", "signed", "organized", "participated_in"})
_BEFORE, _AFTER = 60, 40


class Commitments:
    """The component `commitments` of one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "commitments")["promised"]
        self._rows, self._wordings = Rows(language), Wordings(language)
        self._before = re.compile(rf"(?<!\w)(?:{words['before']})$", re.IGNORECASE)
        self._after = re.compile(words["after"], re.IGNORECASE)
        self._own_acts = OwnActs(language)

    def __call__(self, doc: Doc) -> Doc:
        """Append to `findings(doc).referents` and `findings(doc).relations`."""
        found, seen = findings(doc), context(doc)
        rows = list(self._rows.of(seen, found.text, found.published))
        told = rows + [
            one
            for one in self._wordings.of(seen, found.text, found.published)
            if not any(row.evidence.overlaps(one.evidence) for row in rows)
        ]
        for promised in _without_overlap(told):
            self._add(promised, seen, found.text)
        _take_for_no_fact(rows, found)
        return doc

    def _add(self, promised: Promised, seen: Context, text: str) -> None:
        commitment = _commitment(promised, text)
        findings(seen.doc).referents.append(commitment)
        named = Named(promised.action, commitment)
        for body, condition in promised.responsible:
            seen.add(
                "responsible_for", body, named, promised.evidence, promised.rule,
                status=Status.PLANNED, role=condition, confidence=CONFIDENCE,
            )  # fmt: skip
        made_in = self._made_in(promised, seen, text)
        if made_in is not None:
            start = min(promised.evidence.start, seen.sentence(made_in.span).span.start)
            evidence = Span(start, promised.evidence.end) if promised.rule == RULE else promised.evidence
            seen.add(
                "promised_in", named, made_in, evidence, promised.rule,
                status=Status.PLANNED, confidence=CONFIDENCE,
            )  # fmt: skip

    def _made_in(self, promised: Promised, seen: Context, text: str) -> Named | None:
        """Return that in which it is promised: named beside it, or above the row or point."""
        within = [
            named
            for named in seen.within(promised.evidence)
            if named.family in _MADE_IN and not named.span.overlaps(promised.action)
        ]
        said = [named for named in within if self._says(named, text)]
        if len({id(named.referent) for named in said}) == 1:
            return said[0]
        if promised.rule == RULE:
            return _above(promised, seen)
        return next(self._own_acts.before(seen, text, promised.evidence.start), None)

    def _says(self, named: Named, text: str) -> bool:
        before = text[max(named.span.start - _BEFORE, 0) : named.span.start]
        after = text[named.span.end : named.span.end + _AFTER]
        return self._before.search(before) is not None or self._after.match(after) is not None


def _take_for_no_fact(rows: Sequence[Promised], found: Findings) -> None:
    """Assert nothing of a row as done: the rest of it is planned.

    Who is responsible together is no partner by that, nor is a unit that is to be set up.
    """
    no_partners = []
    for relation in found.relations:
        row = next((row for row in rows if _encloses(row.evidence, relation.evidence)), None)
        if row is None or relation.relation not in _DONE:
            continue
        responsible = {id(body.referent) for body, _ in row.responsible}
        if {id(end) for end in _ends(relation)} <= responsible:
            no_partners.append(relation)
        elif relation.status is Status.ACTUAL:
            relation.status = Status.PLANNED
    found.relations = [relation for relation in found.relations if relation not in no_partners]
    found.dropped += [(f"{one.relation}: only responsible together", one.evidence) for one in no_partners]


def _ends(relation: Relation) -> list[Referent]:
    """Return the two ends of a relation, of a partnership without units."""
    ends = [relation.subject, relation.object]
    return [end for end in ends if relation.relation != "partners_with" or end.type != _UNIT]


def _encloses(row: Span, evidence: Span) -> bool:
    return row.start <= evidence.start and evidence.end <= row.end


def _above(promised: Promised, seen: Context) -> Named | None:
    """Return the programme named last above a row, else the act or agreement."""
    above = [named for named in seen.before(promised.evidence.start) if named.family in _MADE_IN[:3]]
    return next((named for named in above if named.family == "Programme"), above[0] if above else None)


def _without_overlap(told: Sequence[Promised]) -> Iterator[Promised]:
    end = 0
    for promised in sorted(told, key=lambda one: (one.action.start, -one.action.end)):
        if promised.action.start >= end:
            end = promised.action.end
            yield promised


def _commitment(promised: Promised, text: str) -> Referent:
    values = {}
    if promised.deadline is not None:
        values["deadline"] = str(promised.deadline)
    if promised.completion_form is not None:
        values["completion_form"] = " ".join(promised.completion_form.of(text).split())
    return Referent(
        "Commitment",
        " ".join(promised.action.of(text).split()),
        [promised.action],
        finder=promised.rule,
        confidence=CONFIDENCE,
        values=values,
    )


@Language.factory("commitments")
def commitments(nlp: Language, name: str) -> Commitments:  # noqa: ARG001  (the factory's signature)
    """Make the component for the language of the pipeline."""
    return Commitments(str(nlp.lang))
