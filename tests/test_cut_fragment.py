"""Fragments that leave out a word beside them: found where that word changes the figure, and nowhere else."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from making import Folder, claim

from gzcheck.engine import check, with_snapshots

Quoted = Callable[..., list[str]]


@pytest.fixture
def quoted(folder: Folder, tmp_path: Path) -> Quoted:
    """The longer texts that are quoted when a source of one paragraph is claimed to print a fragment."""

    def look(
        text: str, printed: str, value: str, unit: str = "count", language: str = "en", **fields: str
    ) -> list[str]:
        place = tmp_path / "snapshots" / "a.txt"
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")
        snapshot = f"{{file: a.txt, sha256: {hashlib.sha256(text.encode()).hexdigest()}}}"
        folder.source("a", claim("x", value, printed, unit=unit, **fields), snapshot=snapshot, language=language)
        found = check(with_snapshots(folder.load(), place.parent), comparing=False).findings
        places = {"GZ107", "GZ108"}
        assert places.isdisjoint(finding.rule.code for finding in found), "the fragment must stand there once"
        messages = [finding.message for finding in found if finding.rule.code == "GZ111"]
        return [match[1] for message in messages if (match := re.search("prints '(.*)', which says", message))]

    return look


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "whole"),
    [
        ("It has some 120 firms.", "120 firms", "120", "count", "It has some 120 firms."),
        ("It has more than 2,000 firms.", "2,000 firms", "2000", "count", "has more than 2,000 firms."),
        ("It has 120 firms or more.", "120 firms", "120", "count", "It has 120 firms or more."),
        ("Worth $300 billion now.", "$300", "300", "USD", "Worth $300 billion now."),
        ("It fell by minus 5 percent.", "5 percent", "5", "percent", "fell by minus 5 percent."),
        ("A share of 38% there.", "of 38", "38", "count", "A share of 38% there."),
        ("They came (about 120 firms) in May.", "120 firms", "120", "count", "They came (about 120 firms) in"),
        ("The 20 to 30 firms there.", "30 firms", "30", "count", "The 20 to 30 firms there."),
    ],
)
def test_word_that_changes_the_figure_is_quoted_as_printed(
    quoted: Quoted, text: str, printed: str, value: str, unit: str, whole: str
) -> None:
    assert quoted(text, printed, value, unit) == [whole]


@pytest.mark.parametrize(
    ("text", "printed", "whole"),
    [
        ("全市已有近1200家企业", "1200家企业", "已有近1200家企业"),
        ("全市有1200多家企业", "全市有1200", "全市有1200多家"),
    ],
)
def test_chinese_hedge_is_found_without_blanks(quoted: Quoted, text: str, printed: str, whole: str) -> None:
    assert quoted(text, printed, "1200", language="zh") == [whole]


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "hedge"),
    [
        ("It has some 120 firms.", "some 120 firms", "120", "count", "about"),
        ("It has 120 firms and some 20 labs.", "120 firms", "120", "count", "bare"),
        ("Half of the 120 firms stay.", "120 firms", "120", "count", "bare"),
        ("Nearly one in 120 firms closed.", "120 firms", "120", "count", "bare"),
        ("There are 120 firms, about 20 percent more.", "120 firms", "120", "count", "bare"),
        ("The bad years are over. 120 firms came.", "120 firms", "120", "count", "bare"),
        ("The bad years are over: 120 firms came.", "120 firms", "120", "count", "bare"),
        ("It grew 5 percent a year.", "5 percent", "5", "percent", "bare"),
    ],
)
def test_word_that_belongs_to_something_else_is_let_be(
    quoted: Quoted, text: str, printed: str, value: str, unit: str, hedge: str
) -> None:
    assert quoted(text, printed, value, unit, hedge=hedge) == []


@pytest.mark.parametrize(("printed", "value", "unit"), [("the largest", "1", "rank"), ("all", "100", "percent")])
def test_word_that_is_a_figure_only_by_the_claim_is_let_be(quoted: Quoted, printed: str, value: str, unit: str) -> None:
    assert quoted(f"It is about {printed} harbour towns.", printed, value, unit) == []


@pytest.mark.parametrize(("occurrence", "count"), [("1", 0), ("2", 1)])
def test_only_the_occurrence_that_is_meant_is_looked_at(quoted: Quoted, occurrence: str, count: int) -> None:
    text = "In March 120 firms came, and then nearly 120 firms left."
    assert len(quoted(text, "120 firms", "120", occurrence=occurrence)) == count


def test_scale_word_left_out_of_value_and_fragment_is_found(quoted: Quoted) -> None:
    """Value and fragment agree with each other, so that nothing else can notice."""
    assert quoted("The fair drew 2.5 million guests.", "drew 2.5", "2.5") == ["The fair drew 2.5 million guests."]


def test_the_first_word_of_a_sentence_is_its_neighbour(quoted: Quoted) -> None:
    assert quoted("The fair ended. Some 1,200 firms came.", "1,200 firms", "1200") == ["Some 1,200 firms came."]
