"""`kg extract`: what the extractor finds in texts, without a workspace."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, FormatOption
from kg.cli.output import combined, print_table
from kg.errors import InputError, UnreadableDocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Document
    from kg.model.table import Cell


_EXAMPLES = """Examples:

kg extract tests/gold/texts --predictions predictions.jsonl

kg extract page.txt --explain

kg extract page.txt --html page.html
"""


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog=_EXAMPLES)(extract)


def extract(
    paths: Annotated[list[Path], typer.Argument(help="Text or JSONL files, or folders of them.")],
    predictions: Annotated[
        Path, typer.Option(help="Where to write one JSON object per document; - for standard output.")
    ] = Path("-"),
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each relation what says it and who found it.")
    ] = False,
    html: Annotated[
        Path | None, typer.Option(help="Show the one document as a web page, written to this file.")
    ] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Write the entities and relations of each document as JSON Lines; the id is the file's stem.

    With --explain, print instead each relation with its sentence, confidence and the rule or network that
    found it, and what was dropped and why.
    """
    if html is not None and explain:
        raise InputError("--explain and --html are two views of the same thing; give one of them.")
    documents = _documents(paths)
    if html is not None:
        _write_page(documents, html)
    elif explain:
        _explain(documents, format_)
    else:
        from kg.extract.predictions import predict

        lines = [json.dumps(predict(document), ensure_ascii=False) for document in documents]
        _write(predictions, "".join(f"{line}\n" for line in lines))


def _documents(paths: list[Path]) -> "list[Document]":
    from kg.sources import Unreadable, read

    documents, skipped = [], 0
    for path in paths:
        for item in read(path):
            if isinstance(item, Unreadable):
                typer.echo(f"kg: skipped {item.place}: {item.reason}", err=True)
                skipped += 1
            else:
                documents.append(item)
    if skipped and not documents:
        raise UnreadableDocumentError("Nothing was read; see the reasons above.")
    return documents


def _explain(documents: "list[Document]", format_: Format) -> None:
    from kg.extract.explanation import explained

    parts = [(document.uri, explained(document)) for document in documents]
    if format_ is Format.TABLE:
        for uri, table in parts:
            typer.echo("\n".join([uri, *map(_in_words, table.records()), ""]))
    else:
        print_table(combined(parts, "document"), format_)


def _in_words(row: "Mapping[str, Cell]") -> str:
    if row["verdict"] == "dropped":
        return f"  dropped, {row['by']}: {row['text']}"
    return f"  {row['what']}\n    {row['status']}, {row['confidence']:.2f}, {row['by']}: {row['text']}"


def _write_page(documents: "list[Document]", target: Path) -> None:
    from kg.extract.page_view import page

    if len(documents) != 1:
        raise InputError(f"--html shows one document and there are {len(documents)}; name one file.")
    _write(target, page(documents[0]))


def _write(target: Path, text: str) -> None:
    if str(target) == "-":
        typer.echo(text, nl=False)
        return
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{target} cannot be written ({error.strerror}); name another file.") from error
