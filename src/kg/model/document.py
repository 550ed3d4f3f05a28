"""A document: the text that was read, where it is from, and when it was published."""

from dataclasses import dataclass, field
from enum import StrEnum

from kg.model.dates import PartialDate
from kg.model.identity import content_id
from kg.model.origin import Origin


class Language(StrEnum):
    """The languages that are read, by ISO 639-1 code."""

    EN = "en"
    RU = "ru"
    KK = "kk"


@dataclass(frozen=True, slots=True)
class Document:
    """What one source says, as clean text; every offset in the project counts characters of `text`.

    `uri` is the document's address and its identity: another text at the same address replaces the first.
    `origin` tells what the text was read from; documents that differ in it alone are equal.
    """

    uri: str
    text: str
    language: Language
    title: str = ""
    published: PartialDate | None = None
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @property
    def id(self) -> str:
        """The identifier, `d` and 20 hexadecimal digits, made of the address alone."""
        return content_id("d", self.uri)

    @property
    def content_hash(self) -> str:
        """Changes whenever anything changes that statements are made from."""
        return content_id("c", self.text, self.language, self.title, self.published)
