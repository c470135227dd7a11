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

from gzcheck.model import Location
from gzcheck.rules.rule import Advice, Facts, Family, Problem, Rule, Said, Severity, Verdict

RULE = Rule(code="GZ110", name="circular-reference", severity=Severity.ERROR, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every member of a circle."""
    corpus = facts.corpus
    sources = {name: source.derived_from for name, source in corpus.sources.items()}
    yield from _circles("source", "derived_from", sources, {n: s.at("derived_from") for n, s in corpus.sources.items()})
    indicators = {name: (entry.part_of,) for name, entry in corpus.indicators.items()}
    yield from _circles("indicator", "part_of", indicators, {n: e.location for n, e in corpus.indicators.items()})
    entities = {name: (entry.part_of,) for name, entry in corpus.entities.items()}
    yield from _circles("entity", "part_of", entities, {n: e.location for n, e in corpus.entities.items()})


def _circles(
    what: str, key: str, links: Mapping[str, tuple[str, ...]], places: Mapping[str, Location]
) -> Iterator[Problem]:
    for name in sorted(links):
        seen: set[str] = set()
        queue = list(links[name])
        while queue:
            step = queue.pop()
            if step in links and step not in seen:
                seen.add(step)
                queue += links[step]
        if name in seen:
            yield Problem(
                message=f"{what} {name!r} leads back to itself through {key}",
                location=places[name],
                verdict=Verdict.INVALID,
                advice=Advice(text=f"remove one of the {key} entries"),
                subject=f"{what} {name}",
            )
