"""Invented companies, colleges, schools, persons, villages and acts, and the ways in which pages write them.

Everything is drawn from the given random numbers, so that one seed gives the same things on every machine.
Languages are `en`, `ru` and `kk`; a row of three words has them in this order.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from kg.knowledge import knowledge
from kg.resolve.names.gazetteer import HOME, known_places, lies_within

LANGUAGES = ("en", "ru", "kk")
Row = tuple[str, str, str]

_TO_RUSSIAN = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
_LATIN = {
    "а": "a", "ә": "a|ae", "б": "b", "в": "v", "г": "g", "ғ": "g|gh", "д": "d", "е": "e", "ж": "zh|j",
    "з": "z", "и": "i", "й": "y|i", "к": "k", "қ": "k|q", "л": "l", "м": "m", "н": "n", "ң": "n|ng", "о": "o",
    "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh|h",
    "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y|i", "і": "i", "ь": "", "э": "e",
    "ю": "yu|iu", "я": "ya|ia", "ё": "e",
}  # fmt: skip
_SYLLABLES = (
    "ал", "тын", "дән", "жар", "қын", "бай", "те", "рек", "са", "ры", "көк", "тау", "нұр", "лы", "ер", "тіс",
    "ма", "дан", "бо", "лат", "шы", "ғыс", "өр", "кен", "қа", "зы", "на", "бас", "тар", "сы", "мұз", "ай",
    "дос", "тық", "жі", "гер", "бе", "рік", "шам", "шұ", "ғыл", "үй", "та", "лап", "қай", "рат", "ке", "мел",
)  # fmt: skip
_TRADES: tuple[Row, ...] = (
    ("Service", "Сервис", "Сервис"), ("Build", "Строй", "Құрылыс"), ("Trade", "Трейд", "Сауда"),
    ("Oil", "Мунай", "Мұнай"), ("Trans", "Транс", "Транс"), ("Agro", "Агро", "Агро"),
    ("Engineering", "Инжиниринг", "Инжиниринг"), ("Logistics", "Логистика", "Логистика"),
    ("Energy", "Энерго", "Энерго"), ("Group", "Групп", "Групп"),
)  # fmt: skip
_FORMS: tuple[Row, ...] = (("LLP", "ТОО", "ЖШС"), ("JSC", "АО", "АҚ"), ("IE", "ИП", "ЖК"))
_IN_FULL = {
    "ТОО": "товариществом с ограниченной ответственностью", "АО": "акционерного общества",
    "ИП": "индивидуальный предприниматель",
}  # fmt: skip
_FIELDS: tuple[Row, ...] = (
    ("Construction", "строительный", "құрылыс"), ("Medical", "медицинский", "медицина"),
    ("Polytechnic", "политехнический", "политехникалық"), ("Agrarian", "аграрный", "аграрлық"),
    ("Transport", "транспортный", "көлік"), ("Pedagogical", "педагогический", "педагогикалық"),
    ("Metallurgical", "металлургический", "металлургия"), ("Humanities", "гуманитарный", "гуманитарлық"),
    ("Technical", "технический", "техникалық"), ("Economic", "экономический", "экономика"),
)  # fmt: skip
_ROLES: tuple[Row, ...] = (
    ("director", "директор", "директор"), ("chief engineer", "главный инженер", "бас инженер"),
    ("accountant", "бухгалтер", "бухгалтер"), ("teacher", "преподаватель", "оқытушы"),
    ("manager", "менеджер", "менеджер"), ("chairman", "председатель", "төраға"),
)  # fmt: skip
_ACTS: tuple[Row, ...] = (
    ("Order", "Приказ", "бұйрық"), ("Resolution", "Постановление", "қаулы"), ("Decision", "Решение", "шешім"),
)  # fmt: skip
_FEMININE = ("а", "я", "гүл", "ай", "нұр", "ель", "эль")
_LARGEST = ("almaty", "astana", "shymkent", "karaganda", "aktobe", "taraz", "pavlodar", "semey", "kostanay")
_SURNAMES = ("ов", "баев", "беков", "галиев")
_HEAD = 30


@dataclass(frozen=True, slots=True)
class Written:
    """A name as one page writes it, perhaps with a further name, such as an acronym."""

    name: str
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """A company: own words, perhaps a word for its trade, a legal form and a town."""

    words: tuple[str, ...]
    trade: Row | None
    form: Row
    town: int
    type: str = "Company"

    def written(self, language: str, random: Random) -> Written:
        own = [spelled(word, language, random) for word in self.words]
        joint = random.choice((" ", " ", " ", "-", ""))
        name = joint.join(own) if joint else own[0] + "".join(own[1:]).lower()
        if self.trade:
            name += f" {_in(self.trade, language)}"
        letters = "".join(word[0] for word in name.split()) if random.random() < 0.3 else ""
        return Written(self._dressed(name, language, random), letters if len(letters) > 2 else "")

    def _dressed(self, name: str, language: str, random: Random) -> str:
        form = _in(self.form, language)
        quoted = random.choice(("«{}»", "«{}»", '"{}"', "„{}“")).format(name)
        if language == "en":
            return random.choice(
                (f"{name} {form}", f"{name} {form}", f"{name}, {form}", f"{quoted} {form}", name)
            )
        if language == "kk":
            ending = random.choice(("", "", "", "-нің", "-мен"))
            return random.choice((f"{quoted} {form}{ending}", f"{quoted} {form}", quoted))
        shapes = (f"{form} {quoted}",) * 5 + (quoted, f"компания {quoted}", f"{_IN_FULL[form]} {quoted}")
        return random.choice(shapes)


@dataclass(frozen=True, slots=True)
class College:
    """A college: its field, and a brand, somebody it is named after, or nothing but a town."""

    field: Row
    brand: str
    honoured: str
    town: int
    type: str = "College"

    def written(self, language: str, random: Random) -> Written:
        field, town = _in(self.field, language), _in(towns()[self.town], language)
        brand, honoured = (spelled(word, language, random) for word in (self.brand, self.honoured))
        if language == "en":
            return Written(f"{brand or honoured or town} {field} College")
        if language == "kk":
            college = f"{field} колледж{random.choice(('і', 'і', 'інің', 'імен'))}"
            lead = f"«{brand}»" if brand else f"{honoured} атындағы" if honoured else town
            return Written(f"{lead} {college}")
        college = f"{field} колледж"
        if random.random() < 0.3:
            college = f"{field[:-2]}ого колледжа"
        tail = f"«{brand}»" if brand else f"имени {honoured}а" if honoured else f"города {town}"
        return Written(f"{college[0].upper()}{college[1:]} {tail}")


@dataclass(frozen=True, slots=True)
class School:
    """A school: a number in a town."""

    number: int
    town: int
    type: str = "School"

    def written(self, language: str, random: Random) -> Written:
        number, town = self.number, _in(towns()[self.town], language)
        shapes = {
            "en": ("School No. {}", "Secondary School No. {}", "{town} School No. {}"),
            "ru": ("Школа № {}", "средней школы № {}", "Школа №{} города {town}"),
            "kk": ("№ {} мектеп", "№{} орта мектебі", "{town} қаласының № {} мектебі"),
        }
        return Written(random.choice(shapes[language]).format(number, town=town))


@dataclass(frozen=True, slots=True)
class Person:
    """A person with given name, surname (the man's form), father's name, role and employer."""

    given: str
    surname: str
    father: str
    feminine: bool
    role: Row
    employer: int
    type: str = "Person"

    def written(self, language: str, random: Random) -> Written:
        given, father = (spelled(word, language, random) for word in (self.given, self.father))
        surname = spelled(self.surname + "а" * self.feminine, language, random)
        initial, second = given[0], father[0]
        middle = father + _patronymic(language, feminine=self.feminine)
        shapes = [
            *[f"{given} {surname}"] * 4, f"{surname} {given}", f"{surname} {given} {middle}",
            f"{initial}. {surname}", f"{initial}.{second}. {surname}", f"{surname} {initial}.{second}.",
        ]  # fmt: skip
        if language == "ru":
            shapes.append(_dative(given, surname, feminine=self.feminine))
        if language == "kk":
            shapes += [f"{given} {middle} {surname}", f"{given} {surname}тың"]
        return Written(random.choice(shapes))


@dataclass(frozen=True, slots=True)
class Village:
    """A village that no gazetteer has."""

    name: str
    type: str = "Place"

    def written(self, language: str, random: Random) -> Written:
        name = spelled(self.name, language, random)
        shapes = {
            "en": (name, f"{name} village"),
            "ru": (name, f"село {name}"),
            "kk": (name, f"{name} ауылы"),
        }
        return Written(random.choice(shapes[language]))


@dataclass(frozen=True, slots=True)
class Act:
    """A legal act: its kind, number and date."""

    kind: Row
    number: str
    date: str
    type: str = "LegalAct"

    def written(self, language: str, random: Random) -> Written:
        kind = _in(self.kind, language)
        shapes = {
            "en": f"{kind} No. {self.number} of {self.date}",
            "ru": f"{kind} № {self.number} от {self.date}",
            "kk": f"{self.date} № {self.number} {kind}",
        }
        return Written(shapes[language], random.choice(("", f"№ {self.number} {kind}")))


Body = Company | College | School
Thing = Body | Person | Village | Act


def drawn(count: int, random: Random) -> list[Thing]:
    """Return things: of a hundred 43 bodies, 45 persons, 9 acts and 3 villages, homonyms among them."""
    bodies: list[Body] = []
    seen: set[Body] = set()
    while len(bodies) < count * 43 // 100:
        body = _body(bodies, random)
        if body not in seen:
            bodies.append(body)
            seen.add(body)
    persons: list[Person] = []
    for _ in range(count * 45 // 100):
        persons.append(_person(persons, len(bodies), random))
    acts = [
        Act(random.choice(_ACTS), f"{random.randrange(1, 1000)}", _date(random))
        for _ in range(count * 9 // 100)
    ]
    villages = [Village(own_word(random)) for _ in range(count - len(bodies) - len(persons) - len(acts))]
    return [*bodies, *persons, *acts, *villages]


def spelled(word: str, language: str, random: Random) -> str:
    """Return a word of Kazakh or Russian letters as a page in the language spells it."""
    if language == "kk":
        return word
    if language == "ru":
        return word.translate(_TO_RUSSIAN)
    return "".join(
        random.choice(_LATIN.get(letter, letter).split("|")) for letter in word.lower()
    ).capitalize()


def own_word(random: Random) -> str:
    """Return an invented word of two to five syllables."""
    return "".join(
        random.choices(_SYLLABLES, k=random.choices((2, 3, 4, 5), (5, 45, 40, 10))[0])
    ).capitalize()


@cache
def towns() -> tuple[Row, ...]:
    """Return the names of the country's towns, the largest first."""
    path = knowledge("ingest", "gazetteers", "authority", "places.tsv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = {row["key"]: row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
    keys = [key for key, place in known_places().items() if place.kind == "city" and lies_within(key, HOME)]
    keys.sort(key=lambda key: (_LARGEST.index(key) if key in _LARGEST else len(_LARGEST), key))
    return tuple((rows[key]["name_en"], rows[key]["name_ru"], rows[key]["name_kk"]) for key in keys)


def _in(row: Row, language: str) -> str:
    return row[LANGUAGES.index(language)]


def _body(before: Sequence[Body], random: Random) -> Body:
    """Draw a body; one in thirty has the name of an earlier one in another town."""
    town = _ranked(len(towns()), random)
    namesake = random.choice(before) if before and random.random() < 1 / 30 else None
    if isinstance(namesake, Company):
        return Company(namesake.words, namesake.trade, namesake.form, town)
    kind = random.random()
    if kind < 0.19:
        return School(random.randrange(1, 150), random.randrange(len(towns())))
    if kind < 0.31:
        name = random.choice(("brand", "brand", "honoured", ""))
        return College(
            random.choice(_FIELDS),
            own_word(random) if name == "brand" else "",
            _surname(random) if name == "honoured" else "",
            town,
        )
    words = tuple(own_word(random) for _ in range(random.choice((1, 1, 1, 2, 2, 3))))
    trade = random.choice(_TRADES) if random.random() < 0.5 else None
    return Company(words, trade, random.choices(_FORMS, (80, 12, 8))[0], town)


def _person(before: Sequence[Person], bodies: int, random: Random) -> Person:
    """Draw a person; one in thirty has given name and surname of an earlier one."""
    namesake = random.choice(before) if before and random.random() < 1 / 30 else None
    given = namesake.given if namesake else _given(random)
    surname = namesake.surname if namesake else _surname(random)
    feminine = given.endswith(_FEMININE)
    return Person(given, surname, _father(random), feminine, random.choice(_ROLES), random.randrange(bodies))


def _given(random: Random) -> str:
    names = given_names()
    return names[_ranked(len(names), random)]


def _father(random: Random) -> str:
    name = _given(random)
    while name.endswith(("а", "я", "ь", "й", "и", "ы", "у", "ю", "е", "о", "э")):
        name = _given(random)
    return name


def _surname(random: Random) -> str:
    return _father(random) + random.choices(_SURNAMES, (60, 15, 15, 10))[0]


@cache
def given_names() -> tuple[str, ...]:
    """Return the Kazakh and Russian given names of the gazetteer, mixed."""
    path = knowledge("ingest", "gazetteers", "given_names.tsv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        names = [
            row["name"] for row in rows if row["origin"] in {"Kazakh", "Russian"} and "-" not in row["name"]
        ]
    Random(1).shuffle(names)  # noqa: S311  (the same order every time)
    return tuple(names)


def _ranked(count: int, random: Random) -> int:
    """Draw a position, the first ones oftenest, as names and towns are."""
    return random.choices(range(count), cum_weights=_weights(count))[0]


@cache
def _weights(count: int) -> tuple[float, ...]:
    return tuple(accumulate(1 / (_HEAD + rank) for rank in range(count)))


def _patronymic(language: str, *, feminine: bool) -> str:
    if language == "kk":
        return "қызы" if feminine else "ұлы"
    return {"ru": ("ович", "овна"), "en": ("ovich", "ovna")}[language][feminine]


def _dative(given: str, surname: str, *, feminine: bool) -> str:
    if feminine:
        return f"{given[:-1] + 'е' if given.endswith('а') else given} {surname[:-1]}ой"
    return f"{given + 'у' if given[-1] in 'бвгдзклмнпрстфхш' else given} {surname}у"


def _date(random: Random) -> str:
    return f"{random.randrange(2005, 2026)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
