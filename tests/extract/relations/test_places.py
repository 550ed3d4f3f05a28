from itertools import pairwise

from kg.extract.findings import Referent, findings
from kg.extract.pipeline import pipeline
from kg.extract.relations.context import context
from kg.extract.relations.places import RELATIONS, places, split
from kg.extract.relations.reading import Reader, Reading
from kg.model import Span


def reading(text: str, *names: tuple[str, str]) -> Reading:
    """Read an English text in which each name, with its type, is a referent wherever it stands."""
    nlp = pipeline("en")
    doc = nlp.get_pipe("sentences")(nlp.make_doc(text))
    for name, type_ in names:
        spans = [Span(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)]
        findings(doc).referents.append(Referent(type_, name, spans))
    return Reader("en", []).read(context(doc).sentences)


def pairs(read: Reading) -> set[frozenset[str]]:
    return {frozenset(read.referents[r].name for r in pair) for pair in places(read).referents}


def test_names_whose_types_no_relation_joins_are_no_pair() -> None:
    read = reading("Ann met Bob at Ulgi.\n", ("Ann", "Person"), ("Bob", "Person"), ("Ulgi", "University"))
    assert pairs(read) == {frozenset({"Ann", "Ulgi"}), frozenset({"Bob", "Ulgi"})}


def test_a_pair_may_be_related_only_as_its_types_allow() -> None:
    read = reading("Ann spoke at Ulgi.\n", ("Ann", "Person"), ("Ulgi", "University"))
    (allowed,) = places(read).allowed.tolist()
    ways = [*RELATIONS, *(f"{name} back" for name in RELATIONS)]
    assert [name for name, may in zip(ways, allowed, strict=True) if may] == ["holds_role"]


def test_the_nearest_place_comes_first() -> None:
    read = reading("Ulgi was old. Ann left Ulgi.\n", ("Ann", "Person"), ("Ulgi", "University"))
    one, other = places(read).mentions[0]
    assert one.sentence == other.sentence == 1


def test_a_list_header_speaks_of_every_item() -> None:
    items = "".join(f"- P{number};\n" for number in range(20))
    read = reading(f"Ulgi sent:\n{items}", ("Ulgi", "University"), *((f"P{n};", "Person") for n in range(20)))
    assert len(pairs(read)) == 20


def test_coordinated_names_are_one_row() -> None:
    read = reading(
        "Aa, Bb and Cc signed with Dd.\n", *((name, "Company") for name in ("Aa", "Bb", "Cc", "Dd"))
    )
    rows = {mention.named.referent.name: (mention.first, mention.last) for mention in read.mentions}
    assert rows["Aa"] == rows["Bb"] == rows["Cc"] == (0, 4)
    assert rows["Dd"][0] == rows["Dd"][1]


def test_passages_cover_all_sentences_and_overlap() -> None:
    ranges = list(split([3, 1] * 100, 80))
    assert {number for passage in ranges for number in passage} == set(range(200))
    assert all(one.stop > other.start for one, other in pairwise(ranges))
    assert all(sum([3, 1][number % 2] for number in passage) <= 80 for passage in ranges)
    assert list(split([1] * 5, 80)) == [range(5)]
    assert list(split([], 80)) == []


def test_a_sentence_heavier_than_a_passage_is_a_passage_alone() -> None:
    assert list(split([5, 100, 5], 80)) == [range(1), range(1, 2), range(2, 3)]
