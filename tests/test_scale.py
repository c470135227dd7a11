"""Scales that stand in a table's head, and sources that write numbers in another style: part of the double entry."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from making import Folder, claim

from gzcheck.engine import check, with_snapshots
from gzcheck.model import PhraseError
from gzcheck.phrases.scale_words import scale_of

FLOW = {"indicator": "exports", "unit": "CNY", "period": "2016"}
HEAD = "{factor: 1e6, printed: Yuan in Millions, paragraph: 1}"


def codes(folder: Folder) -> list[str]:
    return [f"{one.rule.code} {one.message}" for one in check(folder.load(), comparing=False).findings]


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("Dollars in Millions", 6),
        ("(in thousands, except per share data)", 3),
        ("RMB'000", 3),
        ("$ million", 6),
        ("EUR mn", 6),
        ("£m", 6),
        ("USD bn", 9),
        ("Rs crore", 7),
        ("单位：亿元", 8),
        ("（万元）", 4),
        ("單位：億元", 8),
        ("百万美元", 6),
        ("in Tsd. Euro", 3),
    ],
)
def test_heads_print_a_scale(text: str, power: int) -> None:
    assert scale_of(text) == power


@pytest.mark.parametrize("text", ["Dollars", "millions and billions", "元", "2016", "metres", "Kmart"])
def test_heads_without_one_scale_are_refused(text: str) -> None:
    with pytest.raises(PhraseError):
        scale_of(text)


def test_a_cell_is_read_in_the_scale_of_its_table(folder: Folder) -> None:
    folder.source("a", claim("x", "1234.5e6", "1,234.5", scale=HEAD, **FLOW))
    assert codes(folder) == []
    (member,) = folder.load().claims
    assert member.figure.value.place == 10**5


def test_a_loss_in_brackets_is_negative_in_that_scale(folder: Folder) -> None:
    folder.source("a", claim("x", "-2.4e6", "(2.4)", scale=HEAD, **FLOW))
    assert codes(folder) == []


def test_pence_are_a_scale_too(folder: Folder) -> None:
    """Accounts print earnings per share so: "Loss per share (pence)"."""
    pence = "{factor: 0.01, printed: Loss per share (pence), paragraph: 1}"
    folder.source("a", claim("x", "0.031", "3.1", scale=pence, **FLOW))
    assert codes(folder) == []


@pytest.mark.parametrize(
    ("value", "scale", "said"),
    [
        ("1234.5", HEAD, "1.2345 billion, but the claim's value is 1,234.5"),
        ("1234.5e3", "{factor: 1e3, printed: Yuan in Millions, paragraph: 1}", "a scale of 1 million"),
        ("1234.5e6", "{factor: 1e6, printed: Yuan, paragraph: 1}", "no scale word"),
    ],
)
def test_the_scale_is_part_of_the_double_entry(folder: Folder, value: str, scale: str, said: str) -> None:
    folder.source("a", claim("x", value, "1,234.5", scale=scale, **FLOW))
    assert any(line.startswith("GZ102") and said in line for line in codes(folder)), codes(folder)


def test_a_scale_can_be_declared_once_by_name(folder: Folder) -> None:
    folder.source("a", claim("x", "12e6", "12", scale="table-1", **FLOW), scales=f"{{table-1: {HEAD}}}")
    assert codes(folder) == []
    folder.source("a", claim("x", "12e6", "12", scale="tabel-1", **FLOW), scales=f"{{table-1: {HEAD}}}")
    assert codes(folder) == ["GZ009 unknown scale 'tabel-1'"]


def test_a_scale_that_is_no_power_of_ten_is_refused(folder: Folder) -> None:
    folder.source("a", claim("x", "12e6", "12", scale=HEAD.replace("1e6", "1200"), **FLOW))
    assert codes(folder) == ["GZ009 a scale of 1200 is no power of ten"]


def test_a_share_has_no_scale(folder: Folder) -> None:
    share = {"indicator": "export-growth", "unit": "percent", "period": "2016"}
    folder.source("a", claim("x", "12", "12 percent", scale=HEAD, **share))
    assert codes(folder)[0].startswith("GZ103")


def test_the_words_of_a_scale_must_stand_in_the_text(folder: Folder, tmp_path: Path) -> None:
    text = b"Yuan in millions\nExports 12\n"
    (tmp_path / "a.txt").write_bytes(text)
    snapshot = f"{{file: a.txt, sha256: {sha256(text).hexdigest()}}}"
    made = claim("x", "12e6", "12", scale=HEAD, **{**FLOW, "paragraph": "2"})
    folder.source("a", made, snapshot=snapshot)
    found = check(with_snapshots(folder.load(), tmp_path), comparing=False).findings
    assert [one.rule.code for one in found] == ["GZ107"]
    assert "'Yuan in Millions' does not stand in paragraph 1" in found[0].message


@pytest.mark.parametrize(
    ("printed", "value", "numbers"),
    [
        ("1 234,5 million yuan", "1234.5e6", "{group: ' ', decimal: ','}"),
        ("1\u202f234 firms", "1234", "{group: ' ', decimal: ','}"),
        ("1'234.5 million yuan", "1234.5e6", "{group: \"'\", decimal: '.'}"),
        ("1.234.567 firms", "1234567", "{group: '.', decimal: ','}"),
    ],
)
def test_numbers_are_read_in_the_style_of_their_source(folder: Folder, printed: str, value: str, numbers: str) -> None:
    what = FLOW if "yuan" in printed else {}
    folder.source("a", claim("x", value, printed, **what), numbers=numbers)
    assert codes(folder) == []


@pytest.mark.parametrize("printed", ["1 234,5 million yuan", "1'234.5 million yuan"])
def test_another_style_is_never_guessed(folder: Folder, printed: str) -> None:
    folder.source("a", claim("x", "1234.5e6", printed, **FLOW))
    assert [line[:5] for line in codes(folder)] == ["GZ103"]
