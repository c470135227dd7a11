"""Sources that copy each other, or indicators or entities that are part of each
other.

Who copied whom, and what belongs to what, must have a beginning; in a circle
every comparison would be excused as a copy.

Fails:

    harbour, 2017-05-02, derived from gazette:
      - {indicator: firms, value: 12, printed: 12 firms}
    gazette, 2017-05-03, derived from harbour:
      - {indicator: firms, value: 12, printed: 12 firms}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 12, printed: 12 firms}
    gazette, 2017-05-03, derived from harbour:
      - {indicator: firms, value: 12, printed: 12 firms}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gzcheck.model import Entity, Indicator, Location
from gzcheck.rules.rule import Advice, Facts, Family, Problem, Rule, Said, Severity, Verdict

RULE = Rule(code="GZ110", name="circular-reference", severity=Severity.ERROR, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every member of a circle."""
    corpus = facts.corpus
    sources = {name: (source.derived_from, source.at("derived_from")) for name, source in corpus.sources.items()}
    yield from _circles("source", "derived_from", sources)
    yield from _circles("indicator", "part_of", _part_of(corpus.indicators))
    yield from _circles("entity", "part_of", _part_of(corpus.entities))


def _part_of(entries: Mapping[str, Indicator | Entity]) -> _Links:
    return {name: ((entry.part_of,), entry.location) for name, entry in entries.items()}


_Links = Mapping[str, tuple[tuple[str, ...], Location]]
"""By name: the names that an entry leads to, and where it says so."""


def _circles(what: str, key: str, links: _Links) -> Iterator[Problem]:
    for name in sorted(links):
        if name in _reached(name, links):
            yield Problem(
                message=f"{what} {name!r} leads back to itself through {key}",
                location=links[name][1],
                verdict=Verdict.INVALID,
                advice=Advice(text=f"remove one of the {key} entries"),
                subject=f"{what} {name}",
            )


def _reached(name: str, links: _Links) -> set[str]:
    """Every entry to which a name leads, directly or through others."""
    seen: set[str] = set()
    queue = list(links[name][0])
    while queue:
        step = queue.pop()
        if step in links and step not in seen:
            seen.add(step)
            queue += links[step][0]
    return seen
