"""A source's figures are those that all others print for the period before, or
the one behind.

Who dates by the end of a fiscal year, or by the day of publication, is a
period off everywhere; each conflict by itself looks like an update.

Only groups in which the other source's two periods differ say something. It
shows against another source if at least 70 % (of few, nearly all) of at least
8 of these, of at least 5 different numbers, hold the other's figure for the
neighbouring period and not that for their own; it has to show against more
than two thirds of the sources. Years, quarters, months and days are looked at
each by themselves.

Fails:

    harbour, 2019-05-02:
      - {indicator: firms, value: 571, printed: "571 firms", period: 2010}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2011}
      - {indicator: firms, value: 612, printed: "612 firms", period: 2012}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2013}
      - {indicator: firms, value: 786, printed: "786 firms", period: 2014}
      - {indicator: firms, value: 837, printed: "837 firms", period: 2015}
      - {indicator: firms, value: 893, printed: "893 firms", period: 2016}
      - {indicator: firms, value: 905, printed: "905 firms", period: 2017}
      - {indicator: firms, value: 926, printed: "926 firms", period: 2018}
    gazette, 2019-06-11:
      - {indicator: firms, value: 571, printed: "571 firms", period: 2011}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2012}
      - {indicator: firms, value: 612, printed: "612 firms", period: 2013}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2014}
      - {indicator: firms, value: 786, printed: "786 firms", period: 2015}
      - {indicator: firms, value: 837, printed: "837 firms", period: 2016}
      - {indicator: firms, value: 893, printed: "893 firms", period: 2017}
      - {indicator: firms, value: 905, printed: "905 firms", period: 2018}

Passes:

    harbour, 2019-05-02:
      - {indicator: firms, value: 571, printed: "571 firms", period: 2010}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2011}
      - {indicator: firms, value: 612, printed: "612 firms", period: 2012}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2013}
      - {indicator: firms, value: 786, printed: "786 firms", period: 2014}
      - {indicator: firms, value: 837, printed: "837 firms", period: 2015}
      - {indicator: firms, value: 893, printed: "893 firms", period: 2016}
      - {indicator: firms, value: 905, printed: "905 firms", period: 2017}
      - {indicator: firms, value: 926, printed: "926 firms", period: 2018}
    gazette, 2019-06-11:
      - {indicator: firms, value: 571, printed: "571 firms", period: 2010}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2011}
      - {indicator: firms, value: 612, printed: "612 firms", period: 2012}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2013}
      - {indicator: firms, value: 786, printed: "786 firms", period: 2014}
      - {indicator: firms, value: 837, printed: "837 firms", period: 2015}
      - {indicator: firms, value: 893, printed: "893 firms", period: 2016}
      - {indicator: firms, value: 905, printed: "905 firms", period: 2017}
      - {indicator: firms, value: 926, printed: "926 firms", period: 2018}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.explaining.wholes import diagnosed
from gzcheck.rules.rule import Cause, Facts, Family, Rule, Said, Severity

RULE = Rule(code="GZ604", name="shifted-period", severity=Severity.ERROR, family=Family.SOURCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every source that this is wrong with."""
    yield from diagnosed(facts, Cause.PERIOD)
