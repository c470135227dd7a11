"""Exchange rates that two amounts imply: within one source, and against reference rates."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from making import Folder, claim

from gzcheck.engine import check, with_rates
from gzcheck.explaining.factors import power_slip
from gzcheck.model.corpus import Corpus
from gzcheck.model.finding import Finding, Report
from gzcheck.model.interval import Interval
from gzcheck.model.rule import Severity
from gzcheck.model.verdict import Verdict
from gzcheck.reading.rates import ReferenceRates
from gzcheck.rules.exchange_rate import pairs

Days = tuple[date, date]


class Rates(ReferenceRates):
    """Reference rates that a test makes up: CNY per USD by year; the days asked for are recorded."""

    def __init__(self, **prices: tuple[str, str]) -> None:
        self.prices = {
            int(name.removeprefix("y")): [Fraction(price) for price in pair] for name, pair in prices.items()
        }
        self.asked: list[Days] = []

    def span(self, base: str, quote: str, first: date, last: date) -> Interval | None:
        """From the lowest to the highest price of the years touched."""
        self.asked.append((first, last))
        found = [price for year, both in self.prices.items() if first.year <= year <= last.year for price in both]
        if (base, quote) != ("USD", "CNY") or not found:
            return None
        return Interval(min(found), max(found))


def pair(name: str, yuan: str, dollars: str, quote: str = "CNY", base: str = "USD", **others: str) -> Iterator[str]:
    """Two claims on one amount."""
    fields = {"indicator": "exports", "period": "2016", **others}
    yield claim(name, yuan, f"{yuan} yuan", unit=quote, **fields)
    yield claim(f"{name}-usd", dollars, f"${dollars}", unit=base, equals=name, **fields)


def write(folder: Folder, *given: Iterator[str], published: str = "2017-05-02") -> None:
    folder.source("gazette", *(line for two in given for line in two), published=published)


def report(folder: Folder, rates: ReferenceRates | None = None) -> Report:
    """The report with made-up rates, or with none at all."""
    return check(replace(folder.load(), rates=rates or Rates()))


def found(folder: Folder, rates: ReferenceRates | None = None) -> list[Finding]:
    return [finding for finding in report(folder, rates).findings if finding.rule.code == "GZ302"]


def kinds(finding: Finding) -> list[str]:
    return [explanation.kind for explanation in finding.explanations]


# ---------------------------------------------------------------- within one source


def test_a_pair_implies_a_rate(folder: Folder) -> None:
    write(folder, pair("a", "66e6", "10.1e6"))
    (made,) = pairs(folder.load())
    assert made.unit == "CNY per USD"
    low, high = Fraction("65.5e6") / Fraction("10.15e6"), Fraction("66.5e6") / Fraction("10.05e6")
    assert made.span.hard == Interval(low, high)


def test_pair_said_from_both_sides_is_one(folder: Folder) -> None:
    yuan, dollars = pair("a", "66e6", "10.1e6")
    write(folder, iter([yuan.replace("{id: a,", "{id: a, equals: a-usd,"), dollars]))
    (made,) = pairs(folder.load())
    assert (made.quote.local_id, made.base.local_id) == ("a", "a-usd")
    assert found(folder) == []


def test_pairs_with_one_rate_agree(folder: Folder) -> None:
    write(folder, pair("a", "66e6", "11e6"), pair("b", "6.6e9", "1.1e9"))
    assert found(folder) == []


def test_pairs_with_a_common_rate_only_by_rounding(folder: Folder) -> None:
    write(folder, pair("a", "62e9", "9.31e9"), pair("b", "200e9", "31e9"))
    (finding,) = found(folder)
    assert (finding.severity, finding.verdict) == (Severity.NOTE, Verdict.COMPATIBLE)
    assert finding.arithmetic == (
        "62 billion yuan = 9.31 billion US dollars: 6.6023 to 6.7168 CNY per USD",
        "200 billion yuan = 31 billion US dollars: 4.7619 to 8.1967 CNY per USD",
    )
    assert "one rate fits all pairs: 6.6023 to 6.7168 CNY per USD" in finding.advice.text
    assert len(finding.bars) == 2


def test_pairs_without_a_common_rate(folder: Folder) -> None:
    write(folder, pair("a", "66e6", "11e6"), pair("b", "8.6e9", "1.1e9"))
    (finding,) = found(folder)
    assert (finding.severity, finding.verdict) == (Severity.ERROR, Verdict.CONFLICT)
    assert len(finding.claims) == 4
    assert finding.explanations == ()


@pytest.mark.parametrize("power", [3, 4, 6, 8, 9])
@pytest.mark.parametrize("up", [True, False])
def test_a_unit_slip_is_explained(folder: Folder, power: int, up: bool) -> None:
    wrong = 6 + power if up else 6 - power
    write(folder, pair("a", "66e6", "11e6"), pair("b", "67e6", "11.1e6"), pair("c", "68e6", f"11.2e{wrong}"))
    (finding,) = found(folder)
    assert kinds(finding) == ["unit-slip"]
    assert f"10^{power}" in finding.explanations[0].text
    assert "68 million yuan" in finding.explanations[0].text


def test_another_power_of_ten_is_no_slip() -> None:
    rate = Interval(Fraction(6), Fraction(7))
    assert power_slip(rate.scaled(Fraction(10) ** 3), rate) == -3
    assert power_slip(rate.scaled(Fraction(10) ** 5), rate) is None


def test_two_sources_need_not_share_a_rate(folder: Folder) -> None:
    for source, dollars in (("gazette", "11e6"), ("herald", "8e6")):
        folder.source(source, *pair("a", "66e6", dollars))
    assert found(folder) == []


def test_pairs_of_other_currencies_are_another_rate(folder: Folder) -> None:
    write(folder, pair("a", "66e6", "11e6"), pair("b", "66e6", "9e6", base="EUR"))
    assert found(folder) == []


@pytest.mark.parametrize("units", [("CNY", "CNY"), ("CNY", "count"), ("m2", "mu")])
def test_only_two_currencies_make_a_rate(folder: Folder, units: tuple[str, str]) -> None:
    write(folder, pair("a", "66e6", "11e6", *units))
    assert list(pairs(folder.load())) == []


def test_an_amount_that_may_be_nothing_makes_no_rate(folder: Folder) -> None:
    folder.source(
        "gazette",
        claim("a", "66e6", "66e6", indicator="exports", unit="CNY"),
        claim("b", "11e6", "11e6", indicator="exports", unit="USD", hedge="under", equals="a"),
    )
    assert list(pairs(folder.load())) == []
    assert found(folder) == []


# ---------------------------------------------------------------- against reference rates


def test_a_rate_of_the_time_is_fine(folder: Folder) -> None:
    write(folder, pair("a", "66e6", "10.1e6"))
    rates = Rates(y2017=("6.5", "6.9"))
    assert found(folder, rates) == []
    assert report(folder, rates).summary.not_checked.get("no-exchange-rates", 0) == 0


@pytest.mark.parametrize(
    ("published", "days"),
    [
        ("2017-05-02", (date(2017, 2, 1), date(2017, 7, 31))),
        ("2017-05", (date(2017, 1, 31), date(2017, 8, 29))),
        ("2017-09/2017-12~", (date(2017, 6, 3), date(2018, 3, 31))),
    ],
)
def test_ninety_days_around_publication_count(folder: Folder, published: str, days: Days) -> None:
    write(folder, pair("a", "66e6", "10.1e6"), published=published)
    rates = Rates(y2017=("6.5", "6.9"))
    found(folder, rates)
    assert rates.asked == [days]


def test_another_rate_is_a_warning(folder: Folder) -> None:
    write(folder, pair("a", "66e6", "12e6"))
    (finding,) = found(folder, Rates(y2017=("6.5", "6.9")))
    assert (finding.severity, finding.verdict) == (Severity.WARNING, Verdict.CONFLICT)
    assert "within 90 days of publication it was 6.5 to 6.9" in finding.message
    assert [bar.label for bar in finding.bars] == ["implied", "reference rates"]
    assert kinds(finding) == []


@pytest.mark.parametrize("dollars", ["10.1e9", "10.1e3", "10.1e10", "10.1e2", "10.1e14", "10.1e15"])
def test_a_power_of_ten_is_an_error_with_its_slip(folder: Folder, dollars: str) -> None:
    write(folder, pair("a", "66e6", dollars))
    (finding,) = found(folder, Rates(y2017=("6.5", "6.9")))
    assert finding.severity is Severity.ERROR
    assert kinds(finding) == ["unit-slip"]
    power = abs(int(dollars.partition("e")[2]) - 6)
    assert f"10^{power}" in finding.explanations[0].text


def test_only_the_rate_of_its_own_period(folder: Folder) -> None:
    write(folder, pair("a", "66e6", "8e6", period="2008"))
    (finding,) = found(folder, Rates(y2008=("8.0", "8.5"), y2017=("6.5", "6.9")))
    assert (finding.severity, finding.verdict) == (Severity.NOTE, Verdict.COMPATIBLE)
    assert [item.text for item in finding.explanations] == ["it fits only the rates of 2008 itself"]


@pytest.mark.parametrize("period", ["2008", "../2008"])
def test_a_period_without_a_fitting_rate_does_not_excuse(folder: Folder, period: str) -> None:
    write(folder, pair("a", "66e6", "9.5e6", period=period))
    (finding,) = found(folder, Rates(y2008=("8.0", "8.5"), y2017=("5.5", "5.9")))
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(("units", "published"), [(("CNY", "XCD"), "2017-05-02"), (("CNY", "USD"), "1997-05-02")])
def test_without_a_reference_rate_it_is_not_checked(folder: Folder, units: tuple[str, str], published: str) -> None:
    write(folder, pair("a", "66e6", "1e6", *units), published=published)
    result = report(folder, Rates(y2017=("6.5", "6.9")))
    assert result.summary.not_checked["no-exchange-rates"] == 1
    assert not [finding for finding in result.findings if finding.rule.code == "GZ302"]


def test_an_open_publication_date_is_not_checked(folder: Folder) -> None:
    write(folder, pair("a", "66e6", "1e6"), published="../2017")
    assert report(folder, Rates(y2017=("6.5", "6.9"))).summary.not_checked["no-exchange-rates"] == 1


def test_every_pair_is_counted(folder: Folder) -> None:
    write(folder, pair("a", "66e6", "11e6"), pair("b", "6.6e9", "1.1e9"))
    assert report(folder, Rates()).summary.not_checked["no-exchange-rates"] == 2


# ---------------------------------------------------------------- the package


def loaded(folder: Folder) -> Corpus:
    write(folder, pair("a", "66e6", "10.1e6"))
    return with_rates(folder.load())


def test_without_the_package_it_is_not_checked(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "currency_converter", None)
    corpus = loaded(folder)
    assert corpus.rates is None
    assert not ReferenceRates().available
    assert ReferenceRates().span("USD", "CNY", date(2017, 5, 1), date(2017, 5, 31)) is None
    assert check(corpus).summary.not_checked["no-exchange-rates"] == 1


def test_without_pairs_the_package_is_not_loaded(folder: Folder) -> None:
    folder.source("gazette", claim("a", "66e6", "66e6", indicator="exports", unit="CNY"))
    assert with_rates(folder.load()).rates is None


@pytest.fixture(scope="module")
def rates() -> ReferenceRates:
    """The real reference rates."""
    pytest.importorskip("currency_converter", reason="gzcheck[fx] is not installed")
    return ReferenceRates()


def test_reference_rates_by_the_day(rates: ReferenceRates) -> None:
    """ECB, euro foreign exchange reference rates of 1 August 2017: 1.1812 USD and 7.9371 CNY."""
    day = date(2017, 8, 1)
    assert rates.span("EUR", "USD", day, day) == Interval.point(Fraction("1.1812"))
    assert rates.span("USD", "CNY", day, day) == Interval.point(Fraction("7.9371") / Fraction("1.1812"))


def test_reference_rates_over_some_time(rates: ReferenceRates) -> None:
    year = rates.span("USD", "CNY", date(2017, 1, 1), date(2017, 12, 31))
    day = rates.span("USD", "CNY", date(2017, 8, 1), date(2017, 8, 1))
    assert year is not None
    assert day is not None
    assert day.within(year)
    assert year.lower is not None
    assert Fraction("6.4") < year.lower < Fraction("6.6")


def test_weekends_have_no_rate_of_their_own(rates: ReferenceRates) -> None:
    assert rates.span("USD", "CNY", date(2017, 8, 5), date(2017, 8, 6)) is None


@pytest.mark.parametrize(
    ("base", "quote", "year"),
    [("USD", "CNY", 1997), ("USD", "CNY", 1999), ("USD", "XCD", 2017), ("XXX", "CNY", 2017), ("USD", "JPY", 2999)],
)
def test_there_is_no_rate_before_1999_nor_for_other_currencies(
    rates: ReferenceRates, base: str, quote: str, year: int
) -> None:
    assert rates.span(base, quote, date(year, 5, 1), date(year, 6, 30)) is None


@pytest.mark.parametrize(
    ("dollars", "codes"), [("10.1e6", []), ("13.1e6", [Severity.WARNING]), ("10.1e9", [Severity.ERROR])]
)
def test_against_the_real_rates(folder: Folder, rates: ReferenceRates, dollars: str, codes: list[Severity]) -> None:
    write(folder, pair("a", "68e6", dollars))
    assert [finding.severity for finding in found(folder, rates)] == codes
