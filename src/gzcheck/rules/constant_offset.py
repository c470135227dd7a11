"""A source's figures are those of all other sources plus one number, or in a unit
whose zero is another.

Degrees Fahrenheit read as Celsius, times in another time zone, or a group that
one source counts along: one cause behind many conflicts.

An offset shows against another source if it explains at least 70 % (of few,
nearly all) of at least 8 groups, of at least 5 different numbers, to the
digits printed, and is more than twice what rounding may be. Half of all
differences have to lie no further apart than one and a half times that, or
than a third of the offset: what goes from 1 to 6 is no constant. It has to show
against more than two thirds of the sources that have as much in common; those
that do not agree with the source either do not count, where two others do.

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
    gazette, 2019-06-11:
      - {indicator: firms, value: 1114, printed: "1,114 firms", period: 2010}
      - {indicator: firms, value: 1177, printed: "1,177 firms", period: 2011}
      - {indicator: firms, value: 1155, printed: "1,155 firms", period: 2012}
      - {indicator: firms, value: 1258, printed: "1,258 firms", period: 2013}
      - {indicator: firms, value: 1329, printed: "1,329 firms", period: 2014}
      - {indicator: firms, value: 1380, printed: "1,380 firms", period: 2015}
      - {indicator: firms, value: 1436, printed: "1,436 firms", period: 2016}
      - {indicator: firms, value: 1448, printed: "1,448 firms", period: 2017}

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

RULE = Rule(code="GZ602", name="constant-offset", severity=Severity.ERROR, family=Family.SOURCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every source that this is wrong with."""
    yield from diagnosed(facts, Cause.OFFSET)
