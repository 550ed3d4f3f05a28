"""Settles which of the overlapping candidates become mentions."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Candidate, findings


@Language.component("selection")
def selection(doc: Doc) -> Doc:
    """Keep the best of each set of overlapping candidates; what loses is recorded as dropped."""
    found = findings(doc)
    kept: list[Candidate] = []
    ranked = sorted(found.candidates, key=lambda c: (-(c.span.end - c.span.start), -c.score))
    for candidate in ranked:
        if any(candidate.span.start < k.span.end and k.span.start < candidate.span.end for k in kept):
            found.dropped.append(("overlaps a better candidate", candidate.span))
        else:
            kept.append(candidate)
    found.candidates = sorted(kept, key=lambda c: c.span)
    return doc
