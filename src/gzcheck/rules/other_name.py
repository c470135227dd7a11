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

from collections.abc import Iterator

from gzcheck.model import dataclass, late_pattern
from gzcheck.rules.rule import Advice, Claim, Facts, Family, Problem, Rule, Said, Severity, Snapshot, Verdict

RULE = Rule(code="GZ115", name="other-name", severity=Severity.WARNING, family=Family.PROVENANCE)
STEM = 5
"""Letters that two forms of a word share ("statistics", "statistical")."""
_WORDS = late_pattern(r"[^\W\d_]+|[0-9]+")
_SMALL = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "its", "of", "on", "or", "the", "their", "to", "with"]
)


def check(facts: Facts) -> Iterator[Said]:
    """Yield names of which a word stands nowhere in the text."""
    texts = {source: _Text.of(snapshot) for source, snapshot in facts.corpus.snapshots.items() if snapshot.is_read}
    for claim in facts.corpus.claims:
        if claim.source.id in texts:
            yield from _in_text(claim, texts[claim.source.id])


def _in_text(claim: Claim, text: _Text) -> Iterator[Problem]:
    for key, name in (("called", claim.called), ("attributed_to", claim.attributed_to)):
        if missing := [word for word in _words(name) if not text.holds(word)]:
            yield _problem(claim, key, name, missing)


@dataclass(frozen=True, slots=True)
class _Text:
    """What a source prints, in small letters."""

    stems: frozenset[str]
    """How its words begin."""
    whole: str

    @staticmethod
    def of(snapshot: Snapshot) -> _Text:
        """The text of a snapshot."""
        whole = " ".join(snapshot.paragraphs).casefold()
        return _Text(frozenset(word[:STEM] for word in _WORDS.findall(whole)), whole)

    def holds(self, word: str) -> bool:
        """Whether a form of the word stands in it; Chinese words are looked for as they are."""
        return word[:STEM] in self.stems or word in self.whole


def _words(name: str) -> list[str]:
    """The words of a name that say something."""
    return [word for word in _WORDS.findall(name.casefold()) if word not in _SMALL]


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
