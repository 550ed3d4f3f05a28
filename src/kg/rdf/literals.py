"""Values of the model as RDF literals, in the canonical form in which the store gives them back."""

import re
from datetime import UTC, datetime

from pyoxigraph import Literal, NamedNode

from kg.model import PartialDate
from kg.rdf.namespaces import EXTERNAL

_XSD = EXTERNAL["xsd"]
_YEAR = NamedNode(_XSD + "gYear")
_MONTH = NamedNode(_XSD + "gYearMonth")
_DAY = NamedNode(_XSD + "date")
_MOMENT = NamedNode(_XSD + "dateTime")
_DECIMAL = NamedNode(_XSD + "decimal")
_INTEGER = NamedNode(_XSD + "integer")

_LANGUAGE_TAG = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*")
_SURROGATE = re.compile("[\ud800-\udfff]")


def text(value: str, language: str | None = None) -> Literal:
    """Return a string, with its language if that makes a BCP 47 tag once normalised.

    Half a surrogate pair is no character and becomes U+FFFD.
    """
    clean = _SURROGATE.sub("\ufffd", value)
    tag = language_tag(language)
    return Literal(clean, language=tag) if tag else Literal(clean)


def language_tag(language: str | None) -> str | None:
    """Normalise a language code to BCP 47 in lower case: `kk_Latn` becomes `kk-latn`; else `None`."""
    tag = (language or "").replace("_", "-").lower()
    return tag if _LANGUAGE_TAG.fullmatch(tag) else None


def partial_date(value: PartialDate) -> Literal:
    """Return `xsd:gYear`, `xsd:gYearMonth` or `xsd:date`, as precise as the date is."""
    datatype = _DAY if value.day else _MONTH if value.month else _YEAR
    return Literal(str(value), datatype=datatype)


def moment(value: datetime) -> Literal:
    """Return an `xsd:dateTime` in UTC, to the second."""
    return Literal(value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), datatype=_MOMENT)


def typed(value: str, datatype: NamedNode) -> Literal:
    """Return a code of a scheme that the datatype names; half a surrogate pair becomes U+FFFD."""
    return Literal(_SURROGATE.sub("\ufffd", value), datatype=datatype)


def decimal(value: float) -> Literal:
    """Return an `xsd:decimal` of at most six fractional digits in canonical form: 0.9, 1."""
    digits = f"{value:.6f}".rstrip("0").rstrip(".")
    return Literal("0" if digits == "-0" else digits, datatype=_DECIMAL)


def integer(value: int) -> Literal:
    """Return an `xsd:integer`."""
    return Literal(str(value), datatype=_INTEGER)
