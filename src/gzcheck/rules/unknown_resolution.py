"""A resolution names a rule or a claim that does not exist, or another one than
the finding it is about.

What it says would then be shown beside figures that it was not taken on. The
finding stays open.

Fails:

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions:
      - {rule: GZ201, claims: {harbour/labs: 20, gazette/lbas: 18},
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

from collections.abc import Iterator

from gzcheck.model import Finding, Location, Resolution, did_you_mean
from gzcheck.rules.rule import Advice, Corpus, Facts, Family, Problem, Reason, Rule, Said, Severity, Verdict

RULE = Rule(code="GZ804", name="unknown-resolution", severity=Severity.ERROR, family=Family.RESOLUTION)


def check(facts: Facts) -> Iterator[Said]:
    """Yield names that lead nowhere or elsewhere."""
    corpus, matches = facts.corpus, facts.resolutions
    if matches is None:
        return
    ids, complete = {claim.id for claim in corpus.entered}, _all_claims_are_there(corpus)
    for resolution in corpus.resolutions:
        if resolution.rule not in matches.rules:
            hint = did_you_mean(resolution.rule, matches.rules) or "see 'gzcheck rule --all'"
            yield _problem(resolution, resolution.at("rule"), f"unknown rule {resolution.rule!r} in a resolution", hint)
        if complete:
            yield from _unknown_claims(resolution, ids)
    for resolution, finding in matches.mistaken:
        if resolution.rule in matches.rules and resolution.claims.keys() <= ids:
            yield from _mistaken(resolution, finding)


def _unknown_claims(resolution: Resolution, ids: set[str]) -> Iterator[Problem]:
    for name in resolution.claims:
        if name not in ids:
            yield _unknown_claim(resolution, resolution.at_claim(name), name, ids)
    for index, name in resolution.cited_evidence.items():
        if name not in ids:
            yield _unknown_claim(resolution, resolution.at_evidence(index), name, ids)


def _all_claims_are_there(corpus: Corpus) -> bool:
    """Whether a claim that is not there does not exist, rather than stand in what was not loaded or was left out."""
    reasons = (Reason.UNREAD_FILE, Reason.INVALID_CLAIM)
    return corpus.complete and not any(item.reason in reasons for item in corpus.skipped)


def _mistaken(resolution: Resolution, finding: Finding) -> Iterator[Problem]:
    if resolution.rule != finding.rule.code:
        found = finding.rule.code
        message = f"the resolution of {finding.fingerprint} is about {resolution.rule}, but the finding is {found}"
        yield _problem(resolution, resolution.at("rule"), message, f"write {finding.rule.code}")
    parts = {claim.id for claim in finding.claims}
    for name in sorted(resolution.claims.keys() - parts):
        message = f"claim {name!r} is not part of the finding {finding.fingerprint}"
        yield _problem(resolution, resolution.at_claim(name), message, f"its claims: {', '.join(sorted(parts))}")
    for name in sorted(parts - resolution.claims.keys()):
        message = f"the resolution of {finding.fingerprint} leaves out claim {name!r}"
        yield _problem(resolution, resolution.at("claims"), message, "add it, if the resolution holds for it too")


def _unknown_claim(resolution: Resolution, location: Location, name: str, ids: set[str]) -> Problem:
    hint = did_you_mean(name, ids) or "correct it, or delete the resolution"
    return _problem(resolution, location, f"unknown claim {name!r} in a resolution", hint)


def _problem(resolution: Resolution, location: Location, message: str, suggestion: str) -> Problem:
    return Problem(
        message=message,
        location=location,
        verdict=Verdict.INVALID,
        subject=f"{resolution.fingerprint} {message}",
        advice=Advice(text=suggestion),
    )
