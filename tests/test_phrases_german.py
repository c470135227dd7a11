"""A third language in one folder: what German prints, and that English knows nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import gzcheck
from gzcheck.model import PhraseError
from gzcheck.phrases.languages import GRAMMARS
from gzcheck.phrases.read import read, read_phrase

READ = [
    ("rund 230", "230", "count", "about"),
    ("mehr als 1.234", "1234", "count", "over"),
    ("2,5 Millionen", "2500000", "count", "bare"),
    ("fast 70 Prozent", "70", "percent", "nearly"),
    ("knapp 2,3 Mrd. Euro", "2300000000", "EUR", "nearly"),
    ("etwa 12 Tsd. Quadratmeter", "12000", "m2", "about"),
    ("mindestens 300", "300", "count", "at-least"),
    ("höchstens 300", "300", "count", "at-most"),
    ("bis zu 30 %", "30", "percent", "at-most"),
    ("weniger als 1,5 Prozentpunkte", "1.5", "percentage-point", "under"),
    ("unter 300", "300", "count", "under"),
    ("nicht mehr als 300", "300", "count", "at-most"),
    ("nicht weniger als 300", "300", "count", "at-least"),
    ("die 30 Firmen", "30", "count", "bare"),
    ("um die 30 Firmen", "30", "count", "about"),
    ("5 bis 6 Prozent", "5..6", "percent", "range"),
    ("zwischen 5 und 6 Millionen", "5000000..6000000", "count", "range"),
    ("die Hälfte", "1/2", "ratio", "bare"),
    ("ein Drittel", "1/3", "ratio", "bare"),
    ("zwei Drittel", "2/3", "ratio", "bare"),
    ("eine halbe Million", "500000", "count", "bare"),
    ("dreiundzwanzig", "23", "count", "bare"),
    ("zweihundertfünfzigtausend", "250000", "count", "bare"),
    ("sank um 3 Prozent", "-3", "percent", "bare"),
    ("ein Rückgang von 3 Prozent", "-3", "percent", "bare"),
    ("sank auf 3 Prozent", "3", "percent", "bare"),
    ("-5,5 %", "-5.5", "percent", "bare"),
    ("10 US-Dollar", "10", "USD", "bare"),
    ("40 v. H.", "40", "percent", "bare"),
    ("61 Firmen oder mehr", "61", "count", "at-least"),
    ("61 Firmen maximal", "61", "count", "at-most"),
    ("61 Firmen und Institute", "61", "count", "bare"),
    ("fiel auf 5 bis 6 Prozent", "5..6", "percent", "range"),
]


@pytest.mark.parametrize(("text", "value", "unit", "hedge"), READ)
def test_reads(text: str, value: str, unit: str, hedge: str) -> None:
    figure = read(text, "de")
    shown = f"{figure.value}..{figure.upper}" if figure.upper else str(figure.value)
    assert (shown, figure.unit.name, figure.hedge.value) == (value, unit, hedge)


NOT_READ = ["1,234.5", "nicht 30", "nicht rund 30", "kaum 30", "20 Grad", "230²", "≠230", "5. Mai", "", "x"]
NOT_READ += ["61 neue Firmen oder mehr", "61 Firmen oder Institute", "5 maximal große Firmen", "zwischen 5", "5 bis"]
NOT_READ += ["40-prozentig", "5-köpfig", "10 Euro-Münzen", "10 kanadische Dollar", "10 Seemeilen", "5 kcal", "5 mW"]
NOT_READ += ["drei Drittel", "2 Drittel", "5 Millionenfach", "drei Dutzend", "5 je Einwohner", "5 m/s"]
NOT_READ += ["Platz 5", "Nr.5", "5. Platz", "der 5.", "im Jahr 2016", "fiel 5 bis 6 Prozent", "5 bis 6 Prozent weniger"]
"""A unit, a scale or a hedge that is not known, or does not touch the number; ranks, ordinals and years."""


@pytest.mark.parametrize("text", NOT_READ)
def test_refuses(text: str) -> None:
    with pytest.raises(PhraseError):
        print(read(text, "de"))


def test_german_is_one_folder_and_one_line() -> None:
    package = Path(gzcheck.__file__).parent
    outside = [
        line
        for path in package.rglob("*.py")
        if "german" not in path.parts
        for line in path.read_text(encoding="utf-8").splitlines()
        if "phrases.german" in line
    ]
    assert outside == ['    "de": "gzcheck.phrases.german",']
    assert GRAMMARS["de"] == "gzcheck.phrases.german"


def test_it_does_not_leak_into_english() -> None:
    assert read("the fast 70 trains").hedge.value == "bare"
    for text in ("rund 230", "knapp 230", "2 Millionen"):
        assert read(text).hedge.value == "bare"
    with pytest.raises(PhraseError, match="'xx'"):
        read("230", "xx")


def test_places_are_those_of_the_text_as_given() -> None:
    for text, part, language in [
        ("von rund 1.234 Firmen", "rund 1.234", "de"),
        ("“some\u00a0230 firms”", "some\u00a0230", "en"),
        ("ﬁrms: nearly ２３０ of them", "nearly ２３０", "en"),
        ("共有約230萬家", "約230萬", "zh"),
    ]:
        first, last = read_phrase(text, language).span
        assert text[first:last] == part
