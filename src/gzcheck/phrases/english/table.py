"""What the unit words of English are tables of."""

from __future__ import annotations

from typing import NamedTuple


class Meaning(NamedTuple):
    """What unit words admit."""

    units: tuple[str, ...]
    """The usual one first; a name that is no unit of this tool means: known, but without a reading."""
    power: int = 0
    """The power of ten from what is printed to the unit (cents to dollars: -2)."""
