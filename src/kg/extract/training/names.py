"""Trains the recogniser of names in all three languages at once: `python -m kg.extract.training.names`.

Nine tenths of `ingest/training/src` are learned from; the last tenth tells how far each type can be trusted.
"""

import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.pipeline.ner import EntityRecognizer
from thinc.api import Adam, fix_random_seed

from kg.extract.annotated import AnnotatedText, read_annotated
from kg.extract.finders.learned import MODELS, untrained, words
from kg.extract.training.augmentation import Augmenter
from kg.extract.training.examples import LabelledText, example, labelled, overlap
from kg.knowledge import knowledge
from kg.model import Span

SEED = 7
EPOCHS = 30
BATCH = 8
DROPOUT = 0.3
VARIED = 0.5
HELD_OUT = 10


def main() -> None:
    """Train, and write the weights and the precision of each type into the package."""
    texts = list(read_annotated(knowledge("ingest", "training", "src")))
    random.Random(SEED).shuffle(texts)  # noqa: S311
    held_out = texts[::HELD_OUT]
    learned = [labelled(text) for number, text in enumerate(texts) if number % HELD_OUT]
    recogniser = trained(learned)
    MODELS.mkdir(exist_ok=True)
    recogniser.to_disk(MODELS / "names", exclude=["vocab"])
    precision = {type_: round(share, 3) for type_, share in sorted(precisions(recogniser, held_out).items())}
    (MODELS / "precision.json").write_text(json.dumps(precision, indent=1) + "\n", encoding="utf-8")
    print(precision)  # noqa: T201  (the outcome of a training run)


def trained(texts: Sequence[LabelledText]) -> EntityRecognizer:
    """Return a recogniser trained on the texts and variants of them; the same texts give the same weights."""
    fix_random_seed(SEED)
    chance = random.Random(SEED)  # noqa: S311
    augment = Augmenter(texts, chance)
    recogniser = untrained()
    for type_ in sorted({label.type for text in texts for label in text.labels}):
        recogniser.add_label(type_)
    recogniser.initialize(lambda: [example(text, recogniser.vocab) for text in texts[:50]])
    optimizer = Adam(0.001, L2=0.01, grad_clip=1.0, use_averages=True)
    for epoch in range(EPOCHS):
        order = [augment(text) if chance.random() < VARIED else text for text in texts]
        chance.shuffle(order)
        losses: dict[str, float] = {}
        for start in range(0, len(order), BATCH):
            batch = [example(text, recogniser.vocab) for text in order[start : start + BATCH]]
            recogniser.update(batch, drop=DROPOUT, sgd=optimizer, losses=losses)
        print(f"epoch {epoch + 1} of {EPOCHS}, loss {losses['ner']:.0f}", flush=True)  # noqa: T201
    recogniser.model.use_params(optimizer.averages).__enter__()
    return recogniser


def precisions(recogniser: EntityRecognizer, texts: Iterable[AnnotatedText]) -> dict[str, float]:
    """Return for each type the share of right names among those found; doubtful names do not count."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for text in texts:
        doubtful = [span for entity in text.entities if entity.maybe for span in entity.mentions]
        marked = {(span, entity.type) for entity in text.entities for span in entity.mentions}
        read, spans = words(text.text, recogniser.vocab)
        for name in recogniser(read).ents:
            span = Span(spans[name.start].start, spans[name.end - 1].end)
            if any(overlap(span, other) for other in doubtful):
                continue
            found[name.label_] += 1
            right[name.label_] += (span, name.label_) in marked
    return {type_: (right[type_] + 1) / (found[type_] + 2) for type_ in recogniser.labels}


if __name__ == "__main__":
    main()
