"""Trains the recogniser of names in all three languages at once: `python -m kg.extract.training.names`."""

import random
from collections.abc import Sequence

from spacy.pipeline.ner import EntityRecognizer
from thinc.api import Adam, fix_random_seed

from kg.extract.annotated import AnnotatedText, read_annotated
from kg.extract.finders.learned import MODELS, untrained
from kg.extract.training.augmentation import Augmenter
from kg.extract.training.examples import LabelledText, example, labelled
from kg.knowledge import knowledge

SEED = 7
EPOCHS = 30
BATCH = 4
DROPOUT = 0.25
VARIED = 0.5
LEARN_RATE, LAST_SHARE = 0.002, 0.05


def main() -> None:
    """Train, and write the weights into the package."""
    recogniser = trained([labelled(text) for text in shuffled_texts()])
    MODELS.mkdir(exist_ok=True)
    recogniser.to_disk(MODELS / "names", exclude=["vocab"])


def shuffled_texts() -> list[AnnotatedText]:
    """Return the texts of `ingest/training/src`, always in the same order by chance."""
    texts = list(read_annotated(knowledge("ingest", "training", "src")))
    random.Random(SEED).shuffle(texts)  # noqa: S311
    return texts


def trained(texts: Sequence[LabelledText]) -> EntityRecognizer:
    """Return a recogniser trained on the texts and variants of them; the same texts give the same weights.

    The rate of learning falls in a straight line to a small share of the first, and the weights are averaged.
    """
    fix_random_seed(SEED)
    chance = random.Random(SEED)  # noqa: S311
    augment = Augmenter(texts, chance)
    recogniser = untrained()
    for type_ in sorted({label.type for text in texts for label in text.labels}):
        recogniser.add_label(type_)
    recogniser.initialize(lambda: [example(text, recogniser.vocab) for text in texts[:50]])
    optimizer = Adam(LEARN_RATE, L2=0.01, grad_clip=1.0, use_averages=True)
    for epoch in range(EPOCHS):
        optimizer.learn_rate = LEARN_RATE * (1 - (1 - LAST_SHARE) * epoch / EPOCHS)
        order = [augment(text) if chance.random() < VARIED else text for text in texts]
        chance.shuffle(order)
        losses: dict[str, float] = {}
        for start in range(0, len(order), BATCH):
            batch = [example(text, recogniser.vocab) for text in order[start : start + BATCH]]
            recogniser.update(batch, drop=DROPOUT, sgd=optimizer, losses=losses)
        print(f"epoch {epoch + 1} of {EPOCHS}, loss {losses['ner']:.0f}", flush=True)  # noqa: T201
    recogniser.model.use_params(optimizer.averages).__enter__()
    return recogniser


if __name__ == "__main__":
    main()
