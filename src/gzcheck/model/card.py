"""One drafted claim as somebody who decides on it sees it."""

from __future__ import annotations

from gzcheck.model.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value that a field of a claim may get."""

    value: str
    """An id, a period or a status; empty for none."""
    why: str = ""
    """The words of the text that it rests on, or why else it is offered."""
    label: str = ""
    """What it stands for, where it is an id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field of the claim: what it is now, and what else it may be, each under a key."""

    field: str
    chosen: Option | None
    others: tuple[tuple[str, Option], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A figure in its sentence, how it is read, and what is offered for it."""

    number: int
    """Which draft it is, from 1."""
    of: int
    id: str
    paragraph: int
    before: str
    """What stands in front of the figure in its sentence."""
    printed: str
    after: str
    reads: str
    """The figure in words."""
    rows: tuple[Row, ...]
