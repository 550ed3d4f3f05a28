"""A Word document is read whole and once: what a reader of the page sees, in its order, with its places."""

import re
from io import BytesIO

import pytest
from docx import Document as WordFile
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.sources.word.making import (
    cell,
    content,
    docx,
    packed,
    paragraph,
    part,
    run,
    table,
    text_of,
)

from kg.errors import UnreadableDocumentError
from kg.model import Document
from kg.sources import Limits, Original, documents

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="1a"><w:name w:val="Own"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="y"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="y"><w:basedOn w:val="x"/></w:style>'
)


def styled(text: str, style: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def test_a_file_made_by_a_word_processor_is_read_with_its_places() -> None:
    file = WordFile()
    file.core_properties.title = "Word Document"
    file.core_properties.author = "python-docx"
    file.add_heading("Приказ", 0)
    file.add_paragraph("Преамбула.").add_run(" И продолжение.").font.size = Pt(20)
    for style in ("List Number", "List Number", "List Bullet"):
        file.add_paragraph("Пункт", style=style)
    grid = file.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            grid.cell(row, column).text = f"{row}{column}"
    grid.cell(0, 1).merge(grid.cell(0, 2))
    grid.cell(1, 0).merge(grid.cell(2, 0))
    file.sections[0].header.paragraphs[0].text = "Колонтитул"
    file.add_paragraph("Министр\tА. Үлгі")
    saved = BytesIO()
    file.save(saved)
    (read,) = documents(Original(saved.getvalue(), "order.docx", "file:///order.docx"))
    assert isinstance(read, Document)
    assert read.text == (
        "Приказ\n\nПреамбула. И продолжение.\n\n1. Пункт\n2. Пункт\nПункт\n\n"
        "00\t01 02\n10 20\t11\t12\n\t21\t22\n\nМинистр А. Үлгі"
    )
    assert read.published is None
    assert read.origin is not None
    assert read.origin.media_type.endswith("wordprocessingml.document")
    root = file.element.body
    for passage in read.origin.passages:
        assert_stands_at(read.text[passage.start : passage.end], passage.place, root)


def assert_stands_at(text: str, place: str, body: etree._Element) -> None:
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    if found := re.fullmatch(r"paragraph=(\d+)", place):
        element = list(body.iter(f"{word}p"))[int(found[1]) - 1]
    else:
        found = re.fullmatch(r"table=(\d+)&row=(\d+)", place)
        assert found, place
        tables = list(body.iter(f"{word}tbl"))
        element = list(tables[int(found[1]) - 1].iter(f"{word}tr"))[int(found[2]) - 1]
    there = " ".join(node.text or " " for node in element.iter(f"{word}t", f"{word}tab"))
    assert re.sub(r"\s+", "", text) == re.sub(r"\s+", "", there)


def test_blanks_tabs_breaks_and_hyphens() -> None:
    body = paragraph(
        f"<w:r><w:t>Об утвер</w:t><w:softHyphen/><w:t>ждении</w:t><w:tab/><w:t>плана</w:t><w:br/></w:r>"
        f"{run('  казахско')}<w:r><w:noBreakHyphen/><w:t>турец\u00adкого\u200b</w:t><w:cr/></w:r>"
    )
    assert text_of(body) == "Об утверждении плана казахско-турецкого"


def test_empty_paragraphs_say_nothing() -> None:
    assert (
        text_of(paragraph("") + paragraph("Один.") + paragraph("  ") * 3 + paragraph("Два."))
        == "Один.\n\nДва."
    )


def test_what_wraps_runs_is_read_through() -> None:
    body = paragraph(
        f'<w:hyperlink r:id="x">{run("Один")}</w:hyperlink><w:smartTag>{run(" два")}</w:smartTag>'
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' три')}</w:sdtContent></w:sdt>"
        f'<w:customXml>{run(" четыре")}</w:customXml><w:fldSimple w:instr="PAGE">{run(" пять")}</w:fldSimple>'
        f"<w:ruby><w:rt>{run('нет')}</w:rt><w:rubyBase>{run(' шесть')}</w:rubyBase></w:ruby>"
        f"<m:oMath><m:r><m:t>=7</m:t></m:r></m:oMath>"
    )
    assert (
        text_of(f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>") == "Один два три четыре пять шесть=7"
    )


def test_the_prompt_of_an_empty_control_is_no_text() -> None:
    control = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Введите')}</w:sdtContent></w:sdt>"
    )
    assert text_of(paragraph(f"{run('Имя: ')}{control}")) == "Имя:"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_the_results_of_fields_are_read_but_not_their_codes() -> None:
    inner = (
        f"{mark('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{mark('separate')}{run('9')}{mark('end')}"
    )
    outer = f"{mark('begin')}{run('IF ')}{inner}{run(' > 1')}{mark('separate')}{run('итог')}{mark('end')}"
    assert text_of(paragraph(f"{run('До ')}{outer}{run(' после')}")) == "До итог после"


