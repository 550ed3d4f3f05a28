"""How a number is said in the three languages: its digits, and which form of a word goes with it.

The forms are those of the Unicode CLDR plural rules for cardinal numbers
(https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html), for whole numbers. In
Kazakh a noun after a number does not change, so that one form serves there.
"""

from collections.abc import Mapping

_NARROW = "\u00a0"
_SEPARATORS = {"en": ",", "ru": _NARROW, "kk": _NARROW}


def counted(language: str, number: int, forms: Mapping[str, str]) -> str:
    """Return the form that goes with a number, with the number in it in place of `{n}`.

    `forms` has them by their CLDR names; `none` is used for 0 if it is there, `other` where one is missing.
    """
    name = "none" if number == 0 and "none" in forms else form(language, number)
    return forms.get(name, forms.get("other", "")).format(n=digits(language, number))


def form(language: str, number: int) -> str:
    """Return the CLDR name of the form of a word that goes with a whole number."""
    if language == "ru":
        return _russian(number)
    return "one" if language == "en" and number == 1 else "other"


def digits(language: str, number: int) -> str:
    """Return a number with its thousands set apart."""
    return f"{number:,}".replace(",", _SEPARATORS[language])


def _russian(number: int) -> str:
    ten, hundred = number % 10, number % 100
    if ten == 1 and hundred != 11:
        return "one"
    if ten in (2, 3, 4) and hundred not in (12, 13, 14):
        return "few"
    return "many"
