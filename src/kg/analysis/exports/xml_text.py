"""Text as XML 1.0 allows it."""

import re
from collections.abc import Mapping

_ILLEGAL = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_LINE_END = re.compile(r"\r\n?")


def legible(text: str) -> str:
    """Return the text with U+FFFD in place of each character that XML 1.0 (2.2) has no way to write."""
    return _ILLEGAL.sub("\ufffd", text)


class XmlText:
    """Cleans texts and counts those that lost something.

    Characters that XML 1.0 (2.2, Characters) has no way to write are removed; ends of lines become line
    feeds, as every parser would read them (2.11).
    """

    def __init__(self) -> None:
        self._shortened = 0

    def clean(self, row: Mapping[str, str | int | float]) -> dict[str, str | int | float]:
        """Return the row with its texts cleaned."""
        return {name: self._text(value) if isinstance(value, str) else value for name, value in row.items()}

    def notes(self) -> tuple[str, ...]:
        """Say how many texts lost characters, if any did."""
        if not self._shortened:
            return ()
        return (f"Characters that XML does not allow were removed from {self._shortened} values.",)

    def _text(self, text: str) -> str:
        cleaned = _ILLEGAL.sub("", text)
        self._shortened += cleaned != text
        return _LINE_END.sub("\n", cleaned)
