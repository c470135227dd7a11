"""How far apart readings lie, in words: "17 to 37 (8 to 18%)"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gzcheck.model import Claim, Finding, Interval, Measure, units
from gzcheck.wording import figures as wording
from gzcheck.wording import rounding

DIGITS, SHARE_DIGITS = 3, 2


def gap(finding: Finding) -> str:
    """The difference between the readings of a finding or the sides of its arithmetic; empty where there is none."""
    if len(finding.bars) > 1:
        return _between_sides(finding.bars[0].span.hard, finding.bars[-1].span.hard, finding.bar_unit)
    if finding.bars or not _comparable(finding.compared):
        return ""
    unit = finding.compared[0].figure.unit
    spans = [claim.figure.base.hard.scaled(1 / unit.factor) for claim in finding.compared]
    return _between_readings(min(spans, key=_middle), max(spans, key=_middle), unit.name)


def _between_sides(first: Interval, second: Interval, unit: str) -> str:
    """What lies between two sides that do not meet, with few digits, for their own ends are rounded too."""
    low, high = sorted((first, second), key=lambda side: side.start)
    if low.upper is None or high.lower is None or low.upper >= high.lower:
        return ""
    near = high.lower - low.upper
    amount = wording.with_unit(wording.number(rounding.to_few(near, SHARE_DIGITS)), wording.unit_of_difference(unit))
    told = f"{amount}{_shares(_share(near, low.upper), None, unit)}"
    return told if low.is_point and high.is_point else f"at least {told}"


def _comparable(claims: Sequence[Claim]) -> bool:
    things = {(claim.about, claim.indicator, claim.figure.unit.dimension) for claim in claims}
    return len(claims) > 1 and len(things) == 1


def _middle(span: Interval) -> tuple[Fraction, Fraction]:
    """What sorts intervals by where they lie, also those without one end."""
    low = span.lower if span.lower is not None else span.upper
    high = span.upper if span.upper is not None else span.lower
    assert low is not None and high is not None
    return (low + high) / 2, low


def _between_readings(low: Interval, high: Interval, unit: str) -> str:
    """From the smallest difference that two readings allow to the largest."""
    if _is_ordinal(unit) or low == high or low.upper is None or high.lower is None:
        return ""
    near, far = max(high.lower - low.upper, Fraction(0)), _farthest(low, high)
    if not near and not far:
        return ""
    return _amount(near, far, unit) + _shares(_share(near, low.upper), _share(far, low.lower), unit)


def _is_ordinal(unit: str) -> bool:
    return unit in units() and units()[unit].measure is Measure.ORDINAL


def _farthest(low: Interval, high: Interval) -> Fraction | None:
    """The largest difference of two readings; None where one of them has no outer end."""
    return None if low.lower is None or high.upper is None else high.upper - low.lower


def _amount(near: Fraction, far: Fraction | None, unit: str) -> str:
    if far is None:
        return f"at least {wording.difference(near, unit)}"
    if near == far:
        return wording.difference(near, unit)
    if not near:
        return f"up to {wording.difference(far, unit)}"
    return wording.interval(rounding.to_interval(Interval(near, far), DIGITS), wording.unit_of_difference(unit))


def _share(part: Fraction | None, whole: Fraction | None) -> Fraction | None:
    """A difference in per cent of the smaller reading, where that is above zero."""
    return None if not part or whole is None or whole <= 0 else part / whole * 100


def _shares(near: Fraction | None, far: Fraction | None, unit: str) -> str:
    """The difference in per cent; that of percentages is in points already."""
    if wording.unit_of_difference(unit) != unit:
        return ""
    told = [rounding.percent_text(share, SHARE_DIGITS) for share in (near, far) if share is not None]
    return f" ({' to '.join(dict.fromkeys(told))}%)" if told else ""


def gap_share(size: Fraction | None) -> str:
    """A gap in per cent of the larger reading, for a list; empty where there is none."""
    return f"{rounding.percent_text(size * 100, SHARE_DIGITS)}%" if size else ""
