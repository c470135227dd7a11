"""The sign of a figure: what governs it, what only stands near, and what leaves it open."""

from __future__ import annotations

import pytest

import gzcheck
from gzcheck.model import Sign
from gzcheck.model.verdict import Verdict
from gzcheck.phrases.read import read_phrase

FALLS = """fell dropped declined decreased slid tumbled sank plummeted slipped eased dwindled shrank contracted slumped
plunged retreated dipped receded lowered diminished shed cut reduced lost slashed trimmed""".split()


@pytest.mark.parametrize("verb", FALLS)
def test_every_verb_of_falling_makes_a_change_negative(verb: str) -> None:
    for text in (f"{verb} 37 percent", f"{verb} by 37 percent", f"{verb} nearly 37 percent", f"{verb} sharply by 37%"):
        assert read_phrase(text).value.value == -37, text
    assert read_phrase(f"{verb} to 37 percent").value.value == 37


@pytest.mark.parametrize("verb", "下降 减少 下跌 跌 降 下滑 萎缩 回落 缩减 降低 下挫 锐减".split())
def test_every_chinese_verb_of_falling_does_too(verb: str) -> None:
    for text in (f"{verb}2.5%", f"{verb}了2.5%", f"同比{verb}约2.5%", f"{verb}幅度达2.5%"):
        assert read_phrase(text).value.value == -2.5, text
    for text in (f"{verb}至2.5%", f"{verb}到2.5%"):
        assert read_phrase(text).value.value == 2.5, text


READINGS = [
    ("net loss of $636 million", -636_000_000, Sign.RESULT),
    ("lost $1 billion", -1_000_000_000, Sign.RESULT),
    ("profit of $636 million", 636_000_000, Sign.NONE),
    ("a 3 percent decline", -3, Sign.CHANGE),
    ("a 3 percent year-on-year decline", -3, Sign.CHANGE),
    ("a decline in exports of 3 percent", -3, Sign.CHANGE),
    ("exports fell in May by 3 percent", -3, Sign.CHANGE),
    ("12% fewer", -12, Sign.CHANGE),
    ("40 percent less than a year ago", -40, Sign.CHANGE),
    ("cut rates by 25 basis points", -25, Sign.CHANGE),
    ("negative growth of 3 percent", -3, Sign.MARK),
    ("minus 5 degrees Celsius", -5, Sign.MARK),
    ("(0.43)", -0.43, Sign.MARK),
    ("(37)%", -37, Sign.MARK),
    ("($2.4) billion", -2_400_000_000, Sign.MARK),
    ("- 3.5%", -3.5, Sign.MARK),
    ("(+81.9%)", 81.9, Sign.NONE),
    ("fell to 3 million", 3_000_000, Sign.NONE),
    ("first loss in 20 years", 20, Sign.NONE),
    ("25 lost their lives", 25, Sign.NONE),
    ("farm losses are put at $5 million", 5_000_000, Sign.OPEN),
    ("weight loss of 5 kg", 5, Sign.NONE),
    ("a deficit of $48.3 billion", -48_300_000_000, Sign.OPEN),
    ("fell -5 percent", 5, Sign.OPEN),  # doubly negative: nobody knows which is meant
    ("a drop of -5 percent", -5, Sign.MARK),
    ("up -5 percent", -5, Sign.MARK),
    ("cut 500 jobs", 500, Sign.OPEN),
    ("3,000 job cuts", 3000, Sign.OPEN),
    ("30 percent cheaper", 30, Sign.OPEN),
    ("up 37 percent", 37, Sign.NONE),
    ("亏损5亿元", -500_000_000, Sign.RESULT),
    ("净亏损5.3亿元", -530_000_000, Sign.RESULT),
    ("负增长3%", -3, Sign.CHANGE),
    ("零下5摄氏度", -5, Sign.MARK),
    ("降幅3%", -3, Sign.OPEN),
    ("逆差30亿美元", -3_000_000_000, Sign.OPEN),
    ("减亏5亿元", 500_000_000, Sign.OPEN),
    ("经济损失5亿元", 500_000_000, Sign.OPEN),
    ("增长2.5%", 2.5, Sign.NONE),
]


@pytest.mark.parametrize(("text", "value", "sign"), READINGS)
def test_what_governs_the_sign(text: str, value: float, sign: Sign) -> None:
    reading = read_phrase(text)
    assert (float(reading.value.value), reading.sign) == (value, sign)


def test_a_falling_range_is_mirrored() -> None:
    for text in ("fell 2 to 3 percent", "下降2%至3%"):
        reading = read_phrase(text)
        assert reading.upper is not None
        assert (reading.value.value, reading.upper.value) == (-3, -2)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("profit of $636 million", "net loss of $636 million"),
        ("up 37 percent", "down 37 percent"),
        ("增长2.5%", "下降2.5%"),
        ("surplus of $5 billion", "deficit of $5 billion"),
    ],
)
def test_opposite_signs_conflict(a: str, b: str) -> None:
    assert gzcheck.compare(gzcheck.read(a), gzcheck.read(b)) is Verdict.CONFLICT
