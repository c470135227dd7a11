"""A value's last digits are the noise of binary floats, and are not read.

A program that adds in floating point prints 61031.999999999996 where 61,032 was
meant. Nobody measured the digits after the 15th; where a run of 0 or 9 stands
before them, the value is rounded to 15. An amount to the penny is never noise,
and neither is a value that says how good it is.

Fails:

    harbour, 2017-05-02:
      - {indicator: exports, value: 61031.999999999996, unit: CNY,
         printed: 61031.999999999996 yuan, period: 2016}

Passes:

    harbour, 2017-05-02:
      - {indicator: exports, value: 61032, unit: CNY,
         printed: "61,032 yuan", period: 2016}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.rules.rule import Advice, Claim, Facts, Family, Problem, Rule, Said, Severity, Verdict, setting
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ117", name="float-noise", severity=Severity.NOTE, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield the values of which digits were taken for noise."""
    for claim in facts.corpus.claims:
        if claim.figure.is_noisy:
            yield _problem(claim)


def _problem(claim: Claim) -> Problem:
    written, read = (wording.number(one, scale=False) for one in (claim.figure.value, claim.figure.number.value))
    return Problem(
        message=f"the last digits of {written} are noise of binary floats: it is read as {read}",
        location=claim.at("value"),
        verdict=Verdict.COMPATIBLE,
        claims=(claim,),
        advice=Advice(text="add 'precision: exact' if every digit is meant", mends=setting("precision", "exact")),
    )
