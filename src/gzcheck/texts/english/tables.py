"""What the heads, rows and columns of English tables say of their numbers: a scale, a currency, a unit."""

from __future__ import annotations

import re

from gzcheck.texts.english.patterns import one_of
from gzcheck.texts.sieve import NO_MEASURE, Measure

_POWERS = {
    **dict.fromkeys(("thousands", "thousand", "000s", "'000s", "'000", "000"), 3),
    **dict.fromkeys(("millions", "million", "mn", "m"), 6),
    **dict.fromkeys(("billions", "billion", "bn"), 9),
    "crore": 7,
    "lakh": 5,
}
_MONEY = {
    **dict.fromkeys(("dollars", "$", "us$", "usd", "u.s. dollars", "us dollars", "u.s. dollar"), "USD"),
    **dict.fromkeys(("euros", "euro", "€", "eur"), "EUR"),
    **dict.fromkeys(("pounds", "£", "gbp", "sterling"), "GBP"),
    **dict.fromkeys(("yuan", "rmb", "cny"), "CNY"),
    **dict.fromkeys(("yen", "jpy"), "JPY"),
    **dict.fromkeys(("₹", "inr", "rupees"), "INR"),
    "a$": "AUD", "c$": "CAD", "hk$": "HKD", "nz$": "NZD", "chf": "CHF", "nok": "NOK", "sek": "SEK", "dkk": "DKK",
}  # fmt: skip
_CODES = r"usd|eur|gbp|cny|rmb|jpy|inr|chf|nok|sek|dkk"
_NAMES = r"u\.?s\.?\sdollars?|dollars|euros|pounds|yen|yuan|rmb|rupees"
_SIGN = r"(?:US|A|C|HK|NZ)?[$€£¥₹]"
_SCALE_WORD = r"thousands?|millions?|billions?|(?<![\d,])'?000s?|mn|bn|m|crore|lakh"
SCALE = re.compile(
    rf"""(?xi)
    (?: \b(?:{_NAMES}|{_CODES}|amounts|figures|numbers|values|data)?[a-z\s.]{{0,24}}?\bin\s   # "Dollars in millions"
      | {_SIGN}\s?in\s                                                                         # "£ in thousands"
      | (?<![^\s|])(?={_SIGN}\s?'?(?:{_SCALE_WORD})\b)                                       # "£m", "$'000"
      | [(,]\s?                                                                               # "Jobs (thousands)"
      | \bof\s                                                                                # "millions of euros"
      | (?:^|(?<=\|)|(?<=\|\s))(?=(?:{_SCALE_WORD})\s(?:of\s)?(?:{_NAMES}|{_CODES})\s*(?:\||$))  # "Billion yuan"
    )
    (?P<money> {_SIGN}\s? | (?:{_CODES}|{_NAMES})\s(?:in\s)? )?                               # "(€ million)"
    (?P<scale> {_SCALE_WORD} )\b
    (?: \s(?:of\s)?(?P<of> {_NAMES}|{_CODES} ) )?
    """
)
_PERCENT = re.compile(r"(?i)%|\bper ?cent\b|\bpct\b|\bpercentage\b(?! points?)")
_POINTS = re.compile(r"(?i)\bpercentage points?\b|\bpp\b|\bp\.p\.")
_RANK = re.compile(r"(?i)\brank(?:ing)?\b|\bposition\b")
_PER_THING = re.compile(
    r"(?i)\bper (?:common |ordinary |basic |diluted |equity )?(?:share|unit|head|capita|person|barrel|ton|tonne"
    r"|night)\b"
    r"|\beps\b|\b(?:average|unit|list|share) (?:price|fare|rent|cost|wage|salary)\b"
)
_MONEY_NAME = re.compile(rf"(?i)(?P<sign>{_SIGN})|\b(?P<name>{_NAMES}|{_CODES})\b")
_UNSCALED = re.compile(
    r"(?i)\b(?:rates?|margin|yield|years?(?!\s(?:ended|ending|to)\b)|change|growth|index|multiple|places?"
    r"|age|days|score|points?|goals|wins"
    r"|(?<![a-z] )losses|played)\b"
)
"""Rows and columns for which the scale of the table's head does not hold."""
_COUNTED = re.compile(
    r"(?i)\b(?:employees|staff|headcount|workforce|number of|stores|branches|customers|shops|countries|rooms|guests"
    r"|hotels|aircraft|flights|passengers|members|subscribers|users|vehicles|ships|vessels|visitors|patients|students|properties|homes|sites"
    r"|outlets|restaurants|orders|accounts|policies|claims|planes|wells|mines|mills|people|jobs|posts|vacancies)\b"
    r"(?!['’]|\s(?:revenue|income|costs?|sales|expenses?|receivables?|payables?|fees?|interest|deposits|equity|funds|paid|incurred))"
)
_CHANGE = re.compile(
    r"(?i)\W*(?:net |annual |yearly |yoy |y/y |year-on-year )?"
    r"(?:change|difference|variance|increase|decrease|increase\s?/\s?\(?decrease\)?|\+/[-−–]|[Δ±])"
    r"(?: (?:on|over|from|since) .*)?\W*"
)
_RATIO = re.compile(r"(?i)\bratio\b|\bgini\b|/EBITDA\b")
_SHARES = re.compile(r"(?i)\bshares?\b.*\boutstanding\b|\b(?:diluted|basic|weighted|average)\b.*\bshares\b")
_UNITS = {
    "km²": "km2", "km2": "km2", "sq km": "km2", "ha": "ha", "hectares": "ha", "tonnes": "t", "tons": "t", "t": "t",
    "mw": "MW", "gw": "GW", "gwh": "GWh", "twh": "TWh", "mwh": "MWh", "kwh": "kWh", "km": "km", "m": "m", "mm": "mm",
    "cm": "cm", "kg": "kg", "°c": "celsius", "years": "year", "weeks": "week", "months": "month",
    "hours": "hour", "days": "day", "minutes": "minute",
    "bps": "basis-point", "basis points": "basis-point", "barrels": "barrel", "bpd": "barrel-per-day",
}  # fmt: skip
_THOUSANDS = {"kt": "t", "kha": "ha"}
_IN_THOUSANDS = re.compile(r"(?:[(,]\s*|\b[Ii]n\s)(?P<unit>kt|kha)(?=[),]|\s*$)")
_WIND = re.compile(r"(?i)wind|gust|speed")
"""Of these "kt" are knots."""
_PER_MANY = {
    **dict.fromkeys(("1,000", "1000", "thousand"), "per-1000"),
    **dict.fromkeys(("10,000", "10000"), "per-10000"),
    **dict.fromkeys(("100,000", "100000", "hundred thousand"), "per-100000"),
    **dict.fromkeys(("million", "1 million", "1,000,000"), "per-million"),
}
_PER = re.compile(rf"(?i)\bper\s(?P<many>{one_of(_PER_MANY)})\b(?![.,]\d)")
_PENCE = re.compile(r"(?i)(?:[(,]\s*|\bin\s)(?P<coin>pence|p|cents?|c|¢)(?=[),]|\s(?:per|a)\b|\s*$)")
"""The hundredth part of a currency, of its own or of the head's."""
_IN_UNIT = re.compile(rf"(?i)(?:[(,]\s*|\bin\s)(?P<unit>{one_of(map(re.escape, _UNITS))})(?=[),]|\s*$)")


