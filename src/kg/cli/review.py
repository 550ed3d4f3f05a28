"""`kg review`, `kg merge`, `kg split`, `kg undo` and `kg decisions`: a human's word on what is one thing."""

import getpass
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.ingest import progress_bar
from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceOption
from kg.cli.output import print_table
from kg.errors import InputError
from kg.model.table import Table
from kg.workspace import Workspace

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as Columns
    from rich.text import Text

    from kg.model import Judgement
    from kg.reviewing import Quote, Reviewing, ReviewPair, Side

_ANSWERS = {"a": "accept: the same", "r": "reject: different", "s": "skip", "u": "undo", "q": "quit"}
_TAKE_BACK = "take it back with: kg undo"
_PAIR = ("score", "kept_apart", "left_type", "left_name", "right_type", "right_name")
_DECISION = ("at", "by", "verdict", "left_name", "right_name", "reason")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise InputError("This system does not tell who you are; say who decides with: --by NAME") from None


def _printable(name: str) -> str:
    if not name.strip() or not name.isprintable():
        raise InputError(f"{name!r} is no name; say who decides with: --by NAME")
    return name


ByOption = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="NAME",
        help="Who decides.",
        default_factory=_user,
        show_default="who is logged in",
        callback=_printable,
    ),
]
ThingArgument = Annotated[str, typer.Argument(help="The id or the name, in any language and script.")]

_EXAMPLES = """Examples:

kg review

kg review --list --format csv
"""


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(epilog=_EXAMPLES)(review)
    app.command(epilog='Example: kg merge "Creative Industry LLP" "Creative Industries"')(merge)
    app.command(epilog='Example: kg split "Creative Industry LLP" --name "Creative Industries"')(split)
    app.command(epilog="Example: kg undo")(undo)
    app.command(epilog="Example: kg decisions --format csv")(decisions)


