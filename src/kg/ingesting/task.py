"""Reading one original: a pure function, which may run in another process or on another machine."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.ledger.originals import OriginalRead, Refusal
from kg.model import Document, Extraction, digest
from kg.model.visible import visible
from kg.sources import Limits, Original, Unreadable, documents


@dataclass(frozen=True, slots=True)
class Settings:
    """How originals are read: statements below `least_confidence` (0 to 1) are left out."""

    least_confidence: float = 0.0
    limits: Limits = field(default_factory=Limits)

    @property
    def extractor(self) -> str:
        """The version of the extractor, as the ledger notes it for a document."""
        from kg.extract import EXTRACTOR_VERSION

        if not self.least_confidence:
            return EXTRACTOR_VERSION
        return f"{EXTRACTOR_VERSION} {self.least_confidence:g}"

    @property
    def version(self) -> str:
        """Changes whenever an original would be read differently."""
        from kg.sources.version import sources_version

        return f"{sources_version()} {self.extractor}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an original, and how many statements were left out for their low confidence."""

    read: OriginalRead
    doubtful: int = 0


def refusal_of(unreadable: Unreadable) -> Refusal:
    """Return what is noted of what could not be read, with nothing in it that cannot be seen."""
    return Refusal(visible(unreadable.place), visible(unreadable.reason))


Perform = Callable[["Original", Settings], Outcome]
"""Reads one original, as `perform` does."""


def perform(original: Original, settings: Settings) -> Outcome:
    """Read an original and extract what its documents say."""
    from kg.extract import extract

    found: list[tuple[Document, Extraction]] = []
    refusals: list[Refusal] = []
    doubtful = 0
    for item in documents(original, settings.limits):
        if isinstance(item, Unreadable):
            refusals.append(refusal_of(item))
            continue
        whole = extract(item)
        kept = whole.at_least(settings.least_confidence)
        doubtful += len(whole.statements) - len(kept.statements)
        found.append((item, kept))
    read = OriginalRead(
        original.uri,
        digest(original.data),
        settings.version,
        settings.extractor,
        tuple(found),
        tuple(refusals),
    )
    return Outcome(read, doubtful)


def given_up(original: Original, reason: str) -> Outcome:
    """Return the outcome of an original that could not be read to its end; the next run tries it again."""
    refusal = refusal_of(Unreadable(original.name, reason))
    return Outcome(OriginalRead(original.uri, digest(original.data), "", "", (), (refusal,)))
