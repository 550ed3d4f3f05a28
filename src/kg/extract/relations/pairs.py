"""Pairs of referents that may be related, each with the places that speak of both and what is seen there.

A place is two mentions in one sentence, a list header and an item, two items of one list, or mentions in
sentences that follow one another. What is seen is a set of feature strings: words between and around the
mentions, trigger classes, order and distance, as in feature-based relation extraction (Zhou et al. 2005,
"Exploring various knowledge in relation extraction").
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.extract.findings import Referent
from kg.extract.relations.context import Context, Named, Sentence
from kg.extract.relations.tokens import Token, Tokens
from kg.model import Span

GROUPS = {
    ("Organization", "Organization"): "organizations",
    ("Person", "Organization"): "membership",
    ("Organization", "Event"): "events",
    ("Person", "Event"): "events",
    ("Organization", "Place"): "places",
    ("Event", "Place"): "places",
    ("Organization", "LegalAct"): "acts",
    ("Event", "LegalAct"): "acts",
    ("Agreement", "LegalAct"): "acts",
    ("Programme", "LegalAct"): "acts",
    ("Organization", "Programme"): "acts",
    ("Event", "Programme"): "acts",
    ("Organization", "Sector"): "sectors",
    ("Person", "Agreement"): "signatures",
}
_LETTERS = "ⓄⓅⒺⒶⓁ"
_REACH = 3
_PLACES = 8
_ITEMS = 12
_KIND = {
    "University": "edu", "College": "edu", "School": "edu", "ResearchInstitute": "edu", "Company": "firm",
    "GovernmentBody": "state", "Association": "body", "Alliance": "alliance", "Unit": "unit", "NGO": "body",
    "InternationalOrganization": "body", "Person": "person", "Event": "event", "Agreement": "agreement",
    "LegalAct": "act", "Programme": "programme", "Place": "place", "Sector": "sector",
}  # fmt: skip
_WITH_KINDS = (
    "bf",
    "b#",
    "e#",
    "ia:",
    "ib:",
    "p1",
    "q1",
    "d",
    "coord",
    "s#",
    "hs#",
    "z#",
    "he#",
    "gf",
    "gia",
    "gib:",
    "gp1",
    "gq1",
    "gb#",
    "R",
)
_JOINERS = frozenset([",", ";", "/", "and", "и", "а", "также", "және", "мен", "пен", "бен", "&", "plus"])
_TRANSPARENT = frozenset(
    ["«", "»", "“", "”", '"', "-", "the", "в", "ағни", "дың", "дің", "тың", "тің", "ның", "нің"]
)


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where a pair is spoken of: two mentions, the sentence or sentences, and what is seen."""

    subject: Named
    object: Named
    evidence: Span
    features: tuple[str, ...]


@dataclass(slots=True, eq=False)
class Pair:
    """Two referents with the places that speak of both and what is known of them as such."""

    group: str
    subject: Referent
    object: Referent
    features: tuple[str, ...] = ()
    places: list[Place] = field(default_factory=list)

    def all_features(self) -> set[str]:
        """What is seen anywhere."""
        return set(self.features).union(*(place.features for place in self.places))


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """A sentence with its tokens, the positions of mentions among them and what the whole shows."""

    sentence: Sentence
    tokens: list[Token]
    mentions: list[tuple[int, Named]]
    groups: dict[int, tuple[int, int]]
    whole: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Hint:
    """What a rule read: that two mentions are related, by which pattern, in which sentence."""

    subject: Named
    object: Named
    evidence: Span
    rule: str


class Pairs:
    """Lists the pairs of a document in one language."""

    def __init__(self, language: str) -> None:
        self._tokens = Tokens(language)

    def of(self, seen: Context, hints: Iterable[Hint] = ()) -> Iterator[Pair]:
        """Yield every pair of referents that some place or hint speaks of."""
        lines = [self._line(sentence) for sentence in seen.sentences]
        found = _Found()
        for hint in hints:
            found.hint(hint)
        for line in lines:
            _within(found, line)
            if line.sentence.header is not None:
                _header(found, lines[line.sentence.header.order], line)
        _items(found, lines)
        _across(found, lines, seen)
        yield from found.pairs(seen)

    def _line(self, sentence: Sentence) -> _Line:
        tokens = self._tokens.of(sentence)
        mentions = [(index, token.named) for index, token in enumerate(tokens) if token.named is not None]
        return _Line(sentence, tokens, mentions, coordination(tokens), tuple(_whole(tokens)))


