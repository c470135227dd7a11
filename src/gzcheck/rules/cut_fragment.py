"""A printed fragment leaves out a word beside it that changes the figure.

"Some 1,200 firms" quoted as "1,200 firms", or "2.5 million" as "2.5", is the
commonest misquotation, and value and fragment agree in it. The words just
before and behind the fragment are read together with it. Only done when a
snapshots directory is given.

Fails:

    # snapshot harbour.txt: The port now has some 1,200 firms.
    harbour, 2017-05-02:
      - {indicator: firms, value: 1200, printed: "1,200 firms"}

Passes:

    # snapshot harbour.txt: The port now has some 1,200 firms.
    harbour, 2017-05-02:
      - {indicator: firms, value: 1200, hedge: about,
         printed: "some 1,200 firms"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.model import Measure
from gzcheck.phrases.lookup import Place
from gzcheck.phrases.read import read_phrase
from gzcheck.phrases.reading import PhraseError, Reading
from gzcheck.phrases.vocabulary import Vocabulary
from gzcheck.rules.rule import Advice, Claim, Facts, Family, Problem, Rule, Said, Severity, Verdict

RULE = Rule(code="GZ111", name="cut-fragment", severity=Severity.WARNING, family=Family.PROVENANCE)
BEFORE, AFTER = 3, 2
"""How many words on either side are looked at."""
TURNING = frozenset("not hardly scarcely barely no. nos. no № c. ca. from least most than minus plus never nor".split())
"""Words that change what the number behind them says."""


def check(facts: Facts) -> Iterator[Said]:
    """Yield fragments that read otherwise together with their neighbours, or cannot be read together with them."""
    for claim in facts.corpus.quoted_claims:
        text, reading = facts.texts.get(claim.source.id), facts.readings[claim.id]
        if text is None or isinstance(reading, PhraseError) or not _holds_number(claim, facts.vocabulary):
            continue
        places = text.places(claim.printed, claim.paragraph)
        if len(places) < (claim.occurrence or 1):
            continue
        place = places[(claim.occurrence or 1) - 1]
        if whole := _otherwise(claim, reading, place, facts.vocabulary):
            yield _problem(claim, f"the source prints {whole!r}, which says something else")
        elif piece := _refused(claim, place, facts.vocabulary):
            yield _problem(claim, f"the source prints {piece!r}, which cannot be read as one figure")


def _problem(claim: Claim, what: str) -> Problem:
    return Problem(
        message=f"{claim.printed!r} is cut: {what}",
        location=claim.at("printed"),
        verdict=Verdict.INVALID,
        claims=(claim,),
        advice=Advice(text="copy the whole figure, with its hedge, scale and unit, and correct the claim"),
    )


def _holds_number(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Whether it is a figure by itself; superlatives, "all" and dates are figures only because the curator says so."""
    if claim.figure.unit.measure is Measure.DATE:
        return False
    return _read(claim, claim.printed, vocabulary, with_unit=False) is not None


def _read(claim: Claim, text: str, vocabulary: Vocabulary, *, with_unit: bool = True) -> Reading | None:
    try:
        unit = claim.figure.unit.name if with_unit else ""
        return read_phrase(text, claim.source.language, unit, vocabulary=vocabulary)
    except PhraseError:
        return None


def _otherwise(claim: Claim, reading: Reading, place: Place, vocabulary: Vocabulary) -> str:
    """The longest readable text around the fragment, if it reads otherwise than the fragment; empty if not."""
    left, right = _neighbours(place)
    widths = [(i, j) for i in range(len(left) + 1) for j in range(len(right) + 1) if i + j]
    for i, j in sorted(widths, key=lambda width: (-sum(width), width)):
        text = "".join([*left[len(left) - i :], claim.printed, *right[:j]]).strip()
        if whole := _read(claim, text, vocabulary):
            return text if _differs(claim, reading, whole) else ""
    return ""


def _refused(claim: Claim, place: Place, vocabulary: Vocabulary) -> str:
    """The fragment with a piece that touches it, if the two cannot be read together; empty if they can.

    A piece touches it if no space stands between, or if it is a number, a sign, or a word that may turn the number
    ("hardly", "far from", "No."); other words beside a number are free.
    """
    left, right = _neighbours(place)
    if left and _touches(left[-1], before=True):
        text = f"{left[-1]}{claim.printed}"
        whole = f"{''.join(left)}{claim.printed}".strip()
        if _read(claim, text, vocabulary) is None and _read(claim, whole, vocabulary) is None:
            return text.strip()
    if right and _touches(right[0], before=False):
        text = f"{claim.printed}{right[0]}"
        return text.strip() if _read(claim, text, vocabulary) is None else ""
    return ""


def _touches(piece: str, *, before: bool) -> bool:
    word = piece.strip() if before else piece.strip().rstrip(",.;:!?)")
    if not word or word.endswith((",", ";", ":")):
        return False  # a list or a clause ends there
    glued = not piece.endswith(" ") if before else not piece.startswith(" ")
    return (glued and bool(re.search(r"\w", word))) or (before and _turns(word)) or word[0].isdigit()


def _turns(word: str) -> bool:
    """Whether a word or sign before a number may change what it says."""
    return word.casefold() in TURNING or not any(char.isalpha() for char in word)


def _neighbours(place: Place) -> tuple[list[str], list[str]]:
    """The pieces before the fragment in its sentence and those behind it, each with the space towards the fragment."""
    left, right = _sentence_end(place.before.split())[-BEFORE:], place.after.split()[:AFTER]
    apart = place.before[-1:].isspace(), place.after[:1].isspace()
    spaced = [f"{word} " for word in left[:-1]] + [f"{word}{' ' if apart[0] else ''}" for word in left[-1:]]
    return spaced, [f"{' ' if index or apart[1] else ''}{word}" for index, word in enumerate(right)]


def _sentence_end(words: list[str]) -> list[str]:
    """The words of the sentence that is going on."""
    ends = [i for i, word in enumerate(words) if re.search(r"[.!?;:)”\"]$", word) and word.casefold() not in TURNING]
    return words[ends[-1] + 1 :] if ends else words


def _differs(claim: Claim, reading: Reading, whole: Reading) -> bool:
    values = (reading.value.value, reading.upper and reading.upper.value)
    if values != (whole.value.value, whole.upper and whole.upper.value) or reading.hedge is not whole.hedge:
        return True
    return not reading.units and bool(whole.units) and claim.figure.unit.name not in whole.units
