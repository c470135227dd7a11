"""Kinds of things that texts print awkwardly: each row is one kind, with its neighbours that must stay as they are."""

from __future__ import annotations

import pytest

from gzcheck.model import Mention, NoFigure
from gzcheck.texts.scanner import scan


def said(mention: Mention) -> str:
    """What a mention comes to, in one word or line."""
    if mention.figure is None:
        return mention.kind.value if mention.kind else "not-read"
    figure = mention.figure
    upper = f"..{figure.upper.value}" if figure.upper else ""
    hedge = "" if figure.hedge.value in ("bare", "range") else f" {figure.hedge.value}"
    return f"{figure.value.value}{upper} {figure.unit.name}{hedge}"


def read(text: str, language: str = "en", *, is_markdown: bool = False) -> list[str]:
    return [said(one) for one in scan(text, "text", language=language, is_markdown=is_markdown).mentions]


HEDGES = [
    ("It has 240 tech firms max.", ["240 count at-most"]),
    ("It has max 240 firms and min 20 shops.", ["240 count at-most", "20 count at-least"]),
    ("It took 5 min 20 seconds.", ["320 second"]),
    ("There are 300 firms +, it says.", ["300 count at-least"]),
    ("There are 300 firms + in the park.", ["not-read"]),
    ("A £9.5m plus hit is due.", ["9500000 GBP at-least"]),
    ("None got more than 1 percent.", ["1 percent over"]),
    ("The 1+9 policies; 5+ years.", ["not-read", "not-read", "5 year at-least"]),
    ("Prices picked up to 1.7%, and it holds up to 300.", ["17/10 percent", "300 count at-most"]),
    ("She took over 14 weeks ago; it took over 14 weeks.", ["14 week", "14 week over"]),
    ("The race is over 31.5 km, with over 31 km of queues.", ["63/2 km", "31 km over"]),
    ("They want 18 percent over three years.", ["18 percent", "3 year"]),
    ("Those over 12 months old may come; he rested over 12 months.", ["12 month over", "12 month"]),
    ("It tripped three units within 900 milliseconds.", ["3 count", "900 millisecond at-most"]),
    ("Under-25s and over-65s came; the Under-21 team won.", ["25 year under", "65 year over", "name"]),
    ("They play in the top two tiers; the top 2 win.", ["not-read", "2 rank at-most"]),
]
FORMS = [
    ("We need a day or two, or an hour or two.", ["1..2 day", "1..2 hour"]),
    ("It rose a full point in the polls, then by half a point.", ["1 percentage-point", "1/2 percentage-point"]),
    ("Wheat fell 11-3/4 cents to $5.68-1/2.", ["-47/400 USD", "1137/200 USD"]),
    ("Fares rise by 2 to 3 cents a mile.", ["1/50..3/100 USD"]),
    ("It ran for 2 h 20 min, then 1h 5m.", ["140 minute", "65 minute"]),
    ("Seven stayed, eight left; two million, three hundred came.", ["7 count", "8 count", "2000300 count"]),
    ("Some 38,000 residents in three counties; nine in 10 stay.", ["38000 count about", "3 count", "9/10 ratio"]),
    ("In nine months out of ten it rains.", ["9/10 ratio"]),
    ("It holds 640 MW / 1,900 MWh.", ["640 MW", "1900 MWh"]),
    ("There are 2 × 250 MW of links.", ["2 count", "250 MW"]),
    ("She cleared 4.81m in the pole vault. The fund has 4.81m users.", ["481/100 m", "4810000 count"]),
]
UNITS = [
    ("The Norwegian crown was at 11.4120 per euro.", ["2853/250 NOK"]),
    ("Temperatures fell to minus 9 C.", ["-9 celsius"]),
    ("The yen weakened to 155.2 per dollar.", ["776/5 JPY"]),
    ("They cut 14 miles of line, three of which held.", ["14 mile", "3 mile"]),
    ("It spent €500m on meters, 1.4 million of which are old.", ["500000000 EUR", "1400000 count"]),
    ("It is 108 degrees Fahrenheit, 3 degrees short of the record.", ["108 fahrenheit", "3 fahrenheit-difference"]),
    ("A couple, 81 and 79, and a mother of four were hurt.", ["81 year", "79 year", "4 count"]),
    ("It topped the list for five times; it is five times the size.", ["5 count", "5 ratio"]),
    ("It won five times in a row and grew five times.", ["5 count", "5 ratio"]),
    ("It is a first-tier city.", ["1 tier"]),
    (
        "Firms with revenues of 100 million yuan, and those with revenues surpassing 20 million, pay.",
        ["100000000 CNY", "20000000 CNY over"],
    ),
    ("The reproduction number fell from 2.6 to 1.1.", ["13/5 ratio", "11/10 ratio"]),
    ("It pumps 40,000 barrels a day at $11.2 per million Btu.", ["40000 barrel-per-day", "56/5 USD"]),
    ("It was $2.05 billion, plus or minus $50 million.", ["2050000000 USD", "50000000 USD"]),
]
SIGNS = [
    ("On a like-for-like basis the fall was 4.1%.", ["-41/10 percent"]),
    ("The drop was 40 metres.", ["40 m"]),
    ("The index gave up 1.2%.", ["-6/5 percent"]),
    ("It lost £8.7m last year and owes £40m to its owner.", ["-8700000 GBP", "40000000 GBP"]),
    ("Planes dropped 200 tonnes of water; output dropped 200 tonnes.", ["200 t", "-200 t"]),
    (
        "They stand at 53% of capacity, 17 points below the ten-year mean.",
        ["53 percent", "-17 percentage-point", "10 year"],
    ),
    ("The 250 MW cables fall short.", ["250 MW"]),
    ("The plan cuts the number of projects now under planning in the city by 35 percent.", ["-35 percent"]),
    ("Sales fell, helped by 3 percent more rain.", ["3 percent"]),
    ("Libraries lose $2.3 million, or nearly 7 percent.", ["-2300000 USD", "-7 percent nearly"]),
    ("The index shed 45 points.", ["-45 count"]),
    ("It fell to 2.6 (95% CI 2.1–3.2) as the ratio.", ["13/5 count", "95 percent", "21/10..16/5 count"]),
]
NAMES = [
    ("Photo 14 hangs in Office 7, Hall 3; draft 4 came with letter No. 12.", ["name"] * 5),
    ("See photos 3 and 4, notice N-204 and bus C-88.", ["name"] * 3),
    ("They draft 4 laws. The letter 3 people wrote had 2 pages.", ["4 count", "3 count", "2 count"]),
    ("At N$-20 or N-3.5 million it is no name.", ["-20 NAD", "not-read"]),
    ("Westbridge came fifth, Easton 6th and Harbour City of the North 17th.", ["5 rank", "6 rank", "17 rank"]),
    ("Westbridge came fifth. Harbour Lane 17th.", ["5 rank", "ordinal"]),
    ("Westbridge came fifth, May 17th.", ["5 rank", "date"]),
    ("The 10-year Treasury yield and 30-year fixed mortgage rates rose.", ["name", "name"]),
    ("He got a 10-year term.", ["10 year"]),
    ("UPDATE 2-Bank cuts rates.", ["name"]),
    ("It is on the 500-point index; it rose 500 points.", ["name", "500 count"]),
    ("She clocked 42.71 and ran 10.81; it fell 10.81%.", ["score", "score", "-1081/100 percent"]),
    ("Harborough Harriers 4, Denby United 1", ["score", "score"]),
    ("At half past eight, or a quarter to nine.", ["time", "time"]),
    ("He scored in the 34th and 71st minutes.", ["time"]),
    ("In the 26 weeks to 30 June 2024 it sold 26 tonnes.", ["period", "26 t"]),
    ("Its first 36 hours, and the first nine months.", ["ordinal", "36 hour", "period"]),
    ("We are in two minds nine times out of ten.", ["idiom", "idiom"]),
    ("The 5nm node and the 200mm fab; 200mm of rain.", ["name", "name", "200 mm"]),
    ("Samples were XBB.1.16.", ["name"]),
    ("It was killed by one man; it fell by one in May.", ["idiom", "-1 count"]),
    ("It has one zone and 19 parks, two goals and one assist.", ["1 count", "19 count", "2 count", "1 count"]),
    ("It has 139 spaces, including one run by a firm.", ["139 count", "1 count"]),
    ("It is one city.", ["idiom"]),
    ("It starts at stage 12, 198 km long.", ["name", "198 km"]),
]
CHINESE = [
    ("二十几家企业，几十万人。", ["20 count odd", "100000 count order"]),
    ("气温零下12至零下8摄氏度。", ["-12..-8 celsius"]),
    ("气温零下3至零上5度。", ["-3..5 celsius"]),
    ("气温零下2℃到3℃。", ["not-read"]),
    ("经济实现零增长，零事故。", ["0 percent", "idiom"]),
    ("亏损收窄三成，涨幅收窄0.2个百分点。", ["30 percent", "-1/5 percentage-point"]),
    ("最大降温16.3℃，最高气温35℃。", ["163/10 celsius-difference", "35 celsius"]),
    ("阵风8到9级，风力11级。", ["8..9 tier", "11 tier"]),
    ("洪峰流量每秒2340立方米，车速由每小时120公里降至80公里。", ["2340 m3/s", "120 km/h", "80 km/h"]),
    ("她推出19米32，身高1米92。", ["483/25 m", "48/25 m"]),
    ("菠菜4块5一斤，肉每斤卖12块。", ["9/2 CNY", "1 jin", "12 CNY"]),
    ("她获得3块金牌。", ["3 count"]),
    ("队伍四连败，收拾一下。", ["4 count", "idiom"]),
    ("前十大股东中，社保基金一一三组合增持。", ["10 rank at-most", "name"]),
    ("近一半的人参加。", ["1/2 ratio nearly"]),
    ("她是第二年轻的选手，第二年退役。", ["2 rank", "ordinal"]),
    ("10年期国债收益率下行1.25个基点。", ["name", "-5/4 basis-point"]),
    ("央行降息25个基点，压减经费2300万元。", ["-25 basis-point", "-23000000 CNY"]),
    ("人民币对美元中间价报7.0925。", ["2837/400 CNY"]),
    ("每千老年人口养老床位38张。", ["name", "38 per-1000"]),
    ("毒株为EG.5，“15分钟健身圈”。", ["name", "name"]),
    ("后备厢被撞进去半米多，短短20秒内相撞。", ["1/2 m odd", "20 second at-most"]),
    ("能见度低于200米时限速。", ["200 m under"]),
]


