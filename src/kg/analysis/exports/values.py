"""What properties may hold in an exported file: texts, numbers, truth values, and lists of texts."""

from collections.abc import Iterable, Mapping
from enum import Enum

from kg.errors import InputError

Row = Mapping[str, object]
LIST_SEPARATOR = " | "


class ColumnType(Enum):
    """The type of a column, the narrowest that holds all its values."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    TRUTH = "truth"
    TEXTS = "texts"


_TYPES: Mapping[type, ColumnType] = {
    str: ColumnType.TEXT,
    bool: ColumnType.TRUTH,
    int: ColumnType.INTEGER,
    float: ColumnType.NUMBER,
}
_NUMBERS = {ColumnType.INTEGER, ColumnType.NUMBER}


def column_types(rows: Iterable[Row], always: Mapping[str, ColumnType]) -> dict[str, ColumnType]:
    """Return the columns of the rows with their types: those there always are, then others by name.

    Raises InputError for a value of another kind, and for a column of two kinds.
    """
    found: dict[str, ColumnType] = {}
    for row in rows:
        for name, value in row.items():
            if value is not None:
                type_ = _type(row, name, value)
                found[name] = _wider(row, name, found.get(name, type_), type_)
    for name in always.keys() & found.keys():
        found[name] = _wider({}, name, always[name], found[name])
    return {**always, **dict(sorted(found.items()))}


def flat(row: Row) -> dict[str, str | int | float]:
    """Return the row without lists, their texts joined, and without what is absent.

    Raises InputError for a value of no kind that an export holds.
    """
    return {name: _flat(row, name, value) for name, value in sorted(row.items()) if value is not None}


def _flat(row: Row, name: str, value: object) -> str | int | float:
    match value:
        case bool():
            return "true" if value else "false"
        case str() | int() | float():
            return value
        case list():
            _type(row, name, value)
            return LIST_SEPARATOR.join(value)
        case _:
            raise _unfit(row, name, value)


def _type(row: Row, name: str, value: object) -> ColumnType:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ColumnType.TEXTS
    if type(value) not in _TYPES:
        raise _unfit(row, name, value)
    return _TYPES[type(value)]


def _wider(row: Row, name: str, first: ColumnType, second: ColumnType) -> ColumnType:
    if first is second:
        return first
    if {first, second} == _NUMBERS:
        return ColumnType.NUMBER
    raise InputError(
        f"The property {name!r} is {second.value} in {row.get('id', 'one place')} and {first.value} "
        "elsewhere, so no column holds it; nothing was exported."
    )


def _unfit(row: Row, name: str, value: object) -> InputError:
    return InputError(
        f"The property {name!r} of {row.get('id', 'an entity')} is a {type(value).__name__}, which this "
        "format cannot hold; nothing was exported."
    )
