"""Whether words beside a figure make it one of a part of its thing, or for each of many: "a day", "in the north"."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from gzcheck.proofing.scenes import Scene
from gzcheck.texts.labels import stems_in

_EACH = re.compile(
    r"[^,;:.]{0,25}?\b(?P<words>(?:an?|per|every)\s(?:hour|day|week|month|head)|per\scapita|each|apiece|daily|weekly|monthly)\b"
)
_SOMEWHERE = re.compile(
    r"\b(?:in|at|of)\sthe\s(?:far\s)?(?:north|south|east|west|centre|center|suburbs|countryside|(?:best|worst|busiest)\s\w+)\b"
    r"|\b[Oo]n\s(?:weekends|weekdays|workdays|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)\b"
)
_BEHIND_THING = re.compile(r"\s(?:from|of|for|to|among|with)\s(?P<noun>[a-z]+)(?!\s[a-z]+ing\b)")
_NO_NOUN = frozenset(
    "the a an its their his her our all some about nearly almost over just only around that this last".split()
)


def is_for_each(scene: Scene, thing: AbstractSet[str]) -> bool:
    """Whether a figure is one for each day or head, or for a stretch of the place, of which its thing says nothing."""
    match = _EACH.match(scene.behind)
    if match and thing.isdisjoint(stems_in(match["words"])):
        return True
    return not scene.is_cell and _SOMEWHERE.search(scene.own) is not None


def is_of_something(piece: str, end: int, thing: AbstractSet[str]) -> bool:
    """Whether what follows the words for a thing makes it a part of it: "revenue from parking", "delay of buses"."""
    match = _BEHIND_THING.match(piece, end)
    if match is None or match["noun"] in _NO_NOUN:
        return False
    return thing.isdisjoint(stems_in(match["noun"]))
