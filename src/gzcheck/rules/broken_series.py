"""From some period on, or until one, a source's figures for one entity are those
of all others times one number.

A redenomination of the money, or another scope (the city, then the province),
breaks one series and leaves all others alone.

It shows against another source if the figures that differ by a factor of at
least 1.5 reach from one period to the last, or from the first to one, in at
least 5 groups, and at least 70 % (of few, nearly all) of the groups between
fit their median to 2 %, of at least 5 different numbers; it has to show
against more than two thirds of the sources. Where the whole source is off,
that is told instead (GZ601).

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
      - {indicator: labs, value: 926, printed: "926 labs", period: 2018}
    gazette, 2019-06-11:
      - {indicator: labs, value: 571, printed: "571 labs", period: 2010}
      - {indicator: labs, value: 634, printed: "634 labs", period: 2011}
      - {indicator: labs, value: 612, printed: "612 labs", period: 2012}
      - {indicator: labs, value: 715, printed: "715 labs", period: 2013}
      - {indicator: labs, value: 786000, printed: "786,000 labs", period: 2014}
      - {indicator: labs, value: 837000, printed: "837,000 labs", period: 2015}
      - {indicator: labs, value: 893000, printed: "893,000 labs", period: 2016}
      - {indicator: labs, value: 905000, printed: "905,000 labs", period: 2017}
      - {indicator: labs, value: 926000, printed: "926,000 labs", period: 2018}

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
      - {indicator: labs, value: 926, printed: "926 labs", period: 2018}
    gazette, 2019-06-11:
      - {indicator: labs, value: 571, printed: "571 labs", period: 2010}
      - {indicator: labs, value: 634, printed: "634 labs", period: 2011}
      - {indicator: labs, value: 612, printed: "612 labs", period: 2012}
      - {indicator: labs, value: 715, printed: "715 labs", period: 2013}
      - {indicator: labs, value: 786, printed: "786 labs", period: 2014}
      - {indicator: labs, value: 837, printed: "837 labs", period: 2015}
      - {indicator: labs, value: 893, printed: "893 labs", period: 2016}
      - {indicator: labs, value: 905, printed: "905 labs", period: 2017}
      - {indicator: labs, value: 926, printed: "926 labs", period: 2018}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.explaining.wholes import diagnosed
from gzcheck.rules.rule import Cause, Facts, Family, Rule, Said, Severity

RULE = Rule(code="GZ608", name="broken-series", severity=Severity.WARNING, family=Family.SOURCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every source that this is wrong with."""
    yield from diagnosed(facts, Cause.BREAK)
