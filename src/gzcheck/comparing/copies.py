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
        names = {claim.source.id for claim in claims}
        if not self.any:
            return len(names)
        families: list[set[str]] = []
        for name in sorted(names):
            families = _with_family(families, self.roots(name))
        return len(families)

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


def _with_family(families: list[set[str]], new: set[str]) -> list[set[str]]:
    """Families of origins together with one more, which joins all that it shares an origin with."""
    kin = [family for family in families if family & new]
    return [*(family for family in families if not family & new), new.union(*kin)]
