"""A resolution has expired, or will within 30 days.

Whoever set a date wanted somebody to look again. The resolution counts on that
day for the last time; after it the finding is open as if nothing had been
decided, with the old resolution beside it.

Fails (from 2 December 2017 on, and from 2 January 2018 on the finding is open):

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions:
      - {rule: GZ201, claims: {harbour/labs: 20, gazette/labs: 18},
         decision: accept, decided: 2017-07-01, expires: 2018-01-01}

Passes (it never expires):

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions:
      - {rule: GZ201, claims: {harbour/labs: 20, gazette/labs: 18},
         decision: accept, decided: 2017-07-01}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gzcheck.rules.rule import (
    Advice,
    Explanation,
    ExplanationKind,
    Facts,
    Family,
    Problem,
    Resolution,
    Rule,
    Said,
    Severity,
    Verdict,
)

RULE = Rule(code="GZ802", name="expired-resolution", severity=Severity.WARNING, family=Family.RESOLUTION)
AHEAD = timedelta(days=30)


def check(facts: Facts) -> Iterator[Said]:
    """Yield resolutions past their date, and those close to it."""
    matches = facts.resolutions
    if matches is None:
        return
    for resolution in matches.expired:
        yield _problem(resolution, f"expired on {resolution.expires}")
    for resolution in matches.holding:
        if _is_close(resolution.expires, matches.today):
            yield _problem(resolution, f"expires after {resolution.expires}")


def _is_close(day: date | None, today: date) -> bool:
    return day is not None and day - today <= AHEAD


def _problem(resolution: Resolution, what: str) -> Problem:
    return Problem(
        message=f"the resolution of {resolution.fingerprint} {what}",
        location=resolution.at("expires"),
        verdict=Verdict.INVALID,
        subject=resolution.fingerprint,
        explanations=(Explanation(kind=ExplanationKind.OLD_RESOLUTION, text=resolution.summary),),
        advice=Advice(text="look at it again, and give a later date or none"),
    )
