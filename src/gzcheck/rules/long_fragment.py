"""A printed fragment is longer than twelve words, or is a whole sentence.

Fragments are there to find and check a figure, not to republish the source;
short ones also keep a second figure out.

Fails:

    harbour, 2017-05-02:
      - {indicator: firms, value: 12,
         printed: the port that sailors built by hand long ago now has 12 firms}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 12, printed: now has 12 firms}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.model import late_pattern
from gzcheck.rules.rule import Advice, Facts, Family, Problem, Rule, Said, Severity, Verdict, concerned, subject_of

RULE = Rule(code="GZ109", name="long-fragment", severity=Severity.WARNING, family=Family.PROVENANCE)
MAX_WORDS = 12
_SENTENCE = late_pattern(r"[A-Z“\"].*\s.*\s.*\s.*[.!?][”\"]?")
_CHINESE_SENTENCE = late_pattern(r"[^。]*[\u4e00-\u9fff][^。]*。")


def check(facts: Facts) -> Iterator[Said]:
    """Yield fragments that quote too much."""
    for quoted in facts.corpus.quotations:
        if what := _excess(quoted.printed):
            yield Problem(
                message=f"the fragment {what}",
                location=quoted.at("printed"),
                verdict=Verdict.INVALID,
                claims=concerned(quoted),
                subject=subject_of(quoted),
                advice=Advice(text="shorten it to the figure and a word or two around it"),
            )


def _excess(fragment: str) -> str:
    """In what a fragment is too much; empty if it is not."""
    if _SENTENCE.fullmatch(fragment) or (fragment.endswith("。") and _CHINESE_SENTENCE.fullmatch(fragment)):
        return "is a whole sentence"
    words = _words(fragment)
    return f"has {words} words, more than {MAX_WORDS}" if words > MAX_WORDS else ""


def _words(fragment: str) -> int:
    """How many words it has; two Chinese characters count as one."""
    if fragment.isascii():
        return len(fragment.split())
    signs = sum(map(_is_sign, fragment))
    return len("".join(" " if _is_sign(char) else char for char in fragment).split()) + signs // 2


def _is_sign(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
