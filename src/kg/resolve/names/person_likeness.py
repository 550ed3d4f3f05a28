"""Compares two names of persons, word by word, and notes what speaks for and against one person."""

from dataclasses import dataclass
from enum import IntEnum
from functools import partial

from rapidfuzz.distance import OSA

from kg.resolve.names.evidence import Weighing
from kg.resolve.names.pairing import paired
from kg.resolve.names.persons import (
    NameWord,
    PersonName,
    gender_of,
    given_names,
    initial_fits,
    likely_given,
)
from kg.resolve.names.script import consonants, sound

_LONG = 5
_CLIPPED = 3
_VOWELS = frozenset("aeiou")


class _Likeness(IntEnum):
    """How two words of names agree, the best first."""

    EQUAL = 0
    SPELLING = 1
    INFLECTED = 2
    SLIP = 3
    CLIPPED = 4
    GENDER = 5


@dataclass(frozen=True, slots=True)
class _Pair:
    left: NameWord
    right: NameWord
    likeness: _Likeness


def compare_persons(left: PersonName, right: PersonName, weighing: Weighing, *, one_language: bool) -> None:
    """Note how two names agree; `one_language` says that both are written in the same one."""
    pairs, rest_left, rest_right = _aligned(left.words, right.words, one_language=one_language)
    if left.former or right.former:
        pairs, rest_left, rest_right = _by_former(left, right, pairs, rest_left, rest_right, weighing)
    fitting, used = _initials(left, right, rest_left, rest_right, weighing)
    rest_left = [word for word in rest_left if word not in used]
    rest_right = [word for word in rest_right if word not in used]
    _note_words(pairs, rest_left, rest_right, weighing)
    _note_fathers(left, right, weighing)
    fathers = left.father is not None and right.father is not None
    if len(pairs) + fitting + fathers < 2:
        weighing.note("name_of_one_word")
    if (left.led or right.led) and len(left.words) == len(right.words) == 1 and _may_be_woman(left):
        weighing.note("case_unclear")
    if _gender(left) and _gender(right) and _gender(left) != _gender(right):
        weighing.note("gender_differs")


def _aligned(
    left: tuple[NameWord, ...], right: tuple[NameWord, ...], *, one_language: bool
) -> tuple[list[_Pair], list[NameWord], list[NameWord]]:
    found, rest_left, rest_right = paired(left, right, partial(_likeness, one_language=one_language))
    return [_Pair(*pair) for pair in found], rest_left, rest_right


def _likeness(left: NameWord, right: NameWord, *, one_language: bool) -> _Likeness | None:
    one, other = left.readings[0], right.readings[0]
    if one.key == other.key:
        return _Likeness.EQUAL
    if not left.sounds.isdisjoint(right.sounds):
        return _Likeness.SPELLING
    if _share_reading(left, right):
        genders = {one.gender, other.gender}
        bases = {one.key.removesuffix("a"), other.key.removesuffix("a")}
        if genders == {"f", "m"} and len(bases) == 1:
            return _Likeness.GENDER
        return _Likeness.INFLECTED
    if genders_only(one.key, other.key):
        return _Likeness.GENDER
    if _is_slip(left, right) and one_language:
        return _Likeness.SLIP
    if _is_clipped(one.key, other.key):
        return _Likeness.CLIPPED
    return None


def genders_only(one: str, other: str) -> bool:
    """Tell whether two folded surnames are the man's and the woman's form of one."""
    short, long = sorted((one, other), key=len)
    return long in {short + "a", short.removesuffix("i") + "aia"} and short.endswith(
        ("ov", "ev", "in", "ski")
    )


def _share_reading(left: NameWord, right: NameWord) -> bool:
    ours = {sound(reading.key) for reading in left.readings}
    theirs = {sound(reading.key) for reading in right.readings}
    if (ours & right.sounds) or (theirs & left.sounds) or _share_base(left, right):
        return True
    return (likely_given(right) and _loses_vowel(left, right)) or (
        likely_given(left) and _loses_vowel(right, left)
    )


def _share_base(left: NameWord, right: NameWord) -> bool:
    """Tell whether both are case forms of one given name, or of one surname with a telling ending."""
    ours, theirs = ({r.key for r in word.readings if r.inflected} for word in (left, right))
    return any(sound(key) in given_names() or gender_of(key) for key in ours & theirs)


def _loses_vowel(inflected: NameWord, given: NameWord) -> bool:
    """Tell whether a word is a case of a given name that loses a vowel in it, such as Павлом of Павел."""
    whole = given.readings[0].key
    without = whole[:-2] + whole[-1:]
    return whole[-2:-1] in _VOWELS and any(
        reading.inflected and reading.key == without for reading in inflected.readings
    )


