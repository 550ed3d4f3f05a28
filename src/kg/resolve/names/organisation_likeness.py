"""Compares two names of organisations, word by word, and notes what speaks for and against one body."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from os.path import commonprefix

from rapidfuzz.distance import OSA

from kg.resolve.names.concepts import kinds_of, nearly_one
from kg.resolve.names.contexts import Context
from kg.resolve.names.evidence import Weighing
from kg.resolve.names.gazetteer import compatible, kind_word, place_bases
from kg.resolve.names.legal_forms import alike
from kg.resolve.names.organisations import OrganisationName, Word, parts_of, structure
from kg.resolve.names.script import letters as spelled

_STEM, _LONG, _VERY_LONG = 4, 6, 10
_MOST_JOINED = 4
_SAID = 6
_SHORT_ACRONYM = 3
_TELLING = frozenset({
    "own_word_agrees", "own_word_respelled", "word_slip", "named_after_same", "place_in_name_agrees",
    "acronym_expands", "long_acronym_expands", "place_in_context", "word_in_context", "unit_of_same_body",
    "whole_name_equal",
})  # fmt: skip


class _Likeness(IntEnum):
    """How two words agree, the best first."""

    EQUAL = 0
    SOUND = 1
    STEM = 2
    PLACE = 3
    MEANING = 4
    NEAR = 5
    SLIP = 6


@dataclass(frozen=True, slots=True)
class _Pair:
    left: Word
    right: Word
    likeness: _Likeness


def compare_organisations(
    left: OrganisationName,
    right: OrganisationName,
    around: tuple[Context, Context],
    weighing: Weighing,
    *,
    type_: str,
) -> None:
    """Note how two names agree, given what the texts say around them."""
    if left.is_empty or right.is_empty:
        weighing.note("nothing_to_compare")
        return
    _note_forms(left, right, weighing)
    _note_numbers(left, right, weighing)
    honoured = _note_honoured(left, right, weighing)
    pairs, rest_left, rest_right = _matched(left.words, right.words)
    rest_left, rest_right = ([word for word in rest if word not in honoured] for rest in (rest_left, rest_right))
    rest_left, rest_right = _without_acronyms(pairs, rest_left, rest_right, weighing)
    _note_bodies(pairs, rest_left, rest_right, weighing)
    _note_kinds_of_place(rest_left, rest_right, weighing)
    _note_pairs(pairs, weighing, type_=type_)
    _note_rest(rest_left, right, around[1], weighing)
    _note_rest(rest_right, left, around[0], weighing)
    _note_distinction(pairs, weighing, type_=type_, whole=not (rest_left or rest_right))


def _note_forms(left: OrganisationName, right: OrganisationName, weighing: Weighing) -> None:
    ours, theirs = left.forms - {"NC", "Branch", "SEZ"}, right.forms - {"NC", "Branch", "SEZ"}
    if not ours or not theirs:
        return
    detail = f"{'/'.join(sorted(ours))} · {'/'.join(sorted(theirs))}"
    if ours & theirs:
        weighing.note("legal_form_agrees", detail)
    elif any(alike(one, other) for one in ours for other in theirs):
        weighing.note("legal_form_alike", detail)
    else:
        weighing.note("legal_form_differs", detail)


def _note_numbers(left: OrganisationName, right: OrganisationName, weighing: Weighing) -> None:
    if left.numbers == right.numbers:
        if left.numbers:
            weighing.note("number_agrees", " ".join(left.numbers))
        return
    weighing.note("number_differs", f"{' '.join(left.numbers)} · {' '.join(right.numbers)}")


def _note_honoured(left: OrganisationName, right: OrganisationName, weighing: Weighing) -> set[Word]:
    """Note whom the bodies are named after; returns the words that agree, which may stand without a mark."""
    ours = {*left.honoured} or {word for word in left.words if word.is_plain}
    theirs = {*right.honoured} or {word for word in right.words if word.is_plain}
    if not (left.honoured or right.honoured):
        return set()
    matched = {word for one in ours for other in theirs if _likeness(one, other) is not None for word in (one, other)}
    if matched:
        weighing.note(
            "named_after_same", left.honoured[-1].text if left.honoured else right.honoured[-1].text
        )
    elif left.honoured and right.honoured:
        weighing.note("named_after_other", f"{left.honoured[-1].text} · {right.honoured[-1].text}")
    else:
        weighing.note("named_after_missing")
    return matched


def _aligned(
    left: Sequence[Word], right: Sequence[Word]
) -> tuple[list[_Pair], tuple[list[Word], list[Word]]]:
    options = sorted(
        (likeness, abs(i - j), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if (likeness := _likeness(one, other)) is not None
    )
    pairs: list[_Pair] = []
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    for likeness, _, i, j in options:
        if i in free_left and j in free_right:
            pairs.append(_Pair(left[i], right[j], likeness))
            free_left.remove(i)
            free_right.remove(j)
    return pairs, ([left[i] for i in sorted(free_left)], [right[j] for j in sorted(free_right)])


def _matched(left: Sequence[Word], right: Sequence[Word]) -> tuple[list[_Pair], list[Word], list[Word]]:
    """Pair the words of two names: phrases as wholes first, then what is left of them word by word."""
    pairs, rest = _aligned(left, right)
    rest_left, rest_right = _without_joined(pairs, *rest)
    if not (rest_left and rest_right) or not any(" " in word.text for word in (*rest_left, *rest_right)):
        return pairs, rest_left, rest_right
    split = [[part for word in side for part in parts_of(word)] for side in (rest_left, rest_right)]
    more, (parts_left, parts_right) = _aligned(*split)
    if not more:
        return pairs, rest_left, rest_right
    parts_left, parts_right = _without_joined(more, parts_left, parts_right)
    return [*pairs, *more], parts_left, parts_right


def _likeness(left: Word, right: Word) -> _Likeness | None:
    if left.fold == right.fold and left.fold:
        return _Likeness.EQUAL
    if left.sound == right.sound and left.sound:
        return _Likeness.SOUND
    if left.places and right.places and left.places & right.places:
        return _Likeness.PLACE
    if left.stem == right.stem or _case_forms(left.fold, right.fold) or _adjective_of(left, right):
        return _Likeness.STEM
    if left.concepts & right.concepts:
        return _Likeness.MEANING
    if nearly_one(left.concepts, right.concepts):
        return _Likeness.NEAR
    return _Likeness.SLIP if _is_slip(left, right) else None


def _case_forms(left: str, right: str) -> bool:
    """Tell whether two folded words differ in a case ending alone."""
    shared = len(commonprefix((left, right)))
    endings = (*structure().endings, "")
    if left[shared:] not in endings or right[shared:] not in endings:
        return False
    return shared > _STEM or (shared == _STEM and shared in {len(left), len(right)})


def _adjective_of(left: Word, right: Word) -> bool:
    shorter = min(len(left.fold), len(right.fold))
    return shorter > _STEM and not place_bases(left.fold).isdisjoint(place_bases(right.fold))


def _is_slip(left: Word, right: Word) -> bool:
    """Tell whether a long word was misread: one letter, or two in a very long one, and no known word."""
    if left.concepts or right.concepts or left.places or right.places or left.is_acronym or right.is_acronym:
        known = bool((left.concepts or left.places) and (right.concepts or right.places))
        if known or left.is_acronym or right.is_acronym:
            return False
    shorter = min(len(left.fold), len(right.fold))
    allowed = 0 if shorter < _LONG else 1 if shorter < _VERY_LONG else 2
    return (
        bool(allowed) and OSA.distance(left.fold, right.fold) <= allowed and left.fold[-1:] == right.fold[-1:]
    )


def _without_joined(pairs: list[_Pair], left: list[Word], right: list[Word]) -> tuple[list[Word], list[Word]]:
    """Pair words that one name writes together and the other apart."""
    for ours, theirs in ((left, right), (right, left)):
        for word in list(theirs):
            whole = word.sound.replace(" ", "")
            for start, end in _runs(len(ours)):
                if "".join(part.sound.replace(" ", "") for part in ours[start:end]) == whole:
                    pairs.append(_Pair(word, ours[start], _Likeness.SOUND))
                    del ours[start:end]
                    theirs.remove(word)
                    break
    return left, right


def _runs(length: int) -> list[tuple[int, int]]:
    """Return the bounds of all runs of some words, the longest first."""
    return [
        (start, start + size)
        for size in range(min(length, _MOST_JOINED), 1, -1)
        for start in range(length - size + 1)
    ]


def _without_acronyms(
    pairs: list[_Pair], left: list[Word], right: list[Word], weighing: Weighing
) -> tuple[list[Word], list[Word]]:
    """Pair an acronym with the words whose initials it is made of."""
    for ours, theirs in ((left, right), (right, left)):
        for word in list(ours):
            if word.is_acronym and len(theirs) > 1 and (run := _run_of(word, theirs)):
                long = len(run) > _SHORT_ACRONYM
                weighing.note("long_acronym_expands" if long else "acronym_expands", f"{word.text} · {' '.join(part.text for part in run)}")
                ours.remove(word)
                for part in run:
                    theirs.remove(part)
    return left, right


def _run_of(acronym: Word, words: list[Word]) -> list[Word]:
    letters = spelled(acronym.text)
    for start in range(len(words)):
        for end in range(len(words), start + 1, -1):
            if letters in {"".join(map(_initials, words[start:end])), "".join(map(_humps, words[start:end]))}:
                return words[start:end]
    return []


def _initials(word: Word) -> str:
    return "".join(part[0] for part in word.fold.split())


def _humps(word: Word) -> str:
    """Return the capitals of a word such as КазТрансГаз, or its first letter."""
    capitals = [char for char in word.text if char.isupper()]
    return spelled("".join(capitals)) if len(capitals) > 1 else _initials(word)


def _note_bodies(
    pairs: list[_Pair], rest_left: list[Word], rest_right: list[Word], weighing: Weighing
) -> None:
    matched = [pair for pair in pairs if _is_body(pair.left) and _is_body(pair.right)]
    ours, theirs = (_heads(rest, sure=bool(matched)) for rest in (rest_left, rest_right))
    if matched:
        weighing.note("body_agrees", matched[0].left.text)
    if ours and theirs:
        weighing.note("body_differs", f"{ours[0].text} · {theirs[0].text}")
    for word in (*ours, *theirs)[: 0 if ours and theirs else None]:
        weighing.note(_missing_body(word, matched=bool(matched)), word.text)
    for rest, heads in ((rest_left, ours), (rest_right, theirs)):
        rest[:] = [word for word in rest if word not in heads]


def _heads(words: Iterable[Word], *, sure: bool) -> list[Word]:
    """Return the words for kinds of bodies; when only sure ones count, those that mean nothing else."""
    return [
        word
        for word in words
        if _is_body(word) and not word.concepts & structure().light and (word.kinds == {"body"} or not sure)
    ]


def _is_body(word: Word) -> bool:
    return "body" in word.kinds


def _missing_body(word: Word, *, matched: bool) -> str:
    if word.concepts <= structure().part:
        return "part_of_other"
    if word.concepts <= structure().over:
        return "group_of_other"
    return "further_body" if matched else "body_missing"


def _note_pairs(pairs: list[_Pair], weighing: Weighing, *, type_: str) -> None:
    own = 0
    for pair in pairs:
        if _is_body(pair.left) and _is_body(pair.right):
            continue
        feature = _agreement(pair, type_)
        if feature == "own_word_agrees":
            own += 1
            feature = "own_word_agrees" if own == 1 else "further_own_word_agrees"
        weighing.note(feature, f"{pair.left.text} · {pair.right.text}")
    quoted = [pair for pair in pairs if pair.left.quoted and pair.right.quoted]
    if _order(quoted, 0) != _order(quoted, 1):
        weighing.note("own_words_in_other_order")


def _order(pairs: list[_Pair], side: int) -> list[int]:
    """Return the pairs as numbers, in the order in which they stand in the left (0) or right (1) name."""
    return sorted(range(len(pairs)), key=lambda number: (pairs[number].left, pairs[number].right)[side].at)


def _agreement(pair: _Pair, type_: str) -> str:
    """Name the feature that a pair of words amounts to."""
    left, right = pair.left, pair.right
    own = left.is_plain or right.is_plain
    match pair.likeness:
        case _Likeness.SLIP:
            return "place_slip" if left.places or right.places else "word_slip"
        case _Likeness.NEAR:
            return "meaning_near"
        case _Likeness.MEANING:
            translated = left.quoted and right.quoted and type_ == "Company"
            return "brand_translated" if translated else "meaning_agrees"
    if left.places and right.places and not (left.quoted and right.quoted):
        return "place_in_name_agrees"
    if (
        own
        and left.text.casefold() != right.text.casefold()
        and left.text.isascii()
        and right.text.isascii()
        and type_ == "Company"
    ):
        return "own_word_respelled"
    return "own_word_agrees" if own else "meaning_agrees"


def _note_rest(rest: list[Word], other: OrganisationName, context: Context, weighing: Weighing) -> None:
    """Note the words that only one name has, unless the other's context has them."""
    light = structure().light | structure().optional
    for word in rest:
        if word.is_plain:
            said = word.sound[:_SAID] in context.words
            weighing.note("word_in_context" if said else _unsaid(word), word.text)
        elif word.places:
            _note_place(word, other, context, weighing)
        elif word.concepts & light or any(one.concepts & word.concepts for one in other.words):
            weighing.note("light_word_missing", word.text)
        elif kinds_of(word.concepts) & {"people", "direction"}:
            weighing.note("direction_missing", word.text)
        elif "field" in kinds_of(word.concepts):
            weighing.note("subject_missing", word.text)
        else:
            weighing.note("rank_missing", word.text)


