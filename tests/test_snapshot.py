"""Snapshots: fragments are looked up in the source's own text."""

from __future__ import annotations

import hashlib
import os
import sys
import tracemalloc
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from making import Folder, claim

from gzcheck.engine import check, with_snapshots
from gzcheck.model import Corpus
from gzcheck.model.snapshot import Snapshot, SnapshotState
from gzcheck.phrases import lookup
from gzcheck.phrases.lookup import Passages
from gzcheck.reading.snapshots import MAX_BYTES, read_snapshot

TEXT = "Port counts firms\n\n  \r\nIt has 12 firms. In 2016 it had 12 firms too.\nExports: 1.5 billion yuan.\r\n"


def of(text: str) -> Snapshot:
    return Snapshot(SnapshotState.READ, paragraphs=tuple(text.split("\n")))


def test_paragraphs_are_the_lines_that_are_not_blank(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    snapshot = read_snapshot(tmp_path, "a.txt")
    assert snapshot.state is SnapshotState.READ
    assert [paragraph.split()[0] for paragraph in snapshot.paragraphs] == ["Port", "It", "Exports:"]


def test_hash_is_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    assert read_snapshot(tmp_path, "a.txt").sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf12 firms")
    assert read_snapshot(tmp_path, "a.txt").paragraphs == ("12 firms",)


def test_snapshot_in_a_folder_below(tmp_path: Path) -> None:
    (tmp_path / "2017").mkdir()
    (tmp_path / "2017" / "a.txt").write_text("12 firms", encoding="utf-8")
    assert read_snapshot(tmp_path, "2017/a.txt").state is SnapshotState.READ


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("gone.txt", SnapshotState.MISSING),
        ("../gone.txt", SnapshotState.OUTSIDE),
        ("/etc/hostname", SnapshotState.OUTSIDE),
        (".", SnapshotState.UNREADABLE),
        ("a\0b", SnapshotState.UNREADABLE),
        ("circle", SnapshotState.UNREADABLE),
    ],
)
def test_what_cannot_be_read_has_a_reason(tmp_path: Path, name: str, state: SnapshotState) -> None:
    (tmp_path / "circle").symlink_to("circle")
    snapshot = read_snapshot(tmp_path, name)
    assert snapshot.state is state
    assert snapshot.reason


def test_snapshot_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert read_snapshot(tmp_path, "a.txt").state is SnapshotState.UNREADABLE


@pytest.mark.parametrize(
    ("fragment", "text", "count"),
    [
        ("12 firms", "12 firms and 12 firms", 2),
        ("12 firms", "112 firms", 0),
        ("12 firms", "1.12 firms", 0),
        ("12 firms", "1,12 firms", 0),
        ("12 firms", "A12 firms", 0),
        ("12 firms", "12 firmshare", 0),
        ("12", "12.5 and 12,000", 0),
        ("12", "It has 12, or 12.", 2),
        ("5 billion", "55 billion, 1.5 billion", 0),
        ("(5 billion)", "a (5 billion) b", 1),
        ("5%", "5% of 15%", 1),
        ("(+81.9%)", "(+81.9%)", 1),
        ("12 FIRMS", "12 firms", 0),
        ("近七成", "占近七成以上", 1),
        ("1200家企业", "全市已有1200家企业", 1),
        ("1200家企业", "全市已有11200家企业", 0),
        ("增长12", "增长12个百分点", 1),
        ("增长12", "增长123个百分点", 0),
        ("12", "Ä12 and 12é", 0),
        (".*", "anything", 0),
    ],
)
def test_fragment_counts_only_where_it_stands_alone(fragment: str, text: str, count: int) -> None:
    assert len(Passages([text]).places(fragment, 1)) == count


def test_paragraphs_count_from_one() -> None:
    text = Passages(["none", "12 firms", "12 firms"])
    assert [len(text.places("12 firms", number)) for number in range(5)] == [0, 0, 1, 1, 0]
    assert text.paragraphs_with("12 firms") == [2, 3]


