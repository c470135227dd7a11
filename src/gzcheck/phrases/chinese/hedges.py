"""Hedges in Chinese: what stands in front of a number and behind it, and says how it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gzcheck.model import NEGATED, Hedge, PhraseError, agreed
from gzcheck.phrases.chinese.hedge_words import AFTER, BEFORE, ENDS_OF_WORDS, OFTEN_NO_HEDGE, WORDS_OF_ODDS
from gzcheck.phrases.chinese.unit_words import CLASSIFIERS

_BEFORE = [(word, hedge) for hedge, group in BEFORE.items() for word in group]
_BEFORE.sort(key=lambda pair: -len(pair[0]))
_AFTER = [(word, hedge) for hedge, group in AFTER.items() for word in group]
_AFTER.sort(key=lambda pair: -len(pair[0]))
_BY_FIRST_CHARACTER: dict[str, list[tuple[str, Hedge]]] = {}
for _pair in _AFTER:
    _BY_FIRST_CHARACTER.setdefault(_pair[0][0], []).append(_pair)
_HEDGES = dict(_BEFORE)
_BY_LAST_CHARACTER: dict[str, list[str]] = {}
for _word in _HEDGES:
    _BY_LAST_CHARACTER.setdefault(_word[-1], []).append(_word)
_CLEAR = [word for word in _HEDGES if len(word) > 1 and word not in OFTEN_NO_HEDGE]
"""Hedges that are nothing else; standing apart from the number they make a fragment unreadable."""
_LAST_BEHIND = ("上下", "前后")
_CLEAR_BEHIND = [word for word, _ in _AFTER if len(word) > 1 and word not in _LAST_BEHIND]
"""The same behind the number; 上下 and 前后 are other words too, unless they end the fragment."""
_APART = re.compile("|".join({*_CLEAR, *_CLEAR_BEHIND, *_LAST_BEHIND}))
_COMPARING = re.compile("高于|低于|大于|小于|多于|少于|超出|超过")
_SIGNS = {
    "~": Hedge.ABOUT,
    "≈": Hedge.ABOUT,
    ">": Hedge.OVER,
    "≥": Hedge.AT_LEAST,
    "<": Hedge.UNDER,
    "≤": Hedge.AT_MOST,
}
NOT = ("不", "未", "没有", "没", "无", "无法", "非")
_BETWEEN_NOT_AND_HEDGE = "得应能会可宜再曾许准要须"
_STOPS = "，。；、,.;:：)） \n"
_SHORT = {"起", "许", "来"}
"""Hedges behind a number that other words start with."""
_FILLERS = '有为了达占共是至到 (（"'
_DONE = "举获有去来做见参经通不度路透看读学打办走跑用住渡难超越胜开写出放"
"""Verbs and others behind which 过 is no "more than" (获得过, 经过, 不过)."""


class Hedging(NamedTuple):
    """The hedge of a number and how far it reaches."""

    hedge: Hedge
    start: int
    """How many characters of what stands before the number are left of the hedge."""
    width: int
    """How many characters behind the number belong to the hedge, what is counted included."""


def hedge_of(before: str, after: str, odd: Hedge | None, is_difference: bool = False) -> Hedging:
    """The hedge between what stands before and after a number; `odd` is one inside it (多, 来, +).

    In front of a difference (2.1个百分点) 高于 and 低于 compare and need not touch the number.
    """
    rest, found = _in_front(before)
    tail, behind = _behind(after)
    hedge = agreed([odd, *found, behind])
    _check_apart(_COMPARING.sub("", rest) if is_difference else rest, tail)
    start = len(rest) if found or behind else len(before)
    return Hedging(hedge, start, len(after) - len(tail) if behind else 0)


def touching_hedge(before: str, after: str) -> Hedge | None:
    """A hedge that touches a number, in front or behind, whatever else stands there."""
    _, found = _in_front(before)
    return found[0] if found else _behind(after)[1]


def _in_front(before: str) -> tuple[str, list[Hedge]]:
    """What stands in front of all hedges at the end of `before`, and these."""
    found = []
    while ending := _hedge_ending(before):
        before, hedge = _negated(*ending)
        found.append(hedge)
    return before, found


def _behind(after: str) -> tuple[str, Hedge | None]:
    """What is left behind a number, what is counted and its hedge; and that hedge."""
    tail = after.lstrip(" ")
    counted = len(tail) - len(tail.lstrip(CLASSIFIERS))
    tail = tail[min(counted, 2) :]
    if tail.lstrip().startswith("+"):
        return _plus(tail.lstrip()[1:])
    return (tail, None) if tail[:2] in WORDS_OF_ODDS else _starting(tail)


def _starting(tail: str) -> tuple[str, Hedge | None]:
    """What is left behind the hedge that a text starts with, and that hedge."""
    for word, hedge in _BY_FIRST_CHARACTER.get(tail[:1], ()):
        if tail.startswith(word):
            return (tail.removeprefix(word), hedge) if word not in _SHORT or _ends(tail, word) else (tail, None)
    return tail, None


def _plus(tail: str) -> tuple[str, Hedge]:
    """What is left behind "300家+"; raises `PhraseError` where the sign may add something."""
    if tail and tail[0] not in _STOPS:
        raise PhraseError("'+' behind the number may add something or mean 'or more': choose a shorter fragment")
    return tail, Hedge.AT_LEAST


def _ends(tail: str, word: str) -> bool:
    """Whether a short hedge is no beginning of a word (起火, 许可, 来自)."""
    behind = tail[len(word) :]
    return not behind or not "\u4e00" <= behind[0] <= "\u9fff" or behind[0] in CLASSIFIERS + "岁元"


def _hedge_ending(before: str) -> tuple[str, Hedge] | None:
    """What stands before the hedge at the end of `before`, and its class; fillers may stand behind the hedge."""
    while before:
        last = before[-1]
        if last in _SIGNS:
            return before[:-1], _SIGNS[last]
        if word := _word_ending(before):
            return _unless_of_a_word(before.removesuffix(word), word)
        if last == "过":
            return _passing(before[:-1])
        if last not in _FILLERS:
            return None
        before = before[:-1]
    return None


def _word_ending(before: str) -> str:
    """The longest word of a hedge at the end of a text, or nothing."""
    for word in _BY_LAST_CHARACTER.get(before[-1], ()):
        if before.endswith(word):
            return word
    return ""


def _unless_of_a_word(rest: str, word: str) -> tuple[str, Hedge]:
    """The hedge that ends in front of the number; 大约 behind 扩 is 约 behind 扩大, and 约 behind 签 is none."""
    if rest[-1:] + word[0] not in ENDS_OF_WORDS or rest.endswith("折合"):
        return rest, _HEDGES[word]
    if word[1:] not in _HEDGES:
        raise PhraseError(f"{rest[-1:]}{word} in front of the number may be a word or a hedge: leave it out")
    return rest + word[0], _HEDGES[word[1:]]


def _passing(rest: str) -> tuple[str, Hedge] | None:
    """过 as "more than" (占比过20%): not behind a verb that it makes a past of."""
    if not rest:
        return rest, Hedge.OVER
    if rest[-1] in _DONE or ("\u4e00" <= rest[-1] <= "\u9fff" and rest[-1] not in "比率已均都将幅量值额数者人约占率"):
        raise PhraseError("过 in front of the number may be 'more than' or a past: choose a shorter fragment")
    return rest, Hedge.OVER


def _negated(before: str, hedge: Hedge) -> tuple[str, Hedge]:
    if not before.rstrip(_BETWEEN_NOT_AND_HEDGE).endswith(NOT):
        return before, hedge
    if hedge not in NEGATED:
        raise PhraseError("a negation in front of a hedge has no reading")
    return before.rstrip(_BETWEEN_NOT_AND_HEDGE).removesuffix("不").removesuffix("未"), NEGATED[hedge]


def _check_apart(before: str, after: str) -> None:
    """Refuse hedges that touch no number: nobody can tell what they belong to."""
    if not _APART.search(f"{before} {after}"):
        return  # nearly always, and one search is all it costs
    for word in _words_apart(before, after):
        raise PhraseError(f"{word} does not touch the number: choose a shorter fragment")


def _words_apart(before: str, after: str) -> Iterator[str]:
    yield from (word for word in _CLEAR if word in before or word in after)
    if after.endswith(_LAST_BEHIND):
        yield after[-2:]
    rest = after.replace("规模以上", "")
    yield from (word for word in _CLEAR_BEHIND if word in rest)
