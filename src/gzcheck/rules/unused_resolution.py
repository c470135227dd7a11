"""A resolution has nothing to resolve any more.

The figures it was about agree now, or their claims are no longer compared. Left
in place, it would look as if something were resolved.

Fails (the gazette had 18 when it was decided, and prints 20 now):

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    resolutions:
      - {rule: GZ201, claims: {harbour/labs: 20, gazette/labs: 18},
         decision: accept}

Passes:

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions:
      - {rule: GZ201, claims: {harbour/labs: 20, gazette/labs: 18},
         decision: accept}
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gzcheck.rules import exchange_rate
from gzcheck.rules.rule import Advice, Corpus, Facts, Family, Problem, Resolution, Rule, Said, Severity, Verdict

RULE = Rule(code="GZ803", name="unused-resolution", severity=Severity.WARNING, family=Family.RESOLUTION)


def check(facts: Facts) -> Iterator[Said]:
    """Yield resolutions without a finding whose rule and claims exist, if nothing that may be missed was left out."""
    matches = facts.resolutions
    if matches is None or not matches.complete or facts.corpus.left_out:
        return
    ids = {claim.id for claim in facts.corpus.claims}
    for resolution in matches.unused:
        if _is_known(resolution, matches.rules, ids) and _looked_for(facts.corpus, resolution):
            yield _problem(resolution)


def _is_known(resolution: Resolution, rules: Collection[str], ids: set[str]) -> bool:
    return resolution.rule in rules and resolution.claims.keys() <= ids


def _problem(resolution: Resolution) -> Problem:
    return Problem(
        message=f"nothing is left to resolve for the resolution of {resolution.fingerprint}",
        location=resolution.at("fingerprint"),
        verdict=Verdict.INVALID,
        subject=resolution.fingerprint,
        advice=Advice(text="delete the resolution"),
    )


def _looked_for(corpus: Corpus, resolution: Resolution) -> bool:
    """Whether this run had all it takes to find what was decided on: the sources' texts, or reference rates."""
    if resolution.rule.startswith("GZ1"):
        return all(name.partition("/")[0] in corpus.snapshots for name in resolution.claims)
    return resolution.rule != exchange_rate.RULE.code or corpus.rates is not None
