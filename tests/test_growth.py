"""Growth rates against levels, totals against parts, and parts against wholes: what needs no declaration."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product

import pytest
from making import Folder, claim, figure

from gzcheck.engine import check
from gzcheck.model.claim import Claim, Source, SourceKind
from gzcheck.model.finding import Finding
from gzcheck.model.hedge import Hedge
from gzcheck.model.interval import Interval
from gzcheck.model.location import Location
from gzcheck.model.period import Period
from gzcheck.model.rule import Severity
from gzcheck.model.verdict import Verdict
from gzcheck.rules.growth_composition import _bound, _composed

REGISTRY = """\
indicators:
  - {id: trade, label: Trade, definition: All., kind: flow, unit: CNY, parts_complete: true}
  - {id: exports, label: Exports, definition: Sold., kind: flow, unit: CNY, part_of: trade}
  - {id: imports, label: Imports, definition: Bought., kind: flow, unit: CNY, part_of: trade}
  - {id: trade-growth, label: Growth of trade, definition: Yearly., kind: rate, unit: percent, growth_of: trade}
  - {id: exports-growth, label: Growth of exports, definition: Yearly., kind: rate, unit: percent, growth_of: exports}
  - {id: imports-growth, label: Growth of imports, definition: Yearly., kind: rate, unit: percent, growth_of: imports}
  - {id: ships, label: Ships, definition: Ships., kind: stock, unit: count}
  - {id: ships-growth, label: Growth of ships, definition: Yearly., kind: rate, unit: percent, growth_of: ships}
  - {id: tugs, label: Tugs, definition: Tugs., kind: stock, unit: count, part_of: ships}
  - {id: red-tugs, label: Red tugs, definition: Red tugs., kind: stock, unit: count, part_of: tugs}
  - {id: balance, label: Balance, definition: Sold less bought., kind: flow, unit: CNY, can_be_negative: true}
  - {id: quota, label: Quota, definition: A share., kind: rate, unit: percent}
"""
ENTITIES = """\
title: Harbour city (invented)
entities:
  - {id: province, label: Province}
  - {id: harbour-city, label: Harbour City, part_of: province}
  - {id: old-port, label: Old Port, part_of: harbour-city}
