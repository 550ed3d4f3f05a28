"""The tokenizers of the three languages; Kazakh is ours, for spaCy has none."""

import re
import sys
from collections.abc import Callable

import spacy
from spacy.lang.ru import Russian
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

_OVERLONG = re.compile(r"\S{400}")
_WORD = re.compile(r"\w+|\W")


class Kazakh(Language):  # type: ignore[no-untyped-call]
    """Kazakh in Cyrillic letters, on the defaults of Russian, whose punctuation it shares."""

    lang = "kk"
    Defaults = Russian.Defaults


registry.languages.register("kk", func=Kazakh)


class BoundedTokenizer:
    """A tokenizer in linear time: spaCy's is quadratic in the length of a stretch without white space.

    A text with a stretch too long for any language is cut into words and single characters instead.
    """

    def __init__(self, tokenizer: Callable[[str], Doc], vocab: Vocab) -> None:
        self._tokenizer = tokenizer
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokenized text; `text` of the result equals the argument."""
        if _OVERLONG.search(text) is None:
            return self._tokenizer(text)
        words = _WORD.findall(text)
        return Doc(self._vocab, words=words, spaces=[False] * len(words))


def blank(language: str) -> Language:
    """Return an empty pipeline with the tokenizer of `en`, `ru` or `kk`."""
    nlp = spacy.blank(language)
    nlp.max_length = sys.maxsize
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer, nlp.vocab)
    return nlp
