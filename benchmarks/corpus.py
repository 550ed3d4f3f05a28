"""A corpus of invented pages in the formats and languages that people have.

The same number of pages is the same corpus every time.
"""

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from html import escape
from itertools import cycle
from pathlib import Path
from random import Random

from benchmarks.name_variants import LANGUAGES, Act, College, Company, Person, Thing, drawn

_SENTENCES = {
    "en": (
        "{company} and {college} signed a memorandum of cooperation on {day} March {year}.",
        "{company} has cooperated with {college} on dual education since {year}.",
        "{person}, the director of {company}, took part in the meeting.",
        "The working group was set up by {act}.",
        "Students of {college} will have their practice at {company} from September {year}.",
        "The sides spoke about the training of workers, new laboratories and the renewal of curricula.",
        "More than {day} specialists of the region came to the forum, which lasted two days.",
    ),
    "ru": (
        "{company} и {college} подписали меморандум о сотрудничестве {day} марта {year} года.",
        "{company} сотрудничает с {college} по дуальному обучению с {year} года.",
        "{person}, директор {company}, принял участие во встрече.",
        "Рабочая группа создана согласно документу {act}.",
        "Студенты {college} будут проходить практику в {company} с сентября {year} года.",
        "Стороны обсудили подготовку кадров, новые лаборатории и обновление учебных программ.",
        "На форум, который длился два дня, приехали более {day} специалистов области.",
    ),
    "kk": (
        "{company} мен {college} {year} жылғы {day} наурызда ынтымақтастық туралы меморандумға қол қойды.",
        "{company} {year} жылдан бері {college} бірге дуальды оқытуды жүргізіп келеді.",
        "Кездесуге {company} директоры {person} қатысты.",
        "Жұмыс тобы {act} негізінде құрылды.",
        "{college} студенттері {year} жылдың қыркүйегінен бастап {company} тәжірибеден өтеді.",
        "Тараптар кадр даярлау, жаңа зертханалар және оқу бағдарламаларын жаңарту мәселелерін талқылады.",
        "Екі күнге созылған форумға облыстың {day} маманы келді.",
    ),
}
_ON_A_PAGE = 9
_MENU = {
    "en": ("Home", "About us", "News", "Admission", "Contacts"),
    "ru": ("Главная", "О нас", "Новости", "Поступление", "Контакты"),
    "kk": ("Басты бет", "Біз туралы", "Жаңалықтар", "Қабылдау", "Байланыс"),
}
_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts")
_LINES_OF_A_FILE = 50
_MEMBERS_OF_AN_ARCHIVE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number, language, title, day and paragraphs."""

    number: int
    language: str
    title: str
    published: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The title and the paragraphs, apart by blank lines."""
        return "\n\n".join((self.title, *self.paragraphs))


def pages(count: int) -> Iterator[Page]:
    """Yield invented pages of about a thousand characters in three languages."""
    random = Random(2)  # noqa: S311  (the same corpus every time)
    things = drawn(max(100, count), random)
    for number, language in zip(range(count), cycle(LANGUAGES), strict=False):
        yield _page(number, language, things, random)


def write_corpus(folder: Path, count: int) -> None:
    """Write a corpus of so many pages into a folder that is made."""
    folder.mkdir(parents=True)
    lines: list[Page] = []
    members: list[Page] = []
    for page in pages(count):
        kind = page.number % 20
        if kind in (0, 1):
            lines.append(page)
        elif kind == 2:
            members.append(page)
        else:
            _WRITERS[kind](folder / f"{page.number // 1000:03}" / f"{page.number:06}", page)
    _write_lines(folder, lines)
    _write_archives(folder, members)


def _page(number: int, language: str, things: list[Thing], random: Random) -> Page:
    chosen = random.sample(things, 12)
    named = {
        "company": _written(chosen, Company, language, random) or "ТОО «Үлгі»",
        "college": _written(chosen, College, language, random) or "Үлгі College",
        "person": _written(chosen, Person, language, random) or "А. Үлгиев",
        "act": _written(chosen, Act, language, random) or "№ 1",
    }
    day, month, year = random.randint(1, 28), random.randint(1, 12), random.randint(2019, 2026)
    said = [
        each.format(**named, day=day, year=year)
        for each in random.choices(_SENTENCES[language], k=_ON_A_PAGE)
    ]
    paragraphs = tuple(" ".join(said[start : start + 3]) for start in range(0, _ON_A_PAGE, 3))
    return Page(
        number,
        language,
        f"{named['company']} – {named['college']}",
        f"{year}-{month:02}-{day:02}",
        paragraphs,
    )