def scale_of(match: re.Match[str]) -> tuple[int, str]:
    """The power of ten and the currency of a table's head: "Dollars in millions", "($ million)", "US$ bn"."""
    printed = _plain(match["money"] or match["of"] or "")
    if not printed:
        words = [word.strip("(,") for word in match[0].lower().split()]
        printed = next((word for word in words if word in _MONEY), "")
    return _POWERS[match["scale"].lower()], _MONEY.get(printed, "")


def _plain(printed: str) -> str:
    return printed.strip().lower().removesuffix(" in")


_PLAIN = (
    (_POINTS, "percentage-point"),
    (_PERCENT, "percent"),
    (_RANK, "rank"),
)


def measure_of(name: str) -> Measure:
    """What the name of a row or column says: "Change, %", "Output, € million", "Dividends per share", "Rank"."""
    for pattern, unit in _PLAIN:
        if pattern.search(name):
            return Measure(unit=unit, is_scaled=False)
    if match := SCALE.search(name):
        power, unit = scale_of(match)
        return Measure(unit=unit or ("count" if _SHARES.search(name) else ""), power=power)
    return _unscaled(name)


def _unscaled(name: str) -> Measure:
    """What a name says that has no scale of its own."""
    if match := _PENCE.search(name):
        unit = "GBP" if match["coin"].lower() in ("pence", "p") else ""
        return Measure(unit=unit, power=-2, is_scaled=False, is_money=True)
    if measure := _in_unit(name):
        return measure
    if _PER_THING.search(name):
        return Measure(unit=_money_in(name), is_scaled=False, is_money=True)
    if _RATIO.search(name):
        return Measure(unit="ratio", is_scaled=False)
    if _SHARES.search(name):
        return Measure(unit="count")
    if _CHANGE.fullmatch(name.strip()):
        return Measure(is_scaled=False, is_change=True)
    if _UNSCALED.search(name):
        return Measure(unit=_money_in(name), is_scaled=False)
    if _COUNTED.search(name):
        return Measure(is_scaled=False, is_whole=True)
    unit = _money_in(name)
    return Measure(unit=unit, is_scaled=False) if unit else NO_MEASURE


def _in_unit(name: str) -> Measure | None:
    """The unit that a name says: "Wait, weeks", "Ore, kt", "Cases per 100,000"."""
    if (match := _IN_THOUSANDS.search(name)) and not _WIND.search(name):
        return Measure(unit=_THOUSANDS[match["unit"]], power=3)
    if match := _PER.search(name):
        return Measure(unit=_PER_MANY[match["many"].lower()], is_scaled=False)
    match = _IN_UNIT.search(name)
    return Measure(unit=_UNITS[match["unit"].lower()], is_scaled=False) if match else None


def _money_in(name: str) -> str:
    match = _MONEY_NAME.search(name)
    return _MONEY.get(match[0].strip().lower(), "") if match else ""
