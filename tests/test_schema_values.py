"""What a schema accepts is survived by every reader, rule and format; and both validators accept the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from from_schemas import files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from making import CLAIM, CORPUS, INDICATORS, Memory, source

from gzcheck.engine import check
from gzcheck.output import Canvas
from gzcheck.output.table import render
from gzcheck.reading.document import Document
from gzcheck.reading.loader import load
from gzcheck.reading.schema import _errors, _validator, load_schema, violations
from gzcheck.reading.yaml import read_yaml
from gzcheck.settings import Format
from gzcheck.writing.lists import quoted

KINDS = ["corpus", "indicators", "source", "identities", "resolutions", "table"]
SOURCES = {"sources/one.yaml": source("one", CLAIM), "sources/two.yaml": source("two", CLAIM.replace("12", "13"))}
NAMES = {kind: f"{kind}.yaml" for kind in KINDS} | {"source": "sources/x.yaml", "table": "tables/x.yaml"}


def written(data: Any) -> str:
    """JSON, which is YAML too, with numbers as they are."""
    match data:
        case dict():
            return f"{{{', '.join(f'{quoted(key)}: {written(value)}' for key, value in data.items())}}}"
        case list():
            return f"[{', '.join(map(written, data))}]"
        case Decimal():
            return str(data)
        case _:
            return quoted(data)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.data())
def test_whatever_a_schema_accepts_is_survived(kind: str, data: st.DataObject) -> None:
    content = written(data.draw(files(kind)))
    corpus = load(Memory({"corpus.yaml": CORPUS, "indicators.yaml": INDICATORS} | SOURCES | {NAMES[kind]: content}))
    assert not [fault for fault in corpus.faults if "as a bug" in fault.hint]
    report = check(corpus, today=date(2026, 11, 25))
    for format in Format:
        render(report, format, Canvas())


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.data())
def test_both_validators_accept_the_same(kind: str, data: st.DataObject) -> None:
    made = read_yaml("x.yaml", written(data.draw(files(kind))).encode()).data
    if made is not None:
        assert _validator(kind).is_valid(made) == (not list(_errors(made, kind)))


@pytest.mark.parametrize(
    ("kind", "content", "message"),
    [
        ("source", source("a", CLAIM).replace("id: firms", 'id: "firms\\n"'), "claims.id is 'firms\\n'"),
        ("source", source('"a\\n"', CLAIM), "source.id is 'a\\n'"),
        ("indicators", INDICATORS.replace("stock,", 'stock, same_time: "P6M\\n",', 1), "same_time is 'P6M\\n'"),
        ("corpus", CORPUS + 'defaults: {same_time: "P6M\\n"}\n', "defaults.same_time is 'P6M\\n'"),
    ],
)
def test_line_break_at_the_end_is_refused_by_both(kind: str, content: str, message: str) -> None:
    corpus = load(Memory({"corpus.yaml": CORPUS, "indicators.yaml": INDICATORS, NAMES[kind]: content}))
    assert any(message in fault.message for fault in corpus.faults), corpus.faults


def test_what_only_one_validator_refuses_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gzcheck.reading.schema._errors", lambda data, name: iter(()))
    ways, faults = violations(read_yaml("x.yaml", source("A", CLAIM).encode()), "source")
    assert ways == [("source", "id")]
    assert faults[0].message.startswith("source.id cannot be used:")


ODD = {
    "title: 2017": ("corpus.yaml", CORPUS.replace("Harbour city (invented)", "2017"), "title is 2017"),
    "defaults: 5": ("corpus.yaml", CORPUS + "defaults: 5\n", "defaults is 5"),
    "plausible": (
        "indicators.yaml",
        INDICATORS.replace("stock,", "stock, plausible: {min: 5, max: 1, why: w},", 1),
        "no figure lies between 5 and 1",
    ),
    "min": (
        "indicators.yaml",
        INDICATORS.replace("stock,", 'stock, plausible: {min: "1/0", why: w},', 1),
        "divides by zero",
    ),
}


@pytest.mark.parametrize(("name", "content", "message"), ODD.values(), ids=ODD.keys())
def test_odd_value_of_the_registry_is_a_finding_and_all_else_is_checked(name: str, content: str, message: str) -> None:
    corpus = load(Memory({"corpus.yaml": CORPUS, "indicators.yaml": INDICATORS} | SOURCES | {name: content}))
    assert [message in fault.message for fault in corpus.faults] == [True]
    assert len(corpus.claims) == 2
    report = check(corpus)
    for format in Format:
        assert message in render(report, format, Canvas()).replace("\n", " ")


@pytest.mark.parametrize("number", ["1.0", "1e0", "1.00"])
def test_whole_number_may_be_written_as_a_decimal(number: str) -> None:
    line = CLAIM.replace("paragraph: 1", f"paragraph: {number}, occurrence: {number}")
    (made,) = load(
        Memory({"corpus.yaml": CORPUS, "indicators.yaml": INDICATORS, "sources/a.yaml": source("a", line)})
    ).claims
    assert (made.paragraph, made.occurrence) == (1, 1)
    assert {type(made.paragraph), type(made.occurrence)} == {int}


def test_broken_entry_of_a_second_list_leaves_the_others_in() -> None:
    units = 'units: [{id: "a\\n", dimension: length}, {id: rod, dimension: length, factor: 5}]\n'
    corpus_file = CORPUS.replace("label: Harbour City", "label: 3") + units
    corpus = load(Memory({"corpus.yaml": corpus_file, "indicators.yaml": INDICATORS} | SOURCES))
    assert sorted(fault.message.split(" is ")[0] for fault in corpus.faults) == ["entities.label", "units.id"]
    assert "rod" in corpus.units


def test_entry_that_fails_in_an_unforeseen_way_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("nobody thought of it")

    monkeypatch.setattr("gzcheck.reading.sources._figure", fail)
    corpus = load(Memory({"corpus.yaml": CORPUS, "indicators.yaml": INDICATORS} | SOURCES))
    assert [fault.message for fault in corpus.faults] == ["cannot be used: ZeroDivisionError: nobody thought of it"] * 2


def test_list_whose_last_entry_was_deleted_is_empty() -> None:
    emptied = {"resolutions.yaml": "resolutions:\n", "identities.yaml": "identities:\n  # - id: x\n"}
    assert not load(Memory({"corpus.yaml": CORPUS, "indicators.yaml": INDICATORS} | SOURCES | emptied)).faults


def test_schemas_are_still_valid_themselves() -> None:
    for kind in KINDS:
        Draft202012Validator.check_schema(load_schema(kind))
    assert violations(Document("x", [], {"resolutions": None}), "resolutions") == ([], [])
