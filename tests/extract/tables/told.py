"""Tables and lists with all that a careful reader takes from them.

A fact is "relation: words of the subject > words of the object = role", "Commitment: words of it" or
"property: words of its thing > value"; the role is compared whole. What is found beyond `says` of the
relations and kinds that are counted is wrong. All bodies and persons are invented; the expectations were
written before the texts were first read by the program.
"""

from dataclasses import dataclass

from kg.model import Language

EN, RU, KK = Language.EN, Language.RU, Language.KK


@dataclass(frozen=True, slots=True)
class Told:
    """A text with a table or list, its form and the facts that it states; `known` says why it still fails."""

    about: str
    form: str
    language: Language
    text: str
    says: tuple[str, ...] = ()
    known: str = ""
