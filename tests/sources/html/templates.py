"""Sites as pages are found on them: each makes the page of a story, its text within what sites put around."""

from collections.abc import Callable

from tests.sources.html.stories import OTHERS, STORIES, WORDS, Story

ADDRESS = "https://primer.example/news/2026/alyans"


def _blocks(story: Story, between: str = "") -> list[str]:
    made = []
    for kind, said in story.body:
        if kind == "list":
            made.append("<ul>" + "".join(f"<li>{item}</li>" for item in said) + "</ul>")
        elif kind == "table":
            rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in said)
            made.append(f"<table border=1><tbody>{rows}</tbody></table>")
        elif kind == "h2":
            made.append(f"<h2>{said}</h2>")
        elif kind == "quote":
            made.append(f"<blockquote><p>{said}</p></blockquote>")
        else:
            made.append(f"<p>{said}</p>")
    made.insert(1, between)
    return made


def _menu(language: str, style: str = "menu") -> str:
    words = WORDS[language]["menu"].split()
    return f'<ul class="{style}">' + "".join(f'<li><a href="/{i}">{word}</a></li>' for i, word in enumerate(words)) + "</ul>"


def _cards(language: str, style: str) -> str:
    return "".join(
        f'<div class="{style}"><span class="date">1{i}.01.2026</span><a href="/news/{i}">{title}</a></div>'
        for i, title in enumerate(OTHERS[language])
    )


def _page(language: str, title: str, body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<script>var menu = {{a: 1}};</script><style>.a{{color:red}}</style>{head}</head><body>{body}</body></html>"
    )


def university(story: Story) -> str:
    """A university's site: boxes with telling names, a column of news, a footer with the address."""
    words, language = WORDS[story.language], story.language
    return _page(language, f"{story.title} — Primer", (
        f'<div class="header"><div class="top-menu">{_menu(language)}</div></div><div class="breadcrumb"><a href="/">{words["home"]}</a> / <a href="/news">{words["latest"]}</a></div>'
        f'<div class="container"><div class="row"><div class="col-md-8 news-detail"><h1>{story.title}</h1><div class="news-date">12.01.2026</div>'
        f'<div class="detail-text">{"".join(_blocks(story))}</div><div class="news-share"><span>{words["share"]}</span><a href="#">Facebook</a></div><p>{words["views"]}</p></div>'
        f'<div class="col-md-4 right-sidebar"><h3>{words["latest"]}</h3>{_cards(language, "item")}</div></div></div>'
        f'<div class="footer"><p>{words["address"]}</p><p>{words["rights"]}</p>{_menu(language)}</div>'
    ))


def blog(story: Story) -> str:
    """A site made with WordPress: an article, widgets, comments, a cookie notice."""
    words, language = WORDS[story.language], story.language
    return _page(language, story.title, (
        f'<header id="masthead"><nav class="main-navigation">{_menu(language)}</nav></header><div id="content"><main id="main"><article class="post type-post has-sidebar">'
        f'<header class="entry-header"><h1 class="entry-title">{story.title}</h1><div class="entry-meta"><time class="entry-date published" datetime="2026-01-12T10:00:00+05:00">12.01.2026</time></div></header>'
        f'<div class="entry-content">{"".join(_blocks(story))}<div class="sharedaddy sd-sharing">{words["share"]}: <a href="#">VK</a></div></div>'
        f'<footer class="entry-footer">{words["tags"]}</footer></article><div id="comments" class="comments-area"><h2>{words["comments"]}</h2><ol class="comment-list"><li><p>{words["comment"]}</p><p>{words["comment"]} {words["comment"]}</p></li></ol></div></main>'
        f'<aside class="widget-area"><h2>{words["latest"]}</h2>{_cards(language, "widget")}</aside></div><footer><p>{words["rights"]}</p></footer><div class="cookie-notice"><p>{words["cookie"]}</p></div>'
    ))


def old_tables(story: Story) -> str:
    """A site of the nineties: laid out by tables, paragraphs by line breaks, nothing named."""
    words, language = WORDS[story.language], story.language
    lines = []
    for kind, said in story.body:
        if kind == "list":
            lines += [f"- {item}" for item in said]
        elif kind == "table":
            lines.append(_blocks(Story(language, "", ((kind, said),)))[0])
        else:
            lines.append(f"<b>{said}</b>" if kind == "h2" else str(said))
    text = "<br><br>\n".join(lines)
    links = "<br>".join(f'<a href="/{i}">{word}</a>' for i, word in enumerate(words["menu"].split()))
    return (
        f"<html><head><title>{story.title}</title></head><body bgcolor=white><table width=100%><tr><td colspan=3><img src=logo.gif></td></tr><tr><td width=150 valign=top>{links}</td>"
        f"<td valign=top><h1>{story.title}</h1><font size=2>{text}</font></td><td width=150>{_cards(language, 'n')}</td></tr><tr><td colspan=3><center>{words['rights']}<br>{words['address']}</center></td></tr></table></body></html>"
    )


