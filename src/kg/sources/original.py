"""What is read: the bytes of one file, answer, attachment or member of an archive."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of something that may be read, and what is known of it from outside.

    `name` is what reports call it: a path, an address, or a path within an archive. `uri` is the address of
    its document, unless the document gives another. `media_type` and `charset` are as a server or a message
    told them, empty when nobody did; `told` holds fields of `kg.sources.description.FIELDS` that a feed or a
    message gives. `nesting` counts the archives and messages around it.
    """

    data: bytes = field(repr=False)
    name: str
    uri: str
    media_type: str = ""
    charset: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    nesting: int = 0
