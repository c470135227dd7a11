"""Scanning takes time in proportion to the text, also where it is one line, one sentence or one number.

The calls that a scan makes are counted, which is the same on every machine. Time that a single regular expression takes
is not seen there: the slow tests measure it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import process_time
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gzcheck.comparing.facts import Facts
from gzcheck.drafting.composing import Quarry, free
from gzcheck.drafting.files import Head, new_file, updated_file
from gzcheck.model import Outcome, Period, ScannedText
from gzcheck.phrases.read import read
from gzcheck.proofing.prove import prove
from gzcheck.reading.loader import load
from gzcheck.texts.labels import Labels, entity_labels, placed_stems, stems_in
from gzcheck.texts.places import Spot, disjoint
from gzcheck.texts.scanner import scan
from gzcheck.texts.suggesting import Suggester

SENTENCE = (
    "In May 2016 the city had 12,345 firms, up 3.2 percent on the year, and exports of $4.5 million, down 2 points. "
)


def sentences(count: int) -> list[str]:
    """So many sentences, no two alike: what comes again in the same words is looked at once."""
    return [SENTENCE.replace("12,345", f"{number:,}") for number in range(10_000, 10_000 + count)]


MOST = 3.2
"""Twice the text may take a little more than twice the time; four times would be quadratic."""
ENOUGH = 0.04
"""Seconds that can be measured."""
LARGEST = 25_600
MOST_CALLS = 2.2
"""Twice the text may make a little more than twice the calls."""
MOST_CALLS_IN_TEXT = 4.5
"""How many times the calls a figure may make in its text that it makes alone: the text around it is looked at too."""

SHAPES: dict[str, Callable[[int], str]] = {
    "lines": lambda n: "\n".join(sentences(n // 40)),
    "one line": lambda n: "".join(sentences(n // 40)),
    "one sentence": lambda n: "".join(sentences(n // 40)).replace(". ", ", and "),
    "list": lambda n: "12, " * n,
    "list of shares": lambda n: "12, " * n + "13 percent",
    "words": lambda n: "apples and pears " * n + "5",
    "falls": lambda n: "fell by " * n + "5",
    "losses": lambda n: "net loss, or " * n + "$5",
    "cells": lambda n: "\t".join(str(i) for i in range(n)),
    "digits": lambda n: "1" * (20 * n),
    "groups": lambda n: "1,234" + ",567" * (5 * n),
    "dashes": lambda n: "1-2-3-" * n,
    "number words": lambda n: "four-" * n + "5",
    "names": lambda n: "Alpha " * n + "5",
    "addresses": lambda n: "a.b-" * n + " 5",
    "blanks": lambda n: "5" + " " * (20 * n) + "5",
    "asked of what is around": lambda n: " ".join(f"It came to {i + 10} points there." for i in range(n // 4)),
}
MARKDOWN: dict[str, Callable[[int], str]] = {
    "open code": lambda n: "`a 5 " * n,
    "open comments": lambda n: "<!-- 5 " * n,
    "open links": lambda n: "[a 5](x " * n,
    "open tags": lambda n: "<a 5 " * n,
    "code": lambda n: "`5` and 6 " * n,
    "open notes": lambda n: "[^" * n + "5",
}


def seconds(work: Callable[[], object]) -> float:
    """The shortest of three runs, in processor time, which others on the machine disturb least."""
    found = []
    for _ in range(3):
        start = process_time()
        work()
        found.append(process_time() - start)
    return min(found)


def growth(make: Callable[[int], str], *, is_markdown: bool) -> float:
    """How much longer twice the text takes, from the first size on that takes long enough to be measured."""

    def taken(size: int) -> float:
        text = make(size)
        return seconds(lambda: scan(text, "text", language="en", is_markdown=is_markdown))

    size, short = 200, taken(200)
    while short < ENOUGH and size < LARGEST:
        size, short = 2 * size, taken(2 * size)
    return taken(2 * size) / max(short, ENOUGH / 4)


def calls(text: str, *, is_markdown: bool) -> int:
    """How many functions a scan calls, those written in C included."""
    return counted(lambda: scan(text, "text", language="en", is_markdown=is_markdown))


def counted(run: Callable[[], object]) -> int:
    """How many functions are called."""
    count = 0

    def note(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def growth_in_calls(make: Callable[[int], str], *, is_markdown: bool) -> float:
    """How many times the calls twice the text makes."""
    scan(make(200), "text", language="en", is_markdown=is_markdown)  # what is made once
    few, many = (calls(make(size), is_markdown=is_markdown) for size in (800, 1600))
    return many / few


@pytest.mark.parametrize("name", SHAPES)
def test_calls_grow_with_the_text(name: str) -> None:
    assert growth_in_calls(SHAPES[name], is_markdown=False) < MOST_CALLS


@pytest.mark.parametrize("name", MARKDOWN)
def test_calls_grow_with_the_markdown(name: str) -> None:
    assert growth_in_calls(MARKDOWN[name], is_markdown=True) < MOST_CALLS


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_time_grows_with_the_text(name: str) -> None:
    assert growth(SHAPES[name], is_markdown=False) < MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", MARKDOWN)
def test_time_grows_with_the_markdown(name: str) -> None:
    assert growth(MARKDOWN[name], is_markdown=True) < MOST


@pytest.mark.parametrize("name", SHAPES)
def test_calls_for_what_a_text_suggests_grow_with_it(name: str) -> None:
    """Also where all figures stand in one sentence, which is looked through once."""
    suggester = Suggester(load(Path(__file__).parents[1] / "claims"), Period.parse("2017-05-02"))
    suggester.suggested(scan(SHAPES[name](100), "text", language="en"))  # what is made once
    few, many = (
        counted(partial(suggester.suggested, scan(SHAPES[name](size), "text", language="en"))) for size in (800, 1600)
    )
    assert many < MOST_CALLS * max(few, 1000)


DRAFTED: dict[str, Callable[[int], str]] = {
    "one figure, often": lambda n: "12, " * n,
    "one fragment, often": lambda n: "12 billion yuan, " * n,
    "figures that differ": lambda n: " ".join(f"{number} ships," for number in range(10, n + 10)),
    "one figure on each line": lambda n: "12 ports\n" * n,
    "one figure in each paragraph": lambda n: "12 ports\n\n" * n,
    "what cannot be read": lambda n: "1.2.3. " * n,
}


@pytest.mark.parametrize("name", DRAFTED)
def test_calls_for_a_draft_grow_with_its_text(name: str) -> None:
    """Of a source that is new, and of one whose file speaks of every figure already."""

    def drafted(quarry: Quarry) -> None:
        made = new_file(Head(id="s", snapshot="s.txt", published=Period.parse("2017")), quarry)
        assert not updated_file(Path("s.yaml"), made.content.encode(), quarry).added

    few, many = (Quarry(text=scan(DRAFTED[name](size), "text", language="en"), language="en") for size in (400, 800))
    drafted(few)  # what is made once
    assert counted(partial(drafted, many)) < MOST_CALLS * counted(partial(drafted, few))


def test_a_name_that_stands_everywhere_is_found_in_time_with_the_text() -> None:
    labels = entity_labels(load(Path(__file__).parents[1] / "claims"))
    few, many = ("Guangzhou Development District " * size for size in (400, 800))
    assert labels.named("Guangzhou Development District"), "what is made once; the words of a text are kept for a while"
    assert counted(partial(labels.named, many)) < MOST_CALLS * counted(partial(labels.named, few))


def test_a_name_is_looked_for_once_however_many_figures_ask_where_it_is_nearest() -> None:
    labels = entity_labels(load(Path(__file__).parents[1] / "claims"))

    def asked(size: int) -> None:
        text = "Guangzhou Development District, " * size
        for place in range(0, len(text), 32):
            assert labels.named(text, near=place)[0].start == place

    asked(20)  # what is made once
    assert counted(partial(asked, 800)) < MOST_CALLS * counted(partial(asked, 400))


@given(
    st.lists(st.sampled_from(["Port", "of", "Amber", "Bay", "a long way behind all of the others", ","]), max_size=12),
    st.integers(0, 99),
)
def test_of_the_places_of_a_name_the_nearest_is_found(words: list[str], near: int) -> None:
    """Where its words stand together, if they ever do: as if every set of them were looked at."""
    text = " ".join(words)
    found = Labels({"bay": ["Port of Amber Bay"]}).named(text, near=near)
    spots = placed_stems(text)
    groups = [spots[stem] for stem in sorted(stems_in("Port Amber Bay")) if stem in spots]
    sets = [
        sorted(min(group, key=lambda spot, first=one[0]: abs(spot[0] - first)) for group in groups)
        for one in (min(groups, key=len) if groups else ())
    ]
    gaps = {id(one): sum(max(0, b[0] - a[1]) for a, b in pairwise(one)) for one in sets}
    best = min(sets, key=lambda one: (gaps[id(one)] > 30, abs(one[0][0] - near)), default=None)
    for match in found:
        assert best is not None
        assert match.spots == tuple(best)
        assert all(piece in text for piece in match.words.split(" … "))


def test_calls_for_the_proof_of_a_long_sentence_grow_with_it() -> None:
    facts = Facts(load(Path(__file__).parents[1] / "claims"))
    sentence = (
        "in May 2016 Guangzhou had 12,345 technology firms, up 3.2 percent on the year, and trade of $4.5 million, "
    )
    few, many = (scan(sentence * size, "text", language="en") for size in (30, 60))

    def proved(text: ScannedText) -> None:
        (proofed,), _ = prove([text], facts, (), Period.parse("2017-05-02"))
        assert len(proofed.proofs) == 3 * text.paragraphs[0].count("trade")

    proved(few)  # what is made once
    assert counted(partial(proved, many)) < MOST_CALLS * counted(partial(proved, few))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 7, 8, 9, 100])
def test_number_behind_an_id_is_the_first_that_is_free(count: int) -> None:
    taken = ["p1-12", *(f"p1-12-{number}" for number in range(2, count + 1))] if count else []
    assert free(["p1-12"], taken) == ("p1-12" if not count else f"p1-12-{count + 1}")


def test_a_figure_in_its_text_makes_a_few_times_the_calls_that_it_makes_alone() -> None:
    text = "".join(sentences(100))
    printed = [one.printed for one in scan(text, "text", language="en").mentions if one.figure is not None]
    assert len(printed) == 400
    fragments = [fragment for fragment in printed if "points" not in fragment]
    alone = counted(lambda: [read(fragment, "en") for fragment in fragments]) / len(fragments)
    assert calls(text, is_markdown=False) / len(printed) < MOST_CALLS_IN_TEXT * alone


@pytest.mark.parametrize("make", [lambda text: f"{text}\n", lambda text: f"| {text.strip()} | 7 |\n"])
def test_what_stands_again_in_the_same_words_is_looked_at_once_and_says_the_same(make: Callable[[str], str]) -> None:
    """Also where the table above it gives each of its cells another scale."""
    once, twice = (make(SENTENCE) * count for count in (1, 40))
    scan(once, "text.md", language="en")  # what is made once
    assert calls(twice, is_markdown=True) < 10 * calls(once, is_markdown=True)
    said = [(one.start, one.printed, one.figure) for one in scan(once, "text.md", language="en").mentions]
    again = [(one.start, one.printed, one.figure) for one in scan(twice, "text.md", language="en").mentions]
    assert again == said * 40


@pytest.mark.slow
def test_a_million_characters_on_one_line_are_scanned() -> None:
    text = SENTENCE.strip().replace(". ", ", and ") * (1_000_000 // len(SENTENCE))
    scanned = scan(text, "text", language="en")
    assert sum(one.figure is not None for one in scanned.mentions) > 20_000


@pytest.mark.parametrize("unit", ["", " firms"])
def test_a_long_sentence_is_looked_through_once_and_each_figure_is_told_what_stands_near(unit: str) -> None:
    """Years are found in a list of thousands of figures as they are in each part of it alone."""
    text = ", ".join(f"{number}{unit}" for number in range(1000, 2200)) + ", and 12.5 percent, Hill Institute said."
    suggester = Suggester(None, Period.parse("2017-05-02"))
    scanned = scan(text, "text", language="en")
    assert len(text) > 2000
    for mention in suggester.suggested(scanned).mentions:
        near = text[max(0, mention.start - 300) : mention.end + 300]
        assert all(one.words in near for one in mention.suggested.period)
    *_, last = (one for one in suggester.suggested(scanned).mentions if one.outcome is Outcome.READ)
    assert last.suggested is not None
    assert [one.value for one in last.suggested.attributed_to] == ["Hill Institute"]


def test_stretches_that_overlap_are_told_apart_in_time_with_their_number() -> None:
    def drawn(count: int) -> list[Spot[int]]:
        return [Spot(start, start + 2, number) for number, start in enumerate((7 * n) % count for n in range(count))]

    def slow(spots: list[Spot[int]]) -> list[Spot[int]]:
        kept: list[Spot[int]] = []
        for spot in spots:
            if not any(spot.start < one.end and one.start < spot.end for one in kept):
                kept.append(spot)
        return sorted(kept, key=lambda one: one.start)

    assert disjoint(drawn(500)) == slow(drawn(500))
    few, many = drawn(2003), drawn(4003)
    assert counted(partial(disjoint, many)) < MOST_CALLS * counted(partial(disjoint, few))
