"""Every word that stands for a number, typed a second time: a slip in a table of words would be read as a figure."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gzcheck.model import PhraseError
from gzcheck.phrases.english import hedges
from gzcheck.phrases.read import read

ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
ENGLISH_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty"} | {
    90: "ninety"
}
GERMAN = (
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn zwanzig"
).split()
GERMAN_TENS = {20: "zwanzig", 30: "dreißig", 40: "vierzig", 50: "fünfzig", 60: "sechzig", 70: "siebzig"} | {
    80: "achtzig",
    90: "neunzig",
}
ENGLISH_SCALES = {
    3: ("thousand", "grand"),
    5: ("lakh", "lakhs", "lac"),
    6: ("million", "mn", "mln", "mil", "mio"),
    7: ("crore", "crores", "cr"),
    9: ("billion", "bn", "bln", "bil", "mrd"),
    12: ("trillion", "tn", "trn", "tln"),
    15: ("quadrillion",),
}
GLUED = {3: ("k",), 6: ("m", "mn", "mln", "mil", "mio"), 7: ("cr",), 9: ("bn", "bln", "b", "bil", "mrd")} | {
    12: ("tn", "trn", "t")
}
GERMAN_SCALES = {
    3: ("tausend", "Tsd."),
    6: ("Millionen", "Mio."),
    9: ("Milliarden", "Mrd."),
    12: ("Billionen", "Bio."),
    15: ("Billiarden",),
}
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
PARTS = (3, 4, 4, 5, 6, 7, 8, 9, 10)
ORDERS = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6} | {
    "billions": 2 * 10**9,
    "trillions": 2 * 10**12,
}


def value(text: str, language: str = "en", unit: str | None = None) -> Fraction:
    return read(text, language, unit).value.value


@pytest.mark.parametrize(("number", "word"), list(enumerate(ENGLISH, start=1)))
def test_english_numbers_up_to_twenty(number: int, word: str) -> None:
    assert value(f"{word} firms") == number


@pytest.mark.parametrize(("number", "word"), ENGLISH_TENS.items())
def test_english_tens(number: int, word: str) -> None:
    assert value(f"{word} firms") == number
    assert value(f"{word}-three firms") == number + 3
    assert value(f"two hundred and {word} firms") == 200 + number


@pytest.mark.parametrize(("number", "word"), list(enumerate(GERMAN, start=2)))
def test_german_numbers_up_to_twenty(number: int, word: str) -> None:
    assert value(f"{word} Firmen", "de") == number


@pytest.mark.parametrize(("number", "word"), GERMAN_TENS.items())
def test_german_tens(number: int, word: str) -> None:
    assert value(f"{word} Firmen", "de") == number
    assert value(f"dreiund{word} Firmen", "de") == number + 3


@pytest.mark.parametrize(
    ("power", "word"), [(power, word) for power, words in ENGLISH_SCALES.items() for word in words]
)
def test_english_scale_words(power: int, word: str) -> None:
    assert value(f"$2.5 {word}") == Fraction(5, 2) * 10**power


@pytest.mark.parametrize(("power", "word"), [(power, word) for power, words in GLUED.items() for word in words])
def test_english_scale_letters_behind_digits(power: int, word: str) -> None:
    assert value(f"$2.5{word}") == Fraction(5, 2) * 10**power


@pytest.mark.parametrize(("power", "word"), [(power, word) for power, words in GERMAN_SCALES.items() for word in words])
def test_german_scale_words(power: int, word: str) -> None:
    assert value(f"2,5 {word} Euro", "de") == Fraction(5, 2) * 10**power


@pytest.mark.parametrize(("power", "word"), {6: "Million", 9: "Milliarde", 12: "Billion", 15: "Billiarde"}.items())
def test_german_scale_words_of_one(power: int, word: str) -> None:
    assert value(f"1 {word} Euro", "de") == 10**power


@pytest.mark.parametrize(("rank", "word"), list(enumerate(ORDINALS, start=1)))
def test_english_ordinals(rank: int, word: str) -> None:
    assert value(f"ranked {word}", unit="rank") == rank


@pytest.mark.parametrize(
    ("word", "bottom"),
    list(zip("third quarter fourth fifth sixth seventh eighth ninth tenth".split(), PARTS, strict=True)),
)
def test_english_parts(word: str, bottom: int) -> None:
    assert value(f"a {word} of all firms", unit="ratio") == Fraction(1, bottom)
    assert value(f"two {word}s of all firms", unit="ratio") == Fraction(2, bottom)


@pytest.mark.parametrize(
    ("word", "bottom"),
    list(zip("Drittel Viertel Fünftel Sechstel Siebtel Achtel Neuntel Zehntel".split(), range(3, 11), strict=True)),
)
def test_german_parts(word: str, bottom: int) -> None:
    assert value(f"ein {word}", "de") == Fraction(1, bottom)
    assert value(f"zwei {word}", "de") == Fraction(2, bottom)


@pytest.mark.parametrize(
    ("word", "low"),
    ORDERS.items(),
)
def test_english_orders(word: str, low: int) -> None:
    assert read(f"{word} of firms").span.hard.lower == low


@pytest.mark.parametrize("word", ["first", "third", "thirds", "fifths", "tenth"])
def test_an_ordinal_behind_a_number_is_refused_but_before_what_it_counts(word: str) -> None:
    with pytest.raises(PhraseError, match="makes an ordinal"):
        read(f"5 {word}")
    assert value("5 third graders") == value("5 first graders") == 5


@pytest.mark.parametrize("sign", ["RM", "S$", "Rs", "R"])
def test_letters_are_a_scale_beside_money_in_letters(sign: str) -> None:
    assert value(f"{sign}2.5b") == Fraction(5, 2) * 10**9
    assert value(f"{sign} 2.5k") == 2500


def test_a_unit_behind_half_a_dozen_is_its_unit() -> None:
    assert (value("half a dozen kilometres"), read("half a dozen kilometres").unit.name) == (6, "km")
    assert (value("half dozen hours"), read("half dozen hours").unit.name) == (6, "hour")


def test_of_hedges_that_begin_alike_the_longest_is_looked_for_first() -> None:
    """ "no more than" would else be found in "no more", and "at the very least" in "at the"."""
    for table in (hedges._IN_FRONT, hedges._BEHIND):
        assert any(len(found) > 1 for found in table.values())
        for found in table.values():
            assert [len(words) for words, _ in found] == sorted((len(words) for words, _ in found), reverse=True)
