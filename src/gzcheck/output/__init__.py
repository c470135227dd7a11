"""How results look: one table says which formats each result has, one module a format; nothing here decides."""

from __future__ import annotations

from gzcheck.model import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """Where a result will be shown."""

    width: int = 80
    color: bool = False
