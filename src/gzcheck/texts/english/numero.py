""" "No. 5" and "number nine" in English: a rank where something says so, and else the name of a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.model import NoFigure
from gzcheck.texts.document import Apart
from gzcheck.texts.english.behind import Behind, behind
from gzcheck.texts.english.patterns import Words, matches_at

_WORDS = frozenset(("no", "number"))
_NUMERO = re.compile(
    r"(?:No\.\s|(?i:number\s))(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?![.,]\d|-)"
)
_UNDOTTED = re.compile(
    r"No\s\d{1,4}(?=\s(?:reactor|unit|furnace|engine|boiler|turbine|plant|mine|mill|crusher|pier|berth)s?\b)"
)
"""Without its dot it may be a rank or an answer, but for these."""
_RANKED = re.compile(
    r"(?i)(?:\b(?:world|world['’]s|ranked|rank|ranking|at|is|was|be|been|being|are|were|to|from|remains?|remained|become|becomes"
    r"|became|currently|now|still|as|hit|reached|seed|seeded|position|than|the|or|and|country['’]s|nation['’]s|state['’]s"
    r"|debuted|peaked|entered|climbed|rose|fell|slipped|dropped|jumped|up|down|of|made|career-high|joint|beat|faces?|over)\s"
    r"|[$£€]|^[\"“']?)$"
)
"""In front of it these make it a rank."""
_OWN = re.compile(r"(?i)\b(?:his|her|its|their|our|my|your|[a-z]+['’]s?)\s$")
_COUNTED = re.compile(r"(?:\b[A-Za-z]+[^\Wsuai]s|\b(?:[Pp]eople|[Ss]taff|[Mm]en|[Ww]omen|[Cc]hildren|they|who))\s$")
"""Of things in the plural that "number 62" somebody says how many they are."""
_PLACED = re.compile(r"(?i)\s(?:in|on|among|worldwide|nationally|globally|overall|spot|position|place|seed|ranking)\b")
"""And these behind it."""
_MACHINE = re.compile(
    r"\s(?:crusher|reactor|unit|pump|mill|furnace|engine|well|shaft|boiler|kiln|turbine|plant|mine|gate|track|pier|berth|dock|runway"
    r"|tank|silo|generator|train|car|bus|truck|tram|shirt|jersey|wire)s?\b(?!\smaker)"
)
"""Things that bear a number, and are ranked by none."""
_REACH = 24


def numeros_in(text: str, words: Words) -> Iterator[Apart]:
    """Those that are no rank: "Robbery No. 6", "took off her No. 10 and", "the (No. 2) Bill", "an amendment, No.
    117"."""
    places = words.places_of(_WORDS)
    yield from (Apart(*match.span(), NoFigure.NAME) for match in matches_at(_UNDOTTED.match, text, places))
    for match in matches_at(_NUMERO.match, text, places):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if _MACHINE.match(text, match.end()):
            yield Apart(*match.span(), NoFigure.NAME)
            continue
        if _RANKED.search(before) or _PLACED.match(text, match.end()):
            continue
        if match[0].startswith("number") and _COUNTED.search(before):
            continue
        if _is_name(match[0], before, behind(text, match.end())):
            yield Apart(*match.span(), NoFigure.NAME)


def _is_name(numero: str, before: str, what: Behind) -> bool:
    """Whether what stands behind it is no thing that is ranked; before another word only "number" itself is a name."""
    if what is Behind.WORD:
        return numero.lower().startswith("number")
    return what in (Behind.END, Behind.FUNCTION, Behind.VERB) or _OWN.search(before) is None
