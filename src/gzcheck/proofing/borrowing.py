"""The unit that a number leaves out because another one of its sentence prints it: "1.1 million tonnes, after 1.4"."""

from __future__ import annotations

import re

from gzcheck.model import Outcome, Unit
from gzcheck.proofing.counting import BARE
from gzcheck.proofing.scenes import Scene, Scenes

_BESIDE_ANOTHER = re.compile(
    r"\b(?:after|from|to|against|than|with|versus|or|and)\s"
    r"(?:(?:the|a|an|some|about|nearly|almost|over|only|just|around|roughly)\s){0,2}$",
    re.IGNORECASE,
)
"""In front of a number that is said beside another of its kind."""
_NO_AMOUNTS = ("count", "rank", "ratio", "time", "calendar-time")
_YEARS = range(1000, 2200)


def left_out(scenes: Scenes, scene: Scene) -> Unit | None:
    """The unit of the figure that a bare number is said beside: the one in front of it, else, behind "from", the next.

    Nothing for a number that counts something, prints a unit, or may be a year.
    """
    figure = scene.mention.figure
    if figure is None or figure.unit.name != "count" or not BARE.match(scene.behind):
        return None
    if not _BESIDE_ANOTHER.search(scene.in_front) or figure.number.value in _YEARS:
        return None
    others = sorted((one for one in scenes.beside(scene.mention) if _is_amount(one)), key=lambda one: one.place)
    in_front = [one for one in others if one.place < scene.place]
    nearest = in_front[-1] if in_front else others[0] if others and "from" in scene.in_front[-20:] else None
    return nearest.mention.figure.unit if nearest and nearest.mention.figure else None


def _is_amount(scene: Scene) -> bool:
    mention = scene.mention
    return (
        mention.outcome is Outcome.READ
        and mention.figure is not None
        and mention.figure.unit.dimension not in _NO_AMOUNTS
    )
