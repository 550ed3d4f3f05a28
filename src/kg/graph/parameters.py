"""Reads what a question is asked with, as written by a person, by the types that its header declares."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from kg.errors import InputError
from kg.graph.queries import NamedQuery, Parameter
from kg.model import PartialDate

Value: TypeAlias = "str | int | list[str] | None"
Find: TypeAlias = Callable[[str, str], str]
"""Takes a name and the type of entity that is wanted, and returns the entity's id."""

_LARGEST = 2**63 - 1


def values(
    question: NamedQuery, given: Mapping[str, str], entity: Find, key: Callable[[str], str]
) -> dict[str, Value]:
    """Return the value of every parameter of a question, its default where none is given.

    `entity` finds the id of what is called so, `key` folds a name for look-up. Raises InputError when
    something is missing, cannot be read, or is no parameter of the question, and what `entity` raises.
    """
    _check_known(question, given)
    for parameter in question.parameters:
        if parameter.required and parameter.name not in given:
            raise InputError(
                f"{question.name} needs {parameter.name}: {parameter.meaning}; "
                f"such as {parameter.name}={parameter.example}"
            )
    return known_values(question, given, entity, key)


def known_values(
    question: NamedQuery, given: Mapping[str, str], entity: Find, key: Callable[[str], str]
) -> dict[str, Value]:
    """Return what `values` returns, without what is missing."""
    _check_known(question, given)
    found: dict[str, Value] = {}
    for parameter in question.parameters:
        text = given.get(parameter.name, parameter.default)
        if text is not None:
            found[parameter.name] = _value(parameter, text, entity, key)
        elif not parameter.required:
            found[parameter.name] = None
    return found


def is_entity(parameter: Parameter) -> bool:
    """Tell whether the parameter is an entity of the graph."""
    return parameter.type[0].isupper()


def _check_known(question: NamedQuery, given: Mapping[str, str]) -> None:
    names = [parameter.name for parameter in question.parameters]
    for name in given:
        if name not in names:
            takes = ", ".join(names) or "nothing"
            raise InputError(f"{question.name} has no parameter {name!r}; it takes {takes}.")


def _value(parameter: Parameter, text: str, entity: Find, key: Callable[[str], str]) -> Value:
    if is_entity(parameter):
        return entity(text, parameter.type)
    match parameter.type:
        case "integer":
            return _integer(parameter, text)
        case "date":
            return _date(parameter, text)
        case "texts":
            return [part.strip() for part in text.split(",") if part.strip()]
        case "key":
            return key(text)
        case _:
            return text


def _integer(parameter: Parameter, text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not 0 <= number <= _LARGEST:
        raise InputError(f"{parameter.name} is to be a whole number, not {text!r}: {parameter.meaning}.")
    return number


def _date(parameter: Parameter, text: str) -> str:
    try:
        return str(PartialDate.parse(text).first_day)
    except ValueError:
        raise InputError(
            f"{parameter.name} is to be a date such as 2026-01-12, not {text!r}: {parameter.meaning}."
        ) from None
