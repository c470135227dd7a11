"""Tables in a whole run: conflicts, what claims and drafts meet, totals, formats, and a first declaration."""

from __future__ import annotations

import json
import logging
import random
import re
from io import StringIO
from pathlib import Path

import pytest
from making import ROOT
from tables_made import written

from gzcheck import engine
from gzcheck.cli import main
from gzcheck.model import Corpus, Report
from gzcheck.output import progress
from gzcheck.reading.schema import load_schema
from gzcheck.settings import Settings, SettingsError, load_settings
from gzcheck.tables.first_declaration import declaration, roles_in
from gzcheck.tables.first_look import look_at

pytest.importorskip("ibis")
import jsonschema_rs

from gzcheck.tables import meeting

COLUMNS = "columns: {source: who, about: city, period: year, value: labs}, constants: {indicator: labs}, entities: open"
ROWS = [
    "a,x,2016,20",
    "b,x,2016,19",
    "c,x,2016,~21",
    "a,y,2016,1200",
    "b,y,2016,1200",
    "a,harbour,2016,41",
    "b,harbour,2016,41",
    "a,z,2016,5",
    "a,z,2016-06,7",
    "b,u,2016,n/a",
    "b,u,2016,16-Apr",
]
CLAIMS = """\
source: {id: news, title: News, publisher: News, published: 2017-02-01, dating: stated, kind: news, language: en}
claims:
  - {id: labs, about: harbour, indicator: labs, value: 40, unit: count, printed: 40 labs, paragraph: 1, period: 2016}
"""


def corpus_of(folder: Path, rows: list[str], *, claims: str = "") -> Corpus:
    data = {"port.csv": "who,city,year,labs\n" + "\n".join(rows) + "\n"}
    if claims:
        (folder / "claims" / "sources").mkdir(parents=True, exist_ok=True)
        (folder / "claims" / "sources" / "news.yaml").write_text(claims, encoding="utf-8")
    return written(folder, {"port": f"{{file: port.csv, {COLUMNS}}}"}, data)


def report_of(folder: Path, rows: list[str], *, claims: str = "") -> Report:
    corpus = corpus_of(folder, rows, claims=claims)
    return engine.check(engine.as_asked(corpus, Settings(tables=folder / "data")))


def test_conflicts_totals_and_what_was_not_checked(tmp_path: Path) -> None:
    report = report_of(tmp_path, ROWS)
    conflict, unread = report.findings
    assert [claim.id for claim in conflict.claims] == [
        "port:a/x/labs/2016",
        "port:c/x/labs/2016",
        "port:b/x/labs/2016",
    ]
    assert str(conflict.claims[0].location).endswith("data/port.csv:2:4") and conflict.advice.text
    assert unread.rule.name == "unread-cells"
    assert report.summary.sources == 0, "a table is no source of claims, whoever of it stands in a finding"
    totals = report.summary.tables
    assert totals is not None
    assert (totals.tables, totals.rows, totals.read, totals.missing, totals.candidates) == (1, 11, 9, 1, 1)
    assert (totals.groups, totals.alone, totals.other_periods, totals.conflicts) == (3, 2, 2, 1)
    assert totals.by_sources == {("port:a", "port:b"): 1, ("port:b", "port:c"): 1} and totals.by_indicator == {
        "labs": 1
    }
    assert report.summary.not_checked == {"refused-cell": 1, "cell-of-another-period": 2}
    assert (report.summary.groups, report.summary.consistent) == (3, 2)


def test_a_claim_meets_the_rows_on_the_same_thing(tmp_path: Path) -> None:
    report = report_of(tmp_path, ROWS, claims=CLAIMS)
    met = next(one for one in report.findings if any(claim.source.id == "news" for claim in one.claims))
    assert [claim.id for claim in met.claims][-1] == "news/labs" and len(met.claims) == 3
    assert report.summary.claims == 1
    assert not [one for one in report.findings if one.rule.name not in ("value-conflict", "unread-cells")]


