"""How small a gap is too small to matter: then a contradiction is a note, and its verdict stays.

What is tolerated is what the indicator says, or else the settings, or else a millionth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from gzcheck.model import Claim, Corpus, Interval, Tolerance

DEFAULT = Tolerance(relative=Fraction(1, 10**6))
"""A millionth of the larger figure, which is what computing leaves behind."""


def is_tolerated(corpus: Corpus, claims: Sequence[Claim], *more: Interval) -> bool:
    """Whether claims measured alike, and other intervals in base units, lie no further apart than tolerated.

    The first claim's indicator decides: what one part of a whole tolerates, or a printed figure against an implied one.
    """
    indicator = corpus.indicators[claims[0].indicator]
    factor = corpus.units[indicator.unit].factor if indicator.unit in corpus.units else Fraction(1)
    figures = {id(claim.figure): claim.figure for claim in claims}
    spans = [*(figure.base.hard for figure in figures.values()), *more]
    return is_negligible(claims, spans, indicator.tolerance or corpus.tolerance, factor)


def is_negligible(
    claims: Sequence[Claim], spans: Iterable[Interval], tolerance: Tolerance | None, unit: Fraction
) -> bool:
    """Whether intervals that share no number (in base units) lie no further apart than tolerated.

    `unit` is how many base units one unit of the tolerance's absolute part is. Without a tolerance nothing marked exact
    is ever negligible.
    """
    if tolerance is None and any(claim.figure.is_marked_exact for claim in claims):
        return False
    lowers, uppers = _ends(list(spans))
    if not lowers or not uppers:
        return False
    gap = max(lowers) - min(uppers)
    if gap <= 0:  # rounded figures that only touch differ by a whole unit of their last place
        gap = _between_values(claims)
    largest = max(abs(min(*lowers, *uppers)), abs(max(*lowers, *uppers)))
    return (tolerance or DEFAULT).allows(gap, largest, unit)


def _between_values(claims: Sequence[Claim]) -> Fraction:
    """From the least to the largest value of claims."""
    values = [claim.figure.base_value for claim in claims]
    return max(values) - min(values)


def _ends(spans: Sequence[Interval]) -> tuple[list[Fraction], list[Fraction]]:
    """The lower ends and the upper ones, as far as there are any."""
    lowers = [span.lower for span in spans if span.lower is not None]
    return lowers, [span.upper for span in spans if span.upper is not None]
