"""Guards the rule that everything in the ledger can be traced to a quoted stretch of a stored text."""

from kg.model import Document, Extraction, Mention


def check_evidence(document: Document, extraction: Extraction) -> None:
    """Raise ValueError unless each statement is the document's and quotes it, character by character."""
    for statement in extraction.statements:
        if statement.document_id != document.id:
            raise ValueError(f"the statement {statement.id} is not of the document {document.id}")
        ends = (statement.subject, statement.object)
        quotes = [(end.span, end.surface) for end in ends if isinstance(end, Mention)]
        quotes.append((statement.span, statement.sentence))
        for span, quote in quotes:
            if span.of(document.text) != quote:
                raise ValueError(f"{quote!r} is not what {document.uri} says at {span.start}")