def test_the_code_of_a_field_may_go_over_paragraphs() -> None:
    body = paragraph(f"{run('До')}{mark('begin')}{run('код')}") + paragraph(
        f"{run('код')}{mark('end')}{run('После')}"
    )
    assert text_of(body) == "До\n\nПосле"


def test_a_field_that_nothing_ends_swallows_nothing() -> None:
    assert text_of(paragraph(f"{mark('begin')}{run('Текст')}") + paragraph("Ещё")) == "Текст\n\nЕщё"


def test_insertions_are_read_and_deletions_are_not() -> None:
    body = paragraph(
        f"{run('Срок ')}<w:del><w:r><w:delText>2025</w:delText></w:r>{run('x')}</w:del>"
        f"<w:ins>{run('2026')}</w:ins>"
        f"<w:moveFrom>{run(' отсюда')}</w:moveFrom><w:moveTo>{run(' сюда')}</w:moveTo>"
    )
    assert text_of(body) == "Срок 2026 сюда"


def test_paragraphs_whose_end_is_deleted_are_one() -> None:
    joined = paragraph("Универси", "<w:rPr><w:del/></w:rPr>") + paragraph("тет.")
    data = content(docx(joined + paragraph("Конец", "<w:rPr><w:del/></w:rPr>")))
    assert "".join(piece.text for piece in data.pieces) == "Университет.\n\nКонец"
    assert [piece.place for piece in data.pieces if piece.place] == [f"paragraph={n}" for n in (1, 2, 3)]


def test_deleted_rows_and_cells_are_not_read() -> None:
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('нет')}</w:tr>"
    cells = f"<w:tr>{cell('да')}{cell('нет', '<w:cellDel/>')}</w:tr>"
    assert text_of(f"<w:tbl>{row}{cells}<w:tr>{cell('и')}</w:tr></w:tbl>") == "да\nи"


@pytest.mark.parametrize(
    ("properties", "style", "seen"),
    [
        ("<w:vanish/>", "a", False),
        ('<w:vanish w:val="0"/>', "H", True),
        ('<w:vanish w:val="false"/>', "a", True),
        ('<w:rStyle w:val="h"/>', "a", False),
        ('<w:rStyle w:val="h"/>', "H", True),
        ("<w:webHidden/>", "a", True),
        ("", "H", False),
        ("", "x", True),
    ],
)
def test_hidden_text_is_not_read(properties: str, style: str, seen: bool) -> None:
    body = paragraph(run("Секрет", properties), f'<w:pStyle w:val="{style}"/>')
    assert text_of(body + paragraph("Конец"), {"styles": STYLES}) == ("Секрет\n\nКонец" if seen else "Конец")


