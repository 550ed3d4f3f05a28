"""What XML can hold of what RDF can. Imported by the query worker: keep its imports few."""

import re

_EXCLUDED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def well_formed(xml: bytes) -> bytes:
    """Replace characters that XML 1.0 (section 2.2) excludes by U+FFFD, and protect carriage returns."""
    return _EXCLUDED.sub("\ufffd", xml.decode()).replace("\r", "&#13;").encode()
