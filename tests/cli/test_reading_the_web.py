"""`kg ingest` and `kg watch` of addresses: from the command line to the graph, by the real command."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.ingesting.test_run_of_the_web import FIRST, SECOND, Page
from tests.running import Records, Run
from tests.sources.web.site import Asked, Reply, Site, running

from kg.cli import web_options
from kg.sources.web.manners import CONTACT_VARIABLE, LONGEST_PAUSE, Manners

KG = Path(sys.executable).with_name("kg")
LOCAL = ("--allow-private", "--pause", "0", "--retries", "0")


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as opened:
        yield opened


def feed(*pages: str) -> Reply:
    items = "".join(f"<item><link>{page}</link></item>" for page in pages)
    return Reply(f"<rss><channel>{items}</channel></rss>".encode(), media_type="application/rss+xml")


def text(path: Path, words: str) -> None:
    """Write a file that has rested for long."""
    path.write_text(words, "utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))


def report(kg: Run, *arguments: str | Path) -> dict[str, Any]:
    done = kg("ingest", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert isinstance(told, dict)
    return told


def test_files_and_addresses_are_read_together_and_what_is_unchanged_costs_little(
    kg: Run, records: Records, fresh_workspace: Path, tmp_path: Path, site: Site
) -> None:
    site.replies["/a"], site.replies["/b"], site.replies["/c"] = page, *_ = Page(), Page(SECOND), Page()
    site.replies["/feed"] = feed("/b", "/gone")
    site.replies["/sitemap.xml"] = Reply(
        f"<urlset><url><loc>{site.address}/c</loc></url></urlset>".encode(), media_type="text/xml"
    )
    text(tmp_path / "d.txt", FIRST)
    (tmp_path / "list.txt").write_text(f"# pages\n{site.address}/a\n\nulgi.example/bare # no address\n")
    places = (tmp_path / "d.txt", f"{site.address}/feed", f"{site.address}/sitemap.xml")
    given = (*places, "--addresses", tmp_path / "list.txt", "--workspace", fresh_workspace, *LOCAL)
    first = report(kg, *given, "--contact", "desk@ulgi.example")
    assert (first["new"], first["unchanged"], first["refused"][0]["path"]) == (4, 0, "ulgi.example/bare")
    assert {each.headers["User-Agent"].partition(" ")[2] for each in site.asked} == {"(+desk@ulgi.example)"}

    page.text = SECOND
    done = kg("ingest", *given, env={CONTACT_VARIABLE: "https://ulgi.example/about"})
    assert "Read 4 documents: 1 new or changed, 3 unchanged, 2 skipped" in done.stdout
    assert f"kg: {site.address}/feed is a feed of 2; 1 to be fetched.\n" in done.stderr
    assert f"kg: skipped {site.address}/gone: its host has no such page (status 404)" in done.stderr
    assert page.asked == ["", "other"]
    assert site.asked[-1].headers["User-Agent"].endswith("(+https://ulgi.example/about)")
    refused = records("runs", "2", "--workspace", fresh_workspace)
    assert {each["place"] for each in refused} == {f"{site.address}/gone", "ulgi.example/bare"}
    assert {each["uri"] for each in records("status", "--documents", "--workspace", fresh_workspace)} == {
        (tmp_path / "d.txt").as_uri(), *(f"{site.address}/{name}" for name in "abc")
    }  # fmt: skip

    report(kg, *given, "--refetch")
    assert page.asked == ["", "other", ""]


def test_this_machine_is_not_read_unless_it_is_allowed(kg: Run, fresh_workspace: Path, site: Site) -> None:
    site.replies["/a"] = Page()
    done = kg("ingest", f"{site.address}/a", "--workspace", fresh_workspace)
    assert done.returncode == 2
    assert "allow it with --allow-private" in done.stderr
    assert site.asked == []
    assert not (fresh_workspace / "graph").exists()


def test_a_name_that_would_command_a_terminal_is_shown_and_not_obeyed(
    kg: Run, fresh_workspace: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in (b"\x1b[2J\x9b.txt", "\u202egpj.txt".encode(), b"\xff\xfe.txt"):
        (folder / os.fsdecode(name)).touch()
    done = kg("ingest", folder, "http://127.0.0.1/\x1b]0;x\x07", "--workspace", fresh_workspace)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert all(line.isprintable() for line in done.stderr.splitlines())
    for shown in (r"\x1b[2J", r"\u202e", r"\udcff\udcfe.txt", r"\x1b]0;x\x07"):
        assert shown in done.stderr
    listed = kg("runs", "1", "--workspace", fresh_workspace, "--format", "csv")
    assert r"\x1b[2J" in listed.stdout
    assert "\x1b" not in listed.stdout


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "Name a file"),
        (("--addresses", "missing.txt"), "missing.txt"),
        (("https://ulgi.example/", "--proxy", "ulgi"), "proxy"),
        (("https://ulgi.example/", "--contact", "(x)"), "KG_CONTACT"),
    ],
)
@pytest.mark.parametrize("command", ["ingest", "watch"])
def test_what_makes_no_sense_is_refused_at_once(
    command: str, arguments: tuple[str, ...], word: str, kg: Run, tmp_path: Path
) -> None:
    done = kg(command, *arguments, "--workspace", tmp_path / "workspace", cwd=tmp_path)
    assert done.returncode == 2
    assert word in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_what_is_usual_is_so_for_the_options_too() -> None:
    usual = Manners()
    assert (
        usual.pause, usual.retries, usual.hosts
    ) == (web_options.PAUSE, web_options.RETRIES, web_options.HOSTS)  # fmt: skip
    assert web_options.LONGEST_PAUSE == LONGEST_PAUSE


@contextmanager
def watching(*arguments: str | Path) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [KG, "watch", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def look_with(process: "subprocess.Popen[str]", wanted: int) -> dict[str, Any]:
    """Return the first look at which so many documents were new, and pass over idle ones."""
    assert process.stdout is not None
    until = time.monotonic() + 200
    while time.monotonic() < until:
        look: dict[str, Any] = json.loads(process.stdout.readline())
        if look.get("new") == wanted:
            return look
    raise AssertionError(f"no look found {wanted}")


def test_a_watch_reads_what_comes_until_it_is_asked_to_end(
    records: Records, fresh_workspace: Path, tmp_path: Path, site: Site
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    text(folder / "a.txt", FIRST)
    site.replies.update({"/feed": feed("/1"), "/1": Page(SECOND), "/2": Page()})
    places = (folder, f"{site.address}/feed", f"http://127.0.0.1:{site.port}/gone")
    options = ("--every", "1", "--workspace", fresh_workspace, "--format", "json", *LOCAL)
    with watching(*places, *options) as process:
        first = look_with(process, 2)
        assert (first["run"], first["failure"]) == (1, None)
        assert [each["path"] for each in first["refused"]] == [f"{site.address}/gone"]
        text(folder / "b.txt", f"{FIRST} {SECOND}")
        assert look_with(process, 1)["run"] == 2
        site.replies["/feed"] = feed("/2", "/1")
        assert look_with(process, 1)["run"] == 3
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=200)
    assert process.returncode == 0, err
    assert all(json.loads(line)["run"] is None for line in out.splitlines())
    assert "Traceback" not in err
    assert len(records("status", "--documents", "--workspace", fresh_workspace)) == 4
    assert [each["state"] for each in records("runs", "--workspace", fresh_workspace)] == ["finished"] * 3
    assert records("search", "мысал", "--workspace", fresh_workspace)


def test_a_watch_says_what_came_of_each_look_and_ends_on_control_c(
    fresh_workspace: Path, tmp_path: Path
) -> None:
    text(tmp_path / "a.txt", FIRST)
    with watching(tmp_path / "a.txt", "--every", "1", "--workspace", fresh_workspace) as process:
        assert process.stdout is not None
        first, second = process.stdout.readline(), process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=200) == 0
    at, _, said = first.partition(" ")
    assert time.strptime(at, "%Y-%m-%dT%H:%M:%S%z")
    assert said.startswith("Read 1 documents: 1 new or changed")
    assert second.endswith("Nothing new.\n")


def test_a_run_that_is_interrupted_says_so(fresh_workspace: Path, site: Site) -> None:
    free = threading.Event()
    asked = threading.Event()

    def stuck(_asked: Asked) -> Reply:
        asked.set()
        free.wait(200)
        return Reply()

    site.replies["/a"] = stuck
    command: list[str | Path] = [
        KG,
        "ingest",
        f"{site.address}/a",
        "--workspace",
        str(fresh_workspace),
        *LOCAL,
    ]
    heeds_control_c = partial(
        signal.signal, signal.SIGINT, signal.SIG_DFL
    )  # what is in the background may not
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=heeds_control_c) as process:
        assert asked.wait(200)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=200)
    free.set()
    assert process.returncode == 130
    assert err == "kg: interrupted; what was read so far is kept.\n"
