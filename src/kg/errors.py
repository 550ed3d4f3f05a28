"""The errors a user may see: each is one sentence that says what happened and what to do."""


class BailanysError(Exception):
    """Base of all errors raised on purpose; `exit_code` is what the command line ends with."""

    exit_code = 1
    http_status = 500


class InputError(BailanysError):
    """The user asked for something that cannot be done as asked."""

    exit_code = 2
    http_status = 400


class UnreadableDocumentError(InputError):
    """A document cannot be read; it is reported and skipped, never half-loaded."""

    http_status = 422


class QueryError(InputError):
    """A Cypher or SPARQL query is wrong, or asks for what is refused."""


class NotFoundError(InputError):
    """Nothing in the workspace answers to the given name."""

    http_status = 404


class WorkspaceError(BailanysError):
    """The workspace cannot be opened or written: missing, read-only, of a newer version, disk full."""

    exit_code = 3


class NoRoomError(WorkspaceError):
    """What is to be kept would take more room than there is for things of its kind."""

    http_status = 507


class EngineError(BailanysError):
    """A graph or RDF engine cannot be reached or does not answer."""

    exit_code = 4
    http_status = 503


class UnreachableError(EngineError):
    """Nothing answers where an engine is said to be; it may be starting."""


class NotKeptError(EngineError):
    """A graph did not keep what was written; an embedded one is made anew by the next publication."""


class QueryLimitError(EngineError):
    """A query ran past its time or memory limit and was stopped."""

    exit_code = 5


class TooCostlyError(InputError):
    """An analysis would take longer than is allowed; it was not begun, and the estimate is told."""

    exit_code = 5
    http_status = 422
