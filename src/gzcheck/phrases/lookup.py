"""Fragments are looked up in a text with the folding that reading uses, so that two texts that look equal are equal.

No-break and narrow spaces, several spaces, soft hyphens, ligatures, curly quotes, composed and decomposed letters and
full-width digits make no difference, and a fragment may go on in the next line. Where a fragment stands is said in the
text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gzcheck.phrases.folding import fold_leniently

_LETTER = r"[^\W\u3007\u3400-\u9fff]"
"""A letter or digit, but no Chinese character: "1200家" stands alone in "已有1200家"."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fragment stands, with the text around it as folded."""

    before: str
    after: str


class Passages:
    """The paragraphs of one source's text, each folded once."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._given = paragraphs

    def places(self, fragment: str, paragraph: int) -> list[Place]:
        """Where a fragment stands in a paragraph (counted from 1), also across the end of its line into the next.

        At word and number boundaries: "5 billion" does not stand in "55 billion" or "1.5 billion".
        """
        if not 1 <= paragraph <= len(self._given):
            return []
        wanted, text = folded(fragment), self._folded[paragraph - 1]
        found = [Place(text[: match.start()], text[match.end() :]) for match in _matches(wanted, text)]
        return found or list(self._across(wanted, paragraph))

    def paragraphs_with(self, fragment: str) -> list[int]:
        """The numbers of all paragraphs in which a fragment stands."""
        wanted = folded(fragment)
        pattern = _pattern(wanted) if wanted else None
        if pattern is None:
            return []
        texts = enumerate(self._folded, 1)
        return [number for number, text in texts if wanted in text and pattern.search(text)]

    def _across(self, wanted: str, paragraph: int) -> Iterator[Place]:
        """Places that begin in a paragraph and end in the next, as in a text of fixed line length."""
        if paragraph == len(self._given):
            return
        first, second = self._folded[paragraph - 1], self._folded[paragraph]
        text = f"{first} {second}"
        for match in _matches(wanted, text):
            if match.start() < len(first) < match.end():
                yield Place(text[: match.start()], text[match.end() :])

    @cached_property
    def _folded(self) -> list[str]:
        return [folded(paragraph) for paragraph in self._given]


def folded(text: str) -> str:
    """A text in the one spelling that fragments are looked up by."""
    return re.sub(r"\s+", " ", fold_leniently(text)).strip()


def _matches(wanted: str, text: str) -> Iterator[re.Match[str]]:
    return _pattern(wanted).finditer(text) if wanted and wanted in text else iter(())


def _pattern(wanted: str) -> re.Pattern[str]:
    before = rf"(?<!{_LETTER})(?<!\d[.,])" if wanted[0].isalnum() and wanted[0].isascii() else ""
    after = rf"(?!{_LETTER})(?![.,]\d)" if wanted[-1].isalnum() and wanted[-1].isascii() else ""
    return re.compile(before + re.escape(wanted) + after)
