"""`gzcheck draft`: a source file from a text, and one that is brought up to date without losing a byte."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import ROOT, Folder, Gzcheck, Run, claim, source

from gzcheck import read
from gzcheck.engine import check, with_snapshots
from gzcheck.model import Corpus, Location, Severity
from gzcheck.reading.loader import load_corpus
from gzcheck.reading.yaml import read_yaml
from gzcheck.writing.lists import with_blocks, without_item

TEXT = """\
Port counts its firms: a survey

At the end of 2016 Harbour City had more than 127,000 firms, up 12.5 percent on the year before.
The city plans to have 1.20 million firms by 2020. It has 19 labs in the west and 19 labs in the east.
Exports were 61 billion yuan ($9.22 billion), about two-thirds of the total; 2 to 3 million tonnes were shipped.
"""


@pytest.fixture
def text(folder: Folder, tmp_path: Path) -> Path:
    place = tmp_path / "port.txt"
    place.write_text(TEXT, encoding="utf-8")
    return place


def draft(gzcheck: Gzcheck, *options: str) -> Run:
    return gzcheck("draft", "port.txt", "--source", "port", *options)


def file_of(folder: Folder) -> Path:
    return folder.path / "sources" / "port.yaml"


def entries(folder: Folder, key: str = "claims") -> list[dict[str, Any]]:
    document = read_yaml("port.yaml", file_of(folder).read_bytes())
    assert document.faults == []
    return list(document.data[key])


def sound(folder: Folder, texts: Path) -> Corpus:
    """The corpus, which must have nothing against it that is worse than a note."""
    corpus = with_snapshots(load_corpus(folder.path), texts)
    assert [finding.message for finding in check(corpus).findings if finding.severity is not Severity.NOTE] == []
    return corpus


# ---------------------------------------------------------------- a new file


def test_each_figure_becomes_a_draft_with_what_the_text_prints(
    folder: Folder, gzcheck: Gzcheck, text: Path, tmp_path: Path
) -> None:
    run = draft(gzcheck, "--published", "2017-05-02")
    assert run.code == 0
    assert run.out.startswith("claims/sources/port.yaml: 9 drafted claims written\n")
    corpus = sound(folder, tmp_path)
    assert (len(corpus.claims), len(corpus.drafts)) == (0, 9)
    values = re.findall(r"^    value: (.*)$", file_of(folder).read_text(encoding="utf-8"), flags=re.MULTILINE)
    fields = ("unit", "hedge", "paragraph")
    kept = [(value, *(one.get(key, "") for key in fields)) for value, one in zip(values, entries(folder), strict=True)]
    assert kept == [
        ("127000", "count", "over", 2),
        ("12.5", "percent", "", 2),
        ("1.20e6", "count", "", 3),
        ("19", "count", "", 3),
        ("19", "count", "", 3),
        ("61e9", "CNY", "", 4),
        ("9.22e9", "USD", "", 4),
        ("2/3", "ratio", "about", 4),
        ("[2e6, 3e6]", "t", "range", 4),
    ]
    assert all(one["draft"] is True for one in entries(folder))


def test_fragment_is_told_apart_by_its_occurrence_where_it_stands_twice(
    folder: Folder, gzcheck: Gzcheck, text: Path
) -> None:
    draft(gzcheck)
    twice = [one for one in entries(folder) if one["value"] == 19]
    assert [one.get("occurrence") for one in twice] == [1, 2]
    assert len({one["id"] for one in entries(folder)}) == 9


def test_suggestions_are_comments_with_the_words_they_rest_on(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    draft(gzcheck, "--published", "2017-05-02")
    lines = file_of(folder).read_text(encoding="utf-8").splitlines()
    first = lines[lines.index("  - id: firms") : lines.index("  - id: firms") + 6]
    assert first[1:5] == [
        "    draft: true",
        '    # about? harbour-city ("Harbour City")',
        '    # indicator? firms ("firms")',
        '    # period? 2016-12-31 ("end of 2016")',
    ]
    assert '    # status? target ("plans to")' in lines


def test_indicator_of_another_dimension_is_not_suggested(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    draft(gzcheck)
    content = file_of(folder).read_text(encoding="utf-8")
    percent = content[content.index("value: 12.5") - 300 : content.index("value: 12.5")]
    assert "indicator? firms" not in percent.rpartition("- id:")[2]


def test_head_has_title_hash_and_day(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    draft(gzcheck, "--published", "2017-05-02")
    head = read_yaml("port.yaml", file_of(folder).read_bytes()).data["source"]
    assert head["title"] == "Port counts its firms: a survey"
    assert head["snapshot"] == {"file": "port.txt", "sha256": hashlib.sha256(text.read_bytes()).hexdigest()}
    assert (head["published"], head["dating"], head["language"]) == ("2017-05-02", "inferred", "en")
    assert "does not print the day" in head["dating_note"]


def test_day_that_the_text_prints_is_stated(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    text.write_text("Port news\nMay 2, 2017\nThe port has 12 firms.\n", encoding="utf-8")
    draft(gzcheck, "--published", "2017-05-02")
    head = read_yaml("port.yaml", file_of(folder).read_bytes()).data["source"]
    assert head["dating"] == "stated"
    assert "dating_note" not in head


@pytest.mark.parametrize(
    "line", ["Published on 20 March 2024 by the Coast Herald", "20 March 2024", "March 20, 2024", "2024年3月20日 发布"]
)
def test_day_that_a_line_of_the_text_prints_in_any_way_is_stated(
    folder: Folder, gzcheck: Gzcheck, text: Path, line: str
) -> None:
    text.write_text(f"Port news\n{line}\nThe port has 12 firms.\n", encoding="utf-8")
    draft(gzcheck, "--published", "2024-03-20")
    assert read_yaml("port.yaml", file_of(folder).read_bytes()).data["source"]["dating"] == "stated"


def test_day_that_nobody_gave_is_left_to_be_filled_in(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    draft(gzcheck)
    assert "  published:              # to be filled in" in file_of(folder).read_text(encoding="utf-8")
    run = gzcheck("validate")
    assert run.code == 1
    assert "published" in run.out


def test_what_cannot_be_read_is_a_comment_with_its_reason(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    text.write_text("The port has 12 firms and paid 1.234.567 yuan for 3 cranes.\n", encoding="utf-8")
    run = draft(gzcheck, "--format", "json")
    (line,) = [one for one in file_of(folder).read_text(encoding="utf-8").splitlines() if "# not read" in one]
    assert line.startswith('  # not read, paragraph 1: "1.234')
    assert run.json["not_read"] == 1
    assert [one["value"] for one in entries(folder)] == [12, 3]


def test_figure_that_reads_alone_otherwise_gets_a_longer_fragment(
    folder: Folder, gzcheck: Gzcheck, text: Path, tmp_path: Path
) -> None:
    text.write_text("The port has between 900 and 1,100 firms. Support rose 3.4 points.\n", encoding="utf-8")
    draft(gzcheck, "--published", "2017-05-02")
    made = [(one["printed"], one["unit"]) for one in entries(folder)]
    assert made == [("between 900 and 1,100", "count")]
    assert '"3.4 points" (because alone it ' in file_of(folder).read_text(encoding="utf-8")
    sound(folder, tmp_path)


def test_quantity_in_two_units_is_drafted_to_the_smaller_one(
    folder: Folder, gzcheck: Gzcheck, text: Path, tmp_path: Path
) -> None:
    text.write_text("The crossing takes 3 hours and 20 minutes, and costs €2.5m a quarter.\n", encoding="utf-8")
    draft(gzcheck, "--published", "2017-05-02")
    made = [(one["printed"], one["unit"]) for one in entries(folder)]
    assert made == [("3 hours and 20 minutes", "minute"), ("€2.5m", "EUR")]
    (crossing, _) = sound(folder, tmp_path).drafts
    assert crossing.figure == read("3 hours and 20 minutes")
    assert str(crossing.figure.span.hard) == str(crossing.figure.span.soft) == "[399/2, 401/2]"


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("The net loss was €84 million.", "net loss was €84 million"),
        ("Exports declined in May by 12%.", "declined in May by 12%"),
        ("Prices slid 2.0 % and 15.4 %.", "15.4 %"),
    ],
)
def test_fragment_begins_at_the_words_that_make_it_negative_where_they_are_near(
    folder: Folder, gzcheck: Gzcheck, text: Path, tmp_path: Path, sentence: str, printed: str
) -> None:
    text.write_text(f"{sentence}\n", encoding="utf-8")
    draft(gzcheck, "--published", "2017-05-02")
    assert entries(folder)[-1]["printed"] == printed
    sound(folder, tmp_path)


def test_figure_that_no_fragment_prints_alone_is_a_comment_and_counted_as_missing(
    folder: Folder, gzcheck: Gzcheck, text: Path, tmp_path: Path
) -> None:
    text.write_text("The port has 12 firms. Support rose 3.4 points.\n", encoding="utf-8")
    run = draft(gzcheck, "--published", "2017-05-02")
    assert "not drafted: 1 figure" in run.out
    content = file_of(folder).read_text(encoding="utf-8")
    (line,) = [one for one in content.splitlines() if "# not drafted" in one]
    assert line.startswith('  # not drafted, paragraph 1: "3.4 points" (because alone it ')
    assert "# Drafted from port.txt: 1 figures, 1 not drafted, 0 not read" in content
    covered = gzcheck("coverage", "--snapshots", str(tmp_path), "--format", "json").json["totals"]
    assert (covered["missing"], covered["drafted"]) == (1, 1)
    again = draft(gzcheck, "--format", "json").json
    assert (again["not_drafted"], again["added"]) == (0, [])
    assert file_of(folder).read_text(encoding="utf-8") == content


def test_what_the_text_calls_it_and_who_says_it_are_suggested(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    text.write_text("The port authority said it had 40 container ships.\n", encoding="utf-8")
    draft(gzcheck)
    content = file_of(folder).read_text(encoding="utf-8")
    assert '    # called? container ships ("40 container ships")\n' in content
    assert '    # attributed_to? port authority ("The port authority said")\n' in content
    evidence = gzcheck("figures", "port.txt", "--format", "json").json["texts"][0]["mentions"][0]["suggested"][
        "evidence"
    ]
    assert evidence["called"] == [{"value": "container ships", "words": "40 container ships"}]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        (" \n\n", "is empty"),
        ("<!DOCTYPE html><html><body>The city has 12 firms.</body></html>", "is HTML"),
        ("<p>1 firm</p><p>2 firms</p><td>3</td><td>4</td><td>5</td>", "is HTML"),
        ("Die Stadt hat 1.234 Firmen und das ist nicht von der Bank.", "German"),
    ],
)
@pytest.mark.parametrize("command", ["figures", "draft", "proof"])
def test_text_that_cannot_be_read_says_what_to_do(
    folder: Folder, gzcheck: Gzcheck, text: Path, content: str, said: str, command: str
) -> None:
    text.write_text(content, encoding="utf-8")
    run = gzcheck(command, "port.txt", *(["--source", "port"] if command == "draft" else []))
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert not file_of(folder).exists()


def test_no_figures_are_counted_by_kind(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    draft(gzcheck)
    content = file_of(folder).read_text(encoding="utf-8")
    assert "# Drafted from port.txt: 9 figures, 0 not read, 2 no figures (date 2).\n" in content


def test_text_without_a_figure_has_no_claims(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    text.write_text("Nothing was counted.\n", encoding="utf-8")
    assert draft(gzcheck).code == 2
    assert entries(folder) == []


@pytest.mark.parametrize("name", ["port.txt", "-"])
def test_without_a_corpus_the_file_is_printed(
    gzcheck: Gzcheck, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "port.txt").write_text(TEXT, encoding="utf-8")
    with (tmp_path / "port.txt").open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        run = gzcheck("draft", name, "--source", "port")
    assert run.code == 0
    assert run.out.startswith("source:\n  id: port\n")
    assert "is no corpus, so nothing was written" in run.err
    assert not (tmp_path / "claims").exists()


def test_print_writes_nothing(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    run = draft(gzcheck, "--print")
    assert run.out.startswith("source:\n  id: port\n")
    assert not file_of(folder).exists()
    draft(gzcheck)
    assert run.out == file_of(folder).read_text(encoding="utf-8")


def test_snapshot_is_named_as_below_the_folder_of_texts(folder: Folder, gzcheck: Gzcheck, tmp_path: Path) -> None:
    place = tmp_path / "texts" / "2017" / "port.txt"
    place.parent.mkdir(parents=True)
    place.write_text(TEXT, encoding="utf-8")
    gzcheck("draft", "texts/2017/port.txt", "--source", "port", "--snapshots", "texts", "--published", "2017")
    assert read_yaml("", file_of(folder).read_bytes()).data["source"]["snapshot"]["file"] == "2017/port.txt"
    assert len(sound(folder, tmp_path / "texts").drafts) == 9


@pytest.mark.parametrize("name", ["Port", "../port", "port news", "", "a" * 101])
def test_what_is_no_id_is_refused(folder: Folder, gzcheck: Gzcheck, text: Path, name: str) -> None:
    run = gzcheck("draft", "port.txt", "--source", name)
    assert (run.code, run.out) == (2, "")
    assert "is no id" in run.err


def test_awkward_text_stays_text(folder: Folder, gzcheck: Gzcheck, text: Path, tmp_path: Path) -> None:
    """Nothing in a text ends a comment or a value of the file, or becomes a key of it."""
    text.write_text(
        'a: [b] # c "d" \x1b[31m\n- "5" # firms: 12 firms\u2028claims: 3 "labs"\n\'7\' firms \x85x: 9 firms\n', "utf-8"
    )
    draft(gzcheck, "--published", "2017-05-02")
    assert len(entries(folder)) == 6
    sound(folder, tmp_path)


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "texts").glob("*.[tm]*")), ids=lambda path: path.name)
def test_drafts_of_real_texts_pass_the_double_entry(
    folder: Folder, gzcheck: Gzcheck, tmp_path: Path, path: Path
) -> None:
    """Errors would be findings on drafts that nobody has touched; warnings are of fragments that could be longer."""
    shutil.copy(path, tmp_path)
    run = gzcheck("draft", path.name, "--source", "port", "--published", "2019-05-02", "--format", "json")
    assert run.code == 0
    corpus = with_snapshots(load_corpus(folder.path), tmp_path)
    report = check(corpus)
    assert [finding.message for finding in report.of(Severity.ERROR)] == []
    assert len(corpus.drafts) == len(run.json["added"])
    totals = run.json["totals"]
    drafted = len(run.json["added"]) + run.json["not_drafted"]
    assert drafted + run.json["not_read"] == totals["read"] + totals["not_read"]


# ---------------------------------------------------------------- a file that is there


@pytest.mark.skipif(os.name != "posix", reason="pipes are those of POSIX")
@pytest.mark.parametrize("options", [(), ("--print",)])
@pytest.mark.parametrize("kind", ["pipe", "large"])
def test_file_that_no_source_can_have_is_refused_at_once(
    folder: Folder, gzcheck: Gzcheck, text: Path, kind: str, options: tuple[str, ...]
) -> None:
    place = file_of(folder)
    place.parent.mkdir(exist_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    else:
        with place.open("wb") as file:
            file.truncate(20 * 1024**3)
    before = place.lstat().st_size, place.lstat().st_mode
    run = draft(gzcheck, *options)
    assert (run.code, run.out) == (2, "")
    assert "port.yaml" in run.err
    assert "bug" not in run.err
    assert (place.lstat().st_size, place.lstat().st_mode) == before


TYPED = """\
# mine
source:
  id: port
  title: Port news   # as printed
  publisher: Gazette
  published: 2017-05-02
  dating: stated
  kind: news
  language: en
  snapshot: {file: port.txt, sha256: %s}
