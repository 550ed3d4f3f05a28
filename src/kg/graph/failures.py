"""Says in one sentence why a graph did not do what it was asked."""

from neo4j.exceptions import (
    AuthError,
    ClientError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    TransientError,
)

from kg.errors import BailanysError, EngineError, NotKeptError, QueryError, UnreachableError
from kg.graph.address import Address

DRIVER_FAILURES = (DriverError, Neo4jError, OSError)
"""What the driver raises when something goes wrong."""


def named(error: Exception, address: Address) -> BailanysError:
    """Return what the user is told of a failure of the driver, with what to do."""
    match error:
        case AuthError():
            return EngineError(
                f"{address.url} refuses the user {address.user!r}; set KG_GRAPH_USER and KG_GRAPH_PASSWORD."
            )
        case ServiceUnavailable() | OSError():
            return UnreachableError(f"No graph answers at {address.url}; start it, or set KG_GRAPH_URL.")
        case TransientError():
            return EngineError(f"The graph is busy: {first_sentence(error)}; try again.")
        case ClientError():
            return _refused(error, address)
        case Neo4jError() if address.folder:
            # The embedded engine has one code for all that is wrong with a query while it runs.
            return QueryError(f"The query cannot be run: {first_sentence(error)}.")
        case _:
            return EngineError(f"The graph at {address.url} failed: {first_sentence(error)}.")


def named_in_writing(error: Exception, address: Address) -> BailanysError:
    """Return what the user is told when what we write ourselves is not kept."""
    told = named(error, address)
    if isinstance(error, AuthError | ServiceUnavailable | OSError | TransientError) or _lacks_database(error):
        return told
    return not_kept(first_sentence(error), address)


def not_kept(reason: str, address: Address) -> NotKeptError:
    """Return what the user is told when what we write ourselves is not kept for a reason."""
    return NotKeptError(
        f"The graph at {address.url} did not keep what was written ({reason}); see its log and whether its "
        "disk is full, then run kg publish again."
    )


def _refused(error: ClientError, address: Address) -> BailanysError:
    code = error.code or ""
    if _lacks_database(error):
        return EngineError(f"{address.url} has no database {address.database!r}.")
    if "AccessMode" in code or "Forbidden" in code:
        return QueryError("The query would write; only reading queries are run.")
    if "ParameterMissing" in code:
        return QueryError(f"{first_sentence(error)}; give it with --param name=value.")
    return QueryError(f"The query cannot be run: {first_sentence(error)}.")


def _lacks_database(error: Exception) -> bool:
    return isinstance(error, ClientError) and "DatabaseNotFound" in (error.code or "")


def first_sentence(error: Exception) -> str:
    """Return the first sentence of an error's message."""
    message = str(getattr(error, "message", None) or error).strip()
    return message.splitlines()[0].rstrip(". ") if message else type(error).__name__