LENGTHS: list[tuple[str, list[str]]] = [
    ("The flight took an hour and 20 minutes, and 2h 20min back.", ["80 minute", "140 minute"]),
    ("He ran it in 2 hours, 3 minutes and 12 seconds.", ["7392 second"]),
    ("It took three weeks and two days, then five days, 12 hours to return.", ["23 day", "132 hour"]),
    # a rate is no part of what follows, and what is no whole number of the smaller unit is not read
    ("He walks 5 km a day and 3 hours of rest follow.", ["5 km", "3 hour"]),
    ("Two doses a day and 3 hours later one more: 5 tablets.", ["2 count", "3 hour", "idiom", "5 count"]),
    ("He served a year and 300 days and paid $5.", ["not-read", "5 USD"]),
    ("She waited an hour and 20 people left.", ["20 count"]),
]
NO_FIGURES: list[tuple[str, list[str]]] = [
    ("Ward 7B and flat 3B are closed, and a model has 3B parameters.", ["name", "name", "3000000000 count"]),
    ("I lived through '99 and have 5 goats since '04.", ["date", "5 count", "date"]),
    ("Helplines: 1077, tel. 555 0147, and 5 people answer.", ["contact", "contact", "5 count"]),
]
TWICE: list[tuple[str, list[str]]] = [
    ("Brent settled $1.84, or 2.6%, lower at $68.35.", ["-46/25 USD", "-13/5 percent", "1367/20 USD"]),
    ("Brent settled $1.84, or 2.6%, higher at $68.35.", ["46/25 USD", "13/5 percent", "1367/20 USD"]),
    ("Sales were $12 million (4%) lower.", ["-12000000 USD", "-4 percent"]),
    ("It is expected to fall by up to 3 degrees Celsius.", ["-3 celsius-difference at-most"]),
    ("Punctuality was 1.4 points lower than before.", ["-7/5 percentage-point"]),
    ("The index closed 12 points lower.", ["-12 count"]),
]
DENIED: list[tuple[str, list[str]]] = [
    ("It did not reach 18 million, and failed to reach 5 million.", ["not-read", "not-read"]),
    ("It has yet to reach 18 million, but may reach 5 million.", ["not-read", "5000000 count"]),
    ("It fell short of 18 million, and just missed 17 million.", ["18000000 count under", "17000000 count nearly"]),
    # what is missing is no limit
    ("We were short of 22 drivers, and revenue came in short of $5 billion.", ["22 count", "5000000000 USD under"]),
    ("The operating result was (12.6) million euros.", ["-12600000 EUR"]),
    ("The loss halved to €6 million.", ["1/2 ratio", "-6000000 EUR"]),
]


