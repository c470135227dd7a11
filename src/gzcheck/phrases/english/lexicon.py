"""English words for numbers, scales and units, as tables."""

from __future__ import annotations

ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10), ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], strict=True
    )
}
SCALES = {
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "bn": 9,
    "mn": 6,
    "mln": 6,
    "bln": 9,
    "tn": 12,
    "trn": 12,
    "quadrillion": 15,
    "lakh": 5,
    "crore": 7,
    "mil": 6,
    "bil": 9,
}
GLUED_SCALES = {"k": 3, "bn": 9, "mn": 6, "mln": 6, "bln": 9, "tn": 12, "trn": 12, "b": 9}
"""Scale letters that stand directly behind digits; `m` is a case of its own, being metres too."""
ORDERS = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}
VAGUE = (["a", "few"], ["several"], ["many"])
"""In front of a scale word these make an order of magnitude."""
ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
}
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
}
PERIOD_WORDS = {"first", "last", "past", "next", "previous", "second", "latter", "third", "fourth", "final", "this"}
"""In front of "half" or "quarters" these speak of time, not of a share."""
MULTIPLES = {
    "double": 2,
    "doubled": 2,
    "doubles": 2,
    "doubling": 2,
    "twice": 2,
    "triple": 3,
    "tripled": 3,
    "triples": 3,
    "tripling": 3,
    "trebled": 3,
    "thrice": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "quadrupling": 4,
    "quintupled": 5,
}
FOLDS = {f"{word}fold": value for word, value in (ONES | TENS).items() if value}
HALVINGS = {"halved", "halves", "halving"}
ADJECTIVE_MULTIPLES = {"double", "triple", "quadruple"}
"""These multiply only with something to multiply behind them: a double room is one room."""
MULTIPLIED = {
    "",
    "the",
    "its",
    "their",
    "his",
    "her",
    "our",
    "that",
    "those",
    "this",
    "what",
    "of",
    "in",
    "to",
    "from",
    "by",
}
HYPHENED_IDIOMS = {
    "stop",
    "time",
    "off",
    "way",
    "sided",
    "dimensional",
    "digit",
    "digits",
    "figure",
    "figures",
    "something",
    "star",
}
"""Behind a number word and a hyphen these make it part of a word ("one-stop", "six-figure")."""
NUMBERED_NAMES = {
    "fortune",
    "forbes",
    "article",
    "phase",
    "chapter",
    "page",
    "section",
    "line",
    "version",
    "table",
    "appendix",
    "annex",
    "clause",
    "paragraph",
    "boeing",
    "airbus",
    "flight",
    "highway",
    "route",
    "terminal",
    "volume",
    "episode",
    "stage",
    "step",
    "tier",
}
"""A number behind one of these is a name ("Phase 2")."""
MONTHS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
YEAR_WORDS = {"in", "since", "by", "until", "till", "before", "after", "during", "from", "of", "year", "early", "late"}
"""In front of a number such as 2016 these make it a calendar year."""
STRETCHES = {"quarters", "months", "weeks", "days", "years"}
"""Behind "first" and a number these make a period ("first nine months")."""
COMPARATIVES = {
    "more",
    "less",
    "fewer",
    "greater",
    "higher",
    "lower",
    "larger",
    "bigger",
    "smaller",
    "faster",
    "slower",
    "longer",
    "shorter",
    "better",
    "worse",
    "stronger",
    "cheaper",
    "quicker",
    "deeper",
    "wider",
    "taller",
    "heavier",
}
ORDINAL_PARTS = {
    *ORDINALS,
    *PARTS,
    "hundredth",
    "hundredths",
    "thousandth",
    "thousandths",
    "millionth",
    "millionths",
    "twentieths",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
} - {"quarters", "half", "halves"}
"""Directly behind a whole number these make something else of it ("two twentieths")."""
FOREIGN_UNITS = {
    "decade",
    "decades",
    "century",
    "centuries",
    "fortnight",
    "fortnights",
    "inch",
    "inches",
    "yard",
    "yards",
    "ounce",
    "ounces",
    "oz",
    "lbs",
    "barrel",
    "barrels",
    "gallon",
    "gallons",
    "fahrenheit",
    "knots",
    "cent",
    "cents",
    "fen",
    "jiao",
    "pence",
    "lightyears",
}
"""Units this tool does not know; they must not be taken for the unit the curator gave."""
UNCLEAR = {
    "barely",
    "hardly",
    "scarcely",
    "practically",
    "virtually",
    "perhaps",
    "maybe",
    "possibly",
    "probably",
    "passed",
    "crossed",
    "passing",
    "crossing",
    "broke",
    "breaking",
    "breached",
    "within",
    "not",
    "never",
    "nor",
}
"""Directly in front of a number these leave open what it says."""
RANK_WORDS = {"ranked", "ranks", "rank", "ranking", "placed", "came", "finished"}
SUPERLATIVES = {
    "largest",
    "biggest",
    "highest",
    "most",
    "best",
    "top",
    "topped",
    "tops",
    "topping",
    "leads",
    "leading",
    "lead",
    "led",
    "leader",
    "forerunner",
    "greatest",
    "fastest",
    "first-tier",
}
"""Words that stand for rank 1, if the curator says that the figure is a rank."""
WHOLES = {"all", "entire", "whole", "every"}
"""Words that stand for 100 percent, if the curator says that the figure is a share."""
DECLINES = {
    "fell",
    "fall",
    "falls",
    "falling",
    "dropped",
    "drop",
    "drops",
    "declined",
    "decline",
    "declines",
    "declining",
    "decreased",
    "decrease",
    "decreases",
    "down",
    "shrank",
    "shrunk",
    "contracted",
    "contraction",
    "lost",
    "loss",
    "deficit",
    "negative",
    "cut",
    "lower",
    "less",
    "reduced",
    "reduction",
    "slump",
    "slumped",
    "plunged",
}
RISES = {
    "up",
    "rose",
    "rises",
    "rise",
    "rising",
    "increased",
    "increases",
    "increase",
    "increasing",
    "grew",
    "grown",
    "grows",
    "grow",
    "climbed",
    "climbs",
    "gained",
    "jumped",
    "jumps",
    "soared",
    "surged",
    "expanded",
    "moved",
}
NEGATIONS = {"not", "never", "cannot", "nor", "without"}
"""Words that deny; so do those that end in "n't"."""
RATE_WORDS = {"per", "a", "an", "each", "every", "daily", "weekly", "monthly", "yearly", "annually"}
"""Behind "twice" or "three times" these make a count of it ("twice a year")."""
NOT_ONE = {"no", "some", "any", "each", "every", "this", "that", "which", "another"}
"""Words behind which "one" is a pronoun."""
STARTS = {
    *ONES,
    *TENS,
    *ORDERS,
    *MULTIPLES,
    *FOLDS,
    *HALVINGS,
    *ADJECTIVE_MULTIPLES,
    *PERIOD_WORDS,
    *NUMBERED_NAMES,
    *(words[0] for words in VAGUE),
    "a",
    "an",
    "half",
    "quarter",
    "dozen",
}
"""Words with which a number in words may start, or a name or period that holds a number."""

