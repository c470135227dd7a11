"""A printed fragment does not stand in the paragraph its claim names.

Either the fragment or the paragraph number is wrong, or the document changed.
Fragments are looked up at word and number boundaries; spaces, quotes, dashes
and composed letters that look alike are alike. Only done when a snapshots
directory is given.

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

from gzcheck.model import Quoted, Scale, SetAside
from gzcheck.phrases.lookup import Passages
from gzcheck.rules.rule import (
    Advice,
    Claim,
    Facts,
    Family,
    Problem,
    Reason,
    Rule,
    Said,
    Severity,
    Skipped,
    Verdict,
    concerned,
    subject_of,
)

RULE = Rule(code="GZ107", name="lost-fragment", severity=Severity.ERROR, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield fragments that are not where they should be; without a snapshot, say that it was not checked."""
    texts, missing = facts.texts, Reason.NO_SNAPSHOT if facts.corpus.with_texts else Reason.SNAPSHOT
    for quoted in facts.corpus.quotations:
        text = texts.get(quoted.source.id)
        if text is not None:
            yield from _in_text(quoted, text)
        else:
            yield Skipped(reason=Reason.SET_ASIDE if isinstance(quoted, SetAside) else missing, subject=quoted.id)


def _in_text(quoted: Quoted, text: Passages) -> Iterator[Problem]:
    if isinstance(quoted, Claim) and quoted.scale and not text.places(quoted.scale.printed, quoted.scale.paragraph):
        yield _lost_scale(quoted, quoted.scale)
    count = len(text.places(quoted.printed, quoted.paragraph))
    if not count:
        yield _problem(quoted, *_lost(quoted, text))
    elif quoted.occurrence > count:
        yield _problem(quoted, *_occurrence(quoted, count))


def _problem(quoted: Quoted, field: str, message: str, hint: str) -> Problem:
    return Problem(
        message=message,
        location=quoted.at(field),
        verdict=Verdict.INVALID,
        claims=concerned(quoted),
        subject=subject_of(quoted),
        advice=Advice(text=hint),
    )


def _lost_scale(claim: Claim, scale: Scale) -> Problem:
    return Problem(
        message=f"{scale.printed!r} does not stand in paragraph {scale.paragraph} of {claim.source.snapshot_file}",
        location=scale.location,
        verdict=Verdict.INVALID,
        claims=(claim,),
        evidence=(scale.printed, str(scale.paragraph)),
        advice=Advice(text="copy the words that say in what the numbers are given, and their paragraph"),
    )


def _occurrence(claim: Quoted, count: int) -> tuple[str, str, str]:
    """The field to correct, the message and the hint, where the fragment stands there but not as often."""
    times, hint = f"{count} times", f"write an occurrence from 1 to {count}"
    if count == 1:
        times, hint = "once", "drop 'occurrence:'"
    message = f"{claim.printed!r} stands {times} in paragraph {claim.paragraph}, so none is number {claim.occurrence}"
    return "occurrence", message, hint


def _lost(claim: Quoted, text: Passages) -> tuple[str, str, str]:
    """The same, where it does not stand there at all."""
    where = f"paragraph {claim.paragraph}"
    elsewhere = text.paragraphs_with(claim.printed)
    message = f"{claim.printed!r} does not stand in {where} of {claim.source.snapshot_file}"
    if not elsewhere:
        return "printed", message, "copy it again"
    more = " and others" if len(elsewhere) > MOST_PLACES else ""
    return "paragraph", message, f"it stands in paragraph {', '.join(map(str, elsewhere[:MOST_PLACES]))}{more}"


MOST_PLACES = 10
"""How many paragraphs a hint names."""
