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
