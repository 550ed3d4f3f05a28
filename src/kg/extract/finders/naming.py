"""What a capitalised word may be in a person's name: given name, patronymic, surname, or unknown."""

import re
from collections.abc import Iterable
from functools import cache

from kg.extract.lexicon import lexicon
from kg.knowledge import knowledge

_SPELLINGS = {
    "a": "әäáа", "b": "б", "v": "вw", "g": "ғğǵг", "d": "д", "e": "еёэéę", "j": "ж", "z": "з", "i": "іыйyıиí",
    "k": "қqһхhк", "l": "лł", "m": "м", "n": "ңñńн", "o": "өöóоø", "p": "п", "r": "р", "s": "сшщşš", "t": "т",
    "u": "ұүūüúуý", "f": "ф", "c": "цчçč",
}  # fmt: skip
_LETTERS = str.maketrans(
    {letter: sound for sound, letters in _SPELLINGS.items() for letter in letters}
    | {"ю": "iu", "я": "ia"}
    | dict.fromkeys("ьъ'’ʻ‘")
)
_LATIN = (
    ("dzh", "j"), ("zh", "j"), ("дж", "j"), ("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "c"), ("ts", "c"),
    ("ye", "e"), ("ph", "f"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")


@cache
def sound_key(word: str) -> str:
    """Return a key that spellings of a name share in Kazakh, Russian and Latin letters (Ермек, Yermek)."""
    key = word.casefold().replace("\u0307", "")
    for written, sound in _LATIN:
        key = key.replace(written, sound)
    return _DOUBLE.sub(r"\1", key.translate(_LETTERS))


@cache
def _known(*origins: str) -> frozenset[str]:
    """Return the keys of the gazetteer's names of the given origins."""
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


def base_forms(word: str, case: re.Pattern[str], restored: Iterable[str]) -> set[str]:
    """Return the word and what it may be a case form of: without a case ending, with an ending put back."""
    bare = [word[:cut] for cut in range(1, len(word)) if case.fullmatch(word, cut)]
    return {
        word,
        *bare,
        *(stem + ending for stem in bare for ending in restored),
        *(word + end for end in restored),
    }


class NameWords:
    """The reading of single words of one language, by gazetteer and endings."""

    def __init__(self, language: str) -> None:
        table: dict[str, str] = lexicon(language, "persons")["words"]
        self._patronymic, self._surname, self._compound = (
            re.compile(f"(?:{table[kind]})$", re.IGNORECASE) for kind in ("patronymic", "surname", "compound")
        )
        self._case = re.compile(table["case"], re.IGNORECASE)
        self._vowels: str = table["restored"]
        self._cache: dict[str, str] = {}

    def kind(self, word: str) -> str:
        """Return the kind as a letter.

        p is a patronymic, g a given name, s a surname, k a word built like a Kazakh name, f an East Asian
        name, x any other word.
        """
        if word not in self._cache:
            self._cache[word] = self._kind(word)
        return self._cache[word]

    def stems(self, word: str) -> set[str]:
        """Return the sound keys of the word and of the words it may be a case form of."""
        forms = base_forms(word, self._case, self._vowels)
        return {sound_key(form) for form in forms if len(form) > 1}

    def _kind(self, word: str) -> str:
        if self._patronymic.search(word) and len(word) > 5:
            return "p"
        parts = [part for part in word.split("-") if part]
        if self._is_known(word, *GIVEN_ORIGINS) or self._is_known(parts[0], *GIVEN_ORIGINS):
            return "g"
        if self._surname.search(parts[-1]) and len(parts[-1]) > 3:
            return "s"
        if self._is_known(parts[0], EAST_ASIAN):
            return "f"
        return "k" if self._compound.search(parts[-1]) and len(parts[-1]) > 4 else "x"

    def _is_known(self, word: str, *origins: str) -> bool:
        return len(word) > 1 and not self.stems(word).isdisjoint(_known(*origins))
