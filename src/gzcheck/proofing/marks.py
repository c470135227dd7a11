"""Marks in a draft, as comments that no reader of the draft sees.

`<!-- gz: source/claim -->` or `<!-- gz: about/indicator -->` behind a figure says what it is;
`<!-- gz: ignore, why -->` leaves it out, with a reason. Several may stand behind one figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gzcheck.model import Mention, Outcome, ScannedText

_MARK = re.compile(r"<!--\s*gz:\s*(?P<said>.*?)\s*-->")
_NAME = re.compile(r"[\w.-]+/[\w.-]+")
_IGNORE = re.compile(r"ignore\s*[,:;—-]\s*(?P<why>\S.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark and the figure that it stands behind."""

    paragraph: int
    start: int
    end: int
    text: str
    mention: Mention | None
    name: str = ""
    """`source/claim` or `about/indicator`."""
    reason: str = ""
    """Why the figure is left out."""


def marks_of(text: ScannedText) -> tuple[Mark, ...]:
    """Every mark of a text, in its order."""
    found = []
    for number, paragraph in enumerate(text.paragraphs, 1):
        if "gz:" not in paragraph:
            continue
        figures = [one for one in text.mentions if one.paragraph == number and one.outcome is not Outcome.NO_FIGURE]
        found += [_mark(number, match, figures) for match in _MARK.finditer(paragraph)]
    return tuple(found)


def _mark(number: int, match: re.Match[str], figures: Sequence[Mention]) -> Mark:
    ahead = [figure for figure in figures if figure.end <= match.start()]
    ignore, name = _IGNORE.fullmatch(match["said"]), _NAME.fullmatch(match["said"])
    return Mark(
        paragraph=number,
        start=match.start(),
        end=match.end(),
        text=match[0],
        mention=ahead[-1] if ahead else None,
        name=name[0] if name else "",
        reason=ignore["why"] if ignore else "",
    )
