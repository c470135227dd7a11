"""What cells of tables are read as: long and wide files, numbers and hedges, dates, times, units, periods, codes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables_made import checked, source, written

from gzcheck.model import Corpus, Hedge, NumeralError, Period, PhraseError, Reading, Source, units

pytest.importorskip("ibis")
import duckdb

from gzcheck.tables.checking import all_cells, survey_all
from gzcheck.tables.engines import Engine, Limits, duckdb_engine
from gzcheck.tables.whole_cells import CellReader

LONG = "columns: {about: city, value: v}, constants: {indicator: labs, period: 2016}, entities: open"


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with duckdb_engine(Limits(threads=1)) as opened:
        yield opened


def cells(engine: Engine, corpus: Corpus, folder: Path) -> list[dict[str, Any]]:
    assert not corpus.faults, [one.message for one in corpus.faults]
    surveyed, faults = survey_all(engine, corpus, folder / "data")
    assert not faults, [one.message for one in faults]
    return engine.rows(all_cells(surveyed).order_by("file", "row", "column"))


def one_column(engine: Engine, folder: Path, values: list[str], declared: str = "") -> list[dict[str, Any]]:
    """The cells of a file with one column of values."""
    data = "city;v\n" + "".join(f"x;{value}\n" for value in values)
    table = f"{{file: a.csv, delimiter: ';', {declared or LONG}}}"
    return cells(engine, written(folder, {"made": table}, {"a.csv": data}), folder)


READ = {
    "20": ("20", "bare"),
    " 20 ": ("20", "bare"),
    "1,200": ("1200", "bare"),
    "~230": ("230", "about"),
    "≈ 230": ("230", "about"),
    ">5": ("5", "over"),
    "<5": ("5", "under"),
    "≥5": ("5", "at-least"),
    "<= 5": ("5", "at-most"),
    "approx. 5": ("5", "about"),
    "more than 2,000": ("2000", "over"),
    "5 to 7": ("5", "range"),
    "(5)": ("-5", "bare"),
    "−5": ("-5", "bare"),
    "+5": ("5", "bare"),
    "1.5e3": ("1.5e3", "bare"),
    "1E+03": ("1e03", "bare"),
    "nearly 70": ("70", "nearly"),
}
REFUSED = ["16-Apr", "5 %", "12,34", "1.2.3", "NaN", "inf", "0x1F", "5 apples to 7"]


def test_numbers_and_hedges_in_texts(engine: Engine, tmp_path: Path) -> None:
    """What is no number is refused with its reason."""
    found = one_column(engine, tmp_path, [*READ, *REFUSED])
    told = [(cell["state"], cell["reason"], cell["numeral"], cell["hedge"]) for cell in found[: len(READ)]]
    assert told == [("read", "", *expected) for expected in READ.values()]
    told = [(cell["text"], cell["state"], cell["reason"], cell["lower"]) for cell in found[len(READ) :]]
    assert told == [(text, "refused", "no number that is read", None) for text in REFUSED]


def read_as(engine: Engine, folder: Path, indicator: str, texts: list[str], more: str = "") -> dict[str, str | None]:
    """The number that each text is read as in a column of an indicator; None where it is refused."""
    declared = LONG.replace("labs", indicator) + more
    return {one["text"]: one["numeral"] for one in one_column(engine, folder, texts, declared)}


ACCOUNTED: dict[str, dict[str, str | None]] = {
    "balance": {
        "(5 million)": "-5e6", "(5k)": "-5e3", "(5 CNY)": "-5", "(CNY 5)": "-5", "(5) million": "-5e6", "-¥5": "-5",
        "—5": "-5", "–5 million": "-5e6", "- 5 million": "-5e6", "minus 5": "-5", "5 million yuan": "5e6",
        "-(5)": None, "-~5": None, "--5": None, "(5": None, "5)": None,
        "（5）": "-5", "（5 million）": "-5e6", "‑5": "-5", "(-5 million)": None, "-+5": None, "(~5)": None,
        "<(5m)": None, "5 negative": None,
        "loss of 5": None, "net loss of 5": None, "loss of ¥5": None, "5 CR": None, "5 DR": None,
    },
    "share": {"(5%)": "-5", "(5.0%)": "-5.0", "5 per cent": "5", "5 percentage points": None},
    "labs": {
        "5 million": "5e6", "5 est.": "5", "5 (est.)": "5", "5 or more": "5", "between 5 and 7": "5", "5+": "5",
        "see note 5": None, "n.a. (5)": None, "no data 1": None, "missing 9": None, "error 404": None, "excl. 5": None,
        "Mar 2016": None, "[5]": None, "5+6": None, "5 tsd": None, "5 thous": None, "5 (p)": None, "5 -7": None,
    },
    "waiting": {"5 min": "5", "1h 30": None, "5min 30s": None, "90m": None, "5 m": None, "5 hours": None},
    "length": {"5 km": "5", "5 m": None, "5 k": None, "5 metres": None},
    "temperature": {"5 °C": "5", "278K": None, "5 k": None},
}  # fmt: skip


@pytest.mark.parametrize("indicator", ACCOUNTED)
def test_a_cell_is_accounted_for_whole(engine: Engine, tmp_path: Path, indicator: str) -> None:
    """Words beside a figure, signs that are no minus, and letters that may be a unit are refused, never passed over."""
    expected = ACCOUNTED[indicator]
    assert read_as(engine, tmp_path, indicator, [*expected]) == expected


def test_the_form_of_the_own_unit_comes_before_a_scale(engine: Engine, tmp_path: Path) -> None:
    declared = LONG.replace("labs", "temperature").replace("2016", "2016, unit: kelvin")
    found = one_column(engine, tmp_path, ["278K", "278 K", "278 k"], declared)
    assert [one["numeral"] for one in found] == ["278", "278", None]


AMOUNTS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "about ", "more than ", "nearly ", "~", "¥", "at least "]),
    st.integers(1, 9_999_999).map("{:,}".format),
    st.sampled_from(["", " million", "bn", " CNY", " yuan", " million yuan"]),
)
NOTES = st.sampled_from(
    "see note missing excl revised of error Mar Beijing x negative loss (r) [a] {b} p.a. ? * ; tsd".split()
)


IN_YUAN = CellReader(Source(id="a", title="", published=Period.parse("2017")), units())


def in_yuan(text: str) -> Reading | None:
    try:
        return IN_YUAN.read(text, units()["CNY"])
    except (PhraseError, NumeralError):
        return None


@given(AMOUNTS, NOTES)
def test_what_stands_beside_an_amount_is_never_passed_over(amount: str, note: str) -> None:
    """With a note in front or behind it is refused; brackets and a minus turn the sign, or it is refused."""
    alone = in_yuan(amount)
    assert in_yuan(f"{note} {amount}") is None
    assert in_yuan(f"{amount} {note}") is None
    for negative in (f"({amount})", f"-{amount}", f"−{amount}", f"—{amount}"):
        turned = in_yuan(negative)
        if turned is not None:
            assert alone is not None and turned.value == -alone.value and turned.hedge is alone.hedge is Hedge.BARE
    for broken in (f"({amount}", f"{amount})", f"-({amount})", f"[{amount}]", f"--{amount}", f"({amount}))"):
        assert in_yuan(broken) is None


def test_a_scale_word_is_never_multiplied_by_the_scale_of_its_column(engine: Engine, tmp_path: Path) -> None:
    texts = {"5": "5", "~5": "5", "5 CNY": "5", "5 million": None, "5bn": None, "5 to 7 million": None}
    assert read_as(engine, tmp_path, "trade", [*texts], ", scale: 1e6") == texts
    wide = "wide: {v: {indicator: trade, scale: 1e6}, w: {indicator: trade}}"
    table = f"{{file: a.csv, columns: {{about: city}}, {wide}, constants: {{period: 2016}}, entities: open}}"
    found = cells(engine, written(tmp_path, {"made": table}, {"a.csv": "city,v,w\nx,5 million,5 million\n"}), tmp_path)
    assert [(one["column"], one["numeral"]) for one in found] == [("v", None), ("w", "5e6")]


def test_what_is_said_of_a_wide_table_holds_for_each_column_that_says_nothing_else(
    engine: Engine, tmp_path: Path
) -> None:
    wide = (
        "wide: {v: {indicator: trade}, w: {indicator: trade, scale: 1e3, precision: 0.5}}, scale: 1e6, precision: exact"
    )
    table = f"{{file: a.csv, columns: {{about: city}}, {wide}, constants: {{period: 2016}}, entities: open}}"
    first, second = cells(engine, written(tmp_path, {"made": table}, {"a.csv": "city,v,w\nx,5,5\n"}), tmp_path)
    assert (first["number"], first["lower"]) == (5e6, pytest.approx(5e6))
    assert (second["number"], second["lower"]) == (5e3, pytest.approx(4999.75))


def test_codes_for_missing(engine: Engine, tmp_path: Path) -> None:
    states = [cell["state"] for cell in one_column(engine, tmp_path, ["", "NA", "n/a", "-", "..", "null", "999"])]
    assert states == ["missing"] * 6 + ["read"]
    states = [one["state"] for one in one_column(engine, tmp_path, ["", "999", "n/a"], f"{LONG}, missing: ['999']")]
    assert states == ["missing", "missing", "refused"]
    texts = ["-999", "-999.0", "-999.00", "-999.5", "999"]
    found = one_column(engine, tmp_path, texts, f"{LONG.replace('labs', 'balance')}, missing: ['-999.0']")
    assert [one["state"] for one in found] == ["missing"] * 3 + ["read"] * 2


def test_precision_is_that_of_the_finest_value_of_a_source(engine: Engine, tmp_path: Path) -> None:
    columns = "columns: {source: who, about: city, value: v}, constants: {indicator: trade, period: 2016}"
    data = "who,city,v\na,x,3\na,y,2.50\nb,x,3000\nb,y,4000\nc,x,0.1\nc,y,0.30000000000000004\n"
    corpus = written(tmp_path, {"made": f"{{file: a.csv, {columns}, entities: open, scale: 1e6}}"}, {"a.csv": data})
    found = cells(engine, corpus, tmp_path)
    assert [cell["place"] for cell in found] == [4, 4, 9, 9, 5, 5]
    assert found[0]["lower"] == pytest.approx(2_995_000) and found[0]["upper"] == pytest.approx(3_005_000)


@pytest.mark.parametrize(("declared", "lower", "upper"), [("0.5", 2.75, 3.25), ("exact", 3, 3), ("1", 2.5, 3.5)])
def test_declared_precision(engine: Engine, tmp_path: Path, declared: str, lower: float, upper: float) -> None:
    (cell,) = one_column(engine, tmp_path, ["3"], f"{LONG}, precision: {declared}")
    assert (cell["lower"], cell["upper"]) == (pytest.approx(lower), pytest.approx(upper))


def test_wide(engine: Engine, tmp_path: Path) -> None:
    wide = "wide: {warm: {indicator: temperature, unit: fahrenheit}, Long: {indicator: length, scale: 1e3, unit: m}}"
    table = f"{{file: '*.tsv', columns: {{about: City, period: year}}, {wide}, entities: open}}"
    data = {
        "a.tsv": "year\tWARM\tCity\twarm\tLong\n2016\t-\tx\t50\t2\n",
        "b.tsv": "City\tyear\twarm\tLong\ny\t2017\t..\t3\n",
    }
    found = cells(engine, written(tmp_path, {"made": table}, data), tmp_path)
    told = [
        (cell["file"], cell["row"], cell["column"], cell["about"], cell["period"], cell["number"]) for cell in found
    ]
    assert told == [
        ("a.tsv", 1, "Long", "x", "2016", 2000),
        ("a.tsv", 1, "warm", "x", "2016", pytest.approx(10)),
        ("b.tsv", 1, "Long", "y", "2017", 3000),
        ("b.tsv", 1, "warm", "y", "2017", None),
    ]


def test_units_indicators_and_entities_by_cell(engine: Engine, tmp_path: Path) -> None:
    columns = "columns: {about: city, indicator: what, unit: unit, value: v, status: as, hedge: q}"
    table = f"{{file: a.csv, {columns}, constants: {{period: 2016}}, indicators: {{temp: temperature}}}}"
    rows = [
        "Harbour,Temperature,°F,50,,",
        "harbour,temp,,50,Forecast,<",
        "harbour,temp,inHg,50,,",
        "harbour,temp,wizzbits,50,,",
        "elsewhere,temp,,50,,",
        "harbour,humidity,,50,,",
        "harbour,temp,,50,dreamt,",
        "harbour,temp,,50,,perhaps",
        "harbour,temp,,<50,,over",
    ]
    data = {"a.csv": "city,what,unit,v,as,q\n" + "\n".join(rows) + "\n"}
    found = cells(engine, written(tmp_path, {"made": table}, data), tmp_path)
    assert [(one["unit"], one["number"], one["status"], one["hedge"]) for one in found[:2]] == [
        ("fahrenheit", pytest.approx(10), "actual", "bare"),
        ("celsius", 50, "forecast", "under"),
    ]
    assert [one["reason"] for one in found] == [
        "",
        "",
        "a unit that its indicator is not measured in",
        "unknown unit",
        "unknown entity",
        "unknown indicator",
        "unknown status",
        "unknown hedge",
        "one hedge at the number and another in its column",
    ]


def test_an_empty_cell_leaves_it_to_the_declaration(engine: Engine, tmp_path: Path) -> None:
    columns = "columns: {about: city, value: v, status: s, hedge: h, unit: u, period: p}"
    constants = "constants: {indicator: length, period: 2016, status: forecast, hedge: about, unit: m}"
    rows = "city,v,s,h,u,p\nx,5,,,,\nx,5,actual,=,km,2017\nx,5, , , , \n"
    table = f"{{file: a.csv, {columns}, {constants}, entities: open}}"
    found = cells(engine, written(tmp_path, {"made": table}, {"a.csv": rows}), tmp_path)
    told = [(one["status"], one["hedge"], one["unit"], one["period"]) for one in found]
    declared = ("forecast", "about", "m", "2016")
    assert told == [declared, ("actual", "bare", "km", "2017"), declared]


PERIODS = {
    "2016": "2016",
    "2016.0": "2016",
    "2016M08": "2016-08",
    "2016Q3": "2016-Q3",
    "2016-H1": "2016-H1",
    "20160806": "2016-08-06",
    "2016/08/06": "2016-08-06",
    "2016-08-06 06:00:00": "2016-08-06T06:00",
    "2016-08-06T06:11:05+00:00": "2016-08-06T06:11:05Z",
    "2016-08-06 00:00:00+00": "2016-08-06T00:00Z",
    "2016-08-06T00:00-0000": "2016-08-06T00:00Z",
    "2016-08-06T02:00+0200": "2016-08-06T02:00+02:00",
    "2016-01/2016-03": "2016-Q1",
    "2016-07-01/2016-12-31": "2016-H2",
    "2016-01-01/2016-12-31": "2016",
    "2016-01/2017-12": "2016-01/2017-12",
    "2016-08/2016-08": "2016-08",
    "2016-04/2017-03": "2016-04/2017-03",
    "../2017": "../2017",
    "Jan 2016": "2016-01",
    "september 2016": "2016-09",
    "Sept. 2016": "2016-09",
    "MAY-2016": "2016-05",
    "2016 MAY": "2016-05",
    "6 August 2016": "2016-08-06",
    "06-Aug-2016": "2016-08-06",
    "Aug 6, 2016": "2016-08-06",
    "August 31, 2016": "2016-08-31",
    "2016Jan": "2016-01",
    "Jan2016": "2016-01",
    "Q3 2016": "2016-Q3",
    "H1-2016": "2016-H1",
    "last year": None,
    "Jan-16": None,
    "Jan": None,
    "Mayday 2016": None,
    "30 Feb 2016": None,
    "Jan 2016 p": None,
    "16": None,
    "2016-13": None,
    "2017-02-29": None,
    "2017-03/2016-04": None,
    "2016-08-06T25:00": None,
}


def test_periods_have_one_spelling(engine: Engine, tmp_path: Path) -> None:
    columns = "columns: {about: city, period: when, value: v}, constants: {indicator: labs}"
    data = "city,when,v\n" + "".join(f'x,"{text}",5\n' for text in PERIODS)
    corpus = written(tmp_path, {"made": f"{{file: a.csv, {columns}, entities: open}}"}, {"a.csv": data})
    found = cells(engine, corpus, tmp_path)
    assert [cell["period"] for cell in found] == list(PERIODS.values())
    assert [cell["reason"] for cell in found if cell["period"] is None] == ["a period that is not read"] * 11


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["2009-10", "2010-11"], [None, None]),
        (["2009-10", "2010-11", "2011-12", "2012-13", "1999-00"], [None] * 5),
        (["2009-10", "2010-11", "2016"], [None, None, "2016"]),
        (["2009-10"], ["2009-10"]),
        (["2009-10", "2010-12"], ["2009-10", "2010-12"]),
        (["2009-10", "2009-11"], ["2009-10", "2009-11"]),
    ],
)
def test_years_that_end_in_the_next_are_no_months(
    engine: Engine, tmp_path: Path, texts: list[str], found: list[str | None]
) -> None:
    """2010-11 alone is November; beside others of that form, which all name two years, nobody knows."""
    columns = "columns: {about: city, period: when, value: v}, constants: {indicator: labs}"
    data = "city,when,v\n" + "".join(f"x,{text},5\n" for text in texts)
    corpus = written(tmp_path, {"made": f"{{file: a.csv, {columns}, entities: open}}"}, {"a.csv": data})
    assert [cell["period"] for cell in cells(engine, corpus, tmp_path)] == found


def test_flows_need_a_period(engine: Engine, tmp_path: Path) -> None:
    declared = "columns: {about: city, value: v}, constants: {indicator: trade}, entities: open"
    assert one_column(engine, tmp_path, ["5"], declared)[0]["reason"] == "no period"
    stock = one_column(engine, tmp_path, ["5"], declared.replace("trade", "labs"))[0]
    assert (stock["state"], stock["period"]) == ("read", "")


def test_dates_and_times_as_values(engine: Engine, tmp_path: Path) -> None:
    days = [736389, 736419]
    declared = "columns: {about: city, value: v}, constants: {indicator: ground-broken}, entities: open"
    first, second, third = one_column(engine, tmp_path, ["2017-03", "2017-03-14 00:00:00", "soon"], declared)
    assert [first["lower"], first["upper"], second["number"]] == [*days, 736402]
    assert third["reason"] == "no number that is read"
    declared = "columns: {about: city, value: v}, constants: {indicator: waiting, period: 2016}, entities: open"
    found = one_column(engine, tmp_path, ["18:45", "6:45 PM", "13:00 PM"], declared)
    assert [one["numeral"] for one in found] == ["1125", "1125", None]


def test_what_follows_the_date_of_a_moment_is_a_time(engine: Engine, tmp_path: Path) -> None:
    declared = "columns: {about: city, value: v}, constants: {indicator: ground-broken}, entities: open"
    refused = ["2017T1", "2017TBD", "2017Tuesday", "2017-03-14Tbd", "2017-03-14T25:00"]
    texts = ["2017-03-14T06:11", "2017-03-14T06:11:05Z", "2017-03-14 06:11:05.250", "2017-03-14T06:11+08:00", *refused]
    found = one_column(engine, tmp_path, texts, declared)
    assert [one["numeral"] for one in found] == ["2017-03-14"] * 4 + [None] * len(refused)


def test_number_style_of_the_source(engine: Engine, tmp_path: Path) -> None:
    head = source("made", numbers='{group: ".", decimal: ","}', language="de")
    table = f"{head}table: {{file: a.csv, delimiter: ';', {LONG.replace('labs', 'trade')}}}\n"
    data = "city;v\nx;1.234,5\nx;1,234.5\nx;12\n"
    found = cells(engine, written(tmp_path, {"made": table}, {"a.csv": data}), tmp_path)
    assert [one["numeral"] for one in found] == ["1234.5", None, "12"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", {"1.234": "1234", "1.234 Yuan": "1234", "1,234": "1.234", "1,5": "1.5", "12": "12", "0.250": None}),
        ("de-AT", {"1.234": "1234", "1.234,5": "1234.5"}),
        ("en", {"1,234": "1234", "1.234": "1.234", "0,005": None, "0,250": None, "000,250": None, "0.250": "0.250"}),
        ("zh", {"1,234": "1234", "1.234": "1.234"}),
    ],
)
def test_number_style_of_a_language(
    engine: Engine, tmp_path: Path, language: str, expected: dict[str, str | None]
) -> None:
    """A language that figures can be read in decides; in none does a group of thousands follow a leading 0."""
    head = source("made", language=language)
    table = f"{head}table: {{file: a.csv, delimiter: ';', {LONG.replace('labs', 'trade')}}}\n"
    data = "city;v\n" + "".join(f"x;{text}\n" for text in expected)
    found = cells(engine, written(tmp_path, {"made": table}, {"a.csv": data}), tmp_path)
    assert {one["text"]: one["numeral"] for one in found} == expected


@pytest.mark.parametrize("language", ["fr", "pt-BR", "is"])
def test_numbers_of_a_language_that_nobody_knows_are_not_read_as_english(tmp_path: Path, language: str) -> None:
    """1,203 is no thousand in most of Europe; what a file keeps as numbers is written in no language."""
    table, data = f"table: {{file: a.csv, {LONG}}}\n", {"a.csv": 'city,v\nx,"1,203"\nx,2\n'}
    report = checked(tmp_path / "unsaid", {"made": source("made", language=language) + table}, data)
    (found,) = report.findings
    assert found.message == f"nothing says how numbers are written in {language!r}, whether 1,203 is more than 2"
    assert report.summary.not_checked == {"table": 1}
    told = source("made", language=language, numbers='{group: ".", decimal: ","}')
    totals = checked(tmp_path / "said", {"made": told + table}, data).summary.tables
    assert totals and totals.read == 2


@pytest.mark.parametrize("more", [{}, {"numbers": '{group: ".", decimal: ","}'}])
@pytest.mark.parametrize("form", ["long", "wide"])
def test_kept_numbers_are_written_in_no_language(
    engine: Engine, tmp_path: Path, more: dict[str, str], form: str
) -> None:
    """1.234 is no 1,234 in a German source, where its column is one of numbers; beside it a text is German."""
    kinds = {"d": "DOUBLE", "f": "FLOAT", "n": "DECIMAL(9, 3)", "i": "INTEGER", "t": "VARCHAR"}
    expected = {"d": "1.234", "f": "1.234", "n": "1.234", "i": "1", "t": "1234"}
    (tmp_path / "data").mkdir()
    figures = ", ".join(f"CAST(1.234 AS {kind}) AS {name}" for name, kind in kinds.items())
    duckdb.sql(f"SELECT 'x' AS city, {figures}").write_parquet(str(tmp_path / "data" / "a.parquet"))
    head, found = source("made", language="de", **more), []
    wide = ", ".join(f"{name}: {{indicator: trade}}" for name in kinds)
    said = "constants: {period: 2016}, entities: open"
    forms = {
        "wide": [f"columns: {{about: city}}, wide: {{{wide}}}, {said}"],
        "long": [LONG.replace("labs", "trade").replace("value: v", f"value: {name}") for name in kinds],
    }
    for declared in forms[form]:
        table = f"{head}table: {{file: a.parquet, {declared}}}\n"
        found += cells(engine, written(tmp_path, {"made": table}, {}), tmp_path)
    assert {one["column"]: one["numeral"] for one in found} == expected


def test_texts_without_a_mark_and_codes_in_typed_columns(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    duckdb.sql(
        "SELECT encode('Zürich') AS city, -999.0::DOUBLE AS d, -999.00::DECIMAL(9, 2) AS n, -999 AS i, '5'::BLOB AS t"
    ).write_parquet(str(tmp_path / "data" / "a.parquet"))
    wide = ", ".join(f"{name}: {{indicator: balance}}" for name in "dnit")
    declared = f"columns: {{about: city}}, wide: {{{wide}}}, constants: {{period: 2016}}, entities: open"
    table = f"{{file: a.parquet, {declared}, missing: ['-999']}}"
    found = cells(engine, written(tmp_path, {"made": table}, {}), tmp_path)
    assert {one["column"]: one["state"] for one in found} == {
        "d": "missing",
        "n": "missing",
        "i": "missing",
        "t": "read",
    }
    assert {one["about"] for one in found} == {"Zürich"}


def test_parquet_types(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    duckdb.sql(
        "SELECT 'x' AS city, 2016 AS year, 12.50::DECIMAL(9,2) AS d, 0.1::FLOAT AS f, 13.0::DOUBLE AS g, 7 AS i, "
        "1e22::DOUBLE AS big, DATE '2017-03-14' AS day"
    ).write_parquet(str(tmp_path / "data" / "a.parquet"))
    names = dict.fromkeys(("d", "f", "g", "i", "big"), "trade") | {"day": "ground-broken"}
    wide = ", ".join(f"{name}: {{indicator: {what}}}" for name, what in names.items())
    table = f"{{file: a.parquet, columns: {{about: city, period: year}}, wide: {{{wide}}}, entities: open}}"
    found = cells(engine, written(tmp_path, {"made": table}, {}), tmp_path)
    assert {one["column"]: one["numeral"] for one in found} == {
        "big": "1e22", "d": "12.50", "day": "2017-03-14", "f": "0.1", "g": "13", "i": "7",
    }  # fmt: skip


def test_files_of_other_types_are_each_read_as_they_are(engine: Engine, tmp_path: Path) -> None:
    """Together they would be changed to the types of the first, 1.5 to 2."""
    (tmp_path / "data").mkdir()
    for name, figure in {"a": "1", "b": "1.5::DOUBLE", "c": "2.345::DECIMAL(9, 3)", "d": "'2.50'", "e": "3"}.items():
        duckdb.sql(f"SELECT '{name}' AS city, {figure} AS v").write_parquet(str(tmp_path / "data" / f"{name}.parquet"))
    found = cells(engine, written(tmp_path, {"made": f"{{file: '*.parquet', {LONG}}}"}, {}), tmp_path)
    assert [one["numeral"] for one in found] == ["1", "1.5", "2.345", "2.50", "3"]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_name_is_no_pattern_and_says_nothing_of_columns(engine: Engine, tmp_path: Path, kind: str) -> None:
    names = ["x[1]", "x1", "y*", "y?", "yz", "v=7/z", "z[v=8]/city=q/z"]
    for number, name in enumerate(names):
        place = tmp_path / "data" / "all" / f"{name}.{kind}"
        place.parent.mkdir(parents=True, exist_ok=True)
        rows = duckdb.sql(f"SELECT 'c{number}' AS city, '{number}' AS v")
        rows.write_parquet(str(place)) if kind == "parquet" else place.write_text(f"city,v\nc{number},{number}\n")
    files = [f"all/{folder}*.{kind}" for folder in ("", "v=7/", "z[[]v=8]/city=q/")]
    table = f"{{file: {files}, {LONG}}}"
    found = cells(engine, written(tmp_path, {"made": table}, {}), tmp_path)
    assert sorted((one["file"], one["row"], one["about"], one["numeral"]) for one in found) == sorted(
        (f"all/{name}.{kind}", 1, f"c{number}", str(number)) for number, name in enumerate(names)
    )


FILES = ["a.csv", "a[1].csv", "2016/a.csv", "2016/05/b.csv", "2016/05/b.txt", ".git/c.csv"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("['a.csv', './a.csv', './/a.csv']", ["a.csv"]),
        ("'a[1].csv'", ["a[1].csv"]),
        ("'**/*.csv'", ["2016/05/b.csv", "2016/a.csv", "a.csv", "a[1].csv"]),
        ("'2016/**'", ["2016/05/b.csv", "2016/a.csv"]),
        ("'**/05/*'", ["2016/05/b.csv", "2016/05/b.txt"]),
        ("'**/**/b.csv'", ["2016/05/b.csv"]),
        ("'./2016'", ["2016/a.csv"]),
        ("'.'", ["a.csv", "a[1].csv"]),
    ],
)
def test_which_files_a_name_or_pattern_stands_for(engine: Engine, tmp_path: Path, asked: str, found: list[str]) -> None:
    table = f"{{file: {asked}, {LONG}}}"
    read = cells(engine, written(tmp_path, {"made": table}, dict.fromkeys(FILES, "city,v\nx,1\n")), tmp_path)
    assert [one["file"] for one in read] == found


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_head_with_a_line_break_in_a_name(engine: Engine, tmp_path: Path, end: str) -> None:
    table = '{file: a.csv, columns: {about: city, value: "v\\n(n)"}, constants: {indicator: labs}, entities: open}'
    found = cells(engine, written(tmp_path, {"made": table}, {"a.csv": f'city,"v{end}(n)"{end}x,1{end}'}), tmp_path)
    assert [(one["row"], one["numeral"]) for one in found] == [(1, "1")]


def test_columns_of_parquet_that_differ_in_case_or_are_called_like_our_own(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = {"v": ["1"], "V": ["2"], "filename": ["x"], "file_row_number": ["y"], "c0": ["3"], 'a"b': ["4"]}
    parquet.write_table(pytest.importorskip("pyarrow").table(columns), tmp_path / "data" / "a.parquet")
    wide = "{v: {indicator: labs}, V: {indicator: labs}, c0: {indicator: labs}, 'a\"b': {indicator: labs}}"
    said = "columns: {about: filename, source: file_row_number}, constants: {period: 2016}, entities: open"
    found = cells(engine, written(tmp_path, {"made": f"{{file: a.parquet, {said}, wide: {wide}}}"}, {}), tmp_path)
    assert {one["column"]: one["numeral"] for one in found} == {"v": "1", "V": "2", "c0": "3", 'a"b': "4"}
    where = {(one["source"], one["about"], one["row"], one["file"]) for one in found}
    assert where == {("made:y", "x", 1, "a.parquet")}
