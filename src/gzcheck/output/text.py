"""Plain text: one unwrapped line a finding, claim or identity, `path:line:col:` first, details indented below.

What only one result needs is imported where that is rendered: a report on every commit needs none of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.model import (
    Claim,
    ClaimList,
    Comparison,
    ConsensusList,
    CoverageList,
    Difference,
    Drafted,
    Evaluation,
    Finding,
    IdentityList,
    Migrated,
    ProofReport,
    Recorded,
    Report,
    Rule,
    RuleList,
    SchemaList,
    SourceList,
    SourceRecord,
    Started,
    TextList,
    UnitList,
    Verdict,
    Walked,
)
from gzcheck.output import (
    OUTCOMES,
    RULE_FOOTNOTE,
    SOURCES_LEGEND,
    Canvas,
    decided,
    details,
    difference_totals,
    identity_totals,
    more_findings,
    not_checked,
    pad,
    plural,
    table_totals,
    totals,
    visible,
    when,
)
from gzcheck.output.overview import in_common
from gzcheck.wording import figures as wording
from gzcheck.wording.arithmetic import digits, formula, side_unit, told

UNWRAPPED = 10**6
"""Columns of a line that is never wrapped."""


def report(result: Report, canvas: Canvas) -> str:
    """The whole report."""
    lines = [line for finding in result.displayed for line in _finding(finding)]
    if hidden := len(result.shown) - len(result.displayed):
        lines = [*in_common(result, UNWRAPPED), *lines, more_findings(hidden)]
    tables = table_totals(result.summary.tables, comparing=result.comparing)
    return _text([*lines, *tables, totals(result), not_checked(result.summary)])


def claims(result: ClaimList, canvas: Canvas) -> str:
    """A line a claim."""
    lines = [f"{one.claim.location}: {one.claim.id}: {_listed(one.claim)}" for one in result.claims]
    return _text([*map(visible, lines), plural(len(result.claims), "claim")])


def identities(result: IdentityList, canvas: Canvas) -> str:
    """A line an identity, and how many came out which way."""
    return _text([*(_evaluation(evaluation) for evaluation in result.evaluations), identity_totals(result)])


def sources(result: SourceList, canvas: Canvas) -> str:
    """A table of counts."""
    headings = ("source", "published", "claims", "drafts", "aside", "compared", "agreed", "alone", "shared", "copies")
    rows = [headings, *(_source_row(record) for record in result.sources)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(headings))]
    lines = ["  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return _text([*lines, "", SOURCES_LEGEND])


def consensus(result: ConsensusList, canvas: Canvas) -> str:
    """The readings as CSV; where they are in a file, a line that says so."""
    from gzcheck.output.csv import readings

    if not result.file:
        return readings(result, canvas)
    differing = f"{result.differing:,} of them not what most sources print"
    return _text([f"{plural(result.groups, 'reading')} written to {visible(result.file)}, {differing}"])


def difference(result: Difference, canvas: Canvas) -> str:
    """A line a finding, with what became of it in front."""
    lists = {
        "new": result.new,
        "open": result.open,
        "grown": result.grown,
        "resolved": result.resolved,
        "gone": result.gone,
    }
    lines = [line for name, found in lists.items() for finding in found for line in _changed(name, finding)]
    return _text([*lines, difference_totals(result), not_checked(result.summary)])


def comparison(result: Comparison, canvas: Canvas) -> str:
    """Both readings, drawn and judged."""
    from gzcheck.output.comparison import comparison_lines

    return _text(comparison_lines(result, canvas.width))


def rules(result: RuleList, canvas: Canvas) -> str:
    """A rule's whole documentation, or one line a rule."""
    if result.in_full:
        return "\n".join(f"{_rule(one.rule)}\n\n{one.doc.strip()}\n\n{RULE_FOOTNOTE}\n" for one in result.rules)
    return _text([f"{_rule(one.rule)}: {one.summary}" for one in result.rules])


def units(result: UnitList, canvas: Canvas) -> str:
    """A line a unit, under the name of its dimension."""
    from gzcheck.output.units import unit_lines

    return _text(unit_lines(result))


def texts(result: TextList, canvas: Canvas) -> str:
    """A line a mention, and the totals of every text."""
    from gzcheck.output.marked import mention_lines

    return _text([line for text in result.texts for line in mention_lines(text)])


def proofs(result: ProofReport, canvas: Canvas) -> str:
    """A line a figure, and the totals."""
    from gzcheck.output.proofs import proof_lines

    return _text(list(proof_lines(result)))


