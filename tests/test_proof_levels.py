"""Levels and the changes that led to them, which sentences tell in one breath and sources mix up."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from making import Folder, claim

from gzcheck import engine
from gzcheck.model import Period, Proof
from gzcheck.reading.loader import load_corpus
from gzcheck.texts.scanner import scan

CORPUS = """\
title: A bay (invented)
entities:
  - {id: bay, label: Marlow Bay, label_zh: 马洛湾市}
"""
INDICATORS = """\
indicators:
  - {id: jobless, label: Unemployment, label_zh: 失业率, definition: Share., kind: rate, unit: percent}
  - {id: jobless-change, label: Change in unemployment, label_zh: 失业率变化, definition: In a year.,
     kind: rate, unit: percentage-point, can_be_negative: true}
  - {id: visitors, label: Visitors, label_zh: 游客人数, definition: In a year., kind: flow, unit: count}
  - {id: visitor-growth, label: Growth in visitors, label_zh: 游客人数增速, definition: In a year.,
     kind: rate, unit: percent, growth_of: visitors, can_be_negative: true}
  - {id: visitor-change, label: Change in visitors, definition: On the year before., kind: flow, unit: count,
     can_be_negative: true}
  - {id: revenue, label: Revenue, label_zh: 营业收入, definition: In a year., kind: flow, unit: EUR}
  - {id: revenue-growth, label: Revenue growth, definition: On the year before., kind: rate, unit: percent,
     growth_of: revenue, can_be_negative: true}
