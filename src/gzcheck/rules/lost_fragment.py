"""A printed fragment does not stand in the paragraph its claim names.

Either the fragment or the paragraph number is wrong, or the document changed.
Fragments are looked up character for character, at word and number boundaries.
Only done when a snapshots directory is given.

Fails:

    # snapshot harbour.txt: The port has 12 firms.
    harbour, 2017-05-02:
      - {indicator: firms, value: 21, printed: 21 firms}

Passes:

    # snapshot harbour.txt: The port has 12 firms.
    harbour, 2017-05-02:
      - {indicator: firms, value: 12, printed: 12 firms}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.model.snapshot import Snapshot, SnapshotState
from gzcheck.rules.rule import Advice, Claim, Facts, Family, Problem, Reason, Rule, Said, Severity, Skipped, Verdict

RULE = Rule(code="GZ107", name="lost-fragment", severity=Severity.ERROR, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield fragments that are not where they should be; without a snapshot, say that it was not checked."""
    corpus = facts.corpus
    for claim in corpus.quoted_claims:
        snapshot = corpus.snapshots.get(claim.source.id)
        if snapshot is None or snapshot.state is not SnapshotState.READ:
            yield Skipped(reason=Reason.NO_SNAPSHOT if corpus.with_texts else Reason.SNAPSHOT, subject=claim.id)
            continue
        count = snapshot.occurrences(claim.printed, claim.paragraph)
        if not count:
            yield _elsewhere(claim, snapshot)
        elif claim.occurrence > count:
            yield _too_few(claim, count)


def _elsewhere(claim: Claim, snapshot: Snapshot) -> Problem:
    """The fragment is not in its paragraph, but in others or in none."""
    paragraphs = snapshot.paragraphs_with(claim.printed)
    message = f"{claim.printed!r} does not stand in paragraph {claim.paragraph} of {claim.source.snapshot_file}"
    if not paragraphs:
        return _problem(claim, "printed", message, "copy it again")
    return _problem(claim, "paragraph", message, f"it stands in paragraph {', '.join(map(str, paragraphs))}")


def _too_few(claim: Claim, count: int) -> Problem:
    """The fragment stands in its paragraph, but not as often as the claim says."""
    times = "once" if count == 1 else f"{count} times"
    message = f"{claim.printed!r} stands {times} in paragraph {claim.paragraph}, so none is number {claim.occurrence}"
    suggestion = "drop 'occurrence:'" if count == 1 else f"write an occurrence from 1 to {count}"
    return _problem(claim, "occurrence", message, suggestion)


def _problem(claim: Claim, field: str, message: str, suggestion: str) -> Problem:
    return Problem(
        message=message,
        location=claim.at(field),
        verdict=Verdict.INVALID,
        claims=(claim,),
        advice=Advice(text=suggestion),
    )
