"""The corpus that ships with the program: what it must show, and what it must not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from making import ROOT, Gzcheck

from gzcheck.comparing.facts import Facts
from gzcheck.engine import check
from gzcheck.model.claim import Claim, Status
from gzcheck.model.corpus import Corpus
from gzcheck.model.finding import Finding, Reason, Report
from gzcheck.model.verdict import Verdict
from gzcheck.reading.loader import load_corpus


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The claims of all articles."""
    return load_corpus(ROOT / "claims")


@pytest.fixture(scope="module")
def report(corpus: Corpus) -> Report:
    """What is found in them, decided or not."""
    return check(replace(corpus, resolutions=()))


def value(claim: Claim) -> str:
    return str(claim.figure.value)


def found(report: Report, code: str, *values: str) -> Finding:
    """The one finding of a rule whose claims have exactly these values, in any order."""
    (finding,) = [
        finding
        for finding in report.findings
        if finding.rule.code == code and Counter(map(value, finding.claims)) == Counter(values)
    ]
    return finding


def kinds(finding: Finding) -> list[str]:
    return [explanation.kind for explanation in finding.explanations]


def claims_of(corpus: Corpus, number: str, word: str) -> list[Claim]:
    """Claims with this number whose indicator has this word in its id."""
    return [claim for claim in corpus.claims if value(claim) == number and word in claim.indicator]


# ---------------------------------------------------------------- what is there


def test_number_of_claims(corpus: Corpus) -> None:
    assert 164 <= len(corpus.claims) <= 182


def test_there_are_five_sources_each_with_its_snapshot(corpus: Corpus) -> None:
    numbers = sorted(source.snapshot_file[:3] for source in corpus.sources.values())
    assert numbers == ["000", "001", "002", "003", "004"]


def test_nothing_is_wrong_with_the_corpus_itself(gzcheck: Gzcheck) -> None:
    run = gzcheck("validate", "--corpus", ROOT / "claims", "--fail-on", "note", "--format", "json")
    assert run.code == 0, run.out


def test_undated_articles_say_what_their_date_was_inferred_from(corpus: Corpus) -> None:
    inferred = {source.snapshot_file[:3]: source for source in corpus.sources.values() if not source.stated_date}
    assert set(inferred) == {"000", "002", "004"}
    assert all(source.dating_note for source in inferred.values())
    autumn = {number: [day.isoformat() for day in source.published.nominal] for number, source in inferred.items()}
    assert autumn["000"] == autumn["002"] == ["2019-10-01", "2019-11-30"]
    assert autumn["004"] == ["2017-09-01", "2017-12-31"]


def test_every_indicator_is_used_and_defined(corpus: Corpus) -> None:
    used = {claim.indicator for claim in corpus.claims} | {entry.part_of for entry in corpus.indicators.values()}
    derived = (ROOT / "claims" / "identities.yaml").read_text(encoding="utf-8")
    assert [name for name in corpus.indicators if name not in used and f"indicator: {name}," not in derived] == []
    assert all(len(indicator.definition.split()) > 3 for indicator in corpus.indicators.values())


# ---------------------------------------------------------------- what is found


def test_national_key_laboratories(report: Report) -> None:
    finding = found(report, "GZ201", "20", "19")
    assert "many national key laboratories" in finding.title
    assert finding.verdict is Verdict.CONFLICT


def test_provincial_key_laboratories(report: Report) -> None:
    assert "many provincial key laboratories" in found(report, "GZ201", "234", "213").title


def test_incubators_with_every_explanation(report: Report) -> None:
    finding = found(report, "GZ201", "203", "230")
    assert {"transposed-digits", "update", "definition"} <= set(kinds(finding))
    assert kinds(finding)[0] == "transposed-digits"
    evidence = " ".join(explanation.text for explanation in finding.explanations)
    assert "203 and 230 have the same digits" in evidence
    assert "+27 (+13%)" in evidence
    assert "incubators” and “" in evidence


def test_it_output_with_and_without_a_year(report: Report) -> None:
    finding = found(report, "GZ202", "300000000000", "300000000000")
    assert {claim.period.text if claim.period else "" for claim in finding.claims} == {"2016", ""}


def test_research_spending_planned_below_what_was_spent(report: Report) -> None:
    finding = found(report, "GZ204", "10800000000", "11300000000")
    planned, spent = finding.claims
    assert (planned.status, spent.status) == (Status.TARGET, Status.ACTUAL)
    assert planned.period is not None
    assert spent.period is not None
    assert (planned.period.text, spent.period.text) == ("2017", "2016")


def test_new_listings_planned_below_those_of_the_year_before(report: Report) -> None:
    planned, reached = found(report, "GZ204", "200", "203").claims
    assert (planned.status, reached.status) == (Status.TARGET, Status.ACTUAL)
    assert planned.period
    assert planned.period.text == "2017"


def test_one_status_for_what_companies_promise(corpus: Corpus) -> None:
    promised = {"display-park-investment", "zone-leading-companies-investment", "headquarters-first-phase-investment"}
    claims = [claim for claim in corpus.claims if claim.indicator in promised]
    assert len(claims) == 6
    assert {claim.status for claim in claims} == {Status.TARGET}


def test_dates_are_dates(corpus: Corpus) -> None:
    assert not [claim.id for claim in corpus.claims if claim.figure.unit.name.startswith("calendar-")]
    dates = {claim.local_id: claim.figure.value for claim in corpus.claims if claim.figure.unit.name == "date"}
    assert len(dates) == 12
    assert str(dates["overseas-offices-opening"].period.text) == "2017-03-14"  # type: ignore[attr-defined]