class _Found:
    """Collects places by pair of referents."""

    def __init__(self) -> None:
        self._pairs: dict[tuple[int, int], Pair] = {}

    def add(self, a: Named, b: Named, evidence: Span, prefix: str, features: list[str]) -> None:
        """Note a place for both directions that may be related; `<` marks the reversed one."""
        self._one(a, b, evidence, f"{prefix}>", features)
        self._one(b, a, evidence, f"{prefix}<", features)

    def hint(self, hint: Hint) -> None:
        """Note the place of a rule."""
        self._one(hint.subject, hint.object, hint.evidence, "R", [":" + hint.rule])

    def _one(self, subject: Named, target: Named, evidence: Span, prefix: str, features: list[str]) -> None:
        group = GROUPS.get((subject.family, target.family))
        if group is None or subject.referent is target.referent:
            return
        key = (id(subject.referent), id(target.referent))
        pair = self._pairs.setdefault(key, Pair(group, subject.referent, target.referent))
        if len(pair.places) < _PLACES:
            kinds = f"|{_KIND[subject.referent.type]}>{_KIND[target.referent.type]}"
            seen = (
                prefix,
                *(prefix + feature for feature in features),
                *(prefix + feature + kinds for feature in features if feature.startswith(_WITH_KINDS)),
            )
            pair.places.append(Place(subject, target, evidence, seen))

    def pairs(self, seen: Context) -> Iterator[Pair]:
        """Yield the pairs, each with what is known of its referents."""
        counts = Counter(id(named.referent) for named in seen.named)
        for pair in self._pairs.values():
            a, b = pair.subject, pair.object
            pair.features = (
                f"T:{a.type}", f"U:{b.type}", f"TU:{a.type} {b.type}",
                f"ca{min(counts[id(a)], 4)}", f"cb{min(counts[id(b)], 4)}",
            )  # fmt: skip
            yield pair


def _whole(tokens: list[Token]) -> Iterator[str]:
    for stem in {token.stem for token in tokens}:
        yield f"s:{stem}"
    for name in {name for token in tokens for name in token.classes}:
        yield f"s#{name}"
    words = [token for token in tokens if token.is_word][-3:]
    for token in words:
        yield f"e:{token.stem}"
        yield from (f"e#{name}" for name in token.classes)
    yield "e2:" + " ".join(token.stem for token in words[-2:])
    for letter in _LETTERS:
        yield f"N{letter}{min(sum(token.stem == letter for token in tokens), 4)}"


def _within(found: _Found, line: _Line) -> None:
    evidence = line.sentence.span
    for index, (i, a) in enumerate(line.mentions):
        for nested in a.inside:
            found.add(a, nested, evidence, "in", [])
        for j, b in line.mentions[index + 1 : index + 25]:
            if (a.family, b.family) in GROUPS or (b.family, a.family) in GROUPS:
                found.add(a, b, evidence, "", _between(line, i, j))


def _between(line: _Line, i: int, j: int) -> list[str]:
    tokens = line.tokens
    between = tokens[i + 1 : j]
    stems = [token.stem for token in between]
    features = [f"d{_bucket(j - i)}", *line.whole]
    features += {f"b:{stem}" for stem in stems}
    features += {f"b#{name}" for token in between for name in token.classes}
    if len(stems) <= 7:
        features.append("bf:" + " ".join(stems))
        features.append(
            "bf#" + " ".join(token.classes[0] if token.classes else _shape(token) for token in between)
        )
    features += {f"bb:{x} {y}" for x, y in pairwise(stems)}
    features += _around("p", tokens[max(0, i - 4) : i], nearest=-1)
    features += _around("q", tokens[j + 1 : j + 5], nearest=0)
    features += [
        "ia:" + " ".join(stems[:1]), "ia2:" + " ".join(stems[:2]),
        "ib:" + " ".join(stems[-1:]), "ib2:" + " ".join(stems[-2:]),
    ]  # fmt: skip
    features += {f"z#{name}" for token in tokens[max(0, i - 6) : j + 7] for name in token.classes}
    features += [f"n{letter}{min(stems.count(letter), 3)}" for letter in _LETTERS]
    features += _reduced(line, i, j)
    return features


def _reduced(line: _Line, i: int, j: int) -> list[str]:
    """The same with coordinated names taken as one: «Ⓞ, Ⓞ and Ⓞ signed with Ⓞ» reads «Ⓞ signed with Ⓞ»."""
    tokens = line.tokens
    first, second = line.groups.get(i, (i, i)), line.groups.get(j, (j, j))
    if first == second:
        features = ["coordinated", f"size{min(second[1] - second[0], 8) // 2}"]
    else:
        between = [token.stem for token in tokens[first[1] + 1 : second[0]]]
        classes = [
            token.classes[0] if token.classes else _shape(token) for token in tokens[first[1] + 1 : second[0]]
        ]
        features = [f"g:{first != (i, i)}{second != (j, j)}", f"gd{_bucket(len(between) + 1)}"]
        features += [
            "gia:" + " ".join(between[:1]),
            "gib:" + " ".join(between[-1:]),
            "gib2:" + " ".join(between[-2:]),
        ]
        if len(between) <= 8:
            features += ["gf:" + " ".join(between), "gf#" + " ".join(classes)]
        features += {f"gb#{name}" for token in tokens[first[1] + 1 : second[0]] for name in token.classes}
    features += ["g" + f for f in _around("p", tokens[max(0, first[0] - 3) : first[0]], nearest=-1)]
    features += ["g" + f for f in _around("q", tokens[second[1] + 1 : second[1] + 4], nearest=0)]
    return features


