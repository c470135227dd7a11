"""`gzcheck coverage`: which figures of a text are claimed, drafted, set aside, missing or not read."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from making import ROOT, Folder, Gzcheck, Run, claim, source

TEXT = """\
Port counts its firms

In 2016 the port had 12 firms and more than 30 labs. It has 12 cranes, 5 of them new.
Exports rose 4.5 percent to 61 billion yuan ($9.22 billion). The port opened on 2 May 1901.
"""


@pytest.fixture
def text(folder: Folder, tmp_path: Path) -> Path:
    """A text beside the corpus."""
    place = tmp_path / "texts" / "port.txt"
    place.parent.mkdir()
    place.write_text(TEXT, encoding="utf-8")
    return place


def write(folder: Folder, text: Path, *claims: str, aside: str = "", name: str = "port") -> None:
    digest = hashlib.sha256(text.read_bytes()).hexdigest()
    content = source(name, *claims, snapshot=f"{{file: {text.name}, sha256: {digest}}}")
    folder.write(f"sources/{name}.yaml", content + aside)


def draft(name: str, value: str, printed: str, **others: str) -> str:
    made = claim(name, value, printed, **others)
    return made.replace("about: harbour-city, indicator: firms", "draft: true")


def run(gzcheck: Gzcheck, *options: str) -> Run:
    return gzcheck("coverage", "--snapshots", "texts", *options)


def became(found: Run) -> dict[str, str]:
    """What became of each mention that is or may be a figure, or is claimed."""
    mentions = [one for entry in found.json["sources"] for one in entry["mentions"]]
    return {one["printed"]: one["covered"] for one in mentions if one["covered"] != "no-figure"}


def test_every_mention_has_one_outcome_and_the_counts_add_up(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    claims = [
        claim("firms", "12", "12 firms", paragraph="2"),
        draft("labs", "30", "more than 30 labs", paragraph="2", hedge="over"),
    ]
    aside = "set_aside:\n  - {printed: 12 cranes, paragraph: 2, why: Not on the port's economy.}\n"
    write(folder, text, *claims, aside=aside)
    found = run(gzcheck, "--format", "json")
    mentions = found.json["sources"][0]["mentions"]
    assert [(one["value"], one["covered"]) for one in mentions if one["covered"] != "no-figure"] == [
        ("12", "claimed"),
        ("30", "drafted"),
        ("12", "set-aside"),
        ("5", "missing"),
        ("4.5", "missing"),
        ("61000000000", "missing"),
        ("9220000000", "missing"),
    ]
    (entry,) = found.json["sources"]
    counts = Counter(one["covered"].replace("-", "_") for one in entry["mentions"])
    totals: dict[str, Any] = dict(found.json["totals"])
    percent = totals.pop("covered_percent")
    assert {name: count for name, count in totals.items() if count} == dict(counts)
    assert (totals["claimed"], totals["drafted"], totals["set_aside"], totals["missing"]) == (1, 1, 1, 4)
    assert percent == "28.5"  # 2 of 7, rounded down
    assert found.json["sources"][0]["totals"] == found.json["totals"]


def test_one_number_printed_twice_is_told_apart_by_its_words_or_its_occurrence(
    folder: Folder, gzcheck: Gzcheck, text: Path
) -> None:
    write(folder, text, claim("cranes", "12", "12", paragraph="2", occurrence="2"))
    twelves = [
        (one["start"], one["covered"])
        for one in run(gzcheck, "--format", "json").json["sources"][0]["mentions"]
        if one["value"] == "12"
    ]
    assert [covered for _, covered in sorted(twelves)] == ["missing", "claimed"]


def test_missing_figure_is_told_with_its_place_in_the_file(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    write(folder, text, claim("firms", "12", "12 firms", paragraph="2"))
    out = run(gzcheck, "--format", "text").out
    line = TEXT.splitlines()[2]
    assert f"port.txt:3:{line.index('5 of') + 1}: missing: '5'" in out
    assert "missing: '12 firms'" not in out


def test_claim_of_a_date_covers_the_date(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    dated = "{id: opening, about: harbour-city, indicator: opening, value: 1901-05-02, unit: date, "
    write(folder, text, dated + "printed: opened on 2 May 1901, paragraph: 3}")
    mentions = run(gzcheck, "--format", "json").json["sources"][0]["mentions"]
    assert [one["printed"] for one in mentions if one["covered"] == "claimed"] == ["2 May 1901"]
    assert all(one["covered"] == "no-figure" for one in mentions if one["printed"] == "2016")


def test_claim_without_a_number_stands_beside(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    write(folder, text, claim("title", "1", "counts its firms"))
    (entry,) = run(gzcheck, "--format", "json").json["sources"]
    assert entry["beside"] == ["port/title"]
    assert entry["totals"]["claimed"] == 0


def test_fragment_that_is_not_in_the_text_is_named(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    write(folder, text, claim("tugs", "70", "70 tugs"))
    assert run(gzcheck, "--format", "json").json["sources"][0]["gone"] == ["port/tugs"]
    assert "not found: port/tugs does not stand in the text" in run(gzcheck).out


@pytest.mark.parametrize(("least", "code"), [("14.2", 0), ("14.3", 1), ("0", 0), ("100", 1)])
def test_too_little_is_a_finding(folder: Folder, gzcheck: Gzcheck, text: Path, least: str, code: int) -> None:
    """One of seven figures is 14.28... per cent."""
    write(folder, text, claim("firms", "12", "12 firms", paragraph="2"))
    found = run(gzcheck, "--fail-under", least)
    assert found.code == code
    assert f"(14.2 %; at least {least} % wanted)" in found.out


def test_draft_is_no_decision(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    write(folder, text, draft("firms", "12", "12 firms", paragraph="2"))
    assert run(gzcheck, "--fail-under", "1").code == 1


@pytest.mark.parametrize("least", ["many", "-1", "101", ""])
def test_what_is_no_per_cent_is_refused(folder: Folder, gzcheck: Gzcheck, text: Path, least: str) -> None:
    write(folder, text)
    found = run(gzcheck, f"--fail-under={least}")
    assert (found.code, found.out) == (2, "")
    assert "--fail-under: " in found.err


def test_source_without_a_text_is_not_checked(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    write(folder, text, claim("firms", "12", "12 firms", paragraph="2"))
    folder.source("gazette", claim("firms", "12", "12 firms"))
    folder.source("herald", claim("firms", "12", "12 firms"), snapshot=f"{{file: gone.txt, sha256: {'a' * 64}}}")
    folder.source(
        "zeitung", claim("firms", "12", "12 firms"), language="de", snapshot=f"{{file: port.txt, sha256: {'a' * 64}}}"
    )
    found = run(gzcheck)
    assert found.code == 0
    assert "; 3 sources not checked" in found.out
    assert "not checked: gazette: it names no snapshot" in found.out
    assert "not checked: herald: gone.txt is not in the snapshots directory" in found.out
    assert "not checked: zeitung: texts in 'de' cannot be scanned" in found.out
    assert run(gzcheck, "--source", "gazette").code == 2


def test_without_texts_nothing_is_checked(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    write(folder, text)
    found = gzcheck("coverage", "--fail-under", "95")
    assert found.code == 2
    assert "say where they are with --snapshots" in found.out


def test_one_source(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    write(folder, text)
    write(folder, text, name="copy")
    found = run(gzcheck, "--source", "copy", "--format", "json")
    assert [entry["source"] for entry in found.json["sources"]] == ["copy"]
    wrong = run(gzcheck, "--source", "coppy")
    assert (wrong.code, wrong.out) == (2, "")
    assert "did you mean 'copy'" in wrong.err


def test_on_a_terminal_the_figure_is_shown_in_its_sentence(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    write(folder, text)
    out = run(gzcheck, "--format", "rich", "--color", "never").out
    assert "It has 12 cranes, 5 of them new." in out
    assert "total" in out


def test_markdown_is_read_as_markdown(folder: Folder, gzcheck: Gzcheck, tmp_path: Path) -> None:
    place = tmp_path / "texts" / "port.md"
    place.parent.mkdir()
    place.write_text("# 1. Port\n\n```\n99 bottles\n```\n\nThe port has 12 firms.\n", encoding="utf-8")
    write(folder, place, claim("firms", "12", "12 firms", paragraph="5"))
    assert became(run(gzcheck, "--format", "json")) == {"12": "claimed"}
    assert [one["line"] for one in run(gzcheck, "--format", "json").json["sources"][0]["mentions"]][-1] == 7


def test_shipped_corpus_leaves_no_figure_of_its_articles_out(gzcheck: Gzcheck, snapshots: Path) -> None:
    corpus = ("--corpus", ROOT / "claims", "--snapshots", snapshots)
    found = gzcheck("coverage", *corpus, "--fail-under", "100", "--format", "json")
    assert found.code == 0
    assert len(found.json["sources"]) == 5
    assert found.json["totals"]["claimed"] > 140
    assert all(entry["gone"] == [] for entry in found.json["sources"])


def test_claim_covers_every_number_inside_its_fragment(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    text.write_text('The city has 10 new policies ("1+9" innovation policies) and 5 laws.\n', encoding="utf-8")
    write(folder, text, claim("policies", "10", '("1+9" innovation policies)'))
    covered = became(run(gzcheck, "--format", "json"))
    assert covered.pop("10") == covered.pop("5") == "missing"
    assert set(covered.values()) == {"claimed"}


def test_fragment_that_goes_on_in_the_next_line_covers_its_number_there(
    folder: Folder, gzcheck: Gzcheck, text: Path
) -> None:
    text.write_text("Port news\nThe port has more than\n30 labs, 5 of them new.\n", encoding="utf-8")
    write(folder, text, claim("labs", "30", "more than 30 labs", paragraph="2", hedge="over"))
    assert became(run(gzcheck, "--format", "json")) == {"30": "claimed", "5": "missing"}
