"""A pattern that is tried only where it may begin finds what it would find if it were tried everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from gzcheck.texts.english import cores, ordinals, scores
from gzcheck.texts.english.beginnings import beginnings_of, behind_digits
from gzcheck.texts.english.contacts import CONTACTS, FOOTNOTES
from gzcheck.texts.english.dates import DATES, PERIODS, TIMES
from gzcheck.texts.english.idioms import IDIOMS
from gzcheck.texts.english.names import NAMES
from gzcheck.texts.english.numbered import NUMBERED
from gzcheck.texts.english.patterns import Pattern, Patterns, words_of

HERE = Path(__file__).parent
SAMPLES = """Call (212) 555-0142 or 212-555-0142, ISBN 978-3-16-148410-0, doi 10.1000/x1.
On Tuesday the 5th, 29 July–4 August 2024, 2024-05-16, 16/05/2024, FY2024, 4Q23, since-2010, 9/11 and 24/7.
ISO 9001, Form 10-Q, FTSE 100, S&P 500, Hang Seng 50, pp. 3–5, boxes 3 and 4, World War Two, Twenty20, U-21, A(H1N1).
The 4x100 metres, A321, 3M said, 21E, Communiqué No. 4, Order 12/3, reference 4521, week 31, 5G, CO2, No. 7 [2019].
One of the best, one-stop, two-way, fifty-fifty, 50-50, in a million, at once; sum to 100. Ones, 9-to-5, cloud nine.
At 7.30pm GMT, 18:00 local time, 3:58.42, 1800 GMT, at 7.15 on Monday, opus no. 5, (2016 = 100), Voyager 2 has landed.
UPDATE 2-Bank cuts, the 10-year yield, two-week bills, a 500-point index, EG.5, seven 180s, code 7731#, half past six.
Ten times out of ten, in two minds, by one man, one-two punch, the women's 10,000 metres, 26 weeks to 30 June 2024.
US$5, Rs 5, out of every 100, 5 in ten, 2 hours 51 minutes, 6ft 2in, 1 × 10^22, ½, .5, a half, tenfold, twenty-first.
""".splitlines()


def texts() -> Iterator[str]:
    yield from SAMPLES
    for path in sorted((*HERE.glob("texts/e*.txt"), *HERE.glob("unseen/e*.txt"), *HERE.glob("drafts/*.md"))):
        yield from path.read_text(encoding="utf-8").splitlines()


LINES = tuple(texts())
ALL = (*NUMBERED, *CONTACTS, *DATES, *TIMES, *FOOTNOTES, *PERIODS, *NAMES, *IDIOMS)


def spans(alone: Patterns, text: str) -> list[tuple[int, int]]:
    return [(found.start, found.end) for found in alone.found_in(text, words_of(text))]


@pytest.mark.parametrize("one", ALL, ids=[f"{one.kind.value}-{i}" for i, one in enumerate(ALL)])
def test_a_pattern_finds_the_same_as_everywhere(one: Pattern) -> None:
    alone = Patterns([one])
    for line in LINES:
        assert spans(alone, line) == [match.span() for match in one.regex.finditer(line)], line


def test_the_samples_hold_what_begins_at_words_and_at_digits() -> None:
    for is_at_digits in (False, True):
        told = [one for one in ALL if (found := beginnings_of(one.regex)) and found.has_digit is is_at_digits]
        assert sum(any(map(partial(spans, Patterns([one])), LINES)) for one in told) >= 15


@pytest.mark.parametrize(
    ("regex", "words"),
    [
        (r"\b(?:one|two)-way\b", "one two"),
        (r"(?i)\b(?:re)?opens?\sat\s\d", "open opens reopen reopens"),
        (r"(?<=the )(?:\d{1,2}|ten)-", "0 ten"),
        (r"(?<![\w.])[Uu]nder-\d\d", "under"),
        (r"^top [1-9]", "top"),
        (r"\b(?:half\s)*five(?!x)\b", "five half"),
        (r"\b[12]?\d:\d\d", "0"),
        (r"(?<![\d.,])\d{3}-\d", "0"),
        (r"(?<=\()(?:for|on)\s", "for on"),
    ],
)
def test_an_expression_tells_with_which_words_it_begins(regex: str, words: str) -> None:
    found = beginnings_of(re.compile(regex))
    assert found is not None
    assert {*found.words, *("0" if found.has_digit else "")} == set(words.split())


@pytest.mark.parametrize(
    "regex",
    [
        r"one-way\b",  # may begin inside a word
        r"\d0s\b",  # or inside a number
        r"(?<!\d)ten\b",
        r"(?<![\d.])ten\b",
        r"(?<![^\d])5\b",
        r"(?<![^\w])ten\b",
        r"\bone",  # may end inside a word
        r"\b[A-Z]{2}\d",  # with too many words
        r"\b\w+-\d",
        r"\b(?:ten)?-\d",  # with a sign
        r"\b[^a]en\b",
        r"\b(?:ab?c?d?e?f?g?h?i?j?k?l?m?)\s",
    ],
)
def test_an_expression_that_begins_with_anything_is_tried_anywhere(regex: str) -> None:
    assert beginnings_of(re.compile(regex)) is None


@pytest.mark.parametrize(
    ("regex", "characters"),
    [
        (r"\b\d+-way", "-"),
        (r"(?i)\b\d{1,2}(?:st|ND)?\s[A-Z]", "sn "),
        (r"\b[12]?\d[.:/]\d", ".:/"),
        (r"\b(?:9-to-5|50/50|\d\d(?=s)[st])", "-/st"),
        (r"\bten-|\b\d\d%", "t%"),
    ],
)
def test_an_expression_tells_what_stands_behind_the_digits_it_begins_with(regex: str, characters: str) -> None:
    assert behind_digits(re.compile(regex)) == set(characters)


@pytest.mark.parametrize("regex", [r"\b\d+", r"\b\d+(?:km)?\b", r"\b\d\w", r"\b\d[^a]", r"\b\d."])
def test_an_expression_tells_nothing_where_anything_may_stand_behind_its_digits(regex: str) -> None:
    assert behind_digits(re.compile(regex)) is None


def test_most_patterns_tell_where_they_begin() -> None:
    told = [one for one in ALL if one.begins_with_word or beginnings_of(one.regex)]
    assert len(told) > 4 / 5 * len(ALL)
    assert sum(one.begins_with_word for one in ALL) <= 3


def test_numbers_begin_only_at_core_places() -> None:
    for line in LINES:
        starts = {match.start() for match in cores.CORE.finditer(line)}
        assert starts <= set(cores.core_places(line)[1]), line


RANKS = """She finished third, slipped to 17th place, was ranked joint 4th and moved up to sixth; it is
second in Asia.
Placing fifth overall, standing now still twelfth, the third-largest lies only 21st of 40, and came no higher than 9th.
Westbridge, 17th, have won; he jumped to the second in the world, sits first, tied eighth, and drops from 3rd to 5th.
""".splitlines()
RACES = """She clocked 10.82 seconds, with a personal best of 9.91; he ran 19.80, won in 43.03 and
stopped the clock at 12.91.
He swam 21.07s, rode home in 58.12, timed 9.90, finished in 47.10, a lap of 88.214, in a time of 3.21, in 5h 02' 17".
The relay took 2 hrs 14 min 9 secs and 1hr 59m 40s.
""".splitlines()


def test_a_rank_begins_only_at_a_word_of_moving_or_at_an_ordinal() -> None:
    starts = 0
    for line in (*LINES, *RANKS):
        known = ordinals._MOVE_WORDS | ordinals._FIRST_WORDS
        words = words_of(line)
        places = {*words.digits, *words.places_of(known)}
        found = [match.start() for match in ordinals._RANK.finditer(line)]
        assert places.issuperset(found), line
        starts += len(found)
    assert starts >= 20


def test_a_race_is_timed_only_where_one_of_its_words_stands() -> None:
    for pattern, needed in ((scores._RACE_TIME, scores._RACE_WORDS), (scores._LONG_TIME, scores._HOUR_WORDS)):
        found = [line for line in (*LINES, *RACES) if pattern.search(line)]
        assert len(found) >= 2
        assert all(words_of(line).has(needed) for line in found)
