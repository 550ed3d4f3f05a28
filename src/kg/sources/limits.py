"""How much of anything is read: what is larger is refused, so that no file can stop a night's work."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest of what is read.

    `size` is of one file, page or attachment and `unpacked` of all members of one archive together, in bytes;
    `ratio` is how many times larger than packed a member may be; `characters` are of one document's clean
    text; `nesting` counts archives and messages within one another, and `depth` elements of HTML and XML.
    """

    size: int = 100 * MEGABYTE
    unpacked: int = 1_000 * MEGABYTE
    ratio: int = 200
    members: int = 20_000
    characters: int = 5_000_000
    pages: int = 2_000
    nesting: int = 3
    depth: int = 500
