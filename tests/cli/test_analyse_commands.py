"""`kg analyse` over the sample pages."""

import json
from pathlib import Path

import pytest
from tests.running import Records, Run


def test_json_has_the_rows_of_the_first_part_and_the_basis_apart(samples: Path, kg: Run) -> None:
    done = kg("analyse", "bridges", "--workspace", samples, "--format", "json")
    assert done.returncode == 0
    assert {"name", "cut off without it"} <= set(json.loads(done.stdout)[0])
    assert "Revision" in done.stderr
    assert "bridges-" in done.stderr


def test_another_part_is_printed_when_asked(samples: Path, records: Records) -> None:
    rows = records("analyse", "communities", "--part", "members", "--workspace", samples)
    assert {"name", "type", "group", "id"} == set(rows[0])


def test_a_path_is_told_step_by_step_with_its_sentences(samples: Path, kg: Run) -> None:
    done = kg("analyse", "path", "Ulgi University", "Үлгі политехникалық колледжі", "--workspace", samples)
    assert done.returncode == 0
    assert done.stdout.startswith("1. ")
    assert "the weakest step" in done.stdout
    assert "“" in done.stdout


def test_people_see_that_rows_are_left_out(samples: Path, kg: Run) -> None:
    done = kg("analyse", "projection", "delegations", "--limit", "2", "--workspace", samples)
    assert "more; see them with --part pairs --limit" in done.stdout


def test_answers_are_kept_in_the_workspace_and_listed(samples: Path, kg: Run, records: Records) -> None:
    assert kg("analyse", "gaps", "--again", "--workspace", samples).returncode == 0
    assert "gaps" in {row["analysis"] for row in records("analyse", "list", "--workspace", samples)}
    assert list((samples / "analyses").glob("gaps-*.json"))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("centrality", "--measures", "fame"), 2, "choose of: partners"),
        (("bridges", "--relations", "loves"), 2, "There is no relation 'loves'"),
        (("bridges", "--status", "denied"), 2, "choose of actual, planned and ended"),
        (("bridges", "--part", "members"), 2, "there are: connectors, bridges, summary"),
        (("projection", "rumours"), 2, "choose of: agreements, events"),
        (("path", "Nobody at all", "Ulgi University"), 2, "Nothing is called"),
        (("removal", "Creative Industry LLP"), 2, "Creative Industry LLP has no tie"),
        (("communities", "--patience", "0", "--again"), 5, "This would take about"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    arguments: tuple[str, ...], code: int, said: str, samples: Path, kg: Run
) -> None:
    done = kg("analyse", *arguments, "--workspace", samples)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
