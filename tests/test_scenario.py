"""The whole story with the real pre-commit and the real git: blocked, resolved, passed, edited, blocked again."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass

import pytest
import test_hooks
from test_hooks import LATER, Scratch, clean_environment

# Fixtures of the hooks' own tests, which set the same things up.
hooks_repository, home, index, scratch = (
    test_hooks.hooks_repository,
    test_hooks.home,
    test_hooks.index,
    test_hooks.scratch,
)

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hooks")]

REASON = "The later paper counts branches too."


@dataclass(frozen=True)
class Said:
    """Exit code and all a command said."""

    code: int
    text: str


def run(scratch: Scratch, *command: str) -> Said:
    """A command in the scratch repository, as its user types it."""
    environment = clean_environment() | {"PRE_COMMIT_HOME": str(scratch.home), "PRE_COMMIT_COLOR": "never"}
    done = subprocess.run(command, cwd=scratch.folder, env=environment, capture_output=True, text=True)
    return Said(done.returncode, done.stdout + done.stderr)


def commit(scratch: Scratch, message: str) -> Said:
    identity = ("-c", "user.name=A. Writer", "-c", "user.email=a.writer@example.org")
    return run(scratch, "git", *identity, "commit", "--all", "--message", message)


def gzcheck(scratch: Scratch, *arguments: str) -> Said:
    return run(scratch, sys.executable, "-m", "gzcheck", *arguments)


def edit_figure(scratch: Scratch, old: str, new: str) -> None:
    """Change value and fragment of the later paper's figure."""
    path = scratch.folder / LATER
    text = path.read_text(encoding="utf-8")
    text = text.replace(f"value: {old}\n", f"value: {new}\n").replace(f"printed: some {old}", f"printed: some {new}")
    path.write_text(text, encoding="utf-8")


def messages(scratch: Scratch) -> list[str]:
    return scratch.git("log", "--format=%s").splitlines()


def test_from_conflict_to_decision_and_back(scratch: Scratch) -> None:
    installed = scratch.pre_commit("install")
    assert installed.code == 0, installed.text

    edit_figure(scratch, "203", "230")
    blocked = commit(scratch, "A new conflict")
    assert blocked.code == 1, blocked.text
    assert "GZ201[value-conflict] error" in blocked.text
    assert messages(scratch) == ["A corpus"]

    (key,) = re.findall(r"GZ201\[value-conflict\].*?fingerprint: ([0-9a-f]{16})", blocked.text, flags=re.DOTALL)
    resolved = gzcheck(
        scratch,
        "resolve",
        key,
        "--explained",
        "definition",
        "--reason",
        REASON,
        "--by",
        "A. Editor",
        "--today",
        "2026-11-22",
    )
    assert resolved.code == 0, resolved.text
    scratch.git("add", "--all")
    passed = commit(scratch, "A decision")
    assert passed.code == 0, passed.text
    assert messages(scratch) == ["A decision", "A corpus"]
    assert "claims/resolutions.yaml" in scratch.git("show", "--name-only", "--format=")

    edit_figure(scratch, "230", "240")
    again = commit(scratch, "Another figure")
    assert again.code == 1, again.text
    assert "GZ201[value-conflict] error" in again.text
    decided = f"explained (definition): {REASON} (decided by A. Editor, 2026-11-22)"
    assert f"once resolved: {decided}" in again.text
    assert re.search(r"^claims/resolutions\.yaml:\d+:\d+: GZ801\[stale-resolution\]", again.text, flags=re.MULTILINE)
    assert messages(scratch) == ["A decision", "A corpus"]

    difference = gzcheck(scratch, "diff", "HEAD")
    assert difference.code == 1, difference.text
    assert "new: " in difference.text
    assert decided in difference.text
