"""Which sources copy which."""

from __future__ import annotations

from collections.abc import Mapping

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
