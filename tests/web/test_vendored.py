"""What is vendored is what it was: script libraries, the typeface, and the checker of the tests."""

import hashlib
import re
from pathlib import Path

import pytest

from kg.web import pages

LIBRARIES = pages.STATIC / "vendor"
FONTS = pages.STATIC / "fonts"
CHECKER = Path(__file__).with_name("vendor") / "axe-core"
FOLDERS = (*sorted(LIBRARIES.iterdir()), FONTS, CHECKER)
OURS = {"README.md", "SHA256SUMS", "LICENSE", "LICENSE-3RD-PARTY.txt", "NOTICES.txt", "fonts.css"}
LICENCES = {
    "sigma": "Permission is hereby granted, free of charge",
    "graphology": "The MIT License",
    "fonts": "SIL Open Font License, Version 1.1",
    "axe-core": "Mozilla Public License, version 2.0",
}
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
RUSSIAN = "".join(map(chr, range(ord("А"), ord("я") + 1))) + "Ёё"
ENGLISH = "".join(map(chr, range(ord(" "), ord("~") + 1)))
SIGNS = "«»—–…№·“”„’−×₸"


def test_these_are_vendored() -> None:
    assert {folder.name for folder in FOLDERS} == set(LICENCES)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_files_are_those_whose_checksums_are_kept(folder: Path) -> None:
    kept = dict(line.split()[::-1] for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines())
    assert kept == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name not in OURS
    }


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_licence_version_and_way_of_renewal_are_told(folder: Path) -> None:
    assert LICENCES[folder.name] in (folder / "LICENSE").read_text("utf-8")
    told = (folder / "README.md").read_text("utf-8")
    assert "make vendor" in told
    version = re.search(r"\d+\.\d+\.\d+", told)
    assert version
    named = re.findall(r"`(\w+_VERSION)`", told)
    makefile = Path(__file__).parents[2] / "Makefile"
    assert f"{named[0]} := {version[0]}\n" in makefile.read_text("utf-8")


def test_what_the_libraries_bundle_is_named() -> None:
    notices = {folder.name: (folder / "NOTICES.txt").read_text("utf-8") for folder in LIBRARIES.iterdir()}
    assert "events (MIT)" in notices["graphology"]
    assert all(name in notices["sigma"] for name in ("events (MIT)", "graphology-utils", "@sigma/node-image"))


def test_the_typeface_is_small() -> None:
    assert sum(path.stat().st_size for path in FONTS.glob("*.woff2")) <= 250_000


def test_every_letter_has_a_part_of_the_typeface_that_a_page_loads_for_it() -> None:
    style = (FONTS / "fonts.css").read_text("utf-8")
    faces = re.findall(r'url\("(.+?)"\).*?unicode-range:(.+?);', style, re.DOTALL)
    assert {name for name, _ranges in faces} == {path.name for path in FONTS.glob("*.woff2")}
    parts = [
        (int(first, 16), int(last or first, 16))
        for _name, ranges in faces
        for first, last in re.findall(r"U\+(\w+)(?:-(\w+))?", ranges)
    ]
    for letter in KAZAKH + RUSSIAN + ENGLISH + SIGNS:
        assert any(first <= ord(letter) <= last for first, last in parts), letter
