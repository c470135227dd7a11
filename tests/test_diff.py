"""`gzcheck diff`: the findings of two states of a corpus, by fingerprint, without touching anything."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from deciding import RESOLUTIONS, accept, contradict, decision, decisions, fingerprint, labs
from jsonschema import Draft202012Validator
from making import Folder, Gzcheck, claim
from repositories import FIRMS, LABS, NOTHING, Repository, disagree_on_firms

from gzcheck.reading.schema import load_schema


def test_only_the_changed_figure_is_reported(repository: Repository) -> None:
    """One claim moved to another line, one file moved to a sub-folder, one figure changed."""
    folder = repository.folder
    disagree_on_firms(folder)
    folder.source("herald", claim("exports", "2e6", "2 million yuan", indicator="exports", unit="CNY", period="2016"))
    folder.source("times", claim("exports", "3e6", "3 million yuan", indicator="exports", unit="CNY", period="2016"))
    repository.commit()
    folder.source("harbour", claim("firms", "70", "70 firms"), labs("20"))
    (folder.path / "sources" / "old").mkdir()
    repository.git("mv", "claims/sources/herald.yaml", "claims/sources/old/herald.yaml")
    folder.source("gazette", labs("19"), claim("firms", "81", "81 firms"))
    repository.commit()
    run = repository.diff("HEAD~1", "HEAD")
    assert run.code == 1
    assert repository.found("HEAD~1", "HEAD") == {
        "new": [FIRMS],
        "open": ["herald/exports times/exports", LABS],
        "resolved": [],
        "gone": [FIRMS],
    }
    assert run.out.splitlines()[-2] == "1 new, 2 still open, 0 grown, 0 resolved, 1 gone"
    assert run.out.splitlines()[-1].startswith("not checked: ")
    (new,) = [line for line in run.out.splitlines() if line.startswith("new:")]
    assert "81 (gazette)" in new
    assert new.startswith("new: sources/gazette.yaml:11:")


def test_moved_lines_and_files_alone_report_nothing_new(repository: Repository) -> None:
    path = repository.folder.path / "sources" / "harbour.yaml"
    path.write_text("# moved\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    repository.commit()
    run = repository.diff("HEAD~1", "HEAD")
    assert (run.code, repository.found("HEAD~1", "HEAD")) == (0, NOTHING | {"open": [LABS]})


def test_without_a_second_state_the_working_tree_counts(repository: Repository) -> None:
    assert repository.found("HEAD") == NOTHING | {"open": [LABS]}
    disagree_on_firms(repository.folder)
    assert repository.found("HEAD") == NOTHING | {"open": [LABS], "new": [FIRMS]}


def test_finding_that_is_mended_is_gone_and_the_exit_code_is_0(repository: Repository) -> None:
    repository.folder.source("gazette", labs("20"))
    run = repository.diff("HEAD")
    assert (run.code, repository.found("HEAD")) == (0, NOTHING | {"gone": [LABS]})


def test_finding_that_is_decided_is_resolved_and_shown_with_the_decision(repository: Repository) -> None:
    accept(repository.folder, repository.gzcheck)
    run = repository.diff("HEAD")
    assert (run.code, repository.found("HEAD")) == (0, NOTHING | {"resolved": [LABS]})
    assert "    resolved: accepted as a known disagreement: Both stand in print." in run.out


def test_finding_that_comes_with_its_decision_is_resolved(repository: Repository) -> None:
    disagree_on_firms(repository.folder)
    report = repository.gzcheck("conflicts", "--format", "json").json["findings"]
    firms = next(finding for finding in report if "firms" in finding["title"].lower())
    entry = decision(firms["fingerprint"], {"harbour/firms": "70", "gazette/firms": "80"})
    repository.folder.write(RESOLUTIONS, decisions(entry))
    assert repository.found("HEAD") == NOTHING | {"open": [LABS], "resolved": [FIRMS]}


def test_deleted_decision_opens_the_finding_again(repository: Repository) -> None:
    accept(repository.folder, repository.gzcheck)
    repository.commit()
    (repository.folder.path / RESOLUTIONS).unlink()
    run = repository.diff("HEAD")
    assert (run.code, repository.found("HEAD")) == (1, NOTHING | {"new": [LABS]})


def test_expired_decision_opens_the_finding_again_in_both_states(repository: Repository) -> None:
    """One day holds for both states: what only time did is no change."""
    accept(repository.folder, repository.gzcheck, expires="2026-11-10")
    repository.commit()
    assert repository.found("HEAD", "HEAD") == NOTHING | {"open": [LABS, ""]}


def test_changed_figure_under_a_decision_is_new_with_the_old_decision(repository: Repository) -> None:
    accept(repository.folder, repository.gzcheck)
    repository.commit()
    repository.folder.source("harbour", labs("21"))
    run = repository.diff("HEAD", "--format", "json")
    assert run.code == 1
    (conflict,) = [finding for finding in run.json["new"] if finding["code"] == "GZ201"]
    assert (conflict["former_resolution"]["decision"], conflict["resolution"]) == ("accept", None)
    assert "    once resolved: accepted as a known disagreement" in repository.diff("HEAD").out


def test_new_note_is_reported_but_fails_only_when_asked_to(repository: Repository) -> None:
    repository.folder.source("harbour", labs("20"), claim("firms", "8700", "8,700 firms"))
    repository.folder.source("gazette", labs("19"), claim("firms", "8690", "8,690 firms"))
    assert repository.found("HEAD")["new"] == [FIRMS]
    assert repository.diff("HEAD").code == 0
    assert repository.diff("HEAD", "--fail-on", "note").code == 1


def test_broken_file_in_both_states_is_nothing_new(repository: Repository) -> None:
    repository.folder.write("sources/herald.yaml", "source: [\n")
    repository.commit()
    assert repository.diff("HEAD", "HEAD").code == 0
    assert repository.diff("HEAD").code == 0


def test_any_name_of_a_revision_will_do(repository: Repository) -> None:
    repository.git("tag", "--annotate", "--message", "x", "v1")
    repository.git("branch", "other")
    for name in ("v1", "other", "HEAD", repository.git("rev-parse", "--short", "HEAD"), "main@{0}"):
        assert repository.found(name) == NOTHING | {"open": [LABS]}


def test_two_folders(folder: Folder, gzcheck: Gzcheck, tmp_path: Path) -> None:
    contradict(folder)
    shutil.copytree(folder.path, tmp_path / "later")
    disagree_on_firms(Folder(tmp_path / "later"))
    run = gzcheck("diff", folder.path, tmp_path / "later", "--format", "json")
    assert run.code == 1
    assert [len(run.json[name]) for name in ("new", "open", "resolved", "gone")] == [1, 1, 0, 0]
    back = gzcheck("diff", tmp_path / "later", folder.path, "--format", "json")
    assert back.code == 0
    assert [len(back.json[name]) for name in ("new", "open", "resolved", "gone")] == [0, 1, 0, 1]


def test_corpus_that_is_the_whole_repository(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(repository.top / ".git")
    monkeypatch.chdir(repository.folder.path)
    inner = Repository(Folder(repository.folder.path / "."), repository.gzcheck)
    subprocess.run(["git", "init", "--quiet"], cwd=repository.folder.path, check=True)
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "add", "--all"], cwd=repository.folder.path, check=True)
    subprocess.run(["git", *identity, "commit", "--quiet", "-m", "x"], cwd=repository.folder.path, check=True)
    assert "\n0 new, 1 still open, 0 grown, 0 resolved, 0 gone\n" in inner.gzcheck("diff", "HEAD", "--corpus", ".").out


def test_started_below_the_top_of_the_repository(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.folder.path / "sources")
    run = repository.gzcheck("diff", "HEAD", "--corpus", "..")
    assert (run.code, run.out.splitlines()[-2]) == (0, "0 new, 1 still open, 0 grown, 0 resolved, 0 gone")


def test_inside_a_hook_of_another_repository(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Git tells its hooks which repository they run for; the corpus may lie in another one."""
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "no-index"))
    assert repository.diff("HEAD").code == 0


