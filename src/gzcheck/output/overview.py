"""What stands above the findings of a long report: what they have in common, and a numbered list of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from gzcheck.comparing.ordering import size
from gzcheck.model import Finding, Report, Severity
from gzcheck.output import Key, clip, filled, labelled, plural, visible, width
from gzcheck.wording.gaps import gap_share

CONTENTS_FROM = 6
"""From this many findings on they are listed."""
_MOST = 8
"""How many of the commonest sources, indicators and rules are named."""
_LABELS = 14
WHOLES = "Sources as wholes"
CHAPTERS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}


def in_common(report: Report, columns: int) -> Iterator[str]:
    """Counts of all findings by rule, source and indicator, where not all of them are printed."""
    findings = report.shown
    yield f"{plural(len(findings), 'finding')}; the {len(report.displayed)} worst and widest are printed (--top 0: all)"
    for label, names_of in _COUNTED.items():
        names = (name for finding in findings for name in names_of(finding))
        yield from labelled(label, _counted(names), columns, _LABELS)


_COUNTED: Mapping[str, Callable[[Finding], Iterable[str]]] = {
    "by rule": lambda one: [f"{one.rule.code} {one.rule.name}"],
    "by source": lambda one: dict.fromkeys(claim.source.id for claim in one.claims),
    "by indicator": lambda one: dict.fromkeys(claim.indicator for claim in one.claims),
}
"""By what findings are counted, and under which names each counts once."""


def _counted(names: Iterable[str]) -> str:
    counts = Counter(names)
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    told = [f"{visible(name)} {count:,}" for name, count in most[:_MOST]]
    return ", ".join([*told, *([f"{len(most) - _MOST:,} others"] if len(most) > _MOST else [])])


def chapter_of(finding: Finding) -> str:
    """The part of a report that a finding stands in."""
    if finding.resolution:
        return "Resolved"
    return WHOLES if finding.is_on_source else CHAPTERS[finding.severity]


def contents(findings: Sequence[Finding], key: Key, columns: int) -> Iterator[str]:
    """A line a finding: number, question, how far its readings are apart."""
    shares = [_share(finding) for finding in findings]
    last = max(map(width, shares), default=0)
    margin = max(3, len(str(len(findings))) + 1)
    chapter = ""
    for number, (finding, share) in enumerate(zip(findings, shares, strict=True), 1):
        if chapter != (chapter := chapter_of(finding)):
            yield f"{' ' * margin}{chapter}"
        asked = visible(key.lettered(finding.title or finding.message))
        line = f"{filled(str(number), margin)}{filled(asked, columns - margin - last - 2)}  {share:>{last}}"
        yield clip(line.rstrip(), columns)


def _share(finding: Finding) -> str:
    found = size(finding)
    return gap_share(found.of_larger if found else None)
