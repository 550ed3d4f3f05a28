"""What of the W3C suite is tested is all that a store can be asked for, and as much as it was."""

from collections import Counter

from tests.w3c.suite import ABSENT, CSV_FORMAT, EVALUATION, NEGATIVE, OUT_OF_SCOPE, POSITIVE, Suite

LEAST = {EVALUATION: 232 + 7, POSITIVE: 63 + 3, NEGATIVE: 40, CSV_FORMAT: 3}
BY_HTTP = {"protocol", "service-description"}


@ABSENT
def test_every_folder_is_tested_or_named_with_a_reason(w3c: Suite) -> None:
    tested = {case.folder for case in w3c.cases(*LEAST)} | BY_HTTP
    assert tested | set(OUT_OF_SCOPE) == set(w3c.folders)
    assert not tested & set(OUT_OF_SCOPE)


@ABSENT
def test_no_test_is_lost(w3c: Suite) -> None:
    counted = Counter(case.kind for case in w3c.cases(*LEAST))
    assert counted >= Counter(LEAST)


@ABSENT
def test_every_kind_of_test_of_a_folder_is_known(w3c: Suite) -> None:
    folders = set(w3c.folders) - set(OUT_OF_SCOPE) - BY_HTTP
    assert {kind for folder in folders for _, _, kind in w3c.entries(folder)} == set(LEAST)
