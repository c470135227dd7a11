"""A snapshot: the text of a source, by paragraph, against which fragments are looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class SnapshotState(StrEnum):
    """What became of a snapshot."""

    READ = "read"
    MISSING = "missing"
    OUTSIDE = "outside"
    """Its path leads out of the snapshots directory."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The text of a source, by paragraph."""

    state: SnapshotState
    sha256: str = ""
    paragraphs: tuple[str, ...] = ()
    """Its lines that are not blank."""
    reason: str = ""

    def occurrences(self, fragment: str, paragraph: int) -> int:
        """How often `fragment` stands in a paragraph (counted from 1), but not inside a longer number or word."""
        if not 1 <= paragraph <= len(self.paragraphs):
            return 0
        return count_fragment(fragment, self.paragraphs[paragraph - 1])

    def around(self, fragment: str, paragraph: int, occurrence: int) -> tuple[str, str] | None:
        """The text of the paragraph before and behind an occurrence (counted from 1) of a fragment, or None."""
        if not 1 <= paragraph <= len(self.paragraphs):
            return None
        text = self.paragraphs[paragraph - 1]
        for number, place in enumerate(_places(fragment, text), 1):
            if number == occurrence:
                return text[: place.start()], text[place.end() :]
        return None

    def paragraphs_with(self, fragment: str) -> list[int]:
        """The numbers of all paragraphs in which `fragment` stands."""
        return [number for number, text in enumerate(self.paragraphs, 1) if count_fragment(fragment, text)]


def count_fragment(fragment: str, text: str) -> int:
    """Occurrences at word and number boundaries: "5 billion" does not stand in "55 billion" or "1.5 billion"."""
    return sum(1 for _ in _places(fragment, text))


_LETTER = r"[^\W\u3007\u3400-\u9fff]"
"""A letter or digit, but no Chinese character: "1200家" stands alone in "已有1200家"."""


def _places(fragment: str, text: str) -> Iterator[re.Match[str]]:
    if not fragment:
        return iter(())
    before = rf"(?<!{_LETTER})(?<!\d[.,])" if fragment[0].isalnum() and fragment[0].isascii() else ""
    after = rf"(?!{_LETTER})(?![.,]\d)" if fragment[-1].isalnum() and fragment[-1].isascii() else ""
    return re.finditer(before + re.escape(fragment) + after, text)
