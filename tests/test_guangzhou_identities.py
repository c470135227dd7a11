"""The arithmetic of the corpus that ships with the program: what holds, what holds by rounding, what does not."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import jsonschema
import pytest
from making import ROOT, Gzcheck

from gzcheck.comparing.facts import Facts
from gzcheck.engine import check
from gzcheck.model import Interval, units
from gzcheck.model.corpus import Corpus
from gzcheck.model.finding import Finding, Report
from gzcheck.model.identity import Evaluation
from gzcheck.model.rule import Severity
from gzcheck.model.verdict import Verdict
from gzcheck.output import Canvas
from gzcheck.output.table import render
from gzcheck.reading.loader import load_corpus
from gzcheck.rules.exchange_rate import pairs
from gzcheck.settings import Format

STANDINGS = {
    Verdict.AGREE: {
        "cross-border-trade-total",
        "declaration-items-cut",
        "new-companies-within-total",
        "high-tech-companies-before-2016",
        "startups-fill-the-year",
        "new-otc-listings-within-total",
        "technology-centers-provincial",
        "credit-loan-plan",
        "leading-companies-in-both-articles",
    },
    Verdict.CONFLICT: {
        "floor-area-per-incubator",
        "gdp-of-it-and-of-research",
        "high-tech-companies-pace",
        "new-otc-target-as-a-total",
        "pazhou-investment-of-two-years",
        "pazhou-sales-and-investment",
        "leading-companies-per-year",
        "new-companies-of-two-years-within-total",
        "overseas-offices-opened",
        "paperwork-cut",
    },
    Verdict.DERIVED: {
        "cross-border-trade-growth-implied",
        "high-tech-companies-2012",
        "pazhou-leading-companies-august",
        "research-spending-2012",
        "gdp-from-company-research",
        "gdp-from-all-research",
        "research-support-for-companies",
        "gdp-from-it-output",
        "gdp-growth-forced-by-services",
        "software-growth-last-quarter",
        "industry-growth-forced-by-high-tech",
        "high-tech-manufacturing-growth-first-half",
        "pazhou-sales-revenue-2016",
        "pazhou-investment-2016",
        "software-share-first-half",
        "high-tech-manufacturing-share-of-gdp",
        "pazhou-share-of-it-output",
        "uhd-video-share-of-it-output",
    },
}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The claims of all articles."""
    return load_corpus(ROOT / "claims")


@pytest.fixture(scope="module")
def report(corpus: Corpus) -> Report:
    """What is found in them, whatever has been decided about it."""
    return check(replace(corpus, resolutions=()))


@pytest.fixture(scope="module")
def evaluations(corpus: Corpus) -> list[Evaluation]:
    """Every identity applied."""
    return Facts(corpus).arithmetic.evaluations()


def of(evaluations: list[Evaluation], name: str) -> Evaluation:
    """The one evaluation of an identity."""
    (found,) = [evaluation for evaluation in evaluations if evaluation.identity.id == name]
    return found


def by_claims(report: Report, code: str, *names: str) -> Finding:
    """The one finding of a rule that has these claims."""
    (found,) = [
        finding
        for finding in report.findings
        if finding.rule.code == code and set(names) <= {claim.local_id for claim in finding.claims}
    ]
    return found


# ---------------------------------------------------------------- outcomes


@pytest.mark.parametrize("standing", STANDINGS)
def test_outcomes(evaluations: list[Evaluation], standing: Verdict) -> None:
    assert {e.identity.id for e in evaluations if e.verdict is standing} == STANDINGS[standing]


def test_nothing_is_left_unchecked(evaluations: list[Evaluation], report: Report) -> None:
    assert [e.reason for e in evaluations if e.reason] == []
    assert "identity" not in report.summary.not_checked


def test_every_identity_says_why_it_is_worth_checking(corpus: Corpus) -> None:
    reasons = {name: identity.why for name, identity in corpus.identities.items()}
    assert [name for name, why in reasons.items() if len(why.split()) < 8] == []


