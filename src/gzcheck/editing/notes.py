"""Findings as an editor shows them: at every place that they are about, with the other places beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import IntEnum
from pathlib import Path

from gzcheck.model import Finding, Location, Report, Rule, Severity, dataclass
from gzcheck.reading import rule_file
from gzcheck.wording import figures as wording

MOST_RELATED = 20
"""Other places that are named beside one; the message tells the rest."""
MOST_HOMES = 200
"""Places at which one finding is shown."""


class Level(IntEnum):
    """How an editor shows it, as the protocol numbers it."""

    ERROR = 1
    WARNING = 2
    INFORMATION = 3
    HINT = 4


_LEVELS = {Severity.ERROR: Level.ERROR, Severity.WARNING: Level.WARNING, Severity.NOTE: Level.INFORMATION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One finding at one place."""

    location: Location
    level: Level
    message: str
    code: str = ""
    documentation: Path | None = None
    """The file that begins with what the rule means."""
    related: tuple[tuple[Location, str], ...] = ()
    """Other places that it is about, each with what stands there."""
    finding: Finding | None = None
    """None: the server itself has something to say."""


def notes_of(report: Report) -> dict[str, list[Note]]:
    """All findings by the path of the file that they are shown in; what a resolution settles is a hint."""
    found: dict[str, list[Note]] = defaultdict(list)
    for finding in (*report.findings, *report.resolved):
        for note in _notes(finding):
            found[note.location.path].append(note)
    return dict(found)


def level_of(finding: Finding) -> Level:
    """How an editor shows a finding; one that is resolved is a hint."""
    return Level.HINT if finding.resolution else _LEVELS[finding.severity]


def _notes(finding: Finding) -> Iterator[Note]:
    places = _places(finding)
    for place, _ in places[:MOST_HOMES]:
        yield note_of(finding, place, [one for one in places if one[0] != place])


def note_of(finding: Finding, place: Location, others: Sequence[tuple[Location, str]]) -> Note:
    """A finding at one of its places, with what stands at the others."""
    return Note(
        location=place,
        level=level_of(finding),
        message=_message(finding, len(others)),
        code=finding.rule.code,
        documentation=rule_file(finding.rule.name),
        related=tuple(others[:MOST_RELATED]),
        finding=finding,
    )


def _places(finding: Finding) -> list[tuple[Location, str]]:
    """Where it is shown: the finding's own place, then the value of every other claim, each with what stands there."""
    places = {finding.location: f"{finding.rule.name}: {finding.title or finding.message}"}
    lines = {(finding.location.path, finding.location.line)}
    for claim in finding.claims:
        place = claim.at("value")
        told = f"{claim.source.id} prints {claim.printed!r}: {wording.figure(claim.figure)}"
        if finding.location in (place, claim.location):
            places[finding.location] = told
        elif (place.path, place.line) not in lines:
            lines.add((place.path, place.line))
            places[place] = told
    return [(place, told) for place, told in places.items() if place.path]


def _message(finding: Finding, others: int) -> str:
    """The message, and below it what to do, or what was decided."""
    lines = [finding.message]
    if finding.resolution:
        lines.append(f"resolved: {finding.resolution.summary}")
    else:
        lines += [one.text for one in finding.explanations[:1]]
        lines += [finding.advice.text] if finding.advice.text else []
    if others > MOST_RELATED:
        lines.append(f"{others - MOST_RELATED} more places")
    return "\n".join(lines)


def crash_note(path: str, rule: Rule, error: BaseException) -> Note:
    """What is shown in a file where a rule broke down: its silence says nothing."""
    message = f"{rule.code} {rule.name} was NOT checked: it broke down ({type(error).__name__}: {error}); see the log"
    return Note(location=Location(path), level=Level.WARNING, message=message, code=rule.code)
