"""What a page says of itself is taken when it can be believed."""

# ruff: noqa: E501
import pytest
from tests.sources.html.reading import ADDRESS, SENTENCE, document, fields

from kg.model import Language, PartialDate

BODY = f"<h1>Подписан меморандум</h1><p>{SENTENCE} Встреча прошла 5 января 2026 года.</p>"


def page(head: str, body: str = BODY, language: str = "") -> str:
    return f'<html lang="{language}"><head>{head}</head><body>{body}</body></html>'


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-01-12T23:30:00+05:00">',
        '<meta name="DC.date.issued" content="2026-01-12">',
        '<meta itemprop="datePublished" content="2026-01-12">',
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2026-01-12T10:00:00Z", "dateModified": "2026-02-01"}</script>',
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"}, {"@type": ["Article"], "datePublished": "2026-01-12"}]}</script>',
        '<script type="application/ld+json">{broken</script><script type="application/ld+json">[{"@type": "BlogPosting", "datePublished": "2026-01-12"}]</script>',
    ],
)
def test_a_day_of_publication_in_the_metadata(head: str) -> None:
    assert fields(page(head))["published"] == "2026-01-12"


@pytest.mark.parametrize(
    "line",
    [
        '<time datetime="2026-01-12T10:00">сегодня</time>',
        '<span itemprop="datePublished">12.01.2026</span>',
        '<div class="news-date">12.01.2026, 10:15</div>',
        '<div class="date">12 января 2026</div>',
        '<p class="post-date">2026 жылғы 12 қаңтар</p>',
        '<p class="published">12 қаңтар 2026</p>',
        '<div class="meta"><span class="date">January 12, 2026</span></div>',
        "<p>Опубликовано: 12.01.2026</p>",
        "<p>Жарияланды: 12.01.2026</p>",
        "<p>Published on 12 January 2026</p>",
    ],
)
def test_a_day_of_publication_by_the_heading(line: str) -> None:
    body = f"<h1>Подписан меморандум</h1>{line}<p>{SENTENCE} Встреча прошла 5 января 2026 года.</p>"
    assert fields(page("", body))["published"] == "2026-01-12"


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("", ""),
        ('<meta property="article:modified_time" content="2026-02-01">', ""),
        ('<meta property="article:published_time" content="вчера">', ""),
        ("", "<p>Обновлено: 01.02.2026</p>"),
        ("", "<p>9 января 2026</p>"),
        ("", "<aside><time datetime='2026-01-12'>12.01</time></aside>"),
        ("", "<time datetime='2026-01-12'></time><time datetime='2026-02-12'></time>"),
        ('<script type="application/ld+json">{"@type": "Event", "datePublished": "2026-01-12"}</script>', ""),
        ('<meta property="article:published_time" content="2026-13-45">', ""),
    ],
)
def test_a_day_that_is_not_said_to_be_the_publications_is_not_taken(head: str, line: str) -> None:
    body = f"<h1>Подписан меморандум</h1>{line}<p>{SENTENCE} Встреча прошла 5 января 2026 года.</p>"
    assert "published" not in fields(page(head, body))


def test_the_document_has_the_day() -> None:
    read = document(page('<meta property="article:published_time" content="2026-01-12T23:30:00+05:00">'))
    assert read.published == PartialDate.parse("2026-01-12")


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://primer.example/news/2026/alyans", ADDRESS),
        ("https://primer.example/kk/jana-alyans", ADDRESS),
        ("/news/2026/alyans", ADDRESS + "?utm_source=telegram"),
        ("https://primer.example/news/2026/alyans#top", "https://www.primer.example/amp/alyans"),
        ("https://primer.example/news/2026/alyans", "file:///home/page.html"),
    ],
)
def test_an_address_of_the_same_site_is_believed(given: str, address: str) -> None:
    told = fields(page(f'<link rel="canonical" href="{given}">'), address)["uri"]
    assert told.startswith("https://primer.example/")
    assert "#" not in told


@pytest.mark.parametrize(
    "given",
    [
        "https://other.example/news/2026/alyans",
        "https://primer.example",
        "https://primer.example/",
        "https://primer.example/ru/",
        "https://primer.example/news",
        "https://primer.example/news/2026",
        "https://primer.example/index.php",
        "javascript:alert(1)",
        "",
        "http://[",
        "https://primer.example/a b",
    ],
)
def test_an_address_of_another_page_is_not_believed(given: str) -> None:
    assert "uri" not in fields(page(f'<link rel="canonical" href="{given}">'))


def test_what_a_query_picks_is_not_lost() -> None:
    head = '<link rel="canonical" href="https://primer.example/show.php">'
    assert "uri" not in fields(page(head), "https://primer.example/show.php?id=5")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Подписан меморандум — Университет</title>", "Подписан меморандум"),
        ('<meta property="og:title" content="Другой &quot;заголовок&quot;">', "Подписан меморандум"),
    ],
)
def test_the_heading_is_the_title(head: str, title: str) -> None:
    assert fields(page(head))["title"] == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "<title>Меморандум &laquo;Пример&raquo; подписан | Университет</title>",
            "Меморандум «Пример» подписан",
        ),
        (
            '<title>Сайт</title><meta property="og:title" content="Меморандум подписан">',
            "Меморандум подписан",
        ),
        ('<title>Альянс - Сайт</title><meta property="og:site_name" content="Сайт">', "Альянс"),
        ("<title>Колледж - завод: меморандум подписан</title>", "Колледж - завод: меморандум подписан"),
    ],
)
def test_a_page_without_a_heading_has_the_title_it_gives(head: str, title: str) -> None:
    assert fields(page(head, f"<p>{SENTENCE}</p>"))["title"] == title


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("en", SENTENCE),
        ("ru", "«Үлгі» университеті мен «Мысал» ЖШС ынтымақтастық туралы меморандумға қол қойды."),
    ],
)
def test_the_text_decides_on_the_language(told: str, said: str) -> None:
    expected = Language.RU if said == SENTENCE else Language.KK
    assert document(page("", f"<p>{said} {said}</p>", told)).language is expected


def test_the_page_decides_on_the_language_of_a_short_text() -> None:
    assert document(page("", "<p>Алматы мен Шымкент бірге.</p>", "kz")).language is Language.KK


def test_versions_in_other_languages_are_those_of_the_same_site() -> None:
    head = (
        '<link rel="alternate" hreflang="kk-KZ" href="/kk/alyans"><link rel="alternate" hreflang="ru" href="/ru/alyans">'
        '<link rel="alternate" hreflang="x-default" href="/"><link rel="alternate" hreflang="en" href="https://other.example/en">'
    )
    assert (
        fields(page(head))["versions"]
        == "kk https://primer.example/kk/alyans\nru https://primer.example/ru/alyans"
    )