@pytest.mark.parametrize(("text", "expected"), [*LENGTHS, *NO_FIGURES, *TWICE, *DENIED])
def test_lengths_of_time_names_and_changes_told_twice(text: str, expected: list[str]) -> None:
    assert read(text) == expected


LOSSES: list[tuple[str, list[str]]] = [
    ("公司去年净亏损为4800万元。", ["-48000000 CNY"]),
    ("公司净亏损由上年的3200万元扩大至4800万元。", ["-32000000 CNY", "-48000000 CNY"]),
    ("贸易顺差由3亿元扩大至5亿元。", ["300000000 CNY", "500000000 CNY"]),
    ("占亏损额的六成以上，其中三分之二来自东南亚。", ["60 percent at-least", "2/3 ratio"]),
    ("地址为市民中心3号楼608室，另有5人在2号楼3层。", ["name", "name", "5 count", "name", "name"]),
    ("（二）追回基金3亿元；（三）处理5人。", ["section", "300000000 CNY", "section", "5 count"]),
    ("大楼共28层，有3人在总部1206会议室。", ["28 count", "3 count", "name"]),
]


@pytest.mark.parametrize(("text", "expected"), LOSSES)
def test_losses_rooms_and_sections_in_chinese(text: str, expected: list[str]) -> None:
    assert read(text, "zh") == expected


