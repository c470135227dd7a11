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

from gzcheck.phrases.read import read_phrase
from gzcheck.phrases.reading import PhraseError, Reading
from gzcheck.rules.rule import Advice, Claim, Facts, Family, Problem, Rule, Said, Severity, Verdict

RULE = Rule(code="GZ111", name="cut-fragment", severity=Severity.WARNING, family=Family.PROVENANCE)
BEFORE, AFTER = 3, 2
"""How many words on either side are looked at."""


def check(facts: Facts) -> Iterator[Said]:
    """Yield fragments that read otherwise together with their neighbours."""
    corpus = facts.corpus
    for claim in corpus.quoted_claims:
        snapshot, reading = corpus.snapshots.get(claim.source.id), facts.readings[claim.id]
        if snapshot is None or isinstance(reading, PhraseError) or not _holds_number(claim):
            continue
        around = snapshot.around(claim.printed, claim.paragraph, claim.occurrence or 1)
        if around and (whole := _otherwise(claim, reading, *around)):
            yield Problem(
                message=f"{claim.printed!r} is cut: the source prints {whole!r}, which says something else",
                location=claim.at("printed"),
                verdict=Verdict.INVALID,
                claims=(claim,),
                advice=Advice(text="copy the whole figure, with its hedge, scale and unit, and correct the claim"),
            )


def _holds_number(claim: Claim) -> bool:
    """Whether it is a figure by itself; superlatives and "all" are figures only because the curator says so."""
    try:
        read_phrase(claim.printed, claim.source.language)
    except PhraseError:
        return False
    return True


def _otherwise(claim: Claim, reading: Reading, before: str, after: str) -> str:
    """The longest readable text around the fragment, if it reads otherwise than the fragment; empty if not."""
    for text in _wider(claim.printed, before, after):
        try:
            whole = read_phrase(text, claim.source.language, claim.figure.unit.name)
        except PhraseError:
            continue
        return text if _differs(claim, reading, whole) else ""
    return ""


def _wider(printed: str, before: str, after: str) -> Iterator[str]:
    """The fragment with words around it, the most words first."""
    left, right = _sentence_end(before.split())[-BEFORE:], after.split()[:AFTER]
    widths = [(i, j) for i in range(len(left) + 1) for j in range(len(right) + 1) if i + j]
    gaps = [" " if beside.isspace() else "" for beside in (before[-1:], after[:1])]
    for i, j in sorted(widths, key=lambda width: (-sum(width), width)):
        head, tail = " ".join(left[len(left) - i :]), " ".join(right[:j])
        yield f"{head}{gaps[0] if i else ''}{printed}{gaps[1] if j else ''}{tail}"


def _sentence_end(words: list[str]) -> list[str]:
    """The words of the sentence that is going on."""
    ends = [i for i, word in enumerate(words) if re.search(r"[.!?;:)”\"]$", word)]
    return words[ends[-1] + 1 :] if ends else words


def _differs(claim: Claim, reading: Reading, whole: Reading) -> bool:
    values = (reading.value.value, reading.upper and reading.upper.value)
    if values != (whole.value.value, whole.upper and whole.upper.value) or reading.hedge is not whole.hedge:
        return True
    return not reading.units and bool(whole.units) and claim.figure.unit.name not in whole.units
