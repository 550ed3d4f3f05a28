"""The parts of a Word document, found by their relationships (ISO/IEC 29500-2) and parsed in bounds."""

import posixpath
from io import BytesIO
from types import TracebackType
from typing import Self

from lxml import etree

from kg.errors import UnreadableDocumentError
from kg.sources.beginning import beginning_of
from kg.sources.limits import MEGABYTE, Limits
from kg.sources.zipped import Zipped

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DAMAGED = "it is a damaged Word document; open it in Word and save it again"
_STRICT = (
    ("wordprocessingml/main", "wordprocessingml/2006/main"),
    ("officeDocument/math", "officeDocument/2006/math"),
    ("officeDocument/relationships", "officeDocument/2006/relationships"),
)
"""The namespaces of strict documents behind the host's name, each with its transitional twin."""


class Package:
    """An opened Word document; a context manager."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open a document from its bytes; raises UnreadableDocumentError when it is damaged."""
        self._limits = limits
        self._zipped = Zipped(BytesIO(data), limits)
        self._unpacked = 0
        self._main = self._target("", "/officeDocument")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zipped.close()

    def main(self) -> etree._Element:
        """Return the main part; raises UnreadableDocumentError when there is none or it is damaged."""
        found = self._parsed(self._main)
        if found is None:
            raise UnreadableDocumentError(_DAMAGED)
        return found

    def part(self, kind: str) -> etree._Element | None:
        """Return the part to which the main part has a relationship of a kind, such as `styles`.

        Raises UnreadableDocumentError when it is damaged.
        """
        return self._parsed(self._target(self._main, f"/{kind}"))

    def core_properties(self) -> etree._Element | None:
        """Return the core properties, or None; raises UnreadableDocumentError when they are damaged."""
        return self._parsed(self._target("", "/core-properties"))

    def _target(self, source: str, kind: str) -> str:
        """Return the name of the part to which a part, or the package, has a relationship, empty if none."""
        folder, name = posixpath.split(source)
        relationships = self._parsed(posixpath.join(folder, "_rels", f"{name}.rels"))
        if relationships is None:
            return ""
        for each in relationships.iter(_RELATIONSHIP):
            if each.get("Type", "").endswith(kind) and each.get("TargetMode") != "External":
                target = posixpath.join("/", folder, each.get("Target", ""))
                return posixpath.normpath(target).lstrip("/")
        return ""

    def _parsed(self, name: str) -> etree._Element | None:
        member = self._zipped.find(name)
        if member is None:
            return None
        self._unpacked += member.info.file_size
        if self._unpacked > self._limits.unpacked:
            raise UnreadableDocumentError(f"it unpacks to more than {self._limits.unpacked // MEGABYTE} MB")
        return parse(self._zipped.read(member))


def parse(data: bytes) -> etree._Element:
    """Return the root of a part, its strict namespaces (ISO/IEC 29500-1) as transitional ones.

    Raises UnreadableDocumentError when it is no XML, declares a document type, which the Open Packaging
    Conventions forbid, or is nested deeper than libxml2 allows (256).
    """
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, transitional in _STRICT:
            data = data.replace(
                f'"http://purl.oclc.org/ooxml/{strict}"'.encode(),
                f'"http://schemas.openxmlformats.org/{transitional}"'.encode(),
            )
    if beginning_of(data).doctype:
        raise UnreadableDocumentError("it declares an XML document type, which Word documents must not")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableDocumentError(_DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableDocumentError("it declares an XML document type, which Word documents must not")
    return root