def test_every_plausible_range_has_its_reason(corpus: Corpus) -> None:
    limits = [limit for indicator in corpus.indicators.values() for limit in indicator.plausible]
    assert limits
    assert all(len(limit.why.split()) > 8 for limit in limits)
    assert all(limit.period for limit in limits), "what is plausible moves with the years"
    assert all("no published" in limit.why.lower() for limit in limits), "a range without a source claims none"


def test_new_companies_are_within_the_total_in_both_articles(evaluations: list[Evaluation]) -> None:
    found = [e for e in evaluations if e.identity.id == "new-companies-within-total"]
    assert sorted(e.binding["source"][:17] for e in found) == ["guangzhou-innovat", "life-of-guangzhou"]


# ---------------------------------------------------------------- what is shown


def test_exports_and_imports_make_up_the_total(evaluations: list[Evaluation]) -> None:
    evaluation = of(evaluations, "cross-border-trade-total")
    assert evaluation.verdict is Verdict.AGREE
    assert [claim.figure.value.value / 10**7 for claim in evaluation.claims] == [1468, 865, 603]
    assert not evaluation.identity.weakened


def test_120_percent_holds_only_if_rounded_to_tens(report: Report) -> None:
    finding = by_claims(report, "GZ305", "cross-border-trade-growth-2016")
    assert (finding.severity, finding.verdict) == (Severity.NOTE, Verdict.COMPATIBLE)
    assert [item.text for item in finding.explanations] == ["it holds only if 120% is rounded to tens"]
    assert any("117.4%" in line for line in finding.arithmetic)


def test_the_growth_of_the_parts_implies_some_117_percent(evaluations: list[Evaluation]) -> None:
    side = of(evaluations, "cross-border-trade-growth-implied").sides[0]
    hard, soft = side.hard, side.soft
    before = Fraction("8.65") / Fraction("2.5") + Fraction("6.03") / Fraction("1.832")
    growth = Fraction("14.68") / before - 1
    assert round(growth * 100, 1) == Fraction("117.4")
    assert growth in soft
    assert hard.below(Interval.point(Fraction("1.2"))), "not even the widest reading of the parts reaches 120 percent"


def test_155_items_to_96_are_a_cut_of_38_percent(evaluations: list[Evaluation]) -> None:
    assert of(evaluations, "declaration-items-cut").verdict is Verdict.AGREE
    assert round((1 - Fraction(96, 155)) * 100, 1) == Fraction("38.1")


def test_two_pairs_share_a_rate_only_by_rounding(report: Report) -> None:
    finding = by_claims(report, "GZ302", "display-park-investment", "it-output")
    assert (finding.severity, finding.verdict) == (Severity.NOTE, Verdict.COMPATIBLE)
    assert [line.partition(": ")[0] for line in finding.arithmetic] == [
        "61 billion yuan = 9.22 billion US dollars",
        "300 billion yuan = 45 billion US dollars",
    ]
    assert all("CNY per USD" in line for line in finding.arithmetic)


def test_all_four_pairs_are_held_against_reference_rates(corpus: Corpus, report: Report) -> None:
    assert len(list(pairs(corpus))) == 4
    if importlib.util.find_spec("currency_converter") is None:
        assert report.summary.not_checked["no-exchange-rates"] == 4
    else:
        assert "no-exchange-rates" not in report.summary.not_checked
        assert not [f for f in report.findings if f.rule.code == "GZ302" and f.severity is not Severity.NOTE]


def test_gdp_with_the_city_s_own_share_is_implausible(report: Report) -> None:
    finding = by_claims(report, "GZ306", "research-spending-companies-2017", "research-spending-city-2017")
    assert (finding.severity, finding.verdict) == (Severity.WARNING, Verdict.SUSPICIOUS)
    assert [item.kind for item in finding.explanations] == ["plausible-range", "why"]


def test_gdp_from_companies_alone_is_plausible(evaluations: list[Evaluation], report: Report) -> None:
    hard = of(evaluations, "gdp-from-company-research").sides[0].hard
    assert hard.lower == Fraction(59 * 10**9) / Fraction("0.0275")
    assert [f for f in report.findings if f.rule.code == "GZ306" and "companies' research spending" in f.message] == []


