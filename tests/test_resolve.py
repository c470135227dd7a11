"""`gzcheck resolve FINGERPRINT`: what is written, what is refused, and that nothing is ever lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from deciding import (
    LABS,
    RESOLUTIONS,
    TODAY,
    accept,
    contradict,
    decision,
    decisions,
    fingerprint,
    labs,
    own_temporary_folder,
)
from making import INDICATORS, Folder, Gzcheck, Run, claim

from gzcheck.model.resolution import Decision, Resolution
from gzcheck.reading.loader import load_corpus

BY = ("--today", TODAY, "--by", "A. Editor")
WHY = ("--reason", "Counted twice.")


_own_temporary_folder = pytest.fixture(autouse=True)(own_temporary_folder)


@pytest.fixture
def resolve(folder: Folder, gzcheck: Gzcheck) -> Callable[..., Run]:
    """Decide on a corpus that contradicts itself."""
    contradict(folder)

    def run(*arguments: str) -> Run:
        return gzcheck("resolve", *arguments, *BY)

    return run


Resolve = Callable[..., Run]


def written(folder: Folder) -> list[Resolution]:
    """The decisions as the program reads them; none of them may be at fault."""
    corpus = load_corpus(folder.path)
    assert [fault for fault in corpus.faults if RESOLUTIONS in fault.location.path] == []
    return list(corpus.resolutions)


def text_of(folder: Folder) -> str:
    return (folder.path / RESOLUTIONS).read_bytes().decode()


# ---------------------------------------------------------------- decisions


@pytest.mark.parametrize(
    ("options", "decision", "cite", "explanation"),
    [
        (("--prefer", "harbour/labs"), Decision.PREFER, "harbour/labs", ""),
        (("--explained", "update"), Decision.EXPLAINED, "", "update"),
        (("--accept",), Decision.ACCEPT, "", ""),
        (("--error-in-source",), Decision.ERROR_IN_SOURCE, "", ""),
    ],
)
def test_every_decision_is_written_and_settles(
    folder: Folder,
    gzcheck: Gzcheck,
    resolve: Resolve,
    options: tuple[str, ...],
    decision: Decision,
    cite: str,
    explanation: str,
) -> None:
    key = fingerprint(gzcheck)
    run = resolve(key, *options, *WHY)
    assert run.code == 0
    assert run.out.startswith(f"claims/{RESOLUTIONS}: 1 resolution written")
    (made,) = written(folder)
    assert (made.decision, made.cite, made.explanation) == (decision, cite, explanation)
    assert (made.fingerprint, made.rule, made.claims) == (key, "GZ201", LABS)
    assert (made.reason, made.decided_by, made.decided.isoformat()) == ("Counted twice.", "A. Editor", TODAY)
    assert gzcheck("conflicts", "--today", TODAY).code == 0


def test_expiry_and_evidence_are_written(folder: Folder, gzcheck: Gzcheck, resolve: Resolve) -> None:
    evidence = ("--evidence", "https://example.org/labs", "--evidence", "gazette/labs")
    resolve(fingerprint(gzcheck), "--accept", *WHY, "--expires", "2027-06-30", *evidence)
    (made,) = written(folder)
    assert made.expires is not None
    assert made.expires.isoformat() == "2027-06-30"
    assert made.evidence == ("https://example.org/labs", "gazette/labs")


def test_beginning_of_a_fingerprint_is_enough(folder: Folder, gzcheck: Gzcheck, resolve: Resolve) -> None:
    key = fingerprint(gzcheck)
    assert resolve(key[:6], "--accept", *WHY).code == 0
    assert [made.fingerprint for made in written(folder)] == [key]


def test_who_decides_may_come_from_the_environment(
    folder: Folder, gzcheck: Gzcheck, resolve: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = fingerprint(gzcheck)
    monkeypatch.setenv("GZCHECK_BY", "The desk")
    gzcheck("resolve", key, "--accept", *WHY, "--today", TODAY)
    assert [made.decided_by for made in written(folder)] == ["The desk"]


def test_who_decides_is_who_commits_unless_it_is_said(
    folder: Folder, gzcheck: Gzcheck, resolve: Resolve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = fingerprint(gzcheck)
    (tmp_path / "gitconfig").write_text("[user]\n  name = A. Committer\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    gzcheck("resolve", key, "--accept", *WHY, "--today", TODAY)
    assert [made.decided_by for made in written(folder)] == ["A. Committer"]


AWKWARD = [
    "a: b # c",
    "- no list",
    "'quoted' and \"quoted\"",
    "two\nlines",
    "{x: [1, 2]}",
    "2016",
    "1e5",
    "null",
    "yes",
    "~",
    "&anchor *alias",
    "<<",
    "| block",
    "报告 \U0001f600",
    "trailing:",
    "% @ `",
    "\x1b[31mred",
    "a\u2028b",
    "x" * 1999,
]


@pytest.mark.parametrize("reason", AWKWARD)
def test_any_reason_comes_back_as_it_was_given(folder: Folder, gzcheck: Gzcheck, resolve: Resolve, reason: str) -> None:
    assert resolve(fingerprint(gzcheck), "--accept", "--reason", reason).code == 0
    assert [made.reason for made in written(folder)] == [reason]


@pytest.mark.parametrize("key", ["1234567890123456", "0000000000000012", "12345678e1234567", "1e23456789012345"])
def test_fingerprint_that_looks_like_a_number_stays_text(
    folder: Folder, gzcheck: Gzcheck, resolve: Resolve, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr("gzcheck.engine.fingerprint_of", lambda *_: key)
    assert resolve(key, "--accept", *WHY).code == 0
    assert [made.fingerprint for made in written(folder)] == [key]


# ---------------------------------------------------------------- refusals

REFUSED = [
    ((), WHY, "say exactly one of --prefer CLAIM, --explained KIND, --accept, --error-in-source"),
    (("--accept", "--error-in-source"), WHY, "say exactly one of"),
    (("--accept",), (), "a resolution needs a reason"),
    (("--accept",), ("--reason", "  "), "a resolution needs a reason"),
    (("--prefer", "harbour/lab"), WHY, "'harbour/lab' is not part of this finding; did you mean 'harbour/labs'?"),
    (("--prefer", "x"), WHY, "choose one of gazette/labs, harbour/labs"),
    (("--accept", "--expires", TODAY), WHY, f"{TODAY} is not in the future"),
    (("--accept", "--expires", "soon"), WHY, "'soon' is no date: write it as 2019-11-30"),
    (("--accept", "--evidence", "see above"), WHY, "resolutions.evidence is 'see above'"),
    (("--accept",), ("--reason", "x" * 2001), "beyond the limit of 2000"),
    (("--explained", ""), WHY, "'explained' lacks the 'explanation'"),
]


@pytest.mark.parametrize(("options", "why", "message"), REFUSED)
def test_refusal_leaves_the_file_as_it_was(
    folder: Folder, gzcheck: Gzcheck, resolve: Resolve, options: tuple[str, ...], why: tuple[str, ...], message: str
) -> None:
    key = fingerprint(gzcheck)
    other = decision("0123456789abcdef", {"harbour/labs": "20"})
    folder.write(RESOLUTIONS, decisions(other))
    before = text_of(folder)
    run = resolve(key, *options, *why)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert "Traceback" not in run.err
    assert text_of(folder) == before
    assert sorted(path.name for path in folder.path.iterdir()) == [
        "corpus.yaml",
        "indicators.yaml",
        RESOLUTIONS,
        "sources",
    ]


def test_refusal_makes_no_file(folder: Folder, gzcheck: Gzcheck, resolve: Resolve) -> None:
    assert resolve(fingerprint(gzcheck), "--accept").code == 2
    assert not (folder.path / RESOLUTIONS).exists()


@pytest.mark.parametrize(
    ("key", "message"),
    [("abc", "give at least 6 characters of the fingerprint"), ("zzzzzzzzzz", "no open finding zzzzzzzzzz")],
)
def test_unknown_fingerprint_is_refused(gzcheck: Gzcheck, resolve: Resolve, key: str, message: str) -> None:
    run = resolve(key, "--accept", *WHY)
    assert run.code == 2
    assert message in run.err


def test_misspelt_fingerprint_is_answered_with_the_one_meant(gzcheck: Gzcheck, resolve: Resolve) -> None:
    key = fingerprint(gzcheck)
    run = resolve(key[:-1] + ("0" if key[-1] != "0" else "1"), "--accept", *WHY)
    assert run.code == 2
    assert f"did you mean '{key}'?" in run.err


def test_ambiguous_fingerprint_is_refused(
    folder: Folder, gzcheck: Gzcheck, resolve: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.source("harbour", labs("20"), claim("firms", "70", "70 firms"))
    folder.source("gazette", labs("19"), claim("firms", "80", "80 firms"))
    keys = iter(f"abcdef{number:010d}" for number in range(100))
    monkeypatch.setattr("gzcheck.engine.fingerprint_of", lambda *_: next(keys))
    run = resolve("abcdef", "--accept", *WHY)
    assert run.code == 2
    assert "abcdef fits 2 findings: give more of it" in run.err


def test_resolved_finding_is_not_decided_twice(folder: Folder, gzcheck: Gzcheck, resolve: Resolve) -> None:
    key = accept(folder, gzcheck)
    before = text_of(folder)
    run = resolve(key, "--error-in-source", *WHY)
    assert run.code == 2
    assert f"{key} is resolved already: accepted as a known disagreement: Both stand in print." in run.err
    assert text_of(folder) == before


def test_finding_on_the_files_themselves_cannot_be_decided(folder: Folder, gzcheck: Gzcheck, resolve: Resolve) -> None:
    folder.write("sources/herald.yaml", "source: [\n")
    report = gzcheck("conflicts", "--format", "json").json["findings"]
    key = next(finding["fingerprint"] for finding in report if not finding["claims"])
    run = resolve(key, "--accept", *WHY)
    assert run.code == 2
    assert "is about the files themselves: mend them instead" in run.err


def test_decision_without_a_fingerprint_is_refused(resolve: Resolve) -> None:
    run = resolve("--accept", *WHY)
    assert run.code == 2
    assert "name the finding to resolve by its fingerprint" in run.err


@pytest.mark.parametrize(
    "content",
    [
        b"resolutions: [\n",
        b"",
        b"\xff\xfe",
        b"resolutions: {}\n",
        b"[]\n",
        b"- 1\n",
        b"resolutions:\n  - fingerprint: 'x'\n",
        b"resolutions: &a []\nresolutions: *a\n",
        decisions(decision("0123456789abcdef", reason="''")).encode(),
        decisions(decision("0123456789abcdef", decision="prefer")).encode(),
        b"\xef\xbb\xbfresolutions: []\n",
    ],
)
def test_broken_file_is_refused_and_left_alone(
    folder: Folder, gzcheck: Gzcheck, resolve: Resolve, content: bytes
) -> None:
    key = fingerprint(gzcheck)
    folder.write(RESOLUTIONS, content)
    run = resolve(key, "--accept", *WHY)
    assert run.code == 2
    assert "nothing was written, mend the file first" in run.err
    assert "Traceback" not in run.err
    assert (folder.path / RESOLUTIONS).read_bytes() == content


def test_bytes_that_are_no_text_are_refused(folder: Folder, gzcheck: Gzcheck, resolve: Resolve) -> None:
    run = resolve(fingerprint(gzcheck), "--accept", "--reason", "caf\udce9")
    assert run.code == 2
    assert "Traceback" not in run.err
    assert not (folder.path / RESOLUTIONS).exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_folder_is_refused(folder: Folder, gzcheck: Gzcheck, resolve: Resolve) -> None:
    key = accept(folder, gzcheck)
    before = text_of(folder)
    folder.source("herald", labs("25"))
    folder.path.chmod(0o555)
    try:
        run = resolve(fingerprint(gzcheck), "--accept", *WHY)
    finally:
        folder.path.chmod(0o755)
    assert run.code == 2
    assert "cannot be written" in run.err
    assert (text_of(folder), key in before) == (before, True)


def test_folder_that_takes_no_file_is_refused(
    folder: Folder, gzcheck: Gzcheck, resolve: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, or a file system that is read-only even for root."""

    def full(*arguments: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    key = accept(folder, gzcheck)
    before = text_of(folder)
    folder.source("herald", labs("25"))
    new = fingerprint(gzcheck)
    monkeypatch.setattr("gzcheck.writing.files.os.fsync", full)
    run = resolve(new, "--accept", *WHY)
    assert (run.code, text_of(folder), new == key) == (2, before, False)
    assert "cannot be written: No space left on device" in run.err
    assert [path.name for path in folder.path.glob(".*")] == []


# ---------------------------------------------------------------- what stays

HAND_WRITTEN = """\
# yaml-language-server: $schema=../schemas/resolutions.schema.json

# Decisions of the desk.
resolutions:   # newest last
{indent}- rule: "GZ301"   # not the order of the program
{indent}  fingerprint: '0123456789abcdef'
{indent}  claims: {{harbour/labs: "20",   gazette/labs: '19'}}
{indent}  decision: explained
{indent}  explanation: >-
{indent}    a folded
{indent}    text
{indent}  reason: a plain text
{indent}    on two lines
{indent}  decided_by: "A. Editor"
{indent}  decided: 2026-11-01

{indent}# about the next one
{indent}- fingerprint: "{key}"
{indent}  rule: GZ201
{indent}  claims:
{indent}    harbour/labs: '20'
{indent}    gazette/labs: '19'
{indent}  decision: accept
{indent}  reason: |
{indent}    # no comment
{indent}    the last line
{indent}  decided_by: A. Editor
{indent}  decided: 2026-11-01
{indent}# about the last one

{indent}- fingerprint: 'fedcba9876543210'
{indent}  rule: GZ301
{indent}  claims: {{harbour/labs: '20'}}
{indent}  decision: accept
{indent}  reason: ''''
{indent}  decided_by: A. Editor
{indent}  decided: 2026-11-01
# the end
"""


def hand_written(indent: str, key: str) -> str:
    return HAND_WRITTEN.format(indent=indent, key=key).replace("reason: ''''", "reason: 'it''s so'")


styles = pytest.mark.parametrize("indent", ["", "  ", "      "], ids=["flush", "indented", "deep"])
breaks = pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])


