"""Report -> str, one module a format; nothing here filters, sorts or decides."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """Where a report will be shown."""

    width: int = 80
    color: bool = False