def test_attributes_of_the_repository_hide_no_file(repository: Repository) -> None:
    """What is left out of a release is still part of the corpus."""
    (repository.top / ".gitattributes").write_text("claims/sources/harbour.yaml export-ignore\n", encoding="utf-8")
    repository.commit()
    assert repository.found("HEAD") == NOTHING | {"open": [LABS]}


# ---------------------------------------------------------------- output


def test_json_conforms_to_its_schema(repository: Repository) -> None:
    accept(repository.folder, repository.gzcheck)
    repository.commit()
    disagree_on_firms(repository.folder)
    repository.folder.source("herald", labs("25"))
    report = repository.diff("HEAD", "--format", "json").json
    Draft202012Validator(load_schema("diff-output")).validate(report)
    assert report["new"]


def test_text_is_the_same_from_run_to_run(repository: Repository) -> None:
    disagree_on_firms(repository.folder)
    assert repository.diff("HEAD") == repository.diff("HEAD")


# ---------------------------------------------------------------- refusals


def state_of(repository: Repository) -> tuple[str, str, dict[str, str]]:
    """What git says of the working tree, and the hash of every file, git's own included."""
    hashes = {
        str(path.relative_to(repository.top)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(repository.top.rglob("*"))
        if path.is_file()
    }
    status = repository.git("status", "--porcelain", "--untracked-files=all")
    return status, repository.git("diff", "--cached"), hashes


def test_working_tree_index_and_untracked_files_stay_untouched(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    disagree_on_firms(repository.folder)
    repository.commit()
    repository.folder.source("harbour", labs("21"))
    repository.git("add", "claims/sources/harbour.yaml")
    repository.folder.source("harbour", labs("22"))
    (repository.top / "untracked.txt").write_text("mine\n", encoding="utf-8")
    before = (state_of(repository), state_of(repository))[1]  # git status itself may refresh the index, once
    for arguments in ((first,), (first, "HEAD"), ("HEAD", first), ("nowhere",)):
        repository.diff(*arguments)
    assert state_of(repository) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere",), "git does not know 'nowhere'; name a git revision or a folder with a corpus"),
        (("HEAD", "HEAD~7"), "git does not know 'HEAD~7'"),
        (("HEAD:facts",), "HEAD:facts: no facts/corpus.yaml in it; there is one in claims: say HEAD:claims"),
        (("HEAD..HEAD",), "git does not know 'HEAD..HEAD'; name the two states as two arguments"),
        (("claims/sources",), "git does not know 'claims/sources'"),
        (("HEAD", "--corpus", "facts"), "facts"),
        (("--", "--output=stolen"), "'--output=stolen' is no revision"),
        (("--", "-h"), "'-h' is no revision"),
        (("--", "HEAD", "--upload-pack=x"), "'--upload-pack=x' is no revision"),
    ],
)
def test_state_that_is_none_is_refused(repository: Repository, arguments: tuple[str, ...], message: str) -> None:
    run = repository.gzcheck("diff", *arguments)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert "Traceback" not in run.err
    assert not (repository.top / "stolen").exists()


