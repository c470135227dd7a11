"""Programs of others that tests run, and what happens where one of them is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from making import ROOT

TOOLS = ROOT / ".outlets"
MODULES = TOOLS / "node_modules"


def needed(found: object, what: str) -> None:
    """Skip without a tool, or fail where all were said to be there."""
    if found:
        return
    if os.environ.get("OUTLETS_REQUIRED"):
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing: make test-outlets installs it")


def ran(*command: str | Path, **options: Any) -> str:
    """What a program prints; its complaints are shown where it fails."""
    run = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, timeout=300, **options)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def in_node(script: str, *arguments: str | Path, needs: str, **options: Any) -> str:
    """What one of the scripts of tests/outlets prints; skipped without node or the package that it needs."""
    needed(shutil.which("node"), "node")
    needed((MODULES / needs).exists(), needs)
    environment = {**os.environ, "OUTLETS": str(TOOLS)}
    return ran("node", ROOT / "tests/outlets" / script, *arguments, env=environment, **options)