def test_alternate_content_and_text_boxes_are_read_once_behind_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('Надпись')}</w:txbxContent>"
    drawing = (
        '<mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert text_of(paragraph(f"<w:r>{drawing}</w:r>{run('Абзац')}")) == "Абзац\n\nНадпись"
    fallback = f'<mc:Choice Requires="q"/><mc:Fallback>{run("Текст")}</mc:Fallback>'
    assert text_of(paragraph(f"<mc:AlternateContent>{fallback}</mc:AlternateContent>")) == "Текст"


def test_a_nested_table_follows_the_row_it_stands_in() -> None:
    inner = table(cell("а") + cell("б"), cell("в") + cell("г"))
    body = table(cell("1") + cell(f"{paragraph('до')}{inner}{paragraph('после')}"), cell("2") + cell("3"))
    data = content(docx(body))
    assert "".join(piece.text for piece in data.pieces) == "1\tдо после\n\nа\tб\nв\tг\n\n2\t3"
    assert [piece.place for piece in data.pieces if piece.place] == [
        "table=1&row=1",
        "table=2&row=1",
        "table=2&row=2",
        "table=1&row=2",
    ]


def test_a_table_of_one_cell_is_a_frame() -> None:
    assert text_of(table(cell(paragraph("Один.") + paragraph("Два.")))) == "Один.\n\nДва."


def test_merged_cells_are_said_once_and_columns_kept() -> None:
    body = table(
        cell("Шапка", '<w:gridSpan w:val="2"/>') + cell("Срок"),
        cell("А", '<w:vMerge w:val="restart"/>') + cell("1") + cell("2025"),
        cell("нет", "<w:vMerge/>") + cell("2") + cell("2026"),
        cell("Б", "<w:vMerge/>") + cell("3") + cell("", "<w:vMerge/>"),
    )
    assert text_of(body) == "Шапка\t\tСрок\nА\t1\t2025\n\t2\t2026\n\t3"


def test_a_cell_that_goes_on_from_nothing_is_read() -> None:
    assert (
        text_of(table(cell("А", "<w:vMerge/>") + cell("1"), cell("Б", "<w:vMerge/>") + cell("2")))
        == "А\t1\n\t2"
    )


def test_rows_that_begin_later_and_rows_in_controls() -> None:
    late = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("б")}</w:tr>'
    row = f"<w:tr>{cell('в')}<w:sdt><w:sdtContent>{cell('г')}</w:sdtContent></w:sdt></w:tr>"
    held = f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    assert text_of(f"<w:tbl>{late}{held}</w:tbl>") == "\tб\nв\tг"


def test_notes_stand_at_the_end_in_their_order() -> None:
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{paragraph("нет")}</w:footnote>'
        f'<w:footnote w:id="5">{paragraph("Вторая.")}</w:footnote>'
        f'<w:footnote w:id="7">{paragraph("Первая.")}{paragraph("Её конец.")}</w:footnote>'
        f'<w:footnote w:id="9">{paragraph("Ненужная.")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="1">{paragraph("Концевая.")}</w:endnote>'
    body = paragraph(
        f'{run("Текст")}<w:r><w:footnoteReference w:id="7"/></w:r>{run(" и")}'
        f'<w:r><w:endnoteReference w:id="1"/></w:r><w:del><w:r><w:footnoteReference w:id="9"/></w:r></w:del>'
    ) + table(cell('<w:p><w:r><w:t>Клетка</w:t><w:footnoteReference w:id="5"/></w:r></w:p>') + cell("б"))
    data = content(docx(body, {"footnotes": notes, "endnotes": ends}))
    assert [(piece.text, piece.place) for piece in data.pieces if piece.place] == [
        ("Текст и", "paragraph=1"),
        ("Клетка\tб", "table=1&row=1"),
        ("Первая.", "footnote=1"),
        ("Её конец.", "footnote=1"),
        ("Вторая.", "footnote=2"),
        ("Концевая.", "endnote=1"),
    ]


def test_comments_headers_and_symbols_of_fonts_are_not_read() -> None:
    body = paragraph(
        f'<w:commentRangeStart w:id="1"/>{run("Текст")}<w:r><w:commentReference w:id="1"/></w:r>'
        '<w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:sym w:font="Arial" w:char="2116"/></w:r>'
    )
    assert text_of(body, {"comments": paragraph("Замечание")}) == "Текст№"