@styles
@breaks
def test_new_decision_changes_no_byte_of_the_others(
    folder: Folder, gzcheck: Gzcheck, resolve: Resolve, indent: str, end: str
) -> None:
    before = hand_written(indent, "0000000000abcdef").replace("rule: GZ201", "rule: GZ301").replace("\n", end)
    folder.write(RESOLUTIONS, before.encode())
    key = fingerprint(gzcheck)
    assert resolve(key, "--accept", *WHY).code == 0
    assert text_of(folder).startswith(before)
    assert text_of(folder).removeprefix(before).count("\n") == text_of(folder).removeprefix(before).count(end) > 5
    assert [made.fingerprint for made in written(folder)][-1] == key
    assert len(written(folder)) == 4


def test_missing_end_of_line_is_no_obstacle(folder: Folder, gzcheck: Gzcheck, resolve: Resolve) -> None:
    before = decisions(decision("0123456789abcdef", rule="GZ301")).rstrip("\n")
    folder.write(RESOLUTIONS, before)
    assert resolve(fingerprint(gzcheck), "--accept", *WHY).code == 0
    assert text_of(folder).startswith(before + "\n")
    assert len(written(folder)) == 2


@styles
@breaks
def test_stale_decision_is_replaced_in_place(
    folder: Folder, gzcheck: Gzcheck, resolve: Resolve, indent: str, end: str
) -> None:
    before = hand_written(indent, fingerprint(gzcheck)).replace("\n", end)
    folder.write(RESOLUTIONS, before.encode())
    folder.source("harbour", labs("21"))
    new = fingerprint(gzcheck)
    assert resolve(new, "--prefer", "gazette/labs", *WHY).code == 0
    first, rest = before.split(f"{indent}# about the next one{end}")
    last = rest[rest.index(f"{indent}# about the last one") :]
    after = text_of(folder)
    assert after.startswith(first + f"{indent}# about the next one{end}")
    assert after.endswith(last)
    assert [made.fingerprint for made in written(folder)] == ["0123456789abcdef", new, "fedcba9876543210"]


