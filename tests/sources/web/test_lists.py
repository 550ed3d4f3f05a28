from pathlib import Path

import pytest

from kg.errors import InputError
from kg.sources import Limits
from kg.sources.web.lists import addresses_in

LIST = """\
# pages of Ulgi

https://ulgi.example/a   # the first
  https://үлгі.қаз/жаңалық#part
#https://ulgi.example/not
nonsense
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_are_addresses(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(LIST.replace("\n", "\r\n").encode(encoding))
    assert list(addresses_in(path)) == ["https://ulgi.example/a", "https://үлгі.қаз/жаңалық#part", "nonsense"]


def test_a_list_that_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        addresses_in(tmp_path / "missing.txt")
    path = tmp_path / "list.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(InputError, match="larger"):
        addresses_in(path, Limits(size=10))
    path.write_bytes(b"\x00\x01\x02")
    with pytest.raises(InputError, match="cannot be read"):
        addresses_in(path)
