"""Broken and hostile files: each is a finding with its place, nothing crashes, the other files are still checked."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from making import CLAIM, INDICATORS, Folder, Gzcheck, Run, claim, source

from gzcheck.output import Canvas
from gzcheck.output.table import render
from gzcheck.reading.document import MAX_BYTES
from gzcheck.settings import Format

HEAD = source("bad")
GOOD = source("bad", CLAIM)
ESCAPE = "\x1b[31m"


def with_value(value: str, printed: str = "12 firms") -> str:
    """A source whose only claim has this value: on line 10, from column 24 on."""
    return source("bad", claim("firms", value, printed))


def bomb() -> str:
    """Ten levels, each ten times the one before."""
    levels = ["a0: &a0 lol"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]
    return "\n".join([*levels, "source: *a9", "claims: []"]) + "\n"


BAD: dict[str, tuple[str | bytes, str, str, str]] = {
    # name: content, code, line:column, part of the message
    "alias-bomb": (bomb(), "GZ004", "2:10", "alias *a0"),
    "cyclic-alias": (GOOD.replace("claims:", "claims: &c\n  - *c"), "GZ004", "10:5", "alias *c"),
    "nesting": (HEAD.replace("[]", "[" * 3000 + "]" * 3000), "GZ004", "9:40", "nesting deeper than 32"),
    "block-nesting": (HEAD.replace(" []", "\n  " + "- " * 3000 + "x"), "GZ004", "10:65", "nesting deeper than 32"),
    "invalid-utf-8": (GOOD.encode().replace(b"Port", b"P\xf6rt"), "GZ002", "3:11", "byte 0xf6 is not UTF-8"),
    "utf-16": (GOOD.encode("utf-16"), "GZ002", "1:1", "is not UTF-8"),
    "byte-order-mark": (b"\xef\xbb\xbf" + GOOD.encode(), "GZ002", "1:1", "byte-order mark"),
    "empty": ("", "GZ003", "1:1", "the file is empty"),
    "blank": ("\n  \n", "GZ003", "1:1", "the file is empty"),
    "comment-only": ("# nothing yet\n", "GZ006", "1:1", "the file is empty"),
    "not-a-number": (with_value(".nan"), "GZ004", "10:24", "not a finite number"),
    "infinity": (with_value("-.inf"), "GZ004", "10:24", "not a finite number"),
    "5,000-digits": (with_value("1" * 5000), "GZ004", "10:24", "a number of 5000 digits"),
    "5,000-decimals": (with_value("1." + "1" * 5000), "GZ004", "10:24", "a number of 5001 digits"),
    "huge-exponent": (with_value("1e999999999"), "GZ004", "10:24", "an exponent of 999999999"),
    "hexadecimal": (with_value("0xC"), "GZ004", "10:24", "hexadecimal number 0xC"),
    "duplicate-key": (with_value("12, value: 21"), "GZ005", "10:28", "key 'value' stands twice"),
    "words-for-a-number": (with_value('"many"'), "GZ006", "10:24", "claims.value is 'many'"),
    "no-number": (with_value(""), "GZ006", "10:24", "claims.value is empty"),
    "fragment-differs": (with_value("21"), "GZ102", "10:24", "'12 firms' reads as 12"),
    "unreadable-fragment": (with_value("12", "firms galore"), "GZ103", "10:37", "'firms galore' cannot be read"),
    "unknown-indicator": (GOOD.replace("indicator: firms", "indicator: frims"), "GZ101", "10:49", "unknown indicator"),
    "unknown-entity": (GOOD.replace("harbour-city", "harbor-city"), "GZ101", "10:24", "unknown entity"),
    "unknown-unit": (GOOD.replace("unit: count", "unit: cuont"), "GZ101", "10:73", "unknown unit 'cuont'"),
    "unknown-key": (GOOD.replace("value:", "valu:"), "GZ006", "10:56", "unknown key 'valu' in an entry of claims"),
    "thirtieth-of-february": (GOOD.replace("2017-05-02", "2017-02-30"), "GZ009", "5:14", "no date in the calendar"),
    "tag": (with_value("!!int 12"), "GZ004", "10:24", "tag "),
    "object-tag": (HEAD.replace("[]", "!!python/object/apply:os.system [ls]"), "GZ004", "9:9", "python/object"),
    "merge-key": (HEAD.replace("claims: []", "<<: {claims: []}\nclaims: []"), "GZ004", "9:1", "merge key <<"),
    "second-document": (GOOD + "---\n" + GOOD, "GZ004", "11:1", "a second document"),
    "control-character": (GOOD.replace("Port", f"P{ESCAPE}ort"), "GZ003", "3:11", "control character (U+001B)"),
    "tab": (GOOD.replace("  title", "\ttitle"), "GZ003", "3:1", "not valid YAML"),
    "unclosed": (GOOD.replace("}\n", "\n"), "GZ003", f"10:{len(CLAIM) + 4}", "not valid YAML"),
    "list": ("- a\n- b\n", "GZ006", "1:1", "the file is a list, where a mapping is expected"),
    "word": ("nothing\n", "GZ006", "1:1", "the file is 'nothing', where a mapping is expected"),
    "claims-no-list": (HEAD.replace("[]", "{a: 1}"), "GZ006", "9:9", "claims is a mapping, where a list is expected"),
    "source-no-mapping": ("source: [a]\nclaims: []\n", "GZ006", "1:9", "source is a list, where a mapping is expected"),
    "key-no-word": (HEAD.replace("claims: []", "? [a]\n: 1"), "GZ004", "9:3", "a key that is itself a list"),
    "repeated-claim": (source("bad", CLAIM, CLAIM), "GZ007", "11:10", "claim id 'firms' is used twice"),
    "6-MiB": (GOOD + "#" * (MAX_BYTES + 1), "GZ004", "1:1", "larger than 5 MiB"),
}


def wrong_elsewhere(folder: Folder) -> None:
    """Another file with a fault of its own, which shows that it was checked."""
    folder.source("other", claim("labs", "4", "3 labs", indicator="labs"))


def seen(run: Run) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Findings of a JSON report: (file, code) to (line:column, message with advice)."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for finding in run.json["findings"]:
        place = finding["location"]
        entry = f"{place['line']}:{place['column']}", f"{finding['message']} {finding['advice']['text']}"
        found.setdefault((Path(place["path"]).name, finding["code"]), []).append(entry)
    return found


@pytest.mark.parametrize("command", ["validate", "conflicts"])
@pytest.mark.parametrize(("content", "code", "place", "message"), BAD.values(), ids=BAD.keys())
def test_bad_file_is_a_finding_and_the_others_are_checked(
    folder: Folder, gzcheck: Gzcheck, command: str, content: str | bytes, code: str, place: str, message: str
) -> None:
    wrong_elsewhere(folder)
    folder.write("sources/bad.yaml", content)
    run = gzcheck(command, "--format", "json")
    found = seen(run)
    assert any(where == place and message in said for where, said in found["bad.yaml", code]), found
    assert ("other.yaml", "GZ102") in found
    assert (run.code, run.err) == (1, "")


@pytest.mark.parametrize("format", ["text", "rich"])
@pytest.mark.parametrize("content", [case[0] for case in BAD.values()], ids=BAD.keys())
def test_bad_file_breaks_no_format(folder: Folder, gzcheck: Gzcheck, format: str, content: str | bytes) -> None:
    folder.write("sources/bad.yaml", content)
    run = gzcheck("validate", "--format", format)
    assert "bad.yaml" in run.out
    assert (run.code, run.err) == (1, "")


def test_line_itself_is_shown(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.write("sources/bad.yaml", with_value('"many"'))
    out = gzcheck("validate", "--format", "text").out
    assert "claims/sources/bad.yaml:10:24: GZ006[schema] error: claims.value is 'many'" in out
    assert '\n    | - {id: firms, value: "many", printed: "12 firms"' in out


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("firms,", "frims,"), ("harbour-city", "harbor-city"), ("count", "cuont"), ("paragraph", "paragrph")],
)
def test_says_what_was_meant(folder: Folder, gzcheck: Gzcheck, right: str, wrong: str) -> None:
    folder.write("sources/bad.yaml", GOOD.replace(f" {right}", f" {wrong}"))
    out = gzcheck("validate", "--format", "text").out
    assert f"did you mean '{right.strip(',')}'?" in out


@pytest.mark.parametrize("name", ["corpus.yaml", "indicators.yaml"])
def test_broken_registry_is_a_finding_and_sources_are_still_read(folder: Folder, gzcheck: Gzcheck, name: str) -> None:
    wrong_elsewhere(folder)
    folder.write(name, "{")
    found = seen(gzcheck("validate", "--format", "json"))
    assert (name, "GZ003") in found
    assert ("other.yaml", "GZ102") in found


def test_missing_registry_file_is_a_finding(folder: Folder, gzcheck: Gzcheck) -> None:
    wrong_elsewhere(folder)
    (folder.path / "indicators.yaml").unlink()
    found = seen(gzcheck("validate", "--format", "json"))
    assert "check that it exists" in found["indicators.yaml", "GZ001"][0][1]
    assert ("other.yaml", "GZ102") in found


@pytest.mark.parametrize(("entities", "code"), [("", "GZ101"), ("entities: []\n", "GZ101"), ("entities: 5\n", "GZ006")])
def test_without_entities_claims_are_on_nothing_known(
    folder: Folder, gzcheck: Gzcheck, entities: str, code: str
) -> None:
    folder.write("sources/good.yaml", GOOD)
    folder.write("corpus.yaml", f"title: No entities\n{entities}")
    found = seen(gzcheck("validate", "--format", "json"))
    assert {code for _, code in found} == {code}, "where the list itself is broken, who refers to it is not at fault"


def test_one_bad_claim_leaves_the_others_in(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("a", claim("one", '"many"', "many firms"), claim("two", "13", "12 firms"))
    found = seen(gzcheck("validate", "--format", "json"))
    assert set(found) == {("a.yaml", "GZ006"), ("a.yaml", "GZ102")}


def test_one_bad_indicator_leaves_the_others_in(folder: Folder) -> None:
    folder.write("indicators.yaml", INDICATORS.replace("unit: CNY", "unit: [CNY]"))
    assert set(folder.load().indicators) == {"firms", "labs", "export-growth", "opening"}


# ---------------------------------------------------------------- what is no file


def test_directory_with_the_name_of_a_file(folder: Folder, gzcheck: Gzcheck) -> None:
    wrong_elsewhere(folder)
    (folder.path / "sources" / "bad.yaml").mkdir()
    found = seen(gzcheck("validate", "--format", "json"))
    assert "is a directory, not a file" in found["bad.yaml", "GZ001"][0][1]
    assert ("other.yaml", "GZ102") in found


def test_file_without_read_permission(folder: Folder, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong_elsewhere(folder)
    folder.write("sources/bad.yaml", GOOD)
    opened = os.open

    def refuse(path: str, flags: int, *others: int) -> int:
        if str(path).endswith("bad.yaml"):  # a superuser may read everything, so permission bits would show nothing
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, flags, *others)

    monkeypatch.setattr(os, "open", refuse)
    found = seen(gzcheck("validate", "--format", "json"))
    assert "cannot be read: Permission denied" in found["bad.yaml", "GZ001"][0][1]
    assert ("other.yaml", "GZ102") in found


def test_link_to_nowhere(folder: Folder, gzcheck: Gzcheck) -> None:
    wrong_elsewhere(folder)
    (folder.path / "sources" / "bad.yaml").symlink_to("gone.yaml")
    found = seen(gzcheck("validate", "--format", "json"))
    assert "No such file" in found["bad.yaml", "GZ001"][0][1]


def test_file_called_yml_is_read_too(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.write("sources/bad.yml", with_value("13"))
    found = seen(gzcheck("validate", "--format", "json"))
    assert ("bad.yml", "GZ102") in found


def test_hidden_files_are_no_sources(folder: Folder) -> None:
    folder.source("a", CLAIM)
    folder.write("sources/.a.yaml.swp.yaml", "{")
    folder.write("sources/.git/b.yaml", "{")
    assert not folder.load().faults


def test_unread_file_is_counted_as_not_checked(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("a", CLAIM)
    folder.write("sources/bad.yaml", "{")
    run = gzcheck("conflicts", "--format", "json")
    assert run.json["summary"]["not_checked"]["unread-file"] == 1


# ---------------------------------------------------------------- text that would like to be more than text

HOSTILE = {
    "markup": "[red]12[/red] firms",
    "closing-markup": "12 firms [/b]",
    "emoji-code": "12 :warning: firms",
    "link": "[link=http://example.org]12 firms[/link]",
    "escape": f"12 {ESCAPE}firms\x1b[0m",
    "title-escape": "12 \x1b]0;owned\x07 firms",
    "c1-control": "12 \x9b31m firms",
    "backspace": "12\x08\x083 firms",
    "carriage-return": "12 firms\rno firms",
    "bidirectional": "12 \u202efirms\u202c",
    "zero-width": "1\u200b2 firms",
    "line-separator": "12 firms\u2028GZ999",
    "delete": "12 firms\x7f",
}
FORMATS = ["text", "rich", "json"]


def quoted(content: str) -> str:
    """A double-quoted YAML scalar in which everything unusual is written as an escape."""
    plain = {char for char in map(chr, range(32, 127)) if char not in '"\\'}
    return '"' + "".join(char if char in plain else f"\\u{ord(char):04x}" for char in content) + '"'


def harmless(out: str) -> bool:
    """Whether a terminal would take nothing in it for a command (colour that the program itself sets aside)."""
    plain = out
    for code in ("0", "1", "2", "1;2", "32", "1;31", "1;33", "1;36"):
        plain = plain.replace(f"\x1b[{code}m", "")
    return all(char == "\n" or (char.isprintable() and char not in "\u200b\u202c\u202e\u2028") for char in plain)


@pytest.mark.parametrize("color", ["always", "never"])
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_printed_fragment_is_shown_as_text(
    folder: Folder, gzcheck: Gzcheck, content: str, format: str, color: str
) -> None:
    for name, value in (("a", "12"), ("b", "30")):
        folder.source(name, claim("x", value, "PRINTED").replace('"PRINTED"', quoted(content)))
    for command in ("validate", "conflicts", "claims"):
        run = gzcheck(command, "--format", format, "--color", color)
        assert harmless(run.out + run.err), repr(run.out)
        assert "Traceback" not in run.err


@pytest.mark.parametrize("format", FORMATS)
def test_markup_in_a_fragment_stays_readable(folder: Folder, gzcheck: Gzcheck, format: str) -> None:
    folder.source("a", claim("firms", "12", "[red]12[/red] firms"))
    out = gzcheck("claims", "--format", format).out
    assert "[red]12[/red]" in out


@pytest.mark.parametrize("color", ["always", "never"])
@pytest.mark.parametrize("format", FORMATS)
def test_titles_and_labels_are_shown_as_text(folder: Folder, gzcheck: Gzcheck, format: str, color: str) -> None:
    evil = quoted(f"[red]{ESCAPE}Labs[/b] :warning:")
    folder.write("corpus.yaml", f"title: {evil}\nentities: [{{id: harbour-city, label: {evil}}}]\n")
    folder.write(
        "indicators.yaml", f"indicators: [{{id: labs, label: {evil}, definition: {evil}, kind: stock, unit: count}}]\n"
    )
    for name, value in (("a", "19"), ("b", "20")):
        line = claim("labs", value, f"{value} labs", indicator="labs", called=evil)
        folder.source(name, line, title=evil, publisher=evil)
    run = gzcheck("conflicts", "--format", format, "--color", color)
    assert harmless(run.out)
    assert "[red]" in run.out
    assert ":warning:" in run.out
    assert ("\\u001b[31m" if format == "json" else "\\x1b[31m") in run.out.replace("\\\\", "\\")


@pytest.mark.parametrize("format", FORMATS)
def test_names_of_files_are_shown_as_text(folder: Folder, gzcheck: Gzcheck, format: str) -> None:
    folder.write(f"sources/{ESCAPE}[red].yaml", "{")
    run = gzcheck("validate", "--format", format)
    assert harmless(run.out)
    assert "[red].yaml" in run.out.replace("\n", "")


def test_line_of_the_file_is_shown_as_text(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.write("sources/bad.yaml", GOOD.replace("Port news", f"[red]{ESCAPE}news"))
    for format in FORMATS:
        assert harmless(gzcheck("validate", "--format", format).out)


# ---------------------------------------------------------------- snapshots


def with_snapshot(folder: Folder, file: str, content: bytes = b"It has 12 firms.\n") -> None:
    digest = hashlib.sha256(content).hexdigest()
    folder.source("a", CLAIM, snapshot=f"{{file: {quoted(file)}, sha256: {digest}}}")


@pytest.mark.parametrize("how", ["../secret.txt", "absolute", "link.txt", "sub/../../secret.txt", "linked/secret.txt"])
def test_snapshot_outside_its_directory_is_not_read(folder: Folder, gzcheck: Gzcheck, tmp_path: Path, how: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(b"It has 12 firms.\n")
    place = tmp_path / "snapshots"
    (place / "sub").mkdir(parents=True)
    (place / "link.txt").symlink_to(secret)
    (place / "linked").symlink_to(tmp_path)
    with_snapshot(folder, str(secret) if how == "absolute" else how)
    run = gzcheck("validate", "--snapshots", place, "--format", "json")
    assert "leads out of the snapshots directory" in seen(run)["a.yaml", "GZ106"][0][1]
    assert run.code == 1


@pytest.mark.parametrize("file", ["gone.txt", "sub", "nul\0.txt", "x" * 400 + ".txt"])
def test_snapshot_that_cannot_be_read(folder: Folder, gzcheck: Gzcheck, tmp_path: Path, file: str) -> None:
    (tmp_path / "snapshots" / "sub").mkdir(parents=True)
    wrong_elsewhere(folder)
    with_snapshot(folder, file)
    run = gzcheck("validate", "--snapshots", tmp_path / "snapshots", "--format", "json")
    assert {("a.yaml", "GZ106"), ("other.yaml", "GZ102")} <= set(seen(run))
    assert run.err == ""


def test_snapshot_that_is_not_utf_8(folder: Folder, gzcheck: Gzcheck, tmp_path: Path) -> None:
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / "a.txt").write_bytes(b"12 f\xefrms")
    with_snapshot(folder, "a.txt", b"12 f\xefrms")
    run = gzcheck("validate", "--snapshots", tmp_path / "snapshots", "--format", "json")
    assert "is not UTF-8" in seen(run)["a.yaml", "GZ106"][0][1]


# ---------------------------------------------------------------- renderers alone


def test_renderers_leave_an_empty_corpus_readable(folder: Folder) -> None:
    from gzcheck.engine import check

    report = check(folder.load())
    for format in (Format.RICH, Format.TEXT):
        assert "0 claims in 0 sources" in render(report, format, Canvas())


def test_nothing_is_left_behind_in_the_corpus(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.write("sources/bad.yaml", bomb())
    before = sorted(os.walk(folder.path))
    gzcheck("conflicts")
    assert sorted(os.walk(folder.path)) == before