def _unsaid(word: Word) -> str:
    return "acronym_unexplained" if word.is_acronym else "own_word_missing"


def _note_kinds_of_place(rest_left: list[Word], rest_right: list[Word], weighing: Weighing) -> None:
    """Note when one name speaks of a city and the other of a region; one word alone says little."""
    ours, theirs = ([word for word in rest if kind_word(word.fold)] for rest in (rest_left, rest_right))
    if ours and theirs:
        weighing.note("kind_of_place_differs", f"{ours[0].text} · {theirs[0].text}")
    for rest, kinds in ((rest_left, ours), (rest_right, theirs)):
        rest[:] = [word for word in rest if word not in kinds]


def _note_place(word: Word, other: OrganisationName, context: Context, weighing: Weighing) -> None:
    elsewhere = frozenset().union(*(known.places for known in other.words)) if other.words else frozenset()
    if word.places <= {"kazakhstan"}:
        weighing.note("light_word_missing", word.text)
    elif context.places:
        agrees = compatible(word.places, context.places)
        weighing.note("place_in_context" if agrees else "place_in_name_differs", word.text)
    elif elsewhere:
        agrees = compatible(word.places, elsewhere)
        weighing.note("place_in_name_wider" if agrees else "place_in_name_differs", word.text)
    else:
        weighing.note("place_in_name_missing", word.text)


def _note_distinction(pairs: list[_Pair], weighing: Weighing, *, type_: str, whole: bool) -> None:
    """Note when nothing that agrees sets the body apart, and when nothing is left that does not agree."""
    unsure = any(pair.likeness in {_Likeness.NEAR, _Likeness.SLIP} for pair in pairs)
    letter_by_letter = all(pair.likeness <= _Likeness.PLACE for pair in pairs)
    if whole and not unsure and sum(len(pair.left.text.split()) for pair in pairs) > 1:
        weighing.note("nothing_left_over")
        if letter_by_letter and type_ not in structure().common:
            weighing.note("whole_name_equal")
    names = {feature.name for feature in weighing}
    numbered = {"number_agrees", "body_place_agrees"} <= names
    described = type_ in structure().described and "meaning_agrees" in names
    if not (names & _TELLING or numbered or described):
        weighing.note("nothing_distinctive")
