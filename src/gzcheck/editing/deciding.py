"""A decision on a finding, as an edit of the file of resolutions; the reason is somebody's to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gzcheck.commands.resolve import user_name
from gzcheck.editing import Edit, Fix, Question, Refused, difference
from gzcheck.model import Decision, Finding, Location, Stop, lines_of
from gzcheck.resolving.recording import Choice, ResolveError, entry_of, text_with_entry

COMMAND = "gzcheck.resolve"
"""Asks for the reason and writes the decision; takes the folder of the corpus, fingerprint, decision, and on what."""
MOST_PREFERRED = 6
_NO_REASON = re.compile(r"""reason"?: "(?=")""")
TO_TYPE = "?"
"""Stands for the reason while it is being placed."""


def decisions(finding: Finding, folder: str) -> Iterator[Fix]:
    """What somebody may decide on a finding, the likely first."""
    if not finding.can_be_resolved or finding.resolution:
        return
    offers = [
        *((f"explained by {one.kind.value}", Decision.EXPLAINED, one.kind.value) for one in finding.explanations),
        *((f"cite {claim.id}", Decision.PREFER, claim.id) for claim in finding.claims[:MOST_PREFERRED]),
        ("a known disagreement", Decision.ACCEPT, ""),
        ("an error in the source", Decision.ERROR_IN_SOURCE, ""),
    ]
    for title, decision, what in dict.fromkeys(offers):
        if decision is Decision.PREFER and len(finding.claims) < 2:
            continue
        question = Question(command=COMMAND, arguments=(folder, finding.fingerprint, decision.value, what))
        yield Fix(title=f"Resolve: {title}", edits=(), fingerprint=finding.fingerprint, needs=question)


def resolution_edits(
    finding: Finding, file: str, before: str | None, *, decision: str, what: str, reason: str, today: date, by: str = ""
) -> list[Edit]:
    """The edits that write a decision; an empty reason is left to type, and the file is no good until it is there.

    `file` is the name of the file of resolutions, and `before` its text, None where there is none; `by` is who decides,
    by default whoever sits there. Raises `Refused`.
    """
    try:
        return _edits(
            finding, file, before, decision=decision, what=what, reason=reason, today=today, by=by or user_name()
        )
    except (Stop, ResolveError) as error:
        raise Refused(str(error)) from None


def _edits(
    finding: Finding, file: str, before: str | None, *, decision: str, what: str, reason: str, today: date, by: str
) -> list[Edit]:
    chosen = Decision(decision)
    choice = Choice(
        decision=chosen,
        reason=reason.strip() or TO_TYPE,
        by=by,
        today=today,
        cite=what if chosen is Decision.PREFER else "",
        explanation=what if chosen is Decision.EXPLAINED else "",
    )
    entry = entry_of(finding, choice) | {"reason": reason.strip()}
    content = None if before is None else before.encode()
    after = text_with_entry(Path(file), content, entry, finding).decode()
    return list(difference(file, before or "", after))


def reason_at(text: str) -> Location | None:
    """Where the reason of a decision is still to be typed: between its quotes."""
    for number, line in enumerate(lines_of(text), 1):
        found = _NO_REASON.search(line)
        if found:
            return Location("", number, found.end(), number, found.end())
    return None