def agency(story: Story) -> str:
    """A news agency: a block of other news in the middle of the text, tags, a call to subscribe."""
    words, language = WORDS[story.language], story.language
    between = f'<div class="read-more-block"><div>{words["also"]}:</div>' + "".join(f'<a href="/n/{i}">{title}</a>' for i, title in enumerate(OTHERS[language][:2])) + "</div>"
    return _page(language, f"{story.title} | Primer News", (
        f'<header><div class="logo">Primer News</div><nav>{_menu(language)}</nav></header><main><article itemscope><h1 itemprop="headline">{story.title}</h1><div class="meta"><span class="date">12.01.2026, 10:15</span></div>'
        f'<div itemprop="articleBody">{"".join(_blocks(story, between))}<p><a href="https://t.me/primer">{words["subscribe"]}</a></p></div><div class="tags"><a href="/t/1">#альянс</a> <a href="/t/2">#колледж</a></div></article>'
        f'<section class="related-news"><h2>{words["also"]}</h2>{_cards(language, "card")}</section></main><footer><p>{words["rights"]}</p></footer>'
    ))


def plain_boxes(story: Story) -> str:
    """A site whose boxes tell nothing: generated names, an announcement in the next column, links after the text."""
    words, language = WORDS[story.language], story.language
    between = f'<p><strong>{words["also"]}:</strong> <a href="/n/1">{OTHERS[language][0]}</a></p>'
    notice = " ".join(OTHERS[language]) + ". " + words["address"]
    return _page(language, story.title, (
        f'<div id="app"><div class="x1">{_menu(language, "x2")}</div><div class="x3"><div class="x4"><div class="x5"><h1>{story.title}</h1><div class="x6">12.01.2026</div>{"".join(_blocks(story, between))}</div>'
        f'<div class="x7"><p>{words["also"]}</p>{_cards(language, "x8")}</div></div><div class="x9"><div><b>{OTHERS[language][2]}</b><div>{notice}</div></div></div></div><div class="x10">{words["address"]}<br>{words["rights"]}</div></div>'
    ))


def one_form(story: Story) -> str:
    """A site made with WebForms: all in one form, the text in `div`s and `span`s, comments without names."""
    words, language = WORDS[story.language], story.language
    text = "".join(_blocks(story)).replace("<p>", '<div><span style="font-size:14px">').replace("</p>", "</span></div>")
    return _page(language, story.title, (
        f'<form id="aspnetForm"><div id="ctl00_menu">{_menu(language)}</div><div id="ctl00_body"><h1>{story.title}</h1>{text}<h3>{words["comments"]} (2)</h3><div>{words["comment"]}</div><div>{words["comment"]} {words["comment"]}</div></div>'
        f'<div id="ctl00_footer">{words["rights"]}</div></form>'
    ))


def bare(story: Story) -> str:
    """A page with nothing around, paragraphs not closed."""
    return f"<title>{story.title}</title><h1>{story.title}</h1>" + "\n".join(_blocks(story)).replace("</p>", "").replace("</li>", "")


def mostly_furniture(story: Story) -> str:
    """A page with little text among much else."""
    words, language = WORDS[story.language], story.language
    return _page(language, story.title, (
        f'<div class="cookie-bar">{words["cookie"]}</div>' + f'<nav>{_menu(language) * 12}</nav><div class="slider">{_cards(language, "slide") * 3}</div><div class="wrap"><div class="left-menu">{_menu(language) * 4}</div>'
        f'<div class="center"><h1>{story.title}</h1><span class="date">12.01.2026</span>{"".join(_blocks(story))}<div class="social-likes">{words["share"]}</div></div></div><div class="news-list">{_cards(language, "card") * 4}</div>'
        f'<footer>{_menu(language) * 6}<p>{words["address"]}. {words["rights"]}</p></footer>'
    ))


SITES: tuple[Callable[[Story], str], ...] = (
    university, blog, old_tables, agency, plain_boxes, one_form, bare, mostly_furniture,
)  # fmt: skip
PAGES = [(site, story) for site in SITES for story in STORIES]
