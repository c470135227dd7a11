"""What a figure of a draft is taken to be on: an entity, an indicator, a time and a status."""

from __future__ import annotations

from dataclasses import dataclass

from gzcheck.model import Period, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What a figure is on; an entity, an indicator, and a time."""

    about: str = ""
    indicator: str = ""
    period: Period | None = None
    period_words: str = ""
    period_before: Period | None = None
    """The time that the sentence in front names, where the figure's own names none."""
    status: Status = Status.ACTUAL
    claim: str = ""
    """The claim that a mark names."""
    is_marked: bool = False
    """Whether a mark names what it is on."""
    is_dated: bool = True
    """Whether its own clause names the time, or the sentence does in front of all its figures."""
    is_sure: bool = False
    """Whether the sentence itself names the entity."""
    is_weak: bool = False
    """Whether the words may as well speak of something else, so that nothing is contradicted by it."""
    is_fact: bool = False
    """Whether a verb tells the figure as a fact ("has reached")."""
    is_part: bool = False
    """Whether the clause speaks of a part of something ("of them")."""
