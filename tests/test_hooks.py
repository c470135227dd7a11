"""The hooks as a stranger meets them: the real pre-commit, a repository without tags, a corpus of one's own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LEFTOVERS = (
    *(".git", ".venv*", "__pycache__", ".*_cache", ".hypothesis", "dist", "build", "results", "*.egg-info"),
    *("node_modules", ".outlets"),
)
LATER = "claims/sources/coast-herald-2017-06-11.yaml"
PASSED, FAILED, SKIPPED = "Passed", "Failed", "Skipped"

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hooks")]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What pre-commit said."""

    code: int
    text: str

    @property
    def hooks(self) -> dict[str, str]:
        """Passed, Failed or Skipped, by the name of the hook."""
        said = re.findall(r"^(gzcheck \w+)\.+(?:\(.*\))?(Passed|Failed|Skipped)$", self.text, flags=re.MULTILINE)
        return dict(said)


@dataclass(frozen=True, kw_only=True)
class Scratch:
    """A repository that has a corpus and wants it checked on every commit."""

    folder: Path
    hooks: Path
    """The repository the hooks come from."""
    home: Path
    """Where pre-commit keeps the environments it makes."""

    def git(self, *arguments: str) -> str:
        return git(self.folder, *arguments)

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a file and stage it."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.git("add", "--all")

    def pre_commit(self, *arguments: str | Path) -> Outcome:
        environment = clean_environment() | {"PRE_COMMIT_HOME": str(self.home), "PRE_COMMIT_COLOR": "never"}
        command = [sys.executable, "-m", "pre_commit", *arguments]
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)
        return Outcome(code=done.returncode, text=done.stdout + done.stderr)

    def try_repo(self) -> Outcome:
        return self.pre_commit("try-repo", self.hooks)


def clean_environment() -> dict[str, str]:
    """The caller's, without what would lead git, Python, pre-commit or gzcheck elsewhere."""
    strange = ("GIT_", "PYTHON", "PRE_COMMIT", "GZCHECK_", "SKIP")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
    interpreter = str(Path(sys.executable).resolve().parent)  # so that the hooks run on the Python under test
    path = os.pathsep.join([interpreter, kept.get("PATH", os.defpath)])
    return kept | {"PATH": path, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=A. Writer", "-c", "user.email=a.writer@example.org", *arguments]
    done = subprocess.run(command, cwd=folder, env=clean_environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skips what needs a package index where pip reaches none."""
    folder = tmp_path_factory.mktemp("index")
    options = ["--quiet", "--no-deps", "--retries", "0", "--timeout", "20", "--dest", str(folder)]
    command = [sys.executable, "-m", "pip", "download", *options, "hatchling"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        pytest.skip("pip reaches no package index, so that pre-commit cannot install the hooks")


@pytest.fixture(scope="module")
def hooks_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository as it stands, in one commit and without a tag."""
    copy = tmp_path_factory.mktemp("hooks") / "gzcheck"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFTOVERS))
    git(copy, "init", "--quiet")
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "--message", "All")
    return copy


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def scratch(tmp_path: Path, index: None, hooks_repository: Path, home: Path) -> Scratch:
    """A starter corpus without its conflict, committed; the hooks are configured as the README says."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    subprocess.run([sys.executable, "-m", "gzcheck", "init"], cwd=folder, check=True, capture_output=True)
    made = Scratch(folder=folder, hooks=hooks_repository, home=home)
    revision = git(hooks_repository, "rev-parse", "HEAD")
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks_repository}\n  rev: {revision}\n  hooks:\n"
        "  - id: gzcheck-validate\n  - id: gzcheck-conflicts\n"
    )
    made.git("init", "--quiet")
    made.edit(LATER, "value: 230\n", "value: 203\n")
    made.edit(LATER, "printed: some 230", "printed: some 203")
    made.git("commit", "--quiet", "--message", "A corpus")
    return made


def on_claims(hooks: dict[str, str]) -> dict[str, str]:
    """Without the hooks that look at texts, which are not here: pre-commit tries all that a repository offers."""
    return {name: outcome for name, outcome in hooks.items() if name not in ("gzcheck coverage", "gzcheck proof")}


def test_try_repo_passes_a_clean_commit(scratch: Scratch) -> None:
    scratch.edit(LATER, "paragraph: 2", "paragraph: 3")
    outcome = scratch.try_repo()
    assert on_claims(outcome.hooks) == {"gzcheck validate": PASSED, "gzcheck conflicts": PASSED}, outcome.text


def test_try_repo_refuses_a_broken_claim(scratch: Scratch) -> None:
    scratch.edit(LATER, "value: 203\n", "value: 302\n")
    outcome = scratch.try_repo()
    assert outcome.hooks["gzcheck validate"] == FAILED, outcome.text
    line = (scratch.folder / LATER).read_text(encoding="utf-8").splitlines().index("    value: 302") + 1
    assert re.search(rf"^{LATER}:{line}:\d+: GZ\d+\[printed-differently\] error", outcome.text, flags=re.MULTILINE)
    assert outcome.code == 1


def test_try_repo_refuses_a_new_conflict(scratch: Scratch) -> None:
    scratch.edit(LATER, "value: 203\n", "value: 230\n")
    scratch.edit(LATER, "printed: some 203", "printed: some 230")
    outcome = scratch.try_repo()
    assert on_claims(outcome.hooks) == {"gzcheck validate": PASSED, "gzcheck conflicts": FAILED}, outcome.text
    assert "value-conflict" in outcome.text
    assert outcome.code == 1


def test_a_deletion_counts(scratch: Scratch) -> None:
    """Of a deleted file pre-commit passes no name; only `always_run` still sees that something is missing."""
    scratch.git("rm", "--quiet", "claims/indicators.yaml")
    outcome = scratch.pre_commit("run")
    assert outcome.hooks == {"gzcheck validate": SKIPPED, "gzcheck conflicts": FAILED}, outcome.text
    assert "claims/indicators.yaml" in outcome.text


def test_many_files_are_checked_in_one_run(scratch: Scratch) -> None:
    """Without `require_serial` pre-commit would split the names among the processors."""
    text = (scratch.folder / LATER).read_text(encoding="utf-8")
    for number in range(60):
        name = f"coast-herald-copy-{number}"
        copy = text.replace("id: coast-herald-2017-06-11", f"id: {name}")
        (scratch.folder / f"claims/sources/{name}.yaml").write_text(copy, encoding="utf-8")
    scratch.git("add", "--all")
    outcome = scratch.pre_commit("run", "gzcheck-validate", "--verbose")
    assert outcome.hooks == {"gzcheck validate": PASSED}, outcome.text
    assert re.findall(r"^(\d+) claims in (\d+) sources;", outcome.text, flags=re.MULTILINE) == [("120", "60")]


def test_the_installed_hook_stops_a_commit(scratch: Scratch) -> None:
    installed = scratch.pre_commit("install")
    assert installed.code == 0, installed.text
    scratch.edit(LATER, "value: 203\n", "value: 302\n")
    environment = clean_environment() | {"PRE_COMMIT_HOME": str(scratch.home)}
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--message", "Broken"]
    done = subprocess.run(command, cwd=scratch.folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "printed-differently" in done.stdout + done.stderr
    assert scratch.git("log", "--format=%s") == "A corpus"
