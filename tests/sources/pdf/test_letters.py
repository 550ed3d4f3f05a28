"""The letters of a PDF become words: broken lines are joined, rubbish is refused."""

from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from tests.sources.pdf.printing import HEIGHT, LEFT, SIZE, drawn, original, read, saying, text_of, written

from kg.errors import UnreadableDocumentError
from kg.sources import Limits
from kg.sources.pdf import read_pdf

ORDER = (
    "Министр науки и высшего образования подписал приказ об утверждении дорожной карты",
    "по взаимодействию колледжей, университетов и предприятий области на этот год.",
)


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_pdf(original(data), Limits())
    return str(caught.value)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("Приказ о взаимодейст-", "вии колледжей.", "Приказ о взаимодействии колледжей."),
        ("Создать учебно-", "методический совет.", "Создать учебно-методический совет."),
        ("Приказ вице-", "министра вступил в силу.", "Приказ вице-министра вступил в силу."),
        ("В этом плане «Үлгі» ЖШС-", "нің міндеті бар.", "В этом плане «Үлгі» ЖШС-нің міндеті бар."),
        ("Келісім университе-", "тінің ректоры қол қойды.", "Келісім университетінің ректоры қол қойды."),
        ("Қазақстанның Оқу-", "ағарту министрлігі.", "Қазақстанның Оқу-ағарту министрлігі."),
        ("Колледждің оқу-", "шылары келді.", "Колледждің оқушылары келді."),
        ("Жоспарланған іс-", "шаралар өтті.", "Жоспарланған іс-шаралар өтті."),
        ("Бұйрық 2026-", "жылы шықты.", "Бұйрық 2026-жылы шықты."),
        ("The plants and the col-", "leges signed.", "The plants and the colleges signed."),
        ("They signed a three-", "party memorandum.", "They signed a three-party memorandum."),
        ("Приказ по обра\u00ad", "зованию подписан.", "Приказ по образованию подписан."),
        ("МИНИСТЕРСТВО ПРОСВЕ-", "ЩЕНИЯ КАЗАХСТАНА", "МИНИСТЕРСТВО ПРОСВЕЩЕНИЯ КАЗАХСТАНА"),
        ("Они едут в Алматы-", "Ата каждый день.", "Они едут в Алматы-Ата каждый день."),
        ("Он стоял и думал -", "это было давно.", "Он стоял и думал - это было давно."),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(before: str, after: str, joined: str) -> None:
    assert text_of(drawn(saying(before, after))) == joined


def test_a_hyphen_is_decided_by_the_rest_of_the_document() -> None:
    lines = ("Колледж сәулет-", "құрылыс факультетін ашты, себебі сәулет-құрылыс", "саласы өсіп келеді.")
    assert "Колледж сәулет-құрылыс факультетін" in text_of(drawn(saying(*lines)))
    lines = ("Колледж сәулет-", "құрылыс факультетін ашты, себебі сәулетқұрылыс", "саласы өсіп келеді.")
    assert "Колледж сәулетқұрылыс факультетін" in text_of(drawn(saying(*lines)))


def test_soft_hyphens_and_zero_width_characters_go() -> None:
    assert text_of(drawn(saying("Прика\u00adзываю утвер\u200bдить."))) == "Приказываю утвердить."


def test_no_break_spaces_are_blanks() -> None:
    assert text_of(drawn(saying("15\u00a0января 2026\u00a0года"))) == "15 января 2026 года"


def test_ligatures_are_spelled_out() -> None:
    assert text_of(drawn(saying("The ﬁrst oﬃce and the ﬂow."))) == "The first office and the flow."


@pytest.mark.parametrize("spaced", ["П Р И К А З Ы В А Ю:", "Б Ұ Й Ы Р А М Ы Н:"])
def test_spaced_out_letters_stand_together(spaced: str) -> None:
    expected = f"В соответствии с законом {spaced.replace(' ', '')}"
    assert text_of(drawn(saying(f"В соответствии с законом {spaced}"))) == expected


def test_two_spaced_out_words_stay_two() -> None:
    assert text_of(drawn(saying("П Р И К А З   М И Н И С Т Р А"))) == "ПРИКАЗ МИНИСТРА"


