"""The kinds of fragments that a reader is apt to get wrong, and their neighbours; one a line."""

from __future__ import annotations

import pytest

from gzcheck.model import PhraseError
from gzcheck.model.verdict import Verdict
from gzcheck.phrases.read import read, read_phrase

READ = """
5 %-points|5|percentage-point|bare
>=230|230|count|at-least
<=230|230|count|at-most
c. 240|240|count|about
240 firms (est.)|240|count|about
$1 billion +|1000000000|USD|at-least
went up to 230|230|count|bare
point five percent|0.5|percent|bare
nought point nought three|0.03|count|bare
two point three million|2300000|count|bare
12 mrd euros|12000000000|EUR|bare
24 grand|24000|count|bare
30 MUSD|30000000|USD|bare
12 MM firms|12000000|count|bare
$2T|2000000000000|USD|bare
two - thirds|2/3|ratio|bare
three-quarter|3/4|ratio|bare
2 1/2|2.5|count|bare
1/4 mile|1/4|mile|bare
a year and a half|1.5|year|bare
£30m–40m|30000000..40000000|GBP|range
30-40K|30000..40000|count|range
20°C-30°C|20..30|celsius|range
18-to-24-year-olds|18..24|year|range
1-in-5 chance|1/5|ratio|bare
a third to a half|1/3..1/2|ratio|range
two or three|2..3|count|range
some 40-45%|40..45|percent|range
20th-30th|20..30|rank|range
Rs 13,000 crore|130000000000|INR|bare
3 lakh crore|3000000000000|count|bare
15,62,52,872|156252872|count|bare
80 cents|0.80|USD|bare
50p|0.50|GBP|bare
KSh400 billion|400000000000|KES|bare
R1.3 trillion|1300000000000|ZAR|bare
N700 million|700000000|NGN|bare
Aus$5m|5000000|AUD|bare
CAD$1,000|1000|CAD|bare
$1,000 Canadian|1000|CAD|bare
$5 million (HKD)|5000000|HKD|bare
10 €|10|EUR|bare
₽100 million|100000000|RUB|bare
98.6°F|98.6|fahrenheit|bare
3 square miles|3|square-mile|bare
60 miles per hour|60|mph|bare
500,000 barrels a day|500000|barrel-per-day|bare
12 deaths per 100,000 people|12|per-100000|bare
magnitude-7.8|7.8|magnitude|bare
1 in 100,000|1/100000|ratio|bare
19 euro zone members|19|count|bare
killed 20 people days after|20|count|bare
over 5 years|5|year|over
crossed 22,000|22000|count|over
1 234 567|1234567|count|bare
四千萬|40000000|count|bare
3.5億美元|350000000|USD|bare
約230家|230|count|about
負三十二|-32|count|bare
伍仟|5000|count|bare
叁佰万元|3000000|CNY|bare
十亿3000万元|1030000000|CNY|bare
七成五|75|percent|bare
一万五|15000|count|bare
100万两千家|1002000|count|bare
三元五角|3.5|CNY|bare
5美分|0.05|USD|bare
港币50亿元|5000000000|HKD|bare
HK$50亿|5000000000|HKD|bare
50亿元港币|5000000000|HKD|bare
过20%|20|percent|over
不止50人|50|count|over
近半|1/2|ratio|nearly
过半|1/2|ratio|over
30来人|30|count|about
百分之五至百分之十|5..10|percent|range
20—30人|20..30|count|range
25周年|25|year|bare
年满18周岁|18|year|bare
时速350公里|350|km/h|bare
高于全国平均水平2.1个百分点|2.1|percentage-point|bare
No.1|1|rank|bare
Nos.3|3|rank|bare
did not top 230|230|count|at-most
one of every five|1/5|ratio|bare
one in 3.5 million|1/3500000|ratio|bare
12plus|12|count|at-least
3min|3|minute|bare
25 firms max|25|count|at-most
1,200 firms ish|1200|count|about
300 firms plus|300|count|at-least
240 firms tops|240|count|at-most
5 pounds sterling|5|GBP|bare
$(18.6) million|-18600000|USD|bare
second-biggest|2|rank|bare
narrowed by 1.3 percentage points|-1.3|percentage-point|bare
down between 40 and 45 percent|-45..-40|percent|range
Fewer than 9 in 10|9/10|ratio|under
4.2 deaths per million|4.2|per-million|bare
38 µg/m³|38|ug/m3|bare
翻四番|16|ratio|bare
扩大约5%|5|percent|about
折合约5亿元|500000000|CNY|about
300家+|300|count|at-least
七成来自海外|70|percent|bare
"""
"""Fragment, value ("low..high" for a range), unit, hedge."""

