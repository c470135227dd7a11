"""Hedges in Chinese: what stands in front of a number and behind it, and says how it is meant."""

from __future__ import annotations

from gzcheck.model.hedge import CHINESE_AFTER, CHINESE_BEFORE, NEGATED, SIGNS, Hedge
from gzcheck.phrases.chinese.patterns import CLASSIFIERS
from gzcheck.phrases.reading import PhraseError

_BEFORE = [(word, hedge) for hedge, group in CHINESE_BEFORE.items() for word in group]
_BEFORE.sort(key=lambda pair: -len(pair[0]))
_AFTER = [(word, hedge) for hedge, group in CHINESE_AFTER.items() for word in group]
_CLEAR = [word for word, _ in _BEFORE if len(word) > 1 and word not in ("估计", "突破", "高达")]
"""Hedges that are nothing else; standing apart from the number they make a fragment unreadable."""
NOT = ("不", "未", "没有", "没", "无", "无法")
_BETWEEN_NOT_AND_HEDGE = "得应能会可宜再曾许准要须"
_FILLERS = "有为了达占共 (（"


def hedge_of(before: str, after: str, odd: bool) -> Hedge:
    """The hedge between what stands before and after a number; `odd` tells of 多 or 余 inside it."""
    found = [Hedge.ODD] if odd else []
    rest = before
    while ending := _hedge_ending(rest):
        rest, hedge = ending
        found.append(_negated(rest, hedge))
    tail = after.lstrip(" ").lstrip(CLASSIFIERS) if not after.startswith("个多") else after
    behind = next((pair for pair in _AFTER if tail.startswith(pair[0])), None)
    if behind:
        found.append(behind[1])
        tail = tail.removeprefix(behind[0])
    if len(set(found)) > 1:
        raise PhraseError(f"two hedges contradict each other: {' and '.join(found)}")
    _check_apart(rest, tail)
    return found[0] if found else Hedge.BARE


def _hedge_ending(before: str) -> tuple[str, Hedge] | None:
    """What stands before the hedge at the end of `before`, and its class; fillers may stand behind the hedge."""
    while before:
        if before[-1] in SIGNS:
            return before[:-1], SIGNS[before[-1]]
        for word, hedge in _BEFORE:
            if before.endswith(word):
                return before.removesuffix(word), hedge
        if before[-1] not in _FILLERS:
            return None
        before = before[:-1]
    return None


def _negated(before: str, hedge: Hedge) -> Hedge:
    if not before.rstrip(_BETWEEN_NOT_AND_HEDGE).endswith(NOT):
        return hedge
    if hedge not in NEGATED:
        raise PhraseError("a negation in front of a hedge has no reading")
    return NEGATED[hedge]


def _check_apart(before: str, after: str) -> None:
    """Refuse hedges that touch no number: nobody can tell what they belong to."""
    for word in _CLEAR:
        if word in before or word in after:
            raise PhraseError(f"{word} does not touch the number: choose a shorter fragment")
    for word in ("左右", "以上", "以下", "以内"):
        if word in after.replace("规模以上", ""):
            raise PhraseError(f"{word} does not touch the number: choose a shorter fragment")
