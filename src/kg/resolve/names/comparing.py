"""Compares two named things of one family: the names first, then what the texts say around them."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model import VOCABULARY, Verdict
from kg.resolve.names.acts import compare_acts, parse_act
from kg.resolve.names.authority import bodies_called
from kg.resolve.names.contexts import EMPTY, Context, compare_contexts, read_context, stems
from kg.resolve.names.evidence import Comparison, Weighing
from kg.resolve.names.organisation_likeness import compare_organisations
from kg.resolve.names.organisations import OrganisationName, parse_organisation
from kg.resolve.names.person_likeness import compare_persons
from kg.resolve.names.persons import PersonName, parse_person
from kg.resolve.names.places import compare_places, parse_place
from kg.resolve.names.repair import repaired
from kg.resolve.names.script import fold, letters

_COMMON = frozenset({"College", "School"})
_MOST_BODIES = 3
_MEMORY = 100_000
_AGREEING = frozenset({"nothing_left_over", "long_acronym_expands", "place_in_context", "own_word_rare"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name as a text gives it, in the language of its frame, with the type and the context of the thing."""

    type: str
    name: str
    language: str
    context: Context = EMPTY


def family_of(type_: str) -> str:
    """Return the family of an entity type; every kind of body is an Organization."""
    if type_ in VOCABULARY.entity_types:
        return VOCABULARY.entity_type(type_).family
    return "Organization"


def compare(left: Named, right: Named) -> Comparison:
    """Compare two things; the outcome does not depend on which is the left one."""
    left, right = _in_order(left, right)
    weighing = Weighing()
    match family_of(left.type):
        case "Person":
            _persons(left, right, weighing)
        case "Place":
            _places(left, right, weighing)
        case "LegalAct":
            _acts(left, right, weighing)
        case _:
            _bodies(left, right, weighing)
    return weighing.comparison()


def _in_order(left: Named, right: Named) -> tuple[Named, Named]:
    ours, theirs = ((side.name, side.language, side.type, side.context.text) for side in (left, right))
    if ours == theirs:
        return (left, right) if _around(left.context) <= _around(right.context) else (right, left)
    return (left, right) if ours < theirs else (right, left)


def _around(around: Context) -> tuple[object, ...]:
    words = (around.places, around.towns, around.bodies, around.beside, around.aliases)
    return (
        *(sorted(said) for said in words),
        *(sorted(years) for years in (around.years, around.born)),
        sorted(sorted(remark) for remark in around.remarks),
        sorted(around.identifiers),
    )


def _persons(left: Named, right: Named, weighing: Weighing) -> None:
    weighing.note("prior_person")
    one, other = (parse_person(side.name, side.language) for side in (left, right))
    if not (one.words and other.words):
        weighing.note("nothing_to_compare")
        return
    one_language = left.language == right.language
    compare_persons(one, other, weighing, one_language=one_language)
    around = _with_titles(left.context, one), _with_titles(right.context, other)
    compare_contexts(*around, weighing, "Person", one_language=one_language)
    _note_organisations(left, right, weighing, "person")


def _note_organisations(left: Named, right: Named, weighing: Weighing, prefix: str) -> None:
    """Note whether two things belong to one organisation, as far as the names of those tell."""
    ours, theirs = sorted(left.context.bodies), sorted(right.context.bodies)
    verdicts = {
        _compared_bodies((one, left.language), (other, right.language))
        for one in ours[:_MOST_BODIES]
        for other in theirs[:_MOST_BODIES]
    }
    if Verdict.SAME in verdicts:
        weighing.note(f"{prefix}_organisation_agrees")
    elif verdicts == {Verdict.DIFFERENT}:
        weighing.note(f"{prefix}_organisation_differs")


@lru_cache(_MEMORY)
def _compared_bodies(left: tuple[str, str], right: tuple[str, str]) -> Verdict:
    """Compare names of bodies, each with its language; one that tells too little is no other than itself."""
    verdict = compare(Named("Organization", *left), Named("Organization", *right)).verdict
    namesakes = verdict is Verdict.DIFFERENT and fold(left[0]) == fold(right[0])
    return Verdict.UNSURE if namesakes else verdict


def _note_aliases(left: Named, right: Named, weighing: Weighing) -> None:
    """Note when one text gives the other's name as a further name, such as an acronym in brackets."""
    for name, context in ((left.name, right.context), (right.name, left.context)):
        if context.aliases and fold(name) in context.aliases and _tells(name):
            weighing.note("alias_agrees", name)
            return


def _tells(name: str) -> bool:
    parsed = parse_organisation(name)
    return any(word.is_plain or word.is_acronym for word in parsed.words) or bool(parsed.honoured)


