"""Gives invented bodies and people names about as varied as real ones are, in three languages."""

from dataclasses import replace
from random import Random

from kg.model import Entity, Name, Snapshot
from kg.resolve.keys import search_keys

SEED = 20261202

SYLLABLES = {
    "kk": "ақ ал ай бай бек бұл гүл дос ер ес жан жол жұл қар қай құм көк күн мұн нұр ой өр сар сұң тау тең",
    "ru": "бор вет вол гор дон дуб ель зар зим кам кед лес лип мор низ ост пол рос руд сев сол тих хол",
    "en": "al bar cor del ent fal gar hol ing kel lor mar nor ost per quin ras sol ter und val wes yor zen",
}
ENDINGS = {
    "kk": ("", "лы", "дық", "тас", "бұлақ", "төбе", "кент", "ша"),
    "ru": ("", "овск", "инка", "ень", "ополь", "стрем", "аж", "ица"),
    "en": ("", "ton", "well", "ium", "field", "mark", "ora", "ex"),
}

FORMS = {
    "Company": ("«{w}» ЖШС", "ТОО «{w}»", "{w} LLP"),
    "College": ("{p} {w} колледжі", "{w} колледж {p}", "{w} College of {p}"),
    "University": ("{w} атындағы {p} университеті", "{p} университет имени {w}", "{w} {p} University"),
    "School": ("№ {n} {w} мектебі", "Школа № {n} {w}", "{w} School No. {n}"),
    "Agreement": ("{w} мен {p} келісімі", "Меморандум {w} и {p}", "Memorandum of {w} and {p}"),
    "Event": ("{w} форумы {n}", "Форум {w} {n}", "{w} Forum {n}"),
    "LegalAct": ("{w} туралы № {n} бұйрық", "Приказ № {n} о мерах {w}", "Order No. {n} on {w}"),
    "Alliance": ("{w} салалық альянсы", "Отраслевой альянс {w}", "{w} Sectoral Alliance"),
    "Association": ("{w} қауымдастығы", "Ассоциация {w}", "{w} Association"),
    "GovernmentBody": ("{p} {w} басқармасы", "Управление {w} области {p}", "{w} Department of {p}"),
    "Programme": ("«{w}» бағдарламасы", "Программа «{w}»", "{w} Programme"),
    "Place": ("{w}", "{w}", "{w}"),
    "Sector": ("{w} саласы", "Отрасль {w}", "{w} sector"),
    "Person": ("{w}ұлы {p}", "{w}ов {p}", "{p} {w}ov"),
}
"""How each type is called in Kazakh, Russian and English, of words, a place or given name, and a number."""

ACRONYMED = ("University", "College", "Association")


def varied(snapshot: Snapshot) -> Snapshot:
    """Return the snapshot with other names, the same in every run."""
    random = Random(SEED)  # noqa: S311  (invented data)
    return replace(snapshot, entities=tuple(_named(random, each) for each in snapshot.entities))


def word(random: Random, language: str) -> str:
    """Return an invented word that looks like one of the language."""
    syllables = random.choices(SYLLABLES[language].split(), k=random.choice((1, 2, 2, 3)))
    return ("".join(syllables) + random.choice(ENDINGS[language])).capitalize()


def _named(random: Random, entity: Entity) -> Entity:
    languages = random.sample(tuple(SYLLABLES), random.choices((1, 2, 3), (35, 30, 35))[0])
    texts = [(_text(random, entity.type, language), language) for language in languages]
    if entity.type in ACRONYMED:
        first, language = texts[0]
        texts.append(("".join(part[0].upper() for part in first.split() if part[0].isalpha()), language))
    names = tuple(Name(text, language, search_keys(text)) for text, language in texts)
    return replace(entity, name=names[0].text, names=names)


def _text(random: Random, type_: str, language: str) -> str:
    form = FORMS[type_][tuple(SYLLABLES).index(language)]
    words = " ".join(word(random, language) for _ in range(random.choice((1, 1, 2))))
    given = random.choice(SYLLABLES[language].split()).capitalize() + ENDINGS[language][3]
    return form.format(
        w=words, p=word(random, language) if type_ == "Person" else given, n=random.randint(1, 400)
    )
