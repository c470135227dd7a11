"""What an editor is told: functions of a corpus, a text and a place, asked without a server."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lsprotocol import types
from making import CLAIM, CORPUS, INDICATORS, ROOT, Folder, claim, source

from gzcheck.editing import (
    Checked,
    Desk,
    Edit,
    Fix,
    Level,
    Meaning,
    Refused,
    Session,
    Sort,
    applied,
    completing,
    drafts,
    home_of,
    hovering,
    marking,
    mending,
    moved,
    naming,
    notes_of,
    path_of,
    properties,
    slots_of,
)
from gzcheck.editing.answering import Answers
from gzcheck.editing.deciding import decisions, reason_at, resolution_edits
from gzcheck.editing.drafts import Proofed
from gzcheck.editing.registering import registrations
from gzcheck.editing.renaming import rename
from gzcheck.editing.shelf import Shelf
from gzcheck.engine import check
from gzcheck.model import Finding, Location, lines_of
from gzcheck.reading import read_yaml
from gzcheck.reading.loader import load_corpus
from gzcheck.reading.schema import violations
from gzcheck.settings import Settings

HEAD = source("a").replace("claims: []\n", "claims:\n")


def desk_on(folder: Folder) -> Desk:
    """A desk on a corpus that was checked once."""
    desk = Desk(folder=str(folder.path), settings=Settings())
    desk.checked = desk.whole()
    return desk


def cut(text: str) -> tuple[str, int, int]:
    """A text without its mark §, and where that stood."""
    before = text.partition("§")[0]
    return text.replace("§", ""), before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1


# ---------------------------------------------------------------- the outline of a file that may be half typed


CORPUS_FILES = sorted((ROOT / "claims").rglob("*.yaml"))


@pytest.mark.parametrize("path", CORPUS_FILES, ids=lambda path: path.name)
def test_outline_has_every_scalar_of_a_whole_file_where_the_reader_has_it(path: Path) -> None:
    content = path.read_bytes()
    document = read_yaml(path.name, content)
    slots = {slot.way: slot for slot in slots_of(content.decode())}
    seen = 0
    for way, value in scalars(document.data):
        slot = slots.get(way) or slots[(*way, value)]  # an item of a list in block style
        place = document.at(way)
        assert (slot.value.line, slot.value.column) == (place.line, place.column), way
        if isinstance(value, str) and "\n" not in value and slot.text[:1] not in ("|", ">"):
            assert slot.text == value or value.startswith(slot.text), way
        seen += 1
    assert seen > 20


def scalars(node: object, way: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], object]]:
    """The ways to all values that are no mapping and no list."""
    if isinstance(node, dict):
        return [one for key, value in node.items() for one in scalars(value, (*way, key))]
    if isinstance(node, list):
        return [one for index, value in enumerate(node) for one in scalars(value, (*way, index))]
    return [(way, node)]


HALF_TYPED = [
    ("claims:\n  - {id: a, about: ", ("claims", 0, "about")),
    ("claims:\n  - {id: a, about: \n  - {id: b}", ("claims", 1, "id")),
    ("claims:\n  - id: a\n    ind", ("claims", 0, "ind")),
    ("claims:\n  - id: a\n    about:\n  - id: b", ("claims", 1, "id")),
    ('claims:\n  - id: "a\n    about: b', ("claims", 0, "about")),
    ("claims:\n- id: a\n- id: b", ("claims", 1, "id")),
    ("source:\n  title: a: b\n  id: x", ("source", "id")),
    ("source:\n  note: |\n    id: no\n  id: x", ("source", "id")),
]


@pytest.mark.parametrize(("text", "way"), HALF_TYPED, ids=[text for text, _ in HALF_TYPED])
def test_outline_goes_on_behind_what_is_half_typed(text: str, way: tuple[str | int, ...]) -> None:
    assert way in [slot.way for slot in slots_of(text)]


@given(st.text(alphabet="ab: -{}[],\"'#|>\n§人", max_size=60))
def test_outline_takes_any_text(text: str) -> None:
    lines = lines_of(text)
    for slot in slots_of(text):
        assert 1 <= slot.value.line <= len(lines)
        assert 1 <= slot.value.column <= slot.value.end_column <= len(lines[slot.value.line - 1]) + 1


# ---------------------------------------------------------------- completion


COMPLETIONS = [
    ("  - id: x\n    ab§", "about", "about: "),
    ("  - id: x\n    about: §", "harbour-city", "harbour-city"),
    ("  - id: x\n    about: old po§", "old-port", "old-port"),
    ("  - {id: x, about: §}", "harbour-city", "harbour-city"),
    ("  - {id: x, indicator: compan§", "firms", "firms"),
    ("  - {id: x, indicator: Registered fi§}", "firms", "firms"),
    ("  - id: x\n    indicator: 实验§", "labs", "labs"),
    ("  - id: x\n    unit: RMB§", "CNY", "CNY"),
    ("  - id: x\n    unit: 元§", "CNY", "CNY"),
    ("  - id: x\n    hedge: §", "exact", "exact"),
    ("  - id: x\n    hedge: 约§", "about", "about"),
    ("  - id: x\n    hedge: more-than§", "over", "over"),
    ("  - id: x\n    status: f§", "forecast", "forecast"),
    ("  - id: x\n    counted: §", "true", "true"),
    ("  - id: x\n    equals: §", "firms", "firms"),
]


@pytest.mark.parametrize(("typed", "label", "text"), COMPLETIONS, ids=[typed for typed, _, _ in COMPLETIONS])
def test_first_completion_is_what_is_meant(folder: Folder, typed: str, label: str, text: str) -> None:
    folder.write("indicators.yaml", INDICATORS.replace("label: Labs", "label: Labs, label_zh: 实验室"))
    folder.source("a", CLAIM)
    content, line, column = cut(HEAD + typed)
    first = completing.completions(folder.load(), "sources/a.yaml", content, line, column)[0]
    assert (first.label, first.edit.text) == (label, text)
    assert first.edit.location.line == line
    assert first.edit.location.column <= column <= first.edit.location.end_column


@pytest.mark.parametrize("key", ["hedge", "status", "precision", "period", "note", "called"])
def test_keys_that_are_there_are_not_offered_again(folder: Folder, key: str) -> None:
    content, line, column = cut(HEAD + f"  - id: x\n    {key}: x\n    §")
    labels = {one.label for one in completing.completions(folder.load(), "sources/a.yaml", content, line, column)}
    assert {"id", key}.isdisjoint(labels)
    assert labels | {"id", key} == {*properties("sources/a.yaml", ("claims", 0)), "id", key}


def test_claim_is_offered_as_a_whole_and_what_it_writes_is_one(folder: Folder) -> None:
    for typed in ("  §", "  - §"):
        content, line, column = cut(HEAD + typed)
        corpus = folder.load()
        found = completing.completions(corpus, "sources/a.yaml", content, line, column)
        (snippet,) = [one for one in found if one.is_snippet]
        text = applied(content, [snippet.edit])
        for number, value in enumerate(("x", "harbour-city", "firms", "12", "count", "12 firms", "1"), 1):
            text = text.replace(text[text.index(f"${{{number}:") :].split("}")[0] + "}", value)
        document = read_yaml("x.yaml", text.encode())
        assert (document.faults, violations(document, "source")[1]) == ([], [])


def test_rules_and_claims_are_offered_in_resolutions(folder: Folder) -> None:
    folder.source("a", CLAIM)
    corpus = folder.load()
    for typed, label in (
        ("  - rule: GZ20§", "GZ201"),
        ("  - cite: a§", "a/firms"),
        ("  - claims:\n      §", "a/firms"),
    ):
        content, line, column = cut(f"resolutions:\n{typed}")
        found = completing.completions(corpus, "resolutions.yaml", content, line, column)
        assert label in [one.label for one in found]


def test_marks_in_drafts_are_completed_by_claims_and_things(folder: Folder) -> None:
    folder.source("a", CLAIM)
    line = "There are 12 firms. <!-- gz: harb"
    found = marking.mark_completions(folder.load(), [line], 1, len(line) + 1)
    assert [one.label for one in found][:2] == ["harbour-city/firms", "a/firms"]
    assert applied(line, [found[0].edit]) == "There are 12 firms. <!-- gz: harbour-city/firms -->"
    assert marking.mark_completions(folder.load(), [f"{line} -->"], 1, 10) == []


@given(st.data())
def test_completion_takes_any_place_of_any_file(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(CORPUS_FILES))
    text = path.read_text(encoding="utf-8")[: data.draw(st.integers(0, 2000))]
    lines = lines_of(text) or [""]
    line = data.draw(st.integers(1, len(lines)))
    column = data.draw(st.integers(1, len(lines[line - 1]) + 1))
    name = path.relative_to(ROOT / "claims").as_posix()
    for one in completing.completions(GUANGZHOU, name, text, line, column):
        assert one.edit.location.line == line
        assert one.edit.location.column <= column


GUANGZHOU = load_corpus(ROOT / "claims")

# ---------------------------------------------------------------- hover


def told(desk: Desk, name: str, text: str) -> str:
    """What is told about the place of § in a file."""
    content, line, column = cut(text)
    desk.buffers[name] = content.encode()
    card = hovering.hover(desk.view(name), name, content, line, column)
    return card.text if card else ""


def test_figure_is_drawn_with_what_the_others_print(folder: Folder) -> None:
    folder.source("a", claim("firms", "203", "203 firms"))
    folder.source("b", claim("firms", "230", "some 230 firms", hedge="about"))
    desk = desk_on(folder)
    card = told(desk, "sources/b.yaml", source("b", claim("firms", "2§30", "some 230 firms", hedge="about")))
    assert "**about 230**, printed “some 230 firms”" in card
    assert "must mean 220 to 240" in card
    assert "▸ about 230 ┤" in card
    assert "- `a/firms` prints “203 firms”: 203" in card


def test_names_are_explained(folder: Folder) -> None:
    folder.source("a", CLAIM)
    desk = desk_on(folder)
    for mark, wanted in (
        ("about: harbour", "**Harbour City**"),
        ("indicator: fir", "Registered firms."),
        ("unit: cou", "**count** (count)"),
        ("paragr", "**paragraph**: The paragraph, counting"),
    ):
        assert wanted in told(desk, "sources/a.yaml", source("a", CLAIM.replace(mark, f"{mark}§")))
    assert "`a/firms` prints “12 firms”" in told(
        desk, "indicators.yaml", INDICATORS.replace("{id: firms", "{id: fi§rms", 1)
    )
    assert "Goods exported." in told(desk, "indicators.yaml", INDICATORS.replace("{id: exports", "{id: ex§ports", 1))


def test_half_typed_file_has_hovers_still(folder: Folder) -> None:
    folder.source("a", CLAIM)
    desk = desk_on(folder)
    assert "Registered firms." in told(desk, "sources/a.yaml", HEAD + "  - {id: x, indicator: fi§rms")


# ---------------------------------------------------------------- names


def test_references_are_found_in_every_file_and_lead_to_the_definition(folder: Folder) -> None:
    folder.source("a", CLAIM)
    folder.source("b", claim("labs", "3", "3 labs", indicator="labs"))
    folder.write("identities.yaml", "identities:\n  - {id: i, title: t, why: w, terms: {a: a/firms}, expect: a >= 1}\n")
    desk = desk_on(folder)
    found = naming.name_at("sources/a.yaml", desk.text("sources/a.yaml"), 10, 12)
    assert found is not None
    assert (found.meaning.sort, found.meaning.name) == (Sort.CLAIM, "a/firms")
    places = naming.references(desk.texts, found.meaning)
    assert [(one.file, one.meaning.defines) for one in places] == [("identities.yaml", False), ("sources/a.yaml", True)]
    for one in places:
        line = lines_of(desk.text(one.file))[one.location.line - 1]
        assert line[one.location.column - 1 : one.location.end_column - 1] == one.text
    place = naming.definition(desk.view("identities.yaml").whole, found.meaning)
    assert place is not None
    assert (place.path, place.line) == ("sources/a.yaml", 10)


def test_symbols_nest_and_hold_their_names() -> None:
    for path in CORPUS_FILES:
        text = path.read_text(encoding="utf-8")
        outer = naming.symbols(text)
        assert outer
        for symbol in outer:
            for one in (symbol, *symbol.children):
                assert (one.location.line, one.location.column) <= (one.name_at.line, one.name_at.column)
                assert one.name_at.end <= one.location.end
            assert [child.location.line for child in symbol.children] == sorted(
                child.location.line for child in symbol.children
            )
    assert sum(len(symbol.children) for symbol in naming.symbols((ROOT / "claims/corpus.yaml").read_text())) == len(
        GUANGZHOU.entities
    )


BOTH = ["sources/a.yaml", "sources/b.yaml"]
RENAMED = [
    (Sort.CLAIM, "a/firms", "companies", ["identities.yaml", "resolutions.yaml", "sources/a.yaml"]),
    (Sort.SOURCE, "a", "gazette", ["identities.yaml", "resolutions.yaml", "sources/a.yaml"]),
    (Sort.ENTITY, "harbour-city", "port-city", ["corpus.yaml", "resolutions.yaml", "sources/a.yaml", "sources/b.yaml"]),
    (
        Sort.INDICATOR,
        "firms",
        "enterprises",
        ["indicators.yaml", "resolutions.yaml", "sources/a.yaml", "sources/b.yaml"],
    ),
]


def resolved_conflict(folder: Folder) -> Desk:
    """A desk on a corpus with a conflict that somebody has decided on."""
    folder.source("a", claim("firms", "12", "12 firms"))
    folder.source("b", claim("firms", "19", "19 firms"))
    folder.write("identities.yaml", "identities:\n  - {id: i, title: t, why: w, terms: {a: a/firms}, expect: a >= 1}\n")
    finding = next(one for one in check(folder.load()).findings if one.rule.code == "GZ201")
    edits = resolution_edits(
        finding,
        "resolutions.yaml",
        None,
        decision="prefer",
        what="a/firms",
        reason="It is the later one.",
        by="A",
        today=Settings().today,
    )
    folder.write("resolutions.yaml", applied("", edits))
    desk = desk_on(folder)
    assert desk.checked is not None
    assert [one.rule.code for one in desk.checked.report.resolved] == ["GZ201"]
    return desk


@pytest.mark.parametrize(("sort", "name", "new", "files"), RENAMED, ids=[name for _, name, _, _ in RENAMED])
def test_renaming_takes_resolutions_along(folder: Folder, sort: Sort, name: str, new: str, files: list[str]) -> None:
    desk = resolved_conflict(folder)
    edits = rename(desk, Meaning(sort=sort, name=name, defines=True), new)
    assert sorted(edits) == files
    for file, own in edits.items():
        desk.buffers[file] = applied(desk.text(file), own).encode()
    after = desk.whole()
    assert [one.rule.code for one in after.report.resolved] == ["GZ201"]
    assert after.report.findings == ()
    assert folder.load().claims  # nothing was written


@pytest.mark.parametrize(
    ("sort", "name", "new", "why"),
    [
        (Sort.CLAIM, "a/firms", "Two Words", "is no id"),
        (Sort.CLAIM, "a/firms", "labs", "is taken"),
        (Sort.ENTITY, "harbour-city", "old-port", "is taken"),
        (Sort.INDICATOR, "labs", "companies", "is taken"),
        (Sort.ENTITY, "nowhere", "somewhere", "nothing to rename"),
        (Sort.UNIT, "count", "number", "cannot be renamed"),
    ],
)
def test_renaming_is_refused_where_it_would_collide(folder: Folder, sort: Sort, name: str, new: str, why: str) -> None:
    folder.source("a", CLAIM, claim("labs", "3", "3 labs", indicator="labs"))
    with pytest.raises(Refused, match=why):
        rename(desk_on(folder), Meaning(sort=sort, name=name, defines=True), new)


def test_renaming_is_refused_while_a_file_cannot_be_read(folder: Folder) -> None:
    folder.source("a", CLAIM)
    folder.write("sources/b.yaml", "source: [")
    with pytest.raises(Refused, match="cannot be read"):
        rename(desk_on(folder), Meaning(sort=Sort.ENTITY, name="harbour-city", defines=True), "port")


# ---------------------------------------------------------------- fixes


def fixes_of(text: str, code: str) -> tuple[Finding, list[Fix]]:
    """The first finding with a code in a source file of this text, and what would mend it."""
    from making import Memory

    files = {"corpus.yaml": CORPUS, "indicators.yaml": INDICATORS, "sources/a.yaml": text}
    report = check(load_corpus(Memory(files)), comparing=False)  # type: ignore[arg-type]
    finding = next(one for one in report.findings if one.rule.code == code)
    return finding, mending.fixes(finding, finding.location, "sources/a.yaml", text)


BLOCK = """\
  - id: x
    about: harbour-city
    indicator: firms
    value: 12
    unit: count
    printed: 12 firms
    paragraph: 1