def test_expired_decision_is_replaced_in_place(folder: Folder, gzcheck: Gzcheck, resolve: Resolve) -> None:
    key = fingerprint(gzcheck)
    old = decision(key, expires="2026-11-10")
    other = decision("0123456789abcdef", {"harbour/labs": "20"})
    folder.write(RESOLUTIONS, decisions(old, other))
    assert resolve(key, "--accept", *WHY).code == 0
    assert text_of(folder).endswith(other)
    assert [made.reason for made in written(folder)] == ["Counted twice.", "Both stand in print."]


@pytest.mark.parametrize("content", ["# none yet\nresolutions: []\n", "# none yet\nresolutions: []   # none\n"])
def test_empty_list_is_filled_and_its_comment_kept(
    folder: Folder, gzcheck: Gzcheck, resolve: Resolve, content: str
) -> None:
    folder.write(RESOLUTIONS, content)
    assert resolve(fingerprint(gzcheck), "--accept", *WHY).code == 0
    assert text_of(folder).startswith("# none yet\nresolutions:")
    assert ("# none\n" in text_of(folder)) == ("# none\n" in content)
    assert len(written(folder)) == 1


def test_list_in_brackets_takes_another_one(folder: Folder, gzcheck: Gzcheck, resolve: Resolve) -> None:
    one = (
        "{fingerprint: '0123456789abcdef', rule: GZ301, claims: {harbour/labs: '20'}, decision: accept, reason: r, "
        "decided_by: me, decided: 2026-11-01}"
    )
    folder.write(RESOLUTIONS, f"# all\nresolutions: [{one}]\n")
    key = fingerprint(gzcheck)
    assert resolve(key, "--accept", *WHY).code == 0
    assert text_of(folder).startswith("# all\n")
    assert [made.fingerprint for made in written(folder)] == ["0123456789abcdef", key]


