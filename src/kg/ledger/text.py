"""The type of every column of text: what was put comes back, in the same order on each database."""

import re

from sqlalchemy import Dialect, types

_KEPT_AS = {"\x00": "\x01\x01", "\x01": "\x01\x02"}
_IS_OF = {kept: plain for plain, kept in _KEPT_AS.items()}
_PLAIN, _KEPT = re.compile("[\x00\x01]"), re.compile("\x01[\x01\x02]")


class PostgresText(types.TypeDecorator[str]):
    """Text in PostgreSQL, ordered by code point whatever the collation of the database.

    PostgreSQL keeps no U+0000 (https://www.postgresql.org/docs/current/datatype-character.html). It is kept
    as U+0001 U+0001, and U+0001 as U+0001 U+0002, which leaves the order of texts as it is.
    """

    impl = types.Text
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(collation="C")

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the text as it is kept."""
        return value and _PLAIN.sub(lambda found: _KEPT_AS[found[0]], value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the text that is kept so."""
        return value and _KEPT.sub(lambda found: _IS_OF[found[0]], value)


Text = types.Text().with_variant(PostgresText(), "postgresql")
"""What a column of text is declared with; SQLite keeps any text as it is and orders by code point."""