def _with_titles(context: Context, name: PersonName) -> Context:
    """Return the context together with what stands before the name itself."""
    titles = frozenset(frozenset({stem}) for stem in stems(name.titles))
    return replace(context, remarks=context.remarks | titles)


def _places(left: Named, right: Named, weighing: Weighing) -> None:
    weighing.note("prior_place")
    around = left.context, right.context
    compare_places(parse_place(left.name), parse_place(right.name), around, weighing)
    compare_contexts(*around, weighing, "Place")


def _acts(left: Named, right: Named, weighing: Weighing) -> None:
    weighing.note("prior_act")
    compare_acts(parse_act(left.name, left.context.text), parse_act(right.name, right.context.text), weighing)


def _bodies(left: Named, right: Named, weighing: Weighing) -> None:
    weighing.note("prior_body")
    around = left.context, right.context
    left, right = _expanded(left), _expanded(right)
    if (names := repaired(left.name, right.name)) is not None:
        weighing.note("repaired", f"{left.name} · {right.name}")
        left, right = replace(left, name=names[0]), replace(right, name=names[1])
    known_left, known_right = (bodies_called(side.name, side.context) for side in (left, right))
    if known_left and known_right and _note_known(known_left, known_right, weighing):
        compare_contexts(*around, weighing, "Organization")
        return
    if (left.type == "Unit") != (right.type == "Unit"):
        weighing.note("type_differs", f"{left.type} · {right.type}")
    if left.type != "Unit":
        compare_contexts(*around, weighing, "Organization", one_language=left.language == right.language)
        _note_organisations(left, right, weighing, "body")
    _note_aliases(left, right, weighing)
    parents = _parents(left, right, weighing)
    one, other = (parse_organisation(side.name) if parents else _names(side) for side in (left, right))
    compare_organisations(one, other, around, weighing, type_=left.type)
    if bool(known_left) != bool(known_right) and not _AGREEING & {feature.name for feature in weighing}:
        weighing.note("known_and_unknown", "/".join(sorted(known_left | known_right)))
    placed = [bool(context.places or context.towns) for context in around]
    if placed[0] != placed[1]:
        _note_one_placed(weighing, left.type)


def _note_known(left: frozenset[str], right: frozenset[str], weighing: Weighing) -> bool:
    """Note which known bodies the names mean; returns whether they mean one and the same."""
    detail = f"{'/'.join(sorted(left))} · {'/'.join(sorted(right))}"
    if left.isdisjoint(right):
        weighing.note("known_as_different_bodies", detail)
    elif left == right and len(left) == 1:
        weighing.note("known_as_one_body", min(left))
        return True
    else:
        weighing.note("known_as_several_bodies", detail)
    return False


def _note_one_placed(weighing: Weighing, type_: str) -> None:
    """Note that only one is placed, which matters more where many bodies have such a name."""
    names = {feature.name for feature in weighing}
    if "place_in_context" in names:
        return
    common = type_ in _COMMON and not names & {"own_word_agrees", "place_in_name_agrees"}
    weighing.note("place_needed" if common else "body_place_on_one_side")


def _parents(left: Named, right: Named, weighing: Weighing) -> bool:
    """Note whether two units are parts of one body; False when that cannot be told from the bodies' names."""
    if left.type != "Unit" or not (left.context.text and right.context.text):
        return False
    verdict = _compared_bodies((left.context.text, left.language), (right.context.text, right.language))
    if verdict is not Verdict.UNSURE:
        weighing.note(f"unit_of_{verdict}_body")
    return verdict is not Verdict.UNSURE


def _expanded(side: Named) -> Named:
    """Put the words that stand beside an acronym, and have its initials, in its place."""
    if not side.context.text or " " in side.name:
        return side
    wanted = letters(side.name)
    for remark in re.split(r"[,;()]", side.context.text):
        initials = "".join(word[0] for word in fold(remark).split())
        if len(wanted) > 1 and wanted == initials:
            return replace(side, name=remark.strip())
    return side


def _names(side: Named) -> OrganisationName:
    """Return the name taken apart; that of a unit together with the body it is part of."""
    parsed = parse_organisation(side.name)
    if side.type == "Unit" and side.context.text:
        around = parse_organisation(side.context.text)
        known = {word.fold for word in parsed.words}
        more = [word for word in around.words if word.fold not in known]
        return OrganisationName(
            parsed.text,
            parsed.forms,
            (*parsed.words, *more),
            (*parsed.honoured, *around.honoured),
            parsed.numbers,
        )
    return parsed


def named(type_: str, name: str, language: str, context: str) -> Named:
    """Return a thing whose context is given as free text."""
    return Named(type_, name, language, read_context(context))
