"""How the web is visited: how fast, how patiently, in whose name, and what is left alone."""

import os
import re
from dataclasses import dataclass, field

from kg import __version__
from kg.errors import InputError

PRODUCT = "Bailanys"
"""The name to which rules in a robots.txt apply."""

_PROXY = re.compile(r"https?://[!-.0-~]+(?::\d+)?/?")

CONTACT_VARIABLE = "KG_CONTACT"

LONGEST_PAUSE = 60.0
"""The longest pause between two requests, in seconds, that a host gets by its Crawl-delay."""

LONGEST_WAIT = 600.0
"""The longest wait, in seconds, that a host gets by its Retry-After; one that asks for more is left."""


def _contact_from_environment() -> str:
    return os.environ.get(CONTACT_VARIABLE, "").strip()


@dataclass(frozen=True, slots=True)
class Manners:
    """The manners of a visit; times are in seconds.

    A host gets one request at a time and a `pause` after each; `hosts` are asked at once. A request may take
    `timeout` in all, and is tried again `retries` times when the host is busy or the connection breaks.
    `contact` is an address of mail or a page where a host's owner can complain; by default that of the
    environment variable `KG_CONTACT`. Hosts on private networks are asked with `allow_private` alone, and
    what a robots.txt refuses is left with `obey_robots`. With a `proxy` (http://…), which resolves the names
    itself, everything is asked through it. Raises InputError when a value makes no sense.
    """

    pause: float = 1.0
    hosts: int = 8
    timeout: float = 120.0
    retries: int = 3
    contact: str = field(default_factory=_contact_from_environment)
    allow_private: bool = False
    obey_robots: bool = True
    proxy: str = ""

    def __post_init__(self) -> None:
        """Raise InputError when a value makes no sense."""
        if not 0 <= self.pause <= LONGEST_PAUSE:
            raise InputError(f"A pause is between 0 and {LONGEST_PAUSE:g} seconds.")
        if self.hosts < 1 or self.retries < 0 or not self.timeout > 0:
            raise InputError("At least one host is asked at once, for more than 0 seconds.")
        if not (self.contact.isascii() and self.contact.isprintable()) or set(self.contact) & set("()\\"):
            raise InputError(
                f"The contact is an address such as desk@ulgi.example or https://…; set {CONTACT_VARIABLE}."
            )

        if self.proxy and not _PROXY.fullmatch(self.proxy):
            raise InputError("A proxy is written as http://host:port.")

    @property
    def user_agent(self) -> str:
        """What a host is told of who asks (RFC 9110, section 10.1.5)."""
        return f"{PRODUCT}/{__version__}" + (f" (+{self.contact})" if self.contact else "")
