"""Whether some choice of values inside intervals satisfies a relation."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice, product

from gzcheck.model.expression import Comparator, Relation, evaluate, names_in
from gzcheck.model.interval import Interval

MAX_BOXES = 200
"""How many pieces are looked at where a term occurs more than once."""
MAX_CORNERS = 16


Sides = tuple[Interval, Interval]
"""What the left and the right side of a relation come to."""


def sides_of(relation: Relation, terms: Mapping[str, Interval]) -> Sides:
    """Both sides; raises `ZeroDivisionError` and `OverflowError`."""
    return evaluate(relation.left, terms), evaluate(relation.right, terms)


def satisfiable(relation: Relation, terms: Mapping[str, Interval], sides: Sides | None = None) -> bool:
    """Whether some values inside the intervals satisfy the relation; raises `ZeroDivisionError` and `OverflowError`.

    Exact when every term occurs once. A term that occurs more than once must have one value in all its places: its
    interval is halved until values are found, or every piece is ruled out. What stays undecided counts as satisfiable,
    so that nothing is ever refuted without proof. `sides` may be given where they are known already.
    """
    if not _fit(relation.comparator, sides or sides_of(relation, terms)):
        return False
    counts = Counter([*names_in(relation.left), *names_in(relation.right)])
    again = [name for name, count in counts.items() if count > 1 and not terms[name].is_point]
    return not again or _found(relation, terms, again)


def _fit(comparator: Comparator, sides: Sides) -> bool:
    left, right = sides
    match comparator:
        case Comparator.EQUAL:
            return left.meets(right)
        case Comparator.AT_MOST:
            return left.start <= right.stop
        case Comparator.AT_LEAST:
            return right.start <= left.stop
        case Comparator.BELOW:
            return _strictly_below(left, right)
        case Comparator.ABOVE:
            return _strictly_below(right, left)


def _strictly_below(low: Interval, high: Interval) -> bool:
    return low.lower is None or high.upper is None or low.lower < high.upper


def _found(relation: Relation, terms: Mapping[str, Interval], again: list[str]) -> bool:
    def fits(values: Mapping[str, Interval]) -> bool:
        return _fit(relation.comparator, sides_of(relation, values))

    queue = deque([(0, {name: terms[name] for name in again})])
    for _ in range(MAX_BOXES):
        if not queue:
            return False
        depth, box = queue.popleft()
        if not fits({**terms, **box}):
            continue
        if any(fits({**terms, **point}) for point in _points(box)):
            return True
        name = again[depth % len(again)]
        queue += ((depth + 1, {**box, name: half}) for half in _halves(box[name]))
    return True


def _points(box: Mapping[str, Interval]) -> Iterator[dict[str, Interval]]:
    """The middle of a box, and its corners as far as they belong to it."""
    yield {name: Interval.point(_middle(span)) for name, span in box.items()}
    ends = [_ends_within(span) or [_middle(span)] for span in box.values()]
    for corner in islice(product(*ends), MAX_CORNERS):
        yield {name: Interval.point(end) for name, end in zip(box, corner, strict=True)}


def _ends_within(span: Interval) -> list[Fraction]:
    """The ends that belong to an interval."""
    return [end for end in (span.lower, span.upper) if end is not None and end in span]


def _halves(span: Interval) -> tuple[Interval, ...]:
    if span.is_point:
        return (span,)
    middle = _middle(span)
    return Interval(span.lower, middle, span.lower_closed), Interval(middle, span.upper, upper_closed=span.upper_closed)


def _middle(span: Interval) -> Fraction:
    """A number well inside: halfway, or beyond the one end there is."""
    if span.lower is not None and span.upper is not None:
        return (span.lower + span.upper) / 2
    if span.lower is not None:
        return span.lower + max(abs(span.lower), Fraction(1))
    if span.upper is not None:
        return span.upper - max(abs(span.upper), Fraction(1))
    return Fraction(0)
