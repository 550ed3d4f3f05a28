"""What a publication tells of itself."""

from kg.publishing import PublishReport


def test_what_is_violated_is_said_in_one_sentence_and_warnings_alone_are_not() -> None:
    assert PublishReport(1, 0, 0, violations=0, warnings=2).complaint is None
    assert PublishReport(1, 0, 0, violations=1, warnings=2).complaint == (
        "1 violation and 2 warnings in the linked data that changed; list them with: kg validate"
    )
