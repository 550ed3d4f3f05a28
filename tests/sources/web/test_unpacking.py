import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnreadableDocumentError
from kg.sources import Limits
from kg.sources.web.unpacking import Unpacked, unpacked


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4), st.integers(1, 30), st.binary(max_size=3))
def test_members_are_unpacked_however_they_are_cut(members: list[bytes], size: int, rest: bytes) -> None:
    packed = b"".join(map(gzip.compress, members)) + b"\0" + rest
    gathered = Unpacked(Limits())
    for start in range(0, len(packed), size):
        gathered.add(packed[start : start + size])
    assert gathered.whole() == b"".join(members)


def test_what_is_highly_packed_is_unpacked_whole() -> None:
    data = b"x" * 5_000_001
    assert unpacked(gzip.compress(data), Limits()) == data


def test_a_bomb_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="larger than 1 MB"):
        unpacked(gzip.compress(bytes(30_000_000)), Limits(size=1_000_000))


@given(st.binary().map(lambda data: b"\x1f\x8b\x08" + data))
def test_damaged_archives_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError):
        unpacked(data, Limits())
