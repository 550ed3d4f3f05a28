"""The tables of the map, in SQLite. Dates are ISO texts of their own precision, lists are JSON."""

FORM = 4
"""Changes whenever the tables do: a map of another form is made anew, and what it knew of changes goes."""

KEYS = {
    "entity": 1, "name": 2, "relationship": 1, "claim": 1, "document": 1, "region": 2, "sector": 2,
    "sought": 1, "word": 1,
}  # fmt: skip
"""The tables that show a snapshot, and how many of their first columns tell a row from all others."""

RELATIONSHIP = (
    "id", "relation", "source", "target", "status", "role", "kind", "agreement", "since", "until",
    "attested_on", "confidence", "sources", "authority", "proved_from",
)  # fmt: skip
"""The columns of a relationship that readers are shown, in their order; its claims come after them."""

TOLD = tuple(column for column in RELATIONSHIP if column not in ("id", "confidence", "proved_from"))
"""What makes a change of a relationship when it differs."""

TABLES = (
    """CREATE TABLE mark (
        revision INTEGER NOT NULL, rules TEXT NOT NULL, made_by TEXT NOT NULL, form INTEGER NOT NULL,
        published_at TEXT NOT NULL
    )""",
    """CREATE TABLE entity (
        id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, language TEXT,
        name_en TEXT, name_ru TEXT, name_kk TEXT,
        documents INTEGER NOT NULL, degree INTEGER NOT NULL, details TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE name (
        entity TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, language TEXT,
        origin TEXT NOT NULL, since TEXT, until TEXT,
        PRIMARY KEY (entity, position)
    ) WITHOUT ROWID""",
    """CREATE TABLE relationship (
        id TEXT PRIMARY KEY, relation TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
        status TEXT NOT NULL, role TEXT, kind TEXT, agreement TEXT, since TEXT, until TEXT, attested_on TEXT,
        confidence REAL NOT NULL, sources INTEGER NOT NULL, authority TEXT, proved_from TEXT,
        claims TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE claim (
        id TEXT PRIMARY KEY, type TEXT NOT NULL, subject TEXT NOT NULL, object TEXT,
        value TEXT, value_language TEXT, status TEXT NOT NULL, role TEXT, kind TEXT, since TEXT, until TEXT,
        agreement TEXT, sentence TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        confidence REAL NOT NULL, extractor TEXT NOT NULL, document TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE document (
        id TEXT PRIMARY KEY, uri TEXT NOT NULL, title TEXT NOT NULL, language TEXT NOT NULL, published TEXT,
        copy_of TEXT, read_at TEXT, read_by TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE region (
        entity TEXT NOT NULL, region TEXT NOT NULL, PRIMARY KEY (entity, region)
    ) WITHOUT ROWID""",
    """CREATE TABLE sector (
        entity TEXT NOT NULL, sector TEXT NOT NULL, PRIMARY KEY (entity, sector)
    ) WITHOUT ROWID""",
    """CREATE TABLE sought (
        number INTEGER PRIMARY KEY, whole TEXT NOT NULL, words TEXT NOT NULL, type TEXT NOT NULL,
        entity TEXT NOT NULL
    )""",
    "CREATE TABLE word (text TEXT PRIMARY KEY, sound TEXT NOT NULL) WITHOUT ROWID",
    """CREATE VIRTUAL TABLE search USING fts5 (
        whole, words, type, content = 'sought', content_rowid = 'number',
        tokenize = 'ascii', detail = 'column', columnsize = 0, prefix = '1 2'
    )""",
)

INDICES = (
    "CREATE INDEX relationship_source ON relationship (source, relation)",
    "CREATE INDEX relationship_target ON relationship (target, relation)",
    "CREATE INDEX relationship_agreement ON relationship (agreement) WHERE agreement IS NOT NULL",
    "CREATE INDEX relationship_status ON relationship (relation, status)",
    "CREATE INDEX claim_subject ON claim (subject, object, document)",
    "CREATE INDEX claim_object ON claim (object, document)",
    "CREATE INDEX claim_document ON claim (document)",
    "CREATE INDEX entity_type ON entity (type, degree)",
    "CREATE INDEX region_entities ON region (region, entity)",
    "CREATE INDEX sector_entities ON sector (sector, entity)",
    "CREATE INDEX word_sound ON word (sound)",
)
"""Made after the rows of a first publication, for that is faster."""

LOG = (
    "CREATE TABLE publication (revision INTEGER NOT NULL, at TEXT NOT NULL, first INTEGER NOT NULL)",
    # `change` is new, changed or withdrawn; `relationship` its id now, or that of the one withdrawn; the
    # names are those of the ends at that time; `before` and `after` are JSON, or NULL
    """CREATE TABLE change (
        number INTEGER PRIMARY KEY, revision INTEGER NOT NULL, at TEXT NOT NULL, change TEXT NOT NULL,
        relationship TEXT NOT NULL, relation TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
        source_name TEXT NOT NULL, target_name TEXT NOT NULL, before TEXT, after TEXT
    )""",
    "CREATE INDEX change_revision ON change (revision)",
    "CREATE INDEX change_at ON change (at)",
    "CREATE INDEX change_source ON change (source)",
    "CREATE INDEX change_target ON change (target)",
)
"""What changed from one publication to the next; these tables outlive publications."""
