"""Pictures of the invented world as they are drawn and saved, for tests."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.map.worlds import World, world

from kg.map.paper.sheet import Occasion, Sheet, sheet
from kg.map.seeing.pictures import picture

PERMALINK = "https://map.example/#state=0123456789"
OCCASION = Occasion("Университет «Үлгі»", "ru", PERMALINK, date(2026, 11, 25))


def shown(
    added: Sequence[str] | None = None, made: World | None = None, occasion: Occasion = OCCASION
) -> Sheet:
    """Return a picture of these entities of a world, all of `world()` unless others are given."""
    made = made or world()
    with tempfile.TemporaryDirectory() as folder, made.published(Path(folder)).reading() as reading:
        found = picture(reading, {}, added or [each.id for each in made.snapshot.entities])
        places = {each.entity.id: (each.x, each.y) for each in found.entities}
        return sheet(reading, places, [each.id for each in found.relationships], occasion)


def in_language(language: str) -> Occasion:
    """Return the usual occasion for a reader of another language."""
    return replace(OCCASION, language=language)


def renamed(found: Sheet, names: Mapping[str, str]) -> Sheet:
    """Return a picture with other names for some entities, in no known language."""
    entities = tuple(
        replace(each, entity=replace(each.entity, name=names[each.entity.id], names={}, language=None))
        if each.entity.id in names
        else each
        for each in found.entities
    )
    return replace(found, entities=entities)