@pytest.mark.parametrize(
    "printed",
    [
        "1,200\u00a0firms in the \u2018old\u2019 fi\u00e9f",
        "1,200  firms in the 'old' fie\u0301f",
        "1,200\u202ffirms in the \u201aold\u2019 fi\u00e9f".replace("\u201a", "\u2018"),
        "1,200 fi\u00adrms in the 'old' fi\u00e9f",
        "1,200 \ufb01rms in the 'old' fi\u00e9f",
        "\uff11,\uff12\uff10\uff10 firms in the 'old' fi\u00e9f",
        "1,200\tfirms in the 'old' fi\u00e9f",
    ],
    ids=["no-break", "two spaces", "narrow space", "soft hyphen", "ligature", "full width", "tab"],
)
def test_texts_that_look_alike_are_alike(printed: str) -> None:
    plain = "1,200 firms in the 'old' fi\u00e9f"
    for fragment, text in ((printed, plain), (plain, printed)):
        assert len(Passages([f"It has {text}."]).places(fragment, 1)) == 1


def test_a_fragment_may_go_on_in_the_next_line() -> None:
    text = Passages(["The city now has 203", "firms in all.", "203 firms"])
    assert [len(text.places("203 firms", number)) for number in (1, 2, 3)] == [1, 0, 1]


