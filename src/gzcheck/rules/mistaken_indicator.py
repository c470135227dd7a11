"""A source's figures for one indicator are those that all others print for
another one.

Two columns were exchanged, or one was named by the wrong indicator: every
single figure is right, and none of them is about what it says.

Only groups in which the other source has both indicators, with different
figures, say something. It shows against another source if at least 70 % (of
few, nearly all) of at least 8 of these, of at least 5 different numbers, hold
the other indicator's figure; it has to show against more than two thirds of
the sources.

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
      - {indicator: labs, value: 81, printed: "81 labs", period: 2010}
      - {indicator: labs, value: 90, printed: "90 labs", period: 2011}
      - {indicator: labs, value: 87, printed: "87 labs", period: 2012}
      - {indicator: labs, value: 102, printed: "102 labs", period: 2013}
      - {indicator: labs, value: 112, printed: "112 labs", period: 2014}
      - {indicator: labs, value: 119, printed: "119 labs", period: 2015}
      - {indicator: labs, value: 127, printed: "127 labs", period: 2016}
      - {indicator: labs, value: 129, printed: "129 labs", period: 2017}
    gazette, 2019-06-11:
      - {indicator: firms, value: 81, printed: "81 firms", period: 2010}
      - {indicator: firms, value: 90, printed: "90 firms", period: 2011}
      - {indicator: firms, value: 87, printed: "87 firms", period: 2012}
      - {indicator: firms, value: 102, printed: "102 firms", period: 2013}
      - {indicator: firms, value: 112, printed: "112 firms", period: 2014}
      - {indicator: firms, value: 119, printed: "119 firms", period: 2015}
      - {indicator: firms, value: 127, printed: "127 firms", period: 2016}
      - {indicator: firms, value: 129, printed: "129 firms", period: 2017}

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
      - {indicator: labs, value: 81, printed: "81 labs", period: 2010}
      - {indicator: labs, value: 90, printed: "90 labs", period: 2011}
      - {indicator: labs, value: 87, printed: "87 labs", period: 2012}
      - {indicator: labs, value: 102, printed: "102 labs", period: 2013}
      - {indicator: labs, value: 112, printed: "112 labs", period: 2014}
      - {indicator: labs, value: 119, printed: "119 labs", period: 2015}
      - {indicator: labs, value: 127, printed: "127 labs", period: 2016}
      - {indicator: labs, value: 129, printed: "129 labs", period: 2017}
    gazette, 2019-06-11:
      - {indicator: firms, value: 571, printed: "571 firms", period: 2010}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2011}
      - {indicator: firms, value: 612, printed: "612 firms", period: 2012}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2013}
      - {indicator: firms, value: 786, printed: "786 firms", period: 2014}
      - {indicator: firms, value: 837, printed: "837 firms", period: 2015}
      - {indicator: firms, value: 893, printed: "893 firms", period: 2016}
      - {indicator: firms, value: 905, printed: "905 firms", period: 2017}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.explaining.wholes import diagnosed
from gzcheck.rules.rule import Cause, Facts, Family, Rule, Said, Severity

RULE = Rule(code="GZ605", name="mistaken-indicator", severity=Severity.ERROR, family=Family.SOURCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every source that this is wrong with."""
    yield from diagnosed(facts, Cause.INDICATOR)
