"""Puts roles into the words of the text: those that rules join to a person, and those that are recognised."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.findings import Referent, findings
from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Context, Named, Sentence
from kg.extract.relations.roles import HeldRole
from kg.model import Span, Status

OUTRIGHT = frozenset({"after", "before", "between", "leads", "office"})
"""The rules that are right nearly always: the body stands right beside the words for the role."""


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words for a role in a text and the sentence they stand in; `ended` of a role held formerly."""

    role: str
    evidence: Span
    rule: str
    ended: bool

    @property
    def status(self) -> Status | None:
        """`ended` where the words say so, else nothing."""
        return Status.ENDED if self.ended else None


class Wordings:
    """The words for roles in one document."""

    def __init__(self, seen: Context, roles: Sequence[HeldRole], language: str) -> None:
        self._seen = seen
        self._text = findings(seen.doc).text
        self._former = lexicon(language, "roles")["joins"]["ended"]
        self._held: dict[int, list[HeldRole]] = defaultdict(list)
        for role in roles:
            self._held[id(role.person.referent)].append(role)
        self._recognised: dict[int, list[Span]] = defaultdict(list)
        for span in findings(seen.doc).roles:
            self._recognised[seen.sentence(span).order].append(span)

    def of(self, person: Referent, body: Referent) -> Iterator[Wording]:
        """Yield the roles of a person at a body: those that rules give there, else the nearest words."""
        held = self._held[id(person)]
        own = [role for role in held if role.organization and role.organization.referent is body]
        if own:
            distinct = {role.role.casefold(): role for role in own}
            yield from (self._held_wording(role) for role in distinct.values())
        elif near := self._nearest(person, body):
            yield near
        else:
            yield from (self._held_wording(role) for role in held if role.rule not in OUTRIGHT)

    def outright(self) -> Iterator[tuple[Named, Named, Wording]]:
        """Yield each person with the body and the role that stand right beside each other."""
        for roles in self._held.values():
            for role in roles:
                if role.organization is not None and role.rule in OUTRIGHT:
                    yield role.person, role.organization, self._held_wording(role)

    def _nearest(self, person: Referent, body: Referent) -> Wording | None:
        """Return the recognised words for a role that stand nearest to a mention of the person."""
        places = [
            (_gap(span, mention) + (not _names(sentence, body)), span, sentence)
            for mention in person.mentions
            for sentence in [self._seen.sentence(mention)]
            for span in self._recognised.get(sentence.order, ())
        ]
        if not places:
            return None
        _, span, sentence = min(places, key=lambda place: place[0])
        return self._wording(span.of(self._text), sentence, "recognised")

    def _held_wording(self, role: HeldRole) -> Wording:
        return self._wording(role.role, role.sentence, role.rule)

    def _wording(self, role: str, sentence: Sentence, rule: str) -> Wording:
        former = rf"(?<!\w)(?:{self._former})[\s-]*(?:[\w-]+\s)??{re.escape(role)}"
        ended = re.search(former, sentence.span.of(self._text), re.IGNORECASE) is not None
        return Wording(role, sentence.span, f"roles.{rule}", ended)


def _names(sentence: Sentence, body: Referent) -> bool:
    return any(named.referent is body for named in sentence.named)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