@pytest.mark.parametrize(("text", "expected"), [*HEDGES, *FORMS, *UNITS, *SIGNS, *NAMES])
def test_english_kinds(text: str, expected: list[str]) -> None:
    assert read(text) == expected


PARTS = [
    ("It rose by half a percentage point to 5 percent.", ["1/2 percentage-point", "5 percent"]),
    ("It had less than a tenth of an inch of rain.", ["1/10 inch under"]),
    ("The target is 2 percent, give or take one percentage point.", ["2 percent", "1 percentage-point"]),
    ("She was there for 38 of its 52 years.", ["38 year", "52 year"]),
    ("They bought 3 of the 52 euros' worth.", ["3 count", "52 EUR"]),
    ("The tax is 14 instead of 20 percent.", ["14 percent", "20 percent"]),
    ("They hold 31 patents, or 656 for every 10,000 residents.", ["31 count", "656 per-10000"]),
    ("There is one for every 410 residents.", ["1/410 ratio"]),
    ("He said that one in five city streets is bad.", ["1/5 ratio"]),
    ("One in five cities is poor.", ["1 count", "5 count"]),
    ("The top fifth of earners and the worst-paid tenth gained.", ["1/5 ratio", "1/10 ratio"]),
    ("The tenth of June; the fifth of them fell.", ["ordinal", "ordinal"]),
    ("Two hundred and three came, two and a half years on.", ["203 count", "5/2 year"]),
    ("It was for children aged two and three.", ["2 year", "3 year"]),
    ("The interval runs from 0.5 to 1.1 percentage points.", ["1/2..11/10 percentage-point"]),
    ("Applications rose by a quarter to 1,140.", ["1/4 ratio", "1140 count"]),
    ("In the quarter to June it grew, at a quarter to nine.", ["period", "time"]),
]
OCCASIONS = [
    ("He was fined twice in May.", ["2 count"]),
    ("It was twice last year's, and nearly twice Spain's.", ["2 ratio", "2 ratio nearly"]),
    ("Take 75 mg twice daily.", ["75 mg", "ordinal"]),
    ("She made a double substitution; it was a double of the old.", ["idiom", "2 ratio"]),
    ("The map shows a country split in two.", ["idiom"]),
    ("It was split in two parts.", ["2 count"]),
    ("It has 41 labs and one of the largest clusters.", ["41 count", "idiom"]),
    ("It had 11 faults, one of them at noon.", ["11 count", "1 count"]),
    ("Ashmere stay 20th.", ["20 rank"]),
    ("The youngest deputy is 22, the oldest 79.", ["22 year", "79 year"]),
    ("The oldest 79 ships sank, who have won just three.", ["79 count", "3 count"]),
]
NO_HEDGES = [
    ("The farms are spread over three seas; over three sank.", ["3 count", "3 count over"]),
    ("It sells under a 15-year contract, to under 15 firms.", ["15 year", "15 count under"]),
    ("Perhaps 300 came; we had maybe ten minutes.", ["not-read", "not-read"]),
    ("It lies between about 20 and 30 percent.", ["20..30 percent"]),
]
COMPARED = [
    (
        "It was 0.2 points lower and 0.1 points higher than the rate in June.",
        ["-1/5 percentage-point", "1/10 percentage-point"],
    ),
    ("Five smaller parties left, with three fewer seats.", ["5 count", "-3 count"]),
    ("Jobs were 7,400 lower than then.", ["-7400 count"]),
    ("It took 0.8 percentage points off pay growth.", ["-4/5 percentage-point"]),
    ("They took 20 boxes off the shelf, and $5 million from a bank.", ["20 count", "5000000 USD"]),
]

