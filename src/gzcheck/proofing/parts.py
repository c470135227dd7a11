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
    r"\b(?:in|at|of)\sthe\s(?:far\s)?(?:north|south|east|west|centre|center|suburbs|countryside|rush\shour|peak\shours?|(?:best|worst|busiest)\s\w+)\b"
    r"|\b[Oo]n\s(?:weekends|weekdays|workdays|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)\b"
)
_OF_ENTITY = r"(?:\s(?:of|at|in|by)\s(?:the\s)?[A-Z][\w'’-]*(?:\s(?:of\s)?[A-Z][\w'’-]*)*)?"
_BEHIND_THING = re.compile(rf"{_OF_ENTITY}\s(?:from|of|for|to|among|with|on)\s(?P<noun>[a-z-]+)(?!\s[a-z]+ing\b)")
_BEHIND_NUMBER = re.compile(r"\s(?:from|with|on|through)\s(?P<noun>[a-z-]+)")
_NO_NOUN = frozenset(
    """the a an its their his her our all some about nearly almost over just only around that this last average total
    time board year years""".split()
)


def is_for_each(scene: Scene, thing: AbstractSet[str]) -> bool:
    """Whether a figure is one for each day or head, or for a stretch of the place, of which its thing says nothing."""
    match = _EACH.match(scene.behind)
    if match and thing.isdisjoint(stems_in(match["words"])):
        return True
    return not scene.is_cell and _SOMEWHERE.search(scene.own) is not None


def is_of_something(piece: str, end: int, thing: AbstractSet[str]) -> bool:
    """Whether what follows the words for a thing makes it a part of it: "revenue from parking", "delay of buses"."""
    return _is_another(_BEHIND_THING.match(piece, end), thing)


def is_by_something(scene: Scene, thing: AbstractSet[str]) -> bool:
    """Whether what follows a figure says that it came about by something beside its thing: "lost €9 million on oil"."""
    return not scene.is_cell and _is_another(_BEHIND_NUMBER.match(scene.behind), thing)


def _is_another(match: re.Match[str] | None, thing: AbstractSet[str]) -> bool:
    """Whether the noun of a match is no word of a thing."""
    return match is not None and match["noun"] not in _NO_NOUN and thing.isdisjoint(stems_in(match["noun"]))
