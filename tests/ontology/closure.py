"""What a reasoner concludes (OWL 2 RL) from data, our ontology and axioms of the vocabularies in use."""

from collections.abc import Iterable
from pathlib import Path

from owlrl import OWLRL_Semantics
from pyoxigraph import Quad, RdfFormat, serialize
from rdflib import OWL, RDF, XSD, Graph, Literal

from kg.knowledge import knowledge

AXIOMS = Path(__file__).with_name("axioms.ttl")
DATES = {XSD.date, XSD.dateTime, XSD.gYear, XSD.gYearMonth}
PREFIXES = """
@prefix : <https://data.example/> .
@prefix kg: <https://w3id.org/edi-kz/ont#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


class Closure:
    """The closure of Turtle or quads; `clashes` are what makes it inconsistent, in the reasoner's words.

    The reasoner does not mind a date of one kind that must be of another; here that is a clash too.
    """

    def __init__(self, data: str | Iterable[Quad]) -> None:
        self.graph = Graph()
        for path in (knowledge("ontology", "kg.ttl"), AXIOMS):
            self.graph.parse(path)
        if isinstance(data, str):
            self.graph.parse(data=PREFIXES + data, format="turtle")
        else:
            self.graph.parse(
                data=serialize((q.triple for q in data), format=RdfFormat.N_TRIPLES), format="nt"
            )
        reasoner = OWLRL_Semantics(self.graph, False, False, False)
        reasoner.closure()
        impossible = self.graph.subjects(RDF.type, OWL.Nothing)
        mistyped = (
            each
            for kind in DATES
            for each in self.graph.subjects(RDF.type, kind)
            if isinstance(each, Literal) and each.datatype != kind
        )
        self.clashes = [
            *reasoner.error_messages,
            *(f"{each} is owl:Nothing" for each in impossible),
            *(f"{each} is no {each.datatype}" for each in mistyped),
        ]

    def says(self, pattern: str) -> bool:
        """Tell whether a pattern of SPARQL holds in the closure."""
        prefixes = PREFIXES.replace("@prefix", "PREFIX").replace(" .\n", "\n")
        return bool(self.graph.query(f"{prefixes} ASK {{ {pattern} }}").askAnswer)