def _is_slip(left: NameWord, right: NameWord) -> bool:
    """Tell whether one letter in a long word was misread, and neither word is a name of its own."""
    one, other = left.readings[0].key, right.readings[0].key
    if min(len(one), len(other)) < _LONG or OSA.distance(one, other) > 1 or one[:1] != other[:1]:
        return False
    return not (likely_given(left) and likely_given(right))


def _is_clipped(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    ending = long[len(short) :]
    return len(short) >= _CLIPPED and long.startswith(short) and ending in {
        "ov", "ova", "ev", "eva", "uli", "kizi", "in", "ina", "bai", "bek", "khan", "han",
    }  # fmt: skip


def _by_former(
    left: PersonName,
    right: PersonName,
    pairs: list[_Pair],
    rest_left: list[NameWord],
    rest_right: list[NameWord],
    weighing: Weighing,
) -> tuple[list[_Pair], list[NameWord], list[NameWord]]:
    if left.former and right.former:
        agree = _aligned(left.former, right.former, one_language=True)[0]
        weighing.note("former_surname_agrees" if agree else "former_surname_differs")
        return pairs, rest_left, rest_right
    found = (
        _aligned(left.former, tuple(rest_right), one_language=True)[0]
        or _aligned(tuple(rest_left), right.former, one_language=True)[0]
    )
    if not found:
        return pairs, rest_left, rest_right
    weighing.note("former_surname_agrees", found[0].left.text)
    matched = {found[0].left, found[0].right}
    given = {word for pair in pairs for word in (pair.left, pair.right)}
    pairs = [*pairs, found[0]]
    surnames = {word for word in (*rest_left, *rest_right) if word not in matched and word not in given}
    return (
        pairs,
        [word for word in rest_left if word not in matched | surnames],
        [word for word in rest_right if word not in matched | surnames],
    )


def _initials(
    left: PersonName,
    right: PersonName,
    rest_left: list[NameWord],
    rest_right: list[NameWord],
    weighing: Weighing,
) -> tuple[int, set[NameWord]]:
    """Note how initials agree with the words left over, and with the initials of the other name."""
    used: set[NameWord] = set()
    fitting = 0
    for name, other, words in ((left, right, rest_right), (right, left, rest_left)):
        if not name.initials or other.initials:
            continue
        first, *more = name.initials
        fits = [word for word in words if initial_fits(first, word)]
        if fits:
            used.add(fits[0])
            fitting += 1
            weighing.note("initial_fits", f"{first}. {fits[0].text}")
        elif words:
            used.add(words[0])
            weighing.note("initial_differs", f"{first}. {words[0].text}")
        if more and other.father:
            agrees = sound(other.father)[:1] == sound(more[0])[:1]
            weighing.note("second_initial_fits" if agrees else "initial_differs", more[0])
    if left.initials and right.initials:
        for place, (one, two) in enumerate(zip(left.initials, right.initials, strict=False)):
            if sound(one)[:1] != sound(two)[:1]:
                weighing.note("initial_differs", f"{one}. {two}.")
            else:
                fitting += place == 0
                weighing.note("second_initial_fits" if place else "initial_fits", f"{one}. {two}.")
    return fitting, used


def _note_words(
    pairs: list[_Pair], rest_left: list[NameWord], rest_right: list[NameWord], weighing: Weighing
) -> None:
    for pair in pairs:
        detail = f"{pair.left.text} · {pair.right.text}"
        weighing.note(f"word_{pair.likeness.name.lower()}", detail)
    for one, other in zip(rest_left, rest_right, strict=False):
        weighing.note(_difference(one, other, pairs), f"{one.text} · {other.text}")
    for word in (*rest_left[len(rest_right) :], *rest_right[len(rest_left) :]):
        weighing.note("part_of_double_missing" if word.double else "word_missing", word.text)


def _difference(one: NameWord, other: NameWord, pairs: list[_Pair]) -> str:
    """Name the difference: a woman's surname may have changed by marriage where the given name agrees."""
    surnames = not (likely_given(one) or likely_given(other))
    women = one.readings[0].gender == other.readings[0].gender == "f"
    return "surname_of_woman_differs" if surnames and women and pairs else "word_differs"


def _note_fathers(left: PersonName, right: PersonName, weighing: Weighing) -> None:
    if left.father is None or right.father is None:
        return
    one, other = (sound(father).rstrip("iua") for father in (left.father, right.father))
    agree = one == other or (consonants(one) == consonants(other) and one[0] == other[0])
    weighing.note("patronymic_agrees" if agree else "patronymic_differs", f"{one} · {other}")


def _may_be_woman(name: PersonName) -> bool:
    return any(
        reading.gender == "f" and not reading.inflected for word in name.words for reading in word.readings
    )


def _gender(name: PersonName) -> str | None:
    if name.patronymic_gender:
        return name.patronymic_gender
    genders = {word.readings[0].gender for word in name.words if len(word.readings) == 1} - {None}
    return genders.pop() if len(genders) == 1 else None
