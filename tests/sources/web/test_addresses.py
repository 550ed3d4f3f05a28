import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnreadableDocumentError
from kg.sources.description import _URI
from kg.sources.web.addresses import Address, is_address, without_secrets


@pytest.mark.parametrize(
    "spelled",
    [
        "https://ulgi.example/жаңалық?q=а б",
        "HTTPS://Ulgi.Example:443/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B?q=%D0%B0%20%D0%B1#part",
        " https://ulgi.example./a/../%d0%b6аңалық?q=а%20б\t",
    ],
)
def test_one_page_has_one_address(spelled: str) -> None:
    address = Address.of(spelled)
    assert address.iri == "https://ulgi.example/жаңалық?q=а%20б"
    assert address.uri == (
        "https://ulgi.example/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B?q=%D0%B0%20%D0%B1"
    )


@pytest.mark.parametrize(
    "spelled", ["http://үлгі.қаз/", "http://xn--c1ap6frq.xn--80ao21a", "http://ҮЛГІ.ҚАЗ:80"]
)
def test_a_host_in_cyrillic_is_written_so_and_sent_in_ascii(spelled: str) -> None:
    address = Address.of(spelled)
    assert (address.iri, address.uri) == ("http://үлгі.қаз/", "http://xn--c1ap6frq.xn--80ao21a/")


def test_what_makes_a_difference_stays_encoded() -> None:
    written = "http://a.example/a%2Fb%3Fc%25?x=%26%3D%CF%F0"
    assert Address.of(written).iri == written
    assert Address.of(written).uri == written


@pytest.mark.parametrize(
    "text",
    [
        "http://2130706433/",
        "http://017700000001/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://127.0.0.01/",
        "http://a.example.0x/",
    ],
)
def test_a_number_that_resolvers_take_for_an_ip_address_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="number"):
        Address.of(text)


@pytest.mark.parametrize("text", ["http://１２７.0.0.1/", "http://127。0。0。1/", "http://127.0.0.1."])
def test_an_ip_address_in_other_characters_is_known_as_one(text: str) -> None:
    assert Address.of(text).host == "127.0.0.1"


@pytest.mark.parametrize(
    "text",
    [
        "http://user:T0P@a.example/",
        "http://user@a.example",
        "http://a.example\\@b.example/",
        "http://@b.example",
    ],
)
def test_a_user_name_in_an_address_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocumentError) as refused:
        Address.of(text)
    assert "T0P" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "ftp://a.example/",
        "file:///etc/hostname",
        "javascript:alert(1)",
        "a.example/page",
        "http://",
        "http:///page",
        "http://[::1/",
        "http://a..example/",
        "http://-a.example/",
        "http://a.example:x/",
        "http://a.example:99999/",
        "http://a b.example/",
        "http://a.example/\r\nX: y",
        "http://a.example/" + "a" * 3000,
        "",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocumentError):
        Address.of(text)


def test_a_relative_address_is_resolved() -> None:
    base = Address.of("https://үлгі.қаз/news/feed?x=1")
    assert Address.of("../жаңа/1?a=1", base).iri == "https://үлгі.қаз/жаңа/1?a=1"
    assert Address.of("//b.example:8080", base).iri == "https://b.example:8080/"


def test_secrets_are_not_shown() -> None:
    address = Address.of(
        "https://a.example/x?id=7&token=T0P&API_KEY=T0P;sig=T0P&key=T0PT0PT0PT0PT0PT0PT0P&key=7"
    )
    assert "T0P" not in address.shown
    assert "id=7" in address.shown
    assert address.shown.endswith("&key=7")
    assert "T0P" in address.uri
    assert "T0P" not in without_secrets("https://me:T0P@a.example:x/?token=T0P")
    assert "T0P" not in without_secrets("me:T0P@a.example")


def test_an_address_is_told_from_a_path() -> None:
    assert is_address("HTTPS://a.example")
    assert not is_address("news/https.txt")


@given(st.one_of(st.text(), st.builds("http://{}/{}?{}".format, st.text(max_size=20), st.text(), st.text())))
def test_any_text_is_an_address_in_its_one_spelling_or_refused(text: str) -> None:
    try:
        address = Address.of(text)
    except UnreadableDocumentError:
        return
    assert _URI.fullmatch(address.iri)
    assert Address.of(address.iri) == address
    assert Address.of(address.uri) == address
    assert address.uri.isascii()