def test_file_is_made_when_it_is_missing(folder: Folder, gzcheck: Gzcheck, resolve: Resolve) -> None:
    key = fingerprint(gzcheck)
    resolve(key, "--accept", *WHY)
    assert text_of(folder).startswith("# Resolutions of findings.")
    assert [made.fingerprint for made in written(folder)] == [key]


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_permissions_of_the_file_stay(folder: Folder, gzcheck: Gzcheck, resolve: Resolve) -> None:
    path = folder.write(RESOLUTIONS, "resolutions: []\n")
    path.chmod(0o640)
    resolve(fingerprint(gzcheck), "--accept", *WHY)
    assert path.stat().st_mode & 0o777 == 0o640


# ---------------------------------------------------------------- several writers


def many(folder: Folder, count: int) -> None:
    """As many contradictions, each on an indicator of its own."""
    names = [f"labs-{number}" for number in range(count)]
    extra = "".join(
        f"  - {{id: {name}, label: {name}, definition: Laboratories., kind: stock, unit: count}}\n" for name in names
    )
    folder.write("indicators.yaml", INDICATORS + extra)
    for source, step in (("harbour", 0), ("gazette", 500)):
        values = [str(1001 + number + step) for number in range(count)]
        claims = [claim(n, v, f"{v} labs", indicator=n) for n, v in zip(names, values, strict=True)]
        folder.source(source, *claims)


