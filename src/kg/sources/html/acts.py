"""Recognises pages that hold the text of a legal act, and the identifier of the act."""

import re
from collections.abc import Sequence

from kg.sources.html.blocks import Block

_FIRST = 40
_ADDRESS = re.compile(
    r"/(?:rus|kaz|eng|ru|kk|kz|en)/(?:docs|content)/(?:\d+-)?([A-Za-z]\d{2}[A-Za-z0-9]{5,}_?)(?![A-Za-z0-9])"
)
_REQUISITES = re.compile(
    r"(?:совместн\w+\s+)?(?:приказ|постановление|распоряжение|указ|закон|кодекс|решение)\w*\b.{0,400}?"
    r"\bот\s+\d{1,2}\s+\w+\s+\d{4}\s+года"
    r"|.{0,300}?\d{4}\s+жылғы\s+\d{1,2}\s+\w+.{0,200}?(?:бұйрығ|қаулыс|жарлығ|заң|кодекс|шешім|өкім)"
    r"|(?:joint\s+)?(?:order|resolution|decree|law|code)\b.{0,300}?\b(?:dated|of)\s+(?:\d{1,2}\s+\w+|\w+\s+\d{1,2},?)\s+\d{4}",
    re.I | re.S,
)
_ENACTS = re.compile(
    r"ПРИКАЗЫВА(?:Ю|ЕМ|ЕТ)|ПОСТАНОВЛЯ(?:Ю|ЕТ|ЕМ)|БҰЙЫРАМ(?:ЫН|ЫЗ)|ҚАУЛЫ\s+ЕТЕДІ"
    r"|\bI(?:\s+HEREBY)?\s+ORDER\b|HEREBY\s+(?:ORDERS?|RESOLVES?)|П\s?Р\s?И\s?К\s?А\s?З\s?Ы\s?В\s?А\s?Ю"
)


def is_act(address: str, blocks: Sequence[Block]) -> bool:
    """Tell whether a page holds the text of an act: by its address, or by requisites and what it enacts."""
    if act_of(address):
        return True
    enacts = any(_ENACTS.search(block.text) for block in blocks)
    return enacts and any(_REQUISITES.match(block.text) for block in blocks[:_FIRST])


def act_of(address: str) -> str:
    """Return the identifier of the act, such as V2300033401, that an address is of, or an empty text."""
    found = _ADDRESS.search(address)
    return found[1].upper() if found else ""
