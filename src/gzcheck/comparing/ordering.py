"""The order of a report: whole sources, then the worst, of these the widest apart, with what is on one matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from gzcheck.comparing.spread import Spread, spread, spread_of_sides
from gzcheck.model import Finding

CROWDED = 20
"""What more findings than this are on is no one matter: they stand by their size alone."""


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by severity, then by size; those that name one another, or are on one thing, stand together.

    What is wrong with a source as a whole stands before any single conflict, whatever its severity.
    Each brings only its own neighbours along and not theirs too, or a chain of them would end up as one heap.
    """
    parts: dict[tuple[bool, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        parts[not finding.is_on_source, finding.severity.rank].append(finding)
    return tuple(one for part in sorted(parts) for one in _together(sorted(parts[part], key=_key)))


def size(finding: Finding) -> Spread | None:
    """How far apart the readings of a finding lie, or the two sides of its arithmetic; None where there are not two."""
    if len(finding.bars) > 1:
        return spread_of_sides(finding.bars[0].span.hard, finding.bars[-1].span.hard)
    return None if finding.bars else spread(finding.compared)


def _key(finding: Finding) -> tuple[object, ...]:
    found = size(finding)
    gap = (found.of_larger, found.halfwidths or Fraction(0)) if found else (Fraction(-1), Fraction(0))
    ids = tuple(claim.id for claim in finding.claims)
    names = finding.rule.code, finding.title
    # Rounding keeps an order, and floats are compared ten times as fast: exact ones are asked where these are equal.
    sizes = (part for exact in gap for part in (-float(exact), -exact))
    return (*sizes, *names, ids, finding.location, finding.message)


def _together(findings: Sequence[Finding]) -> Iterator[Finding]:
    by_name = {finding.fingerprint: place for place, finding in enumerate(findings)}
    by_thing: dict[object, list[int]] = defaultdict(list)
    for place, finding in enumerate(findings):
        by_thing[_thing(finding)].append(place)
    placed: set[int] = set()
    for place, finding in enumerate(findings):
        if place in placed:
            continue
        near = {place, *_named(finding, by_name), *_alike(finding, by_thing)} - placed
        placed |= near
        yield from (findings[other] for other in sorted(near, key=lambda other: (other != place, other)))


def _named(finding: Finding, by_name: Mapping[str, int]) -> Iterator[int]:
    """The places of the findings that one refers to."""
    return (by_name[name] for name in finding.see_also if name in by_name)


def _alike(finding: Finding, by_thing: Mapping[object, list[int]]) -> Sequence[int]:
    """The places of the findings on the same thing, if it is on one."""
    thing = _thing(finding)
    return _uncrowded(by_thing[thing]) if thing else ()


def _uncrowded(places: Sequence[int]) -> Sequence[int]:
    """The places of findings on one thing, unless these are too many to stand together."""
    return places if len(places) <= CROWDED else ()


def _thing(finding: Finding) -> object:
    """What all claims of a finding are on, if that is one thing."""
    things = {(claim.about, claim.indicator) for claim in finding.claims}
    return next(iter(things)) if len(things) == 1 else None
