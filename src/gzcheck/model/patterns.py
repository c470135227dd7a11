"""Regular expressions that are compiled when they are first used: many runs never come to most of them."""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands in for a compiled expression; each of its methods is looked up once and then this object's own."""

    def __init__(self, source: str, flags: int) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._given), name)  # which `re` keeps
        setattr(self, name, value)
        return value


def late_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, put off; what is wrong with the source is raised at the first use."""
    return cast(re.Pattern[str], _Pattern(source, flags))
