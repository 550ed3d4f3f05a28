"""What is handed on of a promise: the action, by when, in what form, and who is responsible."""

from dataclasses import dataclass

from kg.extract.relations.context import Named
from kg.model import PartialDate, Span

Responsible = tuple[Named, str | None]
"""A body or person with the condition under which it is responsible, such as «по согласованию»."""


@dataclass(frozen=True, slots=True, eq=False)
class Promised:
    """An action that is promised; `evidence` is the row or sentence that says so, `rule` what found it."""

    action: Span
    evidence: Span
    deadline: PartialDate | None
    completion_form: Span | None
    responsible: tuple[Responsible, ...]
    rule: str
