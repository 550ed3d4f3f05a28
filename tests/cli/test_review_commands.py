"""Deciding what is one thing: asking, merging, splitting, taking back, and what becomes of decisions."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.running import Records, Run

from kg.errors import InputError
from kg.graph import stop
from kg.reviewing import Reviewing
from kg.workspace import Workspace

KG = str(Path(sys.executable).with_name("kg"))
ENTITIES = "MATCH (e:Entity) RETURN e.id AS id, e.name AS name, e.names AS names ORDER BY e.id"
CLAIMS = (
    "MATCH (c:Claim)-[r]->(e:Entity) RETURN c.id AS claim, type(r) AS end, e.id AS entity "
    "ORDER BY c.id, type(r), e.id"
)
DEAN = "Daniyar Omarov, dean of Atlas University, met the students."
CHIEF = "Данияр Омаров, директор ТОО «=1+1», подписал меморандум с Университетом «[red]x»."
PAGES = {
    "rector": ("Primer news", "Aigerim Serikova, rector of Primer University, opened the conference."),
    "director": ("[red]x", "Aigerim Serikova, director of Ulgi Plant LLP, signed a memorandum."),
    "dean": ("", DEAN),
    "chief": ("<img src=x onerror=alert(1)>", CHIEF),
    "image": ("", "ТОО «<img src=x onerror=alert(1)>» и Университет «[red]x» подписали меморандум."),
    "plant": ("", "Ulgi Plant LLP and Atlas University signed a memorandum of cooperation."),
}
HOSTILE = ("ТОО «=1+1»", "Университет «[red]x»", "ТОО «<img src=x onerror=alert(1)>»")

Row = dict[str, Any]
Published = Callable[[], list[Row]]


class Asked:
    """Runs `kg review` with answers from a pipe."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace

    def __call__(self, answers: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [KG, "review", "--workspace", str(self._workspace), *arguments],
            input=answers,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "200"},
            timeout=120,
            check=False,
        )


