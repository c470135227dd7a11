"""Headings: the question that a finding raises, from what its figures are on and the dimension of their unit."""

from __future__ import annotations

from collections.abc import Sequence

from gzcheck.model import Claim, Corpus, Unit

_OPENINGS = {
    "count": "How many",
    "ratio": "What",
    "ratio-difference": "What",
    "temperature": "What",
    "speed": "What",
    "rank": "Which place,",
    "generation": "Which",
    "tier": "Which",
    "calendar-time": "How long,",
    "time": "How long,",
    "calendar-year": "When,",
    "calendar-month": "When,",
    "date": "When,",
}
"""How to ask for a figure of a dimension; for money, areas and other measures it is "How much"."""
_PREPOSITIONS = {"of", "in", "among", "to", "for", "by", "at", "on", "from"}


def ask(corpus: Corpus, claim: Claim, readings: Sequence[str], joiner: str = " or ") -> str:
    """ "How many national key laboratories, Guangzhou: 19 or 20?"."""
    return f"{opening(corpus, claim)}: {joiner.join(readings)}?"


def opening(corpus: Corpus, claim: Claim) -> str:
    """The question as far as the figures: "How many national key laboratories, Guangzhou"."""
    return opening_of(corpus, claim.about, claim.indicator, claim.figure.unit)


def opening_of(corpus: Corpus, about: str, indicator: str, unit: Unit) -> str:
    """The same for a figure that nobody printed."""
    return f"{_asked(corpus.indicator_label(indicator), unit)}, {corpus.entity_label(about)}"


def holds(title: str) -> str:
    """The question of an identity: "Does it hold: the ten policies are 1 + 9?"."""
    return f"Does it hold: {lowered(title)}?"


def lowered(label: str) -> str:
    """A label as it stands within a sentence; a capital that belongs to a name stays.

    "Firms" is "firms" there, but "GDP", "5G" and (with a second capital behind it) "Da An Gene" stay as they are.
    """
    first, _, rest = label.partition(" ")
    named = rest[:1].isupper() or not first[1:].islower()
    return label if named and len(first) > 1 else label[:1].lower() + label[1:]


def _asked(label: str, unit: Unit) -> str:
    start, said = _OPENINGS.get(unit.dimension, "How much"), _flowing(label)
    if unit.dimension == "rank" and said.startswith("rank "):
        return f"Which place {said.removeprefix('rank ')}"
    return f"{start} {said}"


def _flowing(label: str) -> str:
    """A label that reads on behind a question word: "IT industry, output value" is "output value of IT industry"."""
    whole, comma, aspect = label.partition(", ")
    simple = comma and "," not in aspect and aspect[:1].islower() and not _PREPOSITIONS & set(aspect.split())
    return f"{aspect} of {lowered(whole)}" if simple else lowered(label)