def open_keys(gzcheck: Gzcheck) -> list[str]:
    report = gzcheck("conflicts", "--today", TODAY, "--format", "json").json
    return [finding["fingerprint"] for finding in report["findings"] if finding["code"] == "GZ201"]


def started(folder: Folder, key: str, environment: dict[str, str] | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "gzcheck", "resolve", key, "--corpus", folder.path, "--accept", *WHY, *BY]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder.path.parent,
        env=os.environ | (environment or {}),
    )


@pytest.mark.parametrize("writers", [2, 8])
def test_writers_at_once_all_land_or_are_told_to_run_again(folder: Folder, gzcheck: Gzcheck, writers: int) -> None:
    many(folder, writers)
    running = {key: started(folder, key) for key in open_keys(gzcheck)}
    ends = {key: (*process.communicate(), process.returncode) for key, process in running.items()}
    landed = {key for key, (_, _, code) in ends.items() if code == 0}
    assert {made.fingerprint for made in written(folder)} == landed
    assert all(code == 2 and "run again" in err for key, (_, err, code) in ends.items() if key not in landed)
    assert landed
    for key in ends.keys() - landed:
        assert started(folder, key).wait() == 0
    assert len(written(folder)) == writers


def test_writers_with_temporary_folders_of_their_own_leave_a_good_file(
    folder: Folder, gzcheck: Gzcheck, tmp_path: Path
) -> None:
    """The lock lies in the temporary folder, so these do not see each other's."""
    many(folder, 6)
    running = {}
    for number, key in enumerate(open_keys(gzcheck)):
        place = tmp_path / f"tmp{number}"
        place.mkdir()
        running[key] = started(folder, key, {"TMPDIR": str(place)})
    ends = {key: (*process.communicate(), process.returncode) for key, process in running.items()}
    made = [decision.fingerprint for decision in written(folder)]
    assert len(set(made)) == len(made) >= 1
    assert all(code == 0 or (code == 2 and "Traceback" not in err) for _, err, code in ends.values())


