"""Names in quotation marks and names with a legal form: ТОО «Пример», «Үлгі» ЖШС, Sample JSC."""

import re

from kg.extract.finders.headed import heads
from kg.extract.finders.heads import Head
from kg.extract.finders.legal_forms import LegalForm, legal_forms_in
from kg.extract.finders.words import Quotation, Surface, Word
from kg.extract.findings import Candidate
from kg.extract.lexicon import lexicon
from kg.model import Span

_STRAY_CLOSE = re.compile(r"[»”\"]")
_LISTED = re.compile(r"\s?(?:,|и|және|and|,\s?а также)\s$")
_SENTENCE = re.compile(r"[.!?…:;]\s|[!?…]|,$|, |[.]$")
_LINKS = frozenset(("and", "of", "&", "–", "-"))
_COMPANY_INSIDE = frozenset(("University", "College", "School", "ResearchInstitute", "GovernmentBody"))


class QuotedNames:
    """Finds names by their quotation marks and legal forms, in texts of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        lists = lexicon(language, "organisations")["quoted"]
        self._not_after = frozenset(lists["not_after"])
        self._not_before = frozenset(lists["not_before"])
        self._heads = [heads(language), *(heads(other) for other in ("ru", "kk", "en") if other != language)]

    def find(self, surface: Surface) -> list[Candidate]:
        """Return the names of a text, those with a legal form first."""
        forms = list(legal_forms_in(surface.text))
        ending = {span.end: (span, form) for span, form in forms}
        beginning = {span.start: (span, form) for span, form in forms}
        found: list[Candidate] = []
        used: set[int] = set()
        for quotation in surface.quotations:
            candidate = self._with_form(surface, quotation, ending, beginning)
            if candidate is None:
                candidate = self._listed(surface, quotation, found)
            if candidate is None:
                candidate = self._bare(surface, quotation)
            if candidate is not None:
                found.append(candidate)
        for candidate in found:
            used.update(
                span.start for span, _ in forms if candidate.span.start <= span.start < candidate.span.end
            )
        for span, form in forms:
            if span.start not in used:
                unquoted = self._unquoted(surface, span, form)
                if unquoted is not None:
                    found.append(unquoted)
        return found

    def _with_form(
        self,
        surface: Surface,
        quotation: Quotation,
        ending: dict[int, tuple[Span, LegalForm]],
        beginning: dict[int, tuple[Span, LegalForm]],
    ) -> Candidate | None:
        text, start, end = surface.text, quotation.span.start, quotation.span.end
        form: LegalForm | None = None
        if quotation.length > 200:
            return None
        while (at := _before_blanks(text, start)) in ending:
            span, form = ending[at]
            start = span.start
        while True:
            behind = end + (text[end : end + 1] in (" ", "\u00a0"))
            if behind not in beginning:
                break
            span, inner = beginning[behind]
            if inner.type == "Company" and inner.key in ("SE", "PC", "SP") and form is not None:
                break
            form, end = inner, span.end
            while _STRAY_CLOSE.match(text, end) and end not in surface.quotation_at:
                end += 1
        if form is None:
            form = self._form_inside(quotation, ending, beginning)
        if form is None:
            return None
        inside = text[quotation.inside.start : quotation.inside.end]
        return Candidate(Span(start, end), self.type_of(inside, form), 0.95, "organisations.legal_form")

    def _form_inside(
        self,
        quotation: Quotation,
        ending: dict[int, tuple[Span, LegalForm]],
        beginning: dict[int, tuple[Span, LegalForm]],
    ) -> LegalForm | None:
        inside = quotation.inside
        if inside.start in beginning and beginning[inside.start][0].end < inside.end:
            return beginning[inside.start][1]
        if inside.end in ending and ending[inside.end][0].start > inside.start:
            return ending[inside.end][1]
        return None

    def type_of(self, inside: str, form: LegalForm | None) -> str:
        """Return the entity type of a name, by its head noun and legal form."""
        default = form.type if form else "Company"
        if default in ("NGO", "Association", "Unit"):
            return default
        for head in self._readings(inside):
            if form is None or head.type in _COMPANY_INSIDE:
                return head.type
        return default

    def _readings(self, inside: str) -> list[Head]:
        return [
            head
            for group in self._heads
            for head in group.within(inside)
            if head.when is None or head.when.search(inside)
        ]

    def _listed(self, surface: Surface, quotation: Quotation, found: list[Candidate]) -> Candidate | None:
        """Read the later names of a list that shares one legal form: ТОО «А», «Б» и «В»."""
        if not found or found[-1].score < 0.8:
            return None
        between = surface.text[found[-1].span.end : quotation.span.start]
        if not _LISTED.fullmatch(between) or not self._name_like(surface, quotation):
            return None
        inside = surface.text[quotation.inside.start : quotation.inside.end]
        return Candidate(quotation.span, self.type_of(inside, None), 0.8, "organisations.listed")

    def _bare(self, surface: Surface, quotation: Quotation) -> Candidate | None:
        if not self._name_like(surface, quotation):
            return None
        before, behind = self._neighbours(surface, quotation)
        if before in self._not_after or behind in self._not_before:
            return None
        inside = surface.text[quotation.inside.start : quotation.inside.end]
        readings = self._readings(inside)
        if readings:
            return Candidate(quotation.span, readings[0].type, 0.7, "organisations.quoted_head")
        return Candidate(quotation.span, "Company", 0.5, "organisations.quoted")

    def _name_like(self, surface: Surface, quotation: Quotation) -> bool:
        inside = surface.text[quotation.inside.start : quotation.inside.end]
        words = surface.words_within(quotation.inside)
        if not words or not (words[0].capital or words[0].text[0].isdigit()):
            return False
        return len(words) <= 6 and not _SENTENCE.search(inside) and "\n" not in inside

    def _neighbours(self, surface: Surface, quotation: Quotation) -> tuple[str, str]:
        text, start, end = surface.text, quotation.span.start, quotation.span.end
        before = re.search(r"([\w-]+)[ \u00a0]$", text[max(0, start - 40) : start])
        behind = re.match(r"[ \u00a0]([\w-]+)", text[end : end + 40])
        return (before[1].lower() if before else "", behind[1].lower() if behind else "")

    def _unquoted(self, surface: Surface, span: Span, form: LegalForm) -> Candidate | None:
        first = surface.starts.get(span.start)
        if first is None:
            return None
        start = self._capitals_before(surface, first)
        if start < first:
            name = surface.text[surface.words[start].start : span.start]
            return Candidate(
                Span(surface.words[start].start, span.end),
                self.type_of(name, form),
                0.9,
                "organisations.legal_form",
            )
        return self._capitals_behind(surface, span, form)

    def _capitals_before(self, surface: Surface, first: int) -> int:
        words, start = surface.words, first
        while start > 0 and first - start < 7:
            gap, word = surface.gap(start - 1), words[start - 1]
            if "\n" in gap or gap.strip() not in ("", "–", "-", "&"):
                break
            if not (word.latin or self._language == "en" or word.text[0].isdigit()):
                break
            if not (word.capital or word.text[0].isdigit() or word.lower in _LINKS or word.text in "&+"):
                break
            if word.lower == "and" and start > 1 and self._ends_a_name(words[start - 2]):
                break
            start -= 1
        while start < first and (not words[start].capital or words[start].lower in self._articles()):
            start += 1
        return start

    def _ends_a_name(self, word: Word) -> bool:
        """Tell whether another organisation's name ends with the word: its head noun or its legal form."""
        return bool(self._readings(word.text)) or (word.text.isupper() and len(word.text) > 1)

    def _articles(self) -> frozenset[str]:
        return frozenset(lexicon("en", "organisations")["grammar"]["never_first"])

    def _capitals_behind(self, surface: Surface, span: Span, form: LegalForm) -> Candidate | None:
        last = surface.ends.get(span.end)
        if last is None:
            return None
        end = last
        while end - last < 4 and surface.joined(end) and surface.words[end + 1].capital:
            end += 1
        if end == last:
            return None
        name = surface.text[span.end : surface.words[end].end]
        return Candidate(
            Span(span.start, surface.words[end].end),
            self.type_of(name, form),
            0.6,
            "organisations.legal_form_first",
        )


def _before_blanks(text: str, position: int) -> int:
    while position > 0 and text[position - 1] in " \u00a0":
        position -= 1
    return position
