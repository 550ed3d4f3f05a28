"""What may be posted: JSON of a length that is known before it is read."""

from http import HTTPStatus

from fastapi import HTTPException, Request

_JSON = "application/json"


def require_short_json(request: Request, longest: int, what: str) -> None:
    """Raise HTTPException unless the body is said to be JSON and to have so many bytes at the most.

    `what` names it in the sentence, as in "decision".
    """
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type != _JSON:
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Post the {what} as {_JSON}.")
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise HTTPException(HTTPStatus.LENGTH_REQUIRED, "Say how long the body is, in Content-Length.")
    if int(length) > longest:
        raise HTTPException(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A {what} may have {longest} bytes at the most."
        )
