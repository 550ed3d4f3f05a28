"""Sites as pages are found on them: each makes the page of a story, its text within what sites put around."""

# ruff: noqa: E501
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
    return (
        f'<ul class="{style}">'
        + "".join(f'<li><a href="/{i}">{word}</a></li>' for i, word in enumerate(words))
        + "</ul>"
    )


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
    return _page(
        language,
        f"{story.title} — Primer",
        (
            f'<div class="header"><div class="top-menu">{_menu(language)}</div></div><div class="breadcrumb"><a href="/">{words["home"]}</a> / <a href="/news">{words["latest"]}</a></div>'
            f'<div class="container"><div class="row"><div class="col-md-8 news-detail"><h1>{story.title}</h1><div class="news-date">12.01.2026</div>'
            f'<div class="detail-text">{"".join(_blocks(story))}</div><div class="news-share"><span>{words["share"]}</span><a href="#">Facebook</a></div><p>{words["views"]}</p></div>'
            f'<div class="col-md-4 right-sidebar"><h3>{words["latest"]}</h3>{_cards(language, "item")}</div></div></div>'
            f'<div class="footer"><p>{words["address"]}</p><p>{words["rights"]}</p>{_menu(language)}</div>'
        ),
    )


def blog(story: Story) -> str:
    """A site made with WordPress: an article, widgets, comments, a cookie notice."""
    words, language = WORDS[story.language], story.language
    return _page(
        language,
        story.title,
        (
            f'<header id="masthead"><nav class="main-navigation">{_menu(language)}</nav></header><div id="content"><main id="main"><article class="post type-post has-sidebar">'
            f'<header class="entry-header"><h1 class="entry-title">{story.title}</h1><div class="entry-meta"><time class="entry-date published" datetime="2026-01-12T10:00:00+05:00">12.01.2026</time></div></header>'
            f'<div class="entry-content">{"".join(_blocks(story))}<div class="sharedaddy sd-sharing">{words["share"]}: <a href="#">VK</a></div></div>'
            f'<footer class="entry-footer">{words["tags"]}</footer></article><div id="comments" class="comments-area"><h2>{words["comments"]}</h2><ol class="comment-list"><li><p>{words["comment"]}</p><p>{words["comment"]} {words["comment"]}</p></li></ol></div></main>'
            f'<aside class="widget-area"><h2>{words["latest"]}</h2>{_cards(language, "widget")}</aside></div><footer><p>{words["rights"]}</p></footer><div class="cookie-notice"><p>{words["cookie"]}</p></div>'
        ),
    )


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
    between = (
        f'<div class="read-more-block"><div>{words["also"]}:</div>'
        + "".join(f'<a href="/n/{i}">{title}</a>' for i, title in enumerate(OTHERS[language][:2]))
        + "</div>"
    )
    return _page(
        language,
        f"{story.title} | Primer News",
        (
            f'<header><div class="logo">Primer News</div><nav>{_menu(language)}</nav></header><main><article itemscope><h1 itemprop="headline">{story.title}</h1><div class="meta"><span class="date">12.01.2026, 10:15</span></div>'
            f'<div itemprop="articleBody">{"".join(_blocks(story, between))}<p><a href="https://t.me/primer">{words["subscribe"]}</a></p></div><div class="tags"><a href="/t/1">#альянс</a> <a href="/t/2">#колледж</a></div></article>'
            f'<section class="related-news"><h2>{words["also"]}</h2>{_cards(language, "card")}</section></main><footer><p>{words["rights"]}</p></footer>'
        ),
    )


def plain_boxes(story: Story) -> str:
    """A site whose boxes tell nothing: generated names, an announcement in the next column, links after the text."""
    words, language = WORDS[story.language], story.language
    between = f'<p><strong>{words["also"]}:</strong> <a href="/n/1">{OTHERS[language][0]}</a></p>'
    notice = " ".join(OTHERS[language]) + ". " + words["address"]
    return _page(
        language,
        story.title,
        (
            f'<div id="app"><div class="x1">{_menu(language, "x2")}</div><div class="x3"><div class="x4"><div class="x5"><h1>{story.title}</h1><div class="x6">12.01.2026</div>{"".join(_blocks(story, between))}</div>'
            f'<div class="x7"><p>{words["also"]}</p>{_cards(language, "x8")}</div></div><div class="x9"><div><b>{OTHERS[language][2]}</b><div>{notice}</div></div></div></div><div class="x10">{words["address"]}<br>{words["rights"]}</div></div>'
        ),
    )


