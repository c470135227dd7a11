"""Which patterns are worth trying in a text, and at which places, by characters that they need.

A language has hundreds of patterns for what is no figure, and a sentence has a match for few of them. `三[甲乙]医院`
needs a 三, and a 甲 or a 乙, and more: where the text has no 三, the regex is not run. What a pattern needs is told by
the pattern itself, so that one that is changed is still looked for wherever it may match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from importlib import import_module
from itertools import chain
from operator import or_
from typing import Any

_DIGIT = re.compile(r"\d")
_ANY_DIGIT = r"\d"
"""Stands for every decimal digit in a set of characters."""
_LARGEST_RANGE = 64
"""A range of more characters tells too little."""
_COMMON = dict.fromkeys((_ANY_DIGIT, " "), 100) | dict.fromkeys("etaoinsrhldcu", 30) | dict.fromkeys("的一年是在", 5)
"""How much dearer a character is than one that is in few texts."""
_MOST = 3
"""How many sets of characters a pattern is asked for."""
_FOLDED = {"k": "\u212a", "s": "\u017f", "i": "\u0130\u0131"}
"""What else a letter matches where capitals make no difference."""

Clause = frozenset[str]
"""Characters of which a text must have one."""
_First = tuple[frozenset[str] | None, bool]
"""With what a regex may begin, as it is written between square brackets, and whether it may also match nothing."""
_CATEGORIES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}


class Needed:
    """Regular expressions, each with what a text must have for it to match.

    A number keeps which clauses are met, a bit each: first the first clause of every regex, then the second of every
    one, and so on; the clauses that a regex does not have are met always.
    """

    def __init__(self, regexes: Sequence[re.Pattern[str]]) -> None:
        self._count = len(regexes)
        self._by_character: dict[str, int] = {}
        self._always = 0
        for i, regex in enumerate(regexes):
            clauses = clauses_of(regex)[:_MOST]
            for place, clause in enumerate(clauses):
                for char in clause:
                    self._by_character[char] = self._by_character.get(char, 0) | self._bit(place, i)
            self._always |= sum(self._bit(place, i) for place in range(len(clauses), _MOST))

    def _bit(self, place: int, i: int) -> int:
        return 1 << (place * self._count + i)

    def in_text(self, text: str) -> list[int]:
        """The places, in order, of those that may match somewhere in a text."""
        return [*places_of(self.met(text))]

    def met(self, text: str) -> int:
        """The same as a number with a bit for each."""
        bits = map(self._by_character.__getitem__, self._by_character.keys() & _characters(text))
        met = reduce(or_, bits, self._always)
        all_met = met & (1 << self._count) - 1
        for place in range(1, _MOST):
            all_met &= met >> place * self._count
        return all_met


@lru_cache(maxsize=8)  # a sentence is asked for several groups of patterns
def _characters(text: str) -> frozenset[str]:
    """The characters of a text, and what stands for any digit if it has one."""
    return frozenset(text).union([_ANY_DIGIT] if _DIGIT.search(text) else ())


@lru_cache(maxsize=4096)  # texts have few such numbers that differ
def places_of(bits: int) -> tuple[int, ...]:
    """Which bits of a number are set, in order."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return tuple(found)


@lru_cache(maxsize=256)  # all patterns of a language are asked for one thing after another
def parsed(regex: re.Pattern[str]) -> Any:
    """The parts of a regular expression, as the standard library takes it apart."""
    parser: Any = import_module("re._parser")
    return parser.parse(regex.pattern, regex.flags & ~re.UNICODE)


def clauses_of(regex: re.Pattern[str]) -> list[Clause]:
    """Sets of characters, of each of which every text has one in which a regex matches; the most telling first."""
    return sorted(
        set(_of_all(parsed(regex), bool(regex.flags & re.IGNORECASE))), key=lambda one: (_cost(one), sorted(one))
    )


def guarded(regex: str) -> re.Pattern[str]:
    """The same regex, tried only where one of the characters stands with which it may begin.

    One that begins with a look behind, or with what may be left out, is otherwise tried in full at every character.
    """
    parser: Any = import_module("re._parser")
    first, is_empty = _first_of_all(parser.parse(regex))
    if first is None or is_empty:
        return re.compile(regex)
    return re.compile(rf"(?=[{''.join(sorted(first))}])(?:{regex})")


