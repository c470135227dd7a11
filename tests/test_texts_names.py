"""Which bare numbers of an English text are names, by their place and their look, and which are figures."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_texts_kinds import read

NAMES = [
    ("She was stabbed outside Club 54.", ["name"]),
    ("He sailed a Contessa 32, and flew on a Learjet 45 to Rome.", ["name", "name"]),
    ("In Dublin 4 a flat costs €2,800; in Gaza 35 people died.", ["name", "2800 EUR", "35 count"]),
    ("In Gaza 35 were killed and in Rafah 12 died.", ["35 count", "12 count"]),
    ("Spain won 12 medals, Italy 9 and the Netherlands 7.", ["12 count", "9 count", "7 count"]),
    ("The clinic took 22, the army hospital 11 and the Red Crescent seven.", ["22 count", "11 count", "7 count"]),
    ("Officer Dana Kim, badge 2207, ran the plate.", ["name"]),
    ("It was paid for by the fund (grant 847412).", ["name"]),
    ("The two firms employ 45; they are killing 35.", ["2 count", "45 count", "35 count"]),
    ("The trial had a possible 36 and a total 45.", ["36 count", "45 count"]),
    ("Claim 1 covers a coating; claim 14 adds a binder.", ["name", "name"]),
    ("The plant makes 400 cases a week, at a steady 60 boxes a minute.", ["400 count", "60 count"]),
    ("Cameras 2 and 6 were off, cameras 9 percent dearer.", ["name", "9 percent"]),
    ("At the end of 2022 there were 14; the committee of 45 met.", ["date", "14 count", "45 count"]),
    ("Ford will cut 3800 jobs and Nissan 20000.", ["3800 count", "20000 count"]),
    ("He lives in 10119 Berlin; they told of incident 0816 on Monday.", ["name", "name"]),
    ("Of its 650 members 412 voted yes; under Macron 45 bills passed.", ["650 count", "412 count", "45 count"]),
    ("The z-score 1.4 is under the threshold 2.", ["7/5 count", "2 count"]),
    ("He served with 23 Field Squadron at 6 Chapel Row.", ["name", "contact"]),
    ("Police held 12 Hamas fighters and 7 British airmen.", ["12 count", "7 count"]),
    ("It took up 38 to 66 percent of Room 3 and 12 beds.", ["38..66 percent", "name", "12 count"]),
]
NUMEROS = [
    ("It was stamped after Robbery No. 6.", ["name"]),
    ("She took off her No. 10 and hoped; it is their No. 1 priority.", ["name", "1 rank"]),
    ("The Tenancies (No. 2) Bill passed; the world No. 2 lost.", ["name", "2 rank"]),
    ("Marlow's number nine, Ilya Brandt, scored.", ["name"]),
    ("He is number three in the world.", ["3 rank"]),
]
SHAPES = [
    ("They went from 4-3-3 to 4-4-1 under Rule 10b5-1.", ["name", "name", "name"]),
    ("Under section 12(3) and Penal Code section 12022.53(b) it is 10 years.", ["section", "section", "10 year"]),
    ("See 245 Cal.App.4th 1072 and vol. 28, pp. 201–219.", ["section", "section", "section"]),
    ("Overall 79/100. It fell in 7/10 of cases.", ["score", "7/10 ratio"]),
    ("Verdict: ride 8.9, battery 6.5, build 9, value 7.", ["score"]),
    ("It scored 3.5 stars; the flag has 13 stars.", ["score", "13 count"]),
    ("He took the 8.15 to Paddington; lines are open 8.30–18.30.", ["time", "time"]),
    ("He scored on 18 and 31 minutes, and rested for 31 minutes.", ["time", "31 minute"]),
    ("The first phase of Project Two Rivers cost two million.", ["ordinal", "name", "2000000 count"]),
    ("They call him Mr Ten Per Cent over a fee of ten per cent.", ["name", "10 percent"]),
    ("He lives on the 1400 block of Elm Street, at 2200 West 46th Street.", ["contact", "contact"]),
    ("He had a .38-caliber revolver.", ["name"]),
    ("He was 100 per cent committed and 100 per cent of it sold.", ["idiom", "100 percent"]),
]
AGES = [
    ("She died at 93.", ["93 year"]),
    ("At 14 he won a prize.", ["14 year"]),
    ("He played on and, at 81, walked the path.", ["81 year"]),
    ("He will be at least 55 when he is released.", ["55 year at-least"]),
    ("The claimant, 47, spent a week off.", ["47 year"]),
    ("The toll, 47, was high; the index closed at 93.", ["47 count", "93 count"]),
    ("A blast killed 14 people and hurt at least 40, police said.", ["14 count", "40 count at-least"]),
]
VALUES = [
    ("Backlog rose by more than $90 million to $1.6 billion.", ["90000000 USD over", "1600000000 USD"]),
    ("Crashes fell 12% last year, to 31.", ["-12 percent", "31 count"]),
    ("The rate fell from 4.9 to 4.6 percent.", ["49/10 percent", "23/5 percent"]),
    ("Sales dropped, with volume off 3.1%.", ["-31/10 percent"]),
    ("They sold off 20 percent and paid off 5 percent.", ["20 percent", "5 percent"]),
    ("It would get €400 each under the plan, £3 million under budget.", ["400 EUR", "-3000000 GBP"]),
    ("The pot stood half a metre down and was 30 cm wide.", ["1/2 m", "30 cm"]),
    ("One in five survivors develops heart failure within five years.", ["1/5 ratio", "5 year at-most"]),
    ("He did it in under six hours; it happened under six years of rule.", ["6 hour under", "6 year"]),
    ("They sat for four and a half days and were split eight to four.", ["9/2 day", "8 count", "4 count"]),
    ("Steel made up 40 percent, and cars accounted for roughly 20.", ["40 percent", "20 percent about"]),
    ("Serve it at 17C.", ["17 celsius"]),
    ("A galaxy 39 million light-years away.", ["39000000 light-year"]),
    ("3 Penrith 11 +6 21", ["3 rank", "11 count", "6 count", "21 count"]),
    ("20 Tarn Rovers 12 -19 4", ["20 rank", "12 count", "-19 count", "4 count"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES + NUMEROS + SHAPES + AGES + VALUES)
def test_names_and_figures(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_row_of_numbers_alone_is_scaled_by_the_paragraph_above() -> None:
    lead = f"{'Many words of a note that nobody will read to its end. ' * 5}Due in the next years (in millions):"
    table = "| 2025 | 2026 | 2027 and after |\n|--:|--:|--:|\n| $14.0 | 8.5 | 1,102.3 |\n"
    found = [one for one in read(f"{lead}\n\n{table}", is_markdown=True) if one != "date"]
    assert found == ["scale", "14000000 USD", "8500000 USD", "1102300000 USD"]


LETTERS = st.sampled_from("bdfgklmnprtv")
VOWELS = st.sampled_from("aeiou")
SYLLABLES = st.builds("{}{}{}".format, LETTERS, VOWELS, st.sampled_from("dklnrt"))
WORDS = st.builds("{}{}ock".format, SYLLABLES, LETTERS)
"""Words that no list knows."""
NUMBERS = st.integers(min_value=2, max_value=999)
PLACED = ("She was seen outside {} {}.", "He flew a {} {} over the bay.", "They met at the {} {}, near a wood.")
COUNTED = ("At {} {} {}s were seen.", "The firm told {} {} {}s to go.", "She met {} and {} {}s there.")


@settings(max_examples=150, deadline=None)
@given(text=st.sampled_from(PLACED), name=WORDS, number=NUMBERS)
def test_a_bare_number_behind_any_name_is_a_part_of_it(text: str, name: str, number: int) -> None:
    assert read(text.format(name.capitalize(), number)) == ["name"]


@settings(max_examples=150, deadline=None)
@given(text=st.sampled_from(COUNTED), name=WORDS, number=NUMBERS, thing=WORDS)
def test_a_number_that_counts_things_is_a_figure_behind_any_name(text: str, name: str, number: int, thing: str) -> None:
    assert read(text.format(name.capitalize(), number, thing)) == [f"{number} count"]


@settings(max_examples=100, deadline=None)
@given(noun=WORDS, number=NUMBERS)
def test_a_number_behind_any_noun_that_counts_nothing_is_a_name(noun: str, number: int) -> None:
    assert read(f"He was shown ({noun} {number}) to the judge.") == ["name"]


@settings(max_examples=100, deadline=None)
@given(names=st.lists(WORDS, min_size=3, max_size=3, unique=True), number=NUMBERS)
def test_a_list_that_leaves_out_its_verb_has_figures(names: list[str], number: int) -> None:
    first, second, third = (name.capitalize() for name in names)
    found = read(f"{first} won {number} medals, {second} {number} and {third} {number}.")
    assert found == [f"{number} count"] * 3