def one_form(story: Story) -> str:
    """A site made with WebForms: all in one form, the text in `div`s and `span`s, comments without names."""
    words, language = WORDS[story.language], story.language
    text = (
        "".join(_blocks(story))
        .replace("<p>", '<div><span style="font-size:14px">')
        .replace("</p>", "</span></div>")
    )
    return _page(
        language,
        story.title,
        (
            f'<form id="aspnetForm"><div id="ctl00_menu">{_menu(language)}</div><div id="ctl00_body"><h1>{story.title}</h1>{text}<h3>{words["comments"]} (2)</h3><div>{words["comment"]}</div><div>{words["comment"]} {words["comment"]}</div></div>'
            f'<div id="ctl00_footer">{words["rights"]}</div></form>'
        ),
    )


def bare(story: Story) -> str:
    """A page with nothing around, paragraphs not closed."""
    return f"<title>{story.title}</title><h1>{story.title}</h1>" + "\n".join(_blocks(story)).replace(
        "</p>", ""
    ).replace("</li>", "")


def mostly_furniture(story: Story) -> str:
    """A page with little text among much else."""
    words, language = WORDS[story.language], story.language
    return _page(
        language,
        story.title,
        (
            f'<div class="cookie-bar">{words["cookie"]}</div>'
            + f'<nav>{_menu(language) * 12}</nav><div class="slider">{_cards(language, "slide") * 3}</div><div class="wrap"><div class="left-menu">{_menu(language) * 4}</div>'
            f'<div class="center"><h1>{story.title}</h1><span class="date">12.01.2026</span>{"".join(_blocks(story))}<div class="social-likes">{words["share"]}</div></div></div><div class="news-list">{_cards(language, "card") * 4}</div>'
            f"<footer>{_menu(language) * 6}<p>{words['address']}. {words['rights']}</p></footer>"
        ),
    )


def name_as_heading(story: Story) -> str:
    """A site whose name is its main heading, a link; the text's own heading is a lesser one."""
    words, language = WORDS[story.language], story.language
    links = "".join(f"<li><a href=/n/{i}>{title}</a></li>" for i, title in enumerate(OTHERS[language]))
    return _page(
        language,
        story.title,
        (
            f'<div id="top"><h1><a href="/">Primer University</a></h1><p class="slogan">{words["home"]}</p></div><div id="nav-main">{_menu(language)}</div><div id="wrapper"><div id="left">{_menu(language)}</div>'
            f'<div id="middle"><h2>{story.title}</h2><p class="date">12.01.2026</p>{"".join(_blocks(story))}<p><a href="/news">← {words["latest"]}</a></p></div>'
            f'<div id="right"><h3>{words["latest"]}</h3><ul>{links}</ul></div></div><div id="bottom">{words["rights"]}</div>'
        ),
    )


def portal(story: Story) -> str:
    """A site made with Joomla: the heading outside the text, what is known of it in a list, links to neighbours."""
    words, language = WORDS[story.language], story.language
    return _page(
        language,
        story.title,
        (
            f'<div class="moduletable_menu">{_menu(language, "nav menu mod-list")}</div><div class="item-page" itemscope><div class="page-header"><h2 itemprop="headline">{story.title}</h2></div><div class="icons"><a href="#">{words["share"]}</a></div>'
            f'<dl class="article-info muted"><dt>Info</dt><dd class="published"><time datetime="2026-01-12T05:00:00+00:00" itemprop="datePublished">12.01</time></dd><dd class="hits">{words["views"]}</dd></dl><div itemprop="articleBody">{"".join(_blocks(story))}</div>'
            f'<ul class="pager pagenav"><li><a href="/a">{OTHERS[language][0]}</a></li><li><a href="/b">{OTHERS[language][1]}</a></li></ul></div><div class="custom"><p>{words["address"]}</p></div>'
        ),
    )


