"""How much of the sources' texts their claims cover: what became of every mention, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from gzcheck.model.exit import Exit
from gzcheck.model.values import dataclass

if TYPE_CHECKING:
    from gzcheck.model.claim import Source
    from gzcheck.model.mention import Mention, ScannedText
    from gzcheck.model.rule import Severity


class Covered(StrEnum):
    """What became of a mention of a source's text."""

    CLAIMED = "claimed"
    DRAFTED = "drafted"
    """It has a claim, and nobody has decided yet what that is about."""
    SET_ASIDE = "set-aside"
    MISSING = "missing"
    """A figure that nobody speaks of."""
    NOT_READ = "not-read"
    """It may be a figure, and nobody speaks of it."""
    NO_FIGURE = "no-figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The text of one source with what became of every mention in it."""

    source: Source
    text: ScannedText
    mentions: tuple[tuple[Mention, Covered], ...]
    """In the order of the text."""
    beside: tuple[str, ...] = ()
    """Ids of claims that stand where the scan found no number ("the largest", names that are counted)."""
    gone: tuple[str, ...] = ()
    """Ids of claims, and names of figures set aside, that do not stand in the text."""

    @property
    def open(self) -> tuple[tuple[Mention, Covered], ...]:
        """The mentions that somebody has to look at: missing, not read, or only drafted."""
        wanted = (Covered.MISSING, Covered.NOT_READ, Covered.DRAFTED)
        return tuple(one for one in self.mentions if one[1] in wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageList:
    """Sources by id, with how much of their texts is covered."""

    sources: tuple[Coverage, ...]
    not_checked: tuple[tuple[str, str], ...] = ()
    """Ids of sources whose text is not at hand, each with the reason."""
    fail_under: Fraction | None = None
    """The least share of the figures, in per cent, that must be claimed or set aside."""
    remarks: tuple[str, ...] = ()

    @property
    def totals(self) -> Mapping[Covered, int]:
        """How many mentions became what, in all texts together."""
        return counted(self.sources)

    @property
    def share(self) -> Fraction | None:
        """The per cent of the figures that are claimed or set aside; None where there are no figures."""
        return share_of(self.totals)

    def exit(self, fail_on: Severity) -> Exit:
        """Too little is a finding; where not one text could be looked at, nothing was checked."""
        if not self.sources:
            return Exit.NOT_CHECKED
        share = self.share
        is_under = self.fail_under is not None and share is not None and share < self.fail_under
        return Exit.FINDINGS if is_under else Exit.CLEAN


def counted(sources: Iterable[Coverage]) -> Mapping[Covered, int]:
    """How many mentions of some texts became what; every outcome has a count."""
    counts = Counter(covered for source in sources for _, covered in source.mentions)
    return {covered: counts[covered] for covered in Covered}


def share_of(counts: Mapping[Covered, int]) -> Fraction | None:
    """The per cent of the figures that are claimed or set aside; None where there are no figures."""
    whole = sum(counts.values()) - counts[Covered.NO_FIGURE]
    return Fraction(100 * (counts[Covered.CLAIMED] + counts[Covered.SET_ASIDE]), whole) if whole else None
