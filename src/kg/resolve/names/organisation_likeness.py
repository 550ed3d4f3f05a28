"""Compares two names of organisations, word by word, and notes what speaks for and against one body."""

from collections.abc import Iterable, Sequence

from kg.resolve.names.concepts import kinds_of
from kg.resolve.names.contexts import Context
from kg.resolve.names.evidence import Weighing
from kg.resolve.names.gazetteer import HOME, compatible, kind_word
from kg.resolve.names.legal_forms import alike
from kg.resolve.names.organisations import OrganisationName, Word, structure
from kg.resolve.names.persons import given_names
from kg.resolve.names.word_alignment import Likeness, WordPair, align, expansion, likeness

_SAID, _LONG = 6, 7
_SHORT_ACRONYM = 3
_TELLING = frozenset({
    "own_word_agrees", "own_word_respelled", "word_slip", "named_after_same", "place_in_name_agrees",
    "acronym_expands", "long_acronym_expands", "place_in_context", "word_in_context", "unit_of_same_body",
    "whole_name_equal",
})  # fmt: skip


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
    aligned = align(left.words, right.words)
    pairs = aligned.pairs
    rest_left, rest_right = (
        [word for word in rest if word not in honoured] for rest in (aligned.left, aligned.right)
    )
    _note_acronyms(rest_left, rest_right, weighing)
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
    matched = {
        word for one in ours for other in theirs if likeness(one, other) is not None for word in (one, other)
    }
    if matched:
        weighing.note("named_after_same", (left.honoured or right.honoured)[-1].text)
    elif left.honoured and right.honoured:
        weighing.note("named_after_other", f"{left.honoured[-1].text} · {right.honoured[-1].text}")
    else:
        weighing.note("named_after_missing")
    return matched


def _note_acronyms(left: list[Word], right: list[Word], weighing: Weighing) -> None:
    """Note the acronyms made of the initials of words in the other name, and take both out."""
    for ours, theirs in ((left, right), (right, left)):
        for word in list(ours):
            if word.is_acronym and len(theirs) > 1 and (run := expansion(word, theirs)):
                feature = "long_acronym_expands" if len(run) > _SHORT_ACRONYM else "acronym_expands"
                weighing.note(feature, f"{word.text} · {' '.join(part.text for part in run)}")
                ours.remove(word)
                for part in run:
                    theirs.remove(part)


def _note_bodies(
    pairs: Sequence[WordPair], rest_left: list[Word], rest_right: list[Word], weighing: Weighing
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


def _note_pairs(pairs: Sequence[WordPair], weighing: Weighing, *, type_: str) -> None:
    own = 0
    for pair in pairs:
        if _is_body(pair.left) and _is_body(pair.right):
            continue
        feature = _agreement(pair, type_)
        if feature == "own_word_agrees":
            own += 1
            feature = "own_word_agrees" if own == 1 else "further_own_word_agrees"
        weighing.note(feature, f"{pair.left.text} · {pair.right.text}")
        if feature == "own_word_agrees" and _is_rare(pair.left) and _is_rare(pair.right):
            weighing.note("own_word_rare", pair.left.text)
    quoted = [pair for pair in pairs if pair.left.quoted and pair.right.quoted]
    if _order(quoted, 0) != _order(quoted, 1):
        weighing.note("own_words_in_other_order")


def _is_rare(word: Word) -> bool:
    """Tell whether a word of a name's own is hardly anybody else's."""
    known = word.concepts or word.places or word.sound in given_names()
    return not known and len(word.fold) >= _LONG


def _order(pairs: Sequence[WordPair], side: int) -> list[int]:
    """Return the pairs as numbers, in the order in which they stand in the left (0) or right (1) name."""
    return sorted(range(len(pairs)), key=lambda number: (pairs[number].left, pairs[number].right)[side].at)


def _agreement(pair: WordPair, type_: str) -> str:
    """Name the feature that a pair of words amounts to."""
    left, right = pair.left, pair.right
    own = left.is_plain or right.is_plain
    match pair.likeness:
        case Likeness.SLIP:
            return "place_slip" if left.places or right.places else "word_slip"
        case Likeness.NEAR:
            return "meaning_near"
        case Likeness.MEANING:
            translated = left.quoted and right.quoted and type_ == "Company"
            return "brand_translated" if translated else "meaning_agrees"
    if left.places and right.places and not (left.quoted and right.quoted):
        return "place_in_name_agrees"
    if own and type_ == "Company" and _is_respelled(left.text, right.text):
        return "own_word_respelled"
    return "own_word_agrees" if own else "meaning_agrees"


def _is_respelled(left: str, right: str) -> bool:
    """Tell whether two Latin spellings of a brand differ, which owners choose with care."""
    return left.isascii() and right.isascii() and left.casefold() != right.casefold()


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
    if word.places <= {HOME}:
        weighing.note("light_word_missing", word.text)
    elif context.places:
        agrees = compatible(word.places, context.places)
        weighing.note("place_in_context" if agrees else "place_in_name_differs", word.text)
    elif elsewhere:
        agrees = compatible(word.places, elsewhere)
        weighing.note("place_in_name_wider" if agrees else "place_in_name_differs", word.text)
    else:
        weighing.note("place_in_name_missing", word.text)


def _note_distinction(pairs: Sequence[WordPair], weighing: Weighing, *, type_: str, whole: bool) -> None:
    """Note when nothing that agrees sets the body apart, and when nothing is left that does not agree."""
    unsure = any(pair.likeness in {Likeness.NEAR, Likeness.SLIP} for pair in pairs)
    letter_by_letter = all(pair.likeness <= Likeness.PLACE for pair in pairs)
    if whole and not unsure and sum(len(pair.left.text.split()) for pair in pairs) > 1:
        weighing.note("nothing_left_over")
        if letter_by_letter and type_ not in structure().common:
            weighing.note("whole_name_equal")
    names = {feature.name for feature in weighing}
    numbered = {"number_agrees", "body_place_agrees"} <= names
    described = type_ in structure().described and "meaning_agrees" in names
    if not (names & _TELLING or numbered or described):
        weighing.note("nothing_distinctive")
