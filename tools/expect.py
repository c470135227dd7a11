"""Write the reports in `tests/cases/*/*/expected.txt` anew and name those that changed.

`python tools/expect.py [RULE ...]` does so for all rules, or for those named. Nothing here says that the reports are
right: read the diff.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from case_folders import EXPECTED, case_folders, missing_package, report


def main(rules: list[str]) -> None:
    """Regenerate the expectations of all rules, or of those named."""
    for folder in case_folders():
        if rules and folder.parent.name not in rules:
            continue
        if missing := missing_package(folder):
            print(f"{folder.parent.name}/{folder.name}: left as it is, because {missing} is not installed")
            continue
        path, text = folder / EXPECTED, report(folder)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{folder.parent.name}/{folder.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