def _written(things: list[Thing], kind: type, language: str, random: Random) -> str:
    found = next((each for each in things if isinstance(each, kind)), None)
    return found.written(language, random).name if found else ""


def _write_text(path: Path, page: Page) -> None:
    front = f"---\ntitle: {page.title}\npublished: {page.published}\n---\n"
    _placed(path, ".txt").write_text(front + page.text, "utf-8")


def _html(page: Page) -> str:
    items = _MENU[page.language]
    menu = "".join(f'<li><a href="/{number}">{item}</a></li>' for number, item in enumerate(items))
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in page.paragraphs)
    title = escape(page.title)
    return (
        f'<!doctype html><html lang="{page.language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{page.published}T09:00:00+05:00"></head>'
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>{body}</article></main>"
        f"<aside><h3>{items[2]}</h3><ul>{menu * 4}</ul></aside>"
        f"<footer><p>© {page.published[:4]} {items[4]}: +7 700 000 00 00</p></footer></body></html>"
    )


def _write_html(path: Path, page: Page) -> None:
    _placed(path, ".html").write_text(_html(page), "utf-8")


def _write_word(path: Path, page: Page) -> None:
    import docx

    document = docx.Document()
    document.add_heading(page.title, 0)
    for paragraph in page.paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(_placed(path, ".docx")))


def _write_mail(path: Path, page: Page) -> None:
    letter = EmailMessage()
    letter["Subject"], letter["From"] = page.title, "press@ulgi.example"
    letter["Date"], letter["Message-ID"] = f"{page.published}T09:00:00+05:00", f"<{page.number}@ulgi.example>"
    letter.set_content(page.text)
    _placed(path, ".eml").write_bytes(letter.as_bytes())


def _write_pdf(path: Path, page: Page) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

    style = ParagraphStyle("text", fontName=_font(), fontSize=11, leading=15, spaceAfter=9)
    story: list[Flowable] = [Paragraph(escape(each), style) for each in (page.title, *page.paragraphs)]
    SimpleDocTemplate(str(_placed(path, ".pdf")), pagesize=A4).build(story)


@cache
def _font() -> str:
    """Return the name of a font that has Kazakh letters; raises FileNotFoundError without one."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    found = next((each for folder in _FONTS for each in Path(folder).glob("**/DejaVuSans.ttf")), None)
    if found is None:
        raise FileNotFoundError("There is no DejaVu Sans on this machine; install it for the PDF pages.")
    registerFont(TTFont("DejaVuSans", str(found)))
    return "DejaVuSans"


def _write_lines(folder: Path, of: list[Page]) -> None:
    for start in range(0, len(of), _LINES_OF_A_FILE):
        records = (
            {
                "uri": f"https://ulgi.example/news/{page.number}",
                "title": page.title,
                "published": page.published,
                "text": page.text,
            }
            for page in of[start : start + _LINES_OF_A_FILE]
        )
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / f"lines-{start:06}.jsonl").write_text(lines, "utf-8")


def _write_archives(folder: Path, of: list[Page]) -> None:
    for start in range(0, len(of), _MEMBERS_OF_AN_ARCHIVE):
        with zipfile.ZipFile(folder / f"archive-{start:06}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for page in of[start : start + _MEMBERS_OF_AN_ARCHIVE]:
                archive.writestr(f"page-{page.number:06}.html", _html(page))


def _placed(path: Path, suffix: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    return path.with_suffix(suffix)


_WRITERS: dict[int, Callable[[Path, Page], None]] = {
    **dict.fromkeys(range(3, 12), _write_html),
    **dict.fromkeys(range(12, 16), _write_text),
    **dict.fromkeys(range(16, 18), _write_word),
    18: _write_pdf,
    19: _write_mail,
}
