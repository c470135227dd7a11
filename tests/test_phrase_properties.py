"""Properties of the parser of printed figures: what is printed is read back, and nothing else ever happens."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gzcheck.model import Numeral, PhraseError, units
from gzcheck.model.figure import Figure
from gzcheck.model.hedge import Hedge
from gzcheck.phrases.chinese.hedge_words import AFTER as CHINESE_AFTER
from gzcheck.phrases.chinese.hedge_words import BEFORE as CHINESE_BEFORE
from gzcheck.phrases.english.hedge_words import AFTER, BEFORE, SIGNS
from gzcheck.phrases.english.lexicon import ONES, TENS
from gzcheck.phrases.read import read

ENGLISH_SCALES = {"": 0, " thousand": 3, " million": 6, " billion": 9, " trillion": 12, "bn": 9}
ENGLISH_UNITS = {
    "": "count",
    " percent": "percent",
    "%": "percent",
    " yuan": "CNY",
    " euros": "EUR",
    " square meters": "m2",
    " tons": "t",
    " km": "km",
    " percentage points": "percentage-point",
    " Hong Kong dollars": "HKD",
    " MW": "MW",
    " hectares": "ha",
}
CHINESE_SCALES = {"": 0, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
CHINESE_UNITS = {
    "": "count",
    "家": "count",
    "人": "count",
    "元": "CNY",
    "美元": "USD",
    "%": "percent",
    "个百分点": "percentage-point",
    "吨": "t",
    "平方米": "m2",
    "平方公里": "km2",
    "公里": "km",
    "千瓦": "kW",
    "倍": "ratio",
    "公顷": "ha",
    "亩": "mu",
}


def hedge_words(table: dict[Hedge, tuple[str, ...]]) -> list[tuple[str, Hedge]]:
    """Every word of a hedge table with its class, and no word at all."""
    return [("", Hedge.BARE), *((word, hedge) for hedge, group in table.items() for word in group)]


numbers = st.one_of(
    st.integers(1, 10**9).map(Decimal),
    st.decimals(Decimal("0.01"), 10**6, places=1, allow_nan=False).filter(lambda value: value > 0),
    st.decimals(Decimal("0.01"), 10**4, places=2, allow_nan=False).filter(lambda value: value > 0),
)
english_hedges = st.one_of(
    st.sampled_from(hedge_words(BEFORE)).map(lambda pair: (pair[0] + " " if pair[0] else "", "", pair[1])),
    st.sampled_from(hedge_words(AFTER)).map(lambda pair: ("", " " + pair[0], pair[1])),
    st.sampled_from(list(SIGNS.items())).map(lambda pair: (pair[0], "", pair[1])),
)
chinese_hedges = st.one_of(
    st.sampled_from(hedge_words(CHINESE_BEFORE)).map(lambda pair: (pair[0], "", pair[1])),
    st.sampled_from([pair for pair in hedge_words(CHINESE_AFTER) if pair[1] is not Hedge.ODD]).map(
        lambda pair: ("", pair[0], pair[1])
    ),
)


def figure(value: Decimal, power: int, unit: str, hedge: Hedge) -> Figure:
    """The figure that a round trip must give back."""
    return Figure(Numeral.of(value).shifted(power), units()[unit], hedge)


def assert_same(found: Figure, expected: Figure) -> None:
    """Both are one figure, printed to one place."""
    assert found == expected
    assert (found.place, found.grain) == (expected.place, expected.grain)


@settings(max_examples=1500, deadline=None)
@given(
    numbers, st.sampled_from(list(ENGLISH_SCALES)), st.sampled_from(list(ENGLISH_UNITS)), english_hedges, st.booleans()
)
def test_english_round_trip(
    value: Decimal, scale: str, unit: str, hedge: tuple[str, str, Hedge], is_grouped: bool
) -> None:
    before, after, hedge_class = hedge
    text = f"{before}{value:{',' if is_grouped else ''}f}{scale}{unit}{after}"
    # four digits alone may be a year, and the curator says which
    found = read(text, unit=ENGLISH_UNITS[unit])
    assert_same(found, figure(value, ENGLISH_SCALES[scale], ENGLISH_UNITS[unit], hedge_class))


@settings(max_examples=1500, deadline=None)
@given(numbers, st.sampled_from(list(CHINESE_SCALES)), st.sampled_from(list(CHINESE_UNITS)), chinese_hedges)
def test_chinese_round_trip(value: Decimal, scale: str, unit: str, hedge: tuple[str, str, Hedge]) -> None:
    before, after, hedge_class = hedge
    text = f"{before}{value:f}{scale}{unit}{after}"
    assert_same(read(text), figure(value, CHINESE_SCALES[scale], CHINESE_UNITS[unit], hedge_class))


@given(st.integers(1, 10**5), st.sampled_from(["", "万", "亿"]), st.sampled_from("多余"), st.sampled_from("家个人"))
def test_chinese_odd_round_trip(value: int, scale: str, odd: str, classifier: str) -> None:
    expected = figure(Decimal(value), CHINESE_SCALES[scale], "count", Hedge.ODD)
    assert_same(read(f"{value}{odd}{scale}{classifier}"), expected)
    assert_same(read(f"{value}{scale}{odd}{classifier}"), expected)


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from([" million", " percent", " firms", "bn"]))
def test_range_round_trip(low: int, step: int, behind: str) -> None:
    for text in (
        f"{low} to {low + step}{behind}",
        f"{low}-{low + step}{behind}",
        f"between {low} and {low + step}{behind}",
    ):
        found = read(text)
        assert found.hedge is Hedge.RANGE
        assert found.upper is not None
        assert found.upper.value / found.value.value == Numeral.of(low + step).value / low


def in_english(number: int) -> str:
    """A whole number below 10**12 in words."""
    for power, scale in ((9, "billion"), (6, "million"), (3, "thousand")):
        if number >= 10**power:
            rest = number % 10**power
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_english(number // 10**power)} {scale}" + (joint + in_english(rest) if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{in_english(number // 100)} hundred" + (f" and {in_english(rest)}" if rest else "")
    if number < 20:
        return next(word for word, value in ONES.items() if value == number)
    ten = next(word for word, value in TENS.items() if value == number - number % 10)
    return ten + (f"-{in_english(number % 10)}" if number % 10 else "")


def in_chinese(number: int) -> str:
    """A whole number below 10**16 in 汉字."""
    for power, scale in ((8, "亿"), (4, "万"), (3, "千"), (2, "百"), (1, "十")):
        if number >= 10**power:
            rest = number % 10**power
            zero = "零" if 0 < rest < 10 ** (power - 1) else ""
            return in_chinese(number // 10**power) + scale + (zero + in_chinese(rest) if rest else "")
    return "零一二三四五六七八九"[number]


@settings(max_examples=1000, deadline=None)
@given(st.one_of(st.integers(1, 10**4), st.integers(1, 10**12 - 1)))
def test_numbers_in_words(number: int) -> None:
    assert read(in_english(number)).value.value == number
    assert read(in_chinese(number) + "家").value.value == number


PIECES = [
    *ONES,
    *TENS,
    *(word for group in (*BEFORE.values(), *AFTER.values()) for word in group),
    "a",
    "an",
    "the",
    "of",
    "and",
    "to",
    "in",
    "half",
    "quarter",
    "quarters",
    "third",
    "twice",
    "double",
    "dozen",
    "hundred",
    "million",
    "hundreds",
    "first",
    "-",
    "/",
    ".",
    ",",
    "(",
    "%",
    "$",
    "¥",
    "US",
    "m",
    "k",
    "May",
    "top",
    "No",
    "not",
    "5",
    "1,000",
    "0.5",
    "2016",
    "½",
    "①",
    "fold",
    "times",
    "per",
    "than",
    "percent",
    "yuan",
    "km",
    "odd",
    "plus",
    "5G",
    "century",
    "net",
    "zero",
    "one",
    "every",
]
CHARACTERS = (
    "零〇一二两三四五六七八九十百千万亿点几数多余半第前近超约不足到未年月日季度成分之翻番倍元米克瓦时个家至从比-~%,.5|"
)


@settings(max_examples=3000, deadline=None)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join), st.text(CHARACTERS, max_size=12)),
    st.sampled_from([None, *units()]),
)
def test_any_text_is_read_or_refused(text: str, unit: str | None) -> None:
    try:
        found = read(text, unit=unit)
    except PhraseError:
        return
    assert found.span.soft.within(found.span.hard)
