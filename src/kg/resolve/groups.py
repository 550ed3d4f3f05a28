"""Ids in groups that are joined pair by pair."""

from collections.abc import Iterable


class Groups:
    """Ids in groups, each alone at first."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._home = {id_: [id_] for id_ in ids}

    def of(self, id_: str) -> list[str]:
        """Return the group of an id, which is the same object for all its ids."""
        return self._home[id_]

    def all(self) -> Iterable[list[str]]:
        """Return the groups."""
        return {id(group): group for group in self._home.values()}.values()

    def join(self, one: str, other: str) -> None:
        """Make the groups of two ids one."""
        small, large = sorted((self._home[one], self._home[other]), key=len)
        if small is not large:
            large += small
            self._home.update((id_, large) for id_ in small)
