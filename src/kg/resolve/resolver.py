"""Decides which referents of all documents are one entity: the port, and the first resolver behind it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kg.model import VOCABULARY, Mention, Statement, Value, content_id
from kg.resolve.keys import fold, name_key, person_key

_DEEPEST = 4
_OWN_TO_DOCUMENT = frozenset({"Event", "Agreement"})


class Resolver(Protocol):
    """Assigns every referent an entity; the outcome does not depend on the order of the statements."""

    def resolve(self, statements: Iterable[Statement]) -> Mapping[str, str]:
        """Return the entity id of each referent that the statements mention."""
        ...


@dataclass(slots=True)
class _Profile:
    """What the statements say of one referent, as far as its identity depends on it."""

    document: str
    type: str
    names: Counter[str] = field(default_factory=Counter)
    number: str | None = None
    date: str | None = None
    parent: str | None = None
    employer: str | None = None


class NameResolver:
    """One entity per normalised name and family of types, where the name is enough to tell.

    Events and agreements are named alike everywhere and stay with their document. A unit is identified
    within its parent organisation, and a person known only by surname and initials within the employer;
    where these are not stated, within the document. A legal act is its number and date.
    """

    def resolve(self, statements: Iterable[Statement]) -> Mapping[str, str]:
        """Return the entity id of each referent: `e` and 20 hexadecimal digits of family and key."""
        profiles = _profiles(statements)
        return {
            referent: content_id("e", VOCABULARY.entity_type(profile.type).family, *_key(profile, profiles))
            for referent, profile in profiles.items()
        }


def _profiles(statements: Iterable[Statement]) -> dict[str, _Profile]:
    profiles: dict[str, _Profile] = {}
    relations: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        for mention in (statement.subject, statement.object):
            if isinstance(mention, Mention):
                profiles.setdefault(mention.referent, _Profile(statement.document_id, mention.type))
        subject = profiles[statement.subject.referent]
        if isinstance(statement.object, Value):
            _note_property(subject, statement.relation, statement.object.text)
        elif statement.relation in {"part_of", "holds_role"}:
            relations[f"{statement.relation} {statement.subject.referent}"].add(statement.object.referent)
    for referent, profile in profiles.items():
        profile.parent = min(relations[f"part_of {referent}"], default=None)
        profile.employer = min(relations[f"holds_role {referent}"], default=None)
    return profiles


def _note_property(profile: _Profile, relation: str, text: str) -> None:
    if relation == "name":
        profile.names[text] += 1
    elif relation == "number":
        profile.number = min(text, profile.number or text)
    elif relation == "date":
        profile.date = min(text, profile.date or text)


def _key(profile: _Profile, profiles: Mapping[str, _Profile], depth: int = 0) -> tuple[str | None, ...]:
    name = min(profile.names, key=lambda text: (-profile.names[text], text), default="")
    match profile.type:
        case "Person":
            scope = None if _has_given_name(name) else _scope(profile, profile.employer, profiles, depth)
            return person_key(name), scope
        case "Unit":
            return name_key(name), _scope(profile, profile.parent, profiles, depth)
        case "LegalAct" if profile.number and profile.date:
            return fold(profile.number), profile.date
        case "LegalAct" if profile.number:
            return name_key(name), profile.document
        case type_ if type_ in _OWN_TO_DOCUMENT or not name_key(name):
            return name_key(name), profile.document
    return (name_key(name),)


def _scope(profile: _Profile, around: str | None, profiles: Mapping[str, _Profile], depth: int) -> str:
    if around is None or depth > _DEEPEST or not profiles[around].names:
        return profile.document
    return content_id("k", *_key(profiles[around], profiles, depth + 1))


def _has_given_name(name: str) -> bool:
    return sum(len(word) > 2 for word in fold(name).split()) >= 2
