"""Numbers that tell one thing from others, runs and scores, and signs and units that only a sentence tells.

Each row is one kind with its neighbours, which are figures, or figures of another sign or unit.
"""

from __future__ import annotations

import pytest
from test_texts_kinds import read

NUMBERED = [
    ("3.1 Power: 437,000 customers are cut off.", ["section", "437000 count"]),
    ("3.1 percent of customers are cut off.", ["31/10 percent"]),
    ("• At least 23 people died.", ["23 count at-least"]),
    ("From 0600 UTC 21 to 0600 UTC 22 September it rained.", ["date", "date"]),
    ("The airport reopened at 1400. The index ended 20 lower at 1400.", ["time", "-20 count", "1400 count"]),
    ("Units 1 and 2 are on; units 3 people use are off.", ["name", "3 count"]),
    ("SITUATION REPORT NO. 6, to be read by 6 people.", ["name", "6 count"]),
    ("Batteries comply with UL 62841 and ISO 9001:2015.", ["name", "name"]),
    ("Project 100 is for Year 6 pupils; it has 100 pupils.", ["name", "name", "100 count"]),
    ("The MaxDrive 4000 is out; MaxDrive 4000 owners paid.", ["name", "4000 count"]),
    ("The 18V platform runs at 18V, in 20mph zones, at 20mph.", ["name", "18 V", "name", "20 mph"]),
    ("It is in Dayton, OH 45432, and has 45432 people.", ["contact", "45432 count"]),
    ("It stands at 22-24 Castle Street with 22-24 flats.", ["contact", "22..24 count"]),
    ("The number 9 and X43 buses go; 9 buses stay.", ["name", "9 count"]),
    ("In lane 7 ran 7 women, one wearing bib 204.", ["name", "7 count", "1 count", "name"]),
    ("Tickets for day four cost £10; a day four people died.", ["date", "10 GBP", "4 count"]),
    ("He sat in the Second Tier of the ground.", ["name"]),
    ("It is owned by Seven & i; seven and 12 died.", ["name", "7 count", "12 count"]),
    ("A six-session winning streak ended in a six-session week.", ["period", "6 count"]),
    ("The two-year stood at 3.97%, for a two-year stay.", ["name", "397/100 percent", "2 year"]),
    (
        "It is death by a thousand cuts; two heads are better than one; a thousand died.",
        ["idiom", "idiom", "1000 count"],
    ),
]
DEVICES = [
    ("The 7 Pro beats the 8a Plus; 7 Proms were held.", ["name", "name", "7 count"]),
    ("Wi-Fi 7 and Bluetooth 5.4 are in the Pixel 9; Android 16 phones sell.", ["name", "name", "name", "name"]),
    ("Pixel sold 9 phones.", ["9 count"]),
    ("It has a Kestrel 9500 chip; Kestrel sold 9500 chips.", ["name", "9500 count"]),
    ("It runs version 16.0.3; it fell to 1.234.567.", ["name", "not-read"]),
    ("The 5x telephoto is 5x dearer.", ["name", "5 ratio"]),
    ("Camera 4 saw him; Camera 4 cameras were sold.", ["name", "4 count"]),
    ("Sergeant 4471 came in stage nine, and nine left.", ["name", "name", "9 count"]),
    ("He bought a four-by-four, 24 hours a day; it took 24 hours.", ["idiom", "idiom", "24 hour"]),
    ("It is at 17B Orchard Close, London W1B 5TB.", ["contact", "contact"]),
    ("Quote 44/1187/22 or ring 08 08 16 89 111.", ["contact", "contact"]),
    ("The round starts at 7.15; the index starts at 7.15 points.", ["time", "143/20 count"]),
    ("A clerk was jailed over £1.2m fraud; he stole over £1.2m.", ["not-read", "1200000 GBP over"]),
    ("Verdict: 8/10. A ratio of 8/10 is usual.", ["score", "4/5 ratio"]),
]
SPORT = [
    ("She birdied five of six holes to sign for a 64, seven under par.", ["5 count", "6 count", "score", "score"]),
    ("The Swede, at 11 under, opened with a 67; he paid a 67 percent fee.", ["score", "score", "67 percent"]),
    ("He hit a seven-iron at the par-3 and took a double-bogey six on the tee.", ["name", "name", "idiom", "score"]),
    ("Kim (66-67) is second, a stroke back after a 70.", ["score", "2 rank", "score"]),
    ("He won in 4h 11min 08sec; she beat her 3-6 7-6(9) 6-4.", ["score", "score"]),
    ("The sixth seed was ninth overnight, in her ninth year.", ["6 rank", "9 rank", "ordinal"]),
    ("Marlow are 118-3 and need 281 runs with seven wickets left.", ["score", "281 count", "7 count"]),
    ("Wexford made 412 and 287-6 dec; Marlow 301 & 118-3.", ["score", "score", "score", "score"]),
    ("Grant hit 97 not out from 88 balls, and 97 were out.", ["score", "88 count", "97 count"]),
    ("Holloway took 4 for 71, his 200th wicket.", ["score", "ordinal"]),
    ("Keeling was lbw for 0; Bright, dropped on 12 and again on 58, made 61.", ["score", "score", "score"]),
    ("His stand of 140 with Patel (61) was for the fifth wicket.", ["140 count", "score", "ordinal"]),
    ("Of 140 shops the Patel family (61) own half.", ["140 count", "61 count", "1/2 ratio"]),
    ("The shop sold 4 for 71 dollars.", ["4 count", "71 USD"]),
    ("Rugby: Bath 24 Sale 24; tries by Tuo.", ["score"]),
    ("Hill bt Cross 11-7, 9-11, 11-4.", ["score"]),
    ("Those of 5-9, 10-14, 15-19 came.", ["5..9 count", "10..14 count", "15..19 count"]),
]
SIGNS_AND_UNITS = [
    ("The Russell was off 0.4%, a phone was sold 4% off.", ["-2/5 percent", "4 percent"]),
    ("The slide wiped some $14 billion off its value.", ["-14000000000 USD about"]),
    ("The flood wiped out 300 homes.", ["300 count"]),
    ("Sales were down 3.2% as reported and 1.9% on an organic basis.", ["-16/5 percent", "-19/10 percent"]),
    ("He sent down 31 overs; police shot down 12 drones.", ["31 count", "12 count"]),
    ("Sales are down 31 units.", ["-31 count"]),
    ("The shares closed down 31 points.", ["-31 count"]),
    ("The hurricane's pressure was 944 mb.", ["944 mbar"]),
    ("The file has 944 mb.", ["944 MB"]),
    ("One in 15 islanders fled; one in 20 villagers stayed.", ["1/15 ratio", "1/20 ratio"]),
    ("Under-5s came with over-65s; cases in under-5s rose.", ["5 year under", "65 year over", "not-read"]),
    ("It is lowest in 5- to 14-year-olds.", ["5..14 year"]),
    ("The rate fell to 1.93, and for RSV it is 31.2 per 100,000.", ["193/100 per-100000", "156/5 per-100000"]),
    ("The rate is 31.2 per 100,000, below the baseline of 38.3.", ["156/5 per-100000", "383/10 per-100000"]),
    ("Deaths within 28 days rose by four, taking the total to 96.", ["28 day at-most", "4 count", "96 count"]),
    ("One walked out, and only one had received both.", ["1 count", "1 count"]),
    ("She is Ann Birtles (Ward 4), 61, a nurse.", ["name", "61 year"]),
]
CHINESE = [
    ("说明会定于15:00-16:00举行，工作日8:30—17:30。", ["time", "time"]),
    ("三次产业之比为8.6:42.9:48.5。", ["name", "43/5 ratio", "429/10 ratio", "97/2 ratio"]),
    ("热线400-820-7731转2，转2万人。", ["contact", "contact", "20000 count"]),
    ("根据第6.2.1条，增长6.2%。", ["section", "31/5 percent"]),
    ("注：1.数据合并。2.尾差为四舍五入。2.5万人。", ["section", "section", "idiom", "25000 count"]),
    ("地址在创业三路66号8栋，共建8栋。", ["name", "name", "name", "8 count"]),
    ("两年平均增长4.9%，用时两年。", ["period", "49/10 percent", "2 year"]),
    ("城乡收入比由上年的2.13缩小至2.08。", ["213/100 ratio", "52/25 ratio"]),
    ("300mm硅片切割机宽300mm。", ["name", "300 mm"]),
]


@pytest.mark.parametrize(("text", "expected"), [*NUMBERED, *DEVICES, *SPORT, *SIGNS_AND_UNITS])
def test_english(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese(text: str, expected: list[str]) -> None:
    assert read(text, "zh") == expected