def test_moved_rows_change_nothing_but_their_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same bytes but for places, whichever file and row a figure stands in; one source says several things."""
    rows = [*ROWS, "a,x,2016,20", "a,x,2016,23", "b,y/z,2017-Q1,1", "c,y/z,2017-Q1,4", "b,v,2016,bad", "c,v,2016,worse"]
    reports = [moved(tmp_path / str(seed), rows, seed, capsys) for seed in range(3)]
    assert reports[0] == reports[1] == reports[2]
    assert "port:a/x/labs/2016#3" in reports[0] and "port:b/y%2Fz/labs/2017-Q1" in reports[0]
    changed = [row.replace("c,y/z,2017-Q1,4", "c,y/z,2017-Q1,5") for row in rows]
    fingerprints = [set(re.findall('"fingerprint": "([0-9a-f]+)"', text)) for text in reports]
    others = set(re.findall('"fingerprint": "([0-9a-f]+)"', moved(tmp_path / "changed", changed, 0, capsys)))
    assert len(fingerprints[0]) > 2 and len(fingerprints[0] - others) == len(others - fingerprints[0]) == 1


def moved(folder: Path, rows: list[str], seed: int, capsys: pytest.CaptureFixture[str]) -> str:
    """The report as JSON on two files that share these rows in some order, without the places of rows."""
    rows = random.Random(seed).sample(rows, len(rows))
    cut = len(rows) // (seed + 2)
    parts = {f"port/{name}.csv": part for name, part in (("a", rows[:cut]), ("b", rows[cut:]))}
    data = {name: "who,city,year,labs\n" + "\n".join(part) + "\n" for name, part in parts.items()}
    written(folder, {"port": f"{{file: port/*.csv, {COLUMNS}}}"}, data)
    main(["conflicts", "--corpus", str(folder / "claims"), "--tables", str(folder / "data"), "--format", "json"])
    text = capsys.readouterr().out.replace(str(folder), "")
    text = re.sub(r"/data/port/[ab]\.csv(:[0-9]+)*", "PLACE", text)
    return re.sub(r'line [0-9]+|"(?:end_)?(?:line|column)": [0-9]+', "PLACE", text)


def test_two_runs_give_the_same_bytes(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    corpus_of(tmp_path, ROWS, claims=CLAIMS)
    given = ["conflicts", "--corpus", str(tmp_path / "claims"), "--tables", str(tmp_path / "data"), "--format"]
    outputs = []
    for format in ("json", "json", "jsonl", "csv"):
        assert main([*given, format]) == 1
        outputs.append(capsysbinary.readouterr().out)
    assert outputs[0] == outputs[1]
    report = json.loads(outputs[0])
    jsonschema_rs.validator_for(load_schema("report-output")).validate(report)
    assert report["summary"]["tables"]["rows"] == 11
    lines = [json.loads(line) for line in outputs[2].splitlines()]
    for line in lines:
        jsonschema_rs.validator_for(load_schema("finding-line")).validate(line)
    assert [one["finding"]["fingerprint"] for one in lines[:-1]] == [one["fingerprint"] for one in report["findings"]]
    assert "1 table with 11 rows" in lines[-1]["totals"][0]


def test_without_their_data_tables_are_not_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus_of(tmp_path, ROWS)
    given = ["conflicts", "--corpus", str(tmp_path / "claims"), "--format", "text"]
    assert main(given) == 2
    assert "1 table whose data were not looked at" in capsys.readouterr().out
    assert main([*given, "--tables", str(tmp_path / "nowhere")]) == 2
    assert "no such folder; correct --tables" in capsys.readouterr().err


def test_without_the_package_a_sentence_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus_of(tmp_path, ROWS)
    monkeypatch.setitem(__import__("sys").modules, "ibis", None)
    given = ["conflicts", "--corpus", str(tmp_path / "claims"), "--tables", str(tmp_path / "data")]
    assert main(given) == 2
    assert "pip install 'gzcheck[tables]'" in capsys.readouterr().err


def test_a_draft_is_held_against_rows_on_what_it_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus_of(tmp_path, ROWS)
    draft = tmp_path / "draft.md"
    draft.write_text("In 2016 Harbour had 41 laboratories.\n\nIn 2016 Harbour had 52 laboratories.\n", encoding="utf-8")
    given = ["proof", "--corpus", str(tmp_path / "claims"), "--tables", str(tmp_path / "data"), "--format", "json"]
    main([*given, str(draft)])
    figures = json.loads(capsys.readouterr().out)["texts"][0]["figures"]
    assert [one["verdict"] for one in figures] == ["backed", "contradicted"]


@pytest.mark.parametrize("label", ["Old Port", "the Old Port", "The Old Port", "Die Alte Werft", "Alte Werft"])
@pytest.mark.parametrize("article", ["", "the ", "die "])
def test_a_draft_tells_cells_as_the_table_prints_them_and_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], label: str, article: str
) -> None:
    """An entity is found in a draft without the article of its label, and with another one."""
    rows = 'who,city,year,labs\nNorth,old-port,2016,"1,203"\nSouth,old-port,2016,1230\nSouth,harbour,2016,~19\n'
    names = {"port": f"{{file: port.csv, {COLUMNS.replace('open', '{old-port: old-port, harbour: harbour}')}}}"}
    written(tmp_path, names, {"port.csv": rows}, entities=("harbour", "old-port"))
    corpus = tmp_path / "claims" / "corpus.yaml"
    corpus.write_text(corpus.read_text(encoding="utf-8").replace("Old-Port", label), encoding="utf-8")
    draft = tmp_path / "draft.md"
    name = label.removeprefix("the ").removeprefix("The ").removeprefix("Die ")
    draft.write_text(f"In 2016 {article}{name} had 1,203 laboratories and Harbour had some 19.\n", encoding="utf-8")
    given = ["proof", "--corpus", str(tmp_path / "claims"), "--tables", str(tmp_path / "data"), "--format", "json"]
    main([*given, str(draft)])
    contested, backed = json.loads(capsys.readouterr().out)["texts"][0]["figures"]
    assert (contested["verdict"], backed["verdict"]) == ("contested", "backed")
    data = tmp_path / "data" / "port.csv"
    assert f"'1,203' (port:North/old-port/labs/2016, {data}:2:4, 2017) against '1230' (port:South" in contested["why"]
    assert backed["why"] == f"meets '~19' (port:South/harbour/labs/2016, {data}:4:4, 2017)"


def test_too_many_figures_on_what_a_claim_names_are_not_compared_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are compared with one another all the same, and it is said."""
    monkeypatch.setattr(meeting, "MOST", 0)
    report = report_of(tmp_path, ROWS, claims=CLAIMS)
    assert [one.rule.name for one in report.findings] == ["value-conflict", "unread-cells", "unread-cells"]
    assert any("more than 0 groups of figures are on what claims" in one.message for one in report.findings)


