"""A pattern that is tried only where its characters stand finds what it would find if it were tried everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gzcheck.phrases.chinese.patterns import unit_words
from gzcheck.phrases.needed import Needed, clauses_of, guarded
from gzcheck.phrases.vocabulary import built_in
from gzcheck.texts.chinese import cores
from gzcheck.texts.chinese.dates import CLOCK, DATES, PERIODS
from gzcheck.texts.chinese.idioms import IDIOMS
from gzcheck.texts.chinese.names import CONTACTS, ENUMERATED, FOOTNOTES, NAMES, SECTIONS
from gzcheck.texts.english.idioms import IDIOMS as ENGLISH_IDIOMS
from gzcheck.texts.english.names import NAMES as ENGLISH_NAMES

HERE = Path(__file__).parent
CHINESE = (*CONTACTS, *SECTIONS, *FOOTNOTES, *DATES, *CLOCK, *PERIODS, *ENUMERATED, *NAMES, *IDIOMS)
LINES = tuple(
    line
    for path in sorted((*HERE.glob("texts/*.txt"), *HERE.glob("drafts/*.md"), *HERE.glob("fragments/zh-*.txt")))
    for line in path.read_text(encoding="utf-8").splitlines()
)


def spans(regex: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in regex.finditer(text)]


@pytest.mark.parametrize(
    ("regex", "needs"),
    [
        ("三[甲乙]医院", ["三", "乙甲", "医", "院"]),
        (r"\d{1,2}月(?:底|初)?", ["月", r"\d"]),
        (r"(?:[xy]|z)+(?=!)", ["!", "xyz"]),
        (r"(?i:no)", ["Oo", "Nn"]),
        (r"[x-z]!", ["xyz", "!"]),
        (r"a?|b", []),
        (r"[^a]\w.", []),
    ],
)
def test_what_a_pattern_needs(regex: str, needs: list[str]) -> None:
    clauses = clauses_of(re.compile(regex))
    assert sorted("".join(sorted(one)) for one in clauses) == sorted("".join(sorted(one)) for one in map(_split, needs))


def _split(needed: str) -> list[str]:
    return [needed] if needed.startswith("\\") else list(needed)


def test_letters_of_which_the_case_makes_no_difference_are_all_known() -> None:
    every = [chr(code) for code in (*range(0x20, 0x250), 0x2126, 0x212A, 0x212B)]
    for char in every:
        regex = re.compile(re.escape(char), re.IGNORECASE)
        for clause in clauses_of(regex):
            assert {other for other in every if regex.fullmatch(other)} <= clause, char
    assert all(clauses_of(re.compile(char, re.IGNORECASE)) for char in "azAZ月")


def test_no_pattern_is_passed_over_that_matches() -> None:
    regexes = [re.compile(one) for one in CHINESE] + [one.regex for one in (*ENGLISH_NAMES, *ENGLISH_IDIOMS)]
    needed, found = Needed(regexes), 0
    for line in LINES:
        matching = {i for i, regex in enumerate(regexes) if regex.search(line)}
        chosen = needed.in_text(line)
        assert matching <= set(chosen), line
        assert chosen == sorted(chosen)
        found += len(matching)
    assert found > 500
    assert len(needed.in_text("今天天气不错")) < len(regexes) / 4


@pytest.mark.parametrize("regex", CHINESE)
def test_a_guard_changes_nothing(regex: str) -> None:
    plain, guard = re.compile(regex), guarded(regex)
    for line in LINES:
        assert spans(guard, line) == spans(plain, line), line


@pytest.mark.parametrize(
    "regex", [cores.CORE, cores.RANGE, cores.SPAN, cores.PAIR, built_in().words(unit_words).blanked]
)
def test_the_dearest_patterns_are_guarded(regex: re.Pattern[str]) -> None:
    assert regex.pattern.startswith("(?=[")


def test_what_may_begin_with_anything_is_left_as_it_is() -> None:
    assert guarded(r".+月").pattern == r".+月"
    assert guarded(r"\d*").pattern == r"\d*"