REFUSED = """
≠240
+/-240
±5%
√240
240²
,89 euros
1.234 firms
12.32e+14
1.545E7
1.5 x 10^9
4x4 vehicles
10x15 cm
0x1F
1'234'567
€1.234,56
7.3 MG
300 mW
20 degrees
5 points
3 cups
Foo$5
5 Foo$
20 new dollars
37 degrees
half a point
two hundredths
one hundred and three quarters
between 6 and
6 to
in four people
Public Law 107-296
lost 2-3
voted 48-52
a 45-55 split
555-1234
737-800
Level 3
Title 42
Apollo 11
Dec. 5
16-Apr
in 1865
the 2022 election
call 911
9600097000
3rd quarter
2-for-1
five-15
turned around 10 days later
under eight years of Obama
hardly 230
virtually 230
far from 230
- 240 firms
100 million pesos
1000 kr
first-tier
3x faster
廿五家
1.5兆
三十两
两三万人
七八成
500里
2折
30度
110报警
3比2
统一
十九大
"双11"
增长两倍
3个工作日
No.3.5
failed to top 230
unable to reach 230
refused to exceed 230
nobody topped 230
yet to exceed 230
did not 230 or so
little more than 230
zero-sum
one-sum
five-won
737MAX
737 MAX
12PLUS
240 tech firms max
300 firms +
five mil
five lac
4.5 million Mw
4.5 million MG
5 PC
some 230 家
more than 230家
230 家 or more
$5 percent
12 per 100,000 litres
12 deaths per million flight hours
euro 5 million
1.45 ± 0.12 °C
within 12 months
翻10番
翻两番半
翻四倍
扩大约5倍
签约5家
5年来
300来自
300余额
第3以上
约第3名
300家企业之内
新币5万
3.5月
"""

OTHER_UNIT = """
20°F celsius
3 square miles km2
3.2 Mt t
₽100 million USD
500 naira USD
500斤 kg
2折 percent
80 lbs count
5 points percentage-point
70 mph km/h
20 kilotons t
5 nautical miles mile
50亿新元 CNY
top 3 percent rank
top $5 million rank
top 5 km rank
500立方英尺 m3
"""
"""Fragments that print another unit than the last word of the line."""


@pytest.mark.parametrize("line", READ.strip().splitlines())
def test_reads(line: str) -> None:
    text, value, unit, hedge = line.split("|")
    figure = read(text)
    shown = f"{figure.value}..{figure.upper}" if figure.upper else str(figure.value)
    assert (shown, figure.unit.name, figure.hedge.value) == (value, unit, hedge)


@pytest.mark.parametrize("text", REFUSED.strip().splitlines())
def test_refuses(text: str) -> None:
    with pytest.raises(PhraseError):
        read(text)


@pytest.mark.parametrize("line", OTHER_UNIT.strip().splitlines())
def test_a_unit_never_overrides_a_printed_one(line: str) -> None:
    text, _, unit = line.rpartition(" ")
    with pytest.raises(PhraseError):
        read(text, unit=unit)


@pytest.mark.parametrize("text", ["$1.0 billion", "$10.0 billion", "12.30 million", "10.0万", "1.0bn yuan"])
def test_zeros_behind_a_point_are_kept_through_the_scale_word(text: str) -> None:
    figure = read(text)
    hard = figure.span.hard
    assert figure.value.decimals > 0
    assert hard.upper is not None and hard.lower is not None
    assert (hard.upper - hard.lower) * 5 < figure.value.value


def test_a_zero_behind_the_point_conflicts_where_a_bare_one_would_not() -> None:
    from gzcheck.model import compare

    assert compare(read("$1.0 billion"), read("$1.4 billion")) is Verdict.CONFLICT


@pytest.mark.parametrize("text", ["five consecutive years", "three straight months", "five years in a row"])
def test_counted_time_is_exact(text: str) -> None:
    assert read_phrase(text).precision == "exact"


@pytest.mark.parametrize("text", ["3千零", "5百零家", "2千〇", "3千零零家"])
def test_a_chinese_number_that_ends_in_a_zero_is_refused(text: str) -> None:
    with pytest.raises(PhraseError):
        read_phrase(text, "zh")
