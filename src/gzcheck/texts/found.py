"""A number of a sentence on its way to a mention."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gzcheck.model import Reading, ScaleFound, Sign


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
    """What the text around it decides; it goes before the units of the reading."""
    sign_from: str = ""
    tail: str = ""
    """The scale and unit that it borrows from another number of its list."""

    @property
    def units(self) -> tuple[str, ...]:
        """The units it may be in, the likeliest first; none where it is a bare number."""
        if self.unit:
            return (self.unit,)
        return self.reading.units if self.reading else ()

    def negate(self, sign: Sign, words: str) -> None:
        """Make a positive value negative, because of words that stand outside its fragment."""
        if self.reading is not None and self.reading.value.value > 0:
            self.reading = replace(self.reading.mirrored(), sign=sign)
            self.sign_from = words

    def affirm(self) -> None:
        """Make a value positive that a word of falling was thought to govern."""
        if self.reading is not None and self.reading.value.value < 0:
            self.reading = replace(self.reading.mirrored(), sign=Sign.NONE)
            self.sign_from = ""
