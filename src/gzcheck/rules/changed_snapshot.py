"""A source's snapshot is not the text that the claims were taken from, or
cannot be looked at.

The hash says whether a snapshot is the very document the curator read. If it
differs, every fragment may be out of date. Only done when a snapshots directory
is given.

Fails (the text was changed after its hash was taken):

    # snapshot harbour.txt: The port has 12 firms and three labs.
    harbour, 2017-05-02, sha256 of "The port has 12 firms.":
      - {indicator: firms, value: 12, printed: 12 firms}

Passes:

    # snapshot harbour.txt: The port has 12 firms.
    harbour, 2017-05-02, sha256 of "The port has 12 firms.":
      - {indicator: firms, value: 12, printed: 12 firms}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.model import Snapshot, Source
from gzcheck.rules.rule import Advice, Facts, Family, Problem, Rule, Said, Severity, Verdict

RULE = Rule(code="GZ106", name="changed-snapshot", severity=Severity.ERROR, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield snapshots with another hash, and those that are missing or lead out of their directory."""
    for source in facts.corpus.sources.values():
        if source.id in facts.corpus.snapshots:
            yield from _of_source(source, facts.corpus.snapshots[source.id])


def _of_source(source: Source, snapshot: Snapshot) -> Iterator[Problem]:
    if not snapshot.is_read:
        yield _problem(source, snapshot.reason, "put the file there, or correct snapshot.file")
    elif source.snapshot_sha256 in snapshot.sha256_by_line_ends:
        text = f"{source.snapshot_file} has other line ends than the text whose hash is recorded, and nothing else"
        yield _problem(source, text, "keep git from changing them (in .gitattributes: * -text), or record its hash")
    elif snapshot.sha256 != source.snapshot_sha256:
        text = f"{source.snapshot_file} has the hash {snapshot.sha256}, not the one recorded"
        yield _problem(source, text, "check every fragment against the new text, then record its hash")


def _problem(source: Source, message: str, suggestion: str) -> Problem:
    return Problem(
        message=message,
        location=source.at("snapshot"),
        verdict=Verdict.INVALID,
        advice=Advice(text=suggestion),
        subject=f"{source.id}: {message}",
    )
