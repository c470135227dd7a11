"""Groups judged in O(n log n) must come out as if all pairs had been compared."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from making import figure

from gzcheck.comparing import consistency
from gzcheck.comparing.consistency import Crowd, judge, largest_agreeing
from gzcheck.model.figure import Figure, compare
from gzcheck.model.hedge import Hedge
from gzcheck.model.verdict import Verdict

ORDER = [Verdict.AGREE, Verdict.COMPATIBLE, Verdict.CONFLICT]


@st.composite
def areas(draw: st.DrawFn) -> Figure:
    """Figures that crowd together: few values, so that ends touch and precisions coincide."""
    value = draw(st.sampled_from(["8e6", "8.4e6", "8.5e6", "8.6e6", "8.50e6", "8.55e6", "8.45e6", "9e6", "8500e3"]))
    unit = draw(st.sampled_from(["m2", "m2", "m2", "ha"]))
    if unit == "ha":
        value = value.replace("e6", "e2").replace("e3", "e-1")
    hedges = [Hedge.BARE, Hedge.BARE, Hedge.BARE, Hedge.ABOUT, Hedge.OVER, Hedge.NEARLY, Hedge.EXACT]
    return figure(value, unit, draw(st.sampled_from(hedges)))


@st.composite
def counts(draw: st.DrawFn) -> Figure:
    """Counts, bare ones of one precision that touch among them; negative ones too."""
    value = draw(st.sampled_from(["8600", "8700", "8800", "8690", "8650", "8750", "9000", "-8700", "-8800", "0"]))
    hedges = [Hedge.BARE, Hedge.BARE, Hedge.BARE, Hedge.ABOUT, Hedge.OVER, Hedge.AT_MOST, Hedge.ODD]
    return figure(value, hedge=draw(st.sampled_from(hedges)))


@st.composite
def rounded_counts(draw: st.DrawFn) -> Figure:
    """Counts that a curator calls good to hundreds beside some printed so: alike once they are rounded, or not."""
    value = draw(st.sampled_from(["20412", "20388", "20400", "20450", "20449", "20500", "20480"]))
    precision = draw(st.sampled_from([None, Fraction(100), Fraction(100), Fraction(10)]))
    return figure(value, hedge=draw(st.sampled_from([Hedge.BARE, Hedge.BARE, Hedge.OVER])), precision=precision)


groups = st.one_of(st.lists(kind, min_size=1, max_size=8) for kind in (areas(), counts(), rounded_counts()))


def worst_pair(figures: Sequence[Figure]) -> Verdict:
    verdicts = [compare(a, b) for a, b in combinations(figures, 2)]
    return max(verdicts, key=ORDER.index, default=Verdict.AGREE)


def can_all_hold(figures: Sequence[Figure]) -> bool:
    return worst_pair(figures) is not Verdict.CONFLICT


def largest_clique(figures: Sequence[Figure]) -> int:
    sizes = range(len(figures), 0, -1)
    return next(size for size in sizes if any(map(can_all_hold, combinations(figures, size))))


@given(groups)
@settings(max_examples=400)
def test_judge_is_the_worst_verdict_on_any_pair(figures: list[Figure]) -> None:
    assert judge(figures) is worst_pair(figures)


@given(groups)
@settings(max_examples=400)
def test_largest_agreeing_is_as_large_as_possible(figures: list[Figure]) -> None:
    chosen = largest_agreeing(figures)
    assert can_all_hold([figures[i] for i in chosen])
    assert len(set(chosen)) == len(chosen) == largest_clique(figures)


@given(groups.flatmap(lambda figures: st.tuples(st.just(figures), st.permutations(figures))))
def test_the_order_of_figures_changes_neither_answer(orders: tuple[list[Figure], list[Figure]]) -> None:
    figures, mixed = orders
    assert judge(mixed) is judge(figures)
    written = [sorted(map(str, (group[i].base.hard for i in largest_agreeing(group)))) for group in (figures, mixed)]
    assert written[0] == written[1]


@given(groups.flatmap(lambda figures: st.tuples(st.just(figures), st.sampled_from(figures))), groups)
def test_the_worst_in_a_crowd_is_the_worst_of_all_pairs(given: tuple[list[Figure], Figure], more: list[Figure]) -> None:
    figures, one = given
    crowd = Crowd(figures)
    for newcomer in (one, *more):
        if newcomer.unit.dimension == one.unit.dimension:
            assert crowd.worst(newcomer) is max((compare(newcomer, other) for other in figures), key=ORDER.index)


@given(groups)
def test_at_every_place_as_many_are_counted_as_hold_there_together(figures: list[Figure]) -> None:
    for place, size in consistency._sizes(figures):
        assert size == len(consistency._members(figures, place))


def test_one_figure_agrees() -> None:
    assert judge([figure("19")]) is Verdict.AGREE
    assert largest_agreeing([figure("19")]) == (0,)


def test_of_no_figures_none_agree() -> None:
    assert largest_agreeing([]) == ()


def test_being_compatible_is_not_passed_on() -> None:
    chain = [figure("8690"), figure("8700"), figure("8710")]
    assert [compare(a, b) for a, b in combinations(chain, 2)].count(Verdict.COMPATIBLE) == 2
    assert judge(chain) is Verdict.CONFLICT


def test_touching_figures_of_one_precision_are_not_counted_together() -> None:
    group = [figure("8.5e6", "m2"), figure("8.6e6", "m2"), figure("8.6e6", "m2")]
    assert largest_agreeing(group) == (1, 2)


def test_among_equally_large_sets_the_one_whose_words_suggest_it_wins() -> None:
    loose = [figure("2000", hedge=Hedge.OVER), figure("9990")]
    close = [figure("101"), figure("101")]
    assert largest_agreeing([*loose, *close]) == (2, 3)
