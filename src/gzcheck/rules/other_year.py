"""A claim's period names a year that its paragraph does not, while the paragraph
names another one.

A year typed wrongly makes two times of one, or one of two; nothing in the
claims themselves shows it.

Fails:

    # snapshot harbour.txt: In 2016 the port had 120 firms.
    harbour, 2017-05-02:
      - {indicator: firms, value: 120, printed: 120 firms, period: 2015}

Passes:

    # snapshot harbour.txt: In 2016 the port had 120 firms.
    harbour, 2017-05-02:
      - {indicator: firms, value: 120, printed: 120 firms, period: 2016}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gzcheck.phrases.time_words import is_relative, years_in
from gzcheck.rules.rule import Advice, Claim, Facts, Family, Period, Problem, Rule, Said, Severity, Verdict

RULE = Rule(code="GZ114", name="other-year", severity=Severity.WARNING, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield claims whose year the text at hand does not bear out."""
    for claim in facts.corpus.claims:
        paragraph = facts.corpus.paragraph_of(claim)
        if claim.stated_period and paragraph:
            yield from _against(claim, claim.stated_period, paragraph)


def _against(claim: Claim, period: Period, paragraph: str) -> Iterator[Problem]:
    named, wanted = years_in(paragraph), _years(period)
    if named and wanted and wanted.isdisjoint(named | _reckoned(claim, paragraph, named)):
        yield _problem(claim, period, " and ".join(map(str, sorted(named))))


def _problem(claim: Claim, period: Period, years: str) -> Problem:
    where = f"paragraph {claim.paragraph} of {claim.source.snapshot_file}"
    return Problem(
        message=f"the claim is for {period.text}, but {where} names {years}",
        location=claim.at("period"),
        verdict=Verdict.INVALID,
        claims=(claim,),
        advice=Advice(text="correct the period, or say in a note what the year follows from"),
    )


def _years(period: Period) -> set[int]:
    """The years in which a period begins and ends, as far as it has ends."""
    ends = period.start, period.end, *period.nominal
    return {end.year for end in ends if end not in (date.min, date.max)}


def _reckoned(claim: Claim, paragraph: str, named: set[int]) -> set[int]:
    """Years that a text may mean without naming them: its own, and with "last year" those beside any it names."""
    published = {claim.source.published.start.year, claim.source.published.end.year}
    if not is_relative(paragraph):
        return published
    return {year + step for year in published | named for step in (-1, 0, 1)}