def coordination(tokens: list[Token]) -> dict[int, tuple[int, int]]:
    """Map the positions of coordinated mentions of one kind to the first and last position of their row."""
    rows: list[list[int]] = []
    for index, token in enumerate(tokens):
        if token.named is None:
            continue
        if rows and tokens[rows[-1][-1]].stem == token.stem and _joins(tokens[rows[-1][-1] + 1 : index]):
            rows[-1].append(index)
        else:
            rows.append([index])
    return {index: (row[0], row[-1]) for row in rows if len(row) > 1 for index in row}


def _joins(tokens: list[Token]) -> bool:
    depth, joined, plain = 0, False, 0
    for token in tokens:
        depth += (token.stem == "(") - (token.stem == ")")
        if depth or token.stem == ")":
            continue
        if token.stem in _JOINERS:
            joined = True
        elif token.stem not in _TRANSPARENT:
            plain += 1
    return joined and depth == 0 and not plain


def _around(name: str, tokens: list[Token], nearest: int) -> list[str]:
    stems = [token.stem for token in tokens]
    features = [f"{name}:{stem}" for stem in stems]
    features += [f"{name}#{cls}" for token in tokens for cls in token.classes]
    edge = stems[-2:] if nearest else stems[:2]
    features.append(f"{name}2:" + " ".join(edge))
    if stems:
        features.append(f"{name}1:{stems[nearest]}")
    return features


def _shape(token: Token) -> str:
    return "w" if token.is_word else token.stem


def _header(found: _Found, header: _Line, item: _Line) -> None:
    shown = ["h" + feature for feature in header.whole]
    evidence = Span(header.sentence.span.start, item.sentence.span.end)
    for position, (i, b) in enumerate(item.mentions):
        beside = _beside(item, i)
        for _, a in header.mentions:
            found.add(a, b, evidence, "H", [*shown, *beside, f"m{min(position, 3)}"])


def _beside(line: _Line, i: int) -> list[str]:
    return _around("p", line.tokens[max(0, i - 4) : i], nearest=-1) + _around(
        "q", line.tokens[i + 1 : i + 5], nearest=0
    )


def _items(found: _Found, lines: list[_Line]) -> None:
    """The first organisations of the items of one list."""
    for index, line in enumerate(lines):
        header = line.sentence.header
        if header is None or not line.mentions:
            continue
        shown = ["h" + feature for feature in lines[header.order].whole]
        for other in lines[index + 1 : index + _ITEMS]:
            if other.sentence.header is not header:
                break
            if other.mentions:
                evidence = Span(header.span.start, other.sentence.span.end)
                found.add(line.mentions[0][1], other.mentions[0][1], evidence, "I", shown)


def _across(found: _Found, lines: list[_Line], seen: Context) -> None:
    counts = Counter(id(named.referent) for named in seen.named)
    last: dict[str, tuple[int, Named]] = {}
    for index, line in enumerate(lines):
        for i, b in line.mentions:
            shown = [*line.whole, *_beside(line, i)]
            for distance, earlier in enumerate(reversed(lines[max(0, index - _REACH) : index]), 1):
                evidence = Span(earlier.sentence.span.start, line.sentence.span.end)
                for k, (j, a) in enumerate(earlier.mentions[:25]):
                    if a.referent is b.referent:
                        continue
                    features = [
                        *shown, f"d{distance}", f"k{min(k, 2)}", f"K{min(len(earlier.mentions) - k, 3)}",
                        f"ca{min(counts[id(a.referent)], 4)}",
                        *("l" + f for f in earlier.whole if f.startswith(("s#", "e#", "N"))),
                        *("l" + f for f in _beside(earlier, j) if f.startswith(("p#", "q#", "p1", "q1"))),
                    ]  # fmt: skip
                    found.add(a, b, evidence, "F", features)
            for family, (order, a) in last.items():
                if (
                    index - order > _REACH
                    and a.referent is not b.referent
                    and family in ("Event", "Agreement", "LegalAct")
                ):
                    evidence = line.sentence.span
                    found.add(a, b, evidence, "L", [*shown, f"ca{min(counts[id(a.referent)], 4)}"])
        for _, b in line.mentions:
            last[b.family] = (index, b)


def _bucket(distance: int) -> int:
    return distance if distance < 4 else min(distance.bit_length() + 1, 8)
