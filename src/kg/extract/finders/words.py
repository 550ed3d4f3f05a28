"""The surface that the organisation finders read: words, the gaps between them and quotations, by offset."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from kg.model import Span

_WORD = re.compile(
    r"(?<!\w)(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][a-zа-яёһ]?\.)+(?:-[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\.)*(?=\s?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])"
    r"|(?<!\w)(?:No|Nr|St|им|ак|акад|проф|г)\.(?=\s?\w)"
    r"|[^\W_]+(?:[-–'’&/.][^\W_]+)*\+?|[№&+]"
)
_KAZAKH_SUFFIX = re.compile(
    r"-(?:[нтд][ыі]ң|[нтд][ыі]|[нтд]?[ае]н?|[дт]ағы|[дт]егі|нда|нде|[мпб]ен|ға|ге|қа|ке|ғы|гі)$"
)
_QUOTE = re.compile(r"[«»“”„\"\n]")
_LEADING = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\w*(?: [\w-]+){0,2} ")
_OPENERS, _CLOSERS = "«“„", "»”"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or one of the signs № & +."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def latin(self) -> bool:
        """Whether the first letter is a Latin one."""
        return self.text[0].isascii() or self.text[0] in "ÄÖÜÇŞİÉÁÅØ"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch: `span` with its marks, `inside` without them, `depth` 0 for an outermost one."""

    span: Span
    inside: Span
    depth: int

    @property
    def length(self) -> int:
        """How many characters it has, marks included."""
        return self.span.end - self.span.start


@dataclass
class Surface:
    """A text with its words and quotations in order."""

    text: str
    words: list[Word] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> "Surface":
        """Read a text; a hyphened Kazakh case suffix belongs to no word."""
        return cls(text, [_word(match, text) for match in _WORD.finditer(text)])

    def gap(self, index: int) -> str:
        """Return what stands between a word and the next one, a newline behind the last word."""
        if not 0 <= index < len(self.words) - 1:
            return "\n"
        return self.text[self.words[index].end : self.words[index + 1].start]

    def joined(self, index: int) -> bool:
        """Tell whether only blanks stand between a word and the next one."""
        gap = self.gap(index)
        return "\n" not in gap and not gap.strip()

    @cached_property
    def starts(self) -> dict[int, int]:
        """The index of each word by its offset."""
        return {word.start: index for index, word in enumerate(self.words)}

    @cached_property
    def ends(self) -> dict[int, int]:
        """The index of each word by the offset of its end."""
        return {word.end: index for index, word in enumerate(self.words)}

    @cached_property
    def quotations(self) -> list[Quotation]:
        """All quotations, each within its line; marks that are missing at the end are made up for."""
        return _quotations(self.text)

    @cached_property
    def quotation_at(self) -> dict[int, Quotation]:
        """The quotation by the offset of its opening mark."""
        return {quotation.span.start: quotation for quotation in self.quotations}

    def quotation_after(self, offset: int) -> Quotation | None:
        """Return the quotation that opens at an offset or one blank behind it."""
        found = self.quotation_at.get(offset)
        if found is None and self.text[offset : offset + 1] in (" ", "\u00a0"):
            found = self.quotation_at.get(offset + 1)
        return found

    @cached_property
    def _quotation_ends(self) -> dict[int, Quotation]:
        return {quotation.span.end: quotation for quotation in self.quotations}

    def quotation_before(self, offset: int) -> Quotation | None:
        """Return the quotation that closes one blank before an offset."""
        return self._quotation_ends.get(offset - 1) if self.text[offset - 1 : offset].isspace() else None

    def words_within(self, span: Span) -> list[Word]:
        """Return the words of a stretch that begins and ends at word borders or signs."""
        position = span.start
        while position < span.end and position not in self.starts:
            position += 1
        first = self.starts.get(position, len(self.words))
        found = []
        for word in self.words[first:]:
            if word.end > span.end:
                break
            found.append(word)
        return found


def _word(match: re.Match[str], text: str) -> Word:
    start, end = match.span()
    suffix = _KAZAKH_SUFFIX.search(match.group())
    if suffix:
        end = start + suffix.start()
    return Word(text[start:end], start, end)


def _quotations(text: str) -> list[Quotation]:
    found: list[Quotation] = []
    position = 0
    for line in text.split("\n"):
        found += _in_line(text, position, position + len(line))
        position += len(line) + 1
    return sorted(found, key=lambda quotation: (quotation.span.start, -quotation.span.end))


def _in_line(text: str, begin: int, end: int) -> list[Quotation]:
    """Pair the marks of a line; «ТОО «X» closes both, where the line has too few closing marks."""
    marks = [
        (match.start(), _opens(text, match.start(), match.group()))
        for match in _QUOTE.finditer(text, begin, end)
    ]
    missing = sum(1 if opens else -1 for _, opens in marks)
    found: list[Quotation] = []
    open_marks: list[int] = []
    inner_end: dict[int, int] = {}

    def close(end: int) -> None:
        start = open_marks.pop()
        if end - start > 2:
            found.append(Quotation(Span(start, end), Span(start + 1, end - 1), len(open_marks)))
        if open_marks:
            inner_end.setdefault(open_marks[-1], end)

    for place, opens in marks:
        if opens:
            open_marks.append(place)
        elif open_marks:
            inner = open_marks[-1]
            close(place + 1)
            if missing > 0 and open_marks and _LEADING.fullmatch(text, open_marks[-1] + 1, inner):
                close(place + 1)
                missing -= 1
    while open_marks:
        if open_marks[-1] in inner_end:
            close(inner_end[open_marks[-1]])
        else:
            open_marks.pop()
    return found


def _opens(text: str, position: int, mark: str) -> bool:
    if mark in _OPENERS:
        return True
    if mark in _CLOSERS:
        return False
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return (not before or before in ' \n\u00a0(«“[—–-/"') and after.strip() != ""
