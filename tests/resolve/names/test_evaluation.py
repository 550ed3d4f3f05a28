import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.running import Run

from kg.baseline import falls, frozen_figures
from kg.errors import InputError
from kg.knowledge import knowledge
from kg.model import Verdict
from kg.resolve.names.comparing import named
from kg.resolve.names.evaluation import Evaluation, Judged, Pair, evaluate_pairs, read_pairs
from kg.resolve.names.evidence import Comparison, Feature

COLUMNS = (
    *("id", "type", "left", "left_lang", "left_context", "right", "right_lang", "right_context"),
    *("same", "category", "note"),
)
ROW = ("1", "Company", "ТОО «Жайық»", "ru", "Орал", "«Жайық» ЖШС", "kk", "Орал", "yes", "legal_form", "")
FILES = ("dev.tsv", "more.tsv")
YES, NO, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(*rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS) -> Path:
        path = tmp_path / "pairs.tsv"
        path.write_text("".join("\t".join(row) + "\n" for row in (columns, *rows)), encoding="utf-8")
        return path

    return written


def changed(**cells: str) -> tuple[str, ...]:
    return tuple(cells.get(column, cell) for column, cell in zip(COLUMNS, ROW, strict=True))


def judged(
    id_: str, label: Verdict, verdict: Verdict, type_: str = "College", language: str = "ru"
) -> Judged:
    left, right = named(type_, "left", language, ""), named(type_, "right", "kk", "Орал")
    features = (Feature("word_equal", 3.0, "left · right"), Feature("word_missing", -1.25))
    category = "numbered" if type_ == "College" else "typo_ocr"
    return Judged(Pair(id_, left, right, label, category, "why"), Comparison(0.5, verdict, features))


BY_HAND = Evaluation(
    (
        judged("1", YES, YES),
        judged("2", YES, UNSURE, language="en"),
        judged("3", NO, YES, language="en"),
        judged("4", NO, NO),
        judged("5", UNSURE, YES, "Person"),
        judged("6", UNSURE, NO, "Person"),
        judged("7", YES, YES, "Person", "kk"),
        judged("8", UNSURE, UNSURE, "Place"),
    )
)


def test_a_merged_pair_that_is_unsure_counts_against_precision() -> None:
    assert BY_HAND.table("family").rows == (
        ("ALL", None, 8, 3, 4, 2, 0.5, 0.667, 3, 1),
        ("family", "Organization", 4, 2, 2, 1, 0.5, 0.5, 0, 0),
        ("family", "Person", 3, 1, 2, 1, 0.5, 1.0, 2, 1),
        ("family", "Place", 1, 0, 0, 0, None, None, 1, 0),
    )


def test_the_order_of_two_languages_does_not_matter() -> None:
    turned = Evaluation(
        tuple(
            replace(one, pair=replace(one.pair, left=one.pair.right, right=one.pair.left))
            for one in BY_HAND.judged
        )
    )
    assert [row[1:3] for row in turned.table("language").rows[1:]] == [
        ("en-kk", 2),
        ("kk-kk", 1),
        ("kk-ru", 5),
    ]
    assert turned.table("language") == BY_HAND.table("language")


def test_the_usual_table_has_all_pairs_then_categories_languages_and_families() -> None:
    assert list(dict.fromkeys(row[0] for row in BY_HAND.table().rows)) == [
        "ALL",
        "category",
        "language",
        "family",
    ]
    assert [row[1] for row in BY_HAND.table("type").rows[1:]] == ["College", "Person", "Place"]


def test_every_frozen_figure_is_better_when_higher() -> None:
    assert BY_HAND.figures() == {
        "ALL": {"precision": 0.5, "recall": 0.6667, "unsure_not_merged": 0.6667},
        "family Organization": {"precision": 0.5, "recall": 0.5},
        "family Person": {"precision": 0.5, "recall": 1.0, "unsure_not_merged": 0.5},
        "family Place": {"unsure_not_merged": 1.0},
    }