def test_services_force_gdp_to_grow_by_more_than_ten_percent(evaluations: list[Evaluation], report: Report) -> None:
    hard = of(evaluations, "gdp-growth-forced-by-services").sides[0].hard
    assert hard.upper is None
    assert hard.lower is not None
    assert Fraction("0.101") < hard.lower < Fraction("0.102")
    finding = by_claims(report, "GZ306", "software-it-gdp-share", "software-it-value-added-growth")
    assert finding.severity is Severity.WARNING


def test_it_output_and_the_share_of_gdp_imply_a_gdp_of_437_billion(
    evaluations: list[Evaluation], report: Report
) -> None:
    finding = by_claims(report, "GZ306", "software-it-gdp-share", "it-output-2016")
    assert (finding.severity, finding.verdict) == (Severity.WARNING, Verdict.SUSPICIOUS)
    side = of(evaluations, "gdp-from-it-output").sides[0]
    assert Fraction(300 * 10**9) / Fraction("0.686") in side.soft
    gdp = Interval.point(Fraction(511 * 10**9))
    assert side.hard.below(gdp), "not even the widest reading comes near the city's GDP"


def test_a_year_above_20_percent_needs_a_last_quarter_above_33(evaluations: list[Evaluation], report: Report) -> None:
    by_claims(report, "GZ306", "software-it-value-added-growth", "software-it-growth-forecast")
    hard = of(evaluations, "software-growth-last-quarter").sides[0].hard
    assert hard.lower == 4 * Fraction("0.20") - 3 * Fraction("0.1555")


def test_fourteen_leading_companies_against_seventeen_giants(report: Report) -> None:
    finding = by_claims(report, "GZ306", "pazhou-industry-giants", "pazhou-other-leading-companies")
    assert (finding.severity, finding.verdict) == (Severity.WARNING, Verdict.CONFLICT)
    assert "17 against 14" in finding.message


def test_less_paperwork_does_not_follow_from_fewer_items(report: Report) -> None:
    finding = by_claims(report, "GZ301", "declaration-items-before", "proving-materials-cut")
    assert finding.severity is Severity.NOTE


def test_two_offices_opened_and_three_places_named(report: Report) -> None:
    finding = by_claims(report, "GZ301", "overseas-offices", "overseas-offices-opened")
    assert (finding.severity, finding.verdict) == (Severity.WARNING, Verdict.CONFLICT)


def test_high_tech_forces_industry_to_grow_by_more_than_eleven_percent(
    evaluations: list[Evaluation], report: Report
) -> None:
    hard = of(evaluations, "industry-growth-forced-by-high-tech").sides[0].hard
    assert hard.lower is not None
    assert Fraction("0.11") < hard.lower < Fraction("0.13")
    assert by_claims(report, "GZ306", "high-tech-manufacturing-output-share").severity is Severity.WARNING


def test_company_numbers_of_2012_and_spending_of_2012(evaluations: list[Evaluation]) -> None:
    companies = of(evaluations, "high-tech-companies-2012").sides[0].hard
    spending = of(evaluations, "research-spending-2012").sides[0].hard
    assert Fraction(4739) / Fraction("3.4") in companies
    assert Fraction("5.65e9") in spending


def test_a_hundred_a_year_is_not_a_hundred_in_five_years(report: Report) -> None:
    finding = by_claims(report, "GZ301", "innovative-companies-selected-yearly", "role-model-companies")
    assert finding.severity is Severity.WARNING


def test_floor_area_per_incubator_differs_and_no_single_slip_is_singled_out(report: Report) -> None:
    finding = by_claims(report, "GZ301", "technology-incubators", "incubator-floor-area")
    assert finding.severity is Severity.NOTE, "no law says that incubators keep their size"
    assert [item.kind for item in finding.explanations] == ["why"], "swapping the digits of either number would do"