DOLLARS = ("USD", "HKD", "AUD", "CAD", "NZD", "SGD", "TWD")
CURRENCY_SIGNS: dict[str, tuple[str, ...]] = {
    "$": DOLLARS,
    "US$": ("USD",),
    "HK$": ("HKD",),
    "NT$": ("TWD",),
    "AU$": ("AUD",),
    "A$": ("AUD",),
    "CA$": ("CAD",),
    "C$": ("CAD",),
    "NZ$": ("NZD",),
    "S$": ("SGD",),
    "R$": ("BRL",),
    "€": ("EUR",),
    "£": ("GBP",),
    "₩": ("KRW",),
    "₹": ("INR",),
    "¥": ("CNY", "JPY"),
}
CURRENCY_WORDS = {"rmb": "CNY", "renminbi": "CNY", "yuan": "CNY"}
"""Words that stand before a number like a sign; ISO codes do too."""
WORDS_LIKE_CODES = {"ALL", "TOP", "CUP", "TRY", "MOP", "PEN", "SOS", "MAD", "COP", "GEL", "RON", "BOB"}
"""ISO 4217 codes that are words in capitals first of all."""

_UNITS: dict[tuple[str, ...], str] = {
    ("percent",): "percent",
    ("%",): "percent",
    ("per cent", "pct"): "percent",
    ("‰",): "permille",
    (
        "percentage point",
        "percentage points",
        "percentage-point",
        "percent point",
        "percent points",
        "pp",
        "ppt",
    ): "percentage-point",
    ("basis point", "basis points", "bp", "bps"): "basis-point",
    ("yuan", "renminbi", "rmb", "cny", "yuan renminbi", "chinese yuan"): "CNY",
    ("us dollar", "us dollars", "u.s. dollars", "usd", "american dollars"): "USD",
    ("hong kong dollars", "hk dollars", "hkd"): "HKD",
    ("australian dollars",): "AUD",
    ("canadian dollars",): "CAD",
    ("singapore dollars",): "SGD",
    ("new zealand dollars",): "NZD",
    ("new taiwan dollars", "taiwan dollars"): "TWD",
    ("swiss francs",): "CHF",
    ("british pounds", "pounds sterling"): "GBP",
    ("indian rupees",): "INR",
    ("baht", "thai baht"): "THB",
    ("ringgit", "malaysian ringgit"): "MYR",
    ("krw", "korean won", "south korean won"): "KRW",
    ("euro", "euros", "eur"): "EUR",
    ("yen", "jpy", "japanese yen"): "JPY",
    ("rubles", "roubles", "russian rubles", "russian roubles"): "RUB",
    ("square meter", "square meters", "square metre", "square metres", "sq m", "sqm", "sq. m", "m2"): "m2",
    (
        "square kilometer",
        "square kilometers",
        "square kilometre",
        "square kilometres",
        "sq km",
        "km2",
        "square km",
    ): "km2",
    ("hectare", "hectares", "ha"): "ha",
    ("mu",): "mu",
    ("acre", "acres"): "acre",
    ("cubic meters", "cubic metres", "cubic meter", "cubic metre", "m3"): "m3",
    ("milliliters", "millilitres", "ml"): "ml",
    ("liters", "litres", "liter", "litre"): "l",
    ("kilometer", "kilometers", "kilometre", "kilometres", "km"): "km",
    ("meter", "meters", "metre", "metres"): "m",
    ("mile", "miles"): "mile",
    ("centimeters", "centimetres", "cm"): "cm",
    ("millimeters", "millimetres", "mm"): "mm",
    ("feet", "foot", "ft"): "foot",
    ("ton", "t", "tons", "tonne", "tonnes", "metric ton", "metric tons", "metric tonnes"): "t",
    ("kilogram", "kilograms", "kg"): "kg",
    ("gram", "grams"): "g",
    ("milligrams", "mg"): "mg",
    ("watt", "watts"): "W",
    ("megawatt", "megawatts", "mw"): "MW",
    ("gigawatt", "gigawatts", "gw"): "GW",
    ("kilowatt", "kilowatts", "kw"): "kW",
    ("kilowatt-hours", "kilowatt hours", "kwh"): "kWh",
    ("megawatt hours", "megawatt-hours", "mwh"): "MWh",
    ("gigawatt hours", "gigawatt-hours", "gwh"): "GWh",
    ("terawatt hours", "terawatt-hours", "twh"): "TWh",
    ("year", "years"): "year",
    ("month", "months"): "month",
    ("week", "weeks"): "week",
    ("day", "days"): "day",
    ("quarters",): "quarter",
    ("hour", "hours"): "hour",
    ("minute", "minutes"): "minute",
    ("seconds",): "second",
    ("kilometers per hour", "kilometres per hour", "km per hour", "km an hour", "km / h", "kph"): "km/h",
    ("meters per second", "metres per second", "m / s"): "m/s",
    ("degrees celsius", "° c"): "celsius",
}
OPEN_UNITS: dict[str, tuple[str, ...]] = {
    "dollar": DOLLARS,
    "dollars": DOLLARS,
    "pound": ("GBP", "FKP", "EGP"),
    "pounds": ("GBP", "FKP", "EGP"),
    "rupees": ("INR", "PKR", "LKR"),
    "francs": ("CHF", "XOF", "XAF"),
    "times": ("ratio", "count"),
    "x": ("ratio",),
    "won": ("KRW", "count"),
    "fold": ("ratio",),
    "generation": ("generation", "count"),
    "generations": ("generation", "count"),
}
"""Unit words that more than one unit goes by, the usual one first."""
DOUBTFUL_UNITS = {"pound", "pounds", "won"}
"""Of these, the ones that are surely money only behind a scale word ("five pounds" may be a weight)."""


def _unit_phrases() -> dict[tuple[str, ...], tuple[str, ...]]:
    table: dict[tuple[str, ...], tuple[str, ...]] = {
        tuple(phrase.replace("-", " ").split()): (unit,) for group, unit in _UNITS.items() for phrase in group
    }
    table.update({(word,): units for word, units in OPEN_UNITS.items()})
    return table


UNIT_PHRASES = _unit_phrases()
"""Unit words as they stand behind a number: words to the units they admit."""
LONGEST_UNIT = max(map(len, UNIT_PHRASES))
UNIT_STARTS = {words[0] for words in UNIT_PHRASES}
