"""A source's figures are those of all other sources times one number.

One cause stands behind all of these conflicts: another unit, or a scale in the
head of a column that nobody read. It is told once, with the known ratios that
the number may be, and the conflicts that it explains are set aside in tables.

A factor shows against another source if it explains at least 70 % (of few,
nearly all) of at least 8 groups in which both print a figure, of at least 5
different numbers, to 2 % and what rounding leaves open, and is at least 1.5.
From ten on it is 10 %, since sources that differ by some per cent differ in
their units all the same; several such factors are told as the power of ten
among them, or else as the middle one. It says nothing where rounding leaves
more than a quarter of it open. It is reported if it shows against more than
two thirds of the sources that have as much in common: so one bad source is not
told as the fault of all others. Where it shows against two at least, those
that do not agree with the source either are off by something else, and do not
count. Of two sources alone nothing says which is off, unless one of them
agrees with a third in a few groups. Degrees are not looked at, since nought is
a convention there.

Fails:

    harbour, 2019-05-02:
      - {indicator: labs, value: 571, printed: "571 labs", period: 2010}
      - {indicator: labs, value: 634, printed: "634 labs", period: 2011}
      - {indicator: labs, value: 612, printed: "612 labs", period: 2012}
      - {indicator: labs, value: 715, printed: "715 labs", period: 2013}
      - {indicator: labs, value: 786, printed: "786 labs", period: 2014}
      - {indicator: labs, value: 837, printed: "837 labs", period: 2015}
      - {indicator: labs, value: 893, printed: "893 labs", period: 2016}
      - {indicator: labs, value: 905, printed: "905 labs", period: 2017}
    gazette, 2019-06-11:
      - {indicator: labs, value: 571000, printed: "571,000 labs", period: 2010}
      - {indicator: labs, value: 634000, printed: "634,000 labs", period: 2011}
      - {indicator: labs, value: 612000, printed: "612,000 labs", period: 2012}
      - {indicator: labs, value: 715000, printed: "715,000 labs", period: 2013}
      - {indicator: labs, value: 786000, printed: "786,000 labs", period: 2014}
      - {indicator: labs, value: 837000, printed: "837,000 labs", period: 2015}
      - {indicator: labs, value: 893000, printed: "893,000 labs", period: 2016}
      - {indicator: labs, value: 905000, printed: "905,000 labs", period: 2017}

Passes:

    harbour, 2019-05-02:
      - {indicator: labs, value: 571, printed: "571 labs", period: 2010}
      - {indicator: labs, value: 634, printed: "634 labs", period: 2011}
      - {indicator: labs, value: 612, printed: "612 labs", period: 2012}
      - {indicator: labs, value: 715, printed: "715 labs", period: 2013}
      - {indicator: labs, value: 786, printed: "786 labs", period: 2014}
      - {indicator: labs, value: 837, printed: "837 labs", period: 2015}
      - {indicator: labs, value: 893, printed: "893 labs", period: 2016}
      - {indicator: labs, value: 905, printed: "905 labs", period: 2017}
    gazette, 2019-06-11:
      - {indicator: labs, value: 571, printed: "571 labs", period: 2010}
      - {indicator: labs, value: 634, printed: "634 labs", period: 2011}
      - {indicator: labs, value: 612, printed: "612 labs", period: 2012}
      - {indicator: labs, value: 715, printed: "715 labs", period: 2013}
      - {indicator: labs, value: 786, printed: "786 labs", period: 2014}
      - {indicator: labs, value: 837, printed: "837 labs", period: 2015}
      - {indicator: labs, value: 893, printed: "893 labs", period: 2016}
      - {indicator: labs, value: 905, printed: "905 labs", period: 2017}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.explaining.wholes import diagnosed
from gzcheck.rules.rule import Cause, Facts, Family, Rule, Said, Severity

RULE = Rule(code="GZ601", name="constant-factor", severity=Severity.ERROR, family=Family.SOURCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every source that this is wrong with."""
    yield from diagnosed(facts, Cause.FACTOR)
