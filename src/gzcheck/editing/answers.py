"""What an editor may be given: text with a place, edits, completions, fixes. Places are those of the corpus."""

from __future__ import annotations

from enum import StrEnum

from gzcheck.model import Location, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A stretch of a file that is to be replaced; a point, where something is put in."""

    location: Location
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is shown about a place, in Markdown."""

    text: str
    location: Location


class Refused(Exception):
    """Why an edit is not to be had; the message says what to do."""


class Look(StrEnum):
    """What a completion looks like, beside its name."""

    KEY = "key"
    NAME = "name"
    CHOICE = "choice"
    UNIT = "unit"
    SNIPPET = "snippet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """Something that may stand where somebody types."""

    label: str
    edit: Edit
    look: Look
    detail: str = ""
    """Beside the label, on its line."""
    documentation: str = ""
    is_snippet: bool = False
    """Whether the text of the edit has places to fill in, as `${1:name}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """An edit that somebody may ask for, by a name."""

    title: str
    edits: tuple[Edit, ...]
    fingerprint: str = ""
    """Of the finding that it mends."""
    is_preferred: bool = False
    """Whether nothing else would mend it."""
    needs: Question | None = None
    """What has to be asked before it can be made; the edits leave it to type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that only a person knows."""

    command: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """Something with a name in a file."""

    name: str
    detail: str
    location: Location
    """All of it."""
    name_at: Location
    children: tuple[Symbol, ...] = ()
