"""What a validation found."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Severity(StrEnum):
    """How bad it is; https://www.w3.org/TR/shacl/#severity."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)

    def is_at_least(self, least: "Severity") -> bool:
        """Tell whether it is as bad as `least` or worse."""
        return self.rank <= least.rank


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong with one resource, the `focus`, by which shape.

    `path` is the property and `value` the value that is wrong, as far as the shape tells; IRIs as they are,
    literals by their text. `message` is one sentence.
    """

    severity: Severity
    focus: str
    path: str | None
    value: str | None
    message: str
    shape: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found, the worst first, then by shape and resource."""

    violations: tuple[Violation, ...] = ()

    @classmethod
    def of(cls, found: Iterable[Violation]) -> Self:
        """Return a report without repetitions."""
        return cls(tuple(sorted(set(found), key=_order)))

    def count(self, severity: Severity) -> int:
        """Return how many are of the severity."""
        return Counter(each.severity for each in self.violations)[severity]

    @property
    def conforms(self) -> bool:
        """Tell whether nothing is as bad as a violation."""
        return self.count(Severity.VIOLATION) == 0

    @property
    def summary(self) -> str:
        """One sentence with the numbers of each severity."""
        return f"{counted(self.violations)}." if self.violations else "Everything conforms."


def counted(violations: Iterable[Violation]) -> str:
    """Return how many there are of each severity, in words."""
    numbers = Counter(each.severity for each in violations)
    parts = [
        f"{number} {severity}" if number == 1 else f"{number} {severity}s"
        for severity in Severity
        if (number := numbers[severity])
    ]
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def _order(violation: Violation) -> tuple[int, str, str, str, str]:
    return (
        violation.severity.rank,
        violation.shape,
        violation.focus,
        violation.path or "",
        violation.value or "",
    )
