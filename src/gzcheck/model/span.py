"""The two intervals that a printed figure, or anything computed from figures, stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from gzcheck.model.interval import Interval
from gzcheck.model.values import dataclass
from gzcheck.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Span:
    """What a quantity must mean and what it suggests; `soft` never reaches beyond `hard`."""

    hard: Interval
    """Outside it somebody is wrong."""
    soft: Interval
    """Outside it somebody should look."""

    @staticmethod
    def cut(hard: Interval, soft: Interval) -> Span:
        """A span whose soft interval is cut to the hard one, and is the hard one where they do not meet."""
        return Span(hard, hard if soft is hard or soft == hard else soft.intersection(hard) or hard)

    @staticmethod
    def meet_of(spans: Iterable[Span]) -> Span | None:
        """What all of them allow and suggest; `None` when the hard intervals share nothing."""
        every = tuple(spans)
        hard = Interval.meet_of(span.hard for span in every)
        if hard is None:
            return None
        return Span(hard, Interval.meet_of(span.soft for span in every) or hard)

    def scaled(self, factor: Fraction) -> Span:
        """Both intervals times `factor`."""
        if factor == 1:
            return self
        hard = self.hard.scaled(factor)
        return Span(hard, hard if self.soft is self.hard else self.soft.scaled(factor))

    def moved(self, offset: Fraction) -> Span:
        """Both intervals with `offset` added to every number."""
        return self if not offset else Span(self.hard.moved(offset), self.soft.moved(offset))

    def mirrored(self) -> Span:
        """Both intervals with their signs turned."""
        return Span(self.hard.mirrored(), self.soft.mirrored())

    def both(self, other: Span, operation: Callable[[Interval, Interval], Interval]) -> Span:
        """An operation done on the hard intervals and on the soft ones."""
        return Span(operation(self.hard, other.hard), operation(self.soft, other.soft))

    def judge(self, other: Span) -> Verdict:
        """Whether the soft intervals meet, only the hard ones, or neither."""
        if not self.hard.meets(other.hard):
            return Verdict.CONFLICT
        return Verdict.AGREE if self.soft.meets(other.soft) else Verdict.COMPATIBLE