def test_companies_of_two_years_are_more_than_all(report: Report) -> None:
    finding = by_claims(report, "GZ301", "high-tech-companies-new-2016", "high-tech-companies-new-2017")
    assert (finding.severity, finding.verdict) == (Severity.WARNING, Verdict.CONFLICT)
    assert {claim.source.id for claim in finding.claims} == {
        "life-of-guangzhou-2017-08-06",
        "guangzhou-innovation-center-2017",
    }


def test_three_years_before_brought_some_525_companies(evaluations: list[Evaluation]) -> None:
    left, right = of(evaluations, "high-tech-companies-pace").sides
    assert left.hard.lower == 2820
    assert Fraction(4739 - 2820) - Fraction(4739) / Fraction("3.4") in right.hard


def test_what_the_sector_of_services_leaves_is_a_fifth_at_most(evaluations: list[Evaluation]) -> None:
    """31.4 percent of GDP at most, and two-thirds of that."""
    upper = of(evaluations, "high-tech-manufacturing-share-of-gdp").sides[0].hard.upper
    assert upper is not None
    assert Fraction("0.209") < upper < Fraction("0.211")


def test_video_boards_would_be_two_thirds_of_the_it_industry(report: Report) -> None:
    assert by_claims(report, "GZ306", "uhd-video-output-2020", "it-output-2016").severity is Severity.WARNING


def test_two_years_of_investment_are_a_quarter_of_what_is_promised(evaluations: list[Evaluation]) -> None:
    spent, promised = of(evaluations, "pazhou-investment-of-two-years").sides
    assert spent.hard.upper is not None
    assert promised.hard.lower is not None
    assert spent.hard.upper < promised.hard.lower / 3


@pytest.mark.parametrize("code", ["GZ301", "GZ302", "GZ305", "GZ306"])
def test_the_report_shows_the_arithmetic_and_a_drawing(report: Report, code: str) -> None:
    alone = replace(report, findings=tuple(finding for finding in report.findings if finding.rule.code == code)[:1])
    drawn = render(alone, Format.RICH, Canvas(width=80, color=False))
    if code != "GZ301":  # two exact sides are two points, which a drawing shows no better than the numbers
        assert "┤" in drawn
        assert "└" in drawn
    words = " ".join(drawn.split())
    assert all(" ".join(line.split()) in words for line in alone.findings[0].arithmetic)


# ---------------------------------------------------------------- the table


def test_text_has_one_line_for_each(evaluations: list[Evaluation], gzcheck: Gzcheck) -> None:
    run = gzcheck("identities", "--corpus", ROOT / "claims", "--format", "text")
    *lines, totals = run.out.splitlines()
    assert len(lines) == len(evaluations)
    counts = Counter(e.verdict for e in evaluations)
    assert f"{counts[Verdict.CONFLICT]} broken" in totals
    assert f"{counts[Verdict.DERIVED]} derived" in totals
    (cut,) = [line for line in lines if ": declaration-items-cut: " in line]
    assert "holds" in cut
    assert cut.endswith("96 ÷ 155 = 1 − 38.1%")


def test_json_follows_its_schema(evaluations: list[Evaluation], gzcheck: Gzcheck) -> None:
    run = gzcheck("identities", "--corpus", ROOT / "claims", "--format", "json")
    schema = json.loads((ROOT / "schemas" / "identities-output.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(run.json)
    assert sorted(entry["id"] for entry in run.json["identities"]) == sorted(e.identity.id for e in evaluations)
    (cut,) = [entry for entry in run.json["identities"] if entry["id"] == "high-tech-companies-2012"]
    assert cut["sides"][0]["hard"]["lower"] == str(Fraction(4739) / Fraction("3.45"))
    assert cut["unit"] in units()


def test_the_drawn_table_fits_80_columns(
    evaluations: list[Evaluation], gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    run = gzcheck("identities", "--corpus", ROOT / "claims", "--format", "rich")
    assert [line for line in run.out.splitlines() if len(line) > 80] == []
    assert run.out.count("  why: ") == len(evaluations)


def test_output_is_the_same_from_run_to_run(gzcheck: Gzcheck) -> None:
    arguments = ("identities", "--corpus", ROOT / "claims", "--format", "json")
    assert gzcheck(*arguments).out == gzcheck(*arguments).out
