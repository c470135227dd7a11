"""What tests of decisions start from: two sources that contradict each other, and a decision on that."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

import pytest
from making import INDICATORS, Folder, Gzcheck, claim

TODAY = "2026-11-22"
LABS = {"harbour/labs": "20", "gazette/labs": "19"}
AREA = "  - {id: area, label: Floor area, definition: Floor space., kind: stock, unit: m2}\n"
RESOLUTIONS = "resolutions.yaml"


def labs(value: str = "20", printed: str = "", **others: str) -> str:
    """A claim on the city's laboratories."""
    return claim("labs", value, printed or f"{value} labs", **({"indicator": "labs"} | others))


def contradict(folder: Folder, first: str = "", second: str = "") -> None:
    """Two sources of one day, one with 20 laboratories and one with 19, unless other claims are given."""
    folder.write("indicators.yaml", INDICATORS + AREA)
    folder.source("harbour", first or labs("20"))
    folder.source("gazette", second or labs("19"))


def fingerprint(gzcheck: Gzcheck, rule: str = "GZ201") -> str:
    """The fingerprint of the one open finding of a rule."""
    report = gzcheck("conflicts", "--today", TODAY, "--format", "json").json
    (found,) = [finding["fingerprint"] for finding in report["findings"] if finding["code"] == rule]
    return str(found)


def decision(key: str, claims: dict[str, str] | None = None, **others: str) -> str:
    """An entry of `resolutions.yaml`, a field a line: to accept that the laboratories are 20 and 19."""
    fields = {
        "rule": "GZ201",
        "decision": "accept",
        "reason": "Both stand in print.",
        "decided_by": "A. Editor",
        "decided": "2026-11-01",
        **others,
    }
    names = "".join(f"\n      {name}: '{figure}'" for name, figure in (LABS if claims is None else claims).items())
    rest = "".join(f"    {name}: {value}\n" for name, value in fields.items())
    return f"  - fingerprint: '{key}'\n    claims:{names or ' {}'}\n{rest}"


def decisions(*entries: str) -> str:
    """A whole `resolutions.yaml`."""
    return "resolutions:\n" + "".join(entries)


def accept(folder: Folder, gzcheck: Gzcheck, **others: str) -> str:
    """Decide on the laboratories by hand; returns the fingerprint."""
    key = fingerprint(gzcheck)
    folder.write(RESOLUTIONS, decisions(decision(key, **others)))
    return key


def line_of(path: Path, text: str) -> int:
    """The number of the one line that holds a text."""
    (number,) = [number for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in line]
    return number


def said(report: str, code: str) -> list[tuple[int, str]]:
    """(line, message) of every finding of a rule in a text report."""
    found = re.findall(rf"^\S+?:(\d+):\d+: {code}\[[a-z-]+\] \w+: (.*)$", report, flags=re.MULTILINE)
    return [(int(line), message) for line, message in found]


def codes(report: str) -> list[str]:
    """The codes in a JSON report, in its order."""
    return [finding["code"] for finding in json.loads(report)["findings"]]


def own_temporary_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Locks lie in the temporary folder and stay there; those of a test go with the test."""
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", str(place))
