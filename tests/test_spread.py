"""How far apart readings lie, what follows a series, where a number stands, and who names whom."""

from __future__ import annotations

from fractions import Fraction

import pytest
from making import INDICATORS, Folder, claim

from gzcheck.comparing.numbers import Numbers
from gzcheck.comparing.series import only_rises
from gzcheck.comparing.spread import Spread, spread, spread_of_sides
from gzcheck.engine import check
from gzcheck.model.claim import Claim
from gzcheck.model.corpus import Corpus
from gzcheck.model.finding import Finding
from gzcheck.model.interval import Interval

KINDS = (
    "  - {id: area, label: Area, definition: Area., kind: stock, unit: m2, can_be_negative: true}\n"
    "  - {id: cards, label: Cards, definition: Cards., kind: stock, unit: count, cumulative: true}\n"
    "  - {id: growth, label: Growth, definition: Growth., kind: rate, unit: percent, can_be_negative: true}\n"
)


@pytest.fixture(autouse=True)
def _indicators(folder: Folder) -> None:
    folder.write("indicators.yaml", INDICATORS + KINDS)


def loaded(folder: Folder) -> Corpus:
    corpus = folder.load()
    assert not corpus.faults, corpus.faults
    return corpus


# ---------------------------------------------------------------- how far apart


def apart(folder: Folder, *figures: tuple[str, str], unit: str = "count", indicator: str = "labs") -> Spread | None:
    """The spread of claims with these values and hedges, one a source."""
    for number, (value, hedge) in enumerate(figures):
        more = {"hedge": hedge} if hedge else {}
        folder.source(f"s{number}", claim("x", value, "as printed", indicator=indicator, unit=unit, **more))
    return spread(loaded(folder).claims)


def test_spread_is_told_in_units_shares_and_half_widths(folder: Folder) -> None:
    """203 against some 230 (220 to 240): 27 apart, 27/203 of the smaller, 2.7 half-widths."""
    assert apart(folder, ("230", "about"), ("203", "")) == Spread(
        absolute=Fraction(27), relative=Fraction(27, 203), halfwidths=Fraction(27, 10), of_larger=Fraction(27, 230)
    )


def test_spread_is_that_of_the_widest_two(folder: Folder) -> None:
    found = apart(folder, ("20", ""), ("30", ""), ("26", ""))
    assert found == Spread(absolute=Fraction(10), relative=Fraction(1, 2), halfwidths=None, of_larger=Fraction(1, 3))


def test_one_reading_is_not_apart_from_anything(folder: Folder) -> None:
    assert apart(folder, ("20", "")) is None


def test_two_zeros_are_no_share_apart(folder: Folder) -> None:
    assert apart(folder, ("0", ""), ("0.0", "")) == Spread(
        absolute=Fraction(0), relative=None, halfwidths=Fraction(0), of_larger=Fraction(0)
    )


def test_readings_without_an_end_have_no_half_width(folder: Folder) -> None:
    found = apart(folder, ("20", "at-least"), ("30", "at-least"))
    assert found == Spread(absolute=Fraction(10), relative=Fraction(1, 2), halfwidths=None, of_larger=Fraction(1, 3))


def test_nothing_is_a_share_of_zero(folder: Folder) -> None:
    assert apart(folder, ("0", ""), ("30", "")) == Spread(
        absolute=Fraction(30), relative=None, halfwidths=None, of_larger=Fraction(1)
    )


def test_negative_readings_are_shares_of_their_size(folder: Folder) -> None:
    found = apart(folder, ("-4.0", ""), ("2.0", ""), unit="percent", indicator="growth")
    assert found is not None
    assert (found.absolute, found.relative) == (6, 3)
    assert found.halfwidths == 6 / Fraction("0.05")


def test_open_figure_has_no_half_width(folder: Folder) -> None:
    found = apart(folder, ("20", "over"), ("12", ""))
    assert found == Spread(absolute=Fraction(8), relative=Fraction(2, 3), halfwidths=None, of_larger=Fraction(2, 5))


def test_absolute_is_in_the_unit_of_the_first_claim(folder: Folder) -> None:
    folder.source("a", claim("x", "2.0", "as printed", indicator="area", unit="ha"))
    folder.source("b", claim("x", "25000", "as printed", indicator="area", unit="m2"))
    claims = loaded(folder).claims
    for ordered, factor in ((claims, 10_000), (claims[::-1], 1)):
        found = spread(ordered)
        assert found is not None
        assert (found.absolute * factor, found.relative) == (5000, Fraction(1, 4))


def test_range_is_taken_by_its_middle(folder: Folder) -> None:
    folder.source("a", claim("x", "[10, 20]", "10 to 20 labs", indicator="labs", hedge="range"))
    folder.source("b", claim("x", "45", "45 labs", indicator="labs"))
    found = spread(loaded(folder).claims)
    assert found is not None
    assert (found.absolute, found.relative) == (30, 2)


