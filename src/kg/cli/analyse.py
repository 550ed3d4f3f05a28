"""`kg analyse`: who connects whom, who keeps together, and where nothing was found."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from kg.cli import listing
from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceOption
from kg.cli.output import print_table
from kg.errors import InputError
from kg.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.analysis import Selection
    from kg.analysis.analyses import Analyses
    from kg.analysis.answer import Answer

Choice = TypeVar("Choice", bound=StrEnum)

_commands = typer.Typer(
    help="Measure the network of organisations: who connects whom, who keeps together, what is missing.",
    no_args_is_help=True,
)

RelationsOption = Annotated[
    str | None, typer.Option(metavar="A,B", help="What counts as a tie; as a rule, partners_with,party_to.")
]
StatusOption = Annotated[str, typer.Option(metavar="A,B", help="Which of actual, planned and ended count.")]
SourcesOption = Annotated[
    int, typer.Option("--min-sources", min=0, help="Leave out what fewer independent documents say.")
]
AroundOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only what is near this organisation, by name or id.")
]
HopsOption = Annotated[int, typer.Option(min=1, help="How many ties away from it, with --around.")]
SeedOption = Annotated[int, typer.Option(min=0, help="What random choices start from.")]
PatienceOption = Annotated[
    float, typer.Option(min=0, metavar="SECONDS", help="How long it may take; else it is not begun.")
]
AgainOption = Annotated[bool, typer.Option("--again", help="Compute it even if the answer is kept.")]
LimitOption = Annotated[
    int | None, typer.Option(min=1, help="How many rows at the most; for people 20, else all.")
]
PartOption = Annotated[str | None, typer.Option(metavar="PART", help="Print this part of the answer alone.")]
NameArgument = Annotated[str, typer.Argument(help="The name, in any language and script, or the id.")]


@dataclass(frozen=True, slots=True)
class _Asked:
    """How an analysis is asked for and printed, whichever it is."""

    workspace: Path
    format: Format
    patience: float = 10.0
    again: bool = False
    limit: int | None = None
    part: str | None = None

    def answer(self, ask: "Callable[[Workspace, Analyses], Answer]") -> None:
        """Open the workspace, ask, and print."""
        from kg.analysis.analyses import Analyses
        from kg.analysis.store import Anew

        with Workspace.open(self.workspace) as opened:
            kept = opened.analyses
            store = Anew(kept.folder) if self.again else kept
            answer = ask(opened, Analyses(opened.graph, store, self.patience, _say))
        self._print(answer)
        _say(f"{answer.basis}; kept as {store.path(answer.question, answer.shown)}")

    def _print(self, answer: "Answer") -> None:
        if self.part is not None and self.part not in answer.parts:
            raise InputError(f"There is no part {self.part!r}; there are: {', '.join(answer.parts)}.")
        if self.format is not Format.TABLE:
            table = answer.parts[self.part or next(iter(answer.parts))]
            print_table(table.first(self.limit or len(table)), self.format)
        elif answer.question.analysis == "path" and self.part is None:
            listing.print_way(answer.parts)
        else:
            chosen = {self.part: answer.parts[self.part]} if self.part else answer.parts
            listing.print_parts(chosen, self.limit or listing.SHOWN)
        for note in answer.notes:
            typer.echo(note, err=self.format is not Format.TABLE)


def register(app: typer.Typer) -> None:
    """Add the group of commands to the application."""
    app.add_typer(_commands, name="analyse")


@_commands.callback()
def _group() -> None:
    """Measure the network of organisations: who connects whom, who keeps together, what is missing."""


@_commands.command(
    epilog="Examples:\n\nkg analyse centrality --measures between,partners\n\n"
    'kg analyse centrality --around "Ulgi University" --hops 2 --format csv'
)
def centrality(
    measures: Annotated[
        str,
        typer.Option(
            metavar="A,B",
            help="Of partners, agreements, standing, between, core, constraint; the first gives the order.",
        ),
    ] = "partners,agreements,standing,between,core,constraint",
    pivots: Annotated[
        int | None, typer.Option(min=1, help="From how many organisations to estimate betweenness.")
    ] = None,
    relations: RelationsOption = None,
    status: StatusOption = "actual",
    min_sources: SourcesOption = 0,
    around: AroundOption = None,
    hops: HopsOption = 2,
    seed: SeedOption = 1,
    limit: LimitOption = None,
    part: PartOption = None,
    patience: PatienceOption = 10.0,
    again: AgainOption = False,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show who has many partners, and who stands between others."""
    from kg.analysis.centrality import Measure

    chosen = [_choice(Measure, name) for name in _listed(measures)]

    def ask(opened: Workspace, analyses: "Analyses") -> "Answer":
        selection = _selection(opened, relations, status, min_sources, around, hops)
        return analyses.centrality(selection, chosen, pivots, seed)

    _Asked(workspace, format_, patience, again, limit, part).answer(ask)