def write_pages(path: Path, pages: dict[str, tuple[str, str]]) -> Path:
    lines = [
        json.dumps(
            {
                "uri": f"https://example.org/{name}",
                "title": title,
                "text": text,
                "published": f"2026-01-{day:02}",
            }
        )
        for day, (name, (title, text)) in enumerate(pages.items(), start=1)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def read_once(kg: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("reviewed")
    done = kg("ingest", write_pages(folder / "pages.jsonl", PAGES), "--workspace", folder / "workspace")
    assert done.returncode == 0, done.stderr
    yield folder / "workspace"
    stop(folder / "workspace" / "graph")


@pytest.fixture
def workspace(read_once: Path) -> Iterator[Path]:
    """The pages, of which nothing is decided; what a test decides is taken back at its end."""
    yield read_once
    with Workspace.open(read_once) as opened:
        before = opened.ledger.revision
        with suppress(InputError):
            while True:
                Reviewing(opened).undo("fixture")
        if opened.ledger.revision != before:
            opened.publish()


@pytest.fixture
def asked(workspace: Path) -> Asked:
    return Asked(workspace)


@pytest.fixture
def published(workspace: Path) -> Published:
    """Give what the graph shows: the entities, and which claims are made of them."""

    def shown() -> list[Row]:
        with Workspace.open(workspace) as opened:
            return [*opened.cypher(ENTITIES).records(), *opened.cypher(CLAIMS).records()]

    return shown


def revision(workspace: Path) -> int:
    with Workspace.open(workspace) as opened:
        return opened.ledger.revision


def names(found: list[Row]) -> list[set[str]]:
    return [set(row["names"]) for row in found if row.get("names")]


def assert_refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2
    assert done.stderr.startswith("kg: ")
    assert done.stderr.count("\n") == 1
    assert all(word in done.stderr for word in words), done.stderr


def test_open_pairs_are_listed_with_names_and_scores(records: Records, workspace: Path) -> None:
    found = records("review", "--list", "--workspace", workspace)
    assert {row["left_name"] for row in found} >= {"Daniyar Omarov", "Aigerim Serikova"}
    assert all(0 < row["score"] < 1 and row["left"] != row["right"] for row in found)
    assert len(records("review", "--list", "--limit", "1", "--workspace", workspace)) == 1


def test_a_pair_is_shown_with_its_evidence(asked: Asked) -> None:
    shown = asked("ss").stdout
    for words in (
        "director",
        "rector",
        "Primer University",
        "“Aigerim Serikova, rector of Primer University",
    ):
        assert words in shown
    assert "Primer news, 2026-01-01, https://example.org/rector" in shown
    assert "-1.6 they belong to different organisations" in shown
    assert "2 pairs are left" in shown
    assert "1 pair is left" in shown


def test_what_is_accepted_is_published_as_one(asked: Asked, published: Published) -> None:
    done = asked("s\na\n", "--by", "Ainur")
    assert done.returncode == 0, done.stderr
    assert "Decided: 1. 1 pair is left" in done.stdout
    people = [row for row in published() if row.get("name") == "Aigerim Serikova"]
    assert len(people) == 1


def test_what_is_rejected_is_not_asked_again(
    asked: Asked, published: Published, records: Records, workspace: Path
) -> None:
    before = published()
    assert "No pairs are left" in asked("rr", "--by", "Ainur").stdout
    assert records("review", "--list", "--workspace", workspace) == []
    assert published() == before
    latest = records("decisions", "--workspace", workspace)[:2]
    assert [(row["by"], row["verdict"]) for row in latest] == [("Ainur", "different")] * 2


def test_what_is_skipped_stays_open(asked: Asked, workspace: Path) -> None:
    before = revision(workspace)
    assert "Decided: 0. 2 pairs are left" in asked("ss").stdout
    assert revision(workspace) == before


def test_what_is_undone_on_the_way_is_asked_again(asked: Asked, published: Published) -> None:
    before = published()
    shown = asked("auruq").stdout
    assert shown.count("Taken back: ") == 2
    assert shown.count("2 pairs are left\nname") == 3
    assert published() == before


def test_nothing_of_an_earlier_session_is_undone_on_the_way(asked: Asked) -> None:
    asked("r", "--limit", "1")
    assert "Nothing is decided here yet" in asked("uq").stdout
    assert "Decided: 0. 1 pair is left" in asked("q").stdout


def test_a_limit_ends_the_asking(asked: Asked) -> None:
    assert asked("sss", "--limit", "1").stdout.count("Score ") == 1


@pytest.mark.parametrize("answers", ["x", "same", "accept", "\x00"])
def test_another_answer_from_a_pipe_ends_the_asking(answers: str, asked: Asked, workspace: Path) -> None:
    before = revision(workspace)
    assert_refused(asked(answers), "a, r, s, u, q")
    assert revision(workspace) == before


def test_what_came_before_another_answer_is_published(asked: Asked, published: Published) -> None:
    before = published()
    assert_refused(asked("a\nz\n"), "'z'")
    assert len(names(published())) == len(names(before)) - 1


def test_an_empty_pipe_ends_cleanly(asked: Asked) -> None:
    done = asked("")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Decided: 0. 2 pairs are left" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="closing the input takes a POSIX shell")
def test_a_closed_input_ends_cleanly(workspace: Path) -> None:
    command = ["sh", "-c", 'exec "$0" review --workspace "$1" <&-', KG, str(workspace)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_format_is_for_a_list(kg: Run, workspace: Path) -> None:
    assert_refused(kg("review", "--format", "json", "--workspace", workspace), "--list")


def test_a_terminal_is_asked_by_single_keys(workspace: Path, records: Records) -> None:
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    asking = subprocess.Popen(
        [KG, "review", "--workspace", str(workspace), "--by", "Ainur"],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    shown = b""
    for key in b"zRq":
        while not shown.endswith("› ".encode()):
            shown += os.read(ours, 4096)
        while termios.tcgetattr(ours)[3] & termios.ICANON:
            time.sleep(0.02)
        os.write(ours, bytes([key]))
        shown += os.read(ours, 4096)
    assert asking.wait(timeout=60) == 0
    os.close(ours)
    [latest, *_] = records("decisions", "--workspace", workspace)
    assert (latest["verdict"], latest["by"]) == ("different", "Ainur")


def test_merging_and_splitting_again_changes_nothing(kg: Run, workspace: Path, published: Published) -> None:
    before = published()
    merged = kg("merge", "Ulgi Plant LLP", "Primer University", "--workspace", workspace)
    for words in ("“Primer University”", "“Ulgi Plant LLP”", "are one from now on"):
        assert words in merged.stdout
    assert "kg undo" in merged.stdout
    assert {"Ulgi Plant LLP", "Primer University"} in names(published())
    parted = kg("split", "Ulgi Plant LLP", "--name", "Primer University", "--workspace", workspace)
    assert "“Primer University”" in parted.stdout
    assert "kg undo" in parted.stdout
    assert published() == before


def test_a_document_is_taken_out_and_brought_back(kg: Run, workspace: Path, published: Published) -> None:
    before = published()
    arguments = ("--document", "https://example.org/plant", "--workspace", workspace)
    assert kg("split", "Ulgi Plant LLP", *arguments).returncode == 0
    assert names(published()).count({"Ulgi Plant LLP"}) == 2
    assert kg("undo", "--workspace", workspace).returncode == 0
    assert published() == before


def test_what_was_merged_by_hand_is_split_by_document(kg: Run, workspace: Path, published: Published) -> None:
    before = published()
    kg("merge", "Primer University", "ТОО «=1+1»", "--workspace", workspace)
    kg("split", "Primer University", "--document", "https://example.org/chief", "--workspace", workspace)
    assert published() == before


def test_what_was_split_is_merged_again(kg: Run, workspace: Path, published: Published) -> None:
    place = ("--workspace", workspace)
    kg("merge", "Primer University", "Atlas University", *place)
    kg("split", "Primer University", "--name", "Atlas University", *place)
    assert {"Primer University", "Atlas University"} not in names(published())
    kg("merge", "Primer University", "Atlas University", *place)
    assert {"Primer University", "Atlas University"} in names(published())


def test_decisions_are_taken_back_one_after_the_other(
    kg: Run, workspace: Path, published: Published, records: Records
) -> None:
    begun = published()
    kg("merge", "Primer University", "Atlas University", "--by", "Ainur", "--workspace", workspace)
    merged = published()
    kg("split", "Primer University", "--name", "Atlas University", "--workspace", workspace)
    assert kg("undo", "--by", "Ainur", "--workspace", workspace).stdout.startswith("Taken back: ")
    assert published() == merged
    kg("undo", "--workspace", workspace)
    assert published() == begun
    latest = records("decisions", "--workspace", workspace)[:4]
    assert [row["verdict"] for row in latest] == ["withdrawn", "same", "different", "same"]
    assert_refused(kg("undo", "--workspace", workspace), "no decision")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("merge", "Primer University", "Nobody of That Name"), "Nobody of That Name"),
        (("merge", "e0123456789", "Primer University"), "e0123456789"),
        (("merge", "Primer University", "Primer University"), "one already"),
        (("merge", "Aigerim Serikova", "Primer University"), "several things"),
        (("merge", "Primer University", "Atlas University", "--by", " "), "--by NAME"),
        (("split", "Primer University"), "--name"),
        (("split", "Nobody of That Name", "--name", "x"), "Nobody of That Name"),
        (("split", "Primer University", "--name", "Atlas University"), "goes by: Primer University"),
        (("split", "Primer University", "--name", "Primer University"), "leave nothing"),
        (("split", "Primer University", "--document", "rector"), "leave nothing"),
        (("split", "Primer University", "--document", "dean"), "does not name it"),
        (("split", "Primer University", "--document", "no-such-page"), "no-such-page"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    arguments: tuple[str, ...], words: str, kg: Run, workspace: Path
) -> None:
    before = revision(workspace)
    assert_refused(kg(*arguments, "--workspace", workspace), words)
    assert revision(workspace) == before


def test_decisions_outlive_the_reading_of_the_same_and_of_changed_pages(
    kg: Run, records: Records, fresh_workspace: Path, tmp_path: Path
) -> None:
    place = ("--workspace", fresh_workspace)
    pages = {name: PAGES[name] for name in ("rector", "director", "dean", "chief")}
    path = write_pages(tmp_path / "pages.jsonl", pages)
    kg("ingest", path, *place)
    assert Asked(fresh_workspace)("ar").returncode == 0
    decided = records("cypher", ENTITIES, *place)
    assert {"Daniyar Omarov", "Данияр Омаров"} in names(decided)

    assert "0 new or changed" in kg("ingest", path, *place).stdout
    assert records("cypher", ENTITIES, *place) == decided

    pages["chief"] = ("", "Данияр Омаров, ректор Университета «Үлгі», выступил с докладом.")
    pages["rector"] = ("", PAGES["rector"][1] + " Guests came.")
    assert "2 new or changed" in kg("ingest", write_pages(path, pages), *place).stdout
    changed = names(records("cypher", ENTITIES, *place))
    assert {"Daniyar Omarov", "Данияр Омаров"} in changed
    assert changed.count({"Aigerim Serikova"}) == 2
    assert records("review", "--list", *place) == []


def test_names_and_titles_from_documents_are_shown_as_they_are(
    kg: Run, asked: Asked, workspace: Path
) -> None:
    shown = asked("ss").stdout
    for words in ("ТОО «=1+1»", "«[red]x»", "[red]x, 2026-01-02", "<img src=x onerror=alert(1)>, 2026-01-04"):
        assert words in shown
    plant, university, image = HOSTILE
    for other in (university, image):
        merged = kg("merge", plant, other, "--workspace", workspace).stdout
        assert f"“{other}”" in merged
    wide = {"COLUMNS": "250"}
    listed = kg("decisions", "--workspace", workspace, env=wide).stdout
    assert all(name in listed for name in HOSTILE)
    parted = kg("split", plant, "--name", image, "--workspace", workspace)
    assert f"“{image}”" in parted.stdout
    assert image in kg("undo", "--workspace", workspace).stdout


def test_a_folder_without_a_workspace_has_nothing_to_decide(kg: Run, tmp_path: Path) -> None:
    for command in (
        ("review",),
        ("merge", "a", "b"),
        ("split", "a", "--name", "b"),
        ("undo",),
        ("decisions",),
    ):
        done = kg(*command, "--workspace", tmp_path)
        assert done.returncode == 3
        assert "There is no workspace" in done.stderr
    assert list(tmp_path.iterdir()) == []
