"""Where a graph answers: read from the environment, or from the address file of an embedded server."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from kg.errors import EngineError

_SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})
_FILE = "address.json"


@dataclass(frozen=True, slots=True)
class Address:
    """How to reach a graph over Bolt.

    `user` may write; queries run as `reader`, who may only read. Without a `password` no login is tried,
    without a `database` the server's default is used. `folder` is set for an embedded server only.
    """

    url: str
    user: str
    reader: str
    password: str = field(repr=False)
    database: str | None
    folder: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self | None:
        """Return the address of the Neo4j that `KG_GRAPH_URL` names, or `None` when it is not set.

        Also reads `KG_GRAPH_USER` (default `neo4j`), `KG_GRAPH_PASSWORD` and `KG_GRAPH_DATABASE`.
        Raises EngineError when the address is none of a Neo4j.
        """
        url = environment.get("KG_GRAPH_URL")
        return cls.of(url, environment) if url else None

    @classmethod
    def of(cls, url: str, environment: Mapping[str, str] = os.environ) -> Self:
        """Return the address of the Neo4j at `url`; user, password and database as in the environment."""
        if urlsplit(url).scheme not in _SCHEMES or not urlsplit(url).netloc:
            raise EngineError(f"{url!r} is not the address of a Neo4j; write neo4j://host:7687.")
        user = environment.get("KG_GRAPH_USER", "neo4j")
        password = environment.get("KG_GRAPH_PASSWORD", "")
        return cls(url, user, user, password, environment.get("KG_GRAPH_DATABASE"))

    @classmethod
    def published_in(cls, folder: Path) -> Self | None:
        """Return what the address file in the folder says, or `None` when there is none to be read."""
        try:
            stored = json.loads((folder / _FILE).read_text("utf-8"))
            return cls(
                stored["url"],
                stored["user"],
                stored["reader"],
                stored["password"],
                stored["database"],
                folder,
            )
        except (OSError, ValueError, KeyError):
            return None

    def publish(self, folder: Path) -> Self:
        """Write the address file, readable by its owner alone, whole or not at all."""
        stored = {
            "url": self.url,
            "user": self.user,
            "reader": self.reader,
            "password": self.password,
            "database": self.database,
            "pid": os.getpid(),
        }
        draft = folder / f"{_FILE}.{os.getpid()}"
        draft.unlink(missing_ok=True)
        with open(draft, "x", encoding="utf-8", opener=_private) as file:
            json.dump(stored, file)
        draft.replace(folder / _FILE)
        return replace(self, folder=folder)


def withdraw(folder: Path) -> None:
    """Remove the address file, if there is one: nobody is to come here any more."""
    (folder / _FILE).unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
