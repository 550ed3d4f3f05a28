"""`/api/v1/examples`: the named questions of `queries/` in SPARQL, ready to run in this workspace."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel
from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode

from kg.errors import EngineError
from kg.graph import parameters, queries
from kg.graph.queries import LANGUAGES, NamedQuery, Parameter
from kg.hits import ANYTHING
from kg.rdf.namespaces import Namespaces
from kg.rdf.querying.service import filled
from kg.resolve.keys import name_key
from kg.web.port import SparqlService, WebWorkspace

Language = Literal["en", "ru", "kk"]
Entities = Mapping[tuple[str, str], str]
"""The IRI of an entity by the type that is wanted and the name that is given."""

_OPEN = {
    "en": "${name}: nothing here is called “{example}”, so any will do; write an IRI to choose one.",
    "ru": "${name}: ничего с названием «{example}» здесь нет, годится любое; впишите IRI, чтобы выбрать.",
    "kk": "${name}: мұнда «{example}» деген ештеңе жоқ, кез келгені жарайды; таңдау үшін IRI жазыңыз.",
}
_NAMED = """
SELECT ?label ?entity ?class WHERE {{
  VALUES ?label {{ {labels} }}
  ?entity skos:prefLabel|skos:altLabel ?label ; a ?class .
}}
ORDER BY ?entity
"""


class Example(BaseModel):
    """A question with its query.

    `numbers` are those of the questions of the domain that it answers; the query begins with comments in the
    language that was asked for and declares every prefix that it uses.
    """

    id: str
    numbers: list[int]
    theme: str
    question: dict[str, str]
    query: str


class Examples(BaseModel):
    """All questions that can be asked in SPARQL."""

    language: Language
    examples: list[Example]


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the route of the example queries."""
    routes = APIRouter(prefix="/api/v1", tags=["SPARQL"])
    namespaces = Namespaces.from_environment()

    @routes.get("/examples")
    def examples(
        language: Annotated[
            Language, Query(description="The language of the comments in the queries.")
        ] = "en",
    ) -> Examples:
        """Give the questions as SPARQL queries.

        What a question asks with is filled in by its example where this workspace has an entity of that
        name, and stays a variable elsewhere.
        """
        questions = [queries.load_sparql(name) for name in queries.sparql_names()]
        entities = _entities(workspace.sparql_service, questions, namespaces)
        return Examples(
            language=language,
            examples=[
                Example(
                    id=question.name,
                    numbers=list(question.numbers),
                    theme=question.theme,
                    question=dict(question.question),
                    query=_query(question, language, entities, namespaces),
                )
                for question in questions
            ],
        )

    return routes


def _query(question: NamedQuery, language: Language, entities: Entities, namespaces: Namespaces) -> str:
    unknown = [
        (parameter.name, parameter.example)
        for parameter in question.parameters
        if parameter.example and not _is_known(parameter, entities)
    ]
    text = filled(question.text, _values(question, entities))
    used = [
        f"PREFIX {prefix}: <{iri}>"
        for prefix, iri in namespaces.prefixes.items()
        if re.search(rf"(?<![\w:]){prefix}:", text) and f"PREFIX {prefix}:" not in text
    ]
    comments = [
        f"# {question.question[language]}",
        *(f"# {_OPEN[language].format(name=name, example=example)}" for name, example in unknown),
    ]
    return "\n".join([*comments, *used, "", text])


def _values(question: NamedQuery, entities: Entities) -> dict[str, str | int | NamedNode]:
    given = {
        parameter.name: parameter.example
        for parameter in question.parameters
        if parameter.example and _is_known(parameter, entities)
    }
    known = parameters.known_values(question, given, lambda name, type_: entities[type_, name], name_key)
    are_entities = {parameter.name for parameter in question.parameters if parameters.is_entity(parameter)}
    return {
        name: NamedNode(str(value)) if name in are_entities else value
        for name, value in known.items()
        if isinstance(value, str | int)
    }


def _is_known(parameter: Parameter, entities: Entities) -> bool:
    return not parameters.is_entity(parameter) or (parameter.type, parameter.example) in entities


def _entities(service: SparqlService, questions: Iterable[NamedQuery], namespaces: Namespaces) -> Entities:
    """Find the entities that the questions name as examples; none where there is no store to ask."""
    wanted = {
        (parameter.type, parameter.example)
        for question in questions
        for parameter in question.parameters
        if parameter.example and parameters.is_entity(parameter)
    }
    labels = " ".join(sorted(label for _, name in wanted for label in _labels(name)))
    try:
        result = service.run(_NAMED.format(labels=labels), "application/sparql-results+json")
    except EngineError:
        return {}
    found: dict[tuple[str, str], str] = {}
    for row in json.loads(result.content)["results"]["bindings"]:
        name, iri = row["label"]["value"].casefold(), row["entity"]["value"]
        type_ = row["class"]["value"].removeprefix(namespaces.ontology)
        found.setdefault((type_, name), iri)
        found.setdefault((ANYTHING, name), iri)
    return {
        (type_, name): found[type_, name.casefold()]
        for type_, name in wanted
        if (type_, name.casefold()) in found
    }


def _labels(name: str) -> set[str]:
    spellings = {name, name[:1].upper() + name[1:]}
    return {
        str(RdfLiteral(spelling, language=language))
        for spelling in spellings
        for language in (None, *LANGUAGES)
    }
