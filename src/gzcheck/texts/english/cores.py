"""Where numbers stand in an English sentence, and where its sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.phrases.english.lexicon import (
    FOLDS,
    HALVINGS,
    MULTIPLES,
    ONES,
    ORDERS,
    ORDINALS,
    PARTS,
    SCALES,
    TENS,
    TENTHS,
)

_SMALL = "|".join(
    sorted([*ONES, *TENS, "hundred", "thousand", "million", "billion", "trillion", "dozen"], key=len, reverse=True)
)
_PART = "|".join(sorted([*PARTS, "hundredths?", "thousandths?", "twentieths?"], key=len, reverse=True))
_ORDER = "|".join(sorted(ORDERS, key=len, reverse=True))
_ORDINAL = "|".join(sorted([*ORDINALS, *TENTHS], key=len, reverse=True))
_SCALE = "|".join(sorted([word for word in SCALES if len(word) > 1], key=len, reverse=True))
_MULTIPLE = "|".join(sorted([*MULTIPLES, *FOLDS, *HALVINGS], key=len, reverse=True))
_DIGITS = r"(?:\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?![\d,.])(?!\.\d)|\d+(?:\.\d+)?(?:\s\d/\d(?!\d))?(?:[eE][+-]?\d+)?|\.\d+|[½⅓⅔¼¾⅕⅛])[½⅓⅔¼¾⅕⅛]?(?:/\d+(?![\d/]))?"
_CURRENCY = r"(?:(?:(?<![A-Za-z])(?:US|U\.S\.|HK|NZ|NT|Aus|Can|Mex|[ACSR])\s?)?[$]|[£€¥₹₩₽₺฿₫₦₪₱]|(?<![A-Za-z])(?:USD|EUR|GBP|JPY|CNY|RMB|HKD|INR|AUD|CAD|CHF|SGD|NZD|SEK|NOK|DKK|ZAR|BRL|KRW|Rs\.?|RM|KSh|Rp|R|N|Tk)(?=\s?\d))\s?"
_SCALED = rf"(?:[- ]?(?:(?i:{_SCALE}|hundred|dozen)|m(?![²³/])|k|K|M|B|b|T|tn)\b(?!\.\w))*"
_DENOMINATOR = r"(?:(?:\s[a-z]+){0,3}?\s(?:per|in every|for every)\s(?:\d[\d,]*(?:\s(?:thousand|million))?|thousand|million|hundred)\b(?!\s?(?:dollars|euros|pounds|yuan|yen)))?"
_WORD = rf"(?:half[ -](?:a|an)[ -](?:million|billion|trillion|dozen|hundred|thousand|percent|per cent|point|percentage point)|(?:a|an)[ -](?:{_ORDER}|hundred|thousand|million|billion|trillion|dozen|half|third|quarter|fourth|fifth|sixth|eighth|tenth)|{_SMALL}|half|quarters?|(?:a\sfew|several|many)\s(?:dozen|hundred|thousand|million|billion)|(?:{_ORDER}))"
_WORDS = rf"\b{_WORD}(?:(?:[ -]|\sand\s|,\s(?=(?:{_SMALL})\b))(?:(?:a\s)?(?:half|quarter|third)\b|(?:{_SMALL})\b|point(?:\s(?:{_SMALL}))+|(?:{_PART})\b|of\s(?:{_ORDER})\b))*"
_N = rf"(?:\d[\d,]*(?:\.\d+)?|(?:{_SMALL}))"
_RATIO = rf"\b{_N}(?:[ -]|\s(?:person|people|household|child|adult|man|woman|patient|family|worker|resident|student|voter)s?\s)(?:in|out of)[ -](?:every[ -]|each\s)?{_N}(?:[ -](?:hundred|thousand|million))?\b(?!\s(?:countr|cit|provinc|region|state|district|town|compan|month|year|week|day|hour|minute|place|quarter)|[,.]\d)"
_SUPERLATIVE = r"(?:most|least|best|worst|biggest|largest|smallest|highest|lowest|fewest|leading|[a-z]{3,}est)\b"
CORE = re.compile(
    rf"(?P<ratio>(?i:{_RATIO}))"
    rf"|(?P<digits>(?:{_CURRENCY})?(?<![\w.,]){_DIGITS}{_SCALED}{_DENOMINATOR})"
    rf"|(?P<money>(?:{_CURRENCY}){_DIGITS}{_SCALED})"
    rf"|(?P<words>(?i:{_WORDS}\b))"
    rf"|(?P<multiple>(?i:\b(?:{_MULTIPLE})\b))"
    rf"|(?P<rank>(?i:\b(?:{_ORDINAL})(?:-(?:{_ORDINAL}))?\b(?:[- ](?:{_SUPERLATIVE}))?))"
)
JOINT = re.compile(
    r"\s?(?:%|°\s?[CF]?|percent|per cent|(?!and\b|or\b|to\b|in\b|of\b|by\b)[a-z]{1,12})?(?:\s?[-–—~]\s?|\s(?:to|and|or)\s|-to-|-or-)",
    re.IGNORECASE,
)
OPENER = re.compile(r"\bbetween\s(?:about\s|around\s|some\s)?$", re.IGNORECASE)
MOVER = re.compile(
    r"(?i)(?:\bfrom\s(?:about\s|around\s|some\s|nearly\s|under\s|over\s)?|\b(?:r[io]se|risen|fell|fall(?:en)?|gr[eo]wn?|increased?|decreased?|dropped|declined|climbed|jumped|edged|up|down|widened|narrowed|slipped|shr[au]nk|gained|lost|surged|plunged)\s(?:by\s)?(?:about\s|around\s|some\s|nearly\s)?)$(?<!ranging from )(?<!ranged from )(?<!range from )(?<!ranges from )(?<!varying from )(?<!anywhere from )(?<!vary from )"
)
TOGETHER = re.compile(r"(?i)(?<!,\s)\b(?:and|or|to|against|versus|vs|compared)\b|,\s(?:and|then)\s")
JOINING = re.compile(
    r"(?i)\b(?:and|but|or|with|while)\s(?=(?:more|less|fewer|over|up|about|above|under|nearly|almost|at)\b)"
)
RANK = re.compile(rf"(?i)(?P<rank>(?:{_ORDINAL})(?:-(?:{_ORDINAL}))?)(?:[- ]{_SUPERLATIVE})?")
LISTED = re.compile(
    r"[\s,;]*(?:(?:and|or|to|against|versus|vs\.?|compared\s(?:with|to)|from|by|then|about|around|respectively|plus|respective)\b[\s,]*)*(?:\ba\s)?",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,;:—()\[\]\"“”]|\s[-–]\s|\.{3}|…")
CONNECTIVE = re.compile(
    r"\b(?:and|or|to|from|but|while|whereas|with|compared|against|versus|than|as|up|down|by|including|of|at|about|around|some|nearly|almost|over|above|below|under|rose|fell|the)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"\S+")
UNSCALED = re.compile(
    r"(?i)%|per cent|percent|rate\b|rates\b|ratio|margin|share(?!s outstanding| capital|holder)|per (?:common |ordinary |basic |diluted )?share|eps\b|yield|rank|year\b|employees|headcount|number of|stores|staff|change\b|growth|index"
)
_SCALES = {
    "thousands": 3,
    "thousand": 3,
    "000s": 3,
    "'000": 3,
    "000": 3,
    "millions": 6,
    "million": 6,
    "billions": 9,
    "billion": 9,
    "mn": 6,
    "m": 6,
    "bn": 9,
    "crore": 7,
    "lakh": 5,
}
SCALE = re.compile(
    r"(?i)(?:\b(?:dollars|euros|pounds|yen|yuan|rmb|amounts|figures|numbers|values|data|usd|eur)?[a-z\s.]{0,24}?\bin\s|[(,]\s?|\bof\s)"
    r"(?P<money>(?:US|A|C|HK|NZ)?[$€£¥₹]\s?|(?:usd|eur|gbp|cny|rmb|jpy|u\.s\. dollars?|dollars|euros)\s(?:in\s)?)?"
    r"(?P<scale>thousands?|millions?|billions?|(?<![\d,])'?000s?|mn|bn|m|crore|lakh)\b(?:\s(?:of\s)?(?P<of>(?:u\.?s\.?\s)?(?:dollars|euros|pounds|yen|yuan|rmb)))?"
)
_MONEY = {
    "dollars": "USD",
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "u.s. dollars": "USD",
    "us dollars": "USD",
    "euros": "EUR",
    "€": "EUR",
    "eur": "EUR",
    "pounds": "GBP",
    "£": "GBP",
    "gbp": "GBP",
    "yuan": "CNY",
    "rmb": "CNY",
    "cny": "CNY",
    "yen": "JPY",
    "jpy": "JPY",
    "₹": "INR",
    "a$": "AUD",
    "c$": "CAD",
    "hk$": "HKD",
    "nz$": "NZD",
}


def scale_of(match: re.Match[str]) -> tuple[int, str]:
    """The power of ten and the currency of a table's head: "Dollars in millions", "($ million)", "US$ bn"."""
    printed = (match["money"] or match["of"] or "").strip().lower()
    if not printed:
        words = match[0].lower().split()
        printed = next((word.strip("(") for word in words if word.strip("(") in _MONEY), "")
    return _SCALES[match["scale"].lower()], _MONEY.get(printed, "")


_END = re.compile(r"[.!?]+[\"'”’)\]]*(?:\[[\d,\s]+\])?(?=\s+[\"'“‘(\[]?[A-Z0-9$£€¥]|\[[A-Z]|\s*$)")
_ABBREVIATIONS = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|vs|v|approx|ca|c|est|fig|Fig|figs|p|pp|vol|Vol|Inc|Corp|Ltd|Co|Bros|Gen|Col|Lt|Sgt|Gov|Sen|Rep|Rev|Hon|Sr|Jr|Mt|Rs|incl|cf|al|e\.g|i\.e|U\.S|U\.K|U\.N|E\.U|D\.C|[A-Z])|\b(?:a|p)\.m)\.$"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences stand; an abbreviation's dot ends none."""
    start = 0
    for match in _END.finditer(text):
        if match[0].startswith(".") and _ABBREVIATIONS.search(text[max(0, match.start() - 12) : match.start() + 1]):
            continue
        yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)
