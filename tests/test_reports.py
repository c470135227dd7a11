"""A few whole reports, one a command and format, as they leave the program.

After a change that is meant, `make expect` writes them anew; read the diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from report_folders import printed, report_files


@pytest.mark.parametrize("path", report_files(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_report_is_the_expected_one(path: Path) -> None:
    assert printed(path) == path.read_text(encoding="utf-8")
