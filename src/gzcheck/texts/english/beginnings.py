"""With which words, or with a digit, all that a regular expression finds begins, as the expression itself tells.

`\\b(?:one|two)-way` begins where a "one" or a "two" begins, and need not be tried anywhere else; `\\b\\d+-way` begins
with digits, behind which a hyphen stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from gzcheck.phrases.needed import parsed

_MOST = 200
"""An expression that may begin in more ways is tried anywhere."""
_MOST_LETTERS = 8
"""A set of more letters is no beginning of a few words."""
_BREAK, _DIGIT = " ", "0"
"""Stand for any character that is neither letter nor digit, and for any digit."""
_Parts = Sequence[tuple[Any, Any]]
_First = tuple[frozenset[str] | None, bool]


class Beginnings(NamedTuple):
    """Where matches begin: where one of some words does, in small letters, or a run of digits."""

    words: frozenset[str]
    has_digit: bool


class _Read(NamedTuple):
    """A way for a match to begin, as far as it is read."""

    letters: str = ""
    is_whole: bool = False
    """Whether the letters are known to be a whole word, or the match begins with a digit (and has no letters)."""
    is_parted: bool = False
    """Whether no letter and no digit can stand in front."""
    is_behind_no_digit: bool = False
    """Whether no digit can."""


class _UnknownError(Exception):
    """An expression may begin with what is no word of a few and no digit."""


def beginnings_of(regex: re.Pattern[str]) -> Beginnings | None:
    """How all matches of an expression begin; None where they may begin with anything else."""
    try:
        ways = list(islice(_ways(list(parsed(regex)), _Read()), _MOST + 1))
    except _UnknownError:
        return None
    words = frozenset(way.letters.lower() for way in ways)
    return Beginnings(words - {""}, "" in words) if len(ways) <= _MOST else None


def _ways(parts: _Parts, read: _Read) -> Iterator[_Read]:
    """The ways in which a match goes on behind what is read."""
    if read.is_whole:
        yield read
        return
    if not parts:
        raise _UnknownError
    (kind, given), rest = parts[0], parts[1:]
    for one, further in _steps(str(kind), given, read):
        yield from _ways([*further, *rest], one)


def _steps(kind: str, given: Any, read: _Read) -> Iterator[tuple[_Read, _Parts]]:
    """What is read behind one part of an expression, each with the parts that are then to be read first."""
    match kind:
        case "LITERAL" | "IN":
            yield from _read_on(given if kind == "IN" else [(kind, given)], read)
        case "BRANCH":
            yield from ((read, list(branch)) for branch in given[1])
        case "SUBPATTERN":
            yield read, list(given[3])
        case "MAX_REPEAT" | "MIN_REPEAT":
            yield from _repeated(given, read)
        case "AT" | "ASSERT" | "ASSERT_NOT":
            yield _at(kind, given, read), ()
        case _:
            raise _UnknownError


def _read_on(members: _Parts, read: _Read) -> Iterator[tuple[_Read, _Parts]]:
    """What is read behind one character of several."""
    return ((_with(read, char), ()) for char in _characters(members))


def _repeated(given: Any, read: _Read) -> Iterator[tuple[_Read, _Parts]]:
    least, most, parts = given
    if least == 0:
        yield read, ()
    if most == 1:
        yield read, list(parts)
    else:
        yield read, [*parts, ("MAX_REPEAT", (max(0, least - 1), most - 1, parts))]


def _at(kind: str, given: Any, read: _Read) -> _Read:
    """What an edge of a word tells, or what must stand in front or not; all else of no width tells nothing."""
    if kind == "AT":
        return _at_edge(str(given), read)
    if read.letters:
        return read
    return read._replace(
        is_parted=read.is_parted or _is_parting(kind, *given),
        is_behind_no_digit=read.is_behind_no_digit or (kind == "ASSERT_NOT" and _is_no_digit(*given)),
    )


def _at_edge(edge: str, read: _Read) -> _Read:
    if edge == "AT_BOUNDARY" and read.letters:
        return read._replace(is_whole=True)
    is_parting = edge in ("AT_BOUNDARY", "AT_BEGINNING") and not read.letters
    return read._replace(is_parted=True) if is_parting else read


def _is_no_digit(direction: int, parts: _Parts) -> bool:
    """Whether a look behind lets no digit stand there: `(?<![\\d.])`."""
    if direction > 0 or len(parts) != 1 or str(parts[0][0]) != "IN":
        return False
    members = parts[0][1]
    return any(str(one) == "CATEGORY_DIGIT" for _, one in members) and not _is_but(members)


def _is_parting(kind: str, direction: int, parts: _Parts) -> bool:
    """Whether a look behind lets no letter and no digit stand there: `(?<![\\w.])`, `(?<=the )`."""
    if direction > 0 or not len(parts):
        return False
    last, given = parts[len(parts) - 1]
    members = given if str(last) == "IN" else [(last, given)]
    if kind == "ASSERT_NOT":
        return len(parts) == 1 and any(str(one) == "CATEGORY_WORD" for _, one in members) and not _is_but(members)
    return all(_is_blank(str(one), what) for one, what in members)


def _is_but(members: _Parts) -> bool:
    """Whether a set has all but some characters."""
    return str(members[0][0]) == "NEGATE"


def _is_blank(kind: str, given: Any) -> bool:
    """Whether it is a sign or a blank, and no letter and no digit."""
    return not chr(given).isalnum() if kind == "LITERAL" else str(given) == "CATEGORY_SPACE"


def _characters(members: _Parts) -> set[str]:
    """The letters of a set, with a digit and a blank for all the others in it."""
    found = {char for kind, given in members for char in _spelled(str(kind), given)}
    letters = {char for char in found if _is_letter(char)}
    if len(letters) > _MOST_LETTERS:
        raise _UnknownError
    digits = {_DIGIT for char in found if char.isdecimal()}
    others = {_BREAK for char in found if not (_is_letter(char) or char.isdecimal())}
    return letters | digits | others


def _spelled(kind: str, given: Any) -> Iterable[str]:
    match kind, str(given):
        case "LITERAL", _:
            return (chr(given),)
        case "RANGE", _:
            return map(chr, range(given[0], given[1] + 1))
        case "CATEGORY", "CATEGORY_DIGIT":
            return (_DIGIT,)
        case "CATEGORY", "CATEGORY_SPACE":
            return (_BREAK,)
    raise _UnknownError


def _with(read: _Read, char: str) -> _Read:
    """One character more; raises `_UnknownError` where a match may begin in the middle of a word or with a sign."""
    if read.letters and not _is_letter(char):
        return read._replace(is_whole=True)
    if not (read.is_parted or (read.is_behind_no_digit and char.isdecimal())):
        raise _UnknownError
    if not (_is_letter(char) or char.isdecimal()):
        raise _UnknownError
    return read._replace(letters=read.letters + char) if _is_letter(char) else read._replace(is_whole=True)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def behind_digits(regex: re.Pattern[str]) -> frozenset[str] | None:
    """What may stand behind the digits with which a match begins, in small letters, a blank for any; None: anything."""
    found, is_over = _first_of(parsed(regex))
    return None if is_over else found


def _first_of(parts: Iterable[tuple[Any, Any]]) -> _First:
    """The first characters that are no digits, and whether there may be none; None for any."""
    found: frozenset[str] = frozenset()
    for kind, given in parts:
        first, is_over = _first_of_one(str(kind), given)
        if first is None:
            return None, True
        found |= first
        if not is_over:
            return found, False
    return found, True


def _first_of_one(kind: str, given: Any) -> _First:
    match kind:
        case "LITERAL" | "IN":
            return _first_of_set(given if kind == "IN" else [(kind, given)])
        case "BRANCH":
            return _first_of_either([_first_of(one) for one in given[1]])
        case "SUBPATTERN":
            return _first_of(given[3])
        case "MAX_REPEAT" | "MIN_REPEAT":
            return _first_of_either([_first_of(given[2]), (frozenset(), given[0] == 0)])
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return frozenset(), True
    return None, True


def _first_of_either(branches: Sequence[_First]) -> _First:
    known = [first for first, _ in branches if first is not None]
    is_over = any(one for _, one in branches)
    return (frozenset().union(*known) if len(known) == len(branches) else None), is_over


def _first_of_set(members: _Parts) -> _First:
    try:
        found = {char for kind, given in members for char in _spelled(str(kind), given)}
    except _UnknownError:
        return None, True
    blanks = {_BREAK for char in found if char.isspace()}
    plain = {char.lower() for char in found if not (char.isdecimal() or char.isspace())}
    return frozenset(plain | blanks), any(char.isdecimal() for char in found)