@_commands.command(epilog="Example: kg analyse bridges --min-sources 2")
def bridges(
    relations: RelationsOption = None,
    status: StatusOption = "actual",
    min_sources: SourcesOption = 0,
    around: AroundOption = None,
    hops: HopsOption = 2,
    limit: LimitOption = None,
    part: PartOption = None,
    patience: PatienceOption = 10.0,
    again: AgainOption = False,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show which organisations and which single ties alone hold others to the rest."""

    def ask(opened: Workspace, analyses: "Analyses") -> "Answer":
        return analyses.bridges(_selection(opened, relations, status, min_sources, around, hops))

    _Asked(workspace, format_, patience, again, limit, part).answer(ask)


@_commands.command(epilog='Example: kg analyse removal "Ulgi University"')
def removal(
    names: Annotated[list[str], typer.Argument(help="The organisations, by name or id.")],
    relations: RelationsOption = None,
    status: StatusOption = "actual",
    min_sources: SourcesOption = 0,
    limit: LimitOption = None,
    part: PartOption = None,
    patience: PatienceOption = 10.0,
    again: AgainOption = False,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show who would lose all ties, or be cut off from the rest, if these organisations were not there."""

    def ask(opened: Workspace, analyses: "Analyses") -> "Answer":
        removed = [opened.find(name).id for name in names]
        return analyses.removal(removed, _selection(opened, relations, status, min_sources))

    _Asked(workspace, format_, patience, again, limit, part).answer(ask)


@_commands.command(epilog="Example: kg analyse communities --seed 7 --part members --format csv")
def communities(
    relations: RelationsOption = None,
    status: StatusOption = "actual",
    min_sources: SourcesOption = 0,
    around: AroundOption = None,
    hops: HopsOption = 2,
    seed: SeedOption = 1,
    limit: LimitOption = None,
    part: PartOption = None,
    patience: PatienceOption = 10.0,
    again: AgainOption = False,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show which organisations keep together, and whether that follows type, region or sector."""

    def ask(opened: Workspace, analyses: "Analyses") -> "Answer":
        selection = _selection(opened, relations, status, min_sources, around, hops)
        return analyses.communities(selection, seed)

    _Asked(workspace, format_, patience, again, limit, part).answer(ask)


@_commands.command(
    epilog="Examples:\n\nkg analyse projection events --at-least 2\n\n"
    "kg analyse projection people --part members --format csv"
)
def projection(
    shared: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="What is in common: agreements, events, delegations (events, also through office-holders), "
            "alliances, people.",
        ),
    ],
    at_least: Annotated[int, typer.Option(min=1, help="How much a pair must have in common.")] = 1,
    status: StatusOption = "actual",
    min_sources: SourcesOption = 0,
    around: AroundOption = None,
    hops: HopsOption = 1,
    limit: LimitOption = None,
    part: PartOption = None,
    patience: PatienceOption = 10.0,
    again: AgainOption = False,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show which organisations have events, alliances or people in common, partners or not."""
    from kg.analysis.projection import Shared

    chosen = _choice(Shared, shared)

    def ask(opened: Workspace, analyses: "Analyses") -> "Answer":
        selection = _selection(opened, None, status, min_sources, around, hops)
        return analyses.projection(chosen, at_least, selection)

    _Asked(workspace, format_, patience, again, limit, part).answer(ask)


@_commands.command(epilog="Example: kg analyse gaps --part empty --format csv")
def gaps(
    status: StatusOption = "actual",
    min_sources: SourcesOption = 0,
    limit: LimitOption = None,
    part: PartOption = None,
    patience: PatienceOption = 10.0,
    again: AgainOption = False,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Count institutions, firms, alliances and partnerships by region and sector, and list empty cells."""

    def ask(opened: Workspace, analyses: "Analyses") -> "Answer":
        return analyses.gaps(_selection(opened, None, status, min_sources))

    _Asked(workspace, format_, patience, again, limit, part).answer(ask)


@_commands.command(epilog='Example: kg analyse path "Ulgi University" "Үлгі политехникалық колледжі"')
def path(
    start: NameArgument,
    end: NameArgument,
    without: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Lead through none of these; may be repeated.")
    ] = None,
    relations: Annotated[
        str | None, typer.Option(metavar="A,B", help="What it may lead over; not over places and sectors.")
    ] = None,
    status: StatusOption = "actual",
    min_sources: SourcesOption = 0,
    part: PartOption = None,
    patience: PatienceOption = 10.0,
    again: AgainOption = False,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show how two are connected, step by step with the sentences, and which step is the weakest."""
    from kg.analysis.paths import RELATIONS

    def ask(opened: Workspace, analyses: "Analyses") -> "Answer":
        over = relations or ",".join(RELATIONS)
        ends = (opened.find(start).id, opened.find(end).id)
        avoided = [opened.find(name).id for name in without or ()]
        return analyses.path(*ends, avoided, _selection(opened, over, status, min_sources))

    _Asked(workspace, format_, patience, again, part=part).answer(ask)


@_commands.command(epilog="Example: kg analyse robustness --measure partners")
def robustness(
    measure: Annotated[
        str, typer.Option(help="The order compared: partners, agreements, standing, between or core.")
    ] = "agreements",
    relations: RelationsOption = None,
    status: StatusOption = "actual",
    min_sources: SourcesOption = 0,
    around: AroundOption = None,
    hops: HopsOption = 2,
    seed: SeedOption = 1,
    part: PartOption = None,
    patience: PatienceOption = 10.0,
    again: AgainOption = False,
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show whether the order of organisations survives when the data is read in other ways."""
    from kg.analysis.centrality import Measure

    chosen = _choice(Measure, measure)

    def ask(opened: Workspace, analyses: "Analyses") -> "Answer":
        selection = _selection(opened, relations, status, min_sources, around, hops)
        return analyses.robustness(chosen, selection, seed)

    _Asked(workspace, format_, patience, again, part=part).answer(ask)


@_commands.command("list", epilog="Example: kg analyse list --format csv")
def kept(
    workspace: WorkspaceOption = DEFAULT_WORKSPACE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the answers that are kept, with the revision of the graph and the parameters."""
    with Workspace.open(workspace) as opened:
        print_table(opened.analyses.table(), format_)


def _selection(
    opened: Workspace,
    relations: str | None,
    status: str,
    min_sources: int,
    around: str | None = None,
    hops: int = 2,
) -> "Selection":
    from kg.analysis import Selection
    from kg.analysis.subgraph import ALL_RELATIONS
    from kg.analysis.ties import RELATIONS
    from kg.model import Status

    chosen = _listed(relations) if relations else RELATIONS
    for name in chosen:
        if name not in ALL_RELATIONS:
            raise InputError(f"There is no relation {name!r}; there are: {', '.join(ALL_RELATIONS)}.")
    statuses = tuple(sorted({_choice(Status, name) for name in _listed(status)}))
    if Status.DENIED in statuses:
        raise InputError("What is denied makes no tie; choose of actual, planned and ended.")
    centre = opened.find(around).id if around else None
    return Selection(tuple(sorted(set(chosen))), statuses, min_sources, around=centre, hops=hops)


def _choice(choices: type[Choice], name: str) -> Choice:
    try:
        return choices(name)
    except ValueError:
        raise InputError(f"There is no {name!r}; choose of: {', '.join(choices)}.") from None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _say(text: str) -> None:
    typer.secho(text, err=True, dim=True)
