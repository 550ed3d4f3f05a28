"""What one document says of each thing that it names, as far as the thing's identity depends on it.

A thing is noted under a node: the family of its type, the key of its name, and what the name alone leaves
open, such as the employer of a person or the town of a school. Nodes are the same in every document, so that
what is decided about them outlasts any document.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import ORGANIZATION, VOCABULARY, Mention, PartialDate, Statement, Value, content_id
from kg.resolve.keys import name_key, person_key
from kg.resolve.names.authority import bodies_called
from kg.resolve.names.contexts import EMPTY
from kg.resolve.names.gazetteer import places_called
from kg.resolve.names.legal_forms import find_forms
from kg.resolve.names.organisations import Word, parse_organisation, structure
from kg.resolve.names.persons import parse_person
from kg.resolve.names.script import fold
from kg.resolve.names.sectors import sector_called

_DEEPEST = 4
_MOST_BESIDE = 12


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One thing said of a node: its `type`, a `name`, `alias`, `place`, `employer`, `role` and so on."""

    kind: str
    value: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Appearance:
    """A thing in a document: its node, the referents that stand for it, and the facts.

    `apart` is the id of a node of its own, for when somebody judges that this document means another thing.
    """

    node: str
    apart: str
    referents: frozenset[str]
    facts: frozenset[Fact]


@dataclass(slots=True)
class _Referent:
    id: str
    document: str
    type: str
    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    aliases: set[tuple[str, str]] = field(default_factory=set)
    number: str | None = None
    date: str | None = None
    parents: set[str] = field(default_factory=set)
    employers: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    issuers: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    around: set[str] = field(default_factory=set)

    @property
    def called(self) -> tuple[str, str]:
        """The name given most often, with its language."""
        return min(self.names, key=lambda name: (-self.names[name], name), default=("", ""))

    @property
    def name(self) -> str:
        """The name given most often."""
        return self.called[0]


def appearances(
    statements: Iterable[Statement], published: PartialDate | None = None
) -> tuple[Appearance, ...]:
    """Return the things that the statements of one document name, by node."""
    referents = _referents(statements)
    keys = {id_: (_family(referent), *_key(referent, referents)) for id_, referent in referents.items()}
    nodes = {id_: content_id("e", *key) for id_, key in keys.items()}
    homonyms: dict[tuple[str | None, ...], set[str]] = defaultdict(set)
    for id_, key in keys.items():
        homonyms[key[:2]].add(nodes[id_])
    bodies = sorted({nodes[id_] for id_, key in keys.items() if key[0] == ORGANIZATION})[:_MOST_BESIDE]
    found: dict[str, list[tuple[str, str, frozenset[Fact]]]] = defaultdict(list)
    for id_, referent in referents.items():
        alone = len(homonyms[keys[id_][:2]]) == 1
        own = keys[id_][:2] if alone else (nodes[id_],)
        apart = content_id("e", *own, "in", referent.document)
        facts = {*_facts(referent, referents, published)}
        if referent.type == "Person":
            facts.update(Fact("beside", body) for body in bodies)
        found[nodes[id_]].append((id_, apart, frozenset(facts)))
    return tuple(
        Appearance(
            node,
            min(apart for _, apart, _ in rows),
            frozenset(id_ for id_, _, _ in rows),
            frozenset().union(*(facts for _, _, facts in rows)),
        )
        for node, rows in sorted(found.items())
    )


def _family(referent: _Referent) -> str:
    return VOCABULARY.entity_type(referent.type).family


def _referents(statements: Iterable[Statement]) -> dict[str, _Referent]:
    referents: dict[str, _Referent] = {}
    relations: list[Statement] = []
    for statement in statements:
        for mention in (statement.subject, statement.object):
            if isinstance(mention, Mention):
                found = _Referent(mention.referent, statement.document_id, mention.type)
                referents.setdefault(mention.referent, found)
        if isinstance(statement.object, Value):
            _note_property(referents[statement.subject.referent], statement.relation, statement.object)
        else:
            relations.append(statement)
    for statement in relations:
        if isinstance(statement.object, Mention):
            _note_relation(statement, statement.object, referents)
    return referents


