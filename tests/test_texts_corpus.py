"""The scanner on the texts of the corpus that ships: what it makes of the place of each claim.

Every claim is counted in exactly one way. What prints a date, no number at all, or an ordinal that is no rank is no
figure of its text, whatever the claim makes of it; the share is of all the others.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from pathlib import Path

from making import ROOT

import gzcheck
from gzcheck.model import Claim, Corpus, Mention, NoFigure, ScannedText
from gzcheck.texts.scanner import scan


class Came(StrEnum):
    """What the scanner makes of the place of a claim."""

    RIGHT = "read with the claim's value, unit and hedge"
    DATE = "a date is no figure"
    NO_NUMBER = "a superlative, or things that are told one by one"
    ORDINAL = "a first that is no rank"
    OTHER = "anything else"


_NUMBER = re.compile(
    r"(?i)\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|hundred|half|third|first)\b"
)
_LEAST = 0.97


def _at(text: ScannedText, claim: Claim) -> list[Mention]:
    start = -1
    for _ in range(max(claim.occurrence, 1)):
        start = text.paragraphs[claim.paragraph - 1].find(claim.printed, start + 1)
    assert start >= 0, claim
    end = start + len(claim.printed)
    return [one for one in text.mentions if one.paragraph == claim.paragraph and one.start < end and start < one.end]


def _is_read(mention: Mention, claim: Claim, *, counts_decline: bool) -> bool:
    """Whether a mention says what the claim does; a claim may count by how much something fell."""
    found, wanted = mention.figure, claim.figure
    if found is None:
        return False
    value = -found.value.value if counts_decline else found.value.value
    ends = (value, found.upper and found.upper.value, found.unit, found.hedge)
    return ends == (wanted.value.value, wanted.upper and wanted.upper.value, wanted.unit, wanted.hedge)


def _came(corpus: Corpus, text: ScannedText, claim: Claim) -> Came:
    mentions = _at(text, claim)
    is_of_falls = corpus.indicators[claim.indicator].counts_decline
    if any(_is_read(one, claim, counts_decline=sign) for one in mentions for sign in {False, is_of_falls}):
        return Came.RIGHT
    if claim.figure.unit.name == "date":
        return Came.DATE
    if not mentions and not _NUMBER.search(claim.printed):
        return Came.NO_NUMBER
    return Came.ORDINAL if {one.kind for one in mentions} == {NoFigure.ORDINAL} else Came.OTHER


def test_the_claims_of_the_corpus_are_found_in_its_texts(snapshots: Path) -> None:
    corpus = gzcheck.load(ROOT / "claims")
    texts = {
        one.id: scan((snapshots / one.snapshot_file).read_text(encoding="utf-8"), one.id, language=one.language)
        for one in corpus.sources.values()
    }
    came = {claim.id: _came(corpus, texts[claim.source.id], claim) for claim in corpus.claims}
    counts = Counter(came.values())
    others = sorted(claim.printed for claim in corpus.claims if came[claim.id] is Came.OTHER)
    figures = len(came) - counts[Came.DATE] - counts[Came.NO_NUMBER] - counts[Came.ORDINAL]
    assert counts[Came.RIGHT] >= _LEAST * figures, (counts, others)
    assert len(came) >= 169
    assert figures >= 137, counts
    assert others == [
        '("1+4" talent policies)',
        '("1+9" technical innovation policies)',
        "50 Most Innovative Chinese Companies list",
    ]