def test_steps_are_told_where_somebody_listens(tmp_path: Path) -> None:
    """On one line, which is empty in the end."""
    stream = StringIO()
    handlers = logging.getLogger(progress.STEPS).handlers
    progress.show(stream)
    report_of(tmp_path, ROWS)
    logging.getLogger(progress.STEPS).handlers = handlers
    *steps, last = stream.getvalue().split("\r\x1b[K")[1:]
    assert steps == [
        f"gzcheck: {step} ..."
        for step in ("reading port", "comparing the figures of port", "looking closely at what may be in conflict")
    ]
    assert last == ""


def test_a_resolution_settles_a_conflict_of_a_table(tmp_path: Path) -> None:
    (conflict, _) = report_of(tmp_path, ROWS).findings
    claims = {claim.id: claim.printed for claim in conflict.claims}
    (tmp_path / "claims" / "resolutions.yaml").write_text(
        f"resolutions:\n  - {{fingerprint: {conflict.fingerprint}, rule: GZ201, decision: accept, "
        f"reason: Both were asked., decided_by: A. Reader, decided: 2017-07-01, claims: {json.dumps(claims)}}}\n",
        encoding="utf-8",
    )
    report = report_of(tmp_path, ROWS)
    assert [one.fingerprint for one in report.resolved] == [conflict.fingerprint]