claims:
  # the firms
  - {id: firms, about: harbour-city, indicator: firms, value: 127e3, unit: count, hedge: over,
     printed: "more than 127,000 firms", paragraph: 2, period: 2016}

  # the exports
  - id: exports   # goods
    about: harbour-city
    indicator: exports
    value: 61e9
    unit: CNY
    period: 2016
    printed: 61 billion yuan
    paragraph: 4
# what is not counted
set_aside:
  - printed: 19 labs
    paragraph: 3
    occurrence: 2
    why: The first says it.
"""


def typed(folder: Folder, text: Path) -> str:
    content = TYPED % hashlib.sha256(text.read_bytes()).hexdigest()
    folder.write("sources/port.yaml", content)
    return content


def without_added(before: str, after: str) -> list[str]:
    """The lines of the new file that were in the old one, in order: all of the old ones, if nothing was lost."""
    rest = iter(after.splitlines())
    return [line for line in before.splitlines() if any(line == other for other in rest)]


def test_new_figures_come_in_their_places_and_no_byte_is_lost(
    folder: Folder, gzcheck: Gzcheck, text: Path, tmp_path: Path
) -> None:
    before = typed(folder, text)
    run = draft(gzcheck)
    assert run.out.startswith("claims/sources/port.yaml: 6 drafted claims added\n")
    after = file_of(folder).read_text(encoding="utf-8")
    assert without_added(before, after) == before.splitlines()
    order = [(one["paragraph"], str(one["value"])) for one in entries(folder)]
    assert [paragraph for paragraph, _ in order] == sorted(paragraph for paragraph, _ in order)
    assert [value for _, value in order][:3] == ["1.27E+5", "12.5", "1.20E+6"]
    assert "  # the exports\n  - id: exports   # goods\n" in after
    assert "# what is not counted\nset_aside:\n" in after
    assert len(sound(folder, tmp_path).drafts) == 6


def test_second_run_changes_nothing(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    text.write_text(TEXT + "They paid 1.234.567 yuan.\n", encoding="utf-8")
    typed(folder, text)
    draft(gzcheck)
    before = file_of(folder).read_bytes()
    assert b"# not read" in before
    run = draft(gzcheck)
    assert "0 drafted claims added" in run.out
    assert file_of(folder).read_bytes() == before


def test_changed_text_brings_its_hash_and_what_is_new(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    typed(folder, text)
    draft(gzcheck)
    before = file_of(folder).read_text(encoding="utf-8")
    old = hashlib.sha256(text.read_bytes()).hexdigest()
    text.write_text(TEXT.replace("61 billion", "62 billion") + "It has 7 cranes.\n", encoding="utf-8")
    run = draft(gzcheck, "--format", "json")
    after = file_of(folder).read_text(encoding="utf-8")
    new = hashlib.sha256(text.read_bytes()).hexdigest()
    assert without_added(before.replace(old, new), after) == before.replace(old, new).splitlines()
    assert run.json["gone"] == ["exports"]
    added = {one["id"]: one["value"] for one in entries(folder) if one["id"] in run.json["added"]}
    assert sorted(map(float, added.values())) == [7, 62e9]


def test_figure_that_moved_is_no_new_one(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    typed(folder, text)
    draft(gzcheck)
    text.write_text("An opening line.\n" + TEXT, encoding="utf-8")
    run = draft(gzcheck, "--format", "json")
    assert run.json["added"] == []
    assert {"claim": "exports", "paragraph": 5} in run.json["moved"]
    assert "moved: exports stands in paragraph 5 now" in draft(gzcheck).out


def test_line_ends_stay_as_they_are(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    before = typed(folder, text).replace("\n", "\r\n").encode()
    folder.write("sources/port.yaml", before)
    draft(gzcheck)
    after = file_of(folder).read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n") > before.count(b"\r\n")


@pytest.mark.parametrize("claims", ["claims: []\n", "claims: []   # none yet\n", "claims:\n  []\n"])
def test_empty_list_becomes_one_with_dashes(folder: Folder, gzcheck: Gzcheck, text: Path, claims: str) -> None:
    head = source("port").partition("claims:")[0]
    folder.write("sources/port.yaml", f"{head}{claims}set_aside: []\n")
    run = draft(gzcheck)
    assert run.code == 0, run.err
    assert len(entries(folder)) == 9
    assert entries(folder, "set_aside") == []


@pytest.mark.parametrize(
    "content",
    [
        source("port").partition("claims:")[0] + "claims: {a: 1}\n",
        "source: [\n",
        "claims: []\n",
        "",
    ],
    ids=["no-list", "broken", "no-source", "empty"],
)
def test_file_that_is_laid_out_otherwise_or_broken_is_left_alone(
    folder: Folder, gzcheck: Gzcheck, text: Path, content: str
) -> None:
    folder.write("sources/port.yaml", content)
    run = draft(gzcheck)
    assert (run.code, run.out) == (2, "")
    assert "nothing was written" in run.err
    assert file_of(folder).read_text(encoding="utf-8") == content


BRACKETS = """\
source:
  id: port
  title: Port news
  publisher: Gazette
  published: 2017-05-02
  dating: stated
  kind: news
  language: en
