"""Whether a clause has a subject of its own, or goes on with what stands in front of it in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gzcheck.phrases.time_words import statuses_in
from gzcheck.proofing.scenes import Scene, blotted
from gzcheck.texts.labels import Match, stems_in

CHANGE_WORDS = frozenset(
    stems_in("change growth increase rise gain difference fall decline drop decrease 变化 增速 增长 增幅 变动 降幅")
)
_NO_THING = CHANGE_WORDS | frozenset(
    stems_in(
        """also another further still now then up down against compared year before earlier end last some about nearly
        almost over just only respectively employed it meanwhile while was were had has him there roughly around than
        during first second third fourth quarter half month twelve will would
        came come stood stand amounted totalled totaled reached hit numbered when after under below above more less
        fewer touch bit deal good no not even and but or who which so far today they he she
        though although because since as where whose between january february march april may june july
        august september october november december"""
    )
)
"""Words that are no thing, beside which a clause goes on with the one in front of it."""
_HAN = re.compile("[\u3400-\u9fff]+")
_DOES = re.compile(r"\b(?:it|they)\s+(?:has\s|had\s|have\s)?[a-z]+(?:\sto\s[a-z]+)?")
"""A subject that stands for a known one, and what it does: "it wants to have"."""
_GOES_ON = re.compile(
    rf"{_DOES.pattern}|^\s*(?:\w{{2,}}ed|won|sold|made|took|spent|lost|built|drew|got|paid|held|kept|cut|ran|flew|saw|sent"
    r"|brought|bought|gave|earns|sells|makes|takes|spends|pays|holds|runs|flies|employs|has|had)\b"
    r"|\bthe\s(?:city|town|province|region|state|county|country|district|company|group|firm|club|team|university|college"
    r"|school|hospital|port|airport|airline|carrier|railway|operator|bank|agency|museum)\s(?:has\s|had\s)?[a-z]+\b"
)
"""What a clause goes on with: a verb alone, or a common name for whom the sentence is on and a verb."""
_PRONOUN_ZH = re.compile(
    "[该其本全此我]?(?:市|省|县|区|院|校|公司|集团|企业|医院|机构|城|地|年)?|目前|现|此外|同时|另外|每年|年"
)
_NO_SUBJECT_ZH = re.compile(
    r"(?:19|20)\d\d年?[底末]?|[上去今前同当本]一?年(?:同期)?[底末]?|同比|增长|提高|上升|提升|下降|减少|增加|加快|回落|降低|比|较|有|为|达到?|共|拥有|实现|完成|开放|和|与|以及|及|约|近"
    r"|超过?|其中|则|[的了是由至到，、；：\s（）()]"
)
_OTHERS = re.compile(
    r"\b(?:neighbou?r\w*|rivals?|competitors?|elsewhere|nation(?:al|wide)|worldwide|others?|rest of)\b"
    "|邻|全国|全省|其他|其余|同行|对手",
    re.IGNORECASE,
)
"""Words for those that the corpus may not know."""
_ANYTHING = re.compile(r".", re.DOTALL)
_SOMEBODY = re.compile(r"\bI\b|\b(?:[Mm]y|[Hh]is|[Hh]er)\s[a-z]")
"""The speaker or the speaker's people: "my father waited"."""


def goes_on(scene: Scene, named: Sequence[Match], entity: str, names: Sequence[str]) -> bool:
    """Whether a clause goes on with the subject in front of it: it names none of its own ("… and 12 parks")."""
    if any(match.id != entity or match.start > scene.place for match in named):
        return False
    left = _things_in_front(scene, scene.clause[0], named, _GOES_ON)
    return left <= _stems_of(names) and not _HAN.search(_left_in_front(scene, names))


def _left_in_front(scene: Scene, names: Sequence[str]) -> str:
    """What stands in front of a number in its clause, without the Chinese words of its thing and its time."""
    return _without_names(scene.sentence[scene.clause[0] : scene.place], names)


_LONGEST_PLAN = 2000
"""In characters: no words that tell a plan reach so far."""


def is_open(scene: Scene, entities: Sequence[Match], names: Sequence[str]) -> bool:
    """Whether a clause that does not name its figure's thing has no other thing in front of it: "after 1.4 million".

    "A sandwich is €8.40" has one of its own, whatever its sentence speaks of in front.
    """
    return _things_in_front(scene, scene.clause[0], entities, _DOES) <= _stems_of(names)


def may_be_said_again(scene: Scene) -> bool:
    """Whether a sentence names no thing in front of its number: "Between May and June it counted 4,700"."""
    return not scene.is_cell and not _things_in_front(scene, 0, (), _DOES)


def is_nothing_between(scene: Scene, place: int) -> bool:
    """Whether no thing stands between a place in front of a number and the number."""
    return not _things_in_front(scene, place, (), _DOES)


def _stems_of(names: Iterable[str]) -> set[str]:
    return {stem for name in names for stem in stems_in(name)}


def _things_in_front(scene: Scene, low: int, entities: Sequence[Match], doing: re.Pattern[str]) -> set[str]:
    """The words from a place up to a number that may be a thing; a known entity and what it does is none."""
    first = max(0, low - _LONGEST_PLAN)
    text = scene.sentence[first : scene.place]
    for match in entities:
        if low <= match.start and match.end <= scene.place:
            text = _with_it(text, match.start - first, match.end - first)
    for _, plan in statuses_in(text):
        if first + plan.end() > low:
            text = _with_it(text, *plan.span())
    left = doing.sub(" ", text[low - first :])
    return {stem for stem in stems_in(left) if stem.isascii()} - _NO_THING


def _with_it(text: str, start: int, end: int) -> str:
    """A text with "it" and blanks for a stretch."""
    return f"{text[:start]}{'it':{end - start}}{text[end:]}"


def has_own_subject(scene: Scene, names: Sequence[str]) -> bool:
    """Whether a sentence that names no entity has a subject of its own: "neighbours", "my ship", 瓦国 in front."""
    if _OTHERS.search(scene.own) or _SOMEBODY.search(scene.sentence[scene.clause[0] : scene.place]):
        return True
    text = blotted(scene.sentence, scene.numbers, _ANYTHING, "，")
    left = _without_names(text[: scene.place], names)
    return any(not _PRONOUN_ZH.fullmatch(run) for run in _HAN.findall(left))


def _without_names(text: str, names: Sequence[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ") if name and not name.isascii() else text
    return _NO_SUBJECT_ZH.sub(" ", text)
