"""The linked data keeps to the shapes, and says what the ledger says: no more, no less, nothing else."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.acceptance.annotated_gold import annotated_gold, gold_documents

from kg.extract import extract
from kg.knowledge import knowledge
from kg.ledger import Ledger
from kg.model import Document, Extraction, Mention, Statement
from kg.model.vocabulary import term_name
from kg.rdf import Namespaces, QueryLimits, QueryService, RdfStore
from kg.rdf.validation import Report, Severity
from kg.rdf.validation.inspection import inspect_published
from kg.resolve import Resolution, assemble
from kg.resolve.review import joining
from kg.sources import Unreadable, read

NAMES = Namespaces()
SAMPLES = [item for item in read(knowledge("ingest", "samples")) if not isinstance(item, Unreadable)]
CLAIMS = """
SELECT ?claim ?subject ?predicate ?object (LANG(?object) AS ?language) ?status ?role ?kind ?since ?until
    ?agreement ?sentence ?start ?end ?confidence ?extractor ?document
WHERE {
    ?claim a kg:Claim ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
        kg:status ?status ; kg:confidence ?confidence ; prov:wasDerivedFrom ?document ;
        kg:evidence [ oa:hasSelector [ oa:exact ?sentence ] , [ oa:start ?start ; oa:end ?end ] ] .
    OPTIONAL { ?claim kg:roleName ?role }
    OPTIONAL { ?claim kg:kind ?kind }
    OPTIONAL { ?claim kg:since ?since }
    OPTIONAL { ?claim kg:until ?until }
    OPTIONAL { ?claim kg:agreement ?agreement }
    OPTIONAL { ?claim kg:extractor ?extractor }
}"""

Read = tuple[Document, Extraction]
Claimed = tuple[str, ...]


class Publication:
    """Ledger, resolution and RDF store of a workspace, without its graph."""

    def __init__(self, folder: Path, opened: ExitStack) -> None:
        self.folder = folder
        self.ledger = opened.enter_context(Ledger.open(folder / "ledger.db"))
        self.resolution = opened.enter_context(Resolution.open(folder / "resolution.db"))
        self.store = RdfStore.open(folder / "rdf")
        self.service = opened.enter_context(QueryService(folder / "rdf", QueryLimits(seconds=120, rows=None)))

    def put(self, pages: Iterable[Read]) -> Report:
        for document, extraction in pages:
            self.ledger.replace(document, extraction, "test")
        return self.publish()

    def publish(self) -> Report:
        """Publish and return what is wrong with what changed."""
        with self.ledger.reading() as reading:
            snapshot = assemble(
                reading.revision, reading.documents(), reading.statements(),
                self.resolution.resolved(reading), reading.document_readings(),
            )  # fmt: skip
        return self.store.validate(self.store.publish(snapshot))

    def whole(self) -> Report:
        return inspect_published(self.folder / "rdf", None, "en", Severity.WARNING, lambda *_: None)

    def claims_in_ledger(self) -> set[Claimed]:
        """What the statements say of entities; one whose two ends are one entity says nothing."""
        entity_of = self.resolution.entity_of()
        return {
            _as_claim(statement, entity_of)
            for statement in self.ledger.statements()
            if not _of_itself(statement, entity_of)
        }

    def claims_in_store(self) -> list[Claimed]:
        rows = self.service.select(CLAIMS).records()
        return [
            (
                _local(row["claim"]), _local(row["subject"]), str(row["predicate"]),
                str(row["object"]) if row["language"] is not None else _local(row["object"]),
                *("" if row[name] is None else str(row[name]) for name in (
                    "language", "status", "role", "kind", "since", "until", "sentence", "start", "end",
                    "extractor",
                )),
                _local(row["agreement"] or ""), f"{float(str(row['confidence'])):.6f}",
                _local(row["document"]),
            )
            for row in rows
        ]  # fmt: skip


def _of_itself(statement: Statement, entity_of: dict[str, str]) -> bool:
    return (
        isinstance(statement.object, Mention)
        and entity_of[statement.subject.referent] == entity_of[statement.object.referent]
    )


def _as_claim(statement: Statement, entity_of: dict[str, str]) -> Claimed:
    target = statement.object
    predicate = {
        "name": "http://www.w3.org/2000/01/rdf-schema#label",
        "alias": "http://www.w3.org/2004/02/skos/core#altLabel",
    }.get(statement.relation, NAMES.ontology + term_name(statement.relation))
    since, until = (str(date or "") for date in statement.valid)
    return (
        statement.id,
        entity_of[statement.subject.referent],
        predicate,
        entity_of[target.referent] if isinstance(target, Mention) else target.text,
        "" if isinstance(target, Mention) else (target.language or ""),
        statement.status.value,
        statement.role or "",
        statement.kind or "",
        since,
        until,
        statement.sentence,
        str(statement.span.start),
        str(statement.span.end),
        statement.extractor,
        entity_of.get(statement.agreement or "", ""),
        f"{statement.confidence:.6f}",
        statement.document_id,
    )


def _local(iri: object) -> str:
    return str(iri).rsplit("/", 1)[-1]


def agree(publication: Publication) -> bool:
    shown, said = publication.claims_in_store(), publication.claims_in_ledger()
    assert sorted(set(shown) ^ said) == []
    return len(shown) == len(said) > 0


@pytest.fixture(scope="module")
def extracted_samples() -> list[Read]:
    return [(document, extract(document)) for document in SAMPLES]


@pytest.fixture(scope="module")
def open_publication(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Publication]]:
    with ExitStack() as opened:
        yield lambda: Publication(tmp_path_factory.mktemp("publication"), opened)


@pytest.fixture(scope="module", params=["extracted", "annotated"])
def published(
    request: pytest.FixtureRequest,
    open_publication: Callable[[], Publication],
    extracted_samples: list[Read],
) -> tuple[Publication, Report]:
    """The samples and the gold, as extracted or as annotated, and what is wrong with them."""
    publication = open_publication()
    if request.param == "annotated":
        pages = list(annotated_gold())
    else:
        pages = [(document, extract(document)) for document in gold_documents().values()]
    return publication, publication.put([*pages, *extracted_samples])


@pytest.fixture
def small(open_publication: Callable[[], Publication], extracted_samples: list[Read]) -> Publication:
    publication = open_publication()
    publication.put(extracted_samples)
    return publication


def test_samples_and_gold_keep_to_the_shapes(published: tuple[Publication, Report]) -> None:
    publication, at_publishing = published
    whole = publication.whole()
    wrong = [each for each in whole.violations if each.severity is Severity.VIOLATION]
    assert wrong == []
    assert at_publishing == whole


def test_the_store_says_what_the_ledger_says(published: tuple[Publication, Report]) -> None:
    assert agree(published[0])


def test_so_it_does_after_a_document_is_forgotten(small: Publication) -> None:
    document = SAMPLES[0]
    assert small.ledger.forget(document.id)
    after = small.publish()
    assert agree(small)
    assert document.id not in {claim[-1] for claim in small.claims_in_store()}
    assert after.conforms
    assert set(after.violations) <= set(small.whole().violations)


def test_so_it_does_when_two_are_judged_to_be_one(small: Publication) -> None:
    one, other, *_ = sorted(
        {
            small.resolution.entity_of()[statement.subject.referent]
            for statement in small.ledger.statements()
            if statement.subject.type == "Company"
        }
    )
    assert small.ledger.judge_all(joining(small.resolution, one, other, [], "test"))
    after = small.publish()
    assert small.resolution.entity(one) == small.resolution.entity(other)
    assert agree(small)
    assert after.conforms
    assert set(after.violations) <= set(small.whole().violations)