claims: [   # mine
  # the labs
  {id: labs, about: harbour-city, indicator: labs, value: 19, unit: count,
   printed: 19 labs, paragraph: 3, occurrence: 1},   # as printed

  {id: "a, b", about: harbour-city, indicator: exports, value: 61e9, unit: CNY, printed: 61 billion yuan, paragraph: 4}
  # the end
]  # of the claims
set_aside: []
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_claims_in_brackets_get_dashes_and_stay_as_they_are(
    folder: Folder, gzcheck: Gzcheck, text: Path, ending: str
) -> None:
    folder.write("sources/port.yaml", BRACKETS.replace("\n", ending).encode())
    run = draft(gzcheck)
    assert run.code == 0, run.err
    assert "stood in brackets and have dashes now" in run.err
    after = file_of(folder).read_bytes().decode()
    assert after.count("\n") == after.count(ending)
    for kept in (
        "claims: # of the claims   # mine\n",
        "  # the labs\n  - {id: labs, about: harbour-city, indicator: labs, value: 19, unit: count,\n"
        "   printed: 19 labs, paragraph: 3, occurrence: 1}   # as printed\n",
        '  - {id: "a, b", about: harbour-city, indicator: exports, value: 61e9, unit: CNY, printed: 61 billion yuan,',
        "  # the end\n",
        "set_aside: []\n",
    ):
        assert kept.replace("\n", ending) in after
    made = entries(folder)
    assert (len(made), [one["id"] for one in made if "draft" not in one]) == (9, ["labs", "a, b"])
    assert draft(gzcheck).err == ""
    assert file_of(folder).read_bytes().decode() == after


