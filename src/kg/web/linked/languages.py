"""Which of the three languages a reader is spoken to in."""

from starlette.requests import Request

from kg.rdf.negotiation import quality

LANGUAGES = ("kk", "ru", "en")
DEFAULT = "ru"


def language_of(request: Request) -> str:
    """Return the language asked for with `lang`, else the best of Accept-Language, else Russian."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else accepted(",".join(request.headers.getlist("accept-language")))


def accepted(header: str) -> str:
    """Return the language that an Accept-Language header (RFC 9110, 12.5.4) wants most."""
    best, most = DEFAULT, 0.0
    for part in header.split(","):
        tag, _, parameter = part.partition(";")
        language, quality = tag.strip().lower().partition("-")[0], _quality(parameter)
        if language in LANGUAGES and quality > most:
            best, most = language, quality
    return best


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().lower().partition("=")
    return quality(value) if name.strip() == "q" else 1.0
