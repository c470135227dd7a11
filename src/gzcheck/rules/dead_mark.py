"""A mark in a draft does nothing, although it looks like a check that was done.

It names no claim, stands behind no figure, or leaves out what is no finding.
Take it out, or mend what stands in it: `source/claim`, `about/indicator`, or
`ignore` with a reason.

Fails:

    # draft.md
    Harbour City had 19 laboratories in 2016. <!-- gz: harbour/none -->
    harbour, 2017-05-02:
      - {indicator: labs, value: 19, period: 2016, printed: 19 labs}

Passes:

    # draft.md
    Harbour City had 19 laboratories in 2016. <!-- gz: harbour/c1 -->
    harbour, 2017-05-02:
      - {indicator: labs, value: 19, period: 2016, printed: 19 labs}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.rules.rule import Advice, Facts, Family, Location, Problem, Rule, Said, Severity, Verdict

RULE = Rule(code="GZ506", name="dead-mark", severity=Severity.WARNING, family=Family.PROOFING)


def check(facts: Facts) -> Iterator[Said]:
    """Yield the marks of drafts that do nothing."""
    for mark in facts.dead_marks:
        yield Problem(
            message=f"{mark.text!r}: {mark.why}",
            location=Location(mark.path, mark.line, mark.column, mark.end_line, mark.end_column),
            verdict=Verdict.INVALID,
            subject=f"{mark.path} {mark.text}",
            advice=Advice(text="correct the mark, or take it out"),
        )
