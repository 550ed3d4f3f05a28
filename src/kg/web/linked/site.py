"""What the pages of one server share: the store that is asked, the IRIs in it, and where things are read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode

from kg.errors import NotFoundError
from kg.rdf import Namespaces
from kg.rdf.namespaces import KINDS
from kg.rdf.querying.revalidation import validator
from kg.web.linked.addresses import Addresses
from kg.web.linked.asking import iris, question, rows, text
from kg.web.linked.facts import relation_predicates
from kg.web.port import SparqlService, WebWorkspace

Labels = Mapping[str, Mapping[str, str]]
"""What things are called, by IRI and language."""


def tag(*parts: str) -> str:
    """Return a weak entity tag of what is made from these parts by this version of the program."""
    return f'W/"{validator(*parts)}"'


@dataclass(frozen=True, slots=True)
class State:
    """What the store shows: the revision of the ledger and the rules by which it was resolved."""

    revision: str
    rules: str

    def tag(self, *variants: str) -> str:
        """Return an entity tag (RFC 9110, 8.8.3) of a variant of what is made from this state."""
        return tag(self.revision, self.rules, *variants)


class Site:
    """Linked data as served from a workspace."""

    def __init__(self, workspace: WebWorkspace, namespaces: Namespaces) -> None:
        self.workspace = workspace
        self.namespaces = namespaces
        self.addresses = Addresses(namespaces)

    @property
    def queries(self) -> SparqlService:
        """What answers SPARQL."""
        return self.workspace.sparql_service

    @cached_property
    def relations(self) -> Mapping[str, str]:
        """The relation for each property that is one, by IRI."""
        return relation_predicates(self.namespaces)

    def state(self) -> State:
        """Return what the store shows now."""
        row = rows(self.queries, question("state", dataset=self.namespaces.dataset))[0]
        return State(text(row["revision"]), text(row["rules"]))

    def modified(self) -> str:
        """Return the day on which a document was last read; the empty text when that is not known."""
        found = rows(self.queries, question("modified"))
        return text(found[0]["modified"])[:10] if found else ""

    def find(self, kind: str, identifier: str) -> NamedNode:
        """Return the resource of this kind and id; under another kind or id, if that is where it is now.

        An id that went into another entity's leads to that one. Raises NotFoundError when there is nothing.
        """
        if kind in KINDS:
            found = self._found(kind, identifier) or self._found(kind, self.workspace.present_id(identifier))
            if found is not None:
                return found
        raise NotFoundError(f"There is no {kind} {identifier[:60]!r} here; it may have been removed.")

    def labels(self, things: Iterable[str]) -> Labels:
        """Return what things of ours are called, as far as they are called anything."""
        ours = [thing for thing in dict.fromkeys(things) if thing.startswith(self.namespaces.base)]
        labels: dict[str, dict[str, str]] = {}
        if ours:
            for row in rows(self.queries, question("labels", things=iris(ours))):
                labels.setdefault(text(row["thing"]), {})[text(row["language"])] = text(row["label"])
        return labels

    def _found(self, kind: str, identifier: str) -> NamedNode | None:
        candidates = [self.namespaces.resource(each, identifier) for each in dict.fromkeys((kind, *KINDS))]
        found = rows(self.queries, question("present", candidates=iris(candidates)))
        present = {text(row["resource"]) for row in found}
        return next((each for each in candidates if each.value in present), None)
