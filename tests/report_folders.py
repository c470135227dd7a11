"""The folders below `tests/reports`: whole reports, as they leave the program, one file a command and format.

`tests/reports/<name>/corpus/` is a corpus, and `tests/reports/<name>/<command>.<format>` is what that command prints
about it in that format, at 80 columns. An empty file of such a name and `make expect` add a report.
"""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path
from unittest.mock import patch

from gzcheck.cli import main
from gzcheck.output import console

REPORTS = Path(__file__).parent / "reports"
CORPUS = "corpus"
TODAY = "2019-12-31"
COLUMNS = "80"


def report_files() -> list[Path]:
    """Every expected report, sorted."""
    return sorted(path for path in REPORTS.glob("*/*.*") if path.is_file())


def printed(path: Path) -> str:
    """What such a file should hold."""
    command, _, form = path.name.partition(".")
    arguments = [command, "--corpus", CORPUS, "--format", form]
    if command in ("conflicts", "validate"):
        arguments += ["--today", TODAY]
    # Paths as in a folder that is no repository: a copy of this one may be none.
    with contextlib.chdir(path.parent), patch.object(console, "repository_of", lambda folder: folder):
        return run(arguments)[1]


def run(arguments: list[str]) -> tuple[int, str]:
    """Exit code and stdout of a command, with no setting from the environment; anything on stderr is an error."""
    stdout, stderr = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n"), io.StringIO()
    before = dict(os.environ)
    for name in [name for name in before if name.startswith("GZCHECK_") or name in ("NO_COLOR", "FORCE_COLOR")]:
        del os.environ[name]
    os.environ["COLUMNS"] = COLUMNS
    try:
        with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
            code = main(arguments)
    finally:
        os.environ.clear()
        os.environ.update(before)
    assert not stderr.getvalue(), stderr.getvalue()
    stdout.flush()
    return int(code), stdout.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]
