"""Invented worlds for the map: snapshots with the texts of their documents.

`world()` has something of everything; its ids are readable, such as `ulgi` or `memo`. `hub(n)` is one
chamber with n neighbours. All names are words for "example" or made of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from itertools import combinations
from pathlib import Path

from kg.map import MapStore
from kg.model import (
    VOCABULARY,
    Claim,
    Entity,
    Name,
    PartialDate,
    Relationship,
    Snapshot,
    Source,
    Status,
    content_id,
)
from kg.model.snapshot import FormerName, KnownAs
from kg.resolve.keys import search_keys

MARKUP = "<img src=x onerror=alert(1)>"
FORMULA = "=1+1 Пример"
LONG = ("Очень длинный Пример названия " * 11)[:300]
PARTIES = ("ulgi", "primer", "mysal_college", "sample_college", "ulgi_oil")
"""Who is party to `memo`."""

MERGED = {"e00000000000000000001": "ulgi"}
"""An earlier id, and the entity that it went into."""


@dataclass(frozen=True)
class World:
    """A snapshot, the texts of its documents by id, and earlier ids with those that they went into."""

    snapshot: Snapshot
    texts: Mapping[str, str]
    merged: Mapping[str, str] = field(default_factory=dict)

    def published(self, folder: Path) -> MapStore:
        """Publish the world in a folder and return the map."""
        store = MapStore(folder / "map.db")
        store.publish(self.snapshot)
        return store


@dataclass
class Making:
    """A world in the making: what documents say is written into their texts, sentence by sentence."""

    entities: dict[str, Entity] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    known: list[Relationship] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def add(
        self,
        id_: str,
        type_: str,
        *names: str,
        number: str | None = None,
        date: str | None = None,
        known: KnownAs | None = None,
    ) -> None:
        """Add an entity; names are given in Russian, Kazakh and English as far as there are any."""
        named = tuple(
            Name(text, language, search_keys(text))
            for text, language in zip(names, ("ru", "kk", "en"), strict=False)
        )
        self.entities[id_] = Entity(id_, type_, names[0], named, number, parsed(date), known)

    def write(
        self, id_: str, title: str, language: str, published: str | None, copy_of: str | None = None
    ) -> None:
        """Begin a document."""
        read_at = datetime(2026, 3, 1, 9, len(self.sources) % 60, tzinfo=UTC)
        uri = f"https://news.example/{id_}"
        self.sources[id_] = Source(id_, uri, title, language, parsed(published), copy_of, read_at, "rules/1")
        self.texts[id_] = f"{title}. "

    def say(
        self,
        relation: str,
        subject: str,
        target: str,
        *documents: str,
        sentence: str | None = None,
        status: Status = Status.ACTUAL,
        role: str | None = None,
        kind: str | None = None,
        since: str | None = None,
        until: str | None = None,
        agreement: str | None = None,
        confidence: float = 0.9,
    ) -> None:
        """Let documents say a sentence that a relation holds."""
        said = sentence or f"«{self.entities[subject].name}» — {relation} — «{self.entities[target].name}»."
        for document in documents:
            start, end = self._written(document, said)
            id_ = content_id("s", relation, subject, target, document, status, role, kind, start, agreement)
            made = Claim(
                id_, relation, subject, target, None, None, status, role, kind, parsed(since), parsed(until),
                agreement, said, start, end, confidence, "rules/1", document,
            )  # fmt: skip
            self.claims.append(made)

    def call(self, id_: str, document: str) -> None:
        """Let a document name an entity and say no more of it."""
        name = self.entities[id_].name
        start, end = self._written(document, f"{name}.")
        id_of = content_id("s", "name", id_, document)
        made = Claim(
            id_of, "name", id_, None, name, "ru", Status.ACTUAL, None, None, None, None,
            None, f"{name}.", start, end, 0.9, "rules/1", document,
        )  # fmt: skip
        self.claims.append(made)

    def lie(self, place: str, around: str) -> None:
        """Let a place lie within another, which is known publicly."""
        self.known.append(Relationship.known("within", place, around, "decree"))

    def done(self, revision: int = 7, merged: Mapping[str, str] | None = None) -> World:
        """Return the world, with a relationship for each set of claims that say the same."""
        edges: dict[tuple[str, ...], list[Claim]] = {}
        for claim in self.claims:
            if claim.object and claim.status is not Status.DENIED:
                ends = (claim.subject, claim.object)
                if VOCABULARY.relation_types[claim.type].symmetric:
                    ends = (min(ends), max(ends))
                details = (claim.role or "", claim.kind or "", claim.agreement or "")
                edges.setdefault((claim.type, *ends, claim.status.value, *details), []).append(claim)
        made = (self._relationship(edge, claims) for edge, claims in edges.items())
        snapshot = Snapshot(
            revision,
            tuple(self.entities[key] for key in sorted(self.entities)),
            tuple(sorted((*made, *self.known), key=lambda each: each.id)),
            tuple(sorted(self.claims, key=lambda each: each.id)),
            tuple(self.sources[key] for key in sorted(self.sources)),
            "rules",
        )
        return World(snapshot, self.texts, merged or {})

    def _relationship(self, edge: tuple[str, ...], claims: list[Claim]) -> Relationship:
        type_, source, target, status, role, kind, agreement = edge
        documents = {self.sources[claim.source] for claim in claims}
        return Relationship(
            content_id("l", *edge), type_, source, target, Status(status), role or None, kind or None,
            agreement or None,
            min((each.since for each in claims if each.since), default=None),
            max((each.until for each in claims if each.until), default=None),
            max((each.published for each in documents if each.published), default=None),
            max(each.confidence for each in claims),
            len({each.origin for each in documents}),
            tuple(sorted(each.id for each in claims)),
        )  # fmt: skip

    def _written(self, document: str, sentence: str) -> tuple[int, int]:
        start = len(self.texts[document])
        self.texts[document] += f"{sentence} "
        return start, start + len(sentence)


@cache
def world() -> World:
    """Universities, colleges, companies and what is around them, in two regions.

    `ulgi` is the university that most is said of. `memo` has five parties, `pact` two. `mysal` the company
    is denied to be a partner of `ulgi`. `d2` is a copy of `d1`. `undated` has no date, and neither has what
    it alone says. `lonely` has a place and no partner, `alone` nothing but a name.
    """
    making = Making()
    _places(making)
    _organisations(making)
    _documents(making)
    _memorandum(making)
    _partnerships(making)
    _people_and_events(making)
    return making.done(merged=MERGED)


@cache
def hub(neighbours: int, hubs: int = 1) -> World:
    """Chambers, `hub`, `hub1` and so on, each with the same so many companies as partners and members.

    Every third company is said to be one by two documents, every fifth also is a member.
    """
    making = Making()
    making.write("d1", "Сообщение палаты «Пример»", "ru", "2025-03-01")
    making.write("d2", "Сообщение компаний «Мысал»", "ru", "2025-04")
    centres = ["hub", *(f"hub{number}" for number in range(1, hubs))]
    for centre in centres:
        making.add(centre, "Association", f"Палата «Пример» {centre}", f"«Мысал» палатасы {centre}")
    for number in range(neighbours):
        company = f"company{number:05}"
        making.add(company, "Company", f"ТОО «Пример {number}»", f"«Мысал {number}» ЖШС")
        for centre in centres:
            documents = ("d1", "d2") if number % 3 == 0 else ("d1",)
            making.say("partners_with", centre, company, *documents, kind="agreement")
            if number % 5 == 0:
                making.say("member_of", company, centre, "d1", since="2024")
    return making.done()


def parsed(date: str | None) -> PartialDate | None:
    """Return a date as it is written, or none."""
    return PartialDate.parse(date) if date else None


def _places(making: Making) -> None:
    making.add("homeland", "Place", "Казахстан", "Қазақстан", "Kazakhstan")
    making.add("north", "Place", "Примерная область", "Үлгі облысы", "Sample Region")
    making.add("south", "Place", "Мысальская область", "Мысал облысы", "Mysal Region")
    making.add("town", "Place", "Примерск", "Үлгіқала", "Sampletown")
    making.lie("town", "north")
    making.lie("north", "homeland")
    making.lie("south", "homeland")
    making.add("energy", "Sector", "энергетика", "энергетика", "energy")
    making.add("light", "Sector", "лёгкая промышленность", "жеңіл өнеркәсіп", "light industry")


def _organisations(making: Making) -> None:
    known = KnownAs(
        key="ulgi",
        names=(Name("Ulgi National University", "en", search_keys("Ulgi National University")),),
        former=(FormerName(Name("Институт «Үлгі»", "ru", ("ulgi",)), parsed("1992"), parsed("2001-05")),),
        since=parsed("1992"),
        until=None,
        identifiers={"bin": "123456789012"},
        website="ulgi.example",
        source="public register",
    )
    making.add(
        "ulgi", "University", "Университет «Үлгі»", "«Үлгі» университеті", "Ulgi University", known=known
    )
    making.add("primer", "University", "Университет «Пример»", "«Пример» университеті", "Primer University")
    making.add("mysal_college", "College", "Колледж «Мысал»", "«Мысал» колледжі", "Mysal College")
    making.add("sample_college", "College", "Колледж Sample", "Sample колледжі", "Sample College")
    making.add("lonely", "College", "Одинокий колледж «Пример»")
    making.add("alone", "Company", "ТОО «Одинокий Пример»")
    making.add("school", "School", "Школа «Пример»", "«Мысал» мектебі")
    making.add("ulgi_oil", "Company", "ТОО «Үлгі Мунай»", "«Үлгі Мұнай» ЖШС", "Ulgi Oil LLP")
    making.add("primer_energy", "Company", "АО «Пример Энерго»", "«Пример Энерго» АҚ", "Primer Energy JSC")
    making.add("mysal", "Company", "ТОО «Мысал Текстиль»", "«Мысал Текстиль» ЖШС", "Mysal Textile LLP")
    making.add("markup", "Company", MARKUP)
    making.add("formula", "Company", FORMULA)
    making.add("long", "Company", LONG)
    making.add("ministry", "GovernmentBody", "Министерство «Пример»", "«Мысал» министрлігі")
    making.add("chamber", "Association", "Палата «Пример»", "«Мысал» палатасы", "Sample Chamber")
    making.add("alliance", "Alliance", "Альянс «Үлгі»", "«Үлгі» альянсы", "Ulgi Alliance")
    making.add("light_alliance", "Alliance", "Альянс лёгкой промышленности «Пример»")
    making.add("chair", "Unit", "Кафедра «Пример»", "«Мысал» кафедрасы")
    making.add("memo", "Agreement", "Меморандум пяти сторон «Пример»", "«Мысал» меморандумы")
    making.add("pact", "Agreement", "Соглашение двух сторон «Пример»")
    making.add("order", "LegalAct", "Приказ № 12", number="12", date="2024-02-01")
    making.add("roadmap", "Programme", "Дорожная карта «Пример»")
    making.add("forum", "Event", "Форум «Үлгі-2024»", "«Үлгі-2024» форумы", date="2024-05-20")
    making.add("fair", "Event", "Ярмарка «Пример»")
    making.add("aida", "Person", "Аида Үлгиева", "Аида Үлгиева", "Aida Ulgieva")
    making.add("bolat", "Person", "Болат Примеров", "Болат Примеров", "Bolat Primerov")
    making.add("clara", "Person", "Клара Мысалова")


def _documents(making: Making) -> None:
    making.write("d1", "Пять сторон подписали меморандум", "ru", "2024-03-05")
    making.write("d2", "Меморандум подписали пять сторон", "ru", "2024-03-06", copy_of="d1")
    making.write("d3", "Үлгі университетінің жаңалықтары", "kk", "2025-09-10")
    making.write("d4", "News of Ulgi University", "en", "2025-10")
    making.write("d5", "Приказ № 12", "ru", "2024-02-01")
    making.write("undated", "Страница без даты", "ru", None)


def _memorandum(making: Making) -> None:
    sentence = "5 марта пять сторон подписали меморандум о подготовке кадров."
    for party in PARTIES:
        making.say("party_to", party, "memo", "d1", "d2", sentence=sentence)
    for first, second in combinations(PARTIES, 2):
        making.say(
            "partners_with", first, second, "d1", "d2",
            sentence=sentence, kind="memorandum", agreement="memo", since="2024-03-05",
        )  # fmt: skip
    making.say("signed", "aida", "memo", "d1", sentence="От университета подпись поставила Аида Үлгиева.")
    making.call("alone", "d3")
    making.say("concluded_at", "memo", "forum", "d3", sentence="Меморандум форумда жасалды.")
    for party in ("primer", "primer_energy"):
        making.say("party_to", party, "pact", "d4")
    making.say("partners_with", "primer", "primer_energy", "d4", kind="agreement", agreement="pact")


def _partnerships(making: Making) -> None:
    planned = Status.PLANNED
    making.say(
        "partners_with", "ulgi", "ulgi_oil", "d3", "d4", kind="dual_education", since="2023", until="2027"
    )
    making.say("partners_with", "ulgi", "primer_energy", "d4", "d3", kind="internship", since="2025-09")
    making.say("partners_with", "mysal_college", "primer_energy", "d3", kind="dual_education")
    making.say("partners_with", "ulgi", "chamber", "undated", sentence="Палата сотрудничает с университетом.")
    making.say(
        "partners_with", "primer", "mysal", "d4", status=planned, sentence="They plan to work together."
    )
    making.say("partners_with", "primer", "ulgi_oil", "d4", status=planned, kind="research", since="2026")
    making.say("partners_with", "ulgi", "school", "d5", status=Status.ENDED, since="2015", until="2020-06-30")
    making.say(
        "partners_with", "ulgi", "mysal", "d3",
        status=Status.DENIED, sentence="«Мысал Текстиль» серіктес емес.",
    )  # fmt: skip
    for number, company in enumerate(("markup", "formula", "long")):
        making.say("partners_with", "ulgi", company, "d3", kind="sponsorship", confidence=0.5 + number / 10)
    for member in ("ulgi", "mysal_college", "primer_energy", "chamber"):
        making.say("member_of", member, "alliance", "d3", since="2025-01")
    making.say("member_of", "mysal", "alliance", "d4", status=planned)
    making.say("member_of", "mysal", "light_alliance", "undated")
    making.say("operates_in", "alliance", "energy", "d3")
    making.say("operates_in", "light_alliance", "light", "undated")
    making.say("operates_in", "ulgi_oil", "energy", "d4")
    making.say("operates_in", "mysal", "light", "d4")
    for body, place in (
        ("ulgi", "town"), ("mysal_college", "north"), ("alliance", "north"), ("primer", "south"),
        ("primer_energy", "town"), ("mysal", "south"), ("lonely", "south"), ("chamber", "homeland"),
    ):  # fmt: skip
        making.say("located_in", body, place, "d3")


def _people_and_events(making: Making) -> None:
    making.say("holds_role", "aida", "ulgi", "d1", "d2", "d3", role="ректор", since="2021")
    making.say("holds_role", "aida", "chamber", "d4", role="member of the board")
    making.say("holds_role", "bolat", "ulgi_oil", "d4", role="директор")
    making.say("holds_role", "bolat", "primer", "d5", role="проректор", status=Status.ENDED, until="2022")
    making.say("holds_role", "clara", "primer", "undated", role="доцент")
    making.say("part_of", "chair", "ulgi", "d3")
    making.say("issued", "ministry", "order", "d5")
    making.say("based_on", "alliance", "order", "d5")
    making.say("based_on", "alliance", "roadmap", "d3")
    making.say("organized", "ulgi", "forum", "d3")
    making.say("supported", "chamber", "forum", "d3")
    for guest in ("primer", "ulgi_oil", "aida", "bolat"):
        making.say("participated_in", guest, "forum", "d3")
    making.say("participated_in", "primer", "fair", "d4", status=Status.PLANNED)
