"""Whether a count counts the thing that its sentence names, or something else beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gzcheck.proofing.scenes import Scene, Scenes
from gzcheck.texts.labels import stems_in

BESIDE = 60
"""How far behind a number the thing that it counts may stand, in characters."""
BARE = re.compile(
    r"\s*[张辆家个人名座台次件所项]?(?:$|[,.;:)。，；、]|(?:in|of|for|at|by|during|and|on)\s(?:the\send\sof\s)?(?:19|20)\d\d"
    r"|(?:the|a)\syear\s(?:before|earlier)|last\syear|(?:in|at)\s(?:that|the)\s|(?:is|was|has|had|will|would)\b)",
    re.IGNORECASE,
)
"""What follows a number that leaves out what it counts: "up from 12 in 2015"."""
_NUMBER_OF = re.compile(
    r"\b(?:(?:number|total|count) of|numbered|total(?:l?ed|s)|reached|stood at|came to|amounted to)\b"
    r"|\b(?:rose|grew|fell) to\b"
    r"|(?:[:：]|\b(?:is|was|are|were))\s*$|数量|总数|达到?|有|增至|为",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"[a-z]{2,}s\s$")
"""In front of "number 243" this makes a count of it: "its laboratories number 243"."""
_COMES_OR_GOES = re.compile(
    r"\b(?:retired?|hired?|recruit(?:s|ed)?|joined|resigned|quit|dismissed|sacked|laid\soff|lent|lost|died|bought|ordered"
    r"|scrapped|replaced|clos(?:es?|ed|ing)|opens?|opened|opening|adds?|added|renovat(?:es?|ed))\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s(?:with|without|from|by)\s")
_MORE = re.compile(r"\d(?:\s(?:thousand|million|billion))?\s(?:more|fewer|less|extra)\b(?!\sthan)", re.IGNORECASE)
"""What makes a count one that is added or taken away."""
_SIZE_OF = re.compile(r"[a-z]+[^s\s]\sof\s$")
"""A word for many in front of their number: "a capacity of 24,100 seats"."""
_BREAK = re.compile(r",\s|\s(?:of|with|by|in|for|at|to|on|from|per)\s", re.IGNORECASE)
_ON = re.compile(r"[,;:.()]|\s(?:of|with|by|in|for|at|to|on|from|per|about|as|and|or|who|which|that)\s")
"""Behind these stands what is no longer counted."""
_COMPARED = re.compile(
    r"(?:\s(?:in|for|at|by)\s[^,;]{1,30})?,?\s(?:(?:up|down)\s)?(?:from|against|after|versus|compared\s(?:with|to))\s"
)
"""Between two numbers: the one is what the other was before."""
_JOINT = re.compile(r"(?:[\s,]|\b(?:and|or|to)\b|[–—-]|[、和及与至])*")
_PEOPLE = frozenset(stems_in("people persons"))
_LAST_WORDS = 3
"""Within how many words in front of a bare number its thing may stand ("a capacity of 24,100")."""


def is_numbering(scene: Scene) -> bool:
    """Whether "number" is the verb of a count and no name of a rank: "its laboratories number 243"."""
    return scene.mention.printed.startswith("number ") and _NUMBERS.search(scene.in_front) is not None


def is_coming_or_going(scene: Scene) -> bool:
    """Whether a clause tells of those that came or went, and not of those that are there."""
    return _COMES_OR_GOES.search(scene.own) is not None


def is_counted(scenes: Scenes, scene: Scene, names: Sequence[str]) -> bool:
    """Whether a count stands beside what it counts, or behind "number of", not just near a word of its names."""
    figure = scene.mention.figure
    if scene.is_cell or figure is None or figure.unit.dimension != "count":
        return True
    if _MORE.search(f"{scene.mention.printed[-BESIDE:]}{scene.behind[:BESIDE]}"):
        return False
    if _counts(_told_behind(scene), names) or _is_told_in_front(scene, names) or _is_done_to(scene, names):
        return True
    is_bare = BARE.match(scene.behind) is not None
    return is_bare and (scene.is_on_same_thing or _is_told_before(scenes, scene, names))


def _is_told_before(scenes: Scenes, scene: Scene, names: Sequence[str]) -> bool:
    """Whether a number in front of it in the sentence counts the same: "19 labs, up from 12"."""
    fronts = [one for one in scenes.beside(scene.mention) if one.place < scene.place]
    return any(
        _counts(one.behind[:BESIDE], names)
        or (_COMPARED.fullmatch(scene.sentence, one.end, scene.place) and _is_told_in_front(one, names))
        for one in fronts
    )


def _told_behind(scene: Scene) -> str:
    """What is said of a number behind it, up to the next one that is none of its list: what that counts is its own."""
    starts = (low for low, _ in scene.numbers if low > scene.end)
    far = scene.end + BESIDE
    last = next((low for low in starts if not _JOINT.fullmatch(scene.sentence, scene.end, low)), far)
    return _WITH.split(scene.sentence[scene.end : min(last, scene.end_of_saying, far)])[0]


def _is_told_in_front(scene: Scene, names: Sequence[str]) -> bool:
    """Whether what is counted stands in front: "the labs number 19", "a capacity of 24,100"; or leads in a list."""
    words = {stem for name in names for stem in stems_in(name)}
    in_front = scene.in_front[-BESIDE:]
    is_told = _NUMBER_OF.search(in_front) is not None or is_numbering(scene)
    last = " ".join(in_front.split()[-_LAST_WORDS:])
    is_of_it = _SIZE_OF.search(in_front) is not None and any(
        not _heads(name).isdisjoint(stems_in(last)) for name in names
    )
    stretches = (
        (last, is_of_it),
        (scene.lead, True),
        (in_front, is_told),
        (last, BARE.match(scene.behind) is not None),
    )
    return any(is_telling and not words.isdisjoint(stems_in(text)) for text, is_telling in stretches)


def _is_done_to(scene: Scene, names: Sequence[str]) -> bool:
    """Whether the verb of a name stands in front and whom it is done to behind: "employs 8,450 people" of employees.

    That is people, or what the name says besides: "delivered 14 ships" of ship deliveries.
    """
    verbs = set(stems_in(" ".join(scene.in_front.split()[-_LAST_WORDS:])))
    behind = set(stems_in(" ".join(_ON.split(scene.behind[:BESIDE])[0].split()[:_LAST_WORDS])))
    return any(
        not verbs.isdisjoint(_heads(name)) and not behind.isdisjoint((set(stems_in(name)) - _heads(name)) | _PEOPLE)
        for name in names
    )


def _counts(behind: str, names: Sequence[str]) -> bool:
    """Whether what stands behind a number holds the word for what is counted, not only one that describes it.

    "Three hospitals" counts no hospital beds.
    """
    words = set(stems_in(behind))
    return any(not words.isdisjoint(_heads(name)) for name in names)


def _heads(name: str) -> set[str]:
    """The words of a name that stand for what is counted: the last one in front of each preposition, and at the end.

    Where that is a participle ("homes damaged"), the one in front of it does too.
    """
    if not name.isascii():
        return set(stems_in(name))
    parts = [words for part in _BREAK.split(name) if (words := part.split())]
    heads = [words[-2:] if words[-1].lower().endswith(("ed", "ing")) else words[-1:] for words in parts]
    return {stem for words in heads for stem in stems_in(" ".join(words))}
