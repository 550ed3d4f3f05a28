"""Shows a document as a web page: its text with the mentions marked, and a table of the relations found.

After the manner of displaCy (https://spacy.io/usage/visualizers); the page needs no network.
"""

from collections.abc import Iterable, Sequence
from html import escape

from kg.extract.explanation import described
from kg.extract.findings import Findings, findings
from kg.extract.pipeline import read
from kg.extract.statements import statements
from kg.model import VOCABULARY, Document, Mention, Span, Statement

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
.text { white-space: pre-wrap; line-height: 2.2; }
mark { color: #111; border-radius: .3rem; padding: .2rem .3rem; }
mark small { font-weight: bold; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid; padding: .4rem; text-align: start; vertical-align: top; }
"""
_HUES = {name: 137 * number % 360 for number, name in enumerate(sorted(VOCABULARY.entity_types))}
_AROUND_NAMES = "Commitment"
"""What a commitment promises to do holds names, which are marked in its place."""

_COLUMNS = ("Relation", "Status", "Confidence", "Found by", "Sentence")


def page(document: Document) -> str:
    """Return the page, in the document's language, as HTML."""
    found = findings(read(document))
    stated = [s for s in statements(document, found).statements if isinstance(s.object, Mention)]
    title = escape(document.title or document.uri)
    return (
        f'<!doctype html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"{_marked(document.text, found)}\n{_relations(stated)}\n</main>\n</body>\n</html>\n"
    )


def _marked(text: str, found: Findings) -> str:
    types = {
        span: referent.type
        for referent in found.referents
        if referent.type != _AROUND_NAMES
        for span in referent.mentions
    }
    parts: list[str] = []
    position = 0
    for span in _outermost(types):
        parts += [escape(text[position : span.start]), _mark(span.of(text), types[span])]
        position = span.end
    return f'<p class="text">{"".join([*parts, escape(text[position:])])}</p>'


def _mark(surface: str, type_: str) -> str:
    style = f"background: hsl({_HUES[type_]} 70% 82%)"
    return f'<mark style="{style}">{escape(surface)}<small> {type_}</small></mark>'


def _outermost(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _relations(stated: Sequence[Statement]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _cells(statement)) + "</tr>"
        for statement in stated
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _cells(statement: Statement) -> tuple[str, ...]:
    return (
        described(statement),
        statement.status.value,
        f"{statement.confidence:.2f}",
        statement.extractor,
        " ".join(statement.sentence.split()),
    )
