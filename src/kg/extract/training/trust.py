"""Measures how far each rule can be trusted: `python -m kg.extract.training.trust`.

Counts how often the candidates of a rule are right when the recogniser of names proposes the same name,
another one in its place, or none; doubtful names do not count. Each text is counted beside a recogniser
that learned from other texts only (cross-fitting): the texts are dealt into folds, and for each fold one is
trained on the rest.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor

from kg.extract.annotated import AnnotatedText
from kg.extract.finders.learned import MODELS, LearnedFinder
from kg.extract.findings import Candidate, findings
from kg.extract.pipeline import begin, pipeline
from kg.extract.selection import LEARNED, Recognised
from kg.extract.training.examples import labelled, overlap
from kg.extract.training.names import shuffled_texts, trained
from kg.model import Document, Language, PartialDate

FOLDS = 4
_PRIOR_SHARE, _PRIOR_WEIGHT = 0.4, 2

Case = tuple[str, str]


def main() -> None:
    """Measure, and write the shares into the package."""
    right: Counter[Case] = Counter()
    total: Counter[Case] = Counter()
    with ProcessPoolExecutor(max_workers=2) as processes:
        for right_here, total_here in processes.map(_measured_fold, range(FOLDS)):
            right += right_here
            total += total_here
    text = json.dumps(shares(right, total), indent=1, sort_keys=True)
    (MODELS / "trust.json").write_text(text + "\n", encoding="utf-8")


def _measured_fold(fold: int) -> tuple[Counter[Case], Counter[Case]]:
    texts = shuffled_texts()
    others = [labelled(text) for number, text in enumerate(texts) if number % FOLDS != fold]
    return counted(texts[fold::FOLDS], LearnedFinder(trained(others)))


def counted(texts: Sequence[AnnotatedText], learned: LearnedFinder) -> tuple[Counter[Case], Counter[Case]]:
    """Count the right candidates, and all, by rule and agreement, and of the recogniser alone by type."""
    right: Counter[Case] = Counter()
    total: Counter[Case] = Counter()
    for text in texts:
        marked = {(span, entity.type) for entity in text.entities for span in entity.mentions}
        doubtful = [span for entity in text.entities if entity.maybe for span in entity.mentions]
        for finder, case, candidate in _cases(proposed(text, learned)):
            if not any(overlap(candidate.span, span) for span in doubtful):
                total[finder, case] += 1
                right[finder, case] += (candidate.span, candidate.type) in marked
    return right, total


def shares(right: Mapping[Case, int], total: Mapping[Case, int]) -> dict[str, dict[str, float]]:
    """Return the share of right candidates by rule and agreement; few cases are drawn towards 0.4."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (finder, case), count in total.items():
        smoothed = (right[finder, case] + _PRIOR_SHARE * _PRIOR_WEIGHT) / (count + _PRIOR_WEIGHT)
        found[finder][case] = round(smoothed, 3)
    return found


def proposed(text: AnnotatedText, learned: LearnedFinder) -> list[Candidate]:
    """Return what all finders propose in a text, with the given recogniser in place of the shipped one."""
    published = PartialDate.parse(text.published) if text.published else None
    document = Document(f"training:{text.id}", text.text, Language(text.language), published=published)
    nlp = pipeline(text.language)
    doc = begin(nlp, document)
    for name, component in nlp.pipeline:
        if name == "selection":
            break
        doc = learned(doc) if name == "learned_finder" else component(doc)
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
