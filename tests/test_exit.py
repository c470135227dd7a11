"""Exit codes by what was found and what could be checked: an empty run is never success."""

from __future__ import annotations

import hashlib

import pytest
from deciding import RESOLUTIONS, TODAY, decision, decisions
from making import CLAIM, Folder, Gzcheck, claim

from gzcheck.model.exit import Exit
from gzcheck.model.rule import Severity

BROKEN = "terms: {a: gazette/firms, b: gazette/labs}\n    expect: a == b\n"
UNCHECKED = "terms: {a: gazette/firms, b: {indicator: export-growth}}\n    expect: a == b\n"
UNUSABLE = "terms: {a: gazette/firms, b: gazette/exports}\n    expect: a == b\n"


def declare(folder: Folder, *bodies: str) -> None:
    entries = [
        f"  - id: i{number}\n    title: A rule\n    why: To see\n    {body}" for number, body in enumerate(bodies)
    ]
    folder.write("identities.yaml", "identities:\n" + "".join(entries))
    exports = claim("exports", "3e6", "3 million yuan", indicator="exports", unit="CNY", period="2016")
    folder.source("gazette", claim("firms", "3", "3 firms"), claim("labs", "4", "4 labs", indicator="labs"), exports)


@pytest.mark.parametrize(
    ("found", "fail_on", "code"),
    [
        ([], Severity.NOTE, Exit.CLEAN),
        ([Severity.NOTE], Severity.WARNING, Exit.CLEAN),
        ([Severity.NOTE, Severity.WARNING], Severity.WARNING, Exit.FINDINGS),
        ([Severity.WARNING], Severity.ERROR, Exit.CLEAN),
        ([Severity.NOTE], Severity.NOTE, Exit.FINDINGS),
    ],
)
def test_worst_finding_decides(found: list[Severity], fail_on: Severity, code: Exit) -> None:
    assert Exit.of(found, fail_on) is code


def test_resolved_broken_identity_fails_no_run(folder: Folder, gzcheck: Gzcheck) -> None:
    declare(folder, BROKEN)
    assert gzcheck("identities", "--today", TODAY).code == 1
    (found,) = gzcheck("conflicts", "--today", TODAY, "--format", "json").json["findings"]
    claims = {"gazette/firms": "3", "gazette/labs": "4"}
    folder.write(RESOLUTIONS, decisions(decision(found["fingerprint"], claims, rule="GZ301")))
    run = gzcheck("identities", "--today", TODAY, "--format", "text")
    assert run.code == 0
    assert "1 broken" in run.out


def test_expired_resolution_of_an_identity_fails_again(folder: Folder, gzcheck: Gzcheck) -> None:
    declare(folder, BROKEN)
    (found,) = gzcheck("conflicts", "--today", TODAY, "--format", "json").json["findings"]
    claims = {"gazette/firms": "3", "gazette/labs": "4"}
    entry = decision(found["fingerprint"], claims, rule="GZ301", expires="2026-11-10")
    folder.write(RESOLUTIONS, decisions(entry))
    assert gzcheck("identities", "--today", "2026-11-09").code == 0
    assert gzcheck("identities", "--today", TODAY).code == 1


@pytest.mark.parametrize("body", [UNCHECKED, UNUSABLE], ids=["for-want-of-claims", "unusable"])
def test_identities_of_which_none_could_be_checked_are_2(folder: Folder, gzcheck: Gzcheck, body: str) -> None:
    declare(folder, body)
    run = gzcheck("identities", "--format", "text")
    assert run.code == 2
    assert "1 not checked" in run.out


def test_identity_that_was_not_checked_beside_others_fails_no_run(folder: Folder, gzcheck: Gzcheck) -> None:
    declare(folder, UNCHECKED, BROKEN.replace("==", "<"))
    assert gzcheck("identities").code == 0


def test_identities_over_an_unreadable_source_are_2(folder: Folder, gzcheck: Gzcheck) -> None:
    declare(folder, BROKEN)
    folder.write("sources/gazette.yaml", "source: [")
    run = gzcheck("identities")
    assert run.code == 2
    assert "sources/gazette.yaml:1:10: not valid YAML" in run.err


def test_no_identities_are_2(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("a", CLAIM)
    assert gzcheck("identities").code == 2


# ---------------------------------------------------------------- the same options and loading for all


CORPUS_COMMANDS = [["validate"], ["conflicts"], ["claims"], ["identities"], ["sources"], ["diff", "claims"]]


def with_a_text(folder: Folder) -> None:
    """A corpus whose one fragment stands in the text that it names."""
    text = b"There are 3 firms and 4 labs.\n"
    (folder.path.parent / "texts").mkdir()
    (folder.path.parent / "texts" / "gazette.txt").write_bytes(text)
    digest = hashlib.sha256(text).hexdigest()
    declare(folder, BROKEN)
    folder.source(
        "gazette",
        claim("firms", "3", "3 firms"),
        claim("labs", "4", "4 labs", indicator="labs"),
        snapshot=f"{{file: gazette.txt, sha256: {digest}}}",
    )


@pytest.mark.parametrize("command", CORPUS_COMMANDS, ids=lambda command: command[0])
def test_commands_that_read_a_corpus_take_the_same_options(
    folder: Folder, gzcheck: Gzcheck, command: list[str]
) -> None:
    with_a_text(folder)
    options = ["--corpus", "claims", "--snapshots", "texts", "--format", "json", "--color", "never", "--today", TODAY]
    run = gzcheck(*command, *options)
    assert run.code in (0, 1), run.err
    assert run.json["schema_version"] == 2


@pytest.mark.parametrize("command", [*CORPUS_COMMANDS, ["resolve", "0123456789", "--accept"]], ids=lambda c: c[0])
def test_missing_folder_of_snapshots_is_2(folder: Folder, gzcheck: Gzcheck, command: list[str]) -> None:
    with_a_text(folder)
    run = gzcheck(*command, "--snapshots", "nowhere")
    assert (run.code, run.out) == (2, "")
    assert "no such folder; correct --snapshots" in run.err


def test_diff_looks_fragments_up_in_both_states(folder: Folder, gzcheck: Gzcheck) -> None:
    with_a_text(folder)
    (folder.path.parent / "texts" / "gazette.txt").write_bytes(b"There are 3 firms.\n")
    run = gzcheck("diff", "claims", "claims", "--snapshots", "texts", "--format", "json")
    assert run.code == 0
    assert {"changed-snapshot", "lost-fragment"} & {finding["name"] for finding in run.json["open"]}


@pytest.mark.parametrize("command", ["validate", "conflicts", "claims", "identities", "sources", "resolve"])
def test_corpus_without_a_source_is_2(folder: Folder, gzcheck: Gzcheck, command: str) -> None:
    assert gzcheck(command).code == 2