def test_two_decisions_on_one_finding_at_once(folder: Folder, gzcheck: Gzcheck, resolve: Resolve) -> None:
    key = fingerprint(gzcheck)
    running = [started(folder, key) for _ in range(2)]
    ends = [(*process.communicate(), process.returncode) for process in running]
    assert sorted(code for _, _, code in ends) == [0, 2]
    assert any("run again" in err or "is resolved already" in err for _, err, _ in ends)
    assert len(written(folder)) == 1


def test_somebody_decides_between_reading_and_writing(
    folder: Folder, gzcheck: Gzcheck, resolve: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An expired decision has the same fingerprint as the one that replaces it, and may not be replaced twice."""
    from gzcheck.resolving import recording

    key = fingerprint(gzcheck)
    folder.write(RESOLUTIONS, decisions(decision(key, expires="2026-11-10")))
    theirs = decisions(decision(key, reason="Asked the office."))
    entry_of = recording.entry_of

    def slow(*arguments: object) -> object:
        folder.write(RESOLUTIONS, theirs)
        return entry_of(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(recording, "entry_of", slow)
    run = resolve(key, "--accept", *WHY)
    assert run.code == 2
    assert "somebody has just decided" in run.err
    assert text_of(folder) == theirs


def test_somebody_saves_the_file_while_it_is_written(
    folder: Folder, gzcheck: Gzcheck, resolve: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor knows nothing of locks."""
    folder.write(RESOLUTIONS, "resolutions: []\n")
    key = fingerprint(gzcheck)
    mine = "# mine\nresolutions: []\n"
    monkeypatch.setattr("gzcheck.writing.files.os.fsync", lambda _: folder.write(RESOLUTIONS, mine))
    run = resolve(key, "--accept", *WHY)
    assert run.code == 2
    assert "run again" in run.err
    assert text_of(folder) == "# mine\nresolutions: []\n"


def test_held_lock_means_run_again(
    folder: Folder, gzcheck: Gzcheck, resolve: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gzcheck.writing import files

    key = fingerprint(gzcheck)
    monkeypatch.setattr(files, "PATIENCE", 0.0)
    with files.locked(folder.path / RESOLUTIONS):
        run = resolve(key, "--accept", *WHY)
    assert run.code == 2
    assert "another gzcheck is writing" in run.err
    assert "run again" in run.err


# ---------------------------------------------------------------- kill -9

posix = pytest.mark.skipif(os.name != "posix", reason="SIGKILL and fork are those of POSIX")

WRITER = """\
import sys
from datetime import date
from pathlib import Path
from gzcheck.reading.loader import load_corpus
from gzcheck.engine import check
from gzcheck.model.resolution import Decision
from gzcheck.resolving.recording import Choice, record

folder, today = Path(sys.argv[1]), date(2026, 11, 22)
choice = Choice(decision=Decision.ACCEPT, reason="Counted twice.", by="A. Editor", today=today)
findings = [f for f in check(load_corpus(folder), today=today).findings if f.rule.code == "GZ201"]
"""

WRITE_ALL = (
    WRITER
    + """
print("ready", flush=True)
for finding in findings:
    record(folder, finding, choice)
    print(finding.fingerprint, flush=True)
"""
)

KILL_AT_EVERY_STEP = (
    WRITER
    + """
import os, signal
path = folder / "resolutions.yaml"
record(folder, findings[0], choice)
old = path.read_bytes()
record(folder, findings[1], choice)
new = path.read_bytes()
path.write_bytes(old)
ends = []
for step in range(1, 1000):
    child = os.fork()
    if not child:
        count = 0
        def hook(event, arguments):
            global count
            if event in ("open", "os.chmod", "os.rename", "os.remove", "tempfile.mkstemp", "os.scandir", "fcntl.flock"):
                count += 1
                if count == step:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(hook)
        record(folder, findings[1], choice)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    content = path.read_bytes()
    assert content in (old, new), content
    ends.append((os.WIFSIGNALED(status), content == new))
    path.write_bytes(old)
    if not os.WIFSIGNALED(status):
        break
print(len(ends), ends[-1] == (False, True), (True, False) in ends)
record(folder, findings[1], choice)
assert path.read_bytes() == new
print([p.name for p in folder.glob(".*")])
"""
)


@posix
def test_killed_at_any_step_of_a_write_leaves_the_old_file_or_the_new_one(folder: Folder) -> None:
    many(folder, 2)
    command = [sys.executable, "-c", KILL_AT_EVERY_STEP, folder.path]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    steps, left = run.stdout.splitlines()
    assert steps.split()[1:] == ["True", "True"]
    assert int(steps.split()[0]) > 5
    assert left == "[]"  # what killed writers left behind is gone after the next write


@posix
def test_killed_again_and_again_in_a_hundred_writes(folder: Folder, gzcheck: Gzcheck, tmp_path: Path) -> None:
    many(folder, 100)
    keys = open_keys(gzcheck)
    states = [b""]
    command = [sys.executable, "-c", WRITE_ALL, str(folder.path)]
    path = folder.path / RESOLUTIONS
    subprocess.run(command, check=True, capture_output=True)
    whole = path.read_bytes()
    assert [made.fingerprint for made in written(folder)] == keys
    cuts = [whole.index(b"  - fingerprint: " + quoted(key, whole)) for key in keys]
    states += [whole[:cut] for cut in cuts[1:]] + [whole]
    path.unlink()

    dice, killed, done = random.Random(17), 0, 0
    while done < len(keys):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(dice.uniform(0, 0.08))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        content = path.read_bytes() if path.exists() else b""
        assert content in states[done:]
        done = states.index(content)
        if killed >= 12:
            assert subprocess.run(command, check=False, capture_output=True).returncode == 0
            break
    assert killed
    assert path.read_bytes() == whole


def quoted(key: str, whole: bytes) -> bytes:
    """The fingerprint as it stands in the file, in quotes where it looks like a number."""
    plain = key.encode()
    return plain if b"fingerprint: " + plain in whole else b'"' + plain + b'"'
