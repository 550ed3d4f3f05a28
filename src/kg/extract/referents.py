"""Joins the mentions of one thing within a document."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Referent, findings


@Language.component("referents")
def referents(doc: Doc) -> Doc:
    """Fill `findings(doc).referents` from the selected candidates."""
    found = findings(doc)
    by_name: dict[tuple[str, str], Referent] = {}
    for c in found.candidates:
        name = c.name or c.span.of(doc.text)
        key = (c.type, name.casefold())
        if key not in by_name:
            by_name[key] = Referent(c.type, name, [], c.number, c.date, c.finder, c.score)
            found.referents.append(by_name[key])
        by_name[key].mentions.append(c.span)
    return doc
