"""Splits a text file into the block of fields at its beginning and the text proper."""

import re

from kg.sources.description import FIELDS

_BLOCK = re.compile(r"---[ \t]*\n((?:[^\n]*\n)*?)---[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"([A-Za-z_]\w*)[ \t]*:(?:[ \t]+(.*))?")
_QUOTED = re.compile(r"([\"'])(.*)\1")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""Return the fields, by name in lower case, and the text after them.

    Front matter is a first line `---`, lines of the form `name: value`, and a line `---`; blank lines and
    lines that begin with `#` are passed over, quotation marks around a value are taken off. A text that
    begins with `---` and anything else, or with none of `FIELDS`, is returned whole. Line ends must be `\n`.
    """
    block = _BLOCK.match(text)
    if block is None:
        return {}, text
    fields: dict[str, str] = {}
    for line in block[1].split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        field = _FIELD.fullmatch(line.rstrip())
        if field is None:
            return {}, text
        fields[field[1].lower()] = _unquote((field[2] or "").strip())
    if fields.keys().isdisjoint(FIELDS):
        return {}, text
    return fields, text[block.end() :]


def _unquote(value: str) -> str:
    quoted = _QUOTED.fullmatch(value)
    return quoted[2] if quoted else value
