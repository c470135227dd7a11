"""`gzcheck identities`: the declared arithmetic with its outcomes."""

from __future__ import annotations

from gzcheck import engine
from gzcheck.model import IdentityList, Verdict
from gzcheck.rules import on_identities
from gzcheck.settings import Settings

ORDER = (Verdict.CONFLICT, Verdict.COMPATIBLE, Verdict.NOT_CHECKED, Verdict.DERIVED, Verdict.AGREE)
"""What somebody has to look at comes first."""


def run(settings: Settings) -> IdentityList:
    """Every identity applied to the claims, by outcome, with the open findings on them."""
    corpus = engine.load(settings)
    report, facts = engine.run(corpus, today=settings.today)
    rules = on_identities()
    return IdentityList(
        evaluations=tuple(sorted(facts.arithmetic.evaluations(), key=lambda one: ORDER.index(one.verdict))),
        findings=tuple(finding for finding in report.findings if finding.rule in rules),
        remarks=engine.complaints(corpus),
    )
