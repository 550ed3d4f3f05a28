"""Compares what is found with what a careful reader takes from a text."""

from collections.abc import Callable, Iterable

Fact = tuple[str, str, str, str]
"""A kind of fact, what it is about, what it says of it (empty for a thing alone), and what is special."""


def compared(
    says: Iterable[str], facts: Iterable[Fact], matches: Callable[[str, Fact], bool]
) -> tuple[list[str], list[Fact], list[str]]:
    """Return what was rightly found, what was wrongly found, and what is missing; each fact counts once."""
    given = list(facts)
    right: list[str] = []
    missing: list[str] = []
    for wanted in says:
        met = next((fact for fact in given if matches(wanted, fact)), None)
        if met is None:
            missing.append(wanted)
        else:
            given.remove(met)
            right.append(wanted)
    return right, given, missing
