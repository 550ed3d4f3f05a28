"""A small graph with what is hard to write: quotes, apostrophes, ends of lines, semicolons, empty texts."""

from dataclasses import replace

from tests.rdf.snapshots import claim, entity, known_snapshot, relationship, snapshot

from kg.model import Name, PartialDate, Snapshot, Source

HARD_NAME = "Institut d'Études; \"Цех\" №1\\ | 'O''Brien'"

HARD_SENTENCE = "Первая строка,\r\n\"вторая\"\n\n; 'третья'"


def hard_snapshot() -> Snapshot:
    """Documents' and publicly known entities, a hard name, a copied document, a document without claims."""
    stated, known = snapshot(), known_snapshot()
    hard = entity("e9", "ResearchInstitute", HARD_NAME, Name("=1+2", "en", ("x",)), Name("", "kk", ("y",)))
    succession = replace(known.relationships[0], id="k1", source="k1", target="k2")
    institute, university = known.entities
    return replace(
        stated,
        revision=8,
        rules="rules",
        entities=(
            *stated.entities, hard, replace(institute, id="k1"), replace(university, id="k2"),
        ),
        claims=(
            *stated.claims,
            replace(claim("sr8", "partners_with", "e1", "e9"), sentence=HARD_SENTENCE),
            replace(
                claim("sr9", "partners_with", "e1", "e9"), sentence="=cmd()", confidence=0.4, source="d2"
            ),
        ),
        relationships=(
            *stated.relationships,
            replace(
                relationship("r8", "partners_with", "e1", "e9"),
                claims=("sr8", "sr9"), sources=2, since=PartialDate(2023), kind="research", agreement="e9",
            ),
            succession,
        ),
        sources=(
            *stated.sources,
            Source("d2", "page.txt", "", "kk", None, copy_of="d1"),
            Source("d3", "https://example.kz/3", "Без утверждений", "ru", PartialDate(2024)),
        ),
    )  # fmt: skip
