"""A corpus as commits have it: nothing in a repository runs, hides a file, or makes a finding new that is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from deciding import labs
from making import claim, source
from repositories import FIRMS, LABS, NOTHING, Repository, disagree_on_firms

from gzcheck.reading.history import HistoryError
from gzcheck.reading.history import Repository as History
from gzcheck.reading.loader import load
from gzcheck.reading.opener import Found, Missing, Refused

LIMIT = 1000


def unchanged(repository: Repository) -> bool:
    """Whether neither the commit itself nor the working tree is told apart from the last commit."""
    return [repository.found(*states)["new"] for states in (("HEAD",), ("HEAD", "HEAD"))] == [[], []]


def test_commit_gives_what_was_committed(repository: Repository) -> None:
    repository.folder.write("sources/harbour.yaml", "changed since")
    with History(repository.folder.path).commit("HEAD") as commit:
        assert commit.read("sources/harbour.yaml", LIMIT).startswith(b"source:\n  id: harbour")
        assert commit.read("sources/harbour.yaml", 5) == b"source"
        assert commit.read("corpus.yaml", 5) == b"title:"
        assert list(commit.walk()) == [
            Found("corpus.yaml"),
            Found("indicators.yaml"),
            Found("sources/gazette.yaml"),
            Found("sources/harbour.yaml"),
        ]
        with pytest.raises(Missing):
            commit.read("sources/gone.yaml", LIMIT)
        with pytest.raises(Refused, match="is a directory"):
            commit.read("sources", LIMIT)
        assert [made.id for made in load(commit).claims] == ["gazette/labs", "harbour/labs"]


# ---------------------------------------------------------------- what must not decide what is seen

ATTRIBUTES = [
    "claims/sources/harbour.yaml export-ignore",
    "*.yaml export-ignore",
    "*.yaml working-tree-encoding=UTF-16LE",
    "*.yaml export-subst",
    "*.yaml filter=shout",
    "*.yaml eol=crlf",
    "*.yaml ident",
]


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_attributes_decide_nothing(repository: Repository, attribute: str) -> None:
    (repository.top / ".git" / "info").mkdir(exist_ok=True)
    (repository.top / ".git" / "info" / "attributes").write_text(f"{attribute}\n", encoding="utf-8")
    assert repository.found("HEAD") == NOTHING | {"open": [LABS]}


def test_new_conflict_in_a_file_that_attributes_hide_is_new(repository: Repository) -> None:
    disagree_on_firms(repository.folder)
    repository.folder.write(".gitattributes", "sources/* export-ignore\n")
    repository.commit()
    assert repository.found("HEAD~1", "HEAD")["new"] == [FIRMS]


SETTINGS = [
    ("core.fsmonitor", "{script}"),
    ("core.hooksPath", "{folder}"),
    ("core.sshCommand", "{script}"),
    ("core.pager", "{script}"),
    ("filter.shout.smudge", "{script}"),
    ("filter.shout.process", "{script}"),
    ("diff.external", "{script}"),
    ("uploadpack.packObjectsHook", "{script}"),
    ("core.alternateRefsCommand", "{script}"),
    ("alias.ls-tree", "!{script}"),
    ("trace2.normalTarget", "{folder}/ran"),
]


def test_settings_of_a_repository_run_nothing(repository: Repository, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere"
    place.mkdir()
    script = place / "script"
    script.write_text(f"#!/bin/sh\ntouch '{place}/ran'\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    for name in ("post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(script, place / name)
    for name, value in SETTINGS:
        repository.git("config", name, value.format(script=script, folder=place))
    (repository.top / ".git" / "info").mkdir(exist_ok=True)
    (repository.top / ".git" / "info" / "attributes").write_text("*.yaml filter=shout\n", encoding="utf-8")
    (place / "ran").unlink(missing_ok=True)
    assert repository.diff("HEAD").code == 0
    assert not (place / "ran").exists()


def test_replaced_objects_are_not_believed(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    disagree_on_firms(repository.folder)
    repository.commit()
    repository.git("replace", "HEAD", first)
    assert repository.found(first, "HEAD")["new"] == [FIRMS]


def test_partial_clone_downloads_nothing_and_says_what_is_missing(repository: Repository, tmp_path: Path) -> None:
    """A blob that was never fetched is a file that cannot be read, and no program named by the clone is started."""
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", f"file://{repository.top}", str(clone))
    ran = tmp_path / "ran"
    config = clone / ".git" / "config"
    text = config.read_text(encoding="utf-8").replace(f"file://{repository.top}", f"ext::touch {ran}")
    config.write_text(text + '[protocol "ext"]\n\tallow = always\n', encoding="utf-8")
    with History(clone / "claims").commit("HEAD") as commit, pytest.raises(Refused, match="is not in this clone"):
        commit.read("corpus.yaml", LIMIT)
    assert not ran.exists()


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_TRACE"])
def test_variables_of_a_hook_of_another_repository_decide_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setenv(name, str(tmp_path / "nowhere"))
    assert repository.diff("HEAD").code == 0
    assert not (tmp_path / "nowhere").exists()


# ---------------------------------------------------------------- links, submodules and odd names


HOOK = """\
#!/bin/sh
while read old new name; do
    "{python}" -m gzcheck diff "$old" "$new" --corpus claims --today 2026-11-25 >"{said}" 2>&1
    echo $? >>"{said}"
