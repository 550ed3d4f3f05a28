"""Measures how far each rule can be trusted: `python -m kg.extract.training.trust`.

On the texts that the recogniser of names did not learn from, counts how often the candidates of a rule are
right when the recogniser proposes the same name, another in its place, or none; doubtful names do not count.
"""

import json
from collections import defaultdict
from collections.abc import Iterable

from kg.extract.annotated import AnnotatedText
from kg.extract.finders.learned import MODELS
from kg.extract.findings import Candidate, findings
from kg.extract.pipeline import begin, pipeline
from kg.extract.selection import LEARNED, Recognised
from kg.extract.training.examples import overlap
from kg.extract.training.names import held_out_texts
from kg.model import Document, Language, PartialDate

_PRIOR_SHARE, _PRIOR_WEIGHT = 0.4, 2


def main() -> None:
    """Measure, and write the shares into the package."""
    shares = measured(held_out_texts())
    (MODELS / "trust.json").write_text(json.dumps(shares, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def measured(texts: Iterable[AnnotatedText]) -> dict[str, dict[str, float]]:
    """Return the share of right candidates by rule and agreement, and of the recogniser alone by type.

    Shares of few cases are drawn towards a prior of 0.4.
    """
    right: dict[tuple[str, str], int] = defaultdict(int)
    total: dict[tuple[str, str], int] = defaultdict(int)
    for text in texts:
        marked = {(span, entity.type) for entity in text.entities for span in entity.mentions}
        doubtful = [span for entity in text.entities if entity.maybe for span in entity.mentions]
        candidates = proposed(text)
        for finder, case, candidate in _cases(candidates):
            if not any(overlap(candidate.span, span) for span in doubtful):
                total[finder, case] += 1
                right[finder, case] += (candidate.span, candidate.type) in marked
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for (finder, case), count in total.items():
        smoothed = (right[finder, case] + _PRIOR_SHARE * _PRIOR_WEIGHT) / (count + _PRIOR_WEIGHT)
        shares[finder][case] = round(smoothed, 3)
    return shares


def proposed(text: AnnotatedText) -> list[Candidate]:
    """Return what all finders propose in a text."""
    published = PartialDate.parse(text.published) if text.published else None
    document = Document(f"training:{text.id}", text.text, Language(text.language), published=published)
    nlp = pipeline(text.language)
    doc = begin(nlp, document)
    for name, component in nlp.pipeline:
        if name == "selection":
            break
        doc = component(doc)
    return findings(doc).candidates


def _cases(candidates: list[Candidate]) -> Iterable[tuple[str, str, Candidate]]:
    recognised = Recognised(candidates)
    ruled = {(candidate.span, candidate.type) for candidate in candidates if candidate.finder != LEARNED}
    for candidate in candidates:
        if candidate.finder != LEARNED:
            yield candidate.finder, recognised.agreement(candidate.span, candidate.type), candidate
        elif (candidate.span, candidate.type) not in ruled:
            yield LEARNED, candidate.type, candidate


if __name__ == "__main__":
    main()
