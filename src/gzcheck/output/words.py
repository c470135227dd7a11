"""Sentences that all formats for people share: totals, places, and what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from gzcheck.model import Difference, IdentityList, ProofedText, Reason, Report, Severity, Summary, TableTotals, Verdict
from gzcheck.output.escaping import visible

OUTCOMES = {
    Verdict.AGREE: "holds",
    Verdict.COMPATIBLE: "only by rounding",
    Verdict.CONFLICT: "broken",
    Verdict.DERIVED: "derived",
    Verdict.NOT_CHECKED: "not checked",
}
"""How an identity came out."""
SOURCES_LEGEND = (
    "drafts: claims of which nobody has decided what they are about; aside: figures left out on purpose;\n"
    "compared: groups with another source; agreed: all its figures in the largest agreeing set;\n"
    "alone: no other source can be true together with it;\n"
    "shared: figures that another source prints exactly alike, perhaps of one origin and so no second witness"
)
RULE_FOOTNOTE = "(Examples leave out fields that do not matter to the rule.)"

_NOT_CHECKED = {
    Reason.UNREAD_FILE: "{} unread",
    Reason.INVALID_CLAIM: "{} left out as invalid",
    Reason.UNKNOWN_REFERENCE: "{} with an unknown indicator or entity",
    Reason.UNREADABLE_FRAGMENT: "{} with a fragment that cannot be read",
    Reason.UNIT_NOT_PRINTED: "{} whose fragment prints no unit",
    Reason.SIGN_NOT_PRINTED: "{} whose fragment does not give the sign",
    Reason.SNAPSHOT: "{} not looked up in the source's text (no --snapshots)",
    Reason.NO_SNAPSHOT: "{} whose source has no readable snapshot",
    Reason.SET_ASIDE: "{} not looked up in the source's text",
    Reason.DRAFT: "{}, compared with nothing until somebody decides what they are about",
    Reason.PERIOD_UNCLEAR: "{} with an unclear period",
    Reason.NO_STATED_TIME: "{} for no stated time",
    Reason.IDENTITY: "{}",
    Reason.RESOLUTION: "{} ignored as invalid",
    Reason.TABLE: "{} whose data were not looked at (no --tables, or they cannot be read)",
    Reason.REFUSED_CELL: "{} of tables not read",
    Reason.LONE_CELL: "{} of tables with no other figure to compare them with",
    Reason.CELL_OF_ANOTHER_PERIOD: "{} of tables whose counterparts are for periods of another length",
    Reason.NO_RATES: "{} not held against reference rates (no gzcheck[fx], or none for it)",
    Reason.ANOTHER_CURRENCY: "{} whose counterparts are in another currency",
    Reason.NO_COUNTERPART: "{} with no other figure to compare them with",
}
_NOUNS = {
    Reason.SET_ASIDE: ("figure that is set aside", "figures that are set aside"),
    Reason.DRAFT: ("drafted claim", "drafted claims"),
    Reason.UNREAD_FILE: ("file", "files"),
    Reason.IDENTITY: ("identity", "identities"),
    Reason.RESOLUTION: ("resolution", "resolutions"),
    Reason.TABLE: ("table", "tables"),
    Reason.REFUSED_CELL: ("cell", "cells"),
    Reason.LONE_CELL: ("cell", "cells"),
    Reason.CELL_OF_ANOTHER_PERIOD: ("cell", "cells"),
    Reason.NO_RATES: ("exchange rate", "exchange rates"),
}


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 claim", "2 claims"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def totals(report: Report) -> str:
    """The line every report ends with."""
    summary = report.summary
    parts = [f"{plural(summary.claims, 'claim')} in {plural(summary.sources, 'source')}"]
    if summary.groups:
        conflicts = summary.groups - summary.consistent
        parts.append(
            f"{plural(summary.groups, 'group')} compared: {summary.consistent} consistent, {conflicts} in conflict"
        )
    counts = ", ".join(plural(report.count(severity), severity.value) for severity in Severity)
    parts.append(f"findings: {counts}")
    parts.append(f"{summary.resolved} resolved")
    if summary.explained:
        parts.append(f"{plural(summary.explained, 'conflict')} explained by what is wrong with a source as a whole")
    return "; ".join(parts)


MOST_PAIRS = 5
"""How many pairs of sources, and indicators, are told of those with most conflicts."""


def table_totals(totals: TableTotals | None, *, comparing: bool = True) -> list[str]:
    """What became of the cells of tables, and what their conflicts have in common; nothing where none were read.

    `comparing`: whether figures were compared, so that conflicts can be told.
    """
    if totals is None or not totals.tables:
        return []
    rows = f"{plural(totals.rows, 'row')}{_left_out(totals)}"
    lines = [
        f"{plural(totals.tables, 'table')} with {rows}: {plural(totals.read, 'cell')} read, "
        f"{totals.missing:,} without a figure, {sum(totals.refused.values()):,} not read; "
        f"{plural(totals.groups, 'group')} compared, {totals.candidates:,} looked at closely"
        + (_in_conflict(totals) if comparing else "")
    ]
    if totals.unexplained:
        lines.append(
            f"{plural(totals.unexplained, 'conflict')} told in brief: others lie further apart and are explained"
        )
    if totals.conflicts > 1:
        pairs = {f"{one} and {other}": count for (one, other), count in totals.by_sources.items()}
        lines += [f"most conflicts between: {_most(pairs)}"] if pairs else []
        lines.append(f"most conflicts on: {_most(totals.by_indicator)}")
    return [visible(line) for line in lines]


def _in_conflict(totals: TableTotals) -> str:
    met = f"; {plural(totals.met, 'cell')} on the same things as claims" if totals.met else ""
    return f", {totals.conflicts:,} in conflict{met}"


def _left_out(totals: TableTotals) -> str:
    return f" ({totals.left_out:,} left out by 'only:')" if totals.left_out else ""


def _most(counts: Mapping[str, int]) -> str:
    """ "a and b (12), a and c (3)"."""
    told = [f"{name} ({count:,})" for name, count in [*counts.items()][:MOST_PAIRS]]
    rest = len(counts) - MOST_PAIRS
    return ", ".join(told) + (f" and {rest:,} more" if rest > 0 else "")


def more_findings(count: int) -> str:
    """How to see those that were not printed."""
    return f"{plural(count, 'finding')} more: --top 0 prints all, --format json holds all"


def not_checked(summary: Summary) -> str:
    """What was not checked and why, or that nothing was left out."""
    parts = [text for _, _, text in not_checked_parts(summary.not_checked)]
    nothing = "nothing was left out" if summary.figures else "there was nothing to check"
    return "not checked: " + (", ".join(parts) or nothing)


def not_checked_parts(counts: Mapping[str, int]) -> Iterator[tuple[Reason, int, str]]:
    """Every reason for which something was not checked, with how often, and both in words."""
    for reason in Reason:
        if count := counts.get(reason.value, 0):
            noun = _NOUNS.get(reason, ("claim", "claims"))
            yield reason, count, _NOT_CHECKED[reason].format(plural(count, *noun))


def difference_totals(result: Difference) -> str:
    """How many findings changed in which way."""
    counts = {
        "new": result.new,
        "still open": result.open,
        "grown": result.grown,
        "resolved": result.resolved,
        "gone": result.gone,
    }
    return ", ".join(f"{len(found)} {name}" for name, found in counts.items())


def identity_totals(result: IdentityList) -> str:
    """How many identities came out which way."""
    counts = Counter(evaluation.verdict for evaluation in result.evaluations)
    parts = [f"{counts[verdict]} {said}" for verdict, said in OUTCOMES.items()]
    return f"{plural(len(result.evaluations), 'identity', 'identities')}: {', '.join(parts)}"


def proof_totals(text: ProofedText) -> str:
    """How many figures have each verdict."""
    counts = ", ".join(f"{count} {name.replace('-', ' ')}" for name, count in text.totals.items() if count)
    return visible(f"{text.text.path}: {plural(len(text.proofs), 'figure')}: {counts or 'nothing to check'}")
