"""What leaves the terminal: each format read back by a reader that is not ours, on corpora that mean harm too."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import html5lib
import pytest
from deciding import TODAY
from junitparser import JUnitXml, TestSuite
from making import ROOT, Folder, Gzcheck, claim
from markdown_it import MarkdownIt
from outlet_corpora import BIDI, CORPORA, ESCAPE

from gzcheck import check
from gzcheck.model import HIDDEN, Severity
from gzcheck.model.location import Location
from gzcheck.output import Canvas
from gzcheck.output.csv import _cell
from gzcheck.output.markdown import _plain
from gzcheck.output.places import relative, uri
from gzcheck.output.table import render
from gzcheck.settings import Format

OUTLETS = tuple(Format)[3:]
Outlet = Callable[..., Any]


@pytest.fixture(params=CORPORA)
def corpus(request: pytest.FixtureRequest, folder: Folder, gzcheck: Gzcheck) -> str:
    CORPORA[request.param](folder, gzcheck)
    return str(request.param)


@pytest.fixture
def outlet(gzcheck: Gzcheck, corpus: str) -> Outlet:
    """Runs `conflicts` on the corpus in a format."""

    def run(format: str, *options: str) -> Any:
        return gzcheck("conflicts", "--today", TODAY, "--format", format, *options)

    return run


@pytest.mark.parametrize("format", OUTLETS)
def test_exit_code_is_that_of_every_other_format_and_nothing_hidden_gets_through(
    outlet: Outlet, format: Format
) -> None:
    plain, run = outlet("text"), outlet(format.value)
    assert run.code == plain.code
    left = set(HIDDEN.findall(run.out)) - {"\n", "\r"}
    assert left == set()


@pytest.mark.parametrize("format", OUTLETS)
def test_every_format_counts_what_was_not_checked(outlet: Outlet, corpus: str, format: Format) -> None:
    said = outlet(format.value).out
    for text in {
        "in-order": ["4 claims not looked up in the source"],
        "empty": ["there was nothing to check"],
        "broken": ["2 files unread"],
        "hostile": ["5 claims not looked up in the source"],
    }[corpus]:
        assert text.replace("'", "") in said.replace("'", "").replace("&#x27;", "")


@pytest.mark.parametrize("format", OUTLETS)
def test_order_of_files_changes_no_byte(folder: Folder, gzcheck: Gzcheck, corpus: str, format: Format) -> None:
    loaded = folder.load()
    shuffled = type(loaded)(
        **{
            name: tuple(reversed(value)) if name in ("claims", "faults") else value
            for name, value in vars(loaded).items()
        }
    )
    canvas = Canvas(corpus="claims")
    assert render(check(shuffled), format, canvas) == render(check(loaded), format, canvas)


READERS: dict[Format, Callable[[str], Any]] = {
    Format.JSONL: lambda text: [json.loads(line) for line in text.splitlines()],
    Format.SARIF: json.loads,
    Format.GITHUB: lambda text: [COMMAND.fullmatch(line) or line.startswith("gzcheck: ") for line in text.splitlines()],
    Format.GITLAB: json.loads,
    Format.JUNIT: lambda text: JUnitXml.fromstring(text.encode()),
    Format.MARKDOWN: lambda text: MarkdownIt("commonmark").enable("table").render(text),
    Format.CSV: lambda text: list(csv.DictReader(io.StringIO(text), strict=True)),
    Format.HTML: lambda text: html5lib.HTMLParser(strict=True).parse(text),
}


@pytest.mark.parametrize("format", OUTLETS)
@pytest.mark.parametrize("command", ["validate", "proof draft.md", "diff before claims"])
def test_other_reports_of_findings_are_read_too(
    folder: Folder, gzcheck: Gzcheck, corpus: str, tmp_path: Path, command: str, format: Format
) -> None:
    shutil.copytree(folder.path, tmp_path / "before")
    folder.source(
        "later", "{id: firms, about: harbour-city, indicator: firms, value: 5, unit: count, printed: 5 firms}"
    )
    (tmp_path / "draft.md").write_text(
        "The Harbour City had 19 labs and some 12 <b>firms</b>, =1+1.\n", encoding="utf-8"
    )
    plain = gzcheck(*command.split(), "--today", TODAY)
    run = gzcheck(*command.split(), "--today", TODAY, "--format", format.value)
    assert run.code == plain.code
    if run.code == 2:
        assert run.err == plain.err
    assert (READERS[format](run.out) if run.out else None) is not None or run.code == 2


# ---------------------------------------------------------------- SARIF


def test_sarif_places_are_relative_and_those_of_the_claims(folder: Folder, gzcheck: Gzcheck) -> None:
    CORPORA["in-order"](folder, gzcheck)
    run = json.loads(gzcheck("conflicts", "--today", TODAY, "--format", "sarif").out)["runs"][0]
    (suppressed,) = [one for one in run["results"] if one["suppressions"]]
    (said,) = suppressed["suppressions"]
    assert said["kind"] == "external"
    assert said["justification"].startswith("accepted as a known disagreement: ")
    assert said["location"]["physicalLocation"]["artifactLocation"]["uri"] == "claims/resolutions.yaml"
    for result in run["results"]:
        assert result["partialFingerprints"]["gzcheckFinding/v2"]
        for place in (*result["locations"], *result["relatedLocations"]):
            physical = place["physicalLocation"]
            assert physical["artifactLocation"] == {
                "uri": physical["artifactLocation"]["uri"],
                "uriBaseId": "SRCROOT",
            }
            assert re.fullmatch(r"claims/[a-z./]+", physical["artifactLocation"]["uri"])
            assert physical["region"]["endColumn"] > physical["region"]["startColumn"]
    asked = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {"GZ101", "GZ201", "GZ210", "GZ301"} <= asked
    assert all(len(rule["help"]["text"]) > 80 for rule in run["tool"]["driver"]["rules"])


def test_sarif_of_very_many_findings_holds_the_worst_and_counts_the_others(
    folder: Folder, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    CORPORA["in-order"](folder, gzcheck)
    asked = "conflicts", "--today", TODAY, "--format", "sarif"
    whole = json.loads(gzcheck(*asked).out)["runs"][0]
    for most in range(len(whole["results"])):
        monkeypatch.setattr("gzcheck.output.sarif.MOST", most)
        run = json.loads(gzcheck(*asked).out)["runs"][0]
        told = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
        assert run["results"] == whole["results"][:most]
        assert told.startswith(f"{len(whole['results']) - most} finding")


def test_sarif_of_validate_names_only_the_rules_that_were_asked(folder: Folder, gzcheck: Gzcheck) -> None:
    CORPORA["in-order"](folder, gzcheck)
    run = json.loads(gzcheck("validate", "--today", TODAY, "--format", "sarif").out)["runs"][0]
    assert "GZ201" not in {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_sarif_of_a_difference_has_the_state_of_each_finding(folder: Folder, gzcheck: Gzcheck, tmp_path: Path) -> None:
    CORPORA["in-order"](folder, gzcheck)
    shutil.copytree(folder.path, tmp_path / "before")
    (tmp_path / "before/sources/times.yaml").unlink()
    out = gzcheck("diff", "before", "claims", "--today", TODAY, "--format", "sarif").out
    results = json.loads(out)["runs"][0]["results"]
    assert {one["baselineState"] for one in results} >= {"new"}
    assert all(
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("claims/") for one in results
    )


# ---------------------------------------------------------------- GitHub and GitLab

COMMAND = re.compile(r"::(error|warning|notice) ([a-zA-Z]+=[^,:]*)(,[a-zA-Z]+=[^,:]*)*::.*")


def test_every_line_for_github_is_one_command_or_a_total(outlet: Outlet) -> None:
    lines = outlet("github").out.splitlines()
    for line in lines:
        assert COMMAND.fullmatch(line) or line.startswith("gzcheck: "), line
    found = outlet("json").json["findings"]
    assert sum("fingerprint" in line for line in lines) == len(found)


def test_code_quality_report_has_unique_fingerprints_and_known_severities(outlet: Outlet) -> None:
    issues = json.loads(outlet("gitlab").out)
    prints = [one["fingerprint"] for one in issues]
    assert len(prints) == len(set(prints))
    assert {one["severity"] for one in issues} <= {"info", "minor", "major", "critical", "blocker"}
    for one in issues:
        assert one["location"]["path"].startswith("claims/")
        assert one["location"]["lines"]["begin"] <= one["location"]["lines"]["end"]
    found = outlet("json").json["findings"]
    assert [one["fingerprint"] for one in issues[: len(found)]] == [one["fingerprint"] for one in found]


def test_what_was_not_checked_is_the_first_notice_and_no_message_is_longer_than_is_shown(
    folder: Folder, gzcheck: Gzcheck
) -> None:
    for number in range(120):
        folder.source(f"s{number}", claim("firms", f"{100 + number}", f"{100 + number} firms of the whole harbour"))
    lines = gzcheck("conflicts", "--format", "github").out.splitlines()
    assert lines[0].startswith("::notice title=gzcheck%3A not checked::")
    messages = [line.split("::", 2)[2].replace("%0A", "\n") for line in lines if line.startswith("::")]
    assert max(map(len, messages)) < 4096
    (long,) = [one for one in messages if "more lines: --format text has all" in one]
    assert "\nfingerprint: " in long, "what is cut must not take the name along"


def before_and_now(folder: Folder, place: Path) -> None:
    """An old conflict that stays, one that is gone, and nothing new."""
    for name, labs, firms in (("harbour", 20, 12), ("gazette", 30, 19)):
        folder.source(
            name,
            claim("labs", f"{labs}", f"{labs} labs", indicator="labs"),
            claim("firms", f"{firms}", f"{firms} firms"),
        )
    shutil.copytree(folder.path, place)
    folder.source("gazette", claim("labs", "30", "30 labs", indicator="labs"), claim("firms", "12", "12 firms"))


def test_only_what_is_new_is_a_failure_of_a_difference(folder: Folder, gzcheck: Gzcheck, tmp_path: Path) -> None:
    before_and_now(folder, tmp_path / "before")
    run = gzcheck("diff", "before", "--today", TODAY, "--format", "junit")
    assert (run.code, JUnitXml.fromstring(run.out.encode()).failures) == (0, 0)
    back = gzcheck("diff", "claims", "before", "--today", TODAY, "--format", "junit")
    assert (back.code, JUnitXml.fromstring(back.out.encode()).failures) == (1, 1)
    assert "value-conflict (open)::" in gzcheck("diff", "before", "--today", TODAY, "--format", "github").out


def test_what_is_gone_is_no_failure_to_a_reader_without_baselines(
    folder: Folder, gzcheck: Gzcheck, tmp_path: Path
) -> None:
    before_and_now(folder, tmp_path / "before")
    results = json.loads(gzcheck("diff", "before", "--today", TODAY, "--format", "sarif").out)["runs"][0]["results"]
    told = {(one["baselineState"], one["kind"], one["level"]) for one in results if one["ruleId"] == "GZ201"}
    assert told == {("unchanged", "fail", "error"), ("absent", "pass", "none")}


def test_finding_without_a_place_has_that_of_the_corpus(folder: Folder) -> None:
    folder.source("harbour", claim("firms", "12", "12 firms"), claim("more", "19", "19 firms"))
    report = check(folder.load())
    lost = replace(report, findings=tuple(replace(one, location=Location()) for one in report.findings))
    canvas = Canvas(corpus="claims")
    results = json.loads(render(lost, Format.SARIF, canvas))["runs"][0]["results"]
    places = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
    assert places == {"claims/corpus.yaml"}


# ---------------------------------------------------------------- JUnit


def cases(out: str) -> dict[str, list[Any]]:
    suites = JUnitXml.fromstring(out.encode())
    return {suite.name: list(suite) for suite in suites if isinstance(suite, TestSuite)}


def test_junit_has_a_case_for_every_rule_and_finding_and_what_was_not_checked_is_skipped(
    outlet: Outlet, corpus: str
) -> None:
    run, data = outlet("junit"), outlet("json").json
    suites = JUnitXml.fromstring(run.out.encode())
    found = cases(run.out)
    failing = [one for one in data["findings"] if one["severity"] in ("error", "warning")]
    assert suites.failures == len(failing)
    assert suites.tests == sum(len(every) for every in found.values())
    skipped = [case for case in found["not checked"] if case.is_skipped]
    assert len(skipped) == len(found["not checked"]) >= 1
    others = [name for name, every in found.items() if name != "not checked" and all(one.is_passed for one in every)]
    assert bool(others) is (corpus != "empty"), "silence on nothing is no success"


def test_junit_fails_on_what_the_run_fails_on(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("harbour", "{id: firms, about: harbour-city, indicator: firms, value: 12, unit: count}")
    out = {level: gzcheck("validate", "--format", "junit", "--fail-on", level).out for level in ("error", "note")}
    assert JUnitXml.fromstring(out["error"].encode()).failures <= JUnitXml.fromstring(out["note"].encode()).failures


def test_cases_that_are_alike_have_names_of_their_own(folder: Folder, gzcheck: Gzcheck) -> None:
    for name in ("harbour", "gazette"):
        folder.source(name, "{id: firms}", "{id: labs}", title="''")
    suites = JUnitXml.fromstring(gzcheck("validate", "--format", "junit").out.encode())
    names = [(case.classname, case.name) for suite in suites for case in suite]
    assert len(names) == len(set(names))
    assert len([name for rule, name in names if rule == "gzcheck.GZ006"]) >= 4


# ---------------------------------------------------------------- spreadsheets


def test_table_has_a_row_for_each_claim_of_a_finding(outlet: Outlet) -> None:
    run = outlet("csv", "--show", "resolved")
    rows = list(csv.DictReader(io.StringIO(run.out, newline="")))
    data = outlet("json", "--show", "resolved").json
    claims = [claim["id"] for one in data["findings"] for claim in one["claims"]]
    assert sorted(row["claim"] for row in rows if row["claim"]) == sorted(claims)
    gaps = [row for row in rows if row["severity"] == "not-checked"]
    assert gaps and all(row["message"] for row in gaps)


def test_no_cell_is_a_formula(outlet: Outlet) -> None:
    for row in csv.reader(io.StringIO(outlet("csv").out, newline="")):
        for cell in row:
            assert not cell.lstrip().startswith(tuple("=+-@|%\t\r")) or re.fullmatch(r"-?\d+(\.\d+)?", cell), cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a;=1+1", "a;'=1+1"),
        ("a; @SUM(1)", "a; '@SUM(1)"),
        ("from 0; -5 to 10%", "from 0; -5 to 10%"),
        ("a;-cmd", "a;'-cmd"),
        ("a = b; c = d", "a = b; c = d"),
        ("=1;=2", "'=1;'=2"),
    ],
)
def test_no_cell_is_a_formula_where_semicolons_separate(text: str, cell: str) -> None:
    assert _cell(text) == cell


def test_table_has_all_that_is_said_of_a_finding(outlet: Outlet, corpus: str) -> None:
    found = outlet("json").json["findings"]
    rows = list(csv.DictReader(io.StringIO(outlet("csv").out, newline="")))
    for name in ("unexplained", "fingerprint"):
        assert {one[name].lstrip("'") for one in rows if one["state"] == "open"} == {
            one.get(name, "") or "" for one in found
        }, name
    if corpus == "in-order":
        assert any(row["difference"] for row in rows)


# ---------------------------------------------------------------- Markdown


def test_comment_renders_without_any_markup_of_the_corpus(outlet: Outlet) -> None:
    page = MarkdownIt("commonmark").enable("table").render(outlet("markdown").out)
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    tags = {one.tag for one in tree.iter() if isinstance(one.tag, str)}
    assert tags <= set(
        "html head body blockquote h2 p strong ul li details summary b code table thead tbody tr th td".split()
    )
    assert not [one for one in tree.iter() if isinstance(one.tag, str) and one.attrib]
    assert not re.search(r"@octocat|#1\b", "".join(tree.itertext())) or "<!-- -->" in page


@pytest.mark.parametrize("count", [400, 2500])
def test_comment_stays_within_its_limit_and_counts_the_rest(folder: Folder, count: int) -> None:
    for name, step in (("harbour", 0), ("gazette", 7)):
        folder.source(
            name,
            *(
                f"{{id: c{n}, about: harbour-city, indicator: firms, value: {value}, unit: count, "
                f"printed: {value} firms, paragraph: 1, period: {1000 + n}}}"
                for n, value in enumerate(1000 + 17 * n + step * (1 + n % 5) for n in range(count))
            ),
        )
    out = render(report := check(folder.load()), Format.MARKDOWN, Canvas(corpus="claims"))
    shown = out.count("<details>") - 1
    assert len(out.encode()) <= 65_536
    assert shown >= 20
    assert f"**{len(report.findings) - shown:,} findings more did not fit here:**" in out


def test_comment_begins_with_the_worst(gzcheck: Gzcheck, folder: Folder) -> None:
    CORPORA["broken"](folder, gzcheck)
    words = re.findall(r"<summary><b>(\w+):</b>", gzcheck("conflicts", "--format", "markdown").out)
    assert len(words) > 3
    assert words == sorted(words, key=list(Severity).index)


def test_comment_says_what_speaks_against_and_what_else_there_is(folder: Folder, gzcheck: Gzcheck) -> None:
    shutil.rmtree(folder.path)
    shutil.copytree(ROOT / "claims", folder.path)
    out = gzcheck("conflicts", "--format", "markdown").out
    found = gzcheck("conflicts", "--format", "json").json["findings"]
    assert "- **against update:** the date of " in out
    for one in found:
        assert all(f"`{name}`" in out for name in one["see_also"])


def test_long_title_and_many_totals_leave_room_for_findings(folder: Folder) -> None:
    folder.source("harbour", claim("firms", "12", "12 firms"))
    folder.source("times", claim("firms", "19", "19 firms"))
    report = replace(check(folder.load()), title=":a@b#c" * 20_000)
    out = render(report, Format.MARKDOWN, Canvas(corpus="claims"))
    assert len(out.encode()) < 65_536 and "GZ201" in out


@pytest.mark.parametrize("text", ["0123456789abcdef" * 3, "see abcdef1234567", "x@octocat", "a #1 b", "https://e.com"])
def test_nothing_that_is_broken_loses_a_character(text: str) -> None:
    broken = _plain(text)
    assert "<!-- -->" in broken
    assert MarkdownIt("commonmark").render(broken).replace("<!-- -->", "") == f"<p>{text}</p>\n"
    assert not re.search(r"[0-9a-f]{7}", broken)


# ---------------------------------------------------------------- HTML


def test_page_is_well_formed_and_holds_every_finding(outlet: Outlet) -> None:
    run = outlet("html", "--show", "resolved")
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(run.out)
    articles = list(tree.iter("article"))
    data = outlet("json", "--show", "resolved").json
    assert [one.get("id") for one in articles] == [f"f-{one['fingerprint']}" for one in data["findings"]]
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    targets = {one.get("href")[1:] for one in tree.iter("a")}
    assert targets <= set(ids), "a link leads nowhere"


def test_nothing_of_a_corpus_becomes_a_part_of_the_page(outlet: Outlet) -> None:
    tree = html5lib.parse(outlet("html").out, namespaceHTMLElements=False)
    tags = [one.tag for one in tree.iter() if isinstance(one.tag, str)]
    assert tags.count("script") == tags.count("style") == 1
    assert not {"img", "iframe", "object", "embed", "link", "base"} & set(tags)
    names = {name for one in tree.iter() if isinstance(one.tag, str) for name in one.attrib}
    assert not [name for name in names if str(name).startswith("on") or name in ("src", "style")]
    assert all(one.get("href", "#").startswith("#") for one in tree.iter("a"))


def test_policy_allows_the_two_texts_of_the_page_and_nothing_else(outlet: Outlet) -> None:
    from base64 import b64encode
    from hashlib import sha256

    tree = html5lib.parse(outlet("html").out, namespaceHTMLElements=False)
    (policy,) = [one.get("content") for one in tree.iter("meta") if one.get("http-equiv")]
    hashed = [
        b64encode(sha256((next(tree.iter(tag)).text or "").encode()).digest()).decode() for tag in ("style", "script")
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashed[0]}'; script-src 'sha256-{hashed[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def linked(text: str) -> set[str]:
    """Where links of a page lead; none may lead nowhere."""
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    ids = {one.get("id") for one in tree.iter()}
    targets = {one.get("href")[1:] for one in tree.iter("a")}
    assert targets <= ids, "a link leads nowhere"
    return targets


def test_page_without_room_for_all_findings_has_no_link_to_those_left_out(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(folder.path)
    shutil.copytree(ROOT / "claims", folder.path)
    report = check(folder.load())
    whole = render(report, Format.HTML, Canvas(corpus="claims"))
    count, shown = len((*report.findings, *report.resolved)), []
    for room in (0, 20_000, 50_000, 100_000):
        monkeypatch.setattr("gzcheck.output.html.LIMIT", room)
        page = render(report, Format.HTML, Canvas(corpus="claims"))
        linked(page)
        shown.append(page.count("<article"))
        assert shown[-1] == count or f"{count - shown[-1]} finding" in page
    assert shown == sorted(shown) and shown[0] < whole.count("<article") == count
    assert any(f"#f-{name}" in whole for one in report.findings for name in one.see_also)


def test_headings_of_a_page_are_in_order_and_none_is_said_twice(outlet: Outlet, corpus: str) -> None:
    page = outlet("html").out
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    found = [(int(one.tag[1]), "".join(one.itertext())) for one in tree.iter() if one.tag in ("h1", "h2", "h3", "h4")]
    levels = [level for level, _ in found]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len({text for _, text in found}) == len(found)
    assert ("There was nothing to check." in page) is (corpus == "empty")
    assert ("In drawings:" in page) is ('href="#s-A"' in page)


# ---------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("path", "said", "reference"),
    [
        ("claims/a.yaml", "sub/claims/a.yaml", "sub/claims/a.yaml"),
        ("../claims/a.yaml", "claims/a.yaml", "claims/a.yaml"),
        ("./a b#c?.yaml", "sub/a b#c?.yaml", "sub/a%20b%23c%3F.yaml"),
        ("/repo/x:y.yaml", "x:y.yaml", "x%3Ay.yaml"),
        ("/other/a.yaml", "/other/a.yaml", "file:///other/a.yaml"),
        ("../../a.yaml", "/a.yaml", "file:///a.yaml"),
        ("..a.yaml", "sub/..a.yaml", "sub/..a.yaml"),
    ],
)
def test_paths_are_relative_to_the_repository(path: str, said: str, reference: str) -> None:
    canvas = Canvas(here="/repo/sub", root="/repo")
    assert relative(path, canvas) == said
    assert uri(path, canvas) == reference


def test_run_below_the_top_of_the_repository_has_paths_from_its_top(
    folder: Folder, gzcheck: Gzcheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    CORPORA["in-order"](folder, gzcheck)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(folder.path / "sources")
    out = gzcheck("conflicts", "--corpus", "..", "--format", "gitlab").out
    assert json.loads(out)[0]["location"]["path"] == "claims/sources/times.yaml"


def test_corpus_named_through_a_link_lies_in_the_repository(folder: Folder, gzcheck: Gzcheck, tmp_path: Path) -> None:
    CORPORA["in-order"](folder, gzcheck)
    (tmp_path / ".git").mkdir()
    named = tmp_path.parent / f"{tmp_path.name}-link"
    named.symlink_to(tmp_path)
    out = gzcheck("conflicts", "--corpus", named / "claims", "--format", "gitlab").out
    assert json.loads(out)[0]["location"]["path"] == "claims/sources/times.yaml"


def test_constants_mean_what_they_say() -> None:
    assert ESCAPE not in HIDDEN.sub("", ESCAPE) and not HIDDEN.search(HIDDEN.sub("", BIDI))
    assert Location().path == "" and Severity.ERROR.rank == 0