def test_errors_are_wrong_merges_and_missed_pairs_with_what_they_rest_on() -> None:
    errors = list(BY_HAND.errors().records())
    assert [(row["error"], row["id"], row["verdict"]) for row in errors] == [
        ("wrong merge", "3", "yes"),
        ("unsure merged", "5", "yes"),
        ("missed", "2", "unsure"),
    ]
    assert errors[0] == {
        "error": "wrong merge",
        "id": "3",
        "type": "College",
        "category": "numbered",
        "left": "left (en)",
        "right": "right (kk) [Орал]",
        "verdict": "yes",
        "score": 0.5,
        "features": "word_equal +3.0 (left · right); word_missing -1.2",
        "note": "why",
    }


def test_predictions_have_the_words_of_the_labels(tmp_path: Path) -> None:
    path = tmp_path / "predictions.tsv"
    Evaluation(BY_HAND.judged[:4]).write_predictions(path)
    assert path.read_text("utf-8").splitlines() == [
        "id\tverdict\tscore",
        "1\tyes\t0.5000",
        "2\tunsure\t0.5000",
        "3\tyes\t0.5000",
        "4\tno\t0.5000",
    ]
    with pytest.raises(InputError, match="cannot be written"):
        BY_HAND.write_predictions(tmp_path / "none" / "predictions.tsv")


def test_names_are_compared_across_languages(write: Write) -> None:
    other = changed(id="2", right="ТОО «Есиль»", right_lang="ru", same="no")
    verdicts = [one.comparison.verdict for one in evaluate_pairs(read_pairs(write(ROW, other))).judged]
    assert verdicts == [YES, NO]


def test_quotes_are_part_of_a_name(write: Write) -> None:
    names = ('"Жайық" ЖШС', 'ТОО "Жайык', '"')
    path = write(
        changed(id="1", left=names[0], right=names[1]), changed(id="2", left=names[2], right=names[2])
    )
    assert [pair.left.name for pair in read_pairs(path)] == [names[0], names[2]]
    assert [pair.right.name for pair in read_pairs(path)] == [names[1], names[2]]


def test_columns_may_stand_in_any_order_behind_a_byte_order_mark(write: Write) -> None:
    path = write(ROW[::-1], columns=COLUMNS[::-1])
    path.write_text("\ufeff" + path.read_text("utf-8"), encoding="utf-8")
    assert [(pair.id, pair.left.name, pair.label) for pair in read_pairs(path)] == [("1", "ТОО «Жайық»", YES)]


@pytest.mark.parametrize("file", FILES)
def test_the_order_of_the_pairs_does_not_matter(file: str) -> None:
    pairs = read_pairs(knowledge("ingest", "names", file))
    forth, back = evaluate_pairs(pairs), evaluate_pairs(reversed(pairs))
    assert forth.table() == back.table()
    assert forth.errors() == back.errors()
    assert forth.figures() == back.figures()


@pytest.mark.parametrize("file", FILES)
def test_the_sides_of_a_pair_may_be_swapped(file: str) -> None:
    pairs = read_pairs(knowledge("ingest", "names", file))
    swapped = [replace(pair, left=pair.right, right=pair.left) for pair in pairs]
    assert {one.pair.id: one.comparison.verdict for one in evaluate_pairs(pairs).judged} == {
        one.pair.id: one.comparison.verdict for one in evaluate_pairs(swapped).judged
    }


def test_a_missing_column_is_named(write: Write) -> None:
    with pytest.raises(InputError, match=r"pairs\.tsv lacks category, note; "):
        read_pairs(write(ROW[:-2], columns=COLUMNS[:-2]))


def test_an_id_that_stands_twice_is_named(write: Write) -> None:
    with pytest.raises(InputError, match="has the id 1 twice"):
        read_pairs(write(ROW, changed(id="2"), ROW))


