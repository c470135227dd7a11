"""Whether an amount is a level, or the change that led to one: "fell by 0.6 points (a change) to 5.4% (a level)"."""

from __future__ import annotations

import re

from gzcheck.model import Corpus, Indicator
from gzcheck.phrases.english.sign_words import FALLING
from gzcheck.proofing.counting import BESIDE
from gzcheck.proofing.meeting import is_positive
from gzcheck.proofing.opposites import has_loss_zh
from gzcheck.proofing.scenes import Scene
from gzcheck.texts.changes import is_of_change
from gzcheck.texts.labels import stems_in

POINTS = "ratio-difference"
"""The dimension in which shares differ, and which no share is in."""
_FIRST_DIGIT = re.compile(r"[\d一二三四五六七八九十百]")
_ABOUT = r"(?:(?:a|an|the|some|about|nearly|almost|over|only|just|around|roughly|record|more|less|fewer|than|well)\s)*"
_LEVEL = re.compile(rf"(?:\b(?<!\bup\s)to|\bat|\bfrom)\s{_ABOUT}[^\w\s]?$|[至到为在自从][约近超逾过]?$", re.IGNORECASE)
"""In front of an amount these mean a level: "rose to", "stood at", "from 5.9 percent"."""
_MOVES = re.compile(
    r"\b(?:rise|rose|risen|grew|grown|growth|increased?|(?<!made\s)(?<!makes\s)(?<!make\s)up|gain(?:ed)?|fell|fall(?:en)?|dropp?(?:ed)?|declined?|decreased?"
    r"|down|shr[aiu]nk|slipped|jumped|climbed|change[sd]?)\b"
    r"|增长|提高|上升|提升|下降|减少|增加|加快|回落|降低|增幅为?|增速为?",
    re.IGNORECASE,
)
_MOVED = re.compile(
    rf"(?:{_MOVES.pattern})(?:\s(?:by|of|a|an|some|about|nearly|almost|roughly|over|more|less|than|another|further)\b)*"
    r"[\s约近超逾达了]*$",
    re.IGNORECASE,
)
"""Words that make the share behind them a change."""
_MOVED_BEHIND = re.compile(r"\s(?:more|less|fewer|higher|lower|faster|slower|growth|increase|rise|decline|drop)\b")
_VERB_OR_NOUN = r"(?:change|increase|gain|decline|drop|decrease|rise|fall)"
_CHANGE_ITSELF = re.compile(
    rf"(?:\b(?:growth|difference)|\b(?:the|an?|its|their|this|that)\s(?:\w+\s)?{_VERB_OR_NOUN}|\b{_VERB_OR_NOUN}(?=\sin\b))\b"
    r"(?!\s(?:by|to|from)\b|\sof\s[^a-z]*\d)|增速|增幅|降幅|涨幅|跌幅|变化|变动",
    re.IGNORECASE,
)
"""A change that is spoken of itself, so that what it came to is a level of it: "growth slowed to 3 percent"."""
_ON_TO = re.compile(
    r"[^.;\d]{0,40}?\sto\s[^\w\s]?(?:[a-z]+\s){0,2}[^\w\s]?\d|[^。；\d]{0,10}[至到]\D{0,3}\d", re.IGNORECASE
)
_UNSIGNED = FALLING | set("change changes changed differs differed difference moved moves varied".split())
"""Words of a change of which the number beside them need not say the sign."""
_FROM = re.compile(rf"(?:\bfrom\s{_ABOUT}[^\w\s]?|[从由自][约近]?)$", re.IGNORECASE)


def is_moved(scene: Scene) -> bool:
    """Whether an amount is the one by which something changed: "rose 3 percent", "3 percent more"."""
    return _MOVED.search(_in_front(scene)) is not None or _MOVED_BEHIND.match(scene.behind) is not None


def is_level(scene: Scene) -> bool:
    """Whether an amount is where something came to, stands or comes from, and no change is spoken of itself."""
    in_front = scene.sentence[scene.clause[0] : scene.place]
    return _LEVEL.search(_in_front(scene)) is not None and _CHANGE_ITSELF.search(in_front) is None


def is_falling(scene: Scene) -> bool:
    """Whether a word of falling or change stands in front of a positive amount in its clause, and is not its sign."""
    figure, in_front = scene.mention.figure, scene.sentence[scene.clause[0] : scene.place]
    is_there = has_loss_zh(in_front) or not _UNSIGNED.isdisjoint(in_front.lower().split())
    return figure is not None and is_positive(figure) and is_there


def is_start(scene: Scene) -> bool:
    """Whether an amount is where a change began: "from 6 to 5.4%", "fell to 5.4% from 6%"."""
    has_moved = _ON_TO.match(scene.behind) or _MOVES.search(scene.sentence, scene.clause[0], scene.place)
    return has_moved is not None and _FROM.search(_in_front(scene)) is not None


def change_of(corpus: Corpus, name: str) -> str:
    """The indicator that is the change of another one: it says so, or it is one by its name; empty if there is none."""
    level = corpus.indicators[name]
    others = [one for one in corpus.indicators.values() if one.id != name]
    told = (one.id for one in others if one.growth_of == name)
    named = (one.id for one in others if is_of_change(one) and _extends(one, level))
    return next(told, "") or next(named, "")


def _extends(one: Indicator, other: Indicator) -> bool:
    """Whether the label of an indicator has all words of another one's, and more."""
    labels = (one.label, other.label), (one.label_zh, other.label_zh)
    return any(set() < set(stems_in(short)) < set(stems_in(long)) for long, short in labels)


def changing(corpus: Corpus) -> frozenset[str]:
    """The indicators of which a share that something moved by may be a figure: changes, and what claims tell as one."""
    told = {claim.indicator for claim in corpus.claims if _MOVES.search(claim.printed)}
    return frozenset(told.union(one.id for one in corpus.indicators.values() if is_of_change(one)))


def _in_front(scene: Scene) -> str:
    """What stands in front of a number, its own hedge and currency too."""
    digit = _FIRST_DIGIT.search(scene.mention.printed)
    return f"{scene.in_front[-BESIDE:]}{scene.mention.printed[: digit.start()] if digit else ''}"
