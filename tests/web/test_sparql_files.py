"""The files of the page at `/sparql`: what is vendored is what it was, the texts are complete and true."""

import hashlib
import re

from tests.web import page_texts

from kg.graph import queries
from kg.rdf.querying.limits import USUAL
from kg.web import pages

LANGUAGES = ("kk", "ru", "en")


def test_the_vendored_files_are_those_whose_checksums_are_kept() -> None:
    folder = pages.STATIC / "yasgui"
    kept = dict(line.split()[::-1] for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines())
    assert kept == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name.startswith("yasgui.")
    }
    assert "MIT License" in (folder / "LICENSE").read_text("utf-8")
    notices = (folder / "NOTICES.txt").read_text("utf-8")
    assert all(name in notices for name in ("codemirror", "datatables.net", "jquery", "dompurify"))


def test_the_texts_are_complete_in_every_language() -> None:
    blocks = page_texts.keys("sparql-texts.js")
    used = set(re.findall(r'data-text="(\w+)"', (pages.STATIC / "sparql.html").read_text("utf-8")))
    for script in ("sparql.js", "sparql-editor.js"):
        used |= set(re.findall(r'say\("(\w+)"', (pages.STATIC / script).read_text("utf-8")))
    assert blocks == dict.fromkeys(LANGUAGES, used)


def test_every_theme_has_a_name_in_every_language() -> None:
    texts = (pages.STATIC / "sparql-texts.js").read_text("utf-8")
    named = re.findall(r'^  (\w+): \{ kk: ".+", ru: ".+", en: ".+" \},$', texts, re.MULTILINE)
    assert sorted(named) == sorted({queries.load_sparql(name).theme for name in queries.sparql_names()})


def test_what_is_translated_of_the_editor_is_what_the_editor_says() -> None:
    labels = (pages.STATIC / "sparql-labels.js").read_text("utf-8")
    english = re.findall(r'^  "(.+?)": \{', labels, re.MULTILINE)
    editor = (pages.STATIC / "yasgui" / "yasgui.min.js").read_text("utf-8")
    plain = [label for label in english if "{}" not in label and not label.startswith("Shows ")]
    assert len(plain) > 20
    assert [label for label in plain if label not in editor] == []


def test_the_limits_that_the_page_names_are_those_of_the_endpoint() -> None:
    texts = (pages.STATIC / "sparql-texts.js").read_text("utf-8")
    limits = re.findall(r'^    time: "\D*(\d+)\D+(\d+)', texts, re.MULTILINE)
    assert limits == [(f"{USUAL.seconds:g}", str(USUAL.memory >> 30))] * len(LANGUAGES)
    rows = re.findall(r'^    rows: ".*?(\d+ \d+)', texts, re.MULTILINE)
    assert [int(each.replace(" ", "")) for each in rows] == [USUAL.rows] * len(LANGUAGES)