def test_first_declaration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus_of(tmp_path, ROWS)
    data = tmp_path / "data" / "Rivers of 2016.csv"
    data.write_text("who;City;Year;labs\na;x;2016;1\nb;x;2016;2\n", encoding="utf-8")
    given = ["init", str(tmp_path / "claims"), "--table", str(data), "--source", "rivers"]
    assert main(given) == 0
    text = (tmp_path / "claims" / "tables" / "rivers.yaml").read_text(encoding="utf-8")
    assert "# decide:" in text and 'about: "City"' in text and "indicator: labs" in text
    assert main(given) == 2
    assert "never overwritten" in capsys.readouterr().err
    assert (tmp_path / "claims" / "tables" / "rivers.yaml").read_text(encoding="utf-8") == text
    run = ["conflicts", "--corpus", str(tmp_path / "claims"), "--tables", str(tmp_path / "data"), "--format", "text"]
    assert main(run) == 1
    assert "2 tables with 13 rows" in capsys.readouterr().out


def test_the_example_of_the_readme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Tables\n")[2].partition("\n## ")[0]
    data, declared = (section.partition(f"```{kind}\n")[2].partition("```")[0] for kind in ("csv", "yaml"))
    written(tmp_path, {"port": declared}, {"port.csv": data}, ["harbour-city"])
    given = ["--corpus", str(tmp_path / "claims"), "--tables", str(tmp_path / "data")]
    commands = [line.removeprefix("$ gzcheck ") for line in section.splitlines() if line.startswith("$ gzcheck ")]
    assert [one.split()[0] for one in commands] == ["conflicts"] * 4 + ["proof"]
    assert main(["conflicts", *given, "--format", "text"]) == 1
    said = capsys.readouterr().out
    assert "1,203 (port:North) against 1,230 (port:South)" in said and "digits, 0 and 3 swapped" in said
    assert "1 table with 5 rows: 4 cells read, 1 without a figure, 0 not read; 2 groups compared" in said
    assert main(["conflicts", *given, "--format", "jsonl"]) == 1


def test_the_source_of_a_table_is_declared_like_any_other() -> None:
    """No schema refers to another file, so what a source is stands in both; snapshots and scales are of texts alone."""
    of_source, of_table = (load_schema(name)["$defs"] for name in ("source", "table"))
    properties = of_source["source"]["properties"]
    assert of_table["source"]["properties"] == {
        name: what for name, what in properties.items() if name not in ("snapshot", "scales")
    }
    assert of_table["period"] == of_source["period"] and of_table["id"] == of_source["id"]


def test_settings_bound_what_the_engine_uses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = corpus_of(tmp_path, ROWS)
    asked = Settings(tables=tmp_path / "data", memory="200MB", threads=1, spill=tmp_path / "spill")
    assert engine.check(engine.as_asked(corpus, asked)).findings == report_of(tmp_path, ROWS).findings
    settings = load_settings({}, {"GZCHECK_MEMORY": "1.5GB", "GZCHECK_THREADS": "2"}, tmp_path)
    assert (settings.memory, settings.threads) == ("1.5GB", 2)
    for name, value in {"GZCHECK_MEMORY": "much", "GZCHECK_THREADS": "many"}.items():
        with pytest.raises(SettingsError, match=value):
            load_settings({}, {name: value}, tmp_path)


def test_first_declaration_of_the_file_that_the_readme_shows(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    data = tmp_path / "port.csv"
    data.write_text(readme.partition("```csv\n")[2].partition("```")[0], encoding="utf-8")
    assert {role.value: name for role, name in roles_in(look_at(data)).items()} == {
        "source": "agency",
        "about": "city",
        "period": "year",
    }
    assert '    value: "labs"\n' in declaration(look_at(data), "port.csv", "port", None)


@pytest.mark.parametrize(("cells", "has"), [("1 2 n/a", True), ("n/a ..", False), ("1 x", False), ("x y", False)])
def test_a_column_of_figures_may_lack_some(tmp_path: Path, cells: str, has: bool) -> None:
    data = tmp_path / "x.csv"
    data.write_text("city,labs\n" + "".join(f"x,{cell}\n" for cell in cells.split()), encoding="utf-8")
    said = declaration(look_at(data), "x.csv", "x", None)
    assert ('value: "labs"' in said) is has
    assert "wide:" not in said and ("none of numbers was found" in said) is not has