def steps(corpus: Corpus, texts: Path) -> int:
    """How many lines of the lookup are executed while a corpus is held against its texts."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace if frame.f_code.co_filename == lookup.__file__ else None

    corpus = with_snapshots(corpus, texts)
    sys.settrace(trace)
    try:
        found = check(corpus, comparing=False).findings
    finally:
        sys.settrace(None)
    assert {one.rule.name for one in found} == {"lost-fragment"}
    return count


@pytest.mark.parametrize("line", ["There are 7 firms, 8 labs and 9 others.\n", "7 firms "], ids=["lines", "one line"])
def test_work_on_lost_fragments_grows_with_text_and_claims_and_not_with_their_product(
    folder: Folder, tmp_path: Path, line: str
) -> None:
    counts = []
    for size in (100, 200, 400):
        text = (line * size).encode()
        (tmp_path / "a.txt").write_bytes(text)
        lost = [claim(f"c{number}", f"{number}", f"{number} firms") for number in range(1000, 1000 + size)]
        folder.source("a", *lost, snapshot=f"{{file: a.txt, sha256: {hashlib.sha256(text).hexdigest()}}}")
        counts.append(steps(folder.load(), tmp_path))
    assert counts[2] - counts[1] < 2.2 * (counts[1] - counts[0]), counts


def test_fragment_that_stands_everywhere_in_a_long_line_takes_no_memory_for_each_place() -> None:
    text = "12 firms " * 20_000
    tracemalloc.start()
    try:
        assert len(Passages([text], ["12 firms"]).places("12 firms", 1)) == 20_000
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_fragments_that_were_not_announced_are_found_too() -> None:
    text = Passages(["It has 12 firms", "and 12 labs or 12 labs"], ["12 firms", "13 firms"])
    assert [text.paragraphs_with(one) for one in ("12 firms", "13 firms", "12 labs", "12", "")] == [
        [1],
        [],
        [2],
        [1, 2],
        [],
    ]
    assert [(place.before, place.after) for place in text.places("12 labs", 2)] == [
        ("and ", " or 12 labs"),
        ("and 12 labs or ", ""),
    ]


def test_a_superscript_beside_a_number_is_looked_past() -> None:
    assert len(Passages(["It has 203\u00b9 firms and 20 labs."]).places("20 labs", 1)) == 1


def test_special_file_is_no_snapshot(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "inner").symlink_to("pipe")
    for name in ("pipe", "inner"):
        snapshot = read_snapshot(tmp_path, name)
        assert snapshot.state is SnapshotState.UNREADABLE
        assert "no regular file" in snapshot.reason


# ---------------------------------------------------------------- what the rules make of it


def codes(folder: Folder, tmp_path: Path, *, recorded: str = TEXT, **fields: str) -> list[str]:
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / "a.txt").write_bytes(TEXT.encode())
    digest = hashlib.sha256(recorded.encode()).hexdigest()
    line = claim("firms", "12", fields.pop("printed", "It has 12 firms"), **{"paragraph": "2", **fields})
    folder.source("a", line, snapshot=f"{{file: a.txt, sha256: {digest}}}")
    report = check(with_snapshots(folder.load(), tmp_path / "snapshots"), comparing=False)
    return [finding.rule.code for finding in report.findings]


def test_fragment_in_its_paragraph_is_fine(folder: Folder, tmp_path: Path) -> None:
    assert codes(folder, tmp_path) == []


def test_changed_text_is_found(folder: Folder, tmp_path: Path) -> None:
    assert codes(folder, tmp_path, recorded=TEXT + " ") == ["GZ106"]


def problems(folder: Folder, tmp_path: Path, content: bytes, recorded: bytes, **fields: str) -> list[str]:
    """The messages of the rules about a snapshot with this content."""
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / "a.txt").write_bytes(content)
    digest = hashlib.sha256(recorded).hexdigest()
    digest = digest.upper() if fields.pop("capitals", "") else digest
    folder.source("a", claim("firms", "12", "12 firms", **fields), snapshot=f"{{file: a.txt, sha256: '{digest}'}}")
    report = check(with_snapshots(folder.load(), tmp_path / "snapshots"), comparing=False)
    return [finding.message for finding in report.findings]


@pytest.mark.parametrize(("content", "recorded"), [(b"12 firms\r\n", b"12 firms\n"), (b"12 firms\n", b"12 firms\r\n")])
def test_changed_line_ends_have_a_message_of_their_own(
    folder: Folder, tmp_path: Path, content: bytes, recorded: bytes
) -> None:
    (message,) = problems(folder, tmp_path, content, recorded)
    assert message.startswith("a.txt has other line ends")


def test_hash_may_be_in_capitals(folder: Folder, tmp_path: Path) -> None:
    assert problems(folder, tmp_path, b"12 firms\n", b"12 firms\n", capitals="yes") == []


@pytest.mark.parametrize("text", ["12\xa0firms", "12\nfirms", "12\u202ffirms", "12 fir\xadms"])
def test_fragment_that_looks_the_same_is_there(folder: Folder, tmp_path: Path, text: str) -> None:
    assert problems(folder, tmp_path, text.encode(), text.encode()) == []


def test_fragment_that_is_not_there_is_found(folder: Folder, tmp_path: Path) -> None:
    assert codes(folder, tmp_path, printed="it has 12 firms") == ["GZ107"]


def test_fragment_in_another_paragraph_is_found(folder: Folder, tmp_path: Path) -> None:
    assert codes(folder, tmp_path, paragraph="3") == ["GZ107"]


def test_paragraph_beyond_the_text_is_found(folder: Folder, tmp_path: Path) -> None:
    assert codes(folder, tmp_path, paragraph="4") == ["GZ107"]


def test_fragment_in_two_places_is_ambiguous(folder: Folder, tmp_path: Path) -> None:
    assert codes(folder, tmp_path, printed="12 firms") == ["GZ108"]


@pytest.mark.parametrize(("occurrence", "found"), [("1", []), ("2", []), ("3", ["GZ107"])])
def test_occurrence_says_which_is_meant(folder: Folder, tmp_path: Path, occurrence: str, found: list[str]) -> None:
    assert codes(folder, tmp_path, printed="12 firms", occurrence=occurrence) == found


def test_without_snapshots_every_claim_counts_as_not_looked_up(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "12 firms"), snapshot=f"{{file: a.txt, sha256: {'a' * 64}}}")
    report = check(folder.load(), comparing=False)
    assert report.summary.not_checked == {"snapshot": 1}


def test_source_without_snapshot_has_a_reason_of_its_own(folder: Folder, tmp_path: Path) -> None:
    """Whoever gave a folder need not be told to give one."""
    folder.source("a", claim("firms", "12", "12 firms"))
    report = check(with_snapshots(folder.load(), tmp_path), comparing=False)
    assert report.summary.not_checked == {"no-snapshot": 1}


def test_snapshot_that_cannot_be_read_counts_as_none(folder: Folder, tmp_path: Path) -> None:
    folder.source("a", claim("firms", "12", "12 firms"), snapshot=f"{{file: gone.txt, sha256: {'a' * 64}}}")
    report = check(with_snapshots(folder.load(), tmp_path), comparing=False)
    assert report.summary.not_checked == {"no-snapshot": 1}


def test_without_a_folder_a_source_without_snapshot_counts_like_the_others(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "12 firms"))
    assert check(folder.load(), comparing=False).summary.not_checked == {"snapshot": 1}
