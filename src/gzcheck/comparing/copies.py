"""Which sources copy which, and how many independent ones there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gzcheck.model import Claim, Source


class Copies:
    """The sources of a corpus by what they are derived from."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.origins = {name: frozenset(_origins(sources, name)) for name in sources}
        """For every source, all the sources it copies, directly or through another."""
        self.any = any(self.origins.values())
        """Whether any source is a copy."""

    def copied(self, claim: Claim, other: Claim) -> bool:
        """Whether the source of `claim` copies the source of `other`."""
        return other.source.id in self.origins.get(claim.source.id, frozenset())

    def independent(self, claims: Iterable[Claim]) -> int:
        """How many independent sources there are: those that lead back to a common origin count once."""
        names = sorted({claim.source.id for claim in claims})
        if not self.any:
            return len(names)
        family_of: dict[str, str] = {}
        """From an origin to another one of its family, up to one that stands for them all: a union of sets."""
        for first, *others in map(self.roots, names):
            for other in others:
                family_of[_family(family_of, other)] = _family(family_of, first)
        return len({_family(family_of, next(iter(self.roots(name)))) for name in names})

    def roots(self, name: str) -> set[str]:
        """The sources that a source leads back to in the end: itself where it copies none."""
        origins = self.origins.get(name, frozenset())
        return {other for other in origins if not self.origins.get(other)} or {name}


def _origins(sources: Mapping[str, Source], name: str) -> set[str]:
    found: set[str] = set()
    queue = [name]
    while queue:
        source = sources.get(queue.pop())
        new = set(source.derived_from if source else ()) - found
        found |= new
        queue += sorted(new)
    return found - {name}


def _family(family_of: dict[str, str], origin: str) -> str:
    """The origin that stands for a family, with the ways there halved for whoever asks next."""
    while family_of.setdefault(origin, origin) != origin:
        family_of[origin] = family_of.setdefault(family_of[origin], family_of[origin])
        origin = family_of[origin]
    return origin
