"""Where the tests of the ledger keep it: each that asks for `place` runs on SQLite and on PostgreSQL.

The PostgreSQL (see `tests.postgres`) is started once for the session; every ledger has a schema of its own.
"""

from collections.abc import Callable, Iterator

import pytest
from tests.postgres import PostgresServer, running_postgres, started_postgres, with_schema

from kg.ledger import Ledger
from kg.ledger.address import url_of
from kg.ledger.engine import WRITING, connect

BACKENDS = ("sqlite", "postgres")
Place = str
Places = Callable[[], Place]
"""Gives the address of a ledger that is not made yet, another one at every call."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a database in which tests may make schemas."""
    with running_postgres() as url:
        yield url


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    """A PostgreSQL that the tests of a module may change and stop."""
    with started_postgres() as started:
        yield started


@pytest.fixture(scope="session", params=BACKENDS)
def places(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Places:
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path_factory.mktemp('ledger') / 'ledger.db'}"
    url = request.getfixturevalue("postgres")
    return lambda: with_schema(url)


@pytest.fixture
def place(places: Places) -> Place:
    return places()


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        yield opened


def change(place: Place, statement: str) -> None:
    """Change a ledger behind its back."""
    engine = connect(url_of(place))
    with engine.execution_options(**WRITING).begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
