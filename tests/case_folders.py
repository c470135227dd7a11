"""The folders below `tests/cases`: what each holds and what gzcheck says about it.

`tests/cases/<rule-name>/{fail,pass}-<what>/` is a whole corpus, with a `snapshots` folder where the rule looks at one.
Beside it lies `expected.txt`: exit code and command on the first line, then the complete report. A corpus with
decisions is judged as on one day, and shows what they settle. Where the report depends on an optional package,
`needs.txt` holds the name of its module, and nothing is said about the case without it.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import shutil
import tempfile
from pathlib import Path

from gzcheck.cli import main
from gzcheck.rules import ALL_RULES

CASES = Path(__file__).parent / "cases"
EXPECTED, NEEDS = "expected.txt", "needs.txt"
TODAY = "2019-12-31"


def case_folders() -> list[Path]:
    """Every case, sorted."""
    return sorted(folder for folder in CASES.glob("*/*") if folder.is_dir())


def missing_package(folder: Path) -> str:
    """The module that the case needs and that is not installed; empty when nothing is missing."""
    needs = folder / NEEDS
    module = needs.read_text(encoding="utf-8").strip() if needs.exists() else ""
    return module if module and importlib.util.find_spec(module) is None else ""


def report(folder: Path) -> str:
    """What `expected.txt` should hold: the report of the command that shows this rule, run on a copy of the corpus.

    On a copy, so that no settings file of this repository has a say in it.
    """
    arguments = [_command(folder.parent.name), "--corpus", ".", "--format", "text"]
    if (folder / "snapshots").is_dir():
        arguments += ["--snapshots", "snapshots"]
    if (folder / "resolutions.yaml").exists():
        arguments += ["--today", TODAY, "--show", "resolved"]
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "case"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(EXPECTED, NEEDS))
        with contextlib.chdir(copy):
            code, said = run(arguments)
    return f"exit {code}: gzcheck {' '.join(arguments)}\n{said}"


def run(arguments: list[str]) -> tuple[int, str]:
    """Exit code and stdout of a command, with no setting from the environment; anything on stderr is an error."""
    stdout, stderr = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    settings = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("GZCHECK_")}
    try:
        with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
            code = main(arguments)
    finally:
        os.environ.update(settings)
    assert not stderr.getvalue(), stderr.getvalue()
    return int(code), stdout.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]


def _command(rule_name: str) -> str:
    rules = [module.RULE for module in ALL_RULES if module.RULE.name == rule_name]
    assert rules, f"tests/cases/{rule_name}: no rule has this name"
    return "validate" if rules[0].code[2] in "01" else "conflicts"
