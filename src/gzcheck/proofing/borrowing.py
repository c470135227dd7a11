"""The unit that a number leaves out because another one of its sentence prints it: "1.1 million tonnes, after 1.4"."""

from __future__ import annotations

import re

from gzcheck.model import Outcome, Unit
from gzcheck.proofing import BARE, Scene, Scenes, is_nothing_between

_BESIDE_ANOTHER = re.compile(
    r"\b(?:after|from|to|against|than|with|versus|or|and)\s"
    r"(?:(?:the|a|an|some|about|nearly|almost|over|only|just|around|roughly)\s){0,2}$",
    re.IGNORECASE,
)
"""In front of a number that is said beside another of its kind."""
_NO_AMOUNTS = ("count", "rank", "ratio", "time", "calendar-time")
_FROM = re.compile(r"\bfrom\s(?:[a-z]+\s){0,2}$")
_SCALE_WORD = re.compile(r"\b(?:thousand|million|billion|trillion|[mb]n)\b")
_YEARS = range(1000, 2200)


def left_out(scenes: Scenes, scene: Scene) -> Unit | None:
    """The unit of the figure that a bare number is said beside: the one in front of it, else, behind "from", the next.

    Nothing for a number that counts something, prints a unit, or may be a year.
    """
    if not _is_bare(scene):
        return None
    others = sorted((one for one in scenes.beside(scene.mention) if _is_amount(one)), key=lambda one: one.place)
    in_front = [one for one in others if one.place < scene.place]
    if in_front:
        place = max(in_front[-1].end, scene.clause[0])
        return _unit(in_front[-1]) if is_nothing_between(scene, place) else None
    return _unit(others[0]) if others and _FROM.search(scene.in_front) else None


def _is_bare(scene: Scene) -> bool:
    """Whether a number prints no unit and counts nothing, and is said beside another one or cannot be a year."""
    figure = scene.mention.figure
    if figure is None or figure.unit.name != "count" or figure.number.value in _YEARS:
        return False
    is_said_beside = _SCALE_WORD.search(scene.mention.printed) or _BESIDE_ANOTHER.search(scene.in_front)
    return BARE.match(scene.behind) is not None and is_said_beside is not None


def _unit(scene: Scene) -> Unit | None:
    return scene.mention.figure.unit if scene.mention.figure else None


def _is_amount(scene: Scene) -> bool:
    mention = scene.mention
    return (
        mention.outcome is Outcome.READ
        and mention.figure is not None
        and mention.figure.unit.dimension not in _NO_AMOUNTS
    )
