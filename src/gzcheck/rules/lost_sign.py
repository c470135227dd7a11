"""A source never prints a negative figure, and prints those that are negative
elsewhere without their sign.

A fall reads as a rise, a deficit as a surplus. Brackets, red ink or a column
"change (down)" do not survive every export.

It shows against another source if at least 70 % (of few, nearly all) of at
least 8 figures that are negative there stand here without the sign, of at
least 5 different numbers, and none here is negative; it has to show against
more than two thirds of the sources that have as many negative figures in
common. Signs that are all the opposite ones are told here too, of a source that
prints both: what one counts as a surplus another counts as a deficit.

Fails:

    harbour, 2019-05-02:
      - {indicator: growth, value: -1.9, printed: "fell 1.9 %", period: 2010}
      - {indicator: growth, value: -2.1, printed: "fell 2.1 %", period: 2011}
      - {indicator: growth, value: -2.0, printed: "fell 2.0 %", period: 2012}
      - {indicator: growth, value: -2.4, printed: "fell 2.4 %", period: 2013}
      - {indicator: growth, value: -2.6, printed: "fell 2.6 %", period: 2014}
      - {indicator: growth, value: -2.8, printed: "fell 2.8 %", period: 2015}
      - {indicator: growth, value: -3.0, printed: "fell 3.0 %", period: 2016}
      - {indicator: growth, value: -3.0, printed: "fell 3.0 %", period: 2017}
    gazette, 2019-06-11:
      - {indicator: growth, value: 1.9, printed: "1.9 %", period: 2010}
      - {indicator: growth, value: 2.1, printed: "2.1 %", period: 2011}
      - {indicator: growth, value: 2.0, printed: "2.0 %", period: 2012}
      - {indicator: growth, value: 2.4, printed: "2.4 %", period: 2013}
      - {indicator: growth, value: 2.6, printed: "2.6 %", period: 2014}
      - {indicator: growth, value: 2.8, printed: "2.8 %", period: 2015}
      - {indicator: growth, value: 3.0, printed: "3.0 %", period: 2016}
      - {indicator: growth, value: 3.0, printed: "3.0 %", period: 2017}

Passes:

    harbour, 2019-05-02:
      - {indicator: growth, value: -1.9, printed: "fell 1.9 %", period: 2010}
      - {indicator: growth, value: -2.1, printed: "fell 2.1 %", period: 2011}
      - {indicator: growth, value: -2.0, printed: "fell 2.0 %", period: 2012}
      - {indicator: growth, value: -2.4, printed: "fell 2.4 %", period: 2013}
      - {indicator: growth, value: -2.6, printed: "fell 2.6 %", period: 2014}
      - {indicator: growth, value: -2.8, printed: "fell 2.8 %", period: 2015}
      - {indicator: growth, value: -3.0, printed: "fell 3.0 %", period: 2016}
      - {indicator: growth, value: -3.0, printed: "fell 3.0 %", period: 2017}
    gazette, 2019-06-11:
      - {indicator: growth, value: -1.9, printed: "fell 1.9 %", period: 2010}
      - {indicator: growth, value: -2.1, printed: "fell 2.1 %", period: 2011}
      - {indicator: growth, value: -2.0, printed: "fell 2.0 %", period: 2012}
      - {indicator: growth, value: -2.4, printed: "fell 2.4 %", period: 2013}
      - {indicator: growth, value: -2.6, printed: "fell 2.6 %", period: 2014}
      - {indicator: growth, value: -2.8, printed: "fell 2.8 %", period: 2015}
      - {indicator: growth, value: -3.0, printed: "fell 3.0 %", period: 2016}
      - {indicator: growth, value: -3.0, printed: "fell 3.0 %", period: 2017}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.explaining.wholes import diagnosed
from gzcheck.rules.rule import Cause, Facts, Family, Rule, Said, Severity

RULE = Rule(code="GZ603", name="lost-sign", severity=Severity.ERROR, family=Family.SOURCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every source that this is wrong with."""
    yield from diagnosed(facts, Cause.SIGN)