def test_letters_set_apart_by_the_font() -> None:
    def page(canvas: Canvas) -> None:
        text = canvas.beginText(LEFT, HEIGHT - 100)
        text.setCharSpace(6)
        text.textOut("ПРИКАЗЫВАЮ")
        canvas.drawText(text)

    assert text_of(drawn(page)) == "ПРИКАЗЫВАЮ"


def test_initials_stay_apart() -> None:
    assert text_of(drawn(saying("А. Б. В. Г. Примеров"))) == "А. Б. В. Г. Примеров"


@pytest.mark.parametrize("moved", [0.0, 0.3, 0.6])
def test_text_printed_twice_is_read_once(moved: float) -> None:
    def page(canvas: Canvas) -> None:
        for shift in (0.0, moved):
            written(canvas, 100, "Министр утвердил план", left=LEFT + shift)

    assert text_of(drawn(page)) == "Министр утвердил план"


def test_each_letter_printed_twice_is_read_once() -> None:
    def page(canvas: Canvas) -> None:
        left = float(LEFT)
        for letter in "Министерство":
            for shift in (0.0, 0.4):
                canvas.drawString(left + shift, HEIGHT - 100, letter)
            left += canvas.stringWidth(letter)

    assert text_of(drawn(page)) == "Министерство"


def test_the_same_word_twice_in_a_line_is_said_twice() -> None:
    assert text_of(drawn(saying("да да, нет нет"))) == "да да, нет нет"


UNREADABLE = "its letters cannot be read (font without a mapping); read it with the extra [ocr]"


def test_a_font_without_the_letters_is_refused() -> None:
    def page(canvas: Canvas) -> None:
        pdfmetrics.registerFont(TTFont("Vera", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))
        canvas.setFont("Vera", SIZE)
        written(canvas, 100, *ORDER)

    assert refusal(drawn(page)) == UNREADABLE


def test_a_font_that_says_nothing_of_its_letters_is_refused() -> None:
    data = drawn(saying(*ORDER)).replace(b"/ToUnicode", b"/XoUnicode")
    assert refusal(data) == UNREADABLE


def test_private_letters_are_refused() -> None:
    private = "".join(chr(0xF001 + number % 2) for number in range(30))
    assert refusal(drawn(saying(*ORDER, private))) == UNREADABLE


def test_cyrillic_as_latin_rubbish_is_refused() -> None:
    rubbish = [line.encode("cp1251").decode("latin-1") for line in ORDER]
    assert rubbish[0].startswith("Ìèíèñòð")
    assert refusal(drawn(saying(*rubbish))) == UNREADABLE


@pytest.mark.parametrize(
    "line",
    [
        "Ќазаќстан Республикасыныѕ білім жјне ѓылым министрлігі мен ґлкелік басќармалары",
        "Білім ж±не ғылым министрлігіні¤ б¦йры¢ы бойынша м¦ғалімдер мен о¢ушылар¡а",
    ],
)
def test_kazakh_letters_of_old_fonts_are_refused(line: str) -> None:
    assert refusal(drawn(saying(*ORDER, line))) == UNREADABLE


def test_one_page_of_rubbish_is_enough() -> None:
    good = [saying(*ORDER, *(f"Пункт {number} этого приказа." for number in range(40)))] * 9
    bad = saying("Ìèíèñòåðñòâî ïðîñâåùåíèÿ Ðåñïóáëèêè Êàçàõñòàí óòâåðæäàåò äîðîæíóþ êàðòó.")
    assert refusal(drawn(*good, bad)) == UNREADABLE


def test_accents_foreign_names_and_bullets_are_no_rubbish() -> None:
    lines = (
        *ORDER,
        "В гостях были профессора José Müller и François Lefèvre, а также Їжакевич.",
        "• ± 5 °C;",
    )
    assert "José Müller и François Lefèvre" in text_of(drawn(saying(*lines)))


def test_kazakh_is_read_letter_by_letter() -> None:
    line = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі — «Үлгі» ЖШС № 5 бұйрығы"
    assert read(drawn(saying(line)))[0].strip() == line
