"""The one question of time, asked of two claims at once: for each kind of quantity, what is the same time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import figure

from gzcheck.comparing.same_time import SameTime
from gzcheck.model.claim import Claim, Indicator, Kind, Source, Status
from gzcheck.model.period import Duration, Period

KINDS = {
    "labs": Indicator(id="labs", label="Labs", kind=Kind.STOCK, unit="count"),
    "cards": Indicator(id="cards", label="Cards", kind=Kind.STOCK, unit="count", cumulative=True),
    "exports": Indicator(id="exports", label="Exports", kind=Kind.FLOW, unit="count"),
    "growth": Indicator(id="growth", label="Growth", kind=Kind.RATE, unit="percent"),
    "prize": Indicator(id="prize", label="Prize", kind=Kind.EVENT, unit="count"),
    "rooms": Indicator(id="rooms", label="Rooms", kind=Kind.STOCK, unit="count", same_time=Duration(18, 0)),
    "founded": Indicator(id="founded", label="Founded", kind=Kind.STOCK, unit="date"),
    "opening": Indicator(id="opening", label="Opening", kind=Kind.EVENT, unit="calendar-year"),
}
TIMES = SameTime(KINDS)


def made(
    indicator: str, period: str = "", published: str = "2017-06-01", plan: bool = False, source: str = ""
) -> Claim:
    """A claim of a source of its own; without a period a stock is taken for the day of publication, as reading does."""
    home = source or f"{indicator}-{period}-{published}-{plan}".replace("/", "_")
    appeared = Period.parse(published)
    stated = Period.parse(period) if period else None
    kind = KINDS[indicator].kind if indicator in KINDS else Kind.STOCK
    assumed = appeared.as_assumed() if kind is Kind.STOCK and not plan else None
    return Claim(
        id=f"{home}/{indicator}{period}",
        source=Source(id=home, title="", published=appeared),
        about="harbour",
        indicator=indicator,
        figure=figure("20"),
        stated_period=stated,
        period=stated or assumed,
        status=Status.TARGET if plan else Status.ACTUAL,
    )


def same(a: Claim, b: Claim) -> bool:
    """Whether they are at the same time; the answer is one for both orders, and for groups of the two."""
    answer = TIMES.pair(a, b)
    assert TIMES.pair(b, a) is answer
    assert TIMES.all_together([a, b]) is answer
    if a.indicator == b.indicator and a.status == b.status and a.indicator in KINDS:
        sizes = [len(group) for group in TIMES.groups([a, b])]
        assert (2 in sizes) is answer
    return answer


# ---------------------------------------------------------------- flows and rates


@pytest.mark.parametrize("indicator", ["exports", "growth"])
@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("2016", "2016", True),
        ("2016", "2016-01/2016-12", True),
        ("2016", "2015", False),
        ("2016", "2016-H1", False),
        ("2016-12~", "2016-11", True),  # each end within a month
        ("2016-12~", "2016-10", False),
        ("2016~", "2016", True),
        ("", "", False),
        ("2016", "", False),
    ],
)
def test_flows_and_rates_ask_for_equal_periods(indicator: str, first: str, second: str, answer: bool) -> None:
    assert same(made(indicator, first), made(indicator, second, source="other")) is answer


def test_figure_to_date_equals_only_one_of_the_same_day() -> None:
    whole = made("exports", "2016", "2017-03-01")
    so_far = made("exports", "2016", "2016-09-01")
    assert not same(whole, so_far)
    assert same(so_far, made("exports", "2016", "2016-09-01", source="other"))
    assert not same(so_far, made("exports", "2016", "2016-10-01"))


# ---------------------------------------------------------------- stocks


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("2016", "2016-06-30", True),
        ("2015", "2016", False),
        ("2016-12-31", "2017-01-01", False),  # both stated: no tolerance
        ("2016-12-31", "2016-12-31", True),
    ],
)
def test_stocks_with_stated_periods_meet_where_they_overlap(first: str, second: str, answer: bool) -> None:
    assert same(made("labs", first), made("labs", second)) is answer


@pytest.mark.parametrize(
    ("period", "answer"),
    [("2017-06-01", True), ("2016-12-01", True), ("2016-11-30", False), ("2017-12-01", True), ("2017-12-02", False)],
)
def test_assumed_stock_meets_what_lies_within_six_months(period: str, answer: bool) -> None:
    assert same(made("labs", "", "2017-06-01"), made("labs", period, "2018-01-01")) is answer


@pytest.mark.parametrize(("published", "answer"), [("2017-12-01", True), ("2017-12-02", False)])
def test_two_assumed_stocks_meet_within_six_months(published: str, answer: bool) -> None:
    assert same(made("labs", "", "2017-06-01"), made("labs", "", published)) is answer


def test_stock_of_one_source_at_a_stated_earlier_time_is_at_another_time() -> None:
    now, before = made("labs", "", source="a"), made("labs", "2017-05-31", source="a")
    assert not same(now, before)
    assert same(now, made("labs", "2017-05-31", source="b"))
    assert same(now, made("labs", "2017-06-01", source="a"))
    assert same(now, made("labs", "2017-07-01", source="a"))


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [("2016", "2016", True), ("2016", "2015", False), ("2016-12-31", "2016-12-31", False), ("2016", "", False)],
)
def test_running_totals_are_equal_only_over_one_long_period(first: str, second: str, answer: bool) -> None:
    assert same(made("cards", first), made("cards", second, source="other")) is answer


# ---------------------------------------------------------------- events and plans


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [("2016", "2016-05", True), ("2015", "2016", False), ("", "2016", True), ("", "", True)],
)
def test_events_happen_once(first: str, second: str, answer: bool) -> None:
    assert same(made("prize", first), made("prize", second, source="other")) is answer


def test_period_of_a_date_says_nothing_new() -> None:
    assert same(made("opening", "1998"), made("opening", "2005"))


@pytest.mark.parametrize(("published", "answer"), [("2017-12-01", True), ("2017-12-02", False)])
def test_plans_without_a_time_meet_each_other_as_if_dated_by_publication(published: str, answer: bool) -> None:
    assert same(made("labs", plan=True), made("labs", "", published, plan=True)) is answer


def test_plan_without_a_time_meets_nothing_dated() -> None:
    assert not same(made("labs", plan=True), made("labs", "2017", plan=True))
    assert not same(made("labs", plan=True), made("labs"))


# ---------------------------------------------------------------- two kinds


@st.composite
def any_claim(draw: st.DrawFn) -> Claim:
    """Claims whose times crowd together: of every kind, stated, approximate or without a time, done or planned."""
    periods = ["", "", "2016", "2016~", "2016-12~", "2016-12-31", "2017-06-01", "../2017"]
    return made(
        draw(st.sampled_from([*KINDS, "unheard-of"])),
        draw(st.sampled_from(periods)),
        draw(st.sampled_from(["2016-09-01", "2017-01", "2017-06-01", "2018-06~"])),
        draw(st.booleans()),
        draw(st.sampled_from(["a", "b"])),
    )


@settings(max_examples=1000)
@given(any_claim(), any_claim())
def test_the_order_of_two_claims_decides_nothing(a: Claim, b: Claim) -> None:
    assert TIMES.pair(a, b) is TIMES.pair(b, a)


def test_of_two_tolerances_the_wider_one_holds_for_plans_without_a_time_too() -> None:
    assert same(made("labs", plan=True), made("rooms", "", "2018-11-01", plan=True))
    assert not same(made("labs", plan=True), made("rooms", "", "2019-01-01", plan=True))
    assert same(made("labs"), made("rooms", "", "2018-11-01"))


def test_date_of_an_event_goes_with_the_figures_of_any_time() -> None:
    assert same(made("opening", "1998"), made("labs", "2016"))
    assert same(made("opening", "1998"), made("prize", "2016"))
    assert not same(made("founded", "1998"), made("prize", "2016"))  # not an event: its period is when it holds


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        (("labs", "2016-12-31"), ("exports", "2016"), True),  # a state within the year
        (("labs", "2015-12-31"), ("exports", "2016"), False),
        (("exports", "2016"), ("growth", "2016"), True),
        (("exports", "2016"), ("growth", "2016-H1"), False),
        (("prize", "2016"), ("exports", "2016-05"), True),
        (("prize", "2015"), ("labs", "2016"), False),
        (("cards", "2016"), ("labs", "2016-12-31"), True),
        (("labs", "2016"), ("exports", ""), False),
        (("unheard-of", "2016"), ("labs", "2016"), False),
    ],
)
def test_of_two_kinds_the_one_that_asks_for_less_decides(
    first: tuple[str, str], second: tuple[str, str], answer: bool
) -> None:
    assert same(made(*first), made(*second)) is answer


def test_figures_that_one_source_gives_without_any_period_are_for_one_time() -> None:
    flows = [made("exports", source="a"), made("growth", source="a")]
    assert TIMES.all_together(flows)
    assert not TIMES.all_together([*flows, made("growth", source="b")])
    assert not TIMES.all_together([*flows, made("growth", "2016", source="a")])


# ---------------------------------------------------------------- partners


def partners(claim: Claim, *others: Claim) -> list[str]:
    return [str(other.period) if other.stated_period else "assumed" for other in TIMES.partners(claim, others)]


def test_stated_time_has_every_claim_at_its_time_as_partner() -> None:
    others = [made("labs", "2016"), made("labs", "2016-05"), made("labs", "2015"), made("labs", "", "2016-06-01")]
    found = TIMES.partners(made("labs", "2016-05-01"), others)
    assert found == [others[0], others[1], others[3]]


def test_assumed_time_meets_only_the_stated_ones_that_it_overlaps() -> None:
    others = [made("labs", "2017"), made("labs", "2017-05-30"), made("labs", "", "2017-08-01")]
    assert TIMES.partners(made("labs"), others) == [others[0], others[2]]


def test_assumed_time_that_overlaps_none_meets_the_nearest() -> None:
    others = [made("labs", "2017-05-01"), made("labs", "2017-05-20"), made("labs", "2017-06-14"), made("labs", "2016")]
    assert TIMES.partners(made("labs"), others) == [others[1]]
    assert TIMES.partners(made("labs"), others[:1]) == others[:1]
    both = [made("labs", "2017-05-20"), made("labs", "2017-06-13")]
    assert TIMES.partners(made("labs"), both) == both


def test_flow_without_a_period_has_no_partner() -> None:
    assert TIMES.partners(made("exports"), [made("exports", "2016"), made("exports", source="b")]) == []


# ---------------------------------------------------------------- at a time


def test_claims_for_just_this_period_come_first() -> None:
    exact, wider = made("labs", "2016-12-31"), made("labs", "2016")
    assert TIMES.at(Period.parse("2016-12-31"), [wider, exact]) == [exact]
    assert TIMES.at(Period.parse("2016"), [wider, exact]) == [wider]


def test_flow_is_only_at_its_own_period() -> None:
    assert TIMES.at(Period.parse("2016"), [made("exports", "2016-H1"), made("exports")]) == []
    assert TIMES.at(Period.parse("2016"), []) == []


def test_stated_stocks_that_overlap_come_before_assumed_ones() -> None:
    stated, assumed = made("labs", "2017"), made("labs", "", "2017-06-01")
    assert TIMES.at(Period.parse("2017-06"), [assumed, stated]) == [stated]
    assert TIMES.at(Period.parse("2017-06"), [assumed]) == [assumed]


def test_nearest_assumed_stock_within_the_tolerance_is_at_a_time() -> None:
    near, far, beyond = (made("labs", "", day) for day in ("2017-03-01", "2017-05-01", "2017-07-01"))
    stated = made("labs", "2017-01-15", "2018-01-01")
    period = Period.parse("2016-12-31")
    assert TIMES.at(period, [far, near, beyond, stated]) == [near]
    assert TIMES.at(period, [far, beyond]) == [far]
    assert TIMES.at(period, [beyond]) == []


def test_plan_without_a_time_is_at_no_time() -> None:
    assert TIMES.at(Period.parse("2017-06-01"), [made("labs", plan=True)]) == []


# ---------------------------------------------------------------- levels, parts, plans


@pytest.mark.parametrize(
    ("level", "answer"),
    [
        (made("exports", "2016", "2017-01-01"), True),
        (made("exports", "2016", "2016-10-01"), False),  # to date
        (made("exports", "2016-H1"), False),
        (made("exports"), False),
        (made("labs", "2016-12-31"), True),
        (made("labs", "2016"), True),
        (made("labs", "2016-11-30"), False),
        (made("labs", "", "2016-12-31"), False),  # only assumed
    ],
)
def test_level_of_a_year_is_its_flow_or_the_state_at_its_end(level: Claim, answer: bool) -> None:
    assert TIMES.is_level_of(level, Period.parse("2016")) is answer


@pytest.mark.parametrize(
    ("part", "whole", "answer"),
    [
        (("2016-H1", "2017-01-01"), ("2016", "2017-01-01"), True),
        (("2016", "2017-01-01"), ("2016-H1", "2017-01-01"), False),
        (("2016", "2017-01-01"), ("2016", "2017-02-01"), False),
        (("2016", "2016-09-01"), ("2016", "2017-02-01"), True),  # as far as it had come
        (("2016", "2016-09-01"), ("2016", "2016-10-01"), False),
        (("2016-H1", "2017-01-01"), ("2016", "2016-09-01"), False),  # nobody knows whether the half year is in it
        (("", "2017-01-01"), ("2016", "2017-01-01"), False),
        (("2016", "2017-01-01"), ("", "2017-01-01"), False),
    ],
)
def test_part_of_a_period(part: tuple[str, str], whole: tuple[str, str], answer: bool) -> None:
    assert TIMES.is_part_of(made("exports", *part), made("exports", *whole)) is answer


@pytest.mark.parametrize(
    ("reached", "plan", "answer"),
    [
        (("labs", "2019"), ("labs", "2020"), True),  # a stock counts up to the end of the plan
        (("labs", "2020-12-31"), ("labs", "2020"), True),
        (("labs", "2021"), ("labs", "2020"), False),
        (("exports", "2020-H1"), ("exports", "2020"), True),
        (("exports", "2020"), ("exports", "2020"), True),
        (("exports", "2019"), ("exports", "2020"), False),
        (("growth", "2020-H1"), ("growth", "2020"), False),
        (("growth", "2020"), ("growth", "2020"), True),
        (("exports", ""), ("exports", "2020"), False),
        (("labs", "2020"), ("labs", ""), False),
    ],
)
def test_what_counts_towards_a_plan(reached: tuple[str, str], plan: tuple[str, str], answer: bool) -> None:
    assert TIMES.counts_towards(made(*reached, published="2022"), made(*plan, published="2015", plan=True)) is answer


@pytest.mark.parametrize(
    ("reached", "plan", "answer"),
    [
        (("labs", "2020"), ("labs", "2020"), True),
        (("labs", "2020-12-31"), ("labs", "2020"), True),
        (("labs", "2020-06-30"), ("labs", "2020"), False),  # there is still time
        (("labs", "2021"), ("labs", "2020"), False),
        (("exports", "2020"), ("exports", "2020"), True),
        (("exports", "2020-H2"), ("exports", "2020"), False),
        (("labs", "2020"), ("labs", ""), False),
    ],
)
def test_result_of_a_plan(reached: tuple[str, str], plan: tuple[str, str], answer: bool) -> None:
    assert TIMES.is_result_of(made(*reached, published="2022"), made(*plan, published="2015", plan=True)) is answer


@pytest.mark.parametrize(
    ("plan", "reached", "answer"),
    [
        (("labs", "2020"), ("labs", "2019"), True),
        (("labs", "2020"), ("labs", "2020"), False),
        (("labs", "2019/2020"), ("labs", "2019"), False),  # they begin together
        (("labs", "2020"), ("labs", "2019/2020"), False),  # they end together
        (("labs", "2020"), ("labs", "2016-05-01"), True),  # lengths say nothing of a stock
        (("exports", "2020"), ("exports", "2019"), True),
        (("exports", "2020"), ("exports", "2019-H1"), False),
        (("exports", "2020-02"), ("exports", "2020-01"), True),  # 29 days and 31 are about as long
        (("exports", "2021-02"), ("exports", "2021-01"), True),  # 28 and 31: just within a tenth
        (("labs", ""), ("labs", "2019"), False),
        (("exports", "2020"), ("exports", ""), False),
    ],
)
def test_plan_for_later(plan: tuple[str, str], reached: tuple[str, str], answer: bool) -> None:
    assert TIMES.is_for_later(made(*plan, published="2015", plan=True), made(*reached, published="2022")) is answer


# ---------------------------------------------------------------- groups


def groups(*claims: Claim) -> list[list[Claim]]:
    return [sorted(group, key=lambda claim: claim.id) for group in TIMES.groups(claims)]


def test_what_touches_on_one_day_is_one_group_and_no_second_one() -> None:
    first, second = made("prize", "2016"), made("prize", "2016-12-31/2017-03-01")
    assert groups(first, second) == [sorted([first, second], key=lambda claim: claim.id)]
    first, second = made("labs", "", "2017-06-01", plan=True), made("labs", "", "2017-12-01", plan=True)
    assert groups(first, second) == [sorted([first, second], key=lambda claim: claim.id)]


@given(
    st.sampled_from(["prize", "labs"]),
    st.lists(st.tuples(st.integers(1, 8), st.integers(0, 4)), min_size=1, max_size=7, unique=True),
)
def test_groups_of_stretches_are_the_largest_sets_that_meet_pairwise(
    indicator: str, stretches: list[tuple[int, int]]
) -> None:
    """Stretches that meet pairwise have a day in common on which one of them begins."""
    days = {(first, first + length) for first, length in stretches}
    claims = {
        (first, last): made(indicator, f"2016-01-{first:02}/2016-01-{last:02}", published="2017")
        for first, last in days
    }
    meeting = [frozenset(one for one in days if one[0] <= first <= one[1]) for first, _ in days]
    largest = {one for one in meeting if not any(one < other for other in meeting)}
    expected = [sorted(claims[one].id for one in together) for together in largest]
    assert sorted([claim.id for claim in group] for group in groups(*claims.values())) == sorted(expected)


def test_of_no_claims_there_is_no_group() -> None:
    assert groups() == []


def test_two_totals_of_one_moment_are_compared_and_neither_is_the_later() -> None:
    noon = [made("cards", "2017-09-16T12:00"), made("cards", "2017-09-16T12:00")]
    assert TIMES.pair(*noon)
    assert not TIMES.pair(noon[0], made("cards", "2017-09-16T13:00"))
    assert not TIMES.pair(noon[0], made("cards", "2017-09-16"))


def test_a_stated_time_holds_at_no_other_however_near() -> None:
    """The tolerance absorbs doubt about when an undated figure holds, and nothing else."""
    january = Period.parse("2017-01")
    assert TIMES.holds_at(made("labs", "2017-01"), january)
    assert not TIMES.holds_at(made("labs", "2016-12"), january)
    assert TIMES.holds_at(made("labs", published="2016-12-20"), january)
    assert not TIMES.holds_at(made("labs", published="2015-12-20"), january)


def test_an_event_holds_at_any_time_and_a_flow_without_a_period_at_none() -> None:
    for period in map(Period.parse, ("2017-01", "1999")):
        assert TIMES.holds_at(made("prize"), period) and TIMES.holds_at(made("prize", "2016"), period)
        assert not TIMES.holds_at(made("exports"), period)
