"""Fingerprints: what a finding rests on changes them, and nothing else does."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from making import Folder, Gzcheck, claim

from gzcheck.engine import check
from gzcheck.model.finding import Finding

FLOW = {"indicator": "exports", "unit": "CNY"}


def only(folder: Folder, code: str) -> Finding:
    (finding,) = [finding for finding in check(folder.load()).findings if finding.rule.code == code]
    return finding


def conflict(folder: Folder, **fields: str) -> Finding:
    """A conflict of two sources; `fields` change the claim of the first."""
    folder.source("a", claim("labs", "20", "20 labs", indicator="labs", **fields))
    folder.source("b", claim("labs", "19", "19 labs", indicator="labs"))
    return only(folder, "GZ201")


@pytest.mark.parametrize(
    "fields",
    [
        {"value": "21", "printed": "21 labs"},
        {"hedge": "exact"},
        {"period": "2017-05-02"},
        {"precision": "exact"},
        {"basis": "audited"},
    ],
    ids=["value", "hedge", "stated time", "precision", "basis"],
)
def test_changes_with_the_evidence(folder: Folder, fields: dict[str, str]) -> None:
    before = conflict(folder).fingerprint
    value, printed = fields.pop("value", "20"), fields.pop("printed", "20 labs")
    folder.source("a", claim("labs", value, printed, indicator="labs", **fields))
    assert only(folder, "GZ201").fingerprint != before


def test_stays_when_what_a_conflict_does_not_rest_on_changes(folder: Folder) -> None:
    before = conflict(folder)
    folder.source(
        "a",
        claim("firms", "7", "seven firms"),
        claim("labs", "20", "twenty labs", indicator="labs", paragraph="9", called="'works'", note="'looked up'"),
        title="Another title",
    )
    after = only(folder, "GZ201")
    assert (after.fingerprint, after.key) == (before.fingerprint, before.key)
    assert after.location != before.location


def test_changes_when_two_sources_are_no_longer_independent(folder: Folder) -> None:
    folder.source("c", claim("labs", "19", "19 labs", indicator="labs"))
    before = conflict(folder).fingerprint
    folder.source("c", claim("labs", "19", "19 labs", indicator="labs"), derived_from="[wire]")
    folder.source("wire", claim("firms", "7", "seven firms"))
    assert only(folder, "GZ201").fingerprint != before


def test_key_stays_while_a_group_grows(folder: Folder) -> None:
    before = conflict(folder)
    folder.source("c", claim("labs", "19", "19 labs", indicator="labs"))
    after = only(folder, "GZ201")
    assert after.fingerprint != before.fingerprint
    assert after.key == before.key == "GZ201 harbour-city/labs actual"


def test_a_finding_on_a_fragment_rests_on_the_fragment(folder: Folder, gzcheck: Gzcheck, tmp_path: Path) -> None:
    """A resolution of "the fragment is not there" does not hold for the next fragment that is not there."""
    texts = tmp_path / "texts"
    texts.mkdir()
    text = b"The city has 12 firms.\n"
    (texts / "a.txt").write_bytes(text)
    snapshot = f"{{file: a.txt, sha256: {sha256(text).hexdigest()}}}"
    folder.source("a", claim("labs", "20", "20 labs", indicator="labs"), snapshot=snapshot)
    arguments = ("--corpus", folder.path, "--snapshots", texts)
    found = gzcheck("validate", *arguments, "--format", "json").json["findings"]
    lost = next(one for one in found if one["code"] == "GZ107")
    done = gzcheck("resolve", lost["fingerprint"], "--accept", "--reason", "Seen in print.", "--by", "A", *arguments)
    assert done.code == 0
    codes = [one["code"] for one in gzcheck("validate", *arguments, "--format", "json").json["findings"]]
    assert "GZ107" not in codes
    folder.source("a", claim("labs", "20", "twenty labs", indicator="labs", paragraph="2"), snapshot=snapshot)
    codes = [one["code"] for one in gzcheck("validate", *arguments, "--format", "json").json["findings"]]
    assert "GZ107" in codes


def test_a_broken_identity_rests_on_its_expression(folder: Folder) -> None:
    folder.source("a", claim("f", "12", "12 firms"), claim("l", "20", "20 labs", indicator="labs", paragraph="2"))
    rule = "id: fewer, title: Fewer labs than firms, why: A lab is a firm"
    terms = "terms: {labs: a/l, firms: a/f}"
    folder.write("identities.yaml", f"identities: [{{{rule}, {terms}, expect: labs <= firms}}]\n")
    before = only(folder, "GZ301")
    folder.write("identities.yaml", f"# moved\nidentities: [{{{rule}, {terms}, expect: labs < firms}}]\n")
    after = only(folder, "GZ301")
    assert after.fingerprint != before.fingerprint
    assert after.key == before.key


BROKEN = {
    "syntax": "source: {id: a\n",
    "schema": "source: {id: a, title: 5}\nclaims: []\n",
    "empty": "",
    "duplicate key": "source: {}\nsource: {}\nclaims: []\n",
    "encoding": "source: \x01\n",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_renamed_file_changes_no_fingerprint(folder: Folder, content: str) -> None:
    first = folder.write("sources/one.yaml", content)
    before = [finding.fingerprint for finding in check(folder.load()).findings]
    assert before
    first.unlink()
    folder.write("sources/zwei.yaml", content)
    assert [finding.fingerprint for finding in check(folder.load()).findings] == before


def test_files_that_are_wrong_alike_are_told_apart(folder: Folder) -> None:
    for name in ("one", "two"):
        folder.write(f"sources/{name}.yaml", "")
    found = [finding.fingerprint for finding in check(folder.load()).findings]
    assert len(set(found)) == len(found) == 2


def test_lines_above_a_fault_change_no_fingerprint(folder: Folder) -> None:
    content = "source: {}\nsource: {}\nclaims: []\n"
    folder.write("sources/one.yaml", content)
    before = [finding.fingerprint for finding in check(folder.load()).findings]
    folder.write("sources/one.yaml", f"# a comment\n{content}")
    assert [finding.fingerprint for finding in check(folder.load()).findings] == before


OLD = """\
# Kept as it is.
resolutions:
  - fingerprint: {fingerprint}   # of old
    rule: GZ201
    claims: {{a/labs: '20', b/labs: '19'}}
    decision: accept
    reason: Both stand in print.
    decided_by: A. Editor
    decided: 2019-11-30
  - fingerprint: 00112233aabbccdd
    rule: GZ201
    claims: {{a/labs: '20', b/labs: '19'}}
    decision: accept
    reason: Of a finding that is gone.
    decided_by: A. Editor
    decided: 2019-11-30
"""


def test_resolutions_of_version_01_are_migrated(folder: Folder, gzcheck: Gzcheck) -> None:
    """The first fingerprint is what version 0.1 printed for this conflict."""
    finding = conflict(folder)
    before = OLD.format(fingerprint="e6d574f15aa53c30")
    folder.write("resolutions.yaml", before)
    run = gzcheck("resolve", "--migrate", "--corpus", folder.path)
    assert run.code == 0
    assert "e6d574f15aa53c30" in run.out
    assert finding.fingerprint in run.out
    assert "00112233aabbccdd" in run.out
    after = (folder.path / "resolutions.yaml").read_text(encoding="utf-8")
    assert after == before.replace("e6d574f15aa53c30", finding.fingerprint)
    assert [one.fingerprint for one in check(folder.load()).resolved] == [finding.fingerprint]
    again = gzcheck("resolve", "--migrate", "--corpus", folder.path)
    assert (again.code, (folder.path / "resolutions.yaml").read_text(encoding="utf-8")) == (0, after)
