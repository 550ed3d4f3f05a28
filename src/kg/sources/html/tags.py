"""What is known of the elements of HTML (WHATWG HTML Living Standard): how they nest, and what is shown."""

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
RAW = frozenset(["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript"])
"""Elements whose content is no markup; of these, `title` alone is read."""

UNWALKED = frozenset({"svg", "template"})
"""Elements whose content is markup of another document, passed over; they may lie in one another."""

HIDDEN = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "datalist",
        "map",
        "math",
        "meter",
        "object",
        "optgroup",
        "option",
        "progress",
        "rp",
        "rt",
        "select",
        "video",
    ]
)
"""Elements of controls and media, whose text is none of the page's."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CELLS = frozenset({"td", "th"})
ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
TABLE_PARTS = CELLS | ROW_GROUPS | {"tr", "caption", "colgroup"}
LISTS = frozenset({"ul", "ol", "menu", "dl"})
ITEMS = frozenset({"li", "dt", "dd"})
BLOCKS = (
    frozenset(
        [
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "details",
            "dialog",
            "dir",
            "div",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "header",
            "hgroup",
            "hr",
            "legend",
            "main",
            "nav",
            "p",
            "pre",
            "section",
            "summary",
            "table",
        ]
    )
    | HEADINGS
    | TABLE_PARTS
    | LISTS
    | ITEMS
)
CLOSE_PARAGRAPH = BLOCKS - TABLE_PARTS - {"body", "legend"}
"""Elements at whose start a paragraph ends."""

CELL_WALLS = CELLS | {"table", "caption"}
"""Elements out of which no end tag of another element reaches."""
