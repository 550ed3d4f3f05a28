"""Finds names of persons by their shape, their words, and the offices and verbs beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.finders.naming import NameWords
from kg.extract.findings import Candidate, findings
from kg.extract.lexicon import lexicon
from kg.model import Span

_WORD = r"[^\W\d_]+(?:[-'’ʻ‘][^\W\d_]+)*"
_TOKEN = re.compile(
    rf"(?P<initial>(?<![\w-])(?:[^\W\d_]|[A-Z][a-z]h?|Дж)\.(?:-[^\W\d_]\.)?)(?!\s?[,;]\s?[A-Z][a-z]{{0,2}}\.)"
    rf"|(?P<word>{_WORD})|(?P<other>[\d_]|[^\w\s])"
)
_GAP = re.compile(r"[ \u00a0]{0,2}")
_NO_INITIAL = frozenset(
    {"dr", "mr", "ms", "st", "no", "jr", "г", "ул", "ж", "co", "ed", "vs", "sr", "пр", "т", "д", "к"}
)
_SUFFIX = re.compile(r"[-’'](?:[нтд][ыі]ң|[нтд][ыі]|[нтд]?[ае]н?|[мпб]ен|ға|ге|қа|ке|s)$")
_LIST_ITEM = re.compile(r"(?:^|\n)[ \t]*(?:[-–—•*✔▪►\d.)(]+[ \t]*)?$")
_AFTER_ITEM = re.compile(r"[ \u00a0]?(?:[,(–—|]|-\s)")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{5})[.!?…][ \u00a0]")
_LONGEST_NAME = 5
_SURE = 0.75
_REPEAT = 0.55
_LANGUAGES = ("en", "ru", "kk")

# Shapes of names, in the letters of NameWords.kind, `i` for initials, `v` for a particle, each with its score
# and the least support it needs: 0 none, 1 a verb of speech, 2 an office beside it or a place in a list.
_SHAPES = tuple(
    (re.compile(shape), score, context)
    for shape, score, context in (
        (r"g[gskxf]?i{1,2}[gskxfp]", 0.93, 0),
        (r"i{1,3}v{0,2}[gskfp]", 0.93, 0),
        (r"i{1,3}v{0,2}x", 0.86, 0),
        (r"[gskfp]i{1,3}", 0.92, 0),
        (r"xi{1,3}", 0.8, 0),
        (r"pg|[gsk]gp|[gskx]p[gskxf]|[gskxf][gk]p", 0.95, 0),
        (r"[gk]p", 0.9, 0),
        (r"[sxf]p", 0.8, 0),
        (r"g[gskf]{1,2}|sg|ff{1,2}g?|[fk]g|gv{1,2}[gskxf]", 0.85, 0),
        (r"gx", 0.8, 0),
        (r"xg|ks|kk|sk|fg", 0.66, 0),
        (r"[xf]s|ss|kx|fff|ff|ffx|fxf|sf|fs", 0.5, 1),
        (r"ggx|gxx|gvx|fxx|ffx", 0.85, 2),
        (r"xx|xk|sx|fx|xf|xv{1,2}[xsk]|fk", 0.3, 2),
        (r"xx[sgxk]|xff|xsk|xgs", 0.2, 2),
    )
)


@dataclass(frozen=True, slots=True)
class NamePart:
    """A word or initial that may belong to a name, with its kind."""

    start: int
    end: int
    text: str
    kind: str


@Language.factory("persons")
class Persons:
    """Proposes names of persons, in full, with initials, and repeated by surname."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002  (the factory's signature)
        table = lexicon(str(nlp.lang), "persons")
        context: dict[str, str] = table["context"]
        self._words = NameWords(str(nlp.lang))
        self._stop = frozenset(word for code in _LANGUAGES for word in _stop_words(code))
        self._particles = frozenset(table["context"]["particles"])
        self._role = re.compile(rf"(?<!\w){context['role']}", re.IGNORECASE if nlp.lang != "en" else 0)
        self._saying = re.compile(rf"[»”\"]?[ \u00a0](?:{context['saying']})")
        self._said_before = re.compile(rf"(?<!\w){context['saying']}\w*[ \u00a0]$")
        self._honorific = re.compile(rf"(?<!\w)(?:{context['honorific']})\.?[ \u00a0]$", re.IGNORECASE)
        self._behind = re.compile(rf"[ \u00a0](?:{context['behind']})(?!\w)")
        self._kin = re.compile(rf"[ \u00a0](?:{context['kin']})(?!\w)")
        self._no_person_before = re.compile(
            context["no_person_before"], re.IGNORECASE if nlp.lang != "en" else 0
        )
        self._no_person_after = re.compile(context["no_person_after"])

    def __call__(self, doc: Doc) -> Doc:
        """Add the candidates of the whole text."""
        found = list(self._full_names(findings(doc).text))
        findings(doc).candidates += [candidate for candidate, _ in found]
        findings(doc).candidates += self._repeats(findings(doc).text, found)
        return doc

    def _full_names(self, text: str) -> Iterator[tuple[Candidate, list[NamePart]]]:
        for run in self._runs(text):
            taken: set[int] = set()
            for score, first, size in sorted(self._windows(text, run), reverse=True):
                places = set(range(first, first + size))
                if taken.isdisjoint(places):
                    taken |= places
                    parts = run[first : first + size]
                    span = Span(parts[0].start, self._end(text, parts))
                    yield Candidate(span, "Person", min(0.99, score), "persons"), parts

    def _end(self, text: str, parts: list[NamePart]) -> int:
        kin = self._kin.match(text, parts[-1].end) if len(parts) == 1 else None
        return kin.end() if kin else parts[-1].end

    def _windows(self, text: str, run: list[NamePart]) -> Iterator[tuple[float, int, int]]:
        for first in range(len(run)):
            for size in range(1, min(_LONGEST_NAME, len(run) - first) + 1):
                score = self._score(text, run[first : first + size], run, first)
                if score > 0:
                    yield score, first, size

    def _score(self, text: str, parts: list[NamePart], run: list[NamePart], position: int) -> float:
        start, end = parts[0].start, parts[-1].end
        touching = (position + len(parts) < len(run)) + (position > 0)
        if len(parts) == 1 and touching:
            return 0.0
        shape = _shape("".join(part.kind for part in parts)) if len(parts) > 1 else (0.0, 0)
        if shape is None or self._is_namesake(text, start, end):
            return 0.0
        if len(parts) == 1:
            return self._single(text, parts[0])
        support = self._support(text, start, end)
        return shape[0] + 0.1 * support + 0.02 * len(parts) - 0.1 * touching if support >= shape[1] else 0.0

    def _single(self, text: str, part: NamePart) -> float:
        if part.kind in "iv":
            return 0.0
        if self._honorific.search(text[max(0, part.start - 20) : part.start]) or self._behind.match(
            text, part.end
        ):
            return 0.75
        return 0.0

    def _support(self, text: str, start: int, end: int) -> int:
        line = max(text.rfind("\n", max(0, start - 90), start) + 1, start - 90, 0)
        before, after = text[line:start], text[end : end + 60].split("\n")[0]
        item = bool(_LIST_ITEM.search(text[max(0, start - 12) : start])) and bool(_AFTER_ITEM.match(after))
        office = bool(self._role.search(_SENTENCE_END.split(before)[-1]))
        follows = _AFTER_ITEM.match(after) is not None and self._role.search(after) is not None
        speech = bool(self._saying.match(after)) or bool(self._said_before.search(before))
        return 2 * (office or follows or item) + speech

    def _is_namesake(self, text: str, start: int, end: int) -> bool:
        return (
            self._no_person_before.search(text[max(0, start - 40) : start]) is not None
            or self._no_person_after.match(text[end : end + 40]) is not None
        )

    def _runs(self, text: str) -> Iterator[list[NamePart]]:
        run: list[NamePart] = []
        for match in _TOKEN.finditer(text):
            part = self._part(match)
            if run and (part is None or not self._adjoins(text, run[-1], part)):
                yield _trimmed(run)
                run = []
            if part:
                run.append(part)
        yield _trimmed(run)

    def _adjoins(self, text: str, left: NamePart, right: NamePart) -> bool:
        if _GAP.fullmatch(text, left.end, right.start) is None:
            return False
        return _is_cyrillic(left) == _is_cyrillic(right) or "i" in (left.kind, right.kind)

    def _part(self, match: re.Match[str]) -> NamePart | None:
        start, end, word = match.start(), match.end(), match.group()
        if match.lastgroup == "initial":
            letters = word.rstrip(".")
            if not word[0].isupper() or (letters.lower() in _NO_INITIAL and len(letters) > 1):
                return None
            return NamePart(start, end, word, "i")
        if match.lastgroup != "word":
            return None
        if word in self._particles:
            return NamePart(start, end, word, "v")
        suffix = _SUFFIX.search(word)
        if suffix:
            word, end = word[: suffix.start()], end - len(suffix.group())
        if not word[0].isupper() or (len(word) < 2 and not word.isalpha()) or word.lower() in self._stop:
            return None
        kind = self._words.kind(word)
        if word.isupper() and len(word) > 1 and kind in "xkf":
            return None
        return NamePart(start, end, word, kind)

    def _repeats(self, text: str, found: list[tuple[Candidate, list[NamePart]]]) -> list[Candidate]:
        surnames: set[str] = set()
        for candidate, parts in found:
            words = [part.text for part in parts if part.kind not in "ipvg" and len(part.text) > 2]
            if len(parts) > 1 and candidate.score >= _SURE:
                surnames |= {key for word in words for key in self._words.stems(word)}
        taken = sorted((candidate.span.start, candidate.span.end) for candidate, _ in found)
        starts = {offset for start, end in taken for offset in range(start, end)}
        repeats = []
        for match in re.finditer(_WORD, text):
            if not match.group()[0].isupper() or match.start() in starts:
                continue
            part = self._part_of(match)
            if part and self._repeats_one(text, part, surnames):
                span = Span(part.start, part.end)
                repeats.append(Candidate(span, "Person", _REPEAT, "persons.repeat"))
        return repeats

    def _repeats_one(self, text: str, part: NamePart, surnames: set[str]) -> bool:
        known = not self._words.stems(part.text).isdisjoint(surnames)
        return known and not self._is_namesake(text, part.start, part.end)

    def _part_of(self, match: re.Match[str]) -> NamePart | None:
        word, end = match.group(), match.end()
        suffix = _SUFFIX.search(word)
        if suffix:
            word, end = word[: suffix.start()], end - len(suffix.group())
        if len(word) < 3 or word.lower() in self._stop:
            return None
        return NamePart(match.start(), end, word, self._words.kind(word))


@cache
def _shape(kinds: str) -> tuple[float, int] | None:
    return next(((score, least) for shape, score, least in _SHAPES if shape.fullmatch(kinds)), None)


def _stop_words(language: str) -> list[str]:
    words: str = lexicon(language, "persons")["stop"]["words"]
    return words.split()


def _is_cyrillic(part: NamePart) -> bool:
    return "\u0400" <= part.text[0] <= "\u04ff"


def _trimmed(run: list[NamePart]) -> list[NamePart]:
    while run and run[-1].kind == "v":
        run = run[:-1]
    while run and run[0].kind == "v":
        run = run[1:]
    return run