def review(
    by: ByOption,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    listed: Annotated[bool, typer.Option("--list", help="List the open pairs and ask nothing.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="How many pairs at the most.")] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show pairs that may be one thing, each with its evidence, and record what you decide.

    One letter answers: a(ccept), they are the same; r(eject), they are different; s(kip), u(ndo), q(uit).
    The letters may come through a pipe as well. What was decided is published at the end.
    """
    from kg.reviewing import Reviewing

    if format_ is not Format.TABLE and not listed:
        raise InputError("Pairs are shown one by one; for a list in that format add: --list")
    with Workspace.open(workspace) as opened:
        reviewing = Reviewing(opened)
        if listed:
            _print(reviewing.open_pairs(limit), format_, _PAIR)
            return
        before = opened.ledger.revision
        try:
            _go_through(reviewing, by, limit)
        finally:
            if opened.ledger.revision != before:
                _publish(opened)


def merge(
    left: Annotated[str, typer.Argument(metavar="A", help="The id or name of the one.")],
    right: Annotated[str, typer.Argument(metavar="B", help="The id or name of the other.")],
    by: ByOption,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Make two entities one, whatever their names say, and publish."""
    from kg.reviewing import Reviewing

    with Workspace.open(workspace) as opened:
        made = Reviewing(opened).merge(left, right, by)
        _publish(opened)
    typer.echo(f"{_both(made[0])} are one from now on; {_TAKE_BACK}")


def split(
    entity: ThingArgument,
    by: ByOption,
    names: Annotated[
        list[str] | None, typer.Option("--name", help="A name that is another thing's; may be repeated.")
    ] = None,
    documents: Annotated[
        list[str] | None,
        typer.Option("--document", help="A document that means another thing; may be repeated."),
    ] = None,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Take some of its names, or what some documents say of it, out of an entity, and publish.

    What is taken out is one thing or several of its own. A document is given by its id, address, path or
    file name.
    """
    from kg.reviewing import Reviewing

    taken = [*(f"“{name}”" for name in names or ()), *(f"what {name} says" for name in documents or ())]
    if not taken:
        raise InputError("Say what to take out with: --name NAME or --document DOCUMENT")
    with Workspace.open(workspace) as opened:
        Reviewing(opened).split(entity, names or (), documents or (), by)
        _publish(opened)
    typer.echo(f"Taken out of “{entity}”: {', '.join(taken)}; {_TAKE_BACK}")


def undo(
    by: ByOption,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
) -> None:
    """Take back the last decision that was not taken back yet, and publish."""
    from kg.reviewing import Reviewing

    with Workspace.open(workspace) as opened:
        made = Reviewing(opened).undo(by)
        _publish(opened)
    typer.echo(_taken_back(made))


def decisions(
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List all decisions, the latest first: when, by whom, on what, and what the resolver had seen."""
    from kg.reviewing import Reviewing

    with Workspace.open(workspace) as opened:
        _print(Reviewing(opened).decisions(), format_, _DECISION)


def _print(table: Table, format_: Format, columns: tuple[str, ...]) -> None:
    """Print a table, for people only the columns that fit a terminal."""
    if format_ is Format.TABLE:
        rows = (tuple(record[column] for column in columns) for record in table.records())
        table = Table(columns, tuple(rows))
    print_table(table, format_)


def _publish(workspace: Workspace) -> None:
    with progress_bar() as progress:
        workspace.publish(progress=progress)


def _go_through(reviewing: "Reviewing", by: str, limit: int | None) -> None:
    """Show pair after pair and do what the answers say, until there are no more of either."""
    from rich.console import Console

    console = Console(highlight=False)
    letters = _letters()
    passed: list[tuple[str, str]] = []
    decided = 0
    while limit is None or decided + len(passed) < limit:
        pair = next(iter(reviewing.pairs(1, passed)), None)
        if pair is None:
            break
        _show(console, pair, reviewing.count(passed))
        answer = _answer(letters)
        if answer == "q":
            break
        if answer == "s":
            passed.append((pair.left.node, pair.right.node))
        elif answer == "u":
            decided -= _undone(reviewing, decided, by)
        else:
            decided += 1
            _decide(reviewing, pair, answer, by)
    last = "; take the last back with: kg undo" if decided else ""
    typer.echo(f"Decided: {decided}. {_left(reviewing.count())}{last}")


def _decide(reviewing: "Reviewing", pair: "ReviewPair", answer: str, by: str) -> None:
    from kg.model import Verdict

    verdict = Verdict.SAME if answer == "a" else Verdict.DIFFERENT
    reviewing.decide(pair.left.node, pair.right.node, verdict, by)


def _undone(reviewing: "Reviewing", decided: int, by: str) -> int:
    """Take back the last of this session's decisions; returns how many that were."""
    if not decided:
        typer.echo("Nothing is decided here yet; take back what was decided earlier with: kg undo")
        return 0
    typer.echo(_taken_back(reviewing.undo(by)))
    return 1


def _letters() -> Iterator[str]:
    """Yield key strokes of a terminal, or the letters and unknown words of a pipe, if it is open."""
    if sys.stdin is None:
        return
    if sys.stdin.isatty():
        while True:
            try:
                yield typer.getchar().lower()
            except (EOFError, KeyboardInterrupt):
                return
    for line in sys.stdin.buffer:
        for word in line.decode("utf-8", "replace").lower().split():
            yield from word if _ANSWERS.keys() >= set(word) else [word]


def _answer(letters: Iterator[str]) -> str:
    """Return the next answer, q at the end; raises InputError when a pipe gives another word."""
    question = ", ".join(f"{letter} {meaning}" for letter, meaning in _ANSWERS.items())
    while True:
        typer.echo(f"{question} › ", nl=False)
        letter = next(letters, "q")
        typer.echo(letter if letter in _ANSWERS else "")
        if letter in _ANSWERS:
            return letter
        if not sys.stdin.isatty():
            raise InputError(
                f"{letter!r} is none of the letters {', '.join(_ANSWERS)}; what came before it is decided."
            )


def _show(console: "Console", pair: "ReviewPair", count: int) -> None:
    from rich.padding import Padding

    console.print()
    console.print(_left(count), style="dim")
    console.print(_side_by_side(pair))
    apart = "; kept apart, for others of their names differ" if pair.apart else ""
    console.print(f"Score {pair.score:.2f}{apart}")
    for _, weight, meaning, detail in sorted(pair.features, key=lambda feature: -feature[1]):
        feature = f"{weight:+.1f} {meaning}{f': {detail}' if detail else ''}"
        console.print(Padding(_plain(feature), (0, 0, 0, 2)))


def _left(count: int) -> str:
    return "1 pair is left" if count == 1 else f"{count or 'No'} pairs are left"


def _side_by_side(pair: "ReviewPair") -> "Columns":
    from rich.table import Table as Columns

    columns = Columns(box=None, show_header=False, padding=(0, 2, 0, 0))
    columns.add_column(style="dim")
    columns.add_column(ratio=1)
    columns.add_column(ratio=1)
    sides = pair.left, pair.right
    columns.add_row("name", *(_plain(side.name, "bold") for side in sides))
    columns.add_row("type", *(side.type for side in sides))
    if any(_other_names(side) for side in sides):
        columns.add_row("also", *(_plain("; ".join(_other_names(side))) for side in sides))
    around = [dict(side.around) for side in sides]
    for kind in dict.fromkeys(kind for side in sides for kind, _ in side.around):
        columns.add_row(kind, *(_plain(said.get(kind, "")) for said in around))
    for number in range(max(len(side.quotes) for side in sides)):
        columns.add_row("said", *(_quoted(side.quotes[number : number + 1]) for side in sides))
    return columns


def _other_names(side: "Side") -> list[str]:
    return [name for name in side.names if name != side.name]


def _quoted(quotes: "Sequence[Quote]") -> "Text":
    text = _plain("")
    for quote in quotes:
        text.append(f"“{' '.join(quote.sentence.split())}”\n")
        source = [quote.title, quote.published, quote.uri]
        text.append(", ".join(part for part in source if part), style="dim")
    return text


def _plain(text: str, style: str = "") -> "Text":
    """Return what documents say as text, in which nothing is taken for markup."""
    from rich.text import Text

    return Text(" ".join(text.split()), style=style)


def _both(judgement: "Judgement") -> str:
    """Name the two; a document's own meaning of a name has none (see `kg.resolve.review.parting`)."""
    return " and ".join(f"“{name}”" for name in judgement.names if name) or "what one document means"


def _taken_back(made: "Sequence[Judgement]") -> str:
    more = f", and on {len(made) - 1} pairs more" if len(made) > 1 else ""
    return f"Taken back: what was decided on {_both(made[0])}{more}."
