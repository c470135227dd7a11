"""Bare numbers in English that tell one thing from others of its kind, by where they stand: "Club 54", "badge 2207".

A number that counts something stands in front of it. One that stands behind a name, or behind a noun in the singular
that nothing else explains, and in front of nothing that it might count, is a part of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.model import NoFigure
from gzcheck.texts.document import Apart
from gzcheck.texts.english.behind import Behind, behind
from gzcheck.texts.english.heads import head_of, is_named
from gzcheck.texts.english.patterns import Words

_NO_MORE = r"(?!['’]?[\w%‰°²³$€£]|[.,:]\d|\s?[/–—-]\s?\d|\s?[%°×±+]|-\w)"
_NUMBER = re.compile(rf"\d{{1,12}}(?:\.\d)?[A-Za-z]?(?:\([\da-z]{{1,3}}\))*{_NO_MORE}")
_LIST = re.compile(rf"(?:(?:,\s|\s(?:and|or|to|&)\s|,\s(?:and|or)\s)[A-Z]?\d{{1,6}}[A-Za-z]?{_NO_MORE})+")
_GOES_ON = re.compile(r"\s(?:to|and|or|of(?:\sthe)?)\s[$€£¥]?\d")
"""A number behind it that may lend it its unit, or of which it is a part."""
_ADDRESS = re.compile(r"(?:\s[A-Z][\w'’&-]+){2,4}\b(?!\s[A-Z\d])|\s(?:Squadron|Commando|Para|Regiment|Battalion)\b")
"""What has a number in front and is not counted by it: "23 Field Squadron", "6 Chapel Row"."""
_LONGEST_AMOUNT = 4
"""In front of a name an amount of more digits is divided by commas."""
_LONGEST_ALONE = 6


def designations_in(text: str, words: Words) -> Iterator[Apart]:
    """The numbers of a sentence that are parts of names."""
    for place in words.digits:
        match = _NUMBER.match(text, place)
        if match is None or (place and text[place - 1] not in "#( \u00a0"):
            continue
        end = _end(text, match)
        if end is not None:
            yield Apart(place, end, NoFigure.NAME)


def _end(text: str, match: re.Match[str]) -> int | None:
    """Where a number ends that is part of a name, or the list of such numbers; None where it is none."""
    listed = _LIST.match(text, match.end())
    end = listed.end() if listed else match.end()
    if _GOES_ON.match(text, end):
        return None
    what = behind(text, end)
    return end if what is not Behind.COUNTED and _is_designation(text, match, what) else None


def _is_designation(text: str, match: re.Match[str], what: Behind) -> bool:
    if _is_code(match[0], what):
        return True
    if what is Behind.NAME and _ADDRESS.match(text, match.end()):
        return True
    head = head_of(text, match.start())
    return head is not None and is_named(head, what)


def _is_code(printed: str, what: Behind) -> bool:
    """Whether digits are no amount as they stand: "0816", "10119 Berlin", "2998712"."""
    if not printed.isdigit() or len(printed) == 1 or what in (Behind.WORD, Behind.PLURAL_VERB):
        return False
    is_long = len(printed) > (_LONGEST_AMOUNT if what is Behind.NAME else _LONGEST_ALONE)
    return printed.startswith("0") or is_long
