"""A decision names a rule or a claim that does not exist.

Fails:

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions, on GZ201 of harbour/labs and gazette/lbas

Passes:

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions, on GZ201 of harbour/labs and gazette/labs
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.corpus import Corpus
from gzcheck.gates import Gates
from gzcheck.model.finding import Outcome, Problem, Severity
from gzcheck.model.suggest import did_you_mean
from gzcheck.rules.rule import Rule, Said

RULE = Rule("GZ804", "unknown-resolution", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield names that lead nowhere; with only some of the sources loaded, claims cannot be judged."""
    rules = gates.settlement.rules if gates.settlement else frozenset()
    ids = {claim.id for claim in corpus.claims}
    for resolution in corpus.resolutions:
        if rules and resolution.rule not in rules:
            yield Problem(
                message=f"unknown rule {resolution.rule!r} in a decision", location=resolution.at("rule"),
                verdict=Outcome.INVALID, key=resolution.fingerprint,
                suggestion=did_you_mean(resolution.rule, rules) or "see 'gzcheck rule --all'",
            )
        for name in resolution.claims:
            if name not in ids:
                yield Problem(
                    message=f"unknown claim {name!r} in a decision", location=resolution.at("claims"),
                    verdict=Outcome.INVALID, key=f"{resolution.fingerprint} {name}",
                    suggestion=did_you_mean(name, ids) or "correct it, or delete the decision",
                )
