"""Where cells stand in their data files: lines and columns, and not the numbers of rows."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from tables_made import written

pytest.importorskip("ibis")

from gzcheck.engine import load, run
from gzcheck.settings import Settings
from gzcheck.tables.places import line_of

FIELDS = ["a", '"b"', '"c\nd"', '"e""f"', '"g\r\n\nh"', "", '"x\n"', '12" pipe', 'le"e"ds', '""', '"i;\n""j"']


def test_lines_that_begin_no_row_are_counted_wherever_a_chunk_ends() -> None:
    rng = Random(1)
    for _ in range(1_000):
        text, line, begins, sign = "", 1, [], rng.choice([",", ";", "\t"])
        for _ in range(rng.randrange(1, 12)):
            while rng.random() < 0.3:
                text, line = text + rng.choice(["\n", "\r\n"]), line + 1
            begins.append(line)
            row = sign.join((rng.choice(FIELDS), rng.choice(FIELDS))) + rng.choice(["\n", "\r\n"])
            text, line = text + row, line + row.count("\n")
        data, size = text.encode(), rng.randrange(1, 9)
        for chunks in ([data], [data[at : at + size] for at in range(0, len(data), size)]):
            assert [*map(line_of(chunks, sign), range(len(begins)))] == begins, text


def test_a_row_whose_file_is_gone_has_its_number() -> None:
    assert [line_of(())(row) for row in (1, 2, 7)] == [2, 3, 8]


COLUMNS = (
    "columns: {about: city, period: year}, wide: {labs: {indicator: labs}, v: {indicator: balance}}, entities: open"
)
CSV = 'city,note,year,labs,v\n\nx,"two\nlines",2016,5,7\n\nx,,2016,6,odd\n'


def placed(folder: Path) -> dict[str, set[str]]:
    """By rule the places that its findings name, the claims in them included."""
    report, _ = run(load(Settings(corpus=folder / "claims", tables=folder / "data")))
    found: dict[str, set[str]] = {}
    for one in report.findings:
        places = {str(one.location), *(str(claim.location) for claim in one.claims)}
        found.setdefault(one.rule.code, set()).update(place.rpartition("data/")[2] for place in places)
    return found


def test_findings_name_the_line_and_the_column_in_the_file(tmp_path: Path) -> None:
    written(tmp_path, {"made": f"{{file: a.csv, {COLUMNS}}}"}, {"a.csv": CSV})
    assert placed(tmp_path) == {"GZ201": {"a.csv:3:4", "a.csv:6:4"}, "GZ013": {"a.csv:6:5"}}


def test_rows_of_parquet_are_told_by_their_number(tmp_path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    (tmp_path / "data").mkdir()
    columns = {"city": ["x", "x"], "note": ["", ""], "year": ["2016"] * 2, "labs": ["5", "6"], "v": ["7", "odd"]}
    parquet.write_table(pyarrow.table(columns), tmp_path / "data" / "a.parquet")
    written(tmp_path, {"made": f"{{file: a.parquet, {COLUMNS}}}"}, {})
    assert placed(tmp_path) == {"GZ201": {"a.parquet:1:4", "a.parquet:2:4"}, "GZ013": {"a.parquet:2:5"}}
