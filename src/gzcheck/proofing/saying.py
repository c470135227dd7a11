"""Claims as the editor of a draft is told of them: what they print, where, and what it is the figure of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gzcheck.model import Claim
from gzcheck.wording import figures as wording

_MOST = 3
"""How many claims a sentence names."""


def told(claim: Claim) -> str:
    """A claim by its fragment, source and date; one of a table by what its cell prints, and the place of that."""
    place = "" if claim.printed else f", {claim.location}"
    return f"{claim.shown!r} ({claim.id}{place}, {claim.source.published.text})"


def sides(claims: Sequence[Claim]) -> str:
    """The first of some claims."""
    return " and ".join(told(one) for one in claims[:_MOST])


def says(claim: Claim) -> str:
    """What a claim says, and for when; the figure itself only where its fragment does not show it as it is."""
    if _shows_its_number(claim):
        return f"{told(claim)} is the {claim.status.value if claim.is_plan else 'figure'}{when(claim)}"
    return f"{told(claim)} says {wording.figure(claim.figure)}{when(claim)}"


def when(claim: Claim) -> str:
    """What a claim is for, to be said behind it; empty where that is unclear."""
    return f" for {wording.period(claim.period)}" if claim.period else ""


def _shows_its_number(claim: Claim) -> bool:
    """Whether a number in standard words stands in what its source prints, and not within a longer one."""
    if claim.figure.upper is not None:
        return False
    number, shown = (text.replace(",", "") for text in (wording.number(claim.figure.value), claim.shown))
    return re.search(rf"(?<![\d.-]){re.escape(number)}(?!\d|\.\d)", shown) is not None
