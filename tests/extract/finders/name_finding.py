"""Runs one finder over a text, as the pipeline would."""

from kg.extract import pipeline  # noqa: F401  (registers the finders)
from kg.extract.findings import Candidate, findings
from kg.extract.languages import blank


def candidates(finder: str, language: str, text: str) -> list[Candidate]:
    """Return what a finder proposes in a text, in text order."""
    nlp = blank(language)
    doc = nlp.create_pipe(finder)(nlp.make_doc(text))
    return sorted(findings(doc).candidates, key=lambda candidate: candidate.span)


def surfaces(finder: str, language: str, text: str) -> list[str]:
    """Return the surfaces of what a finder proposes, in text order."""
    return [candidate.span.of(text) for candidate in candidates(finder, language, text)]
