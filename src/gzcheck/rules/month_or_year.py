"""A period reads as a month but looks like a fiscal year.

"2009-10" is October 2009, whoever meant the year from 2009 to 2010: its figure
is then compared with those of a month, and with those of no year. It is said of
flows and rates in whose source no month is named, and of whatever is called the
figure of a fiscal year. Both have a spelling that cannot be mistaken: the year
from April is 2009-04/2010-03, the month is 2009-10-01/2009-10-31.

Fails:

    harbour, 2010-11-02:
      - {indicator: exports, value: 300e9, unit: CNY, printed: 300 billion yuan,
         period: 2009-10}

Passes:

    harbour, 2010-11-02:
      - {indicator: exports, value: 300e9, unit: CNY, printed: 300 billion yuan,
         period: 2009-04/2010-03}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.model import late_pattern
from gzcheck.phrases.time_words import is_fiscal, names_month
from gzcheck.rules.rule import Advice, Claim, Corpus, Facts, Family, Kind, Problem, Rule, Said, Severity, Verdict
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ116", name="month-or-year", severity=Severity.NOTE, family=Family.PROVENANCE)
_MONTH = late_pattern(r"(\d\d)(\d\d)-(\d\d)~?")


def check(facts: Facts) -> Iterator[Said]:
    """Yield claims whose month is the number of the year that follows, where nothing shows that the month is meant."""
    corpus = facts.corpus
    by_month = {claim.source.id for claim in filter(_is_month, corpus.claims)}
    for claim in filter(_may_be_year, corpus.claims):
        texts = claim.printed, claim.called, claim.basis, claim.note, corpus.paragraph_of(claim)
        is_clear = _is_instant(corpus, claim) or claim.source.id in by_month or _named(claim, texts)
        if not is_clear or any(map(is_fiscal, texts)):
            yield _problem(claim)


def _written(claim: Claim) -> re.Match[str] | None:
    return _MONTH.fullmatch(claim.stated_period.text) if claim.stated_period else None


def _may_be_year(claim: Claim) -> bool:
    written = _written(claim)
    return written is not None and int(written[3]) == (int(written[2]) + 1) % 100


def _is_month(claim: Claim) -> bool:
    """Whether it is on a month that nobody could take for a year: then its source tells months apart."""
    return _written(claim) is not None and not _may_be_year(claim)


def _is_instant(corpus: Corpus, claim: Claim) -> bool:
    """Whether it is no figure of a stretch of time, so that its month says only when it was so."""
    indicator = corpus.indicators.get(claim.indicator)
    return indicator is None or indicator.kind not in (Kind.FLOW, Kind.RATE)


def _named(claim: Claim, texts: tuple[str, ...]) -> bool:
    assert claim.stated_period
    month = claim.stated_period.nominal[0].month
    return any(names_month(text, month) for text in texts)


def _problem(claim: Claim) -> Problem:
    period = claim.stated_period
    assert period
    first, last = period.nominal
    year = f"{first.year}-04/{first.year + 1}-03"
    return Problem(
        message=f"the period {period.text} is the month of {wording.period(period)}, not a fiscal year",
        location=claim.at("period"),
        verdict=Verdict.UNCLEAR,
        claims=(claim,),
        advice=Advice(
            text=f"write a fiscal year from its first month to its last ({year}), or the month as {first}/{last}"
        ),
    )