def test_claims_in_brackets_stay_there_where_nothing_is_new(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    text.write_text("It has 19 labs.\n", encoding="utf-8")
    content = source("port").partition("claims:")[0] + f"claims: [{claim('labs', '19', '19 labs', paragraph='1')}]\n"
    folder.write("sources/port.yaml", content)
    assert draft(gzcheck).code == 0
    assert file_of(folder).read_text(encoding="utf-8") == content


def test_refusal_says_what_to_type(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    folder.write("sources/port.yaml", source("port").partition("claims:")[0] + "claims: {a: 1}\n")
    assert "write each claim behind a dash, a key a line ('  - id: <id>', then '    value: …'" in draft(gzcheck).err


@pytest.mark.skipif(os.geteuid() == 0 and not hasattr(os, "fchmod"), reason="no modes here")
def test_read_only_file_is_refused_and_mode_and_link_are_kept(
    folder: Folder, gzcheck: Gzcheck, text: Path, tmp_path: Path
) -> None:
    before = typed(folder, text)
    file_of(folder).chmod(0o444)
    run = draft(gzcheck)
    assert run.code == 2
    assert "is read-only" in run.err
    assert file_of(folder).read_text(encoding="utf-8") == before
    file_of(folder).chmod(0o640)
    draft(gzcheck)
    assert file_of(folder).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file_of(folder).parent.iterdir()] == ["port.yaml"]


# ---------------------------------------------------------------- drafts in a corpus


def test_draft_is_compared_with_nothing_and_counted(folder: Folder, gzcheck: Gzcheck) -> None:
    drafted = claim("labs", "19", "19 labs").replace("{id: labs", "{draft: true, id: labs").replace("firms", "labs")
    folder.source("harbour", claim("labs", "20", "20 labs", indicator="labs"))
    folder.source("gazette", drafted)
    run = gzcheck("conflicts", "--format", "json")
    assert run.json["findings"] == []
    assert run.json["summary"]["claims"] == 1
    assert run.json["summary"]["not_checked"]["draft"] == 1
    assert "1 drafted claim, compared with nothing" in gzcheck("conflicts").out
    listed = gzcheck("claims", "--format", "json")
    assert [one["id"] for one in listed.json["claims"]] == ["harbour/labs"]
    assert "drafted claims that are not listed: 1" in listed.err
    folder.source("gazette", drafted.replace("draft: true, ", ""))
    assert [one["code"] for one in gzcheck("conflicts", "--format", "json").json["findings"]] == ["GZ201"]


def test_draft_is_held_against_its_fragment_and_the_registry_as_far_as_it_goes(
    folder: Folder, gzcheck: Gzcheck
) -> None:
    bare = '{id: a, draft: true, value: 21, unit: count, printed: "12 firms", paragraph: 1}'
    unknown = '{id: b, draft: true, indicator: frims, value: 12, unit: count, printed: "12 firms", paragraph: 1}'
    unfit = '{id: c, draft: true, indicator: exports, value: 12, unit: count, printed: "12 firms", paragraph: 1}'
    folder.source("harbour", bare, unknown, unfit)
    found = gzcheck("validate", "--format", "json").json["findings"]
    assert sorted((one["code"], one["claims"][0]["id"]) for one in found) == [
        ("GZ101", "harbour/b"),
        ("GZ102", "harbour/a"),
        ("GZ105", "harbour/c"),
    ]


def test_corpus_of_drafts_only_is_not_checked(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    draft(gzcheck, "--published", "2017-05-02")
    run = gzcheck("conflicts")
    assert run.code == 2
    assert "9 drafted claims" in run.out


def test_sources_count_drafts_and_figures_set_aside(folder: Folder, gzcheck: Gzcheck, text: Path) -> None:
    typed(folder, text)
    draft(gzcheck)
    (record,) = gzcheck("sources", "--format", "json").json["sources"]
    assert (record["claims"], record["drafts"], record["set_aside"]) == (2, 6, 1)
    assert gzcheck("sources").out.splitlines()[1].split()[4:7] == ["2", "6", "1"]


def test_one_id_stands_for_a_claim_or_a_draft(folder: Folder, gzcheck: Gzcheck) -> None:
    drafted = claim("firms", "12", "12 firms").replace("{id", "{draft: true, id")
    folder.source("harbour", claim("firms", "12", "12 firms"), drafted)
    assert [one["name"] for one in gzcheck("validate", "--format", "json").json["findings"]] == ["duplicate-id"]


# ---------------------------------------------------------------- lines put into lists, and taken out

COMMENTS = st.sampled_from(["", "  # a word\n", "\n", "    # inside\n"])


@given(st.lists(st.tuples(st.integers(0, 99), COMMENTS), min_size=1, max_size=5), st.data())
def test_lines_put_in_are_taken_out_again_and_nothing_else_changes(
    made: list[tuple[int, str]], data: st.DataObject
) -> None:
    items = "".join(f"  - number: {number}\n{comment}" for number, comment in made)
    text = f"list:\n{items}other: 1\n"
    place = data.draw(st.integers(0, len(made)))
    after = with_blocks(text, *_list_of(text), {place: "- number: 100\n  more: yes\n"})
    numbers = [number for number, _ in made]
    document = read_yaml("", after.encode())
    assert [one["number"] for one in document.data["list"]] == [*numbers[:place], 100, *numbers[place:]]
    assert document.data["other"] == 1
    assert without_item(after, *_list_of(after), place) == text


def test_last_item_taken_out_leaves_an_empty_list() -> None:
    text = "a: 1\nlist:   # of what\n  - number: 1\n    more: 2\nother: 1\n"
    after = without_item(text, *_list_of(text), 0)
    assert read_yaml("", after.encode()).data == {"a": 1, "list": [], "other": 1}


def _list_of(text: str) -> tuple[Location, list[Location]]:
    document = read_yaml("", text.encode())
    return document.at(("list",)), [document.at(("list", index)) for index in range(len(document.data["list"]))]
