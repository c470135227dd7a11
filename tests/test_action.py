"""The GitHub Action: its steps, run one after the other in a plain shell with the variables that GitHub sets."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from deciding import contradict
from making import ROOT, Folder

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("action")]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


@dataclass
class Runner:
    """A machine on which a workflow runs in a folder."""

    temporary: Path
    steps: list[Any] = field(default_factory=lambda: list(ACTION["runs"]["steps"]))
    """Those to run: what is installed once stays there for the later runs."""

    def __call__(self, workspace: Path, **inputs: str) -> tuple[int, str, str]:
        """Run the steps; returns the exit code, what was printed, and the step summary."""
        summary, outputs = self.temporary / "summary.md", self.temporary / "outputs"
        summary.write_text("", encoding="utf-8")
        outputs.write_text("", encoding="utf-8")
        given = {name: str(one["default"]) for name, one in ACTION["inputs"].items()} | inputs
        files = {"RUNNER_TEMP": self.temporary, "GITHUB_STEP_SUMMARY": summary, "GITHUB_OUTPUT": outputs}
        printed = ""
        for step in list(self.steps):
            environment = {name: self._filled(value, given) for name, value in step["env"].items()}
            run = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=workspace,
                env={**os.environ, **{name: str(path) for name, path in files.items()}, **environment},
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            printed += run.stdout + run.stderr
            if run.returncode:
                break
            if step["name"].startswith("Install"):
                self.steps.remove(step)
        return run.returncode, printed, summary.read_text(encoding="utf-8")

    @staticmethod
    def _filled(value: str, inputs: dict[str, str]) -> str:
        known = {f"inputs.{name}": text for name, text in inputs.items()} | {"github.action_path": str(ROOT)}
        return re.sub(r"\$\{\{ ([a-z_.]+) \}\}", lambda found: known[found[1]], value)


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    return Runner(tmp_path_factory.mktemp("runner temp"))


def test_findings_are_annotations_a_summary_and_a_sarif_file(runner: Runner, folder: Folder, tmp_path: Path) -> None:
    contradict(folder)
    code, printed, summary = runner(tmp_path, python=sys.executable)
    assert code == 1, printed
    assert "::error file=claims/sources/harbour.yaml,line=10,endLine=10," in printed
    assert summary.startswith("## gzcheck: 1 error")
    log = json.loads((tmp_path / "gzcheck.sarif").read_text(encoding="utf-8"))
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["GZ201"]
    assert "sarif=gzcheck.sarif" in (runner.temporary / "outputs").read_text(encoding="utf-8")


def test_draft_is_held_against_the_corpus(runner: Runner, folder: Folder, tmp_path: Path) -> None:
    folder.source(
        "harbour",
        "{id: labs, about: harbour-city, indicator: labs, value: 20, unit: count, printed: 20 labs, paragraph: 1}",
    )
    (tmp_path / "my draft.md").write_text("Harbour City has 21 labs.\n", encoding="utf-8")
    code, printed, summary = runner(
        tmp_path, python=sys.executable, command="proof", arguments="my draft.md\n--published\n2017-06-01\n"
    )
    assert code == 1, printed
    assert "::error file=my draft.md,line=1," in printed
    assert "GZ501" in summary


@pytest.mark.parametrize("command", ["conflicts; touch owned", "$(touch owned)", "resolve"])
def test_input_never_becomes_a_command(runner: Runner, folder: Folder, tmp_path: Path, command: str) -> None:
    code, printed, _ = runner(tmp_path, python=sys.executable, command=command)
    assert (code, (tmp_path / "owned").exists()) == (2, False), printed
    code, printed, _ = runner(tmp_path, python=sys.executable, corpus='x"; touch owned; "', arguments="$(touch owned)")
    assert (code, (tmp_path / "owned").exists()) == (2, False), printed


def test_corpus_that_is_not_there_is_no_success(runner: Runner, tmp_path: Path) -> None:
    (tmp_path / "gzcheck.sarif").write_text("of an earlier run", encoding="utf-8")
    code, printed, _ = runner(tmp_path, python=sys.executable, corpus="nowhere")
    assert code == 2, printed
    assert not (tmp_path / "gzcheck.sarif").exists()
    assert "sarif=" not in (runner.temporary / "outputs").read_text(encoding="utf-8"), "there is nothing to upload"


def test_file_and_format_among_the_arguments_change_nothing(runner: Runner, folder: Folder, tmp_path: Path) -> None:
    contradict(folder)
    code, printed, summary = runner(tmp_path, python=sys.executable, arguments="-o\nreport.html\n--format\ncsv\n")
    assert code == 1 and "::error file=claims/sources/harbour.yaml" in printed, printed
    assert summary.startswith("## gzcheck: 1 error")
    assert not (tmp_path / "report.html").exists()
    assert json.loads((tmp_path / "gzcheck.sarif").read_text(encoding="utf-8"))["runs"]