"""


def at(name: str, value: str, printed: str, indicator: str, unit: str) -> str:
    """A claim on the bay in 2023."""
    return claim(name, value, printed, about="bay", indicator=indicator, unit=unit, period="2023")


CARELESS = [
    at("uc", "-0.6", "fell by 0.6 percent", "jobless-change", "percent"),
    at("u", "-0.6", "fell by 0.6 percentage points", "jobless", "percentage-point"),
    at("v", "12300", "rose by 12,300", "visitors", "count"),
    at("vg", "3", "visitors rose 3 percent in Marlow Bay", "visitor-growth", "percentage-point"),
    at("rg", "12", "revenue up 12 percentage points", "revenue-growth", "percentage-point"),
    at("zh", "-0.6", "失业率下降0.6%", "jobless-change", "percent"),
]
"""What another paper may print of the same things and get wrong: the unit, or the level for the change."""


@pytest.fixture
def bay(folder: Folder) -> Folder:
    """One source with three levels and their changes."""
    folder.write("corpus.yaml", CORPUS)
    folder.write("indicators.yaml", INDICATORS)
    folder.source(
        "one",
        at("u", "5.4", "5.4%", "jobless", "percent"),
        at("uc", "-0.6", "fell by 0.6 percentage points", "jobless-change", "percentage-point"),
        at("v", "412300", "412,300 visitors", "visitors", "count"),
        at("vg", "3", "rose 3 percent", "visitor-growth", "percent"),
        at("vc", "12300", "12,300 more", "visitor-change", "count"),
        at("r", "2.31e9", "€2.31 billion", "revenue", "EUR"),
        at("rg", "12", "up 12%", "revenue-growth", "percent"),
        published="2024-03-14",
    )
    return folder


def proofs(path: Path, text: str) -> dict[str, Proof]:
    """The proof of each figure of a draft, by its fragment."""
    scanned = scan(text, "draft.md", is_markdown=True, is_draft=True)
    report = engine.proof(load_corpus(path), [scanned], Period.parse("2024-06-01"), date(2024, 6, 1))
    return {one.mention.printed: one for one in report.texts[0].proofs}


RIGHT = [
    "Unemployment in Marlow Bay fell by 0.6 percentage points to 5.4% in 2023.",
    "Unemployment in Marlow Bay fell 0.6 percentage points, to 5.4%, in 2023.",
    "In 2023 unemployment in Marlow Bay fell from 6.0% to 5.4%.",
    "In 2023 unemployment in Marlow Bay stood at 5.4%, 0.6 percentage points lower.",
    "Unemployment in Marlow Bay fell in 2023 by 0.6 percentage points to just 5.4%.",
    "Unemployment in Marlow Bay in 2023 fell to 5.4% from 6.0%.",
    "Unemployment in Marlow Bay fell to 5.4% in 2023 from 6.0% a year earlier.",
    "Unemployment in Marlow Bay changed by 0.6 percentage points in 2023 and came to 5.4%.",
    "In 2023 visitors to Marlow Bay rose 3 percent to 412,300.",
    "In 2023 visitors to Marlow Bay rose by 12,300 to 412,300.",
    "In 2023 visitors to Marlow Bay rose from 400,000 to 412,300.",
    "In 2023 Marlow Bay had revenue up 12 % at €2.31 billion.",
    "Revenue of Marlow Bay grew 12% in 2023 to €2.31 billion.",
    "2023年马洛湾市失业率下降0.6个百分点至5.4%。",
    "2023年马洛湾市失业率从6.0%降至5.4%。",
    "2023年马洛湾市游客人数增长3%，达到41.23万。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_careless_claims_turn_no_right_figure_red(bay: Folder, text: str) -> None:
    for careless in [(), *combinations(CARELESS, 1), tuple(CARELESS)]:
        if careless:
            bay.source("two", *careless, published="2024-03-20")
        found = proofs(bay.path, text)
        assert [one.why for one in found.values() if one.verdict.value == "contradicted"] == [], careless


@pytest.mark.parametrize(
    ("text", "printed", "verdict"),
    [
        *((text, "5.4%", "backed") for text in RIGHT if "5.4%" in text),
        *((text, "412,300", "backed") for text in RIGHT if "412,300" in text),
        *((text, "€2.31 billion", "backed") for text in RIGHT if "€2.31" in text),
        ("Unemployment in Marlow Bay fell by 0.6 percentage points to 4.5% in 2023.", "4.5%", "contradicted"),
        ("In 2023 the number of visitors to Marlow Bay rose to 421,300.", "421,300", "contradicted"),
        ("In 2023 Marlow Bay had revenue up 12 % at €2.13 billion.", "€2.13 billion", "contradicted"),
        ("In 2023 unemployment in Marlow Bay fell from 6.0% to 4.5%.", "4.5%", "contradicted"),
        # where the change itself is spoken of, what it came to is a level of it
        ("In 2023 growth in visitors to Marlow Bay slowed to 3 percent.", "3 percent", "backed"),
        ("In 2023 growth in visitors to Marlow Bay slowed to 4 percent.", "4 percent", "contradicted"),
        # the level in place of the change is no right figure, whatever its name has in common with the other
        ("The change in unemployment in Marlow Bay was 5.4% in 2023.", "5.4%", "unknown"),
        # where a change began is a figure of another time
        ("In 2023 unemployment in Marlow Bay fell from 7.1% to 5.4%.", "7.1%", "unknown"),
        ("Unemployment in Marlow Bay fell from 7.1% in 2023 to 5.4% in 2024.", "7.1%", "contradicted"),
    ],
)
def test_level_is_held_against_levels(bay: Folder, text: str, printed: str, verdict: str) -> None:
    found = proofs(bay.path, text)
    (proof,) = [one for name, one in found.items() if name.endswith(printed)]
    assert proof.verdict.value == verdict, proof.why


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Unemployment in Marlow Bay rose 3.7 percent in 2023.", "unknown"),
        ("Unemployment in Marlow Bay rose by 3.7 percent in 2023.", "unknown"),
        ("In 2023 unemployment in Marlow Bay was 3.7 percent higher.", "unknown"),
        ("2023年马洛湾市失业率提高3.7%。", "unknown"),
        ("Unemployment in Marlow Bay rose to 3.7 percent in 2023.", "contradicted"),
        ("Unemployment in Marlow Bay was 3.7 percent in 2023.", "contradicted"),
        ("2023年马洛湾市失业率为3.7%。", "contradicted"),
    ],
)
def test_change_is_never_held_against_the_level_that_alone_is_known(folder: Folder, text: str, verdict: str) -> None:
    folder.write("corpus.yaml", CORPUS)
    folder.write("indicators.yaml", INDICATORS)
    folder.source("one", at("u", "5.4", "5.4%", "jobless", "percent"), published="2024-03-14")
    (proof,) = proofs(folder.path, text).values()
    assert proof.verdict.value == verdict, proof.why
