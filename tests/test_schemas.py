"""The schemas: valid themselves, usable by other tools, and explained down to the deepest field."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from making import CLAIM, CORPUS, INDICATORS, ROOT, Folder, Gzcheck, claim, source

from gzcheck.model.hedge import Hedge
from gzcheck.model.numeral import MAX_DIGITS
from gzcheck.reading.schema import load_schema, violations
from gzcheck.reading.yaml import read_yaml

SCHEMAS = sorted((ROOT / "schemas").glob("*.schema.json"))
STARTER = ROOT / "src" / "gzcheck" / "examples" / "starter"


def explained(name: str, text: str) -> list[tuple[str, str]]:
    """(line:column, message) of every complaint about a file."""
    _, faults = violations(read_yaml("x.yaml", text.encode()), name)
    return [(f"{fault.location.line}:{fault.location.column}", fault.message) for fault in faults]


def test_there_is_a_schema_for_every_kind_of_file_and_output() -> None:
    names = {path.name.removesuffix(".schema.json") for path in SCHEMAS}
    assert {"corpus", "source", "indicators", "claims-output", "report-output"} <= names


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_schema_is_valid_draft_2020_12(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_schema_refers_to_nothing_outside_itself(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    references = [line for line in text.splitlines() if '"$ref"' in line]
    assert all('"#/$defs/' in line for line in references)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_schema_knows_every_hedge(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if '"hedge"' in text:
        assert all(f'"{hedge.value}"' in text for hedge in Hedge if hedge is not Hedge.BARE)


@pytest.mark.parametrize(
    ("schema", "files"), [("source", "sources/*.yaml"), ("corpus", "corpus.yaml"), ("indicators", "indicators.yaml")]
)
def test_check_jsonschema_accepts_the_same_files(schema: str, files: str) -> None:
    paths = [*(ROOT / "claims").glob(files), *STARTER.glob(files)]
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", ROOT / "schemas" / f"{schema}.schema.json"]
    run = subprocess.run([*command, *paths], capture_output=True, text=True, check=False)
    assert len(paths) >= 2
    assert run.returncode == 0, run.stdout + run.stderr


def test_check_jsonschema_rejects_a_broken_file(tmp_path: Path) -> None:
    broken = tmp_path / "a.yaml"
    broken.write_text(source("a", claim("firms", '"many"', "many firms")), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", ROOT / "schemas" / "source.schema.json"]
    run = subprocess.run([*command, broken], capture_output=True, text=True, check=False)
    assert run.returncode == 1


# ---------------------------------------------------------------- explanations


BROKEN = [
    # schema, file with § before the place to be named, message
    ("source", source("a", claim("x", '§"many"', "p")), "claims.value is 'many'"),
    ("source", source("a", claim("x", "§true", "p")), "claims.value is true"),
    ("source", source("a", claim("x", "§{a: 1}", "p")), "claims.value is a mapping"),
    (
        "source",
        source("a", claim("x", "[1, §two]", "p")),
        "an entry of claims.value is 'two', which cannot be read",
    ),
    ("source", source("a", claim("x", "§[1]", "p")), "claims.value is "),
    ("source", source("a", claim("x", "§1/", "p")), "claims.value is '1/'"),
    ("source", source("a", claim("x", "1", "p", precision="§0")), "claims.precision is 0"),
    ("source", source("a", claim("x", "1", "p", precision="§rough")), "claims.precision is 'rough'"),
    ("source", source("a", claim("x", "1", "p", hedge="§abuot")), "claims.hedge is 'abuot', not one of exact, about"),
    ("source", source("a", claim("x", "1", "p", status="§planned")), "claims.status is 'planned', not one of actual"),
    ("source", source("a", claim("x", "1", "p", paragraph="§0")), "claims.paragraph is 0, beyond the limit of 1"),
    ("source", source("a", claim("x", "1", "p", paragraph="§1.5")), "claims.paragraph is 1.5, where a whole number"),
    ("source", source("a", claim("x", "1", "p", period="§20170")), "claims.period is 20170"),
    ("source", source("a", claim("x", "1", "p", period="§August")), "claims.period is 'August'"),
    ("source", source("a", claim("x", "1", "p")).replace('"p"', '§""'), "claims.printed is empty"),
    ("source", source("a", claim("x", "1", "p")).replace('"p"', "§" + "p" * 201), "claims.printed is 'ppp"),
    (
        "source",
        source("a", claim("x", "1", "p", v="1")).replace("v: 1", "§vlaue: 1"),
        "unknown key 'vlaue' in an entry of claims",
    ),
    ("source", source("a", "§{id: x}"), "an entry of claims lacks the keys 'about', 'indicator'"),
    ("source", source("a", "§twelve"), "an entry of claims is 'twelve', where a mapping is expected"),
    ("source", source("§A b"), "source.id is 'A b'"),
    ("source", source("a", kind="§blog"), "source.kind is 'blog', not one of official, news, company, research"),
    ("source", source("a", dating="inferred").replace("  id", "  §id"), "source lacks the key 'dating_note'"),
    ("source", source("a", title='§""'), "source.title is empty"),
    ("source", source("a", title="§12"), "source.title is 12, where text is expected"),
    ("source", source("a", snapshot="§{file: a.txt}"), "source.snapshot lacks the key 'sha256'"),
    ("source", source("a", snapshot="{file: a.txt, sha256: §0}"), "source.snapshot.sha256 is 0, where text"),
    ("source", "§claims: []\n", "the file lacks the key 'source'"),
    ("corpus", "title: x\nentities: [{id: a, §lable: b}]\n", "unknown key 'lable' in an entry of entities"),
    ("corpus", CORPUS + "defaults: {same_time: §6M}\n", "defaults.same_time is '6M'"),
    ("indicators", "indicators: §{}\n", "indicators is a mapping, where a list is expected"),
    ("indicators", INDICATORS.replace("kind: flow", "kind: §flwo"), "indicators.kind is 'flwo', not one of"),
    ("indicators", INDICATORS.replace("flow", "flow, plausible: {min: §low, why: w}"), "indicators.plausible.min is"),
]
broken = pytest.mark.parametrize(("schema", "text", "message"), BROKEN, ids=[message for _, _, message in BROKEN])


@broken
def test_complaint_names_the_deepest_field_and_its_place(schema: str, text: str, message: str) -> None:
    before, _, after = text.partition("§")
    place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    complaints = explained(schema, before + after)
    assert any(where == place and said.startswith(message) for where, said in complaints), (place, complaints)


@broken
def test_complaint_speaks_no_schema(schema: str, text: str, message: str) -> None:
    _, faults = violations(read_yaml("x.yaml", text.replace("§", "").encode()), schema)
    said = " ".join(f"{fault.message} {fault.hint}" for fault in faults)
    assert not any(word in said for word in ("any of the given schemas", "$defs", "anyOf", "does not match", "Decimal"))


def test_every_bad_field_has_its_complaint() -> None:
    text = source("a", claim("x", '"many"', "p", hedge="abuot"), claim("y", "1", "p", paragraph="0"))
    fields = sorted(message.partition(" is ")[0] for _, message in explained("source", text))
    assert fields == ["claims.hedge", "claims.paragraph", "claims.value"]


@pytest.mark.parametrize("claims", [(), (CLAIM,), (claim("x", "14.68e9", "p", period="2016"),)])
def test_good_file_has_no_complaint(claims: tuple[str, ...]) -> None:
    assert explained("source", source("a", *claims)) == []


@pytest.mark.parametrize(
    "value", ["12", "-12", "14.68e9", "1.20", '"2/3"', "2/3", "[2, 3]", "[-1.5, 2e9]", "9" * MAX_DIGITS]
)
def test_both_validators_accept_every_kind_of_value(value: str) -> None:
    document = read_yaml("x.yaml", source("a", claim("x", value, "p")).encode())
    assert violations(document, "source") == ([], [])


# ---------------------------------------------------------------- outputs


def conform(output: object, schema: str) -> None:
    Draft202012Validator(load_schema(schema)).validate(output)


@pytest.mark.parametrize("command", ["validate", "conflicts"])
@pytest.mark.parametrize("corpus", [ROOT / "claims", STARTER], ids=["guangzhou", "starter"])
def test_reports_conform_to_their_schema(gzcheck: Gzcheck, command: str, corpus: Path) -> None:
    conform(gzcheck(command, "--corpus", corpus, "--format", "json").json, "report-output")


@pytest.mark.parametrize("corpus", [ROOT / "claims", STARTER], ids=["guangzhou", "starter"])
def test_lists_of_claims_conform_to_their_schema(gzcheck: Gzcheck, corpus: Path) -> None:
    conform(gzcheck("claims", "--corpus", corpus, "--format", "json").json, "claims-output")


def test_report_on_unusual_figures_conforms(folder: Folder, gzcheck: Gzcheck) -> None:
    growth = {"indicator": "export-growth", "unit": "percent"}
    folder.source(
        "a",
        claim("half", "1/3", "one third", **{**growth, "unit": "ratio"}),
        claim("fall", "-12.5", "fell 12.5 percent", period="2016", **growth),
        claim("range", "[2, 3]", "2 to 3 percent", hedge="range", period="../2017", **growth),
        claim("order", "1000", "thousands of firms", hedge="order"),
        claim("bound", "10", "at most 10 firms", hedge="at-most", status="target", period="2020"),
        claim("exact", "300e9", "300 billion yuan", precision="exact", indicator="exports", unit="CNY"),
    )
    conform(gzcheck("claims", "--format", "json").json, "claims-output")
    conform(gzcheck("conflicts", "--format", "json").json, "report-output")


def test_report_on_broken_files_conforms(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.write("sources/bad.yaml", "{")
    conform(gzcheck("conflicts", "--format", "json").json, "report-output")


def test_output_schema_accepts_nothing_unknown(gzcheck: Gzcheck) -> None:
    report = gzcheck("conflicts", "--corpus", STARTER, "--format", "json").json
    report["findings"][0]["mood"] = "grim"
    assert not Draft202012Validator(load_schema("report-output")).is_valid(report)
