"""Texts become mentions: every number in exactly one, each with one outcome, in every kind of text."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from annotated import Score, measure, score
from hypothesis import given, settings
from hypothesis import strategies as st

from gzcheck.model import Mention, NoFigure, NumberStyle, Outcome, ScannedText, Stop
from gzcheck.texts.scanner import scan

TEXTS = Path(__file__).parent / "texts"
UNSEEN = TEXTS.parent / "unseen"
FLOORS = {"read": 0.98, "right": 0.97, "signs": 0.94}
"""What the scanner does on the annotated English texts, less a little."""
MOST_READ_AS_FIGURES = 0.03


def english(text: str, *, is_markdown: bool = False) -> ScannedText:
    return scan(text, "text", language="en", is_markdown=is_markdown)


def shown(mention: Mention) -> str:
    if mention.figure is None:
        return f"{mention.printed} -> {mention.kind or mention.outcome}"
    upper = f" to {mention.figure.upper}" if mention.figure.upper else ""
    return f"{mention.printed} -> {mention.figure.value}{upper} {mention.figure.unit.name} {mention.figure.hedge}"


def figures(text: str, *, is_markdown: bool = False) -> list[str]:
    """Value and unit of what is read."""
    found = []
    for mention in english(text, is_markdown=is_markdown).mentions:
        if mention.figure is not None:
            value = mention.figure.value.value
            upper = f"..{mention.figure.upper.value}" if mention.figure.upper else ""
            found.append(f"{value}{upper} {mention.figure.unit.name}")
    return found


def kinds(text: str, *, is_markdown: bool = False) -> list[tuple[str, NoFigure]]:
    mentions = english(text, is_markdown=is_markdown).mentions
    return [(one.printed, one.kind) for one in mentions if one.kind is not None]


# Every number is in exactly one mention.


def check_places(scanned: ScannedText) -> None:
    """Mentions are sorted and disjoint, print what stands at their place, and cover every digit."""
    covered: dict[int, set[int]] = {number: set() for number in range(1, len(scanned.paragraphs) + 1)}
    last = (0, 0)
    for one in scanned.mentions:
        paragraph = scanned.paragraphs[one.paragraph - 1]
        assert paragraph[one.start : one.end] == one.printed
        assert one.printed == one.printed.strip() != ""
        assert one.line == scanned.lines[one.paragraph - 1]
        assert one.column == one.start + 1
        assert (one.paragraph, one.start) >= last, one
        last = (one.paragraph, one.end)
        covered[one.paragraph].update(range(one.start, one.end))
        assert (one.figure is not None) == (one.outcome is Outcome.READ)
        assert (one.kind is not None) == (one.outcome is Outcome.NO_FIGURE)
        assert bool(one.reason) == (one.outcome is Outcome.NOT_READ)
    for number, paragraph in enumerate(scanned.paragraphs, 1):
        left = [i for i, char in enumerate(paragraph) if char.isdecimal() and i not in covered[number]]
        assert left == [], (paragraph, paragraph[left[0] :][:20])


_WORDS = """the a of in to from by and or than about nearly fell rose per percent % points million billion people years
    metres km² m³/s °C $ € £ ¥ ( ) [ ] , . ; : – — - / + = ± × ^ ~ * ** _ ` > | # " ' first third half quarter dozen
    one two
    ten twenty hundred thousand twice double May June Monday January Q1 2016 2024 19:30 3–2 No. Phase FTSE COVID-19
    4x100
    12 1,234 1.5 0.3 007 1e6 10^14 ½ ² ① 1/2 20-year 7-foot-1 tel. www.a.b/5 a5@b.cd 5th 42nd aged loss net index share
    cents yuan francs degrees hours minutes every between over under least [^1] <!-- --> <b> 1 234 1.234,5 ٣
    x""".split()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from([" ", " ", " ", "", "\n", "\t", "  "])), max_size=40),
    st.booleans(),
)
def test_every_digit_is_in_exactly_one_mention(pieces: list[tuple[str, str]], is_markdown: bool) -> None:
    text = "".join(word + gap for word, gap in pieces)
    for language in ("en", "zh"):
        check_places(scan(text, "text", language=language, is_markdown=is_markdown))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.booleans())
def test_any_text_can_be_scanned(text: str, is_markdown: bool) -> None:
    check_places(english(text, is_markdown=is_markdown))


@pytest.mark.parametrize(
    "path",
    sorted(path for folder in (TEXTS, UNSEEN) for path in (*folder.glob("*.txt"), *folder.glob("*.md"))),
    ids=lambda path: path.stem,
)
def test_places_in_the_annotated_texts(path: Path) -> None:
    check_places(scan(path.read_text(encoding="utf-8"), path.name, is_markdown=path.suffix == ".md"))


# The annotated texts.


def test_the_annotated_english_texts_are_read() -> None:
    total = Score()
    for annotation in sorted(TEXTS.glob("e*.yaml")):
        total = total.plus(score(annotation))
    values = measure(total)
    report = "\n".join(total.misses)
    for name, floor in FLOORS.items():
        assert values[name] >= floor, f"{name} is {values[name]:.3f}, below {floor}\n{report}"
    assert values["no_figure_read"] <= MOST_READ_AS_FIGURES, f"{values}\n{report}"
    assert total.missed == 0, report
    assert total.figures > 1400


# Units that the sentence tells.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two passengers, aged 71 and 34, were treated.", ["2 count", "71 year", "34 year"]),
        ('"No," said Dana Whitcombe, 58.', ["58 year"]),
        ("About 1.3 million were aged 65 and over.", ["1300000 count", "65 year"]),
        ("Children under 15 and people over 75 are at risk.", ["15 year", "75 year"]),
        ("The 15–24 age group shrank.", ["15..24 year"]),
        ("It has 1,250 pupils aged 11 to 18, 62 teachers and a hall.", ["1250 count", "11..18 year", "62 count"]),
        ("Unemployment fell 0.2 points to 4.6 per cent.", ["-1/5 percentage-point", "23/5 percent"]),
        ("The Dow lost 412 points, or 1.1%, to 38,090.", ["-412 count", "-11/10 percent", "38090 count"]),
        ("They have 64 points from 29 matches.", ["64 count", "29 count"]),
        ("Women earned 88 cents for every euro paid to men.", ["22/25 EUR"]),
        ("The yen slid as Tokyo spent ¥9.2 trillion.", ["9200000000000 JPY"]),
        ("Beijing will invest ¥9.2 billion in the Chinese city.", ["9200000000 CNY"]),
        ("The Swiss railway paid 45 million francs.", ["45000000 CHF"]),
        (
            "The rate fell from 4.9 to 4.6 per cent, against 5.1 a year ago.",
            ["49/10 percent", "23/5 percent", "51/10 percent"],
        ),
        ("Mortality was 6.2 per 1,000 births, against 6.8 a year earlier.", ["31/5 per-1000", "34/5 per-1000"]),
        ("The density ranges from 15 per square kilometre to 3,920.", ["15 per-km2", "3920 per-km2"]),
        ("There were 3,261,900, up 1.2 percent.", ["3261900 count", "6/5 percent"]),
        ("PM2.5 averaged 38 µg/m³, and discharge 5,400 m³/s.", ["38 ug/m3", "5400 m3/s"]),
        ("It was 1.45 ± 0.12 °C above the average.", ["29/20 celsius-difference"]),
        ("It may be 5 to 8 degrees warmer.", ["5..8 celsius-difference"]),
        ("The ocean took up 1 × 10^22 joules.", ["10000000000000000000000 J"]),
        ("The hazard ratio was 0.21 (OR 2.41).", ["21/100 ratio", "241/100 ratio"]),
        ("She took it by 2 to 1; gainers led by almost four to one.", ["2 ratio", "4 ratio"]),
        ("He won in 2 hours 51 minutes.", ["171 minute"]),
        ("The hut lies 3,216 m above the sea.", ["3216 m"]),
    ],
)
def test_units_that_the_sentence_tells(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One in four, and fewer than 9 in 10.", ["1/4 ratio", "9/10 ratio"]),
        ("Two in three, or four in 10, said so.", ["2/3 ratio", "2/5 ratio"]),
        ("The risk is less than one in 3.5 million.", ["1/3500000 ratio"]),
        ("One star in five has planets.", ["1/5 ratio"]),
        ("Of every 100 jobs, 23 are in trade.", ["23/100 ratio"]),
        ("It has 3 officers, one for every 410 residents.", ["3 count", "1/410 ratio"]),
        ("Less than a fifth, or about a quarter, is insured.", ["1/5 ratio", "1/4 ratio"]),
        ("Half a million have no water.", ["500000 count"]),
        ("It is the second-biggest and the sixth-lowest.", ["2 rank", "6 rank"]),
        ("She is the world No. 4.", ["4 rank"]),
        ("Jobs rose by 21,400 to 3.04 million.", ["21400 count", "3040000 count"]),
        ("Tickets rose from £30 to £540.", ["30 GBP", "540 GBP"]),
        ("Between 60 and 70 drivers retire.", ["60..70 count"]),
        ("One died and one was hurt.", ["1 count", "1 count"]),
    ],
)
def test_shares_ranks_and_ranges(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Revenue, at $8 million, was 3 % lower.", ["8000000 USD", "-3 percent"]),
        (
            "Net loss narrowed to $14.2 million, from $36 million, or 11 cents a share, on revenue of $2 billion.",
            ["-14200000 USD", "-36000000 USD", "-11/100 USD", "2000000000 USD"],
        ),
        (
            "It posted a net loss of $18 million, compared with a profit of $41 million.",
            ["-18000000 USD", "41000000 USD"],
        ),
        ("It slid 8p to £2.31 after a pretax loss of £120 million.", ["-2/25 GBP", "231/100 GBP", "-120000000 GBP"]),
        ("Sales slid 2.0 % and 15.4 %.", ["-2 percent", "-77/5 percent"]),
        (
            "The STOXX 600 slipped 0.7% and the FTSE 100 0.4%, while banks gained 0.9%.",
            ["-7/10 percent", "-2/5 percent", "9/10 percent"],
        ),
        ("Energy was 6.2 per cent cheaper.", ["-31/5 percent"]),
        ("Currency took off 310 basis points.", ["-310 basis-point"]),
        ("The margin narrowed by 1.3 percentage points.", ["-13/10 percentage-point"]),
        ("It plunged by more than a quarter.", ["-1/4 ratio"]),
        ("Brent settled 92 cents lower, or 1.0%.", ["-23/25 USD", "-1 percent"]),
        ("Jobs decreased by between 4,000 and 5,000.", ["-5000..-4000 count"]),
        ("The share fell below 1 per cent.", ["1 percent"]),
        ("The rate is down from a peak of 7.79 percent.", ["779/100 percent"]),
        ("The storm caused losses of $5 billion.", ["5000000000 USD"]),
    ],
)  # fmt: skip
def test_signs_that_the_sentence_tells(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("It was released at 11.00 on Monday.", "11.00", NoFigure.TIME),
        ("He scored in stoppage time (90+3).", "90+3", NoFigure.TIME),
        ("The index (2016 = 100) rose.", "100", NoFigure.NAME),
        ("The next bulletin, No. 48, is due.", "bulletin, No. 48", NoFigure.NAME),
        ("She stayed at the Hotel Forty-Two.", "Hotel Forty-Two", NoFigure.NAME),
        ("In week 31 it rained.", "week 31", NoFigure.DATE),
        ("3M and others fell.", "3M", NoFigure.NAME),
        ("It is one of the biggest.", "one of", NoFigure.IDIOM),
        ("They won 3–2 at home.", "3–2", NoFigure.SCORE),
        ("It was the third straight quarter of gains.", "third", NoFigure.ORDINAL),
        ("In the third quarter of 2023 it grew.", "third quarter of 2023", NoFigure.PERIOD),
        ("Call +44 113 496 0721 today.", "Call +44 113 496 0721", NoFigure.CONTACT),
        ("Some people.(1)", "(1)", NoFigure.FOOTNOTE),
    ],
)
def test_what_is_no_figure(text: str, printed: str, kind: NoFigure) -> None:
    assert (printed, kind) in kinds(text)


# Tables.

STATEMENT = """Dollars in millions, except per-share data
\t2024\t2023
Net sales\t$1,278.4\t$1,331.0
Discontinued operations\t(35.2)\t(45.0)
Net income (loss)\t$(18.6)\t$41.2
Diluted earnings (loss) per share\t$(0.23)\t$0.51
Dividends per share\t0.14\t0.13
Gross margin\t27.4%\t28.7%
Return on equity, in percent\t(4.2)\t9.3
Diluted shares (millions)\t80.9\t80.8
Employees at period end\t12,480\t13,015
"""


def test_a_statement_is_read_in_the_scale_of_its_head() -> None:
    assert figures(STATEMENT) == [
        *("1278400000 USD", "1331000000 USD"),
        *("-35200000 USD", "-45000000 USD"),
        *("-18600000 USD", "41200000 USD"),
        *("-23/100 USD", "51/100 USD"),
        *("7/50 USD", "13/100 USD"),
        *("137/5 percent", "287/10 percent"),
        *("-21/5 percent", "93/10 percent"),
        *("80900000 count", "80800000 count"),
        *("12480 count", "13015 count"),
    ]
    (scale,) = {one.scale.printed for one in english(STATEMENT).mentions if one.scale and one.printed == "(35.2)"}
    assert scale == "Dollars in millions"


def test_each_column_has_its_own_scale_and_unit() -> None:
    table = """| Sector | Jobs (thousands) | Change, % | Output, € million | Rank |
|:--|--:|--:|--:|--:|
| Trade | 182.4 | −1.2 | 19,310 | 1 |
"""
    assert figures(table, is_markdown=True) == ["182400 count", "-6/5 percent", "19310000000 EUR", "1 rank"]


def test_a_second_table_does_not_take_the_scale_of_the_first() -> None:
    text = "In thousands of euros\n\t2023\t2022\nRevenue\t12\t11\n\nElection\nParty\tVotes\tSeats\nLabour\t9,731\t412\n"
    assert figures(text) == ["12000 EUR", "11000 EUR", "9731 count", "412 count"]


# Markdown, other styles of numbers, and what is no text.

MARKDOWN = """---
title: The 12th report
weight: 40
---
<!-- draft 3 -->
## 3. Results
The firm[^2] sold **1,200** units, see [the page](http://x.org/12) and [this][5].

1. Some came, 30 of them.
- [x] 12 tasks done
> 15 percent said yes.

```python
x = 15
```
Use `n = 3` with 4 runs.

| Place | Cars |
|---|---|
| North | 17 |

[5]: http://example.org/55 "T 5"
[^2]: A note with 7 words.
"""


def test_what_is_markup_in_markdown_is_no_figure() -> None:
    assert figures(MARKDOWN, is_markdown=True) == [
        *("1200 count", "30 count", "12 count", "15 percent", "4 count", "17 count", "7 count")
    ]
    found = Counter(kind for _, kind in kinds(MARKDOWN, is_markdown=True))
    assert found[NoFigure.CODE] == 5  # two lines of front matter, the comment, the block, the inline code
    assert found[NoFigure.SECTION] == 2
    assert found[NoFigure.FOOTNOTE] == 2
    assert found[NoFigure.CONTACT] == 3


@pytest.mark.parametrize("printed", ["1.234,5", "1.234.567"])
def test_another_style_of_numbers_is_not_read_in_part(printed: str) -> None:
    (mention,) = english(f"The town has {printed} trees.").mentions
    assert (mention.printed, mention.outcome) == (printed, Outcome.NOT_READ)
    style = NumberStyle(group=".", decimal=",")
    (mention,) = scan(f"The town has {printed} trees.", "text", language="en", style=style).mentions
    assert mention.outcome is Outcome.READ


def test_groups_divided_by_spaces_are_read_only_in_their_style() -> None:
    (mention,) = english("The town has 1 800 trees.").mentions
    assert (mention.printed, mention.outcome) == ("1 800", Outcome.NOT_READ)
    style = NumberStyle(group=" ", decimal=",")
    (mention,) = scan("The town has 1 800 trees.", "text", language="en", style=style).mentions
    assert mention.figure is not None
    assert mention.figure.value.value == 1800


@pytest.mark.parametrize("text", ["", "\n\n", "No numbers at all.", "\ufeff", "\x00\x01\x02"])
def test_texts_without_numbers_have_no_mentions(text: str) -> None:
    assert english(text).mentions == ()


def test_pasted_html_does_not_lose_numbers() -> None:
    check_places(english('<p class="x1">In <b>2016</b> there were <b>1,200</b> firms.</p>'))
    check_places(english('<p class="x1">In <b>2016</b> there were <b>1,200</b> firms.</p>', is_markdown=True))


def test_a_language_without_a_sieve_is_an_error() -> None:
    with pytest.raises(Stop, match="cannot be scanned"):
        scan("Es gibt 12 Firmen.", "text", language="de")


TIES = """
from gzcheck.texts.labels import Labels
names = {f"thing-{word}": [f"{word} alpha", f"alpha {word}s {word}ing other"] for word in "beta delta zeta".split()}
names |= {f"pair-{a}": [f"{a} alpha", f"alpha {b}"] for a, b in [("gamma", "iota"), ("kappa", "sigma"), ("rho", "tau")]}
text = "alpha beta gamma delta iota kappa sigma rho tau zeta"
print([(one.id, one.words, one.share, one.weight) for one in Labels(names).named(text)])
"""


def test_which_of_two_names_is_found_is_the_same_in_every_run() -> None:
    """Names are bags of words, and the order of a set is another one in every run."""
    found = {
        subprocess.run(
            [sys.executable, "-c", TIES],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in range(1, 6)
    }
    assert len(found) == 1
