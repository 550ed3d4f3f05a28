"""Proposes the names that a small trained network recognises; it needs no lexicon.

The network is spaCy's transition-based recogniser (https://spacy.io/api/architectures#TransitionBasedParser)
over hashed features of the words. It cuts words itself, finer than the pipeline's tokenizer, so that a name
may end before a hyphenated suffix or a full stop, and so that the weights hold whatever that tokenizer does.
"""

import re
from functools import cache
from pathlib import Path

from spacy.attrs import LOWER, NORM, SHAPE, SUFFIX
from spacy.lang.lex_attrs import word_shape
from spacy.language import Language
from spacy.pipeline.ner import EntityRecognizer
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from kg.extract.findings import Candidate, findings
from kg.model import Span

MODELS = Path(__file__).parents[1] / "models"

_WORD = re.compile(r"[^\W_]+|\n+|[^\w\s]|_")
_STEM, _ENDING = 5, 3
_WIDTH, _DEPTH, _HIDDEN = 96, 4, 64
_ROWS = {"LOWER": 2500, "NORM": 2500, "SUFFIX": 1500, "SHAPE": 500}


class LearnedFinder:
    """Adds a `Candidate` for every name that a recogniser finds."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        self._recogniser = recogniser

    def __call__(self, doc: Doc) -> Doc:
        """Append to `findings(doc).candidates`; time grows with the length of the text."""
        found = findings(doc).candidates
        read, spans = words(doc.text, self._recogniser.vocab)
        for name in self._recogniser(read).ents:
            span = Span(spans[name.start].start, spans[name.end - 1].end)
            found.append(Candidate(span, name.label_, 1.0, "learned"))
        return doc


@Language.factory("learned_finder")
def learned_finder(nlp: Language, name: str) -> LearnedFinder:  # noqa: ARG001  (the factory's signature)
    """Build the finder; one network serves all three languages."""
    return LearnedFinder(recogniser())


def words(text: str, vocab: Vocab) -> tuple[Doc, list[Span]]:
    """Cut a text into words, single signs and line breaks; return them with their places in the text."""
    matches = list(_WORD.finditer(text))
    read = Doc(vocab, words=[match.group() for match in matches])
    return read, [Span(*match.span()) for match in matches]


@cache
def recogniser() -> EntityRecognizer:
    """Return the trained recogniser, read from disk once per process."""
    trained = untrained()
    trained.from_disk(MODELS / "names", exclude=["vocab"])
    return trained


def untrained() -> EntityRecognizer:
    """Return a recogniser without labels or weights, on a vocabulary of its own."""
    vocab = Vocab(lex_attr_getters={LOWER: str.lower, NORM: _stem, SUFFIX: _ending, SHAPE: word_shape})
    return EntityRecognizer(vocab, registry.resolve({"model": _network()})["model"])


def _stem(word: str) -> str:
    return word[:_STEM].lower()


def _ending(word: str) -> str:
    return word[-_ENDING:].lower()


def _network() -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": _HIDDEN,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": _WIDTH,
                "attrs": list(_ROWS),
                "rows": list(_ROWS.values()),
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": _WIDTH,
                "depth": _DEPTH,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        },
    }
