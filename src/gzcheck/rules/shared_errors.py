"""Two sources share values that the majority of all others contradicts, far more
often than sources that err by themselves do.

They are no independent witnesses: where they agree, that is one voice, be it a
copy, one origin, or one definition or way of rounding that others do not share.
True values that both print are no evidence, since whoever is right agrees. So
nothing is said of two that agree on what is true in tables more than 1.4 times
as often as sources usually are right, nor where no majority stands against
them.

Looked at are groups in which the two do not both print what the majority has,
of those in which both print a figure. The pair is reported if it shares at
least 5 values there that most others contradict, and copying at least 80 % of
another's values makes what is seen likelier than sharing as often as pairs
usually do (the median of all pairs, at least 5 %), by odds of 20 to 1 for each
pair that was looked at. Figures that another rule on whole sources explains are
no evidence: two that count in thousands need not copy.

Fails:

    courier, 2019-05-02:
      - {indicator: firms, value: 571, printed: "571 firms", period: 2010}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2011}
      - {indicator: firms, value: 612, printed: "612 firms", period: 2012}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2013}
      - {indicator: firms, value: 786, printed: "786 firms", period: 2014}
    harbour, 2019-05-02:
      - {indicator: firms, value: 571, printed: "571 firms", period: 2010}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2011}
      - {indicator: firms, value: 612, printed: "612 firms", period: 2012}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2013}
      - {indicator: firms, value: 786, printed: "786 firms", period: 2014}
    mercury, 2019-05-02:
      - {indicator: firms, value: 571, printed: "571 firms", period: 2010}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2011}
      - {indicator: firms, value: 612, printed: "612 firms", period: 2012}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2013}
      - {indicator: firms, value: 786, printed: "786 firms", period: 2014}
    gazette, 2019-06-11:
      - {indicator: firms, value: 882, printed: "882 firms", period: 2010}
      - {indicator: firms, value: 952, printed: "952 firms", period: 2011}
      - {indicator: firms, value: 937, printed: "937 firms", period: 2012}
      - {indicator: firms, value: 1047, printed: "1,047 firms", period: 2013}
      - {indicator: firms, value: 1125, printed: "1,125 firms", period: 2014}
    observer, 2019-06-11:
      - {indicator: firms, value: 882, printed: "882 firms", period: 2010}
      - {indicator: firms, value: 952, printed: "952 firms", period: 2011}
      - {indicator: firms, value: 937, printed: "937 firms", period: 2012}
      - {indicator: firms, value: 1047, printed: "1,047 firms", period: 2013}
      - {indicator: firms, value: 1125, printed: "1,125 firms", period: 2014}

Passes:

    courier, 2019-05-02:
      - {indicator: firms, value: 571, printed: "571 firms", period: 2010}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2011}
      - {indicator: firms, value: 612, printed: "612 firms", period: 2012}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2013}
      - {indicator: firms, value: 786, printed: "786 firms", period: 2014}
    harbour, 2019-05-02:
      - {indicator: firms, value: 571, printed: "571 firms", period: 2010}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2011}
      - {indicator: firms, value: 612, printed: "612 firms", period: 2012}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2013}
      - {indicator: firms, value: 786, printed: "786 firms", period: 2014}
    mercury, 2019-05-02:
      - {indicator: firms, value: 571, printed: "571 firms", period: 2010}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2011}
      - {indicator: firms, value: 612, printed: "612 firms", period: 2012}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2013}
      - {indicator: firms, value: 786, printed: "786 firms", period: 2014}
    gazette, 2019-06-11:
      - {indicator: firms, value: 571, printed: "571 firms", period: 2010}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2011}
      - {indicator: firms, value: 612, printed: "612 firms", period: 2012}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2013}
      - {indicator: firms, value: 786, printed: "786 firms", period: 2014}
    observer, 2019-06-11:
      - {indicator: firms, value: 571, printed: "571 firms", period: 2010}
      - {indicator: firms, value: 634, printed: "634 firms", period: 2011}
      - {indicator: firms, value: 612, printed: "612 firms", period: 2012}
      - {indicator: firms, value: 715, printed: "715 firms", period: 2013}
      - {indicator: firms, value: 786, printed: "786 firms", period: 2014}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.explaining.wholes import diagnosed
from gzcheck.rules.rule import Cause, Facts, Family, Rule, Said, Severity

RULE = Rule(code="GZ606", name="shared-errors", severity=Severity.WARNING, family=Family.SOURCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every source that this is wrong with."""
    yield from diagnosed(facts, Cause.COPY)