def _first_of_all(parts: Iterable[tuple[Any, Any]]) -> _First:
    found: frozenset[str] = frozenset()
    for kind, given in parts:
        first, is_empty = _first_of_one(str(kind), given)
        if first is None:
            return None, is_empty
        found |= first
        if not is_empty:
            return found, False
    return found, True


def _first_of_one(kind: str, given: Any) -> _First:
    match kind:
        case "LITERAL":
            return frozenset((re.escape(chr(given)),)), False
        case "IN":
            return _members(given), False
        case "BRANCH":
            return _first_of_either([_first_of_all(one) for one in given[1]])
        case "SUBPATTERN" if not given[1] and not given[2]:
            return _first_of_all(given[3])
        case "MAX_REPEAT" | "MIN_REPEAT":
            first, is_empty = _first_of_all(given[2])
            return first, is_empty or given[0] == 0
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return frozenset(), True
    return None, False


def _first_of_either(branches: Sequence[_First]) -> _First:
    found: frozenset[str] = frozenset()
    for first, _ in branches:
        if first is None:
            return None, False
        found |= first
    return found, any(is_empty for _, is_empty in branches)


def _members(members: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """What stands between square brackets, each as it is written there; None for all but some characters."""
    found: set[str] = set()
    for kind, given in members:
        match str(kind):
            case "LITERAL":
                found.add(re.escape(chr(given)))
            case "RANGE":
                found.add("-".join(re.escape(chr(code)) for code in given))
            case "CATEGORY" if str(given) in _CATEGORIES:
                found.add(_CATEGORIES[str(given)])
            case _:
                return None
    return frozenset(found)


def _cost(clause: Clause) -> int:
    return sum(_COMMON.get(char, 1) for char in clause)


def _of_all(parts: Iterable[tuple[Any, Any]], ignores_case: bool) -> Iterator[Clause]:
    """What pieces one behind another need: all that each of them needs."""
    for kind, given in parts:
        yield from _of_one(str(kind), given, ignores_case)


def _of_one(kind: str, given: Any, ignores_case: bool) -> Iterator[Clause]:
    match kind:
        case "LITERAL":
            yield from _of_set([(kind, given)], ignores_case)
        case "IN":
            yield from _of_set(given, ignores_case)
        case "BRANCH":
            yield from _of_either([list(_of_all(one, ignores_case)) for one in given[1]])
        case "SUBPATTERN":
            _, added, removed, parts = given
            yield from _of_all(parts, bool((ignores_case * re.IGNORECASE | added) & ~removed & re.IGNORECASE))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if given[0] > 0:
            yield from _of_all(given[2], ignores_case)
        case "ASSERT":
            yield from _of_all(given[1], ignores_case)
        case "ATOMIC_GROUP":
            yield from _of_all(given, ignores_case)


def _of_either(branches: Sequence[Sequence[Clause]]) -> Iterator[Clause]:
    """What one of several needs: the most telling of the one, or of the other."""
    if all(branches):
        yield frozenset(chain.from_iterable(sorted(clauses, key=_cost)[0] for clauses in branches))


def _of_set(members: Iterable[tuple[Any, Any]], ignores_case: bool) -> Iterator[Clause]:
    """One character, or those between square brackets, if they are few."""
    found: set[str] = set()
    for kind, given in members:
        match str(kind):
            case "LITERAL":
                spelled = [_spellings(chr(given), ignores_case)]
            case "RANGE" if given[1] - given[0] < _LARGEST_RANGE:
                spelled = [_spellings(chr(code), ignores_case) for code in range(given[0], given[1] + 1)]
            case "CATEGORY" if str(given) == "CATEGORY_DIGIT":
                spelled = [frozenset((_ANY_DIGIT,))]
            case _:
                return
        if not all(spelled):
            return
        found.update(*spelled)
    yield frozenset(found)


def _spellings(char: str, ignores_case: bool) -> frozenset[str]:
    """What a character matches; nothing is told of letters outside ASCII of which the case makes no difference."""
    if not ignores_case or char.lower() == char.upper():
        return frozenset(char)
    if not char.isascii():
        return frozenset()
    return frozenset((char.lower(), char.upper(), *_FOLDED.get(char.lower(), "")))
