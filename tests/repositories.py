"""What tests of history start from: a git repository with a corpus that contradicts itself."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from deciding import TODAY, labs
from making import Folder, Gzcheck, Run, claim


@dataclass(frozen=True)
class Repository:
    """A git repository with a corpus at `claims/`."""

    folder: Folder
    gzcheck: Gzcheck

    @property
    def top(self) -> Path:
        return self.folder.path.parent

    def git(self, *arguments: str) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment = kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        command = ["git", "-c", "user.name=A. Writer", "-c", "user.email=a.writer@example.org", *arguments]
        done = subprocess.run(command, cwd=self.top, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "A state")
        return self.git("rev-parse", "HEAD")

    def diff(self, *arguments: str) -> Run:
        return self.gzcheck("diff", *arguments, "--today", TODAY)

    def found(self, *arguments: str) -> dict[str, list[str]]:
        """The names of the claims of all findings, by what became of them."""
        report = self.diff(*arguments, "--format", "json").json
        lists = {name: report[name] for name in ("new", "open", "resolved", "gone")}
        return {name: [" ".join(sorted(f["claims"])) for f in found] for name, found in lists.items()}


NOTHING: dict[str, list[str]] = {"new": [], "open": [], "resolved": [], "gone": []}
LABS, FIRMS = "gazette/labs harbour/labs", "gazette/firms harbour/firms"


def disagree_on_firms(folder: Folder) -> None:
    folder.source("harbour", labs("20"), claim("firms", "70", "70 firms"))
    folder.source("gazette", labs("19"), claim("firms", "80", "80 firms"))
