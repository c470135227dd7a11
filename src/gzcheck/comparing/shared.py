"""Figures that two sources print exactly alike: the same thing, the same reading.

That is agreement, but seldom a second witness: two articles with the same 4,739 mostly have it from one briefing. Told
as a fact or as a plan, it is the figure that is shared; only where both say for when, that must be alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

from gzcheck.model import Claim, Corpus


def shared_figures(corpus: Corpus) -> Counter[str]:
    """How many figures of each source another source prints exactly alike; one printed twice in a source is one."""
    printed: dict[Hashable, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in corpus.claims:
        printed[_figure(claim)][_time(claim)].add(claim.source.id)
    return Counter(source for times in printed.values() for source in _sharing(times))


def _sharing(times: Mapping[str, set[str]]) -> set[str]:
    """The sources of one figure, by its time, that are not alone with it; one without a time may be for any."""
    everybody, timeless = set().union(*times.values()), times.get("", set())
    found: set[str] = set()
    for time, sources in times.items():
        others = (sources | timeless) if time else everybody
        if len(others) > 1:
            found |= sources
    return found


def _figure(claim: Claim) -> Hashable:
    figure = claim.figure
    value, upper = figure.value, figure.upper
    number = value.value, value.place, None if upper is None else upper.value
    return claim.about, claim.indicator, figure.unit.name, figure.hedge, number


def _time(claim: Claim) -> str:
    return claim.stated_period.text if claim.stated_period else ""
