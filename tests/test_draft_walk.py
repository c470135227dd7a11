"""`gzcheck draft --walk` through a pseudo-terminal: what the keys do, what is written, and how many keys it takes."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from making import ROOT, Folder, Gzcheck, claim
from terminals import Terminal, closed, started

from gzcheck.engine import check, with_snapshots
from gzcheck.model import Severity
from gzcheck.reading.loader import load_corpus
from gzcheck.reading.schema import load_schema
from gzcheck.reading.yaml import read_yaml

KEY = ",q,?]? "
"""The end of the question that waits for a key."""
TEXT = """\
Port counts its firms
In 2016 Harbour City had 127 firms and 19 labs. Its exports were 61 billion yuan ($9.22 billion).
The city has 12 cranes. In 2015 Old Port had 40 firms.
"""
CTRL_C, CTRL_D = "\x03", "\x04"


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """All programs that were started."""
    made: list[Terminal] = []
    yield made
    closed(made)


@pytest.fixture
def text(folder: Folder, tmp_path: Path) -> Path:
    place = tmp_path / "port.txt"
    place.write_text(TEXT, encoding="utf-8")
    return place


def walk(terminals: list[Terminal], folder: Folder, *options: str, file: str = "port.txt") -> Terminal:
    arguments = ["draft", file, "--source", "port", "--walk", *options]
    terminals.append(started(arguments, folder.path.parent))
    return terminals[-1]


def dated(terminals: list[Terminal], folder: Folder) -> Terminal:
    return walk(terminals, folder, "--published", "2017-05-02")


def file_of(folder: Folder) -> Path:
    return folder.path / "sources" / "port.yaml"


def entries(folder: Folder, key: str = "claims") -> list[dict[str, Any]]:
    document = read_yaml("port.yaml", file_of(folder).read_bytes())
    assert document.faults == []
    return list(document.data.get(key, []))


def claims(folder: Folder) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in entries(folder) if "draft" not in one}


def test_one_key_takes_all_that_is_suggested(terminals: list[Terminal], folder: Folder, text: Path) -> None:
    terminal = dated(terminals, folder)
    terminal.expect("1 of 6, paragraph 2: firms")
    terminal.expect("In 2016 Harbour City had [127] firms and 19 labs.")
    terminal.expect('indicator  firms ("firms")')
    terminal.press(KEY, "y")
    terminal.press(KEY, "y")
    terminal.press(KEY, "q")
    assert terminal.end() == 0
    assert "2 claims made, 0 figures set aside; 4 drafts left" in terminal.seen
    made = claims(folder)
    assert [(one["about"], one["indicator"], one["period"]) for one in made.values()] == [
        ("harbour-city", "firms", 2016),
        ("harbour-city", "labs", 2016),
    ]
    assert all("status" not in one for one in made.values())
    content = file_of(folder).read_text(encoding="utf-8")
    first = content[content.index("- id: firms") : content.index("- id: labs")]
    assert "#" not in first  # suggestions go with the draft


def test_what_came_of_it_is_to_be_had_as_json(terminals: list[Terminal], folder: Folder, text: Path) -> None:
    terminal = walk(terminals, folder, "--published", "2017-05-02", "--format", "json")
    terminal.press(KEY, "y")
    terminal.press(KEY, "q")
    assert terminal.end() == 0
    result = json.loads(terminal.seen[terminal.seen.index("{\n") :])
    Draft202012Validator(load_schema("walk-output")).validate(result)
    assert (result["claimed"], result["set_aside"], result["left"]) == (["firms"], 0, 5)


def test_walk_goes_on_where_it_stopped(terminals: list[Terminal], folder: Folder, text: Path) -> None:
    first = dated(terminals, folder)
    first.press(KEY, "y")
    first.press(KEY, "q")
    first.end()
    later = walk(terminals, folder)
    later.expect("1 of 5, paragraph 2: labs")
    later.press(KEY, "s")
    later.expect("2 of 5")
    later.press(KEY, "q")
    assert later.end() == 0
    assert list(claims(folder)) == ["firms"]
    assert len(entries(folder)) == 6


def test_walk_goes_on_behind_the_last_decision_and_comes_to_what_was_skipped_last(
    terminals: list[Terminal], folder: Folder, text: Path
) -> None:
    first = dated(terminals, folder)
    first.press(KEY, "s")
    first.press(KEY, "y")
    first.press(KEY, "s")
    first.press(KEY, "x")
    first.press("[1-5,0,b]? ", "2")
    first.press(KEY, "q")
    first.end()
    later = walk(terminals, folder)
    for expected in ("1 of 4, paragraph 3", "2 of 4, paragraph 3", "3 of 4, paragraph 2: firms", "4 of 4, paragraph 2"):
        later.expect(expected)
        later.press(KEY, "s")
    assert later.end() == 0


def test_number_takes_another_option_and_status_goes_round(
    terminals: list[Terminal], folder: Folder, text: Path
) -> None:
    terminal = dated(terminals, folder)
    terminal.expect("1 labs")
    terminal.press(KEY, "1")
    terminal.expect("indicator  labs")
    terminal.expect("1 firms")
    terminal.press(KEY, "1")
    terminal.press(KEY, "t")
    terminal.expect("status     estimate")
    for status in ("forecast", "target"):
        terminal.press(KEY, "t")
        terminal.expect(f"status     {status}")
    terminal.press(KEY, "p")
    terminal.answer("for none): ", "soon")
    terminal.press(KEY, "p")
    terminal.answer("for none): ", "2019-Q3")
    terminal.expect("period     2019-Q3 (typed)")
    terminal.press(KEY, "c")
    terminal.answer("calls it: ", "works: all of them")
    terminal.press(KEY, "y")
    terminal.press(KEY, "q")
    terminal.end()
    made = claims(folder)["firms"]
    assert (made["period"], made["status"], made["called"]) == ("2019-Q3", "target", "works: all of them")


def test_figure_is_set_aside_with_a_reason(
    terminals: list[Terminal], folder: Folder, text: Path, tmp_path: Path
) -> None:
    terminal = dated(terminals, folder)
    terminal.press(KEY, "x")
    terminal.press("[1-5,0,b]? ", "b")
    terminal.press(KEY, "x")
    terminal.press("[1-5,0,b]? ", "2")
    terminal.press(KEY, "x")
    terminal.press("[1-5,0,b]? ", "0")
    terminal.answer("next reader): ", "Nobody: knows # them")
    terminal.press(KEY, "q")
    terminal.end()
    assert "0 claims made, 2 figures set aside; 4 drafts left" in terminal.seen
    assert entries(folder, "set_aside") == [
        {"printed": "127", "paragraph": 2, "why": "It is not on anything that the corpus is about."},
        {"printed": "19", "paragraph": 2, "why": "Nobody: knows # them"},
    ]
    assert len(with_snapshots(load_corpus(folder.path), tmp_path).set_asides) == 2


def test_undo_gives_every_byte_back(terminals: list[Terminal], folder: Folder, text: Path) -> None:
    first = dated(terminals, folder)
    first.press(KEY, "q")
    first.end()
    before = {path: path.read_bytes() for path in folder.path.rglob("*.yaml")}
    terminal = walk(terminals, folder)
    terminal.press(KEY, "y")
    terminal.press(KEY, "x")
    terminal.press("[1-5,0,b]? ", "1")
    terminal.press(KEY, "i")
    terminal.answer("a new one): ", "+Goods sold")
    terminal.answer("Id [goods-sold]: ", "")
    terminal.answer("]: ", "")
    terminal.press("[e]vent? ", "f")
    terminal.answer("Unit [CNY]: ", "")
    terminal.press(KEY, "y")
    for _ in range(3):
        terminal.press(KEY, "u")
    terminal.expect("1 of 6, paragraph 2: firms")
    terminal.press(KEY, "u")
    terminal.expect("nothing was decided yet")
    terminal.press(KEY, "q")
    terminal.end()
    assert {path: path.read_bytes() for path in folder.path.rglob("*.yaml")} == before


def test_new_indicator_and_entity_are_registered_on_the_way(
    terminals: list[Terminal], folder: Folder, text: Path, tmp_path: Path
) -> None:
    folder.write("indicators.yaml", (folder.path / "indicators.yaml").read_text() + "  # more to come\n")
    terminal = dated(terminals, folder)
    for _ in range(4):
        terminal.press(KEY, "s")
    terminal.expect("The city has [12] cranes.")
    terminal.press(KEY, "a")
    terminal.answer("a new one): ", "+East Quay: north")
    terminal.answer("Id [east-quay-north]: ", "east-quay")
    terminal.answer("Part of (an id, or nothing): ", "harbour-city")
    terminal.press(KEY, "y")
    terminal.answer("a new one): ", "Cranes at work")
    terminal.press("[+,b]? ", "+")
    terminal.answer("Id [cranes-at-work]: ", "cranes")
    terminal.answer("]: ", "Cranes that can lift. Not those laid up.")
    terminal.press("[e]vent? ", "x")
    terminal.press("[e]vent? ", "s")
    terminal.answer("Unit [count]: ", "")
    terminal.expect("6 of 6")
    terminal.press(KEY, "q")
    terminal.end()
    corpus = with_snapshots(load_corpus(folder.path), tmp_path)
    assert corpus.faults == ()
    assert (corpus.entities["east-quay"].label, corpus.entities["east-quay"].part_of) == (
        "East Quay: north",
        "harbour-city",
    )
    cranes = corpus.indicators["cranes"]
    assert (cranes.label, cranes.definition) == ("Cranes at work", "Cranes that can lift. Not those laid up.")
    assert (cranes.kind, cranes.unit) == ("stock", "count")
    made = claims(folder)["cranes"]  # the id made of a number gives way
    assert (made["about"], made["value"]) == ("east-quay", 12)
    assert "  # more to come\n" in (folder.path / "indicators.yaml").read_text()


def test_last_entity_comes_first_unless_the_sentence_names_another(
    terminals: list[Terminal], folder: Folder, text: Path
) -> None:
    terminal = dated(terminals, folder)
    terminal.press(KEY, "a")
    terminal.answer("a new one): ", "old-port")
    terminal.press(KEY, "y")
    terminal.expect("labs")
    for _ in range(2):
        terminal.press(KEY, "s")
    terminal.press(KEY, "s")
    terminal.expect("The city has [12] cranes.")
    terminal.expect("about      old-port (as before)")
    terminal.expect("period     none (the text does not say)")
    terminal.press(KEY, "s")
    terminal.expect('about      old-port ("Old Port")')
    terminal.expect('period     2015 ("2015")')
    terminal.press(KEY, "q")
    terminal.end()


def test_name_and_speaker_of_the_text_take_one_key_each(terminals: list[Terminal], folder: Folder, text: Path) -> None:
    text.write_text("The port authority said Harbour City had 40 container ships.\n", encoding="utf-8")
    terminal = dated(terminals, folder)
    terminal.expect('called     none   c container ships ("40 container ships")')
    terminal.expect('said by    none   w port authority ("The port authority said")')
    terminal.press("[y,1,a,i,p,t,c,w,n,x,s,u,q,?]? ", "c")
    terminal.press(KEY, "w")
    terminal.expect("called     container ships (typed)")
    terminal.expect("said by    port authority (typed)")
    terminal.press(KEY, "i")
    terminal.answer("a new one): ", "firms")
    terminal.press(KEY, "y")
    assert terminal.end() == 0
    (made,) = claims(folder).values()
    assert (made["called"], made["attributed_to"]) == ("container ships", "port authority")


def test_new_indicator_is_called_as_the_text_calls_it(terminals: list[Terminal], folder: Folder, text: Path) -> None:
    text.write_text("Harbour City had 40 container ships. It rose by 12.5 percent.\n", encoding="utf-8")
    terminal = dated(terminals, folder)
    terminal.press(KEY, "y")
    terminal.answer("+ for 'Container ships', + and the label of a new one): ", "+")
    terminal.answer("Id [container-ships]: ", "")
    terminal.answer("]: ", "")
    terminal.press("[e]vent? ", "s")
    terminal.answer("Unit [count]: ", "")
    terminal.press(KEY, "i")
    terminal.answer("a new one): ", "+")
    terminal.expect("a new one needs a name behind the +")
    terminal.press(KEY, "q")
    terminal.end()
    (made,) = claims(folder).values()
    assert (made["indicator"], "called" in made) == ("container-ships", False)
    assert load_corpus(folder.path).indicators["container-ships"].label == "Container ships"


def test_entity_of_another_part_of_the_sentence_comes_behind_the_last_choice(
    terminals: list[Terminal], folder: Folder, text: Path
) -> None:
    text.write_text("Harbour City had 127 firms.\nIt had 19 labs; 40 firms were in Old Port.\n", encoding="utf-8")
    terminal = dated(terminals, folder)
    terminal.press(KEY, "y")
    terminal.expect("about      harbour-city (as before)   1 old-port")
    terminal.press(KEY, "s")
    terminal.expect('about      old-port ("Old Port")')
    terminal.press(KEY, "q")
    terminal.end()


def test_same_amount_in_another_currency_takes_one_key(
    terminals: list[Terminal], folder: Folder, text: Path, gzcheck: Gzcheck
) -> None:
    terminal = dated(terminals, folder)
    terminal.press(KEY, "s")
    terminal.press(KEY, "s")
    terminal.expect("[61 billion yuan]")
    terminal.press(KEY, "y")
    terminal.expect("[$9.22 billion]")
    terminal.press(KEY, "=")
    terminal.press(KEY, "q")
    terminal.end()
    made = claims(folder)
    first, second = made.values()
    assert second["equals"] == first["id"] == "exports"
    assert (second["about"], second["indicator"], second.get("period")) == (
        first["about"],
        first["indicator"],
        first.get("period"),
    )
    assert gzcheck("validate", "--snapshots", ".").code == 0


def test_day_of_publication_is_asked_for_where_the_file_leaves_it_open(
    terminals: list[Terminal], folder: Folder, text: Path
) -> None:
    terminal = walk(terminals, folder)
    terminal.answer("if you infer it)? ", "yesterday")
    terminal.answer("if you infer it)? ", "2017-05-02")
    terminal.press(KEY, "y")
    terminal.press(KEY, "q")
    terminal.end()
    assert read_yaml("", file_of(folder).read_bytes()).data["source"]["published"] == "2017-05-02"
    assert list(load_corpus(folder.path).sources) == ["port"]


def test_cell_is_shown_with_its_table_column_and_row(terminals: list[Terminal], folder: Folder, text: Path) -> None:
    text.write_text("Harbour City, in figures\nItem\t2015\t2016\nFirms\t120\t127\n", encoding="utf-8")
    terminal = dated(terminals, folder)
    terminal.expect("Harbour City, in figures | 2015 | Firms | [120]")
    terminal.expect('about      harbour-city ("Harbour City")')
    terminal.expect('indicator  firms ("Firms")')
    terminal.expect('period     2015 ("2015")')
    terminal.press(KEY, "q")
    terminal.end()


def test_unit_that_does_not_fit_is_refused(terminals: list[Terminal], folder: Folder, text: Path) -> None:
    terminal = dated(terminals, folder)
    terminal.press(KEY, "i")
    terminal.answer("a new one): ", "exports")
    terminal.expect("exports is measured in CNY, which does not fit")
    terminal.press(KEY, "q")
    terminal.end()


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("?", "y  make it a claim"),
        ("z", "z does nothing here; ? explains the keys"),
        ("8", "there is no 8"),
    ],
)
def test_help_explains_the_keys_and_a_wrong_key_gets_a_line(
    terminals: list[Terminal], folder: Folder, text: Path, key: str, said: str
) -> None:
    terminal = dated(terminals, folder)
    terminal.press(KEY, "\n")
    terminal.press(KEY, key)
    terminal.expect(said)
    terminal.press(KEY, "q")
    assert terminal.end() == 0
    assert ("y  make it a claim" in terminal.seen) == (key == "?")  # which Enter does not ask for


@pytest.mark.parametrize(("key", "code"), [(CTRL_D, 0), (CTRL_C, 130)], ids=["end-of-input", "ctrl-c"])
def test_breaking_off_keeps_what_was_written(
    terminals: list[Terminal], folder: Folder, text: Path, key: str, code: int
) -> None:
    terminal = dated(terminals, folder)
    terminal.press(KEY, "y")
    assert terminal.break_off(KEY, key) == code
    assert "Traceback" not in terminal.seen
    assert "1 claim made, 0 figures set aside; 5 drafts left" in terminal.seen
    assert list(claims(folder)) == ["firms"]
    assert [path.name for path in file_of(folder).parent.iterdir()] == ["port.yaml"]


def test_file_that_somebody_changes_meanwhile_is_not_overwritten(
    terminals: list[Terminal], folder: Folder, text: Path
) -> None:
    terminal = dated(terminals, folder)
    terminal.expect("1 of 6")
    file_of(folder).write_text(file_of(folder).read_text().replace("- id: firms\n", "- id: works\n", 1))
    terminal.press(KEY, "y")
    terminal.expect("firms is no drafted claim any more")
    terminal.press(KEY, "q")
    terminal.end()
    assert claims(folder) == {}


def test_entries_of_ones_own_keep_their_comments(terminals: list[Terminal], folder: Folder, text: Path) -> None:
    folder.source(
        "port", claim("cranes", "12", "12 cranes", paragraph="3"), snapshot=f"{{file: port.txt, sha256: {'a' * 64}}}"
    )
    content = file_of(folder).read_text()
    mine = "  - id: own   # mine\n    draft: true   # not yet\n    # about? I ask the office\n    # keep this\n"
    mine += '    value: 127\n    unit: count\n    printed: "127 firms"   # as printed\n    paragraph: 2\n'
    file_of(folder).write_text(content.replace("claims:\n", "claims:\n" + mine))
    terminal = walk(terminals, folder)
    terminal.press(KEY, "s")  # what is behind the claim comes first
    terminal.expect("2 of 5, paragraph 2: own")
    terminal.press(KEY, "y")
    terminal.press(KEY, "q")
    terminal.end()
    after = file_of(folder).read_text()
    assert claims(folder)["own"]["indicator"] == "firms"
    for kept in ("- id: own   # mine\n", "    # keep this\n", '"127 firms"   # as printed\n', "cranes, value: 12"):
        assert kept in after


@pytest.mark.parametrize("options", [(), ("--print",)])
def test_without_a_terminal_it_says_what_to_do(
    folder: Folder, gzcheck: Gzcheck, text: Path, options: tuple[str]
) -> None:
    run = gzcheck("draft", "port.txt", "--source", "port", "--walk", *options)
    assert (run.code, run.out) == (2, "")
    assert "this is no terminal" in run.err
    assert not file_of(folder).exists()


# ---------------------------------------------------------------- how many keys

CITY = "title: A port city (invented)\nentities:\n  - {id: lindholm, label: Lindholm}\n"
INHABITANTS = (
    "indicators:\n  - {id: inhabitants, label: Inhabitants, definition: Residents., kind: stock, unit: count}\n"
)


def new(label: str, kind: str) -> str:
    """The keys that register an indicator and make the claim, where none is suggested."""
    return f"y+{label}\n\n\n{kind}\n"


KEYS = {
    "1.4 million": "yinh\n1",
    "second-largest": new("Rank by inhabitants", "s"),
    "1,402,600": "y",
    "over 2.1 million": "a+Metropolitan area\n\n\ny",
    "448 km²": "1" + new("Area", "s"),
    "about 3,130": new("Inhabitants per square kilometre", "s"),
    "€88.4 billion": new("Output", "f"),
    "€63,000": "i+Output a head\n\n\nr\ny",
    "nearly a fifth": new("Share of national output", "f"),
    "2.7 percent": new("Growth of output", "r"),
    "0.9 percentage points": new("Growth ahead of the country's", "r"),
    "shrank 5.8 percent": "igrowth-of-output\ny",
    "6.1": "2p2021\ny",
    "3.4 percent": "2p2022\ny",
    "two years": "x4",
    "11.3 percent": new("Unemployment", "r"),
    "6.9 percent": "y",
    "1.38": "x4",
    "Three": "x4",
    "2.35 million TEU": new("Containers moved", "f"),
    "3.1 percent less": new("Growth of containers moved", "r"),
    "41 million tonnes": new("Bulk moved", "f"),
    "sixth": "i+Rank of the port in the Baltic\n\n\ns\ny",
    "Some 4,800": new("Technology firms", "s"),
    "three out of four": new("Share of firms with fewer than 10 employees", "s"),
}
"""By figure, in the order of the text: what somebody types who decides on it."""
MOST = 40


def test_document_of_25_figures_takes_at_most_40_keys_a_figure(
    terminals: list[Terminal], folder: Folder, tmp_path: Path
) -> None:
    folder.write("corpus.yaml", CITY)
    folder.write("indicators.yaml", INHABITANTS)
    shutil.copy(ROOT / "tests" / "texts" / "e6-city.md", tmp_path / "city.md")
    terminal = walk(terminals, folder, "--published", "2024-03-08", file="city.md")
    for printed, typed in KEYS.items():
        terminal.expect(f"[{printed}]")
        terminal.expect(KEY)
        os.write(terminal.master, typed.encode())
    terminal.press(KEY, "q")
    assert terminal.end() == 0
    corpus = with_snapshots(load_corpus(folder.path), tmp_path)
    assert [one.message for one in check(corpus, comparing=False).findings if one.severity is Severity.ERROR] == []
    assert (len(KEYS), len(corpus.claims), len(corpus.set_asides)) == (25, 22, 3)
    assert {claim.about for claim in corpus.claims} == {"lindholm", "metropolitan-area"}
    by_indicator = {claim.indicator: claim.printed for claim in corpus.claims}
    assert by_indicator["output-a-head"] == "€63,000"
    assert by_indicator["technology-firms"] == "Some 4,800"
    assert sum(map(len, KEYS.values())) <= MOST * len(KEYS)
