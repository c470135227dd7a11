"""Files in which a column says of each row what its figure is given in: millions, 1000, or a code."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from tables_made import checked, written

pytest.importorskip("ibis")
pytest.importorskip("duckdb")

from gzcheck.cli import main
from gzcheck.model import Report
from gzcheck.tables.first_declaration import declaration
from gzcheck.tables.first_look import look_at
from gzcheck.tables.scales import powers


@pytest.mark.parametrize(
    ("texts", "declared", "found"),
    [
        (["Units", "Thousands", "Billions"], {}, {"Units": 0, "Thousands": 3, "Billions": 9}),
        (["bn", "Dollars in millions", "亿元", "Zillions"], {}, {"bn": 9, "亿元": 8}),
        (["1", "10", "1000", "1,000,000", "1e9"], {}, {"1": 0, "10": 1, "1000": 3, "1,000,000": 6, "1e9": 9}),
        (["10000 persons", "1 000 000", "1.000.000", "x 1000000", "1/1000", "$000s"], {}, {}),
        (["Per thousand", "per million", "Units (not thousands)", "kt", "cents"], {}, {}),
        (["000s", "'000", "(thousands)", "in mn"], {}, {"000s": 3, "'000": 3, "(thousands)": 3, "in mn": 6}),
        (["1", "10"], {}, {}),
        (["0", "3", "6"], {}, {}),
        (["0", "1", "1000"], {}, {}),
        (["1000", "250"], {}, {}),
        (["0", "3", "6"], {"0": 0, "6": 6}, {"0": 0, "6": 6}),
        (["Millions", "10"], {"Millions": 3, "x": 5}, {"Millions": 3, "x": 5}),
        (["1e40", "1e999999999", "NaN", "Infinity", "0", "-1000"], {}, {}),
        ([], {}, {}),
    ],
)  # fmt: skip
def test_what_scales_stand_for(texts: list[str], declared: dict[str, int], found: dict[str, int]) -> None:
    """Numbers are factors where one is surely one; what may be a code is nothing before it is declared."""
    assert powers(texts, declared) == found


def told(report: Report) -> Counter[tuple[str, ...]]:
    """What is found, but for the places and the names of files."""
    return Counter(
        (one.rule.code, *sorted(f"{claim.source.publisher} {claim.about} {claim.figure}" for claim in one.claims))
        for one in report.findings
    )


SCALES = {"Millions": "1e6", "Thousands": "1e3", "": "1"}
TEXTS = ("7", "7.0", "7.25", "about 5", "8", "1,200", "1210", "7000", "7250000", "n/a", "", "x")
MEETING = ("7", "7.25", "7.5", "7000", "7250", "7500", "7250000", "7000000")


@pytest.mark.parametrize(
    "texts", [TEXTS, TEXTS[:4], ("7", "7.25", "7.5", "7000", "7250", "7500", "7250000", "7000000")]
)
def test_a_column_of_scales_says_what_a_file_for_each_scale_says(tmp_path: Path, texts: tuple[str, ...]) -> None:
    """The same figures come to the same findings: what is printed in millions is as precise as its millions are."""
    rng = Random(5)
    rows = [
        (who, f"c{place}", scale, rng.choice(texts))
        for place in range(40)
        for who in ("a", "b", "c")
        for scale in [rng.choice([*SCALES])]
    ]
    columns = "source: who, about: city, value: v"
    more = "entities: open, constants: {indicator: trade, period: 2016}"
    head = "who,city,scaled,v\n"
    lines = {scale: "".join(f'{",".join(row[:3])},"{row[3]}"\n' for row in rows if row[2] == scale) for scale in SCALES}
    whole = checked(
        tmp_path / "whole",
        {"one": f"{{file: w.csv, columns: {{{columns}, scale: scaled}}, {more}}}"},
        {"w.csv": head + "".join(lines.values())},
    )
    parts = checked(
        tmp_path / "parts",
        {
            f"p{power}": f"{{file: {power}.csv, columns: {{{columns}}}, {more}, scale: {power}}}"
            for power in SCALES.values()
        },
        {f"{power}.csv": head + lines[scale] for scale, power in SCALES.items()},
    )
    conflicts = [{key: n for key, n in told(report).items() if key[0] == "GZ201"} for report in (whole, parts)]
    totals = [report.summary.tables for report in (whole, parts)]
    named = [{tuple(" ".join(part.split()[1:]) for part in key[1:]) for key in one} for one in conflicts]
    assert named[0] == named[1]
    assert len(named[0]) > 5
    assert len({(one.read, one.missing) for one in totals if one}) == 1


LONG = "file: a.csv, columns: {source: who, about: city, scale: scaled, value: v}, entities: open"
SAID = "constants: {indicator: trade, period: 2016}"


def test_figures_meet_across_scales(tmp_path: Path) -> None:
    """1.5 billion is 1,500.25 million rounded, and no 1.56 billion; an unknown scale is told with its rows."""
    rows = ["a,x,Billions,1.5", "b,x,Millions,1500.25", "c,x,Units,1560000000", "d,x,Zillions,4", "e,x,Zillions,5"]
    text = "\n".join(["who,city,scaled,v", *rows, ""])
    report = checked(tmp_path, {"one": f"{{{LONG}, {SAID}}}"}, {"a.csv": text})
    unread, conflict = sorted(report.findings, key=lambda one: one.rule.code)
    assert unread.rule.code == "GZ013" and conflict.rule.code == "GZ201"
    assert "2 cells are not read: unknown scale: line 5, column scaled: 'Zillions'; line 6" in unread.message
    assert unread.advice.text.startswith("map it under 'scales:'")
    assert "1.5 billion yuan (one:a) and 1.50025 billion yuan (one:b) against 1.56 billion yuan" in conflict.message


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (f"{{{LONG}, {SAID}, scale: 1e3}}", "both a column and 'scale:' say the scale"),
        (
            "{file: a.csv, columns: {about: city, scale: scaled}, entities: open, constants: {period: 2016}, "
            "wide: {v: {indicator: trade, scale: 1e3}}}",
            "both a column and 'scale:' say the scale",
        ),
        (f"{{{LONG.replace(', scale: scaled', '')}, {SAID}, scales: {{k: 1e3}}}}", "no column says the scale"),
        (f"{{{LONG}, {SAID}, units: {{k: count}}}}", "no column says the unit"),
        (f"{{{LONG}, {SAID}, indicators: {{k: labs}}}}", "no column says the indicator"),
        (f"{{{LONG}, {SAID}, scales: {{k: 250}}}}", "a scale of 250 is no power of ten"),
        (f"{{{LONG}, {SAID}, scales: {{k: million}}}}", "scales"),
    ],
)
def test_what_a_declaration_may_not_say(tmp_path: Path, table: str, message: str) -> None:
    corpus = written(tmp_path, {"one": table}, {"a.csv": "who,city,scaled,v\na,x,k,1\n"}, ())
    assert not corpus.tables
    assert any(message in fault.message for fault in corpus.faults), corpus.faults


def test_a_missing_column_of_scales_is_told(tmp_path: Path) -> None:
    report = checked(tmp_path, {"one": f"{{{LONG}, {SAID}}}"}, {"a.csv": "who,city,v\na,x,1\nb,x,2\n"})
    assert "scaled" in report.findings[0].message


CODED = "who,city,UNIT_MULT,v\na,x,0,1500000\nb,x,6,1.5\nc,x,3,1600\n"


def test_codes_of_sdmx_are_declared_as_they_are_meant(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, {}, {"coded.csv": CODED.replace("who,", "source,").replace(",v\n", ",trade\n")}, ())
    corpus, data = str(tmp_path / "claims"), tmp_path / "data"
    assert main(["init", corpus, "--table", str(data / "coded.csv")]) == 0
    text = (tmp_path / "claims" / "tables" / "coded.yaml").read_text(encoding="utf-8")
    assert 'scale: "UNIT_MULT"' in text
    assert 'scales: {"0": 1e0, "3": 1e3, "6": 1e6, "9": 1e9}' in text and "scale: 1e6" not in text
    file = tmp_path / "claims" / "tables" / "coded.yaml"
    file.write_text(text.replace("constants: {indicator", "constants: {period: 2016, indicator"), encoding="utf-8")
    capsys.readouterr()
    assert main(["conflicts", "--corpus", corpus, "--tables", str(data), "--format", "text"]) == 1
    said = capsys.readouterr().out
    assert "1.6 million yuan (coded:c)" in said and "3 cells read" in said


@pytest.mark.parametrize(
    ("head", "texts", "asked"),
    [
        ("Scale", ("Billions", "Units"), ""),
        ("scale", ("1000", "1"), ""),
        ("Scale", ("3", "6"), '# decide: scales: {"3": ..., "6": ...}, each a power of ten'),
        ("Magnitude", ("Millions", "large"), '# decide: scales: {"large": ...}, each'),
        ("rank", ("3", "6"), None),
    ],
)
def test_a_first_declaration_names_the_column_of_scales(
    tmp_path: Path, head: str, texts: tuple[str, ...], asked: str | None
) -> None:
    data = tmp_path / "x.csv"
    data.write_text(f"city,{head},2010\nx,{texts[0]},2\ny,{texts[1]},4\n", encoding="utf-8")
    text = declaration(look_at(data), "x.csv", "x", None)
    assert (f'scale: "{head}"' in text) is (asked is not None)
    assert ("decide: scales" in text) is bool(asked)
    assert (asked or "") in text
