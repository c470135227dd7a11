"""The one "did you mean": close words are found among few and many, and it does not grow with both."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gzcheck.model import units
from gzcheck.model.suggest import LONGEST, did_you_mean

MANY = [f"indicator-{number:04d}" for number in range(2000)]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("cuont", "count"), ("precent", "percent"), ("CNy", "CNY"), ("calender-year", "calendar-year"), ("m", "")],
)
def test_among_all_units(word: str, meant: str) -> None:
    assert did_you_mean(word, units()) == (f"did you mean {meant!r}?" if meant else did_you_mean(word, units()))


@pytest.mark.parametrize("word", ["indicatr-1234", "indicator-01234", "Indicator-1234", "indicator_1234"])
def test_among_many_words_that_are_alike(word: str) -> None:
    assert "1234" in did_you_mean(word, MANY)


def test_nothing_is_close_to_a_stranger_or_to_a_text() -> None:
    assert (
        did_you_mean("zzz", MANY) == did_you_mean("x" * (LONGEST + 1), ["x" * LONGEST]) == did_you_mean("a", []) == ""
    )


@given(st.sampled_from(MANY), st.integers(0, 12), st.sampled_from("xyz7-"))
def test_one_wrong_letter_is_found_among_many(word: str, place: int, letter: str) -> None:
    wrong = word[:place] + letter + word[place + 1 :]
    found = did_you_mean(wrong, MANY).split("'")[1]
    assert SequenceMatcher(None, wrong, found).ratio() >= 0.75


def test_work_does_not_grow_with_the_known_words(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    ratio = SequenceMatcher.real_quick_ratio
    monkeypatch.setattr(SequenceMatcher, "real_quick_ratio", lambda self: (compared.append(1), ratio(self))[1])
    did_you_mean("indicatr-1235", MANY)
    assert 0 < len(compared) <= 5
