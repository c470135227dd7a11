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
    sha256_by_line_ends: frozenset[str] = frozenset()
    """What the hash would be with other line ends: a checkout may have changed them."""

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

    def as_it_stands(self, fragment: str, paragraph: int) -> str:
        """The piece of a paragraph that differs from `fragment` in nothing that can be seen, or nothing.

        Other white space, soft hyphens, ligatures and the like are not seen, and make two texts that look the same.
        """
        if not 1 <= paragraph <= len(self.paragraphs):
            return ""
        return _seen_piece(fragment, self.paragraphs[paragraph - 1])

    def is_wrapped(self, fragment: str, paragraph: int) -> bool:
        """Whether `fragment` stands partly in a paragraph and partly in the next one or the one before."""
        for first in (paragraph - 1, paragraph):
            if 1 <= first < len(self.paragraphs):
                before, behind = self.paragraphs[first - 1 : first + 1]
                if _seen_piece(fragment, f"{before.rstrip()} {behind.lstrip()}"):
                    return True
        return False


def count_fragment(fragment: str, text: str) -> int:
    """Occurrences at word and number boundaries: "5 billion" does not stand in "55 billion" or "1.5 billion"."""
    return sum(1 for _ in _places(fragment, text))


_LETTER = r"[^\W\u3007\u3400-\u9fff]"
"""A letter or digit, but no Chinese character: "1200家" stands alone in "已有1200家"."""


def _places(fragment: str, text: str) -> Iterator[re.Match[str]]:
    if not fragment or fragment not in text:  # which is looked up a hundred times faster than a pattern
        return iter(())
    before = rf"(?<!{_LETTER})(?<!\d[.,])" if fragment[0].isalnum() and fragment[0].isascii() else ""
    after = rf"(?!{_LETTER})(?![.,]\d)" if fragment[-1].isalnum() and fragment[-1].isascii() else ""
    return re.finditer(before + re.escape(fragment) + after, text)


def _seen_piece(fragment: str, text: str) -> str:
    """The piece of a text that is seen as the fragment is."""
    wanted, _ = _seen(fragment)
    seen, places = _seen(text)
    for found in _places(wanted.strip(), seen):
        return text[places[found.start()] : places[found.end() - 1] + 1]
    return ""


def _seen(text: str) -> tuple[str, list[int]]:
    """A text as it looks, and for each of its characters the index of the one it comes from.

    White space is one space, what has no width is left out, and ligatures are letters: "203\\xa0\ufb01rms" looks like
    "203 firms".
    """
    from unicodedata import category, normalize

    seen: list[str] = []
    places: list[int] = []
    for index, char in enumerate(text):
        shown = " " if char.isspace() else "" if category(char) == "Cf" else normalize("NFKC", char)
        if shown != " " or not seen or seen[-1] != " ":
            seen += shown
            places += [index] * len(shown)
    return "".join(seen), places
