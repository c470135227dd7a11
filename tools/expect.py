"""Write what is expected in `tests/{cases,reports,fragments,pairs,values}` anew, and name what changed.

`python tools/expect.py [NAME ...]` does so for all, or for the rules, reports and files named. Nothing here says that
they are right: read the diff. A case whose rule says the opposite of what its folder promises is left alone and makes
the exit code 1, and so is one on which the program itself fails; neither stops the others.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import fragment_files
import pair_files
import value_files
from case_folders import EXPECTED, case_folders, missing_package, must_fail, report, written
from report_folders import printed, report_files

TABLES = (
    (fragment_files.fragment_files, fragment_files.written),
    (pair_files.pair_files, pair_files.written),
    (value_files.value_files, value_files.written),
)
"""The files whose lines say what is asked, and what the program says to it."""


def main(names: list[str]) -> int:
    """Regenerate all, or those named; 1 if something could not be."""
    failed = 0
    for folder in case_folders():
        if names and folder.parent.name not in names:
            continue
        failed += _attempt(f"{folder.parent.name}/{folder.name}", _case, folder)
    for path in report_files():
        if names and path.parent.name not in names:
            continue
        failed += _attempt(f"{path.parent.name}/{path.name}", _report, path)
    for files, written_anew in TABLES:
        for path in files():
            if names and path.stem not in names:
                continue
            failed += _attempt(f"{path.parent.name}/{path.name}", partial(_table, written_anew), path)
    if failed:
        print(f"{failed} could not be written: see above", file=sys.stderr)
    return 1 if failed else 0


def _attempt(name: str, step: Callable[[Path], str], path: Path) -> int:
    try:
        outcome = step(path)
    except Exception:
        traceback.print_exc(limit=-3)
        outcome = "FAILED: the program did not get through it"
    if outcome:
        print(f"{name}: {outcome}")
    return int(outcome.startswith("FAILED"))


def _case(folder: Path) -> str:
    if missing := missing_package(folder):
        return f"left as it is, because {missing} is not installed"
    text = written(folder, report(folder).findings)
    if bool(text) != must_fail(folder):
        return f"FAILED: its rule finds {'something' if text else 'nothing'}"
    expected = folder / EXPECTED
    if not must_fail(folder):
        if not expected.exists():
            return ""
        expected.unlink()
        return "removed, a passing case needs none"
    return _write(expected, text)


def _report(path: Path) -> str:
    return _write(path, printed(path))


def _table(written_anew: Callable[[Path], str], path: Path) -> str:
    return _write(path, written_anew(path))


def _write(path: Path, text: str) -> str:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return ""
    path.write_text(text, encoding="utf-8", newline="\n")
    return "written"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