ONES = [
    ("It had only one hydrant, for at least one house.", ["1 count", "1 count at-least"]),
    ("It was the only one; one city grew.", ["idiom", "idiom"]),
    ("One minute we had a house, one minute of it left.", ["idiom", "1 minute"]),
    ("A tower called One Saltmarket has 34 floors.", ["name", "34 count"]),
    ("In half of those cases it was cut in half.", ["1/2 ratio", "idiom"]),
]
DIRECTIONS = [
    ("A couple put down 10 per cent; prices were down 10 per cent.", ["10 percent", "-10 percent"]),
    ("A crash brought down about a dozen men.", ["12 count about"]),
    ("Theft dropped by 22%, and by as much as 40% around the station.", ["-22 percent", "-40 percent at-most"]),
    ("It is expected to grow by 9% to 11%.", ["9..11 percent"]),
    ("It grew by 9% to 11%; it could drop by $5 to $66.", ["9 percent", "11 percent", "-5 USD", "66 USD"]),
    ("He had burns over 30 percent of his body, over 30 percent.", ["30 percent", "30 percent over"]),
    ("Stage 10 runs over 143 km; in the race, over 92 km long.", ["name", "143 km", "92 km"]),
    ("It was under half a metre of water, and under 3 metres high.", ["1/2 m", "3 m under"]),
]
WHOSE = [
    ("A man of 47 who rang 999 died.", ["47 year", "contact"]),
    ("Halina Brust, who is 61, left. I’ll be seventy-five.", ["61 year", "75 year"]),
    ("Calls to the 101 line fell by 15%; 999 people called.", ["contact", "-15 percent", "999 count"]),
    ("The No. 2 crusher stood; the No. 2 seed won.", ["name", "2 rank"]),
    ("A wait of 31 weeks; the number who left fell from 1,480 to 612.", ["31 week", "1480 count", "612 count"]),
    ("It made 56,000 tonnes (previously 50,000).", ["56000 t", "50000 t"]),
    ("Five working days and ten full years.", ["5 day", "10 year"]),
    ("Edible oil is roughly a tenth dearer than then.", ["1/10 ratio about"]),
    ("It takes a quarter of an hour of work.", ["1/4 hour"]),
    ("Rent is free for the first 24 months.", ["ordinal", "24 month"]),
    ("It is due in the first half of 2025/26.", ["period", "date"]),
]
ASIDES = [
    ("- Party: 17 seats (down 13), 30.6%", ["17 count", "-13 count", "153/5 percent"]),
    ("Sales fell 3% (to 5 million) and profit 4%.", ["-3 percent", "5000000 count", "-4 percent"]),
    ("He loses by three votes; they lost nine seats.", ["3 count", "-9 count"]),
    ("The wreck lies 38 metres down; the level fell 38 metres.", ["38 m", "-38 m"]),
    ("Shade takes 2 degrees off the heat; it was 2 degrees.", ["-2 celsius-difference", "2 celsius"]),
    ("He was dropped twice in May, and given three times.", ["2 count", "3 count"]),
    ("It is on a swing of 9.5 points.", ["19/2 percentage-point"]),
]
OTHERS = [
    ("They will collect half as much again as last year.", ["3/2 ratio"]),
    ("He will not seek a fourth, with a third on the way; it fell by a third.", ["ordinal", "ordinal", "-1/3 ratio"]),
    ("It had 340 in June and 410 in the second; it is third.", ["340 count", "410 count", "ordinal", "3 rank"]),
    ("One dose cut it in nine in ten cases.", ["1 count", "9/10 ratio"]),
    ("It swept the sea within 20 km of the spot.", ["20 km at-most"]),
    ("It weighs about 25 g.", ["25 g about"]),
    ("In the vaccine group 28 of 3,118 people fell ill, in group 28.", ["28 count", "3118 count", "name"]),
    ("It was weaker in volunteers over 50, at 58%.", ["50 year over", "58 percent"]),
    ("Call 1-555-010-0133 for the “new three” products.", ["contact", "idiom"]),
    ("It moved 5.28 million twenty-foot equivalent units.", ["5280000 count", "name"]),
]
HEAT = [
    (
        "The mean minimum of 8.2C was 1.6C higher; it fell to -3.1C.",
        ["41/5 celsius", "8/5 celsius-difference", "-31/10 celsius"],
    ),
    ("A minimum of 8 firms is due, with 0.8C below the record.", ["8 count at-least", "-4/5 celsius-difference"]),
    ("It fell 80 metres into a ravine; the level fell 80 metres.", ["80 m", "-80 m"]),
    ("Five dry months came; they worked 12 man hours.", ["5 month", "12 count"]),
]
NUMBERED = [
    ("One of them, a Bell 412, landed.", ["idiom", "name"]),
    ("He scored 26 goals, a third of the team's 81; then he left.", ["26 count", "1/3 ratio", "81 count"]),
    ("They sat 19th in a division of 24; on Sat 19th they lost.", ["19 rank", "24 count", "date"]),
    ("Seminars take up to 18. It edged up to 18 percent.", ["18 count at-most", "18 percent"]),
    ("The limit stays at one-tenth; they stay at one.", ["1/10 ratio", "idiom"]),
    ("Two of the six banks would dip into it; exports saw a 6 percent dip.", ["2 count", "6 count", "-6 percent"]),
    ("One child, aged 14 months, has died; one child laughed.", ["1 count", "14 month", "idiom"]),
    ("He earns £29 a week less than she.", ["-29 GBP"]),
    ("Fibre passes 2.1 million homes; it passed 2.1 million users.", ["2100000 count", "2100000 count over"]),
    (
        "Two people spent over 20 hours there; it cost 18 percent over three years.",
        ["2 count", "20 hour over", "18 percent", "3 year"],
    ),
]
BESIDE = [
    ("Among those aged 65 and over he leads by 22.", ["65 year at-least", "22 count"]),
    ("Adults aged 18 and over were asked by 11 people.", ["18 year at-least", "11 count"]),
    ("Rest three days, or seven days for those over 12 months.", ["3 day", "7 day", "12 month over"]),
    ("Unions gave a figure three times as high, as at that stage four years ago.", ["3 ratio", "4 year"]),
    ("Stage four is next.", ["name"]),
    ("Debt is 2.6 times and below the limit of 3.", ["13/5 ratio", "3 count"]),
    ("It fell again, dropping €4.10 to €77.30.", ["-41/10 EUR", "773/10 EUR"]),
    ("About one for every four jobseekers.", ["1/4 ratio about"]),
    ("Figures may not add up to 100%.", ["100 percent"]),
    ("It would lose nine seats and keep 62.", ["-9 count", "62 count"]),
    ("It is the number one worry; it is number one.", ["1 rank", "idiom"]),
    ("It was the third to strike; he ranked second last autumn.", ["ordinal", "2 rank"]),
    ("At the No 2 plant 430 robots work.", ["name", "430 count"]),
    ("Ilse was 12 when Ovelin, then 48, fell, and, at 34 the oldest, he won.", ["12 year", "48 year", "34 year"]),
    ("They turned round 200 metres below the summit.", ["200 m"]),
    ("Almost a third still do; one climber in nine has.", ["1/3 ratio nearly", "1/9 ratio"]),
    ("Down from a peak of almost 12 in May.", ["12 count nearly"]),
    ("They leave at five in the morning.", ["time"]),
]
REPEATED = [
    ("Of the 415 kg of fuel it set out with, it has 38 left.", ["415 kg", "38 kg"]),
    ("It had 415 kg of fuel for 38 left engines.", ["415 kg", "38 count"]),
    ("The season that lasted four months now lasts nine.", ["4 month", "9 month"]),
    ("Rain fell on 26 days, four more than usual.", ["26 day", "4 day"]),
    ("It takes three months, while others ask for eight to 10.", ["3 month", "8..10 month"]),
    ("It comes back three times; prices rose three times.", ["3 count", "3 ratio"]),
    ("The retirement age goes up until it reaches 66 in 2034.", ["66 year", "date"]),
]


