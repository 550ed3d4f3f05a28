"""Korean letters: syllables of Hangul in Latin script."""

_HANGUL_FIRST, _HANGUL_COUNT = 0xAC00, 11_172
_LEADS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
    "eu", "ui", "i",
)  # fmt: skip
_TAILS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
    "ng", "t", "t", "k", "t", "p", "t",
)  # fmt: skip


def romanised(text: str) -> str:
    """Return Hangul syllables in Latin letters, set apart by blanks; a text without any stays as it is.

    Revised Romanization of Korean (2000), syllable by syllable.
    """
    return " ".join(_syllable(char) for char in text) if any(map(_is_hangul, text)) else text


def _is_hangul(char: str) -> bool:
    return 0 <= ord(char) - _HANGUL_FIRST < _HANGUL_COUNT


def _syllable(char: str) -> str:
    if not _is_hangul(char):
        return char
    rest, tail = divmod(ord(char) - _HANGUL_FIRST, len(_TAILS))
    lead, vowel = divmod(rest, len(_VOWELS))
    return _LEADS[lead] + _VOWELS[vowel] + _TAILS[tail]