"""


@pytest.fixture
def port(folder: Folder) -> Folder:
    """A corpus with the registry above and no sources yet."""
    folder.write("corpus.yaml", ENTITIES)
    folder.write("indicators.yaml", REGISTRY)
    return folder


def amount(name: str, indicator: str, value: str, period: str = "2016", **others: str) -> str:
    return claim(name, value, f"{value} yuan", indicator=indicator, unit="CNY", period=period, **others)


def rate(name: str, indicator: str, value: str, period: str = "2016", **others: str) -> str:
    return claim(name, value, f"{value} percent", indicator=indicator, unit="percent", period=period, **others)


def ships(name: str, value: str, indicator: str = "ships", **others: str) -> str:
    return claim(name, value, f"{value} ships", indicator=indicator, **others)


def findings(port: Folder, code: str) -> list[Finding]:
    return [finding for finding in check(port.load()).findings if finding.rule.code == code]


def one(port: Folder, code: str) -> Finding:
    (finding,) = findings(port, code)
    return finding


# ---------------------------------------------------------------- growth against levels


def levels(port: Folder, growth: str, **others: str) -> None:
    """Exports of 100 million (to a million) in 2015 and 121 million in 2016, and a rate."""
    port.source(
        "gazette",
        amount("before", "exports", "100e6", "2015", precision="1e6", **others),
        amount("after", "exports", "121e6", **others),
        rate("growth", "exports-growth", growth, **others),
    )


@pytest.mark.parametrize("growth", ["21", "20.0", "22", "19.9", "22.1"])
def test_a_rate_that_fits_the_levels_is_fine(port: Folder, growth: str) -> None:
    levels(port, growth)
    assert not findings(port, "GZ304")


@pytest.mark.parametrize("growth", ["12.1", "19.8", "22.2", "-21"])
def test_a_rate_that_does_not_fit_is_a_warning_that_says_why_it_may(port: Folder, growth: str) -> None:
    levels(port, growth)
    finding = one(port, "GZ304")
    assert (finding.severity, finding.verdict) == (Severity.WARNING, Verdict.SUSPICIOUS)
    (explanation,) = finding.explanations
    assert explanation.kind == "revised-base"
    assert "revised base" in explanation.text
    assert "constant prices" in explanation.text
    assert [member.local_id for member in finding.claims] == ["growth", "before", "after"]
    assert finding.arithmetic[0].startswith("121 million yuan ÷ 100 million yuan − 1 = 19.9")


def test_on_one_basis_it_is_an_error(port: Folder) -> None:
    levels(port, "12.1", basis="current-prices")
    finding = one(port, "GZ304")
    assert (finding.severity, finding.verdict, finding.explanations) == (Severity.ERROR, Verdict.CONFLICT, ())


@pytest.mark.parametrize(
    "bases", [("constant-prices", "", ""), ("constant-prices", "current-prices", "current-prices")]
)
def test_on_different_bases_it_stays_a_warning(port: Folder, bases: tuple[str, str, str]) -> None:
    first, second, third = ({"basis": basis} if basis else {} for basis in bases)
    port.source(
        "gazette",
        amount("before", "exports", "100e6", "2015", precision="1e6", **second),
        amount("after", "exports", "121e6", **third),
        rate("growth", "exports-growth", "12.1", **first),
    )
    assert one(port, "GZ304").severity is Severity.WARNING


@pytest.mark.parametrize(
    ("before", "after"), [("2014", "2016"), ("2015", "2017"), ("2015-01/2015-09", "2016"), ("2015", "2016-01/2016-09")]
)
def test_levels_of_other_periods_are_not_connected(port: Folder, before: str, after: str) -> None:
    port.source(
        "gazette",
        amount("before", "exports", "100e6", before),
        amount("after", "exports", "121e6", after),
        rate("growth", "exports-growth", "99"),
    )
    assert not findings(port, "GZ304")


def test_three_quarters_are_compared_with_three_quarters(port: Folder) -> None:
    port.source(
        "gazette",
        amount("before", "exports", "101e6", "2015-01/2015-09"),
        amount("after", "exports", "121e6", "2016-01/2016-09"),
        rate("growth", "exports-growth", "99", "2016-01/2016-09"),
    )
    assert findings(port, "GZ304")


def test_a_plan_is_not_held_against_what_happened(port: Folder) -> None:
    port.source(
        "gazette",
        amount("before", "exports", "101e6", "2015"),
        amount("after", "exports", "121e6"),
        rate("growth", "exports-growth", "99", status="target"),
    )
    assert not findings(port, "GZ304")


def test_a_planned_level_is_held_against_a_planned_rate(port: Folder) -> None:
    port.source(
        "gazette",
        amount("before", "exports", "101e6", "2015"),
        amount("after", "exports", "121e6", status="target"),
        rate("growth", "exports-growth", "99", status="target"),
    )
    assert findings(port, "GZ304")


@pytest.mark.parametrize(("growth", "found"), [("20", 0), ("50", 1)])
def test_stocks_are_compared_at_the_ends_of_the_year(port: Folder, growth: str, found: int) -> None:
    port.source(
        "gazette",
        ships("before", "55", period="2015-12"),
        ships("after", "66", period="2016-12-31"),
        rate("growth", "ships-growth", growth),
    )
    assert len(findings(port, "GZ304")) == found


def test_a_level_that_may_have_been_nothing_is_not_checked(port: Folder) -> None:
    port.source(
        "gazette",
        amount("before", "exports", "5e6", "2015", hedge="under"),
        amount("after", "exports", "121e6"),
        rate("growth", "exports-growth", "12"),
    )
    report = check(port.load())
    assert report.summary.not_checked["identity"] == 1
    assert not [finding for finding in report.findings if finding.rule.code == "GZ304"]


# ---------------------------------------------------------------- composition


def composition(port: Folder, growth: str, *levels: str) -> None:
    """Exports grow by 50.1 %, imports by 20.1 %, and trade by what is stated."""
    port.source(
        "gazette",
        rate("total", "trade-growth", growth),
        rate("out", "exports-growth", "50.1"),
        rate("in", "imports-growth", "20.1"),
        *levels,
    )


EVEN = (amount("exports", "exports", "1501e6"), amount("imports", "imports", "1201e6"))
"""A thousand million each the year before, so that the total grew by some 35.1 percent."""


def test_a_total_that_the_parts_make_up_is_fine(port: Folder) -> None:
    composition(port, "35.1", *EVEN)
    assert not findings(port, "GZ305")


@pytest.mark.parametrize("growth", ["36.1", "34.1", "45.1", "40"])
def test_a_total_between_the_parts_but_off_their_weights_is_a_warning(port: Folder, growth: str) -> None:
    composition(port, growth, *EVEN)
    finding = one(port, "GZ305")
    assert (finding.severity, finding.verdict) == (Severity.WARNING, Verdict.SUSPICIOUS)
    assert [item.kind for item in finding.explanations] == ["revised-base"]
    assert "the year before" in finding.arithmetic[0]
    assert {member.local_id for member in finding.claims} == {"total", "out", "in", "exports", "imports"}


def test_a_round_total_holds_only_by_rounding(port: Folder) -> None:
    """Up to 100 percent nobody rounds to tens; 400 percent may be 351."""
    port.source(
        "gazette",
        rate("total", "trade-growth", "400"),
        rate("out", "exports-growth", "501"),
        rate("in", "imports-growth", "201"),
        amount("exports", "exports", "6010e6"),
        amount("imports", "imports", "3010e6"),
    )
    finding = one(port, "GZ305")
    assert (finding.severity, finding.verdict) == (Severity.NOTE, Verdict.COMPATIBLE)
    assert [item.text for item in finding.explanations] == ["it holds only if 400% is rounded to hundreds"]


@pytest.mark.parametrize(("growth", "found"), [("50.1", 0), ("20.1", 0), ("51.1", 1), ("19.1", 1), ("36.1", 0)])
@pytest.mark.parametrize("known", [(), EVEN[:1]])
def test_without_all_levels_the_parts_are_the_bounds(
    port: Folder, growth: str, found: int, known: tuple[str, ...]
) -> None:
    composition(port, growth, *known)
    assert len(findings(port, "GZ305")) == found


def test_a_level_without_an_upper_end_leaves_the_bounds(port: Folder) -> None:
    composition(port, "51.1", amount("exports", "exports", "1501e6", hedge="over"), EVEN[1])
    finding = one(port, "GZ305")
    assert "between the slowest and the fastest part" in finding.arithmetic[0]


@pytest.mark.parametrize("value", ["-1501e6", "1501e6"])
def test_with_a_negative_part_nothing_is_said(port: Folder, value: str) -> None:
    composition(port, "99.1", amount("exports", "exports", value), EVEN[1])
    assert bool(findings(port, "GZ305")) is (not value.startswith("-"))


def test_parts_that_are_not_complete_say_nothing(port: Folder) -> None:
    port.write("indicators.yaml", REGISTRY.replace(", parts_complete: true", ""))
    composition(port, "99.1")
    assert not findings(port, "GZ305")


def test_parts_of_another_year_say_nothing(port: Folder) -> None:
    port.source(
        "gazette",
        rate("total", "trade-growth", "99.1"),
        rate("out", "exports-growth", "50.1", "2015"),
        rate("in", "imports-growth", "20.1"),
    )
    assert not findings(port, "GZ305")


def printed(value: str, unit: str, hedge: Hedge = Hedge.BARE) -> Claim:
    here = Location("x.yaml")
    source = Source(
        id="x",
        title="X",
        publisher="X",
        published=Period.parse("2017"),
        stated_date=True,
        kind=SourceKind.NEWS,
        language="en",
        location=here,
    )
    return Claim(
        id="x/x",
        source=source,
        about="port",
        indicator="x",
        figure=figure(value, unit, hedge),
        printed="",
        location=here,
        paragraph=1,
    )


def total_growth(levels: tuple[Fraction, ...], rates: tuple[Fraction, ...]) -> Fraction:
    return sum(levels) / sum(level / (1 + rate) for level, rate in zip(levels, rates, strict=True)) - 1


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("hard", [True, False])
def test_composed_growth_reaches_just_as_far_as_all_corners(seed: int, hard: bool) -> None:
    chance = random.Random(seed)
    parts = chance.randint(2, 4)
    growths = [printed(f"{chance.choice(['-', ''])}{chance.randint(1, 95)}", "percent") for _ in range(parts)]
    amounts = [
        printed(f"{chance.randint(1, 40)}e6", "CNY", chance.choice([Hedge.BARE, Hedge.ABOUT])) for _ in range(parts)
    ]
    spans = [claim.figure.base.hard if hard else claim.figure.base.soft for claim in (*amounts, *growths)]
    corners = []
    for ends in product(*((span.lower, span.upper) for span in spans)):
        assert None not in ends
        corners.append(total_growth(ends[:parts], ends[parts:]))
    composed = _composed(growths, amounts, hard=hard)
    assert composed is not None
    assert (composed.lower, composed.upper) == (min(corners), max(corners))


@pytest.mark.parametrize("seed", range(6))
def test_no_choice_of_levels_and_rates_leaves_the_composed_growth(seed: int) -> None:
    chance = random.Random(seed)
    growths = [
        printed(str(chance.randint(1, 200)), "percent", chance.choice([Hedge.BARE, Hedge.NEARLY])) for _ in range(3)
    ]
    amounts = [printed(f"{chance.randint(1, 40)}e6", "CNY", chance.choice([Hedge.BARE, Hedge.ABOUT])) for _ in range(3)]
    composed = _composed(growths, amounts, hard=True)
    assert composed is not None

    def some(span: Interval) -> Fraction:
        assert span.lower is not None
        assert span.upper is not None
        return span.lower + (span.upper - span.lower) * Fraction(chance.randint(0, 100), 100)

    for _ in range(200):
        levels = tuple(some(claim.figure.base.hard) for claim in amounts)
        rates = tuple(some(claim.figure.base.hard) for claim in growths)
        assert total_growth(levels, rates) in composed
        assert total_growth(levels, rates) in _bound(growths, hard=True)


@pytest.mark.parametrize("value", ["-100", "-150"])
def test_a_part_that_vanishes_cannot_be_composed(value: str) -> None:
    assert (
        _composed([printed(value, "percent"), printed("5", "percent")], [printed("4e6", "CNY")] * 2, hard=True) is None
    )


# ---------------------------------------------------------------- parts and wholes


@pytest.mark.parametrize(("part", "whole"), [("tugs", "ships"), ("red-tugs", "tugs"), ("red-tugs", "ships")])
@pytest.mark.parametrize(("value", "found"), [("12", 1), ("11", 0), ("10", 0)])
def test_an_indicator_that_is_part_of_another(port: Folder, part: str, whole: str, value: str, found: int) -> None:
    port.source("gazette", ships("part", value, part), ships("whole", "11", whole))
    found_here = findings(port, "GZ303")
    assert len(found_here) == found
    assert [[member.local_id for member in finding.claims] for finding in found_here] == [["part", "whole"]] * found


@pytest.mark.parametrize(
    ("part", "whole"), [("old-port", "harbour-city"), ("harbour-city", "province"), ("old-port", "province")]
)
@pytest.mark.parametrize(("value", "found"), [("12", 1), ("11", 0)])
def test_a_place_that_is_part_of_another(port: Folder, part: str, whole: str, value: str, found: int) -> None:
    port.source("gazette", ships("part", value, about=part), ships("whole", "11", about=whole))
    assert len(findings(port, "GZ303")) == found


def test_a_part_of_the_things_in_a_part_of_the_place(port: Folder) -> None:
    port.source("gazette", ships("part", "12", "red-tugs", about="old-port"), ships("whole", "11", about="province"))
    assert one(port, "GZ303").severity is Severity.ERROR


@pytest.mark.parametrize(
    ("inner", "outer", "found"),
    [
        ("2016-01/2016-09", "2016", 1),
        ("2016-03", "2016-Q1", 1),
        ("2016-03", "2016", 1),
        ("2016", "2016", 0),
        ("2015-03", "2016", 0),
        ("2015-11/2016-02", "2016", 0),
    ],
)
def test_a_period_inside_another(port: Folder, inner: str, outer: str, found: int) -> None:
    port.source("gazette", amount("part", "exports", "13e6", inner), amount("whole", "exports", "11e6", outer))
    assert len(findings(port, "GZ303")) == found


def test_a_part_may_exceed_the_whole_by_rounding(port: Folder) -> None:
    port.source("gazette", amount("part", "exports", "12e6"), amount("whole", "trade", "10e6"))
    assert not findings(port, "GZ303")


@pytest.mark.parametrize("change", [{"period": "2014"}, {"status": "target"}])
def test_a_whole_at_another_time_or_of_another_status_is_none(port: Folder, change: dict[str, str]) -> None:
    port.source("gazette", ships("part", "12", "tugs"), ships("whole", "11", **change))
    assert not findings(port, "GZ303")


def test_a_balance_may_exceed_its_year(port: Folder) -> None:
    port.source("gazette", amount("part", "balance", "12e6", "2016-03"), amount("whole", "balance", "11e6"))
    assert not findings(port, "GZ303")


def test_a_share_may_be_larger_in_a_part(port: Folder) -> None:
    port.source("gazette", rate("part", "quota", "12", about="old-port"), rate("whole", "quota", "11"))
    assert not findings(port, "GZ303")


def test_a_place_within_an_unknown_one_is_no_crash(port: Folder) -> None:
    port.write("corpus.yaml", ENTITIES.replace("part_of: province", "part_of: provinz"))
    port.source("gazette", ships("part", "12", about="old-port"), ships("whole", "11"))
    assert len(findings(port, "GZ303")) == 1
    assert findings(port, "GZ101")


def test_places_in_a_circle_are_no_crash(port: Folder) -> None:
    port.write("corpus.yaml", ENTITIES.replace("label: Province}", "label: Province, part_of: old-port}"))
    port.source("gazette", ships("part", "12", about="old-port"), ships("other", "11"))
    assert findings(port, "GZ303")