done
exit 1
"""


@pytest.mark.parametrize("name", ["server.git", 'a: "server".git'])
def test_pushed_commit_can_be_looked_at_before_it_is_accepted(
    repository: Repository, tmp_path: Path, name: str
) -> None:
    server, said = tmp_path / name, tmp_path / "said"
    repository.git("clone", "--quiet", "--bare", str(repository.top), str(server))
    hook = server / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK.format(python=sys.executable, said=said))
    hook.chmod(0o755)
    disagree_on_firms(repository.folder)
    repository.commit()
    with pytest.raises(subprocess.CalledProcessError):  # the hook lets nothing in
        repository.git("push", "--quiet", str(server), "main")
    *lines, code = said.read_text().splitlines()
    assert code == "1", lines
    assert lines[-2] == "1 new, 1 still open, 0 grown, 0 resolved, 0 gone"
    assert not list((server / "objects").glob("tmp_objdir*"))


def test_quarantine_of_another_repository_is_not_believed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setenv("GIT_QUARANTINE_PATH", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path / "elsewhere"))
    assert unchanged(repository)


def link(repository: Repository, name: str, target: str) -> None:
    (repository.folder.path / name).symlink_to(target)
    repository.commit()


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("sources/herald.yaml", "/etc/hostname"),
        ("sources/herald.yaml", "../../elsewhere.yaml"),
        ("sources/herald.yaml", "gone.yaml"),
        ("sources/herald.yaml", "herald.yaml"),
        ("sources/herald.yaml", "old"),
        ("sources/sub", "../old"),
        ("sources/sub", "../../elsewhere"),
        ("sources/README", "../corpus.yaml"),
        ("identities.yaml", "gone.yaml"),
        ("identities.yaml", "/proc/self/environ"),
    ],
)
def test_link_is_the_same_finding_in_a_commit_as_on_disk(repository: Repository, name: str, target: str) -> None:
    repository.folder.write("old/x", "")
    repository.folder.write("sources/old/x", "")
    (repository.top / "elsewhere").mkdir()
    (repository.top / "elsewhere" / "x").touch()
    link(repository, name, target)
    assert unchanged(repository)
    on_disk = load(repository.folder.path).faults
    with History(repository.folder.path).commit("HEAD") as commit:
        assert [(one.rule, one.key) for one in load(commit).faults] == [(one.rule, one.key) for one in on_disk]


def test_links_within_the_commit_are_followed(repository: Repository) -> None:
    folder = repository.folder
    (folder.path / "sources").rename(repository.top / "shared")
    (folder.path / "indicators.yaml").rename(repository.top / "indicators.yaml")
    (folder.path / "indicators.yaml").symlink_to("../indicators.yaml")
    link(repository, "sources", "../shared")
    assert repository.found("HEAD", "HEAD") == NOTHING | {"open": [LABS]}
    assert repository.found("HEAD") == NOTHING | {"open": [LABS]}


def test_submodule_among_the_sources_is_the_same_finding_in_both(repository: Repository, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(repository.top / ".git", other / ".git")
    allowed = ("-c", "protocol.file.allow=always")
    repository.git(*allowed, "submodule", "--quiet", "add", f"file://{other}", "claims/sources/sub")
    repository.commit()
    assert unchanged(repository)
    (fault,) = load(repository.folder.path).faults
    assert "submodule" in fault.message


@pytest.mark.parametrize("place", ["claims/sources", "claims"])
def test_submodule_that_holds_the_sources_is_refused(repository: Repository, tmp_path: Path, place: str) -> None:
    other = tmp_path / "other"
    shutil.copytree(repository.top / ".git", other / ".git")
    repository.git("rm", "-r", "--quiet", place)
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", f"file://{other}", place)
    repository.commit()
    history = History(repository.top)
    with pytest.raises(HistoryError, match="is a submodule there"), history.commit("HEAD:claims"):
        pass


NAMES = [
    "a b.yaml",
    "--x.yaml",
    "a:b.yaml",
    "[1].yaml",
    "x^2.yaml",
    "tab\t.yaml",
    "line\n.yaml",
    "广州.yaml",
    '"q".yaml',
]


def test_odd_names_are_read(repository: Repository) -> None:
    for number, name in enumerate(NAMES):
        repository.folder.write(f"sources/{name}", source(f"s{number}", claim("x", "1", "1 firm")))
    with open(os.fsencode(repository.folder.path) + b"/sources/caf\xe9.yaml", "wb") as file:
        file.write(source("cafe", claim("x", "1", "1 firm")).encode())
    repository.commit()
    with History(repository.folder.path).commit("HEAD") as commit:
        corpus = load(commit)
    assert not corpus.faults
    assert len(corpus.claims) == 2 + len(NAMES) + 1
    assert unchanged(repository)


# ---------------------------------------------------------------- which state


def test_branch_with_the_name_of_the_folder_is_asked_about(repository: Repository) -> None:
    repository.git("branch", "claims")
    run = repository.diff("claims")
    assert run.code == 2
    assert "claims: both a folder and a revision; say ./claims, or refs/heads/claims" in run.err
    assert repository.diff("./claims").code == repository.diff("refs/heads/claims").code == 0


def test_renamed_corpus_folder_is_pointed_out_and_can_be_named(repository: Repository) -> None:
    repository.git("mv", "claims", "facts")
    repository.commit()
    run = repository.gzcheck("diff", "HEAD~1", "--corpus", "facts")
    assert run.code == 2
    assert "HEAD~1: no facts/corpus.yaml in it; there is one in claims: say HEAD~1:claims" in run.err
    run = repository.gzcheck("diff", "HEAD~1:claims", "--corpus", "facts")
    assert "\n0 new, 1 still open, 0 grown, 0 resolved, 0 gone\n" in run.out


def test_common_ancestor_of_two_branches(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "topic")
    disagree_on_firms(repository.folder)
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.folder.source("harbour", labs("21"))
    repository.commit()
    assert repository.found("main...topic", "topic")["new"] == [FIRMS]
    repository.git("checkout", "--quiet", "topic")
    assert repository.found("main...")["new"] == [FIRMS]


def test_branches_without_a_common_ancestor_are_told(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "other")
    repository.folder.source("harbour", labs("21"))
    repository.commit()
    run = repository.diff("main...other")
    assert run.code == 2
    assert "git knows no commit common to both sides of 'main...other'" in run.err


def test_shallow_clone_is_told(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    repository.commit()
    repository.git("clone", "--quiet", "--depth", "1", f"file://{repository.top}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    for state in ("HEAD~1", "main...HEAD~1"):
        run = repository.gzcheck("diff", state)
        assert run.code == 2
        assert "shallow" in run.err
        assert "git fetch --unshallow" in run.err


def test_bare_repository(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    disagree_on_firms(repository.folder)
    repository.commit()
    repository.git("clone", "--quiet", "--bare", str(repository.top), str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")
    assert repository.found("HEAD~1", "HEAD") == NOTHING | {"open": [LABS], "new": [FIRMS]}


def test_second_working_tree(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    repository.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "other"))
    monkeypatch.chdir(tmp_path / "other")
    disagree_on_firms(repository.folder)
    assert repository.found("HEAD") == NOTHING | {"open": [LABS]}, "the change is in the first working tree"


def test_working_tree_that_lies_elsewhere_is_told(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    repository.git("config", "core.worktree", str(tmp_path / "empty"))
    run = repository.diff("HEAD")
    assert run.code == 2
    assert "core.worktree" in run.err
    assert "Traceback" not in run.err


def test_repository_of_somebody_else_can_be_read(repository: Repository) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    for place, _, files in os.walk(repository.top):
        for name in ["", *files]:
            os.chown(os.path.join(place, name), 1234, 1234, follow_symlinks=False)
    assert repository.found("HEAD", "HEAD") == NOTHING | {"open": [LABS]}


def test_corpus_beside_the_repository_is_told(repository: Repository, tmp_path: Path) -> None:
    with pytest.raises(HistoryError):
        History(Path("/"))


def test_no_process_is_left(repository: Repository) -> None:
    with History(repository.folder.path).commit("HEAD") as commit:
        load(commit)
        process = commit._objects._questions
    assert process.closed
