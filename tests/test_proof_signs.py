"""Words of sign that stand for the word of a name: a net loss beside "Net profit", a deficit beside a balance."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from making import Folder, claim

from gzcheck import engine
from gzcheck.model import Period
from gzcheck.reading.loader import load_corpus
from gzcheck.texts.scanner import scan

CORPUS = """\
title: A company (invented)
entities:
  - {id: tideline, label: Tideline, label_zh: 潮汐集团}
"""


def verdict(
    folder: Folder, text: str, *, label: str, value: str, printed: str, unit: str = "EUR", label_zh: str = ""
) -> str:
    """The verdict on the one figure of a draft, against one claim for 2023."""
    folder.write("corpus.yaml", CORPUS)
    kind, chinese = "rate" if unit == "percent" else "flow", f"label_zh: {label_zh}, " if label_zh else ""
    folder.write(
        "indicators.yaml",
        f"indicators:\n  - {{id: it, label: {label}, {chinese}definition: It., kind: {kind}, unit: {unit}}}\n",
    )
    one = claim("it", value, printed, about="tideline", indicator="it", unit=unit, period="2023")
    folder.source("report", one, published="2024-03-14")
    scanned = scan(text, "draft.md", is_markdown=True, is_draft=True)
    report = engine.proof(load_corpus(folder.path), [scanned], Period.parse("2024-06-01"), date(2024, 6, 1))
    (proof,) = report.texts[0].proofs
    return proof.verdict.value


LOSSES = [
    "Tideline had a hard year in 2023. Its net loss came to €48 million.",
    "In 2023 Tideline made a net loss of €48 million.",
    "In 2023 the net result of Tideline was a loss of €48 million.",
    "In 2023 Tideline narrowed its net loss to €48 million.",
]
PROFITS = ["In 2023 Tideline had a net profit of €48 million.", "In 2023 the net profit of Tideline was €48 million."]


@pytest.mark.parametrize("label", ["Net result", "Net profit"])
@pytest.mark.parametrize("text", [*LOSSES, *PROFITS])
@pytest.mark.parametrize("sign", ["", "-"])
def test_loss_is_a_negative_profit_and_never_a_profit_of_as_much(
    folder: Folder, label: str, text: str, sign: str
) -> None:
    is_right = (text in LOSSES) == (sign == "-")
    said = verdict(folder, text, label=label, value=f"{sign}48e6", printed="€48 million")
    assert said == ("backed" if is_right else "contradicted")


@pytest.mark.parametrize("label", ["Budget balance", "Budget surplus"])
@pytest.mark.parametrize("word", ["deficit", "surplus"])
@pytest.mark.parametrize("sign", ["", "-"])
def test_deficit_is_a_negative_balance(folder: Folder, label: str, word: str, sign: str) -> None:
    text = f"In 2023 the budget {word} of Tideline was €48 million."
    said = verdict(folder, text, label=label, value=f"{sign}48e6", printed="€48 million")
    assert said == ("backed" if (word == "deficit") == (sign == "-") else "contradicted")


@pytest.mark.parametrize("label", ["Export growth", "Growth of exports", "Change in exports"])
@pytest.mark.parametrize("word", ["decline", "drop", "fall", "rise", "increase"])
@pytest.mark.parametrize("sign", ["", "-"])
def test_decline_is_negative_growth(folder: Folder, label: str, word: str, sign: str) -> None:
    text = f"In 2023 the {word} in exports of Tideline was 4.8 percent."
    said = verdict(folder, text, label=label, value=f"{sign}4.8", printed="4.8 percent", unit="percent")
    assert said == ("contradicted" if (word in ("rise", "increase")) == (sign == "-") else "backed")


@pytest.mark.parametrize(
    ("label", "value", "text", "expected"),
    [
        # a loss that is no more than that may be one of anything
        ("Profit", "48e6", "In 2023 Tideline booked a loss of €30 million on the sale of its ferries.", "unknown"),
        ("Profit", "-48e6", "In 2023 Tideline made a loss of €48 million.", "backed"),
        ("Net profit", "48e6", "In 2023 Tideline lost €48 million on oil.", "unknown"),
        # what an indicator counts as losses, a profit is none of
        ("Net loss", "48e6", "In 2023 Tideline had a net profit of €48 million.", "unknown"),
        ("Net loss", "48e6", "In 2023 Tideline had a net loss of €48 million.", "backed"),
        ("Budget deficit", "48e6", "In 2023 Tideline had a budget surplus of €48 million.", "unknown"),
        # another word beside it is another thing
        ("Net profit", "-48e6", "In 2023 the gross loss of Tideline was €84 million.", "unknown"),
        ("Trade balance", "-48e6", "In 2023 the budget deficit of Tideline was €84 million.", "unknown"),
    ],
)
def test_sign_words_tie_no_more_than_they_say(folder: Folder, label: str, value: str, text: str, expected: str) -> None:
    assert verdict(folder, text, label=label, value=value, printed="€48 million") == expected


@pytest.mark.parametrize(
    ("label", "negative", "positive"),
    [("净利润", "净亏损", "净利润"), ("贸易顺差", "贸易逆差", "贸易顺差"), ("财政盈余", "财政赤字", "财政盈余")],
)
@pytest.mark.parametrize("sign", ["", "-"])
def test_chinese_words_of_sign(folder: Folder, label: str, negative: str, positive: str, sign: str) -> None:
    of_claim = {"label": "Balance of all", "label_zh": label, "value": f"{sign}48e6", "printed": "4800万欧元"}
    for word, verb in product((negative, positive), ("约", "为", "为约")):
        said = verdict(folder, f"潮汐集团2023年{word}{verb}4800万欧元。", **of_claim)
        assert said == ("backed" if (word == negative) == (sign == "-") else "contradicted"), (word, verb)
