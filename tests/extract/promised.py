"""Short texts on promises, acts, successions and amounts, with all that a careful reader takes from them.

`says` is complete for the kinds that are found by rules alone: whatever else of these is found in a text is
wrong. A fact is "Commitment: words of it", "Indicator: words of it", "property: words of its thing > value",
or "relation: words of the subject > words of the object", with a status where that is not what the relation
has as a rule: planned for what commitments are in, actual for the rest. All bodies and facts are invented.

The texts of `tests.extract.promised_learned` were looked at while the rules were written; those of
`tests.extract.promised_held_out` were written before the first rule and have never been used to change one.
The figures of the model card are those of the latter.
"""

from dataclasses import dataclass

from kg.model import Language, PartialDate

EN, RU, KK = Language.EN, Language.RU, Language.KK
PUBLISHED = PartialDate(2026, 3, 10)


@dataclass(frozen=True, slots=True)
class Told:
    """A text and the facts that it states."""

    language: Language
    text: str
    says: tuple[str, ...] = ()
