"""Reports in the programs they are for: Chromium, LibreOffice, Microsoft's SARIF validator, another SARIF reader.

`make test-outlets` installs what they need and lets nothing be skipped; elsewhere what is missing is skipped.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from deciding import TODAY
from jsonschema import Draft7Validator
from making import ROOT, Folder, Gzcheck
from outlet_corpora import CORPORA
from outlet_tools import MODULES, in_node, needed, ran

pytestmark = [pytest.mark.outlets, pytest.mark.slow]
Report = Callable[..., Path]


@pytest.fixture(params=[*CORPORA, "guangzhou"])
def report(
    request: pytest.FixtureRequest, folder: Folder, gzcheck: Gzcheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Report:
    """Writes the report on a corpus to a file of some name."""
    if request.param == "guangzhou":
        shutil.rmtree(folder.path)
        shutil.copytree(ROOT / "claims", folder.path)
    else:
        CORPORA[request.param](folder, gzcheck)

    def write(name: str, *options: str) -> Path:
        run = gzcheck("conflicts", "--today", TODAY, "-o", name, *options)
        assert run.code in (0, 1, 2) and not run.out
        return tmp_path / name

    return write


# ---------------------------------------------------------------- SARIF


def test_sarif_is_valid_by_the_official_schema(report: Report) -> None:
    place = MODULES / "@microsoft/sarif-multitool-linux/sarif-2.1.0.json"
    needed(place.exists(), "the SARIF schema")
    schema = json.loads(place.read_text(encoding="utf-8-sig"))
    Draft7Validator(schema).validate(json.loads(report("report.sarif").read_text(encoding="utf-8")))


def test_sarif_is_valid_by_the_validator_of_microsoft(report: Report, tmp_path: Path) -> None:
    tool = MODULES / ".bin/sarif-multitool"
    needed(tool.exists(), "sarif-multitool")
    told = tmp_path / "validation.sarif"
    ran(tool, "validate", report("report.sarif"), "--output", told)
    results = json.loads(told.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
    errors = [one for one in results if one.get("level") == "error"]
    assert errors == []
    assert {one["ruleId"] for one in results} <= KNOWN_ADVICE, results


KNOWN_ADVICE = {"SARIF2005"}
"""That the tool should name its home page: it has none yet."""


def test_sarif_is_read_by_another_reader_with_all_findings(report: Report) -> None:
    needed(find_spec("sarif"), "sarif-tools")
    sarif = import_module("sarif.sarif_file")
    place = report("report.sarif")
    log = sarif.SarifFile(str(place), json.loads(place.read_text(encoding="utf-8")))
    log.init_default_line_number_1()
    assert log.get_distinct_tool_names() == ["gzcheck"]
    found = json.loads(report("report.json", "--show", "resolved").read_text(encoding="utf-8"))["findings"]
    assert sorted(one["ruleId"] for one in log.get_results()) == sorted(one["code"] for one in found)
    assert len(log.get_records()) == len(found)


# ---------------------------------------------------------------- spreadsheets


def test_table_opens_in_libreoffice_with_every_cell_as_text_or_number(report: Report, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    needed(office, "LibreOffice")
    assert office
    place = report("report.csv", "--show", "resolved")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = (office, profile, "--headless", "--convert-to")
    ran(*convert, "fods", "--infilter=CSV:44,34,76,1", "--outdir", tmp_path, place)
    sheet = (tmp_path / "report.fods").read_text(encoding="utf-8")
    assert "table:formula" not in sheet
    ran(*convert, "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", tmp_path / "back", tmp_path / "report.fods")
    before = list(csv.reader(place.read_text(encoding="utf-8").splitlines(keepends=True)))
    after = list(csv.reader((tmp_path / "back/report.csv").read_text(encoding="utf-8").splitlines(keepends=True)))
    assert [row[9] for row in after] == [row[9] for row in before], "the ids of the claims"
    assert len(after) == len(before)


# ---------------------------------------------------------------- Chromium


def in_browser(script: str, page: Path, *more: Path) -> dict[str, Any]:
    """What one of the scripts of tests/outlets sees on a page in Chromium; skipped where anything for it is missing."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    needed(browser, "Chromium")
    assert browser
    seen: dict[str, Any] = json.loads(in_node(script, page, browser, *more, needs="playwright-core"))
    return seen


def looked_at(page: Path) -> dict[str, Any]:
    return in_browser("page.mjs", page, page.parent)


def test_page_in_a_browser(report: Report) -> None:
    """Nothing is loaded, nothing runs but its own script; no violation of accessibility; filters do what they say."""
    page = report("report.html")
    seen = looked_at(page)
    assert set(seen["requests"]) == {f"file://{page}"}
    assert (seen["errors"], seen["dialogs"]) == ([], 0)
    assert seen["light"] == seen["dark"] == seen["small"] == []
    assert seen["overflow"] <= 0, "a phone has to scroll sideways"
    found = json.loads(report("report.json", "--show", "resolved").read_text(encoding="utf-8"))["findings"]
    assert seen["all"] == seen["reset"] == len(found)
    assert sum(seen["severity"].values()) == len(found)
    for name, count in seen["source"].items():
        assert count == sum(name in {claim["source"] for claim in one["claims"]} for one in found)
    for name, count in seen["indicator"].items():
        assert count == sum(name in {claim["indicator"] for claim in one["claims"]} for one in found)
    assert seen["nothing"] == 0 and seen["said"] == f"0 of {len(found)} findings shown"
    assert (seen["first"], seen["skipped"]) == ("Skip to the findings", "#findings")
    assert (page.parent / "report.pdf").stat().st_size > 5_000


def test_page_of_five_thousand_findings_stays_usable(folder: Folder, gzcheck: Gzcheck, tmp_path: Path) -> None:
    for name, step in (("harbour", 0), ("gazette", 7)):
        folder.source(
            name,
            *(
                f"{{id: c{n}, about: harbour-city, indicator: firms, value: {value}, unit: count, "
                f"printed: {value} firms, paragraph: 1, period: {1000 + n // 12}-{n % 12 + 1:02}}}"
                for n, value in enumerate(10_000 + 17 * n + step * (1 + n % 5) for n in range(5000))
            ),
        )
    page = tmp_path / "report.html"
    gzcheck("conflicts", "--today", TODAY, "-o", "report.html")
    text = page.read_text(encoding="utf-8")
    assert text.count("<article") >= 5000
    assert len(text.encode()) < 15_000_000
    seen = in_browser("quick.mjs", page)
    assert seen["articles"] >= 5000
    assert 0 < seen["drawn"] < 100, "the browser lays out what is in view, and not all of it"
    print(f"there after {seen['loaded']} ms, filtered after {seen['filtered']} ms")