def test_one_claim_and_claims_on_different_things_have_no_spread(folder: Folder) -> None:
    folder.source("a", claim("x", "20", "20 labs", indicator="labs"), claim("y", "30", "30 firms", paragraph="2"))
    claims = loaded(folder).claims
    assert spread(claims[:1]) is None
    assert spread(claims) is None


NOTHING_BETWEEN = Spread(absolute=Fraction(0), relative=None, halfwidths=None, of_larger=Fraction(0))


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ((450, 550), (100, 100), (350, Fraction(7, 2), 7, Fraction(7, 9))),
        ((450, 550), (80, 100), (350, Fraction(7, 2), 7, Fraction(7, 9))),
        ((450, None), (80, 100), (350, Fraction(7, 2), 35, Fraction(7, 9))),
        ((450, None), (None, 100), (350, Fraction(7, 2), None, Fraction(7, 9))),
        ((4, 5), (0, 0), (4, None, 8, 1)),
        ((-5, -4), (2, 2), (6, 3, 12, Fraction(3, 2))),
    ],
)
def test_sides_are_apart_by_the_empty_stretch_between(
    first: tuple[int | None, int | None], second: tuple[int | None, int | None], apart: tuple[object, ...]
) -> None:
    one, other = (Interval(*(None if end is None else Fraction(end) for end in ends)) for ends in (first, second))
    for found in (spread_of_sides(one, other), spread_of_sides(other, one)):
        assert (found.absolute, found.relative, found.halfwidths, found.of_larger) == apart


@pytest.mark.parametrize("second", [(3, 4), (2, 2), (None, 1), (1, None), (None, None)])
def test_sides_that_overlap_have_nothing_between(second: tuple[int | None, int | None]) -> None:
    other = Interval(*(None if end is None else Fraction(end) for end in second))
    one = Interval(Fraction(0), Fraction(7, 2))
    assert spread_of_sides(one, other) == spread_of_sides(other, one) == NOTHING_BETWEEN


def test_sides_that_touch_are_nothing_apart_by_any_measure() -> None:
    one, other = Interval(Fraction(0), Fraction(2)), Interval(Fraction(2), Fraction(3))
    found = spread_of_sides(one, other)
    assert (found.absolute, found.relative, found.halfwidths, found.of_larger) == (0, 0, 0, 0)


# ---------------------------------------------------------------- series


def rises(folder: Folder, *figures: tuple[str, str], indicator: str = "labs", **others: str) -> bool:
    """Whether claims with these values and periods only rise."""
    for number, (value, period) in enumerate(figures):
        folder.source(f"s{number}", claim("x", value, "as printed", indicator=indicator, period=period, **others))
    corpus = loaded(folder)
    return only_rises(corpus.claims, corpus.indicators[indicator])


@pytest.mark.parametrize(
    ("figures", "is_series"),
    [
        ((("12", "2014"), ("15", "2015"), ("20", "2016")), True),
        ((("20", "2016"), ("12", "2014"), ("15", "2015")), True),
        ((("12", "2014"), ("15", "2015")), False),  # two readings may as well be a contradiction
        ((("12", "2014"), ("15", "2015"), ("15", "2016")), False),
        ((("12", "2014"), ("15", "2015"), ("15", "2015"), ("20", "2016")), True),
        ((("12", "2014"), ("15", "2015"), ("14", "2016")), False),
        ((("12", "2014"), ("15", "2015"), ("16", "2015"), ("20", "2016")), False),  # 2015 contradicts itself
        ((("12", "2014"), ("15", "2014/2015"), ("20", "2016")), False),  # no time before another
    ],
)
def test_three_readings_that_only_rise_are_a_series(
    folder: Folder, figures: tuple[tuple[str, str], ...], is_series: bool
) -> None:
    assert rises(folder, *figures) is is_series


def test_only_stocks_that_are_not_known_to_rise_can_be_such_a_series(folder: Folder) -> None:
    figures = (("12", "2014"), ("15", "2015"), ("20", "2016"))
    assert not rises(folder, *figures, indicator="cards")
    assert not rises(folder, *figures, indicator="exports", unit="CNY")
    assert not rises(folder, *figures, status="target")


# ---------------------------------------------------------------- where a number stands


def numbers(folder: Folder) -> tuple[Numbers, dict[str, Claim]]:
    claims = loaded(folder).claims
    return Numbers(claims), {one.id: one for one in claims}


