"""`kg extract`: what the extractor finds in texts, without a workspace."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import InputError, UnreadableDocumentError


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kg extract tests/gold/texts --predictions predictions.jsonl")(extract)


def extract(
    paths: Annotated[list[Path], typer.Argument(help="Text or JSONL files, or folders of them.")],
    predictions: Annotated[
        Path, typer.Option(help="Where to write one JSON object per document; - for standard output.")
    ] = Path("-"),
) -> None:
    """Write the entities and relations of each document as JSON Lines; the id is the file's stem."""
    from kg.extract.predictions import predict
    from kg.sources import Unreadable, read

    lines, skipped = [], 0
    for path in paths:
        for item in read(path):
            if isinstance(item, Unreadable):
                typer.echo(f"kg: skipped {item.path}: {item.reason}", err=True)
                skipped += 1
            else:
                lines.append(json.dumps(predict(item), ensure_ascii=False))
    if skipped and not lines:
        raise UnreadableDocumentError("Nothing was read; see the reasons above.")
    _write(predictions, "".join(f"{line}\n" for line in lines))


def _write(target: Path, text: str) -> None:
    if str(target) == "-":
        typer.echo(text, nl=False)
        return
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{target} cannot be written ({error.strerror}); name another file.") from error
