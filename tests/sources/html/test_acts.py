"""Pages of legal acts are read whole, part by part."""

from tests.sources.html import acts
from tests.sources.html.reading import content, document, fields, text
from tests.sources.html.test_places import assert_places_are_right


def lines(page: str, address: str = acts.ADDRESS) -> list[str]:
    return [
        line for line in "".join(piece.text for piece in content(page, address).pieces).split("\n") if line
    ]


def test_an_order_is_read_whole() -> None:
    assert lines(acts.ORDER) == acts.READ.split("\n")


def test_an_order_is_known_by_what_it_says_when_its_address_does_not_tell() -> None:
    assert lines(acts.ORDER, "file:///order.html") == acts.READ.split("\n")


def test_places_in_an_order() -> None:
    assert_places_are_right(document(acts.ORDER), acts.ORDER)


def test_footnotes_and_points_are_paragraphs_of_their_own() -> None:
    assert "\n\nСноска. Преамбула – в редакции" in text(acts.ORDER)
    assert "подписания).\n\n1. Утвердить" in text(acts.ORDER)


def test_an_order_in_kazakh() -> None:
    assert lines(acts.KAZAKH_ORDER, "https://ulgi.example/7")[2:] == [
        '"Білім туралы" Заңның 5-бабына сәйкес БҰЙЫРАМЫН:',
        "1. Қоса беріліп отырған Қағидалар бекітілсін.",
        "Ескерту. 1-тармақ жаңа редакцияда.",
        "Министр\tБ. Мысалов",
        "КЕЛІСІЛДІ",
        "Қазақстан Республикасының",
        "Үлгі министрлігі",
    ]


def test_the_card_of_an_act_keeps_its_numbers_and_days_but_no_data() -> None:
    read = lines(acts.CARD, "https://mirror.example/ru/content/90970-v1500099260")
    assert [line for line in read if line in ("212", "99260", "16.04.2015")] == ["212", "99260", "16.04.2015"]
    assert not any("registryNumber" in line for line in read)


def test_the_versions_of_an_act_are_told_by_language() -> None:
    told = fields(acts.ORDER, acts.ADDRESS)
    assert told["act"] == "V2300099901"
    assert told["versions"].split("\n") == [
        "en https://adilet.example/eng/docs/V2300099901",
        "kk https://adilet.example/kaz/docs/V2300099901",
        "ru https://adilet.example/rus/docs/V2300099901",
    ]


def test_acts_that_a_text_cites_are_no_versions_of_it() -> None:
    assert "Z070000319" not in fields(acts.ORDER, acts.ADDRESS)["versions"]
    assert "V2400034777" not in fields(acts.ORDER, acts.ADDRESS)["versions"]


def test_the_identifier_of_a_mirror() -> None:
    assert fields(acts.CARD, "https://mirror.example/ru/content/90970-v1500099260")["act"] == "V1500099260"


def test_the_day_of_an_act_is_not_taken_for_that_of_the_publication() -> None:
    assert "published" not in fields(acts.ORDER, acts.ADDRESS)
