"""An analysis as a value: the question with all its parameters, and the tables that answer it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

import networkx as nx

from kg.analysis.subgraph import Selection
from kg.model import Status
from kg.model.identity import content_id
from kg.model.table import Cell, Table

METHOD = 1
"""Raised when any measure is computed in another way, so that earlier answers are not taken for its own."""

SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the graph shows: the revision of the ledger, and the rules by which it is resolved."""

    revision: int | None
    rules: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a graph: an analysis by name, over what, and with which parameters."""

    analysis: str
    selection: Selection
    parameters: Mapping[str, Cell]

    @property
    def terms(self) -> str:
        """The parameters and the selection in words."""
        selection = self.selection
        words = {**self.parameters, "status": selection.statuses, "relations": selection.relations}
        if selection.least_sources:
            words["documents at least"] = selection.least_sources
        if selection.around:
            words["around"] = f"{selection.around}, {selection.hops} ties"
        return "; ".join(f"{name} {_words(value)}" for name, value in words.items() if value)

    def key(self, shown: Shown) -> str:
        """Return the name of this question at a revision: the same for the same answer."""
        content = {
            "question": _plain(self),
            "shown": asdict(shown),
            "networkx": nx.__version__,
            "method": METHOD,
        }
        return f"{self.analysis}-{content_id('', _json(content))}"


@dataclass(frozen=True, slots=True)
class Answer:
    """The tables that answer a question, by name, the most important first, and what to know of them.

    `networkx` is the version of the library that computed it. The same question at the same revision gives
    the same answer, byte for byte in JSON.
    """

    question: Question
    shown: Shown
    parts: Mapping[str, Table]
    notes: tuple[str, ...] = ()
    networkx: str = nx.__version__
    method: int = METHOD

    @property
    def basis(self) -> str:
        """What the answer rests on, in a few words."""
        seed = self.question.parameters.get("seed")
        parts = (f"Revision {self.shown.revision}", f"seed {seed}" if seed is not None else "")
        return ", ".join(part for part in (*parts, f"networkx {self.networkx}") if part)

    def to_json(self) -> str:
        """Return the answer as JSON with sorted keys and letters as they are."""
        parts = [{"name": name, **asdict(table)} for name, table in self.parts.items()]
        content = {
            **_plain(self.question),
            **asdict(self.shown),
            "parts": parts,
            "notes": self.notes,
            "networkx": self.networkx,
            "method": self.method,
        }
        return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the answer that was written as JSON; raises ValueError or KeyError when it is none."""
        content: dict[str, Any] = json.loads(text)
        selection = content["selection"]
        return cls(
            Question(
                content["analysis"],
                Selection(
                    **{
                        **selection,
                        "relations": tuple(selection["relations"]),
                        "statuses": tuple(map(Status, selection["statuses"])),
                    }
                ),
                content["parameters"],
            ),
            Shown(content["revision"], content["rules"]),
            {
                part["name"]: Table(tuple(part["columns"]), tuple(map(tuple, part["rows"])))
                for part in content["parts"]
            },
            tuple(content["notes"]),
            content["networkx"],
            content["method"],
        )


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _plain(question: Question) -> dict[str, Any]:
    selection = asdict(question.selection)
    return {
        "analysis": question.analysis,
        "selection": {**selection, "relations": sorted(selection["relations"])},
        "parameters": dict(question.parameters),
    }


def _json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True)
