"""What all documents say of a node."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import VOCABULARY, content_id
from kg.resolve.appearances import Fact
from kg.resolve.names.comparing import Named
from kg.resolve.names.contexts import Context, stems
from kg.resolve.names.gazetteer import places_called
from kg.resolve.names.script import fold


@dataclass(frozen=True, slots=True)
class Profile:
    """A node with its facts, each with the number of documents that state it."""

    node: str
    facts: Mapping[Fact, int]

    @property
    def signature(self) -> str:
        """Changes when anything changes that comparisons depend on.

        How often something is said counts only as far as it decides the type and the name.
        """
        leading = (Fact("type", self.type), self.name)
        facts = (*leading, *sorted(self.facts))
        return content_id("p", *(part for fact in facts for part in (fact.kind, fact.value, fact.language)))

    @property
    def type(self) -> str:
        """The type stated most often."""
        return self._most("type")[0].value

    @property
    def family(self) -> str:
        """The family of the type."""
        return VOCABULARY.entity_type(self.type).family

    @property
    def name(self) -> Fact:
        """The name stated most often, empty for what is only described."""
        return next(iter(self._most("name")), Fact("name", ""))

    def values(self, kind: str) -> tuple[str, ...]:
        """Return the values of one kind of fact, sorted."""
        return tuple(sorted({fact.value for fact in self.facts if fact.kind == kind}))

    def _most(self, kind: str) -> list[Fact]:
        return sorted(
            (fact for fact in self.facts if fact.kind == kind), key=lambda fact: (-self.facts[fact], fact)
        )


def named(profile: Profile) -> Named:
    """Return the node as a name with its context, ready to be compared."""
    name = profile.name
    return Named(profile.type, name.value, name.language or "ru", _context(profile))


def _context(profile: Profile) -> Context:
    places = frozenset(key for place in profile.values("place") for key in places_called(place))
    bodies = profile.values("employer") or profile.values("parent")
    remarks = frozenset(words for role in profile.values("role") if (words := stems(fold(role).split())))
    return Context(
        places=places,
        years=frozenset(int(year) for year in profile.values("year")),
        remarks=remarks,
        bodies=frozenset(bodies),
        beside=frozenset(profile.values("beside")),
        aliases=frozenset(fold(alias) for alias in profile.values("alias")),
        text=_text(profile),
    )


def _text(profile: Profile) -> str:
    """Return what belongs to the name of a unit or an act as running text."""
    if profile.type == "Unit":
        return "; ".join(profile.values("parent"))
    if profile.type == "LegalAct":
        numbers = (f"№ {number}" for number in profile.values("number"))
        return "; ".join((*numbers, *profile.values("date"), *profile.values("issuer")))
    return ""
