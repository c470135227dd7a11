"""What an earlier look at a corpus has worked out of claims that are the same still, so that it need not be again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from gzcheck.comparing.groups import Group, Thing
from gzcheck.model import Claim, Indicator, PhraseError, Reading, dataclass


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """Parts of some facts. A claim is the same if it is the very same object; loading keeps those of a file."""

    units: object = None
    """What fragments were read with."""
    readings: Mapping[str, Reading | PhraseError] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    """By id."""
    things: Mapping[Thing, Sequence[Claim]] = field(default_factory=dict)
    groups: Mapping[Thing, Sequence[Group]] = field(default_factory=dict)
    """Of things without copies: who copies whom says another file."""
    indicators: Mapping[str, Indicator] = field(default_factory=dict)

    def readings_of(self, claims: Iterable[Claim], units: object) -> dict[str, Reading | PhraseError]:
        """What is known of how these claims' fragments read."""
        if units is not self.units:
            return {}
        return {
            claim.id: self.readings[claim.id]
            for claim in claims
            if self.claims.get(claim.id) is claim and claim.id in self.readings
        }

    def groups_of(self, thing: Thing, claims: Sequence[Claim], indicator: Indicator) -> Sequence[Group] | None:
        """The groups on a thing; None where they have to be made."""
        before = self.things.get(thing, ())
        is_same = len(before) == len(claims) and all(one is other for one, other in zip(before, claims, strict=True))
        if not is_same or self.indicators.get(indicator.id) != indicator:
            return None
        return self.groups.get(thing)


NOTHING = Earlier()