"""
MENDED = [
    ("GZ102", source("a", claim("x", "230", "some 230 firms")), "Write hedge: about"),
    ("GZ102", HEAD + BLOCK.replace("12 firms", "some 12 firms"), "Write hedge: about"),
    ("GZ102", source("a", claim("x", "12", "12 firms", hedge="about")), "Drop hedge"),
    ("GZ102", HEAD + BLOCK + "    hedge: about\n", "Drop hedge"),
    ("GZ102", source("a", claim("x", "12", "more than 12 firms", hedge="about")), "Write hedge: over"),
    ("GZ102", HEAD + BLOCK.replace("value: 12", "value: 13"), "Write value: 12"),
    ("GZ102", source("a", claim("x", "3", "3 tonnes", unit="kg", indicator="labs")), "Write unit: t"),
    ("GZ006", source("a", claim("x", "230", "some 230 firms", hedge="around")), "Write about"),
    ("GZ006", source("a", claim("x", "12", "12 firms", status="actaul")), "Write actual"),
    ("GZ006", source("a", claim("x", "12", "12 firms", staus="actual")), "Write status"),
    ("GZ006", HEAD + BLOCK.replace("    unit: count\n    printed: 12 firms\n", ""), "Add unit, printed"),
    ("GZ006", HEAD + BLOCK.replace("value: 12", "value: 12,000").replace("12 firms", "12,000 firms"), "Write 12000"),
    ("GZ006", HEAD.replace("title: Port news", "title: 2017") + BLOCK, "Put it in quotes"),
    ("GZ003", HEAD.replace("title: Port news", "title: Port: news") + BLOCK, "Put it in quotes"),
    ("GZ101", source("a", claim("x", "12", "12 firms", indicator="frims")), "Write firms"),
    ("GZ101", source("a", claim("x", "12", "12 firms", about="harbor-city")), "Write harbour-city"),
    ("GZ101", source("a", claim("x", "12", "12 million yuan", unit="RMB")), "Write CNY"),
]


@pytest.mark.parametrize(
    ("code", "text", "title"), MENDED, ids=[f"{title} {place}" for place, (_, _, title) in enumerate(MENDED)]
)
def test_fix_mends_what_it_is_offered_for(code: str, text: str, title: str) -> None:
    finding, fixes = fixes_of(text, code)
    fix = next(one for one in fixes if one.title == title)
    after = applied(text, list(fix.edits))
    assert after != text
    if title.startswith("Add"):
        assert {slot.name for slot in slots_of(after)} >= {"printed", "unit"}
        return
    with pytest.raises((StopIteration, AssertionError)):
        again, _ = fixes_of(after, code)
        assert again.message == finding.message


def test_new_indicator_is_registered_from_a_claim(folder: Folder) -> None:
    folder.source("a", claim("x", "12", "12 cranes", indicator="cranes"), claim("y", "3", "3 docks", about="old-dock"))
    for what, title in (
        ("cranes", "Register cranes as a stock, at an instant"),
        ("old-dock", "Register the entity old-dock"),
    ):
        finding = next(one for one in check(folder.load()).findings if what in one.message)
        corpus, indicators = (folder.path / name for name in ("corpus.yaml", "indicators.yaml"))
        found = {fix.title: fix for fix in registrations(finding, corpus.read_text(), indicators.read_text())}
        (edit,) = found[title].edits
        path = folder.path / edit.location.path
        path.write_text(applied(path.read_text(), [edit]))
    assert check(folder.load(), comparing=False).findings == ()


def test_every_decision_can_be_taken_and_settles_the_finding(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "12 firms"))
    folder.source("b", claim("firms", "21", "21 firms"))
    finding = next(one for one in check(folder.load()).findings if one.rule.code == "GZ201")
    offered = list(decisions(finding, str(folder.path)))
    assert {fix.title for fix in offered} >= {"Resolve: cite a/firms", "Resolve: a known disagreement"}
    for fix in offered:
        assert fix.needs is not None
        _, name, decision, what = fix.needs.arguments
        assert name == finding.fingerprint
        edits = resolution_edits(
            finding,
            "resolutions.yaml",
            None,
            decision=decision,
            what=what,
            reason="So it is.",
            by="A",
            today=Settings().today,
        )
        folder.write("resolutions.yaml", applied("", edits))
        report = check(folder.load())
        assert [one.rule.code for one in report.resolved] == ["GZ201"], fix.title


def test_decision_without_a_reason_is_no_decision_and_says_where_to_type_it(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "12 firms"))
    folder.source("b", claim("firms", "21", "21 firms"))
    finding = next(one for one in check(folder.load()).findings if one.rule.code == "GZ201")
    edits = resolution_edits(
        finding, "resolutions.yaml", None, decision="accept", what="", reason="", by="A", today=Settings().today
    )
    text = applied("", edits)
    folder.write("resolutions.yaml", text)
    assert "GZ201" in [one.rule.code for one in check(folder.load()).findings]
    place = reason_at(text)
    assert place is not None
    typed = applied(text, [Edit(location=place, text="Both stand in print.")])
    folder.write("resolutions.yaml", typed)
    assert [one.rule.code for one in check(folder.load()).resolved] == ["GZ201"]


# ---------------------------------------------------------------- drafts


def test_draft_is_judged_in_place_and_a_mark_settles_it(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "12 firms"), claim("labs", "7", "7 labs", indicator="labs"))
    desk = desk_on(folder)
    assert desk.checked is not None
    text = "Harbour City has 19 firms.\n\nThe 人人 have 12 of something.\n"
    draft = drafts.proofed(desk.checked, desk.settings.today, "/x/draft.md", text)
    assert isinstance(draft, Proofed)
    verdicts = [proof.verdict.value for proof in draft.proofs]
    assert verdicts == ["contradicted", "unknown"]
    assert "**contradicted**" in (drafts.draft_hover(draft, 1, 18) or pytest.fail("no hover")).text
    fix = next(one for one in drafts.draft_fixes(draft, (3, 1), (3, 30)) if "a/firms" in one.title)
    after = applied(text, list(fix.edits))
    assert "12 <!-- gz: a/firms -->" in after
    again = drafts.proofed(desk.checked, desk.settings.today, "/x/draft.md", after)
    assert isinstance(again, Proofed)
    assert [proof.verdict.value for proof in again.proofs] == ["contradicted", "backed"]
    assert sorted({note.level for note in drafts.notes(again)}) == [Level.ERROR, Level.HINT]


# ---------------------------------------------------------------- notes, and where they are after an edit


def test_resolved_findings_are_hints_with_the_decision(folder: Folder) -> None:
    desk = resolved_conflict(folder)
    assert desk.checked is not None
    notes = [note for own in notes_of(desk.checked.report).values() for note in own]
    assert {note.level for note in notes} == {Level.HINT}
    assert all("It is the later one." in note.message for note in notes)
    assert sorted(note.location.path for note in notes) == ["sources/a.yaml", "sources/b.yaml"]


def test_what_stood_on_changed_lines_is_gone_and_the_rest_moves() -> None:
    lines = [f"line {number}" for number in range(10)]
    seed = random.Random(1)
    for _ in range(300):
        first = seed.randrange(10)
        last = seed.randrange(first, 11)
        new = [f"new {number}" for number in range(seed.randrange(4))]
        after = lines[:first] + new + lines[last:]
        shift = moved(lines, after)
        for number, line in enumerate(lines, 1):
            place = shift.place(Location("x", number, 1, number, 3))
            if place is None:
                assert first < number <= last
            else:
                assert after[place.line - 1] == line


# ---------------------------------------------------------------- a desk


def test_own_check_of_a_buffer_finds_what_validate_finds_in_the_file(folder: Folder) -> None:
    text = source("a", claim("x", "230", "some 230 firms"), claim("y", "12", "12 firms", indicator="frims"))
    desk = desk_on(folder)
    desk.buffers["sources/a.yaml"] = text.encode()
    folder.write("sources/a.yaml", text)
    wanted = [
        (one.rule.code, one.location.line, one.fingerprint) for one in check(folder.load(), comparing=False).findings
    ]
    assert [
        (one.rule.code, one.location.line, one.fingerprint) for one in desk.own("sources/a.yaml").report.findings
    ] == wanted
    whole = [one.fingerprint for one in check(folder.load()).findings]
    assert [one.fingerprint for one in desk.whole().report.findings] == whole


def test_one_edit_reads_one_file(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        folder.source(name, CLAIM)
    desk = desk_on(folder)
    from gzcheck import reading

    read: list[str] = []
    original = reading.read_yaml

    def counted(path: str, content: bytes) -> object:
        read.append(path)
        return original(path, content)

    monkeypatch.setattr(reading, "read_yaml", counted, raising=False)
    desk.buffers["sources/b.yaml"] = source("b", claim("firms", "13", "13 firms")).encode()
    desk.own("sources/b.yaml")
    desk.whole()
    assert read == ["sources/b.yaml"]


def test_half_a_line_takes_no_claim_away(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "12 firms"))
    text = folder.source("b", claim("firms", "19", "19 firms")).read_text()
    desk = desk_on(folder)
    desk.buffers["sources/b.yaml"] = text.encode()
    desk.own("sources/b.yaml")
    desk.buffers["sources/b.yaml"] = f"{text}  - {{id: new, about: [".encode()
    assert "GZ003" in [one.rule.code for one in desk.own("sources/b.yaml").report.findings]
    assert [one.rule.code for one in desk.whole().report.findings] == ["GZ201"]


def test_checks_after_many_edits_are_those_of_a_corpus_read_anew(folder: Folder) -> None:
    """Nothing that is kept from one check to the next may change what the next one says."""
    seed = random.Random(7)
    names = ["a", "b", "c", "d"]
    desk = Desk(folder=str(folder.path), settings=Settings())
    for _ in range(60):
        name = seed.choice(names)
        copied = f"[{seed.choice(names)}]" if seed.random() < 0.1 else ""
        claims = [_any_claim(seed, number) for number in range(seed.randrange(4))]
        text = source(name, *claims, **({"derived_from": copied} if copied and copied != f"[{name}]" else {}))
        if seed.random() < 0.1:
            text = text.replace(f"id: {name}", f"id: {seed.choice(names)}")
        desk.buffers[f"sources/{name}.yaml"] = text.encode()
        if seed.random() < 0.2:
            kind = seed.choice(["stock", "flow", "rate"])
            desk.buffers["indicators.yaml"] = INDICATORS.replace("kind: stock", f"kind: {kind}", 1).encode()
        desk.own(f"sources/{name}.yaml")
        kept, anew = desk.whole(), Desk(folder=desk.folder, settings=Settings(), buffers=dict(desk.buffers)).whole()
        assert _told(kept) == _told(anew)


def _any_claim(seed: random.Random, number: int) -> str:
    value = seed.choice(["12", "19", "21", "120"])
    fields = {"indicator": seed.choice(["firms", "labs", "frims"]), "period": seed.choice(["2016", "2017"])}
    return claim(f"c{number}", value, f"{seed.choice(['', 'some '])}{value} firms", **fields)


def _told(checked: Checked) -> object:
    report = checked.report
    return [(one.fingerprint, one.location, one.message) for one in report.findings], report.summary


def test_shelf_forgets_what_no_file_says_any_more() -> None:
    shelf = Shelf()
    for number in range(50):
        shelf.keep(shelf.key("x", b"%d" % number), [number])
    shelf.sweep()
    assert shelf.recall(shelf.key("x", b"7")) == [7]
    shelf.sweep()
    assert len(shelf) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_nothing_that_is_asked_of_a_half_typed_file_breaks_down(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(CORPUS_FILES))
    name = path.relative_to(ROOT / "claims").as_posix()
    whole = path.read_text(encoding="utf-8")
    first, length = data.draw(st.integers(0, 3000)), data.draw(st.integers(0, 80))
    junk = data.draw(st.text(alphabet="a1: -{}[],\"'#|>\n\t人🎉&*!%", max_size=12))
    text = whole[:first] + junk + whole[first + length :]
    session = Session(environment={})
    published: list[types.Diagnostic] = []
    answers = Answers(session, lambda uri, version, found: published.extend(found))
    document = session.open(path.as_uri(), text)
    assert document.desk is not None
    answers.publisher.own(document)
    lines = lines_of(text) or [""]
    line = min(len(lines), text[:first].count("\n") + 1)
    place = types.Position(line - 1, data.draw(st.integers(0, len(lines[line - 1]) + 3)))
    answers.hover(document.uri, place)
    answers.complete(document.uri, place)
    answers.symbols(document.uri)
    answers.definition(document.uri, place)
    actions = answers.actions(document.uri, types.Range(types.Position(0, 0), types.Position(len(lines), 0)))
    for edit in [edit for one in actions if one.edit for edit in (one.edit.changes or {}).get(document.uri, ())]:
        assert edit.range.start.line <= edit.range.end.line <= len(lines)
    for one in published:
        assert (one.range.start.line, one.range.start.character) <= (one.range.end.line, one.range.end.character)
    assert name in document.desk.buffers


# ---------------------------------------------------------------- a session


def test_home_of_a_file_is_the_nearest_corpus_that_reads_it(folder: Folder, tmp_path: Path) -> None:
    inner = Folder(folder.path / "sources" / "inner")
    inner.write("corpus.yaml", CORPUS)
    assert home_of(folder.path / "sources" / "a.yaml") == str(folder.path)
    assert home_of(inner.path / "sources" / "a.yaml") == str(inner.path)
    assert home_of(folder.path / "notes.yaml") == ""
    assert home_of(tmp_path / "a.yaml") == ""


def test_session_keeps_corpora_apart_and_leaves_what_is_closed(folder: Folder, tmp_path: Path) -> None:
    other = Folder(tmp_path / "other" / "claims")
    other.write("corpus.yaml", CORPUS)
    session = Session(environment={}, folders=[str(tmp_path)])
    uris = [session.open(one.source("a", CLAIM).as_uri(), source("a", CLAIM)).uri for one in (folder, other)]
    session.open((tmp_path / "x.yaml").as_uri(), "a: 1")
    session.open("untitled:Untitled-1", "a: 1", language="yaml")
    assert sorted(session.desks) == sorted([str(folder.path), str(other.path)])
    draft = session.open("untitled:Untitled-2", "It has 12 firms.", language="markdown")
    assert draft.is_draft
    assert draft.desk is session.desks[str(folder.path)]
    session.close(uris[1])
    assert sorted(session.desks) == [str(folder.path)]


def test_setting_that_cannot_be_used_is_told_and_the_rest_goes_on(folder: Folder) -> None:
    session = Session(environment={}, options={"tolerance": "much"})
    session.open(folder.source("a", CLAIM).as_uri(), source("a", CLAIM))
    assert ["tolerance" in text for text in session.complaints] == [True]
    assert session.desks


def test_folder_of_texts_that_the_editor_names_lies_in_its_workspace(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    session = Session(environment={}, folders=[str(tmp_path)], options={"snapshots": "texts"})
    assert session.settings(str(folder.path)).snapshots == tmp_path / "texts"


@pytest.mark.parametrize("name", ["a b#c.yaml", "人🎉.yaml", "100%.yaml"])
def test_address_leads_back_to_the_path(name: str, tmp_path: Path) -> None:
    assert path_of((tmp_path / name).as_uri()) == str(tmp_path / name)
    assert path_of("untitled:x") == ""
