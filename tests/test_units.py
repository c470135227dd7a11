"""Units from data: what they are, how they are converted, what they are printed as, and what a corpus declares."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import CORPUS, Folder, Gzcheck, claim, figure

import gzcheck as face
from gzcheck.commands.units import listed
from gzcheck.comparing.facts import Facts
from gzcheck.model import Measure, PhraseError, Unit, compare, hint_for, printed_units, units
from gzcheck.model.exit import Stop
from gzcheck.model.finding import Problem, Reason, Skipped
from gzcheck.model.hedge import Hedge, hint_for_hedge
from gzcheck.model.unit import find_printed
from gzcheck.model.verdict import Verdict
from gzcheck.output.units import unit_data, unit_lines
from gzcheck.phrases.read import read, read_phrase
from gzcheck.phrases.vocabulary import Vocabulary
from gzcheck.rules import printed_differently
from gzcheck.wording import figures as wording

every_unit = st.sampled_from(list(units().values()))
FIRST = """
AED AFN ALL AMD ANG AOA ARS AUD BDT BRL CAD CHF CNY DKK EGP EUR GBP HKD IDR INR JPY KES KRW MOP MXN MYR NGN NOK NZD PHP
PKR PLN RUB SAR SEK SGD SVC THB TRY TWD UAH USD VND XAF XCD XOF ZAR ZMW ZWG count rank generation calendar-year
calendar-month ratio percent permille percentage-point basis-point m km cm mm mile foot m2 km2 ha mu acre m3 l ml kg g
mg t second minute hour day week year month quarter W kW MW GW Wh kWh MWh GWh TWh m/s km/h celsius
"""


# ---------------------------------------------------------------- the data


def test_ids_that_corpora_use_are_there() -> None:
    assert set(FIRST.split()) <= set(units())


@pytest.mark.parametrize(
    ("one", "value", "unit"),
    [
        ("mile", "1.609344", "km"),
        ("square-mile", "2.589988110336", "km2"),
        ("acre", "4046.8564224", "m2"),
        ("mu", "2000/3", "m2"),
        ("barrel", "158.987294928", "l"),
        ("gallon", "3.785411784", "l"),
        ("imperial-gallon", "4.54609", "l"),
        ("oz", "28.349523125", "g"),
        ("jin", "500", "g"),
        ("short-ton", "907.18474", "kg"),
        ("mph", "1.609344", "km/h"),
        ("knot", "1.852", "km/h"),
        ("mmHg", "133.322387415", "Pa"),
        ("inHg", "33.86388640341", "hPa"),
        ("TWh", "1000000000", "kWh"),
        ("ppm", "1/10000", "percent"),
        ("per-100000", "10", "per-million"),
        ("metric-horsepower", "735.49875", "W"),
        ("kcal", "4184", "J"),
    ],
)
def test_factors_are_exact(one: str, value: str, unit: str) -> None:
    first, second = units()[one], units()[unit]
    assert first.dimension == second.dimension
    assert second.from_base(first.to_base(Fraction(1))) == Fraction(value)


@pytest.mark.parametrize(("fahrenheit", "celsius"), [("32", "0"), ("212", "100"), ("-40", "-40"), ("50", "10")])
def test_a_scale_may_start_elsewhere(fahrenheit: str, celsius: str) -> None:
    one = figure(fahrenheit, "fahrenheit", precision="exact")
    assert one.base_value == figure(celsius, "celsius").base_value
    assert compare(one, figure(celsius, "celsius", precision="exact")) is Verdict.AGREE


@given(every_unit, st.fractions(-1000, 1000))
def test_the_way_to_the_base_unit_and_back(unit: Unit, value: Fraction) -> None:
    assert unit.from_base(unit.to_base(value)) == value


def test_units_of_one_dimension_stand_together() -> None:
    dimensions = [dimension for dimension, _ in groupby(unit.dimension for unit in units().values())]
    assert len(dimensions) == len(set(dimensions))


def test_the_list_is_read_only_when_it_is_needed() -> None:
    code = "import sys; from gzcheck.cli import main; main(['--version']); sys.exit('unit_data' in str(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


# ---------------------------------------------------------------- what is printed


@given(every_unit, st.sampled_from(["en", "zh"]))
def test_every_printed_form_is_found(unit: Unit, language: str) -> None:
    for form in unit.printed(language):
        if unit.dimension != "temperature-difference":
            assert unit.name in (find_printed(form, language) or ())


@pytest.mark.parametrize(
    ("text", "language", "first"),
    [
        ("$", "en", "USD"),
        ("HK$", "en", "HKD"),
        ("Aus$", "en", "AUD"),
        ("KSh", "en", "KES"),
        ("square miles", "en", "square-mile"),
        ("Square Miles", "en", "square-mile"),
        ("°F", "en", "fahrenheit"),
        ("mW", "en", "mW"),
        ("MW", "en", "MW"),
        ("Mt", "en", "Mt"),
        ("percentage points", "en", "percentage-point"),
        ("港币", "zh", "HKD"),
        ("新台币", "zh", "TWD"),
        ("斤", "zh", "jin"),
        ("元", "zh", "CNY"),
        ("平方英里", "zh", "square-mile"),
    ],
)
def test_usual_reading_of_a_printed_form(text: str, language: str, first: str) -> None:
    found = find_printed(text, language)
    assert found
    assert found[0] == first


@pytest.mark.parametrize("text", ["kr", "pesos", "pounds", "°", "Rs", "tons"])
def test_a_form_of_several_units_offers_all(text: str) -> None:
    assert len(find_printed(text) or ()) > 1


@pytest.mark.parametrize(
    ("text", "language"), [("cents", "en"), ("DEM", "en"), ("bitcoins", "en"), ("折", "zh"), ("美分", "zh")]
)
def test_known_without_a_unit_is_not_unknown(text: str, language: str) -> None:
    assert find_printed(text, language) == ()


@pytest.mark.parametrize("text", ["firms", "cups", "points", "items", "people", "Guangzhou", ""])
def test_things_are_no_units(text: str) -> None:
    assert find_printed(text) is None


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("1.0e9", "USD", "1.0 billion US dollars"),
        ("10.00e6", "m2", "10.00 million m²"),
        ("12.30e6", "CNY", "12.30 million yuan"),
        ("1", "mile", "1 mile"),
        ("3", "square-mile", "3 square miles"),
        ("20", "fahrenheit", "20 °F"),
        ("2/3", "ratio", "2/3"),
        ("3", "ratio", "3 times"),
        ("1/2e6", "count", "1/2 million"),
        ("1/2", "hour", "1/2 hour"),
        ("10.0", "percent", "10.0%"),
        ("1", "tier", "tier 1"),
        ("500", "jin", "500 jin"),
        ("5", "per-100000", "5 per 100,000"),
    ],
)
def test_figures_in_words(value: str, unit: str, text: str) -> None:
    assert wording.figure(figure(value, unit)) == text


def test_a_share_is_never_shown_as_times() -> None:
    nearly = figure("2/3", "ratio", Hedge.NEARLY)
    for span in (nearly.span.hard, nearly.span.soft):
        assert "times" not in wording.interval(span, nearly.unit)
    assert wording.interval(figure("1/2", "ratio").span.hard, "ratio") == "47.5 to 52.5%"


# ---------------------------------------------------------------- what was meant


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("RMB", "CNY"),
        ("rmb", "CNY"),
        ("yuan", "CNY"),
        ("$", "USD"),
        ("US$", "USD"),
        ("%", "percent"),
        ("per cent", "percent"),
        ("tonne", "t"),
        ("tons", "t"),
        ("people", "count"),
        ("sqm", "m2"),
        ("m²", "m2"),
        ("square miles", "square-mile"),
        ("km^2", ""),
        ("cny", "CNY"),
        ("°F", "fahrenheit"),
        ("元", "CNY"),
        ("亩", "mu"),
        ("parsnips", ""),
    ],
)
def test_hint_for_a_unit(text: str, unit: str) -> None:
    assert hint_for(text) == unit


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("more than", Hedge.OVER),
        ("More than", Hedge.OVER),
        ("at least", Hedge.AT_LEAST),
        ("at_least", Hedge.AT_LEAST),
        (">=", Hedge.AT_LEAST),
        ("some", Hedge.ABOUT),
        ("up to", Hedge.AT_MOST),
        ("left", None),
        ("超过", Hedge.OVER),
        ("左右", Hedge.ABOUT),
    ],
)
def test_hint_for_a_hedge(text: str, hedge: Hedge | None) -> None:
    assert hint_for_hedge(text) is hedge


def test_hints_reach_the_curator(folder: Folder) -> None:
    folder.source(
        "gazette",
        claim("a", "12", "12 yuan", unit="RMB"),
        claim("b", "12", "more than 12 firms", hedge="more than"),
    )
    hints = " ".join(fault.hint for fault in folder.load().faults)
    assert "write 'unit: CNY'" in hints and "RUB" not in hints
    assert "write 'hedge: over'" in hints


# ---------------------------------------------------------------- what a corpus declares


def declaring(folder: Folder, *lines: str) -> Folder:
    folder.write("corpus.yaml", CORPUS + "units:\n" + "".join(f"  - {line}\n" for line in lines))
    return folder


def test_a_corpus_declares_a_unit(folder: Folder) -> None:
    declaring(folder, "{id: reaumur, dimension: temperature, factor: 5/4, printed: [degrees Réaumur, 列氏度]}")
    folder.source("gazette", claim("a", "8", "8 degrees Réaumur", unit="reaumur"))
    corpus = folder.load()
    assert corpus.faults == ()
    (made,) = corpus.claims
    assert made.figure.base_value == 10
    assert wording.figure(made.figure) == "8 degrees Réaumur"
    assert (
        find_printed("列氏度", "zh", corpus.units)
        == find_printed("degrees Réaumur", "en", corpus.units)
        == ("reaumur",)
    )
    assert find_printed("degrees Réaumur") is None


def test_a_declaration_replaces_a_built_in_unit_with_a_note(folder: Folder) -> None:
    declaring(folder, "{id: mu, dimension: area, factor: 600, printed: [mu]}")
    folder.source("gazette", claim("a", "2.0", "2.0 mu", unit="mu"))
    corpus = folder.load()
    assert [(fault.rule.name, fault.rule.severity.value) for fault in corpus.faults] == [("replaced-unit", "note")]
    assert corpus.claims[0].figure.base_value == 1200
    assert units()["mu"].factor == Fraction(2000, 3)


PALLET = Unit("pallet", "pallet", Fraction(1), Measure.COUNT, english="pallets|pallets|pallet", chinese="托盘")
OLD_MU = Unit("old-mu", "area", Fraction(600), Measure.MEASURED, english="old-mu|old-mu")
MU = Unit("mu", "area", Fraction(600), Measure.MEASURED, english="mow|mow", chinese="市亩")
COIN = Unit("XBT", "currency:XBT", Fraction(1), Measure.MEASURED, english="₿|₿|bitcoins|bitcoin", chinese="比特币")
TEQ = Unit("TEQ", "emission", Fraction(1), Measure.MEASURED, english="TEQ|TEQ")
DECLARED = Vocabulary({**units(), **{unit.name: unit for unit in (PALLET, OLD_MU, MU, COIN, TEQ)}})


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("40 pallets", None, "pallet"),
        ("more than 1.2 million pallets", None, "pallet"),
        ("a 40-pallet truck", None, "pallet"),
        ("20 to 30 Pallets", None, "pallet"),
        ("40 pallets", "de", "pallet"),
        ("超过3万托盘", None, "pallet"),
        ("40个托盘", None, "pallet"),
        ("300 old mu", None, "old-mu"),
        ("300 old-mu", None, "old-mu"),
        ("500 mow", None, "mu"),
        ("500市亩", None, "mu"),
        ("₿5 million", None, "XBT"),
        ("XBT 5 million", None, "XBT"),
        ("5 million bitcoins", None, "XBT"),
        ("5万比特币", None, "XBT"),
        ("5 TEQ", None, "TEQ"),
        ("5 tonnes", None, "t"),
        ("$5 million", None, "USD"),
    ],
)
def test_declared_units_are_read(text: str, language: str | None, name: str) -> None:
    assert read(text, language, vocabulary=DECLARED).unit == DECLARED.units[name]


@pytest.mark.parametrize(
    ("text", "unit", "reason"),
    [
        ("500 mu", "mu", "'mu' is a unit without a reading"),  # the corpus prints its own otherwise
        ("500亩", None, "'亩' is a unit without a reading"),
        ("40 wooden pallets", None, "'wooden pallets' may be a unit"),
        ("40 pallets", "count", "it prints pallet, not count"),
        ("5 teq", None, "'teq' is not how a unit is written"),
        ("20 pallets to 30 tonnes", None, "different units"),
        ("40 firms", "palette", "unknown unit 'palette'"),
    ],
)
def test_what_a_declared_unit_makes_unreadable(text: str, unit: str | None, reason: str) -> None:
    with pytest.raises(PhraseError, match=reason):
        read(text, unit=unit, vocabulary=DECLARED)


def test_no_declared_unit_reaches_another_corpus() -> None:
    assert read("40 pallets").unit.name == "count"
    assert read("500 mu").unit == units()["mu"]
    with pytest.raises(PhraseError, match="currency sign without a reading"):
        read("₿5 million")


def test_double_entry_knows_declared_units(folder: Folder) -> None:
    declaring(folder, "{id: pallet, dimension: pallet, measure: measured, printed: [pallets, pallet]}")
    folder.source(
        "gazette",
        claim("a", "40", "40 pallets", unit="pallet"),
        claim("b", "40", "40 pallets", unit="t"),
        claim("c", "40", "40", unit="pallet"),
    )
    said = list(printed_differently.check(Facts(folder.load())))
    wrong = {claim.id for one in said if isinstance(one, Problem) for claim in one.claims}
    unprinted = {one.subject for one in said if isinstance(one, Skipped) and one.reason is Reason.UNIT_NOT_PRINTED}
    assert wrong == {"gazette/b"}
    assert unprinted == {"gazette/c"}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("{id: x, dimension: length, factor: 5/0}", "invalid-value"),
        ("{id: x, dimension: length, factor: 0/5}", "invalid-value"),
        ("{id: x, dimension: length, factor: 0}", "schema"),
        ("{id: x, dimension: length, factor: much}", "schema"),
        ("{id: x}", "schema"),
        ("{id: x y, dimension: length}", "schema"),
        ("{id: x, dimension: length, printed: []}", "schema"),
        ("nonsense", "schema"),
    ],
)
def test_a_broken_declaration_is_a_fault(folder: Folder, line: str, rule: str) -> None:
    assert rule in {fault.rule.name for fault in declaring(folder, line).load().faults}


def test_a_unit_is_declared_once(folder: Folder) -> None:
    faults = declaring(folder, "{id: x, dimension: length}", "{id: x, dimension: area}").load().faults
    assert [fault.rule.name for fault in faults] == ["duplicate-id"]


def test_declared_units_serve_indicators_and_identities(folder: Folder) -> None:
    declaring(folder, "{id: stere, dimension: volume, factor: 1, printed: [stere]}")
    folder.write(
        "indicators.yaml",
        "indicators:\n  - {id: wood, label: Wood, definition: Wood cut., kind: flow, unit: stere}\n",
    )
    folder.source("a", claim("x", "5", "5 stere", unit="stere", indicator="wood", period="2016"))
    folder.source("b", claim("x", "5000", "5,000 l", unit="l", indicator="wood", period="2016"))
    corpus = folder.load()
    assert corpus.faults == ()
    assert not [finding for finding in face.check(corpus).findings if finding.verdict is Verdict.CONFLICT]


# ---------------------------------------------------------------- values in files


def test_a_point_before_a_scale_word_survives_the_file(folder: Folder) -> None:
    folder.source(
        "gazette",
        claim("a", "1.0e9", "1.0 billion yuan", indicator="exports", unit="CNY", period="2016"),
        claim("b", "1e9", "1 billion yuan", indicator="exports", unit="CNY", period="2016"),
        claim("c", "[1.0e9, 1.50e9]", "1.0 to 1.50 billion yuan", indicator="exports", unit="CNY", hedge="range"),
    )
    first, second, third = (made.figure for made in folder.load().claims)
    assert (first.value.as_typed, second.value.as_typed) == ("1.0e9", "1e9")
    assert (first.place, second.place, third.place) == (10**8, 10**9, 10**8)
    assert third.upper is not None
    assert third.upper.as_typed == "1.50e9"


def test_dates_are_values(folder: Folder) -> None:
    folder.write(
        "indicators.yaml",
        "indicators:\n  - {id: ground, label: Ground broken, definition: First stone., kind: event, unit: date}\n",
    )
    fields = {"indicator": "ground", "unit": "date"}
    folder.source("a", claim("x", "2016-03", "in March 2016", **fields))
    folder.source("b", claim("x", "2017-03-14", "on 14 March 2017", **fields))
    folder.source("c", claim("x", "2016", "in 2016", **fields))
    corpus = folder.load()
    assert corpus.faults == ()
    assert [wording.figure(made.figure) for made in corpus.claims] == ["March 2016", "14 March 2017", "2016"]
    found = [finding for finding in face.check(corpus).findings if finding.verdict is Verdict.CONFLICT]
    assert [{made.id for made in finding.claims} for finding in found] == [{"a/x", "b/x", "c/x"}]


def test_a_date_where_a_number_is_due_is_a_fault(folder: Folder) -> None:
    folder.source("a", claim("x", "2016-03", "March 2016"), claim("y", "12", "12", unit="date"))
    assert {fault.rule.name for fault in folder.load().faults} == {"invalid-value"}


# ---------------------------------------------------------------- the list


def test_the_list_names_every_unit_once() -> None:
    found = listed(units())
    assert [one.unit.name for one in found.units] == list(units())
    assert len(unit_data(found)) == len(units())


def test_the_list_by_dimension_and_by_name() -> None:
    named = {one.unit.name for one in listed(units(), dimension="temperature").units}
    assert named == {"celsius", "fahrenheit", "kelvin"}
    assert "= 5/9 celsius - 160/9; printed °F" in unit_lines(listed(units(), "°F"))[1]
    assert "= 3,386.388640341 Pa; printed inHg" in unit_lines(listed(units(), "inHg"))[1]
    assert [one.unit.name for one in listed(units(), "RMB").units] == ["CNY"]
    assert all(one.unit.is_currency for one in listed(units(), dimension="currency").units)
    with pytest.raises(Stop, match="temperature"):
        listed(units(), dimension="temprature")
    with pytest.raises(Stop, match="no unit is called"):
        listed(units(), "parsnips")


def test_the_list_tells_what_a_corpus_declares(folder: Folder, gzcheck: Gzcheck) -> None:
    declaring(folder, "{id: mu, dimension: area, factor: 600}", "{id: stere, dimension: volume}")
    declared = {
        one["id"]: one["replaces"] for one in gzcheck("units", "--format", "json").json["units"] if one["declared"]
    }
    assert declared == {"mu": True, "stere": False}
    run = gzcheck("units", "mu")
    assert "instead of the built-in one" in run.out
    assert "declared anew" in run.err
    assert gzcheck("units", "--corpus", "nowhere").code == 0


def test_ordinal_units_are_exact() -> None:
    for name in ("rank", "tier", "generation"):
        assert units()[name].measure is Measure.ORDINAL
        assert figure("100", name).span.hard.is_point


@pytest.mark.parametrize("printed", ["\t", "\u2028", " - ", "-", "\u3000"])
@pytest.mark.parametrize("language", ["en", "zh", "de"])
def test_a_declared_unit_that_is_printed_as_nothing_is_no_unit(printed: str, language: str) -> None:
    pallet = replace(units()["count"], name="pallet", dimension="pallet", english=printed, chinese=printed)
    known = Vocabulary({**units(), "pallet": pallet})
    assert read_phrase("40", language, vocabulary=known).units == ()


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("degrees fahrenheit", "degrees Fahrenheit"),
        ("british pounds", "British pounds"),
        ("mW", "mw"),
    ],
)
def test_words_are_keys_in_small_letters_and_symbols_as_they_are_printed(form: str, other: str) -> None:
    assert printed_units("en")[form]
    assert other not in printed_units("en")