def test_number_elsewhere_is_in_the_same_source_on_another_thing(folder: Folder) -> None:
    folder.source(
        "a",
        claim("labs", "412", "412 labs", indicator="labs"),
        claim("firms", "412", "412 firms"),
        claim("port", "412", "412 labs", indicator="labs", about="old-port"),
        claim("again", "412", "412 labs", indicator="labs", paragraph="3"),
        claim("more", "413", "413 firms", paragraph="4"),
        claim("area", "412", "412 square metres", indicator="area", unit="m2"),
    )
    folder.source("b", claim("firms", "412", "412 firms"))
    found, by_id = numbers(folder)
    assert [one.id for one in found.elsewhere(by_id["a/labs"])] == ["a/firms", "a/port"]
    assert [one.id for one in found.same_thing(by_id["a/labs"])] == ["a/again"]
    assert [one.id for one in found.same_thing(by_id["b/firms"])] == ["a/firms"]


def test_chance_grows_with_the_source_and_with_how_often_the_number_is_printed(folder: Folder) -> None:
    """Two of three claims with three digits print 412; both are the ones in question, so chance offers none."""
    folder.source("a", claim("labs", "412", "412 labs", indicator="labs"), claim("firms", "412", "412 firms"))
    folder.source("b", claim("firms", "567", "567 firms"), claim("few", "12", "12 labs", indicator="labs"))
    found, by_id = numbers(folder)
    assert found.chance(by_id["a/labs"]) == 0
    assert found.chance(by_id["b/few"]) == 0
    folder.source("c", claim("labs", "412", "412 labs", indicator="labs"), claim("firms", "412", "412 firms"))
    found, by_id = numbers(folder)
    assert found.chance(by_id["a/labs"]) == Fraction(2 * 2, 5)


@pytest.mark.parametrize(("others", "is_told"), [(37, False), (38, True)])
def test_a_number_that_chance_offers_one_time_in_twenty_is_not_told(
    folder: Folder, others: int, *, is_told: bool
) -> None:
    """Two claims of the source print 412, and so does one of the 40 with three digits elsewhere: 2 times 1/40."""
    folder.source("a", claim("labs", "412", "412 labs", indicator="labs"), claim("firms", "412", "412 firms"))
    values = [value for value in range(501, 600) if value % 10][:others]  # 510 has two significant digits
    plain = [claim(f"c{value}", str(value), f"{value} firms", period=str(1000 + value)) for value in values]
    folder.source("b", claim("far", "412", "412 firms", period="1900"), *plain)
    found, by_id = numbers(folder)
    assert (found.chance(by_id["a/labs"]) < Fraction(1, 20)) is is_told
    assert ("same-number-twice" in by_rule(folder)) is is_told


# ---------------------------------------------------------------- findings that share a figure


def by_rule(folder: Folder) -> dict[str, Finding]:
    return {finding.rule.name: finding for finding in check(loaded(folder)).findings}


def test_findings_on_one_figure_name_each_other(folder: Folder) -> None:
    folder.source("a", claim("labs", "412", "412 labs", indicator="labs"), claim("firms", "412", "412 firms"))
    folder.source("b", claim("labs", "567", "567 labs", indicator="labs"))
    found = by_rule(folder)
    conflict, twice = found["value-conflict"], found["same-number-twice"]
    assert conflict.see_also == (twice.fingerprint,)
    assert twice.see_also == (conflict.fingerprint,)


@pytest.mark.parametrize(("count", "named"), [(2, 1), (6, 5), (7, 5), (20, 5), (21, 0)])
def test_a_figure_in_more_than_twenty_findings_ties_none_of_them_together(
    folder: Folder, count: int, named: int
) -> None:
    """One figure is the larger side of so many broken identities; five others are named at most."""
    labs = [
        claim(f"l{n}", str(501 + n), f"{501 + n} labs", indicator="labs", period=str(1901 + n)) for n in range(count)
    ]
    folder.source("a", claim("firms", "12", "12 firms", period="1900"), *labs)
    sums = "".join(
        f"  - {{id: s{n}, title: Sum {n}, why: To see., terms: {{x: a/firms, y: a/l{n}}}, expect: x == y}}\n"
        for n in range(count)
    )
    folder.write("identities.yaml", f"identities:\n{sums}")
    broken = [finding for finding in check(loaded(folder)).findings if finding.rule.name == "broken-identity"]
    assert [len(finding.see_also) for finding in broken] == [named] * count


def test_findings_on_different_figures_do_not(folder: Folder) -> None:
    folder.source("a", claim("labs", "20", "20 labs", indicator="labs"), claim("firms", "30", "30 firms"))
    folder.source("b", claim("labs", "21", "21 labs", indicator="labs"), claim("firms", "31", "31 firms"))
    assert [finding.see_also for finding in check(loaded(folder)).findings] == [(), ()]


def test_faults_of_a_fragment_are_named_by_none(folder: Folder) -> None:
    folder.source("a", claim("labs", "20", "25 labs", indicator="labs"))
    folder.source("b", claim("labs", "21", "21 labs", indicator="labs"))
    found = by_rule(folder)
    assert set(found) == {"printed-differently", "value-conflict"}
    assert [finding.see_also for finding in found.values()] == [(), ()]
