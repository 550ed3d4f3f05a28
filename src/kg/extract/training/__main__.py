"""Trains everything that the extraction learns, in order: `python -m kg.extract.training`.

The recogniser of names and roles, how far rules and recogniser can be trusted, and the networks of
relations. Trust and relations are learned beside recognisers that did not see the text in question
(cross-fitting), so that they meet as many errors as in texts that are new.
"""

from collections import Counter
from collections.abc import Sequence

from kg.extract.annotated import AnnotatedText
from kg.extract.network.operations import Weights
from kg.extract.network.storage import save
from kg.extract.recognition.recogniser import WEIGHTS as NAMES
from kg.extract.recognition.recogniser import Recogniser
from kg.extract.relations.judge import WEIGHTS as RELATIONS
from kg.extract.training import relations, trust
from kg.extract.training.examples import labelled
from kg.extract.training.names import Material, material, trained
from kg.extract.training.texts import SEED, begun, found, shuffled_texts

FOLDS = 4
JUDGES = 1


def main() -> None:
    """Train, and write the weights into the package."""
    texts = shuffled_texts()
    whole = material([labelled(text) for text in texts])
    recogniser = trained(whole)
    save(NAMES, recogniser.weights, recogniser.lists())
    strangers = cross_fitted(whole)
    measure_trust(texts, strangers)
    judges = [relations.trained(examples(texts, strangers), SEED + number) for number in range(JUDGES)]
    save(RELATIONS, named(judges), {"classes": relations.classes()})


def cross_fitted(whole: Material) -> list[Recogniser]:
    """Return for each fold a recogniser that learned from the other texts; text n is in fold n % FOLDS."""
    count = len(whole.variants)
    others = ([number for number in range(count) if number % FOLDS != fold] for fold in range(FOLDS))
    return [trained(whole.some(numbers)) for numbers in others]


def measure_trust(texts: Sequence[AnnotatedText], strangers: Sequence[Recogniser]) -> None:
    """Measure how far each rule can be trusted, and write it into the package."""
    right: Counter[trust.Case] = Counter()
    total: Counter[trust.Case] = Counter()
    for fold, stranger in enumerate(strangers):
        right_here, total_here = trust.counted(texts[fold :: len(strangers)], stranger)
        right += right_here
        total += total_here
    trust.write(trust.shares(right, total))


def examples(texts: Sequence[AnnotatedText], strangers: Sequence[Recogniser]) -> list[relations.Example]:
    """Return the examples of relations: between annotated names, and between found ones."""
    made: list[relations.Example | None] = []
    for number, text in enumerate(texts):
        doc = begun(text)
        made.append(relations.example(text, doc, relations.annotated_referents(text, doc)))
        doc = found(text, strangers[number % len(strangers)])
        made.append(relations.example(text, doc, relations.known_referents(text, doc)))
    return [example for example in made if example is not None]


def named(judges: Sequence[Weights]) -> Weights:
    """Return the weights of several networks as those of one, with a number before each name."""
    return {f"{number}:{name}": array for number, judge in enumerate(judges) for name, array in judge.items()}


if __name__ == "__main__":
    main()
