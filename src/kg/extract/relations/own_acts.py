"""Tells which acts a text is: those that stand before the word that orders, but not as its ground."""

import re
from collections.abc import Iterator

from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Context, Named


class OwnActs:
    """The own acts of texts in one language; a joint order has several."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "stated")
        self._orders = re.compile("|".join(words["acts"]["orders"]))
        self._basis = re.compile("|".join(words["basis"]), re.IGNORECASE)

    def ordering(self, seen: Context, text: str) -> int | None:
        """Return the number of the first sentence that orders, `None` when the text is no order."""
        orders = (s.order for s in seen.sentences if self._orders.search(s.span.of(text)))
        return next(orders, None)

    def of(self, seen: Context, text: str) -> Iterator[Named]:
        """Yield each own act once, where the text first names it."""
        ordering = self.ordering(seen, text)
        known: set[int] = set()
        for sentence in seen.sentences[: ordering or 0]:
            if self._basis.search(sentence.span.of(text)):
                continue
            for named in sentence.of("LegalAct"):
                if id(named.referent) not in known and named.referent.number is not None:
                    known.add(id(named.referent))
                    yield named

    def before(self, seen: Context, text: str, position: int) -> Iterator[Named]:
        """Yield the own acts of a text that orders before the position."""
        ordering = self.ordering(seen, text)
        if ordering is not None and seen.sentences[ordering].span.start < position:
            yield from self.of(seen, text)
