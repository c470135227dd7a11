"""What a claim says that its source calls the thing, or attributes the figure to,
does not stand in the source's text.

Such names explain why two sources may differ, and whom a figure comes from; a
name that nobody printed explains nothing.

Fails:

    # snapshot harbour.txt: The statistics bureau of the city counts 120 firms.
    harbour, 2017-05-02:
      - {indicator: firms, value: 120, printed: 120 firms,
         attributed_to: chamber of commerce}

Passes:

    # snapshot harbour.txt: The statistics bureau of the city counts 120 firms.
    harbour, 2017-05-02:
      - {indicator: firms, value: 120, printed: 120 firms,
         attributed_to: city statistics bureau}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.model import Snapshot, SnapshotState
from gzcheck.rules.rule import Advice, Claim, Facts, Family, Problem, Rule, Said, Severity, Verdict

RULE = Rule(code="GZ115", name="other-name", severity=Severity.WARNING, family=Family.PROVENANCE)
STEM = 5
"""Letters that two forms of a word share ("statistics", "statistical")."""
_WORDS = re.compile(r"[^\W\d_]+|[0-9]+")
_SMALL = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "its", "of", "on", "or", "the", "their", "to", "with"]
)


def check(facts: Facts) -> Iterator[Said]:
    """Yield names of which a word stands nowhere in the text."""
    stems: dict[str, tuple[set[str], str]] = {}
    for claim in facts.corpus.claims:
        snapshot = facts.corpus.snapshots.get(claim.source.id)
        if snapshot is None or snapshot.state is not SnapshotState.READ:
            continue
        if claim.source.id not in stems:
            stems[claim.source.id] = _stems_of(snapshot)
        for key, name in (("called", claim.called), ("attributed_to", claim.attributed_to)):
            if missing := _missing(name, *stems[claim.source.id]):
                yield _problem(claim, key, name, missing)


def _stems_of(snapshot: Snapshot) -> tuple[set[str], str]:
    text = " ".join(snapshot.paragraphs).casefold()
    return {word[:STEM] for word in _WORDS.findall(text)}, text


def _missing(name: str, stems: set[str], text: str) -> list[str]:
    """The words of a name that stand nowhere in the text; Chinese words are looked for as they are."""
    words = [word for word in _WORDS.findall(name.casefold()) if word not in _SMALL]
    return [word for word in words if word[:STEM] not in stems and word not in text]


def _problem(claim: Claim, key: str, name: str, missing: list[str]) -> Problem:
    words = f"{' and '.join(repr(word) for word in missing)} {'stand' if len(missing) > 1 else 'stands'}"
    return Problem(
        message=f"{key} is {name!r}, but {words} nowhere in {claim.source.snapshot_file}",
        location=claim.at(key),
        verdict=Verdict.INVALID,
        claims=(claim,),
        evidence=(name,),
        advice=Advice(text=f"copy what the text says, or delete {key}"),
    )
