"""What would mend a finding, so that an editor can do it: the same that its advice says in words."""

from __future__ import annotations

from enum import StrEnum

from gzcheck.model.values import dataclass


class MendKind(StrEnum):
    """What is done to a file."""

    REPLACE = "replace"
    """The key or value that the finding points at becomes another one."""
    SET = "set"
    """A key of the entry gets a value, whether it is there or not."""
    DROP = "drop"
    """A key of the entry goes away."""
    QUOTE = "quote"
    """The value that the finding points at is put in quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """One step that mends a finding; several may be offered, and any of them is enough."""

    kind: MendKind
    key: str = ""
    """With `set` and `drop`."""
    text: str = ""
    """What is written."""


def replacement(text: str) -> tuple[Mend, ...]:
    """To write a text in place of what stands there; nothing where there is none."""
    return (Mend(kind=MendKind.REPLACE, text=text),) if text else ()


def setting(key: str, text: str) -> tuple[Mend, ...]:
    """To give a key of the entry a value."""
    return (Mend(kind=MendKind.SET, key=key, text=text),)
