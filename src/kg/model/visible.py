"""Makes what cannot be seen visible, so that the name of a file cannot command a terminal."""

import unicodedata

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of Unicode: controls, directions and other formats, halves of letters, separators."""


def visible(text: str) -> str:
    r"""Return a text on one line, with what is not seen in it as Python writes it, such as `\x1b`."""
    if text.isprintable():
        return text
    return "".join(
        each.encode("unicode_escape").decode("ascii") if unicodedata.category(each) in _INVISIBLE else each
        for each in text
    )
