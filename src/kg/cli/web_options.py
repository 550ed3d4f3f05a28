"""The options of the commands that read from the web, and the manners that they ask for."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.sources.web.manners import Manners

PAUSE, LONGEST_PAUSE, RETRIES, HOSTS = 1.0, 60.0, 3, 8
"""What is usual, as `kg.sources.web.manners` has it, which takes too long to import for other commands."""

AddressesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--addresses",
        metavar="FILE",
        help="A file that lists addresses, one per line; blank lines and what follows a # are left out. "
        "May be repeated.",
        dir_okay=False,
    ),
]
PauseOption = Annotated[
    float,
    typer.Option(
        min=0.0,
        max=LONGEST_PAUSE,
        metavar="SECONDS",
        help="How long a host rests after each request.",
    ),
]
ContactOption = Annotated[
    str,
    typer.Option(
        envvar="KG_CONTACT",
        metavar="MAIL|PAGE",
        help="Where the owner of a host can complain, such as desk@ulgi.example; hosts are told.",
    ),
]
RetriesOption = Annotated[
    int, typer.Option(min=0, help="How often a busy or failing host is asked again, after ever longer waits.")
]
HostsOption = Annotated[
    int, typer.Option(min=1, help="How many hosts are asked at once; each gets one request at a time.")
]
AllowPrivateOption = Annotated[
    bool,
    typer.Option("--allow-private", help="Read from this machine and from private networks too."),
]
IgnoreRobotsOption = Annotated[
    bool,
    typer.Option("--ignore-robots", help="Read what a robots.txt refuses; for sites that are your own."),
]
ProxyOption = Annotated[
    str, typer.Option(metavar="ADDRESS", help="Ask everything through this proxy, http://host:port.")
]


def manners(
    pause: float,
    contact: str,
    retries: int,
    hosts: int,
    allow_private: bool,
    ignore_robots: bool,
    proxy: str,
) -> "Manners":
    """Return the manners that the options ask for; raises InputError when they make no sense."""
    from kg.sources.web.manners import Manners

    return Manners(
        pause=pause,
        hosts=hosts,
        retries=retries,
        contact=contact.strip(),
        allow_private=allow_private,
        obey_robots=not ignore_robots,
        proxy=proxy,
    )
