"""Gives invented bodies and people names as varied as real ones: three languages, acronyms, numbers, people."""

from dataclasses import replace
from random import Random

from kg.model import Entity, Name, Snapshot
from kg.resolve.keys import search_keys

SEED = 20261202
_KK = "ақ ал ай бай бек бұл гүл дос ер ес жан жол жұл қар қай құм көк күн мұн нұр ой өр сар сұң тау тең түр ұл үш шың"
_RU = "бор вет вол гор дон дуб ель зар зим кам кед лес лип мор низ ост пол рос руд сев сол ста тих туч хол чер яр"
_EN = "al bar cor del ent fal gar hol ing kel lor mar nor ost per quin ras sol ter und val wes yor zen"
_ENDINGS = {
    "kk": ("", "лы", "дық", "тас", "бұлақ", "төбе", "кент", "ша"),
    "ru": ("", "овск", "инка", "ень", "ополь", "стрем", "аж", "ица"),
    "en": ("", "ton", "well", "ium", "field", "mark", "ora", "ex"),
}
_SYLLABLES = {"kk": _KK.split(), "ru": _RU.split(), "en": _EN.split()}
_FORMS = {
    "Company": {"kk": "«{w}» ЖШС", "ru": "ТОО «{w}»", "en": "{w} LLP"},
    "College": {"kk": "{p} {w} колледжі", "ru": "{w} колледж {p}", "en": "{w} College of {p}"},
    "University": {"kk": "{w} атындағы {p} университеті", "ru": "{p} университет имени {w}", "en": "{w} {p} University"},
    "School": {"kk": "№ {n} {w} мектебі", "ru": "Школа № {n} {w}", "en": "{w} School No. {n}"},
    "Agreement": {"kk": "{w} мен {p} меморандумы", "ru": "Меморандум {w} и {p}", "en": "Memorandum of {w} and {p}"},
    "Event": {"kk": "{w} форумы {n}", "ru": "Форум {w} {n}", "en": "{w} Forum {n}"},
    "LegalAct": {"kk": "{w} туралы № {n} бұйрық", "ru": "Приказ № {n} о мерах {w}", "en": "Order No. {n} on {w}"},
    "Alliance": {"kk": "{w} салалық альянсы", "ru": "Отраслевой альянс {w}", "en": "{w} Sectoral Alliance"},
    "Association": {"kk": "{w} қауымдастығы", "ru": "Ассоциация {w}", "en": "{w} Association"},
    "GovernmentBody": {"kk": "{p} облысының {w} басқармасы", "ru": "Управление {w} области {p}", "en": "{w} Department of {p}"},
    "Programme": {"kk": "«{w}» бағдарламасы", "ru": "Программа «{w}»", "en": "{w} Programme"},
    "Place": {"kk": "{w}", "ru": "{w}", "en": "{w}"},
    "Sector": {"kk": "{w} саласы", "ru": "Отрасль {w}", "en": "{w} sector"},
    "Person": {"kk": "{w}ұлы {p}", "ru": "{w}ов {p}", "en": "{p} {w}ov"},
}  # fmt: skip
_ACRONYMED = ("University", "College", "Association")


def varied(snapshot: Snapshot) -> Snapshot:
    """Return the snapshot with other names; entities of one number have the same name in every run."""
    random = Random(SEED)  # noqa: S311  (invented data)
    return replace(snapshot, entities=tuple(_named(random, each) for each in snapshot.entities))


def _named(random: Random, entity: Entity) -> Entity:
    languages = random.sample(("kk", "ru", "en"), random.choices((1, 2, 3), (35, 30, 35))[0])
    words = [_name(random, entity.type, language) for language in languages]
    names = [Name(text, language, search_keys(text)) for text, language in zip(words, languages, strict=True)]
    if entity.type in _ACRONYMED:
        acronym = "".join(word[0].upper() for word in words[0].split() if word[0].isalpha())
        names.append(Name(acronym, languages[0], search_keys(acronym)))
    return replace(entity, name=names[0].text, names=tuple(names))


def _name(random: Random, type_: str, language: str) -> str:
    words = " ".join(word(random, language) for _ in range(random.choices((1, 2), (60, 40))[0]))
    place = word(random, language) if type_ == "Person" else random.choice(_places(language))
    return _FORMS[type_][language].format(w=words, p=place, n=random.randint(1, 400))


def word(random: Random, language: str) -> str:
    """Return an invented word that sounds like one of the language."""
    syllables = random.choices(_SYLLABLES[language], k=random.choice((1, 2, 2, 3)))
    return ("".join(syllables) + random.choice(_ENDINGS[language])).capitalize()


def _places(language: str) -> list[str]:
    return [syllable.capitalize() + _ENDINGS[language][3] for syllable in _SYLLABLES[language]]
