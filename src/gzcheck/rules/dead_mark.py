"""A mark in a draft does nothing: it names no claim, stands behind no figure, or leaves out what was no finding.

A dead mark looks like a check that was done. Take it out, or mend the name in
it: `<!-- gz: source/claim -->`, `<!-- gz: about/indicator -->` or
`<!-- gz: ignore, why -->`.

Fails:

    draft.md: Guangzhou has 19 national key laboratories. <!-- gz: no-source/no-claim -->

Passes:

    draft.md: Guangzhou has 19 national key laboratories. <!-- gz: harbour/labs -->
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.model import Location
from gzcheck.rules.rule import Advice, Facts, Family, Problem, Rule, Said, Severity, Verdict

RULE = Rule(code="GZ506", name="dead-mark", severity=Severity.WARNING, family=Family.PROOFING)


def check(facts: Facts) -> Iterator[Said]:
    """Yield the marks of drafts that do nothing."""
    for mark in facts.dead_marks:
        yield Problem(
            message=f"{mark.text!r}: {mark.why}",
            location=Location(mark.path, mark.line, mark.column, mark.line, mark.end),
            verdict=Verdict.INVALID,
            subject=f"{mark.path} {mark.text}",
            advice=Advice(text="correct the mark, or take it out"),
        )
