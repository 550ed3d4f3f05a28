"""The tokenizers of the three languages; Kazakh is ours, for spaCy has none."""

import spacy
from spacy.lang.ru import Russian
from spacy.language import Language
from spacy.util import registry


class Kazakh(Language):  # type: ignore[no-untyped-call]
    """Kazakh in Cyrillic letters, on the defaults of Russian, whose punctuation it shares."""

    lang = "kk"
    Defaults = Russian.Defaults


registry.languages.register("kk", func=Kazakh)


def blank(language: str) -> Language:
    """Return an empty pipeline with the tokenizer of `en`, `ru` or `kk`."""
    return spacy.blank(language)
