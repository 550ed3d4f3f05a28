"""Finds the phrases of a long list in one pass over a text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence


class Phrases:
    """A list of phrases, each with the pattern of its forms; they are looked for by their first letters.

    `begins` is the pattern of what stands at and before the first letter. Of phrases that fit at one place
    the first of the list is found, and a phrase found hides those that begin inside it.
    """

    def __init__(self, phrases: Sequence[tuple[str, str]], begins: str) -> None:
        by_letter: dict[str, list[int]] = defaultdict(list)
        for number, (phrase, _) in enumerate(phrases):
            by_letter[phrase[0].lower()].append(number)
        self._numbers = dict(by_letter)
        self._patterns = {
            letter: re.compile("(?:" + "|".join(f"({phrases[number][1]})" for number in numbers) + r")(?!\w)")
            for letter, numbers in by_letter.items()
        }
        letters = "".join(sorted({form for letter in by_letter for form in (letter, letter.upper())}))
        self._begins = re.compile(rf"{begins}(?=[{re.escape(letters)}])")

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield the start, the end and the number in the list of each phrase in a text, in text order."""
        reached = 0
        for beginning in self._begins.finditer(text):
            start = beginning.start()
            letter = text[start].lower()
            if start < reached or letter not in self._patterns:
                continue
            match = self._patterns[letter].match(text, start)
            if match is not None and match.lastindex is not None:
                reached = match.end()
                yield start, reached, self._numbers[letter][match.lastindex - 1]
