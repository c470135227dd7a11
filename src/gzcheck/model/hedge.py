"""Hedges: the classes of approximators beside a number; their words live with each language's grammar."""

from __future__ import annotations

from enum import StrEnum


class Hedge(StrEnum):
    """The class of approximator; it decides how a figure becomes an interval."""

    BARE = "bare"
    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at-least"
    UNDER = "under"
    AT_MOST = "at-most"
    ODD = "odd"
    RANGE = "range"
    ORDER = "order"


HEDGES_VERSION = "2026-11-25"
"""Changes whenever a word of a grammar's hedge tables, or what a class means, changes."""

NEGATED: dict[Hedge, Hedge] = {Hedge.OVER: Hedge.AT_MOST, Hedge.UNDER: Hedge.AT_LEAST}
"""What a class turns into behind "not" ("did not exceed 500"); every other class cannot be negated."""

_TYPED = {
    "none": Hedge.BARE,
    "approx": Hedge.ABOUT,
    "max": Hedge.AT_MOST,
    "min": Hedge.AT_LEAST,
    "exceeding": Hedge.OVER,
    "before": Hedge.UNDER,
    "after": Hedge.OVER,
    "between": Hedge.RANGE,
    "from": Hedge.RANGE,
    "dozens": Hedge.ORDER,
    "hundreds": Hedge.ORDER,
    "thousands": Hedge.ORDER,
    "millions": Hedge.ORDER,
}
"""What people type for a class, beside what is printed."""


_PRINTED: dict[Hedge, str] = {
    Hedge.ABOUT: "~ ≈ about around some roughly approximately approx circa ca estimated 约 大约 左右",
    Hedge.NEARLY: "nearly almost close-to approaching 近 接近 将近",
    Hedge.OVER: "> more-than above exceed exceeds exceeded topped surpassed in-excess-of upwards-of 超过 逾 突破 超",
    Hedge.AT_LEAST: ">= ≥ + no-less-than no-fewer-than not-less-than minimum or-more plus 至少 不少于 以上",
    Hedge.UNDER: "< less-than below fewer-than short-of 不足 不到 低于",
    Hedge.AT_MOST: "<= ≤ up-to as-many-as as-much-as no-more-than not-more-than maximum or-less 高达 至多 不超过 以下",
    Hedge.EXACT: "exactly precisely = 正好",
    Hedge.ODD: "多 余",
}
"""The commonest printed words of a class, for hints only; what fragments say is read by the grammars."""


def hint_for_hedge(text: str) -> Hedge | None:
    """The class that somebody meant who typed the printed words: "more than" is `over`, ">=" is `at-least`."""
    small = " ".join(text.casefold().replace("_", " ").split())
    joined = small.replace(" ", "-")
    for hedge in Hedge:
        if joined == hedge.value or joined in _PRINTED.get(hedge, "").split():
            return hedge
    return _TYPED.get(small)
