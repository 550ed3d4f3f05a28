"""Keyboards: what a text reads that was typed while another layout was switched on than was meant."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from kg.knowledge import knowledge


@dataclass(frozen=True, slots=True)
class Keyboard:
    """A layout: what each key writes, alone and with Shift, in the order of the keys of a US keyboard."""

    name: str
    keys: str

    @property
    def alphabet(self) -> str:
        """The small letters that it writes."""
        return "".join(sorted({char for char in self.keys if char.isalpha() and char == char.lower()}))

    def writes(self, text: str) -> bool:
        """Tell whether every letter of the text is on this keyboard."""
        return all(char in self.keys for char in text if char.isalpha())

    def typed_on(self, other: "Keyboard", text: str) -> str:
        """Return what the keys of the text write on another keyboard; what is on no key stays as it is."""
        return text.translate(dict(zip(map(ord, self.keys), other.keys, strict=True)))


def misread(text: str) -> Iterator[str]:
    """Yield what was perhaps meant by a text: what its keys write on another keyboard, each reading once."""
    seen = {text}
    for typed, meant in permutations(keyboards(), 2):
        if typed.writes(text):
            reading = typed.typed_on(meant, text)
            if reading not in seen:
                seen.add(reading)
                yield reading


def alphabet(word: str) -> str:
    """Return the letters a word may be made of: of all keyboards that have its first letter."""
    writing = [each.alphabet for each in keyboards() if word and word[0].lower() in each.alphabet]
    return "".join(sorted(set("".join(writing))))


@cache
def keyboards() -> tuple[Keyboard, ...]:
    """Return the keyboards of `ingest/names/keyboards.toml`."""
    data = tomllib.loads(knowledge("ingest", "names", "keyboards.toml").read_text("utf-8"))
    return tuple(Keyboard(row["name"], row["plain"] + row["shifted"]) for row in data["keyboard"])