def constructor(story: Story) -> str:
    """A site made with a constructor of pages: records below one another, no paragraphs, a row of cards."""
    words, language = WORDS[story.language], story.language
    text = (
        "".join(_blocks(story)).replace("<p>", '<div class="t-text" field="text">').replace("</p>", "</div>")
    )
    cards = "".join(
        f'<div class="t-col"><div class="t-name"><a href="/n/{i}">{title}</a></div><div class="t-descr">{title}. {title}.</div></div>'
        for i, title in enumerate(OTHERS[language][:3])
    )
    return _page(
        language,
        story.title,
        (
            f'<div id="allrecords"><div class="r t-rec"><div class="t228">{_menu(language, "t228__list")}</div></div><div class="r t-rec"><div class="t-container"><h1 class="t-title">{story.title}</h1></div></div>'
            f'<div class="r t-rec"><div class="t-container"><div class="t-col">{text}</div></div></div><div class="r t-rec"><div class="t-container">{cards}</div></div><div class="r t-rec"><div class="t-text">{words["address"]}<br>{words["rights"]}</div></div></div>'
        ),
    )


def hashed_names(story: Story) -> str:
    """A site made with Next.js, names of classes with digits behind, a picture with its source, its data as JSON."""
    words, language = WORDS[story.language], story.language
    return _page(
        language,
        story.title,
        (
            f'<div id="__next"><div class="Header_root__a1B">{_menu(language, "Menu_list__z")}</div><div class="Layout_main__q"><div class="Crumbs_root__1"><a href="/">{words["home"]}</a><span>{story.title}</span></div><div class="Article_root__9"><h1 class="Article_title__3">{story.title}</h1>'
            f'<div class="Article_info__4"><span>12.01.2026</span> <span>145</span></div><div class="Article_text__5">{"".join(_blocks(story))}</div><div class="Article_tags__6"><a href="/t">#1</a></div></div><div class="Feed_root__7"><div>{words["latest"]}</div>{_cards(language, "Feed_item__8")}</div></div>'
            f'<div class="Footer_root__0"><div>{words["address"]}</div><div>{words["rights"]}</div></div></div><script id="__NEXT_DATA__" type="application/json">{{"text": "СКРЫТО"}}</script>'
        ),
    )


def fields_of_nodes(story: Story) -> str:
    """A site made with Drupal: the text deep in fields, a line of who submitted it and when."""
    words, language = WORDS[story.language], story.language
    return _page(
        language,
        story.title,
        (
            f'<div id="page-wrapper"><div id="header"><div class="block block-menu">{_menu(language)}</div></div><div id="main-wrapper"><div id="content" class="column"><h1 class="title" id="page-title">{story.title}</h1><div class="node node-news"><div class="submitted">admin, 12/01/2026 - 10:00</div>'
            f'<div class="content"><div class="field field-name-body"><div class="field-items"><div class="field-item even">{"".join(_blocks(story))}</div></div></div></div><ul class="links inline"><li><a href="/user/login">{words["comments"]}</a></li></ul></div></div>'
            f'<div id="sidebar-first" class="column sidebar"><h2>{words["latest"]}</h2>{_cards(language, "views-row")}</div></div><div id="footer">{words["rights"]}</div></div>'
        ),
    )


def saved(story: Story) -> str:
    """A page saved by a browser while a notice covered it: the text is hidden from hearing."""
    words, language = WORDS[story.language], story.language
    return _page(
        language,
        story.title,
        (
            f'<div id="shell" aria-hidden="true"><div class="topline">{_menu(language)}</div><div class="post"><h1>{story.title}</h1>{"".join(_blocks(story))}</div><div class="fb-comments"><div>{words["comment"]}</div></div>'
            f'<div class="replies"><h4>{words["comments"]}: 2</h4><p>{words["comment"]}</p><p>{words["comment"]}</p></div></div><div role="dialog" class="x"><p>{words["cookie"]}</p><a>OK</a></div>'
        ),
    )


def announcement(story: Story) -> str:
    """A site with prose of its own in a column that nothing names; it cannot be told from the text."""
    blocks, language = _blocks(story), story.language
    return _page(
        language,
        story.title,
        (
            f'<div class="page"><div class="hero"><h1>{story.title}</h1><div class="lead">{blocks[0]}</div></div><div class="cols"><div class="c1">{"".join(blocks[1:])}</div><div class="c2"><div class="box"><p>{" ".join(OTHERS[language])}.</p></div></div></div></div>'
        ),
    )


SITES: tuple[Callable[[Story], str], ...] = (
    university, blog, old_tables, agency, plain_boxes, one_form, bare, mostly_furniture, name_as_heading, portal, constructor,
    hashed_names, fields_of_nodes, saved,
)  # fmt: skip
PAGES = [(site, story) for site in (*SITES, announcement) for story in STORIES]