@pytest.mark.parametrize(
    ("told", "body", "title"),
    [
        ("Об утверждении плана", styled("Приказ", "1"), "Об утверждении плана"),
        ("Microsoft Word - приказ", styled("Приказ", "1"), "Приказ"),
        ("Документ1", paragraph("Текст") + styled("Приказ", "1a"), "Приказ"),
        ("order.docx", styled("Приказ", "T"), "Приказ"),
        ("  ", styled("Приказ", "a"), ""),
        ("", paragraph("Приказ", '<w:outlineLvl w:val="1"/>'), "Приказ"),
        ("", paragraph("Приказ", '<w:outlineLvl w:val="9"/>'), ""),
    ],
)
def test_the_title_is_told_or_the_first_heading(told: str, body: str, title: str) -> None:
    assert content(docx(body, {"styles": STYLES}, told)).fields["title"] == title


def test_strict_documents_are_read() -> None:
    data = docx(paragraph("Текст.") + table(cell("а") + cell("б"), cell("в") + cell("г")))
    assert b"purl" not in data
    strict = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": part("document", f"<w:body>{paragraph('Строгий.')}</w:body>").replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
    }
    assert "".join(piece.text for piece in content(packed(strict)).pieces) == "Строгий."


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableDocumentError) as refused:
        content(data, limits)
    return str(refused.value)


def with_document(document: str) -> bytes:
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/officeDocument" Target="document.xml"/></Relationships>'
    )
    return packed({"_rels/.rels": relationships, "document.xml": document})


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY b "ха"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
        "<!--" + "-" * 70_000 + "--><!DOCTYPE a [<!ENTITY b 'c'>]>",
    ],
)
def test_a_document_type_is_refused(doctype: str) -> None:
    document = part("document", f"<w:body>{paragraph(run('&b;'))}</w:body>")
    declaration, _, rest = document.partition("?>")
    reason = refusal(with_document(f"{declaration}?>{doctype.replace('---', '- -')}{rest}"))
    assert "document type" in reason or "damaged" in reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed({}), "damaged"),
        (packed({"_rels/.rels": "<Relationships/>"}), "damaged Word document"),
        (with_document("<w:document"), "damaged Word document"),
        (with_document("<document/>"), "damaged Word document"),
        (docx(paragraph("Текст"))[:-40], "damaged"),
        (docx('<w:altChunk r:id="x"/>'), "save it again"),
        (docx(paragraph('<w:subDoc r:id="x"/>')), "save it again"),
    ],
)
def test_what_cannot_be_read_whole_is_refused(data: bytes, reason: str) -> None:
    assert reason in refusal(data)


def test_nesting_is_bounded() -> None:
    nested = paragraph("Дно")
    for _ in range(100):
        nested = table(cell(nested) + cell("x"))
    assert refusal(docx(nested))
    for wrapper in ("smartTag", "customXml"):
        assert refusal(docx(f"<w:{wrapper}>" * 3_000 + f"</w:{wrapper}>" * 3_000))


def test_a_bomb_is_refused() -> None:
    assert "ZIP bomb" in refusal(docx(paragraph("x" * 9_000_000)))
    assert "unpacks to more than" in refusal(docx(paragraph("Текст")), Limits(unpacked=100))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_anywhere_is_a_reason_and_no_other_error(data: st.DataObject) -> None:
    document = bytearray(
        part("document", f"<w:body>{styled('Приказ', '1')}{table(cell('а') + cell('б'))}</w:body>").encode()
    )
    for _ in range(data.draw(st.integers(1, 4))):
        document[data.draw(st.integers(0, len(document) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = content(with_document(document.decode("latin-1")))
    except UnreadableDocumentError:
        return
    assert set(found.fields) == {"title"}
