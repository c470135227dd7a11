"""Decisions: what they settle, how they show, and how they die when the facts under them change."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest
from deciding import (
    LABS,
    RESOLUTIONS,
    TODAY,
    accept,
    codes,
    contradict,
    decision,
    decisions,
    fingerprint,
    labs,
    line_of,
    said,
)
from jsonschema import Draft202012Validator
from making import ROOT, Folder, Gzcheck, Run, claim

from gzcheck.engine import check
from gzcheck.reading.loader import load_corpus
from gzcheck.reading.schema import load_schema

KINDS = [
    ({"decision": "prefer", "cite": "harbour/labs"}, "cite harbour/labs"),
    ({"decision": "explained", "explanation": "update"}, "explained (update)"),
    ({"decision": "accept"}, "accepted as a known disagreement"),
    ({"decision": "error-in-source"}, "error in the source"),
]
FORMATS = ("text", "rich", "json")


@pytest.fixture
def conflicts(folder: Folder, gzcheck: Gzcheck) -> Callable[..., Run]:
    """Cross-check a corpus that contradicts itself, on one day."""
    contradict(folder)

    def run(*arguments: str, today: str = TODAY) -> Run:
        return gzcheck("conflicts", "--today", today, *arguments)

    return run


Conflicts = Callable[..., Run]

# ---------------------------------------------------------------- settled


@pytest.mark.parametrize(("fields", "summary"), KINDS, ids=[fields["decision"] for fields, _ in KINDS])
def test_resolved_finding_leaves_the_exit_code_alone_and_stays_in_the_totals(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts, fields: dict[str, str], summary: str
) -> None:
    assert conflicts().code == 1
    accept(folder, gzcheck, **fields)
    run = conflicts("--format", "json")
    assert run.code == 0
    assert run.json["findings"] == []
    assert run.json["summary"]["resolved"] == 1
    assert run.json["summary"]["findings"] == {"error": 0, "warning": 0, "note": 0}
    assert run.json["summary"]["groups"] == 1
    assert summary in conflicts("--show", "resolved").out


@pytest.mark.parametrize("format", ["text", "rich"])
def test_show_resolved_prints_the_decision_and_who_took_it(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts, format: str
) -> None:
    key = accept(folder, gzcheck, decision="prefer", cite="harbour/labs", expires="2027-06-30")
    hidden, shown = conflicts("--format", format).out, conflicts("--format", format, "--show", "resolved").out
    assert "1 resolved" in hidden
    assert "1 resolved" in shown
    assert key[:12] not in hidden
    assert key[:12] in shown
    told = " ".join(shown.split())
    assert "cite harbour/labs: Both stand in print. (decided by A. Editor, 2026-11-01, until 2027-06-30)" in told


def test_show_resolved_as_json_conforms_and_has_the_decision(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts
) -> None:
    evidence = "[https://example.org/labs, gazette/labs]"
    accept(folder, gzcheck, decision="explained", explanation="update", expires="2027-06-30", evidence=evidence)
    run = conflicts("--format", "json", "--show", "resolved")
    Draft202012Validator(load_schema("report-output")).validate(run.json)
    (finding,) = run.json["findings"]
    assert run.code == 0
    assert finding["resolution"] == {
        "decision": "explained",
        "cite": "",
        "explanation": "update",
        "reason": "Both stand in print.",
        "decided_by": "A. Editor",
        "decided": "2026-11-01",
        "expires": "2027-06-30",
        "evidence": ["https://example.org/labs", "gazette/labs"],
    }
    assert finding["former_resolution"] is None


def test_a_decision_settles_only_its_own_finding(folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts) -> None:
    accept(folder, gzcheck)
    folder.source("harbour", labs("20"), claim("firms", "70", "70 firms"))
    folder.source("gazette", labs("19"), claim("firms", "80", "80 firms"))
    run = conflicts("--format", "json")
    assert (run.code, codes(run.out), run.json["summary"]["resolved"]) == (1, ["GZ201"], 1)


def test_validate_counts_no_decision_on_facts_as_unused(folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts) -> None:
    accept(folder, gzcheck)
    assert gzcheck("validate").code == 0


def test_validate_of_one_file_misses_no_claim_of_another(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts
) -> None:
    accept(folder, gzcheck)
    run = gzcheck("validate", folder.path / "sources" / "harbour.yaml")
    assert (run.code, said(run.out, "GZ804")) == (0, [])


@pytest.mark.parametrize("broken", ["source: [\n", "source: {id: gazette}\nclaims: []\n"])
def test_claims_of_a_broken_file_are_not_called_unknown(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts, broken: str
) -> None:
    accept(folder, gzcheck)
    folder.write("sources/gazette.yaml", broken)
    run = conflicts("--format", "text")
    assert run.code == 1
    assert said(run.out, "GZ803") + said(run.out, "GZ804") == []


def test_a_claim_left_out_as_invalid_is_not_called_unknown(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts
) -> None:
    accept(folder, gzcheck)
    folder.source("gazette", labs('"many"', "many labs"))
    assert said(conflicts().out, "GZ804") == []


@pytest.mark.parametrize("name", ["corpus.yaml", "indicators.yaml", "identities.yaml"])
def test_a_decision_is_not_called_unused_where_a_file_could_not_be_read(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts, name: str
) -> None:
    """Who follows "delete the resolution" after a slip in the registry would lose them all."""
    accept(folder, gzcheck)
    folder.source("gazette", labs("20"), published="2019-05-02")
    assert len(said(conflicts().out, "GZ803")) == 1
    folder.write(name, "{")
    assert said(conflicts().out, "GZ803") == []


def test_a_decision_on_a_fragment_is_not_unused_where_nobody_looked_it_up(folder: Folder, gzcheck: Gzcheck) -> None:
    texts = folder.path / "texts"

    def snapshot(text: str) -> None:
        folder.write("texts/port.txt", text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        folder.source("harbour", labs("20"), snapshot=f"{{file: port.txt, sha256: {digest}}}")

    snapshot("No such figure.")
    looked_up = gzcheck("conflicts", "--snapshots", texts, "--format", "json").json["findings"]
    (lost,) = [finding for finding in looked_up if finding["name"] == "lost-fragment"]
    entry = decision(lost["fingerprint"], {"harbour/labs": "20"}, rule=lost["code"])
    folder.write(RESOLUTIONS, decisions(entry))
    assert gzcheck("conflicts", "--snapshots", texts, "--format", "json").json["summary"]["resolved"] == 1
    assert said(gzcheck("conflicts").out, "GZ803") == []
    snapshot("There are 20 labs.")
    assert len(said(gzcheck("conflicts", "--snapshots", texts).out, "GZ803")) == 1


# ---------------------------------------------------------------- stale


def area(value: str, unit: str, printed: str) -> str:
    return claim("labs", value, printed, indicator="area", unit=unit)


CHANGES = {
    # what changes: both claims when it was decided, and the first one afterwards
    "value": (labs("20"), labs("19"), labs("21"), "harbour/labs was 20, and is 21 now"),
    "precision": (labs("20"), labs("19"), labs("20.0", "20.0 labs"), "harbour/labs was 20, and is 20.0 now"),
    "unit": (
        area("2", "km2", "2 square kilometers"),
        area("3", "km2", "3 square kilometers"),
        area("2", "m2", "2 square meters"),
        "harbour/labs was 2 km², and is 2 m² now",
    ),
    "hedge": (
        labs("20"),
        labs("30"),
        labs("20", "some 20 labs", hedge="about"),
        "harbour/labs was 20, and is about 20 now",
    ),
    "period": (
        labs("20", period="2017-05"),
        labs("19"),
        labs("20", period="2017-06"),
        "a period, status or precision has changed",
    ),
}
changes = pytest.mark.parametrize(("first", "second", "now", "told"), CHANGES.values(), ids=CHANGES)


@changes
@pytest.mark.parametrize("format", FORMATS)
def test_decision_is_stale_when_a_figure_changes(
    folder: Folder, gzcheck: Gzcheck, first: str, second: str, now: str, told: str, format: str
) -> None:
    contradict(folder, first, second)
    was = {"harbour/labs": told.partition(" was ")[2].partition(",")[0] or "20", "gazette/labs": "19"}
    key = fingerprint(gzcheck)
    folder.write(RESOLUTIONS, decisions(decision(key, was)))
    assert gzcheck("conflicts", "--today", TODAY).code == 0
    folder.source("harbour", now)
    run = gzcheck("conflicts", "--today", TODAY, "--format", format)
    assert run.code == 1
    if format == "json":
        Draft202012Validator(load_schema("report-output")).validate(run.json)
        reopened = [finding for finding in run.json["findings"] if finding["code"] == "GZ201"]
        assert [finding["former_resolution"]["reason"] for finding in reopened] == ["Both stand in print."]
        assert reopened[0]["resolution"] is None
        assert run.json["summary"]["resolved"] == 0
    else:
        told_once = "once resolved: accepted as a known disagreement: Both stand in print. (decided by A. Editor,"
        shown = " ".join(run.out.split()).replace("Once resolved", "once resolved:")
        assert told_once in shown
        assert "is stale" in shown
    if format == "text":
        ((line, message),) = said(run.out, "GZ801")
        assert line == line_of(folder.path / RESOLUTIONS, "fingerprint")
        assert told in message


@pytest.mark.parametrize("format", FORMATS)
def test_decision_is_stale_when_a_claim_joins(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts, format: str
) -> None:
    accept(folder, gzcheck)
    folder.source("herald", labs("25"))
    run = conflicts("--format", format)
    assert run.code == 1
    if format == "json":
        (reopened,) = [finding for finding in run.json["findings"] if finding["code"] == "GZ201"]
        assert reopened["former_resolution"]["decided_by"] == "A. Editor"
    else:
        assert "nce resolved accepted" in " ".join(run.out.split()).replace(":", "")
    if format == "text":
        assert "herald/labs (25) has joined" in said(run.out, "GZ801")[0][1]


def test_decision_is_stale_when_a_claim_leaves(folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts) -> None:
    folder.source("herald", labs("25"))
    key = fingerprint(gzcheck)
    folder.write(RESOLUTIONS, decisions(decision(key, LABS | {"herald/labs": "25"})))
    assert conflicts().code == 0
    folder.source("herald", labs("25", period="2001"))
    ((_, message),) = said(conflicts().out, "GZ801")
    assert message.endswith("is stale: herald/labs was 25, and is no longer part of it now")


def test_moved_lines_keep_a_decision(folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts) -> None:
    accept(folder, gzcheck)
    path = folder.path / "sources" / "harbour.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text("# moved\n\n\n" + text.replace("claims:", "\n# down\nclaims:"), encoding="utf-8")
    run = conflicts("--format", "json")
    assert (run.code, run.json["summary"]["resolved"]) == (0, 1)


def test_reordered_claims_and_decisions_keep_a_decision(folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts) -> None:
    firms = (claim("firms", "70", "70 firms"), claim("firms", "80", "80 firms"))
    folder.source("harbour", labs("20"), firms[0])
    folder.source("gazette", labs("19"), firms[1])
    report = conflicts("--format", "json").json["findings"]
    entries = [decision(f["fingerprint"], {c["id"]: c["value"] for c in f["claims"]}) for f in report]
    outputs = []
    for step in (1, -1):
        folder.source("harbour", *(labs("20"), firms[0])[::step])
        folder.source("gazette", *(firms[1], labs("19"))[::step])
        folder.write(RESOLUTIONS, decisions(*entries[::step]))
        outputs.append(conflicts("--format", "json").json)
    assert [output["summary"]["resolved"] for output in outputs] == [2, 2]
    assert outputs[0] == outputs[1]


def test_a_source_file_that_moves_keeps_a_decision(folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts) -> None:
    accept(folder, gzcheck)
    (folder.path / "sources" / "2017").mkdir()
    (folder.path / "sources" / "harbour.yaml").rename(folder.path / "sources" / "2017" / "harbour.yaml")
    assert conflicts().code == 0


def test_stale_decision_is_not_put_beside_a_finding_that_shares_one_of_two_claims(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts
) -> None:
    """A new conflict of one old claim with a new one is another matter."""
    accept(folder, gzcheck)
    folder.source("gazette", labs("19", period="2001"))
    folder.source("herald", labs("25"))
    run = conflicts("--format", "json")
    assert [finding["former_resolution"] for finding in run.json["findings"] if finding["code"] == "GZ201"] == [None]
    assert "GZ803" in codes(run.out)


# ---------------------------------------------------------------- expired, unused, unknown


@pytest.mark.parametrize(
    ("today", "code", "message"),
    [
        ("2026-12-31", 0, None),
        ("2027-01-01", 1, "expires after 2027-01-31"),
        ("2027-01-31", 1, "expires after 2027-01-31"),
        ("2027-02-01", 1, "expired on 2027-01-31"),
    ],
)
def test_expiry_is_announced_thirty_days_ahead(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts, today: str, code: int, message: str | None
) -> None:
    accept(folder, gzcheck, expires="2027-01-31")
    run = conflicts(today=today)
    assert run.code == code
    found = said(run.out, "GZ802")
    assert [line for line, _ in found] == ([line_of(folder.path / RESOLUTIONS, "expires")] if message else [])
    assert all(text.endswith(str(message)) for _, text in found)


def test_before_it_expires_the_finding_stays_settled_and_after_it_is_open_again(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts
) -> None:
    accept(folder, gzcheck, expires="2027-01-31")
    assert codes(conflicts("--format", "json", today="2027-01-31").out) == ["GZ802"]
    run = conflicts("--format", "json", today="2027-02-01")
    assert codes(run.out) == ["GZ201", "GZ802"]
    assert run.json["findings"][0]["former_resolution"]["expires"] == "2027-01-31"
    assert "once resolved: accepted" in conflicts(today="2027-02-01").out


def test_decision_without_a_finding_is_unused(folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts) -> None:
    accept(folder, gzcheck)
    folder.source("gazette", labs("20"))
    run = conflicts()
    assert run.code == 1
    ((line, message),) = said(run.out, "GZ803")
    assert line == line_of(folder.path / RESOLUTIONS, "fingerprint")
    assert "nothing is left to resolve" in message


def test_where_the_parts_of_a_decision_stand_is_no_part_of_it(folder: Folder) -> None:
    """Two spellings of one entry differ in nothing but the places of its keys, claims and evidence."""
    contradict(folder)
    made = []
    for here, there in ((" ", ""), ("", " ")):
        written = decisions(decision("0" * 16, evidence=f"[harbour/labs, {here}gazette/labs{there}]"))
        moved = written.replace("fingerprint: ", f"fingerprint: {here}").replace(
            "harbour/labs: ", f"harbour/labs: {here}"
        )
        folder.write(RESOLUTIONS, moved)
        made.append(folder.load().resolutions[0])
    one, other = made
    assert one == other
    assert repr(one) == repr(other)
    assert one.at("fingerprint") != other.at("fingerprint")
    assert one.at_evidence(1) != other.at_evidence(1)


def test_unknown_rule_is_named_with_what_was_meant(folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts) -> None:
    accept(folder, gzcheck, rule="GZ299")
    run = conflicts()
    assert run.code == 1
    assert said(run.out, "GZ804") == [
        (line_of(folder.path / RESOLUTIONS, "rule:"), "unknown rule 'GZ299' in a resolution")
    ]
    assert "did you mean 'GZ2" in run.out


def test_unknown_claim_is_named_at_its_line_with_what_was_meant(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts
) -> None:
    key = fingerprint(gzcheck)
    folder.write(RESOLUTIONS, decisions(decision(key, {"harbour/labs": "20", "gazette/lbas": "19"})))
    run = conflicts()
    assert said(run.out, "GZ804") == [
        (line_of(folder.path / RESOLUTIONS, "gazette/lbas"), "unknown claim 'gazette/lbas' in a resolution")
    ]
    assert "did you mean 'gazette/labs'?" in run.out
    assert len(said(run.out, "GZ201")) == 1


def test_unknown_claim_as_evidence_is_named(folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts) -> None:
    accept(folder, gzcheck, evidence="[https://example.org/a/b, gazette/lbas]")
    assert said(conflicts().out, "GZ804") == [
        (line_of(folder.path / RESOLUTIONS, "evidence"), "unknown claim 'gazette/lbas' in a resolution")
    ]


# ---------------------------------------------------------------- bad input

BAD = {
    # a decision that is wrong: fields, text on the line to be named, message
    "empty-reason": ({"reason": "''"}, "reason", "resolutions.reason is empty"),
    "blank-reason": ({"reason": "'  '"}, "reason", "a decision without a reason"),
    "expires-before-decided": ({"expires": "2026-10-31"}, "expires", "it expires before it was decided"),
    "expires-when-decided": ({"expires": "2026-11-01"}, "expires", "it expires before it was decided"),
    "no-such-day": ({"expires": "2027-02-30"}, "expires", "'2027-02-30' is no date in the calendar"),
    "no-date": ({"decided": "yesterday"}, "decided:", "resolutions.decided is 'yesterday'"),
    "cites-another-claim": (
        {"decision": "prefer", "cite": "harbour/firms"},
        "cite",
        "'harbour/firms' is not one of the claims decided on",
    ),
    "prefers-nothing": ({"decision": "prefer"}, "decision", "'prefer' lacks the claim to 'cite'"),
    "explains-nothing": ({"decision": "explained"}, "decision", "'explained' lacks the 'explanation'"),
    "unknown-decision": ({"decision": "aceept"}, "decision", "resolutions.decision is 'aceept', not one of prefer"),
    "nobody": ({"decided_by": "''"}, "decided_by", "resolutions.decided_by is empty"),
    "no-address": ({"evidence": "[see above]"}, "evidence", "an entry of resolutions.evidence is 'see above'"),
    "unknown-key": ({"resaon": "because"}, "resaon", "unknown key 'resaon' in an entry of resolutions"),
}


@pytest.mark.parametrize(("fields", "where", "message"), BAD.values(), ids=BAD)
def test_bad_decision_is_a_finding_at_its_line_and_settles_nothing(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts, fields: dict[str, str], where: str, message: str
) -> None:
    accept(folder, gzcheck, **fields)
    run = conflicts()
    ((line, text),) = said(run.out, "GZ006") + said(run.out, "GZ805")
    assert line == line_of(folder.path / RESOLUTIONS, where)
    assert message in text
    assert (run.code, len(said(run.out, "GZ201"))) == (1, 1)


def test_two_decisions_for_one_fingerprint_are_a_finding_at_the_second(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts
) -> None:
    key = fingerprint(gzcheck)
    folder.write(RESOLUTIONS, decisions(decision(key), decision(key, reason="No.")))
    run = conflicts()
    (second,) = [n for n, line in enumerate((folder.path / RESOLUTIONS).read_text().splitlines(), 1) if key in line][1:]
    assert said(run.out, "GZ805") == [(second, f"two resolutions of {key} (first on line 2)")]
    assert run.code == 1


def test_preferred_claim_that_is_not_part_of_the_finding_settles_nothing(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts
) -> None:
    """Naming the claim in the decision does not make it part of the finding."""
    folder.source("herald", claim("firms", "70", "70 firms"))
    key = fingerprint(gzcheck)
    strange = LABS | {"herald/firms": "70"}
    folder.write(RESOLUTIONS, decisions(decision(key, strange, decision="prefer", cite="herald/firms")))
    run = conflicts()
    assert said(run.out, "GZ804") == [
        (
            line_of(folder.path / RESOLUTIONS, "herald/firms: '70'"),
            f"claim 'herald/firms' is not part of the finding {key}",
        )
    ]
    assert len(said(run.out, "GZ201")) == 1


def test_decision_that_leaves_out_a_claim_settles_nothing(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts
) -> None:
    key = fingerprint(gzcheck)
    folder.write(RESOLUTIONS, decisions(decision(key, {"harbour/labs": "20"})))
    run = conflicts()
    assert [text for _, text in said(run.out, "GZ804")] == [f"the resolution of {key} leaves out claim 'gazette/labs'"]
    assert len(said(run.out, "GZ201")) == 1


def test_decision_under_another_rule_settles_nothing(folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts) -> None:
    key = accept(folder, gzcheck, rule="GZ203")
    run = conflicts()
    assert said(run.out, "GZ804") == [
        (
            line_of(folder.path / RESOLUTIONS, "rule:"),
            f"the resolution of {key} is about GZ203, but the finding is GZ201",
        )
    ]
    assert len(said(run.out, "GZ201")) == 1


def test_decision_on_no_claim_cannot_silence_a_finding_on_a_file(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts
) -> None:
    folder.write("sources/herald.yaml", "source: [\n")
    report = conflicts("--format", "json").json["findings"]
    broken = next(finding for finding in report if not finding["claims"])
    folder.write(RESOLUTIONS, decisions(decision(broken["fingerprint"], {}, rule=broken["code"])))
    run = conflicts("--format", "json")
    assert run.json["summary"]["resolved"] == 0
    assert broken["code"] in codes(run.out)


def test_broken_file_is_a_finding_and_everything_is_open(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts
) -> None:
    accept(folder, gzcheck)
    folder.write(RESOLUTIONS, "resolutions: [\n")
    run = conflicts()
    assert run.code == 1
    assert f"claims/{RESOLUTIONS}:" in run.out
    assert len(said(run.out, "GZ201")) == 1


def test_other_tools_accept_the_decisions_of_the_shipped_corpus() -> None:
    schema = ROOT / "schemas" / "resolutions.schema.json"
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, ROOT / "claims" / RESOLUTIONS]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_shipped_decisions_all_settle_something_and_name_the_place_in_the_documents() -> None:
    corpus = load_corpus(ROOT / "claims")
    report = check(corpus, today=date.fromisoformat(TODAY))
    assert [finding.message for finding in report.findings if finding.rule.code.startswith("GZ8")] == []
    assert len(report.resolved) == len(corpus.resolutions) > 0
    assert all(re.search(r"\bparagraph \d+", decided.reason, re.IGNORECASE) for decided in corpus.resolutions)


def test_what_nothing_in_the_documents_settles_stays_open() -> None:
    report = check(load_corpus(ROOT / "claims"), today=date.fromisoformat(TODAY))
    told = [f"{finding.rule.code} {finding.message}" for finding in report.findings]
    headlines = ("GZ201 National key laboratories", "GZ201 Provincial key laboratories", "GZ201 Technology business")
    warnings = ("GZ202 IT industry, output", "GZ204 Research spending", "GZ205 New high-tech companies")
    for start in (*headlines, *warnings):
        assert len([text for text in told if text.startswith(start)]) == 1, start


# ---------------------------------------------------------------- the day


def test_one_day_gives_one_report(folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts) -> None:
    accept(folder, gzcheck, expires="2027-01-31")
    assert conflicts(today="2027-02-01") == conflicts(today="2027-02-01")
    assert conflicts(today="2027-02-01") != conflicts(today="2027-01-31")


def test_the_day_may_come_from_the_environment_and_the_option_goes_over_it(
    folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(folder, gzcheck, expires="2027-01-31")
    monkeypatch.setenv("GZCHECK_TODAY", "2027-02-01")
    assert said(gzcheck("conflicts").out, "GZ802") == said(conflicts(today="2027-02-01").out, "GZ802")
    assert conflicts(today="2026-11-30").code == 0


@pytest.mark.parametrize("command", ["validate", "conflicts", "resolve", "diff"])
def test_a_day_that_is_none_is_refused(folder: Folder, gzcheck: Gzcheck, conflicts: Conflicts, command: str) -> None:
    arguments = ["."] if command == "diff" else []
    run = gzcheck(command, *arguments, "--today", "tomorrow")
    assert (run.code, run.out) == (2, "")
    assert "--today: 'tomorrow' is no date; write it as 2019-11-30" in run.err
