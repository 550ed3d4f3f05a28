"""The OpenAPI document of the application, without an answer that FastAPI adds and we never give."""

from typing import Any

from fastapi import FastAPI


def describe(app: FastAPI) -> None:
    """Let the application's description leave out status 422: wrong parameters are a problem of 400."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        document = made()
        for path in document["paths"].values():
            for operation in path.values():
                operation["responses"].pop("422", None)
        for schema in ("HTTPValidationError", "ValidationError"):
            document.get("components", {}).get("schemas", {}).pop(schema, None)
        return document

    app.openapi = openapi  # type: ignore[method-assign]