def test_the_risk_pool_is_one_pool(report: Report) -> None:
    assert found(report, "GZ209", "1000000000", "400000000").verdict is Verdict.PENDING


def test_two_growth_ranks_in_two_fields_are_not_compared(corpus: Corpus) -> None:
    ranks = {claim.indicator for claim in corpus.claims if "growth-rank" in claim.indicator}
    assert len(ranks) == 2


def test_what_two_articles_share_is_shown_as_shared(gzcheck: Gzcheck) -> None:
    run = gzcheck("sources", "--corpus", ROOT / "claims", "--format", "json")
    shared = {source["id"][:13]: source["shared"] for source in run.json["sources"]}
    assert shared["life-of-guang"] == shared["guangzhou-inn"] >= 5
    assert shared["china-daily-2"] == shared["guangzhou-ser"] == shared["guangzhou-ind"] == 0


def test_new_companies_reported_and_later_still_expected(report: Report) -> None:
    finding = found(report, "GZ205", "2000", "2000")
    forecast, actual = finding.claims
    assert (forecast.status, actual.status) == (Status.FORECAST, Status.ACTUAL)
    assert actual.source.published.before(forecast.source.published)
    assert actual.source.published.text.startswith("2017-08")


def test_203_for_two_things(report: Report) -> None:
    finding = found(report, "GZ401", "203", "203")
    assert len({claim.indicator for claim in finding.claims}) == 2
    assert len({claim.source.id for claim in finding.claims}) == 1


# ---------------------------------------------------------------- what is no conflict


def test_4739_in_two_documents_agrees(corpus: Corpus, report: Report) -> None:
    claims = claims_of(corpus, "4739", "high-tech")
    assert len({claim.source.id for claim in claims}) == 2
    assert len({claim.indicator for claim in claims}) == 1
    assert Facts(corpus).times.pair(*claims[:2])
    assert not [one for one in report.findings if one.rule.code.startswith("GZ2") and set(one.claims) & set(claims)]


@pytest.mark.parametrize(("first", "second", "word"), [("130", "168", "alliance"), ("139", "150", "maker-space")])
def test_series_and_plans_are_no_conflict(corpus: Corpus, report: Report, first: str, second: str, word: str) -> None:
    claims = {number: claims_of(corpus, number, word) for number in (first, second)}
    assert all(claims.values()), "both figures must be in the corpus, or this shows nothing"
    together = [
        finding
        for finding in report.findings
        if {first, second} <= set(map(value, finding.claims)) and finding.verdict is Verdict.CONFLICT
    ]
    assert together == []


def test_maker_spaces_planned_are_pending(report: Report) -> None:
    finding = found(report, "GZ209", "139", "150")
    assert (finding.verdict, finding.severity.value) == (Verdict.PENDING, "note")


# ---------------------------------------------------------------- what adds up


def test_every_claim_is_compared_or_has_a_reason(corpus: Corpus) -> None:
    facts = Facts(corpus)
    compared = {claim.id for group in facts.groups for claim in group.claims}
    skipped = [item.subject for item in facts.skipped]
    assert sorted([*compared, *skipped]) == [claim.id for claim in corpus.claims]


def test_summary_counts_what_was_not_checked(corpus: Corpus, report: Report) -> None:
    """Without a counterpart is who stands in no group, no finding about facts and no identity that was evaluated."""
    facts, counts = Facts(corpus), report.summary.not_checked
    judged = {claim.id for finding in report.findings if finding.rule.code[2] in "234" for claim in finding.claims}
    judged |= facts.arithmetic.claims_used
    alone = (Reason.NO_COUNTERPART, Reason.ANOTHER_CURRENCY)
    left = [item for item in facts.skipped if item.reason not in alone or item.subject not in judged]
    reasons = Counter(item.reason.value for item in left)
    assert {name: counts[name] for name in reasons} == dict(reasons)
    assert len(left) < len(facts.skipped)
    assert counts["snapshot"] == len(corpus.claims)
    assert report.summary.consistent == sum(group.verdict.value != "conflict" for group in facts.groups)


# ---------------------------------------------------------------- what is decided


def test_notes_that_the_articles_explain_themselves_are_resolved(corpus: Corpus, report: Report) -> None:
    decided = check(corpus, today=date(2026, 11, 22))
    counts = Counter(finding.rule.code for finding in decided.resolved)
    assert counts == {"GZ209": 3, "GZ302": 1, "GZ305": 1}
    assert not [one for one in decided.findings if one.rule.code.startswith("GZ8")]
    assert {finding.severity.value for finding in decided.resolved} == {"note"}
    every = {one.fingerprint for one in (*decided.findings, *decided.resolved)}
    assert every == {one.fingerprint for one in report.findings}


# ---------------------------------------------------------------- with the original articles


def test_every_claim_stands_in_its_article(gzcheck: Gzcheck, snapshots: Path) -> None:
    run = gzcheck(
        "validate", "--corpus", ROOT / "claims", "--snapshots", snapshots, "--fail-on", "note", "--format", "json"
    )
    assert run.code == 0, run.out
    assert "snapshot" not in run.json["summary"]["not_checked"]


def test_every_snapshot_is_named_after_an_article(corpus: Corpus, snapshots: Path) -> None:
    named = {source.snapshot_file for source in corpus.sources.values()}
    assert named == {path.name for path in snapshots.glob("*.txt")}
