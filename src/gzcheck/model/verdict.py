"""The answers that a check can come to."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What a check found out about figures; the first three answer the one question, do the intervals meet?"""

    AGREE = "agree"
    """The soft intervals meet; arithmetic holds as printed."""
    COMPATIBLE = "compatible"
    """Only the hard intervals meet: by rounding or by hedge."""
    CONFLICT = "conflict"
    """Not even the hard intervals meet, or two bare figures of one precision differ."""
    DERIVED = "derived"
    """Arithmetic that makes a figure nobody printed."""
    SUSPICIOUS = "suspicious"
    UNCLEAR = "unclear"
    MET = "met"
    MISSED = "missed"
    PENDING = "pending"
    INVALID = "invalid"
    """The corpus itself is at fault, not the sources."""
    NOT_CHECKED = "not-checked"
