"""A number of a sentence on its way to a mention."""

from __future__ import annotations

from dataclasses import dataclass

from gzcheck.model import ScaleFound
from gzcheck.phrases.reading import Reading


@dataclass(slots=True)
class Found:
    """What is known of it so far; places are of the paragraph."""

    start: int
    end: int
    low: int
    """Where the window that was read begins."""
    high: int
    core: tuple[int, int]
    reading: Reading | None = None
    reason: str = ""
    scale: ScaleFound | None = None
    unit: str = ""
    sign_from: str = ""
    fallback: str = ""
