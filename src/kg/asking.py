"""Asks the named questions in a workspace: finds the entities that are meant, and answers."""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kg.graph import parameters, queries
from kg.graph.parameters import Value
from kg.graph.queries import NamedQuery
from kg.model.table import Table
from kg.rdf.namespaces import Namespaces
from kg.rdf.querying.service import Parameter, filled
from kg.resolve.keys import name_key

if TYPE_CHECKING:
    from kg.workspace import Workspace


def ask(workspace: "Workspace", name: str, given: Mapping[str, str]) -> Table:
    """Return what the graph answers to a question asked with parameters as a person writes them.

    An entity is given by its id or by a name in any script, a list with commas between. Raises NotFoundError
    when there is no such question or entity, InputError when a parameter is missing or cannot be read.
    """
    question = queries.load(name)
    values = parameters.values(question, given, _finder(workspace), name_key)
    return _with_columns(question, workspace.graph.answer(question.text, values))


def ask_sparql(workspace: "Workspace", name: str, given: Mapping[str, str]) -> Table:
    """Return what the linked data answer to a question; asked as in `ask`."""
    question, types = queries.load_sparql(name), dict[str, str]()
    values = parameters.values(question, given, _finder(workspace, types), name_key)
    return workspace.sparql_service.select(question.text, terms(question, values, types))


def as_cypher(workspace: "Workspace", name: str, given: Mapping[str, str]) -> str:
    """Return a question as Neo4j Browser takes it: header, parameters as far as known, and text."""
    question = queries.load(name)
    values = parameters.known_values(question, given, _finder(workspace), name_key)
    listed = ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return "\n".join((question.header, *([f":params {{{listed}}}"] if values else []), question.text))


def as_sparql(workspace: "Workspace", name: str, given: Mapping[str, str]) -> str:
    """Return a question with its header in SPARQL, the parameters filled in as far as known."""
    question, types = queries.load_sparql(name), dict[str, str]()
    values = parameters.known_values(question, given, _finder(workspace, types), name_key)
    return f"{question.header}\n{filled(question.text, terms(question, values, types))}"


def terms(
    question: NamedQuery, values: Mapping[str, Value], types: Mapping[str, str]
) -> dict[str, Parameter]:
    """Return the parameters of a question as SPARQL takes them; one that is left out stays a variable.

    `types` has the type of every entity among the values, by its id.
    """
    entities = {parameter.name for parameter in question.parameters if parameters.is_entity(parameter)}
    namespaces = Namespaces.from_environment()
    return {
        name: namespaces.entity(types[str(value)], str(value)) if name in entities else value
        for name, value in values.items()
        if isinstance(value, str | int)
    }


def _finder(workspace: "Workspace", types: dict[str, str] | None = None) -> Callable[[str, str], str]:
    """Return what finds the id of an entity by its name, and notes its type in `types`."""

    def found(name: str, type_: str) -> str:
        hit = workspace.find(name, type_)
        if types is not None:
            types[hit.id] = hit.type
        return hit.id

    return found


def _with_columns(question: NamedQuery, table: Table) -> Table:
    """Name the columns of an answer without rows, for which the embedded engine gives none."""
    return table if table.rows else Table(tuple(question.columns), ())
