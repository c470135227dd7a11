"""A source prints a number such as 999, -1 or 0 where all others print figures of
all sizes: a code for "missing".

Taken for a figure, it is the largest or smallest of all, and every mean, rank
and conflict that it is in is wrong.

Only numbers that are used so are looked at: nought, minus one, and those of
nines. One is reported if at least 5 groups have it and at least 70 % (of few,
nearly all) of them are contradicted, by at least 5 different numbers that are
more than 10 units of the last place away, in more than two thirds of the
sources that print a figure there.

It has to stand out: the source prints no other number within 10 units of the
last place, or what others print there is no nearer to it than nine tenths of
what they print elsewhere; and in either case no closer than a tenth of the
number, as prices of 949 are to one of 999. Numbers under a hundred (0, -1, 99)
have to do both, since they are ordinary ones. Others that print the same code
there say nothing of it. A figure that another source prints too is never taken
for a code, unless that one uses the same code.

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
      - {indicator: firms, value: 999, printed: "999 firms", period: 2010}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2011}
      - {indicator: firms, value: 999, printed: "999 firms", period: 2012}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2013}
      - {indicator: firms, value: 999, printed: "999 firms", period: 2014}
      - {indicator: firms, value: 837, printed: "837 firms", period: 2015}
      - {indicator: firms, value: 999, printed: "999 firms", period: 2016}
      - {indicator: firms, value: 905, printed: "905 firms", period: 2017}
      - {indicator: firms, value: 999, printed: "999 firms", period: 2018}

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

RULE = Rule(code="GZ607", name="missing-code", severity=Severity.ERROR, family=Family.SOURCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every source that this is wrong with."""
    yield from diagnosed(facts, Cause.MISSING)