def _note_property(referent: _Referent, relation: str, value: Value) -> None:
    name = (value.text, value.language or "")
    match relation:
        case "name":
            referent.names[name] += 1
        case "alias":
            referent.aliases.add(name)
        case "number":
            referent.number = min(value.text, referent.number or value.text)
        case "date":
            referent.date = min(value.text, referent.date or value.text)
        case "deadline" | "period":
            referent.told.add(value.text)


def _note_relation(statement: Statement, target: Mention, referents: Mapping[str, _Referent]) -> None:
    subject = referents[statement.subject.referent]
    match statement.relation:
        case "part_of":
            subject.parents.add(target.referent)
        case "holds_role":
            subject.employers.add(target.referent)
            if statement.role:
                subject.roles.add(statement.role)
        case "located_in":
            subject.places.add(target.referent)
        case "issued":
            referents[target.referent].issuers.add(statement.subject.referent)
        case "responsible_for":
            referents[target.referent].around.add(statement.subject.referent)
        case "reported_for":
            subject.around.add(target.referent)


def _facts(
    referent: _Referent, referents: Mapping[str, _Referent], published: PartialDate | None
) -> Iterable[Fact]:
    yield Fact("type", referent.type)
    yield from (Fact("name", text, language) for text, language in referent.names)
    yield from (Fact("alias", text, language) for text, language in referent.aliases)
    if referent.number:
        yield Fact("number", referent.number)
    if referent.date:
        yield Fact("date", referent.date)
    for kind, ids in (
        ("parent", referent.parents), ("employer", referent.employers), ("place", referent.places),
        ("issuer", referent.issuers),
    ):  # fmt: skip
        yield from (Fact(kind, referents[id_].name) for id_ in ids if referents[id_].name)
    yield from (Fact("role", role) for role in referent.roles)
    if published is not None:
        yield Fact("year", str(published.year))


def _key(referent: _Referent, referents: Mapping[str, _Referent], depth: int = 0) -> tuple[str | None, ...]:
    name, number = referent.name, fold(referent.number or "")
    key = name_key(name)
    match referent.type:
        case "LegalAct" if number and referent.date:
            return number, referent.date, _first_key(referent.issuers, referents, depth)
        case _ if not key:
            return name or referent.id, referent.document
        case "Person":
            around = _first_key(referent.employers, referents, depth)
            language = referent.called[1] or "ru"
            own = None if parse_person(name, language).is_full else referent.document
            return person_key(name), around or own
        case "Unit":
            return key, _first_key(referent.parents, referents, depth) or referent.document
        case "Sector":
            return (sector_called(name) or key,)
        case "Place" | "Programme":
            return (key,)
        case "LegalAct" | "Event" | "Agreement":
            return key, referent.document
        case "Commitment" | "Indicator":
            others = sorted(name_key(referents[id_].name) for id_ in referent.around)
            return key, referent.document, *sorted(referent.told), *others
    return _body_key(referent, referents, depth)


def _body_key(referent: _Referent, referents: Mapping[str, _Referent], depth: int) -> tuple[str | None, ...]:
    """A known body is its name; another is its name and town, and without either that of its document."""
    name = referent.name
    forms = "/".join(sorted(parse_organisation(name).forms)) or None
    if bodies_called(name, EMPTY):
        return name_key(name), forms
    places = sorted(key for id_ in referent.places for key in places_called(referents[id_].name))
    around = places[0] if places else _first_key(referent.parents, referents, depth)
    return (
        name_key(name),
        forms,
        around or (None if _is_distinctive(name, referent.type) else referent.document),
    )


def _is_distinctive(name: str, type_: str) -> bool:
    parsed = parse_organisation(name)
    own = any(word.places or _is_own(word) for word in parsed.words)
    return own or bool(parsed.honoured) or (type_ in structure().described and len(parsed.words) > 1)


def _is_own(word: Word) -> bool:
    """Tell whether a word is no kind of body, no legal form in the place of a name, and no single letter."""
    return word.is_plain and "body" not in word.kinds and len(word.fold) > 1 and not find_forms((word.text,))


def _first_key(ids: Iterable[str], referents: Mapping[str, _Referent], depth: int) -> str | None:
    """Return the key of the first of some organisations, `None` when none has a name."""
    if depth > _DEEPEST:
        return None
    named = [referents[id_] for id_ in ids if referents[id_].names]
    return min((content_id("k", *_key(body, referents, depth + 1)) for body in named), default=None)
