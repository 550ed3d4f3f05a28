"""What a capitalised word may be in a person's name: given name, patronymic, surname, or unknown."""

import re
from functools import cache

from kg.extract.lexicon import lexicon
from kg.knowledge import knowledge

_LETTERS = str.maketrans(
    {
        "ә": "a", "ä": "a", "á": "a", "ё": "e", "э": "e", "ғ": "g", "ğ": "g", "ǵ": "g", "қ": "k", "q": "k", "ң": "n",
        "ñ": "n", "ń": "n", "ө": "o", "ö": "o", "ó": "o", "ұ": "u", "ү": "u", "ü": "u", "ū": "u", "ú": "u", "һ": "k",
        "х": "k", "h": "k", "і": "i", "ы": "i", "й": "i", "y": "i", "ı": "i", "ý": "u", "а": "a", "б": "b", "в": "v",
        "w": "v", "г": "g", "д": "d", "е": "e", "é": "e", "ж": "j", "з": "z", "и": "i", "к": "k", "л": "l", "м": "m",
        "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "ц": "ts", "ч": "ch",
        "ш": "sh", "щ": "sh", "ş": "sh", "ç": "ch", "ю": "iu", "я": "ia", "ь": None, "ъ": None, "'": None, "’": None,
        "ʻ": None, "‘": None,
    }
)  # fmt: skip
_LATIN = (("dzh", "j"), ("zh", "j"), ("дж", "j"), ("kh", "k"), ("gh", "g"), ("ye", "e"), ("ph", "f"))
_DOUBLE = re.compile(r"(.)\1+")


@cache
def sound_key(word: str) -> str:
    """Return a key that spellings of a name share across Kazakh, Russian and Latin letters (Ермек, Yermek)."""
    key = word.casefold().replace("\u0307", "")
    for written, sound in _LATIN:
        key = key.replace(written, sound)
    return _DOUBLE.sub(r"\1", key.translate(_LETTERS).replace("sh", "s").replace("ch", "c"))


@cache
def _known(*origins: str) -> frozenset[str]:
    """The keys of the gazetteer's names of the given origins."""
    lines = knowledge("ingest", "gazetteers", "given_names.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return frozenset(
        sound_key(form) for *forms, origin, _ in rows if origin in origins for form in forms if form
    )


GIVEN_ORIGINS = (
    "Kazakh",
    "Turkic or Caucasian",
    "Russian",
    "German or Nordic",
    "Turkish or Arabic",
    "European or other",
)
EAST_ASIAN = "Korean, Chinese or Japanese"


class NameWords:
    """The reading of single words of one language, by gazetteer and endings."""

    def __init__(self, language: str) -> None:
        table: dict[str, str] = lexicon(language, "persons")["words"]
        self._patronymic, self._surname, self._compound = (
            re.compile(f"(?:{table[kind]})$", re.IGNORECASE) for kind in ("patronymic", "surname", "compound")
        )
        self._case = re.compile(f"(?:{table['case']})$", re.IGNORECASE)
        self._vowels: str = table["restored"]
        self._cache: dict[str, str] = {}

    def kind(self, word: str) -> str:
        """Return p for a patronymic, g for a given name, s for a surname, k for a word built like a Kazakh name,
        f for an East Asian name, x for any other word."""
        if word not in self._cache:
            self._cache[word] = self._kind(word)
        return self._cache[word]

    def stems(self, word: str) -> set[str]:
        """Return the sound keys of the word and of the words it may be a case form of."""
        bare = self._case.sub("", word)
        return {
            sound_key(form)
            for form in (word, bare, *(bare + vowel for vowel in self._vowels))
            if len(form) > 1
        }

    def _kind(self, word: str) -> str:
        if self._patronymic.search(word) and len(word) > 5:
            return "p"
        parts = [part for part in word.split("-") if part]
        if self._is_known(parts[0] if len(parts) > 1 else word, *GIVEN_ORIGINS) or self._is_known(
            word, *GIVEN_ORIGINS
        ):
            return "g"
        if self._surname.search(parts[-1]) and len(parts[-1]) > 3:
            return "s"
        if self._is_known(parts[0], EAST_ASIAN):
            return "f"
        return "k" if self._compound.search(parts[-1]) and len(parts[-1]) > 4 else "x"

    def _is_known(self, word: str, *origins: str) -> bool:
        return len(word) > 1 and not self.stems(word).isdisjoint(_known(*origins))
