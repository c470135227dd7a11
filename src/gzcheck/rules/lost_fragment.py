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

from gzcheck.model.snapshot import SnapshotState
from gzcheck.rules.rule import Advice, Facts, Family, Problem, Reason, Rule, Said, Severity, Skipped, Verdict

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
        if count and claim.occurrence <= count:
            continue
        elsewhere = snapshot.paragraphs_with(claim.printed)
        where = f"paragraph {claim.paragraph}"
        if count:
            times = "once" if count == 1 else f"{count} times"
            field = "occurrence"
            message = f"{claim.printed!r} stands {times} in {where}, so none is number {claim.occurrence}"
            suggestion = "drop 'occurrence:'" if count == 1 else f"write an occurrence from 1 to {count}"
        else:
            field = "paragraph" if elsewhere else "printed"
            message = f"{claim.printed!r} does not stand in {where} of {claim.source.snapshot_file}"
            suggestion = f"it stands in paragraph {', '.join(map(str, elsewhere))}" if elsewhere else "copy it again"
        yield Problem(
            message=message,
            location=claim.at(field),
            verdict=Verdict.INVALID,
            claims=(claim,),
            advice=Advice(text=suggestion),
        )
