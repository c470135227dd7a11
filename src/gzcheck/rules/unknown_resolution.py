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

from collections.abc import Collection, Iterator

from gzcheck.rules.rule import (
    Advice,
    Corpus,
    Facts,
    Family,
    Finding,
    Location,
    Problem,
    Reason,
    Resolution,
    Rule,
    Said,
    Severity,
    Verdict,
    did_you_mean,
)

RULE = Rule(code="GZ804", name="unknown-resolution", severity=Severity.ERROR, family=Family.RESOLUTION)


def check(facts: Facts) -> Iterator[Said]:
    """Yield names that lead nowhere or elsewhere."""
    if facts.resolutions:
        ids = {claim.id for claim in facts.corpus.entered}
        yield from _unknown_rules(facts.corpus, facts.resolutions.rules)
        yield from _unknown_claims(facts.corpus, ids)
        for resolution, finding in facts.resolutions.mistaken:
            if _is_known(resolution, facts.resolutions.rules, ids):
                yield from _mistaken(resolution, finding)


def _is_known(resolution: Resolution, rules: Collection[str], ids: set[str]) -> bool:
    return resolution.rule in rules and resolution.claims.keys() <= ids


def _unknown_rules(corpus: Corpus, rules: Collection[str]) -> Iterator[Problem]:
    for resolution in corpus.resolutions:
        if resolution.rule not in rules:
            hint = did_you_mean(resolution.rule, rules) or "see 'gzcheck rule --all'"
            message = f"unknown rule {resolution.rule!r} in a resolution"
            yield _problem(resolution, resolution.at("rule"), message, hint)


def _unknown_claims(corpus: Corpus, ids: set[str]) -> Iterator[Problem]:
    if not _all_claims_are_there(corpus):
        return
    for resolution in corpus.resolutions:
        for name, location in _named_claims(resolution):
            if name not in ids and not _is_of_table(corpus, name):
                yield _unknown_claim(resolution, location, name, ids)


def _is_of_table(corpus: Corpus, name: str) -> bool:
    """Whether a claim is a row of a table, of which only those in conflict are there."""
    return name.partition("/")[0].partition(":")[0] in corpus.tables


def _named_claims(resolution: Resolution) -> Iterator[tuple[str, Location]]:
    """The claims that are decided on, and those cited as evidence, each with its place."""
    for name in resolution.claims:
        yield name, resolution.at_claim(name)
    for index, name in resolution.cited_evidence.items():
        yield name, resolution.at_evidence(index)


def _all_claims_are_there(corpus: Corpus) -> bool:
    """Whether a claim that is not there does not exist, rather than stand in what was not loaded or was left out."""
    reasons = (Reason.UNREAD_FILE, Reason.INVALID_CLAIM)
    return corpus.complete and not any(item.reason in reasons for item in corpus.skipped)


def _mistaken(resolution: Resolution, finding: Finding) -> Iterator[Problem]:
    if resolution.rule != finding.rule.code:
        yield _other_rule(resolution, finding)
    parts = finding.claim_ids
    for name in sorted(resolution.claims.keys() - parts):
        message = f"claim {name!r} is not part of the finding {finding.fingerprint}"
        yield _problem(resolution, resolution.at_claim(name), message, f"its claims: {', '.join(sorted(parts))}")
    for name in sorted(parts - resolution.claims.keys()):
        message = f"the resolution of {finding.fingerprint} leaves out claim {name!r}"
        yield _problem(resolution, resolution.at("claims"), message, "add it, if the resolution holds for it too")


def _other_rule(resolution: Resolution, finding: Finding) -> Problem:
    found = finding.rule.code
    message = f"the resolution of {finding.fingerprint} is about {resolution.rule}, but the finding is {found}"
    return _problem(resolution, resolution.at("rule"), message, f"write {found}")


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