def test_unknown_option_is_refused(repository: Repository) -> None:
    assert repository.diff("--output=stolen").code == 2


def test_corpus_that_one_revision_does_not_have_is_refused(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "bare")
    repository.git("rm", "-r", "--quiet", "--cached", ".")
    repository.git("commit", "--quiet", "--allow-empty", "--message", "Nothing")
    for arguments in (("bare",), ("main", "bare"), ("bare", "main")):
        run = repository.diff(*arguments)
        assert (run.code, run.out) == (2, "")
        assert "bare: no claims/corpus.yaml in it" in run.err


def test_corpus_that_only_the_revisions_have_can_be_compared(repository: Repository) -> None:
    disagree_on_firms(repository.folder)
    repository.commit()
    shutil.rmtree(repository.folder.path)
    assert repository.found("HEAD~1", "HEAD") == NOTHING | {"open": [LABS], "new": [FIRMS]}
    run = repository.diff("HEAD")
    assert run.code == 2
    assert "claims: no such folder" in run.err


def test_state_without_claims_is_no_success(repository: Repository) -> None:
    shutil.rmtree(repository.folder.path / "sources")
    run = repository.diff("HEAD")
    assert (run.code, run.out) == (2, "")
    assert "no claims in it, so nothing was checked" in run.err


def test_folder_outside_of_any_repository_has_no_revisions(
    folder: Folder, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    contradict(folder)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    run = gzcheck("diff", "HEAD")
    assert (run.code, run.out) == (2, "")
    assert "not a git repository" in run.err


def test_missing_git_is_told(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    run = repository.diff("HEAD")
    assert run.code == 2
    assert "git is not installed; name two folders instead" in run.err


def test_fingerprints_are_those_of_the_report(repository: Repository) -> None:
    report = repository.diff("HEAD", "--format", "json").json
    assert [finding["fingerprint"] for finding in report["open"]] == [fingerprint(repository.gzcheck)]