def test_an_unknown_label_is_named_with_its_pair(write: Write) -> None:
    with pytest.raises(InputError, match="pair 2 is labelled 'maybe'; write yes or no or unsure"):
        read_pairs(write(ROW, changed(id="2", same="maybe")))


def test_a_line_that_ends_before_the_label_is_refused(write: Write) -> None:
    with pytest.raises(InputError, match="pair 1 is labelled ''"):
        read_pairs(write(ROW[:5]))


def test_a_line_with_too_many_cells_is_refused(write: Write) -> None:
    with pytest.raises(InputError, match="pair 1 has more cells"):
        read_pairs(write((*ROW, "more")))


def test_a_file_without_pairs_is_refused(write: Write) -> None:
    with pytest.raises(InputError, match="holds no pairs"):
        read_pairs(write())


def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(write: Write, tmp_path: Path) -> None:
    path = write(ROW)
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
    for unreadable in (path, tmp_path, tmp_path / "none.tsv"):
        with pytest.raises(InputError, match="cannot be read as tab-separated UTF-8"):
            read_pairs(unreadable)


@pytest.mark.parametrize("file", FILES)
def test_no_figure_of_names_has_fallen_below_the_baseline(file: str) -> None:
    evaluation = evaluate_pairs(read_pairs(knowledge("ingest", "names", file)))
    frozen = frozen_figures(knowledge("ingest", "names", "baseline.json"), under=file)
    assert falls(evaluation.figures(), frozen).rows == ()


@pytest.mark.parametrize("file", FILES)
def test_the_baseline_of_names_covers_every_family_and_figure(file: str) -> None:
    frozen = frozen_figures(knowledge("ingest", "names", "baseline.json"), under=file)
    families = {f"family {family}" for family in ("Person", "Place", "LegalAct", "Organization")}
    assert frozen.keys() == {"ALL", *families}
    assert all(
        measures.keys() == {"precision", "recall", "unsure_not_merged"} for measures in frozen.values()
    )


def test_the_command_freezes_compares_and_writes_predictions(kg: Run, write: Write, tmp_path: Path) -> None:
    pairs, frozen, predictions = write(ROW), tmp_path / "frozen.json", tmp_path / "predictions.tsv"
    frozen.write_text(json.dumps({"other.tsv": {}}), encoding="utf-8")
    done = kg(
        *("evaluate", "names", "--pairs", pairs, "--by", "type", "--format", "json"),
        *("--freeze", frozen, "--predictions", predictions),
    )
    assert [(row["value"], row["right"]) for row in json.loads(done.stdout)] == [(None, 1), ("Company", 1)]
    assert predictions.read_text("utf-8").splitlines()[1].startswith("1\tyes\t")
    figures = json.loads(frozen.read_text("utf-8"))
    assert figures.keys() == {"other.tsv", "pairs.tsv"}
    assert kg("evaluate", "names", "--pairs", pairs, "--baseline", frozen).returncode == 0
    write(ROW, changed(id="2", right="«Есіл» ЖШС"))
    fallen = kg("evaluate", "names", "--pairs", pairs, "--baseline", frozen, "--format", "json")
    assert fallen.returncode == 1
    assert [(row["group"], row["measure"], row["now"]) for row in json.loads(fallen.stdout)] == [
        ("ALL", "recall", 0.5),
        ("family Organization", "recall", 0.5),
    ]


def test_the_command_lists_errors(kg: Run, write: Write) -> None:
    pairs = write(changed(right="«Есіл» ЖШС"))
    done = kg("evaluate", "names", "--pairs", pairs, "--errors", "--format", "json")
    assert [row["error"] for row in json.loads(done.stdout)] == ["missed"]


def test_two_prints_of_names_at_once_are_refused_in_one_sentence(kg: Run, write: Write) -> None:
    refused = kg("evaluate", "names", "--pairs", write(ROW), "--errors", "--by", "category")
    assert refused.returncode == 2
    assert "give one of them" in refused.stderr
