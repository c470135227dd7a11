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

ONE_SIDED = (Hedge.OVER, Hedge.AT_LEAST, Hedge.UNDER, Hedge.AT_MOST)
"""The classes that leave one end open, so that a difference of two numbers says little."""

NEGATED: dict[Hedge, Hedge] = {Hedge.OVER: Hedge.AT_MOST, Hedge.UNDER: Hedge.AT_LEAST}
"""What a class turns into behind "not" ("did not exceed 500"); every other class cannot be negated."""

_TYPED = {
    Hedge.BARE: "none",
    Hedge.ABOUT: "approx approximately around some roughly circa estimated ~ ≈ 约 大约 左右",
    Hedge.NEARLY: "almost close-to approaching 近 接近 将近",
    Hedge.OVER: "more-than above exceeding exceeds after > 超过 逾 超 突破",
    Hedge.AT_LEAST: "min minimum no-less-than or-more plus >= ≥ + 不少于 至少 以上",
    Hedge.UNDER: "less-than below fewer-than before < 不足 不到",
    Hedge.AT_MOST: "max maximum up-to no-more-than as-many-as <= ≤ 至多 高达 以下 以内",
    Hedge.ODD: "多 余",
    Hedge.RANGE: "between from to",
    Hedge.ORDER: "dozens hundreds thousands millions",
}
"""What people type for a class, beside its name; what articles print is in each language's grammar."""


def hint_for_hedge(text: str) -> Hedge | None:
    """The class that somebody meant who typed `text`: "more than" is `over`, ">=" is `at-least`."""
    typed = "-".join(text.casefold().replace("_", " ").split())
    for hedge in Hedge:
        if typed == hedge.value or typed in _TYPED.get(hedge, "").split():
            return hedge
    return None


def typed_hedges() -> dict[str, Hedge]:
    """From each class's name, and what people type for it, to the class; in small letters, hyphens between words."""
    typed = {word: hedge for hedge, words in _TYPED.items() for word in words.split()}
    return typed | {hedge.value: hedge for hedge in Hedge}