@pytest.mark.parametrize(("text", "expected"), [*BESIDE, *REPEATED])
def test_what_stands_beside_other_numbers(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), [*HEAT, *NUMBERED])
def test_heat_and_numbered_things(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), [*ASIDES, *OTHERS])
def test_asides_and_other_kinds(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), [*ONES, *DIRECTIONS, *WHOSE])
def test_ones_directions_and_what_a_number_is_of(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), [*PARTS, *OCCASIONS, *NO_HEDGES, *COMPARED])
def test_parts_occasions_and_comparisons(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese_kinds(text: str, expected: list[str]) -> None:
    assert read(text, "zh") == expected


RULE = "|---|---|---|\n"
WIDE = "|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("| £ in thousands | H1 2024 | Change |\n" + RULE + "| Revenue | 1,204 | (2.8)% |\n",
         ["1204000 GBP", "-14/5 percent"]),
        # costs called "Staff" are no count of people; a number of points is no share
        ("| £ million | H1 2024 | Change |\n" + RULE + "| Staff | (286.4) | 9.5% |\n",
         ["-286400000 GBP", "19/2 percent"]),
        ("| £ million | H1 2024 | Change |\n" + RULE + "| Staff | 286 | 9 |\n", ["286 count", "9 count"]),
        ("| | 2024 | Change |\n" + RULE + "| Load, % | 88.9 | 1.7 pts |\n",
         ["889/10 percent", "17/10 percentage-point"]),
        ("| £m | 2024 | 2023 |\n" + RULE + "| Rooms open | 31,860 | 30,415 |\n", ["31860 count", "30415 count"]),
        ("| £m | 2024 | 2023 |\n" + RULE + "| Rooms revenue | 31.8 | 30.4 |\n", ["31800000 GBP", "30400000 GBP"]),
        ("| £m | 2024 | 2023 |\n" + RULE + "| Average room rate, £ | 118.40 | 114.75 |\n", ["592/5 GBP", "459/4 GBP"]),
        ("| | 2024 | Change |\n" + RULE + "| Margin | 2.8% | (0.4) pts |\n", ["14/5 percent", "-2/5 percentage-point"]),
        # what is told in the name of a row or column: a scale with its unit, and of how many
        ("| | 2024 | 2023 |\n" + RULE + "| Ore, kt | 894 | 871 |\n", ["894000 t", "871000 t"]),
        ("| | 2024 | 2023 |\n" + RULE + "| Wind, kt | 94 | 87 |\n", ["94 count", "87 count"]),
        ("| | 2024 | 2023 |\n" + RULE + "| Wait, weeks | 9.4 | 11.2 |\n", ["47/5 week", "56/5 week"]),
        ("| | Cases | Per 100,000 |\n" + RULE + "| Young | 112 | 13.5 |\n", ["112 count", "27/2 per-100000"]),
        ("| | 2024 | 2023 |\n" + RULE + "| Injuries per million hours | 4.6 | 5.3 |\n",
         ["23/5 per-million", "53/10 per-million"]),
        # what a change is in is told by the row's arithmetic
        ("| Jobs, thousand | 2024 | Change |\n" + RULE + "| All | 5.6 | 0.2 |\n", ["5600 count", "not-read"]),
        ("| Jobs, thousand | 2024 | 2023 | Change |\n" + WIDE + "| All | 204.6 | 211.3 | −6.7 |\n",
         ["204600 count", "211300 count", "-6700 count"]),
        ("| $ million | 2024 | 2023 | Change |\n" + WIDE + "| Sales | 1,204 | 1,100 | 9.5 |\n",
         ["1204000000 USD", "1100000000 USD", "19/2 percent"]),
        ("| $ million | 2024 | 2023 | Change |\n" + WIDE + "| Sales | 101 | 100 | 1 |\n",
         ["101000000 USD", "100000000 USD", "not-read"]),
        ("| Jobs | 2024 | 2023 | Change |\n" + WIDE + "| All | 400 | 380 | 5.3 |\n",
         ["400 count", "380 count", "53/10 percent"]),
        ("| £m | Year ended 31 March 2024 | 2023 |\n" + RULE + "| Loss | (45) | 12 |\n",
         ["-45000000 GBP", "12000000 GBP"]),
        ("| $'000 | FY24 | FY23 |\n" + RULE + "| Cash | 88 | (4) |\n", ["88000 USD", "-4000 USD"]),
        ("| (in thousands; unaudited) | Q3 FY25 | Q3 FY24 |\n" + RULE + "| Sales | $12 | $11 |\n| Costs | (9) | 8 |\n",
         ["12000 USD", "11000 USD", "-9000 USD", "8000 USD"]),
        ("| £m | 2024 | 2023 |\n" + RULE + "| Loss per share (pence) | (3.1) | 4.4p |\n| Staff | 5 | 6 |\n",
         ["-31/1000 GBP", "11/250 GBP", "5 count", "6 count"]),
        ("| In thousands | 2024 | Average fare |\n" + RULE + "| Oslo | 12 | €48 |\n| Bergen | 13 | €39 |\n",
         ["12000 count", "48 EUR", "13000 count", "39 EUR"]),
        ("| Item | 2024 | 2023 |\n" + RULE + "| Margin | (210) bps | 1.2% |\n", ["-210 basis-point", "6/5 percent"]),
    ],
)  # fmt: skip
def test_heads_of_tables(table: str, expected: list[str]) -> None:
    found = [one for one in read(table, is_markdown=True) if one not in ("date", "scale", "period")]
    assert found == expected


def test_a_column_of_units_says_the_unit_of_each_row() -> None:
    head = "| 指标 | 单位 | 2024年 | 增长（%） |\n|---|---|---|---|\n"
    table = f"{head}| 总值 | 亿元 | 412.36 | 5.8 |\n| 人口 | 万人 | 67.1 | -0.7 |\n"
    mentions = scan(table, "text", language="zh", is_markdown=True).mentions
    assert [said(one) for one in mentions if one.kind is not NoFigure.DATE] == [
        *("scale", "41236000000 CNY", "29/5 percent"),
        *("scale", "671000 count", "-7/10 percent"),
    ]