def coverage(result: CoverageList, canvas: Canvas) -> str:
    """A line for each figure that is open, and the counts of every source."""
    from gzcheck.output.drafting import coverage_lines

    return _text(list(coverage_lines(result)))


def drafted(result: Drafted, canvas: Canvas) -> str:
    """What was written, or the file itself where nothing was."""
    from gzcheck.output.drafting import drafted_lines

    return _text(list(drafted_lines(result))) if result.path else result.content


def walked(result: Walked, canvas: Canvas) -> str:
    """What came of a walk."""
    from gzcheck.output.drafting import walked_lines

    return _text(list(walked_lines(result)))


def schemas(result: SchemaList, canvas: Canvas) -> str:
    """The schema itself, or where it lies; of all, a line each."""
    if result.in_full:
        return "".join(one.content for one in result.schemas)
    if len(result.schemas) == 1:
        return _text([one.path for one in result.schemas])
    width = max(len(one.name) for one in result.schemas)
    return _text([f"{one.name:<{width}}  {visible(one.path)}" for one in result.schemas])


def started(result: Started, canvas: Canvas) -> str:
    """The files, one a line."""
    return _text([visible(path) for path in result.files])


def recorded(result: Recorded, canvas: Canvas) -> str:
    """What was written where."""
    if not result.fingerprints:
        return _text(["0 resolutions written"])
    count = plural(len(result.fingerprints), "resolution")
    return _text([f"{visible(result.path)}: {count} written; commit it together with the claims"])


def migrated(result: Migrated, canvas: Canvas) -> str:
    """Each old fingerprint with the new one, and those that could not be moved."""
    lines = [f"{visible(old)} is {new} now" for old, new in result.moved]
    lines += [f"{visible(old)} left as it is: no finding has or had it" for old in result.left]
    count = plural(len(result.moved), "resolution")
    return _text([*lines, f"{visible(result.path)}: {count} changed, {len(result.left)} left"])


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def _head(finding: Finding, level: str) -> str:
    head = f"{finding.rule.code}[{finding.rule.name}] {level}"
    return f"{visible(str(finding.location))}: {head}: {visible(finding.message)}"


def _finding(finding: Finding) -> Iterator[str]:
    yield _head(finding, "resolved" if finding.resolution else finding.severity.value)
    yield from (f"    {line}" for line in details(finding))
    yield f"    fingerprint: {finding.fingerprint}"


def _changed(name: str, finding: Finding) -> Iterator[str]:
    yield f"{name}: {_head(finding, finding.severity.value)} ({finding.fingerprint})"
    if name == "gone":  # what was decided on it is of no use any more
        return
    yield from (f"    {line}" for line in decided(finding))


def _listed(claim: Claim) -> str:
    unit = claim.figure.unit.name
    return (
        f"{claim.about} {claim.indicator}: {claim.printed!r} is {wording.figure(claim.figure)}; must mean "
        f"{wording.interval(claim.figure.span.hard, unit)}, suggests {wording.interval(claim.figure.span.soft, unit)}; "
        f"{when(claim)}"
    )


def _evaluation(evaluation: Evaluation) -> str:
    identity, outcome = evaluation.identity, OUTCOMES[evaluation.verdict]
    said = f"{evaluation.title}: {_outcome(evaluation)}"
    return f"{visible(str(identity.location))}: {identity.id}: {outcome}: {visible(said)}"


def _outcome(evaluation: Evaluation) -> str:
    if evaluation.verdict is Verdict.NOT_CHECKED:
        return evaluation.reason
    if evaluation.verdict is Verdict.DERIVED:
        return f"{formula(evaluation)}; {told(evaluation.sides[0], side_unit(evaluation), digits(evaluation))}"
    return formula(evaluation)


def _source_row(record: SourceRecord) -> tuple[str, ...]:
    published = wording.period(record.source.published) + ("" if record.source.stated_date else ", inferred")
    entries = (record.claims, record.drafts, record.set_aside)
    counts = (*entries, record.compared, record.agreed, record.alone, record.shared)
    return (visible(record.source.id), published, *map(str, counts), _copies(record))


def _copies(record: SourceRecord) -> str:
    """The sources that a source copies directly, and how many those lead to."""
    direct = visible(", ".join(record.copies)) or "-"
    return f"{direct} ({record.copies_in_all} in all)" if record.copies_in_all > len(record.copies) else direct


def _rule(rule: Rule) -> str:
    return f"{rule.code} {rule.name} ({rule.severity.value})"
