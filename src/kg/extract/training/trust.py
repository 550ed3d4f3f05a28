"""Measures how far each rule can be trusted.

Counts how often the candidates of a rule are right, by how likely the recogniser of names finds them;
doubtful names do not count.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extract.annotated import AnnotatedText
from kg.extract.finders.learned import LEARNED
from kg.extract.findings import Candidate
from kg.extract.recognition.recogniser import WEIGHTS, Recogniser
from kg.extract.selection import case, proposer, trust
from kg.extract.training.texts import ruled

_PRIOR_SHARE, _PRIOR_WEIGHT = 0.4, 2

Case = tuple[str, str]


def counted(texts: Sequence[AnnotatedText], recogniser: Recogniser) -> tuple[Counter[Case], Counter[Case]]:
    """Count the right candidates, and all, by who proposes them and the case."""
    right: Counter[Case] = Counter()
    total: Counter[Case] = Counter()
    for text in texts:
        marked = {(span, entity.type) for entity in text.entities for span in entity.mentions}
        doubtful = [span for entity in text.entities if entity.maybe for span in entity.mentions]
        candidates = proposals(text, recogniser)
        acts = [c.span for c in candidates if c.finder == LEARNED and c.type == "LegalAct"]
        for candidate in candidates:
            if not any(candidate.span.overlaps(span) for span in doubtful):
                key = (proposer(candidate), case(candidate, acts))
                total[key] += 1
                right[key] += (candidate.span, candidate.type) in marked
    return right, total


def proposals(text: AnnotatedText, recogniser: Recogniser) -> list[Candidate]:
    """Return what rules and recogniser propose in a text, scored by the recogniser."""
    rules = ruled(text.text, text.language)
    reading = recogniser.read(text.text, text.language, rules)
    return [
        *(replace(c, score=reading.probability(c.span, c.type)) for c in rules),
        *(Candidate(span, type_, score, LEARNED) for span, type_, score in reading.names()),
    ]


def shares(right: Mapping[Case, int], total: Mapping[Case, int]) -> dict[str, dict[str, float]]:
    """Return the share of right candidates by rule and case; few cases are drawn towards 0.4."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (rule, case_), count in total.items():
        smoothed = (right[rule, case_] + _PRIOR_SHARE * _PRIOR_WEIGHT) / (count + _PRIOR_WEIGHT)
        found[rule][case_] = round(smoothed, 3)
    return found


def write(measured: Mapping[str, Mapping[str, float]]) -> None:
    """Write the shares into the package, where the selection reads them."""
    text = json.dumps(measured, indent=1, sort_keys=True)
    (WEIGHTS.parent / "trust.json").write_text(text + "\n", encoding="utf-8")
    trust.cache_clear()
