"""What an English text says of currencies and scales of temperature that a single sentence leaves open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gzcheck.texts.sieve import Sentence

_OWN = {
    "EUR": "€ euro euros eur",
    "GBP": "£ sterling pence pound pounds gbp",
    "JPY": "yen jpy",
    "CNY": "yuan renminbi rmb cny",
    "CHF": "swiss chf",
    "XOF": "cfa",
    "SEK": "krona kronor sek",
    "NOK": "krone nok",
    "DKK": "dkk",
    "CZK": "czk koruna",
    "INR": "₹ inr rs lakh crore rupee rupees",
    "PKR": "pkr",
    "PHP": "php",
    "TRY": "try lira liras",
    "RUB": "rouble roubles ruble rubles rub",
    "BRL": "r$ real reais brl",
    "PLN": "zloty zlotys pln",
    "HUF": "forint forints huf",
    "KES": "ksh kes",
    "AUD": "a$ au$ aus$ aud",
    "CAD": "c$ ca$ can$ cad",
    "NZD": "nz$ nzd",
    "HKD": "hk$ hkd",
    "SGD": "s$ sgd",
    "TWD": "nt$ twd",
    "ZAR": "rand zar",
    "USD": "us$ $ dollar dollars usd",
    "fahrenheit": "°f fahrenheit",
    "celsius": "°c celsius centigrade",
}
"""A currency's own names."""
_PLACES = {
    "GBP": "britain british uk london england",
    "JPY": "japan japanese tokyo nikkei osaka",
    "CNY": "china chinese beijing shanghai shenzhen guangzhou hangzhou",
    "CHF": "switzerland zurich geneva basel bern berne",
    "XOF": "senegal senegalese ivorian dakar abidjan benin togo burkina mali",
    "XAF": "cameroon cameroonian gabon chad yaounde",
    "CDF": "congo congolese kinshasa",
    "RWF": "rwanda rwandan kigali",
    "SEK": "swedish sweden stockholm",
    "NOK": "norwegian norway oslo",
    "DKK": "danish denmark copenhagen",
    "CZK": "czech prague",
    "ISK": "iceland icelandic reykjavik",
    "INR": "india indian delhi mumbai",
    "PKR": "pakistan pakistani karachi islamabad",
    "LKR": "lanka lankan colombo",
    "NPR": "nepal nepali nepalese kathmandu",
    "IDR": "indonesia indonesian jakarta",
    "MXN": "mexico mexican",
    "ARS": "argentina argentine argentinian",
    "CLP": "chile chilean santiago",
    "COP": "colombia colombian",
    "PHP": "philippines philippine filipino manila",
    "TRY": "turkey turkish ankara istanbul anka",
    "SYP": "syria syrian damascus",
    "LBP": "lebanon lebanese beirut",
    "RUB": "russia russian moscow",
    "BYN": "belarus belarusian minsk",
    "KRW": "korea korean seoul",
    "BRL": "brazil brazilian",
    "SAR": "saudi riyadh",
    "IRR": "iran iranian tehran",
    "QAR": "qatar qatari doha",
    "KES": "kenya kenyan nairobi",
    "TZS": "tanzania tanzanian",
    "UGX": "uganda ugandan kampala",
    "EGP": "egypt egyptian cairo",
    "PLN": "poland polish warsaw",
    "HUF": "hungary hungarian budapest",
    "AUD": "australia australian sydney",
    "CAD": "canada canadian toronto",
    "NZD": "zealand",
    "HKD": "kong",
    "SGD": "singapore singaporean",
    "TWD": "taiwan taiwanese taipei",
    "USD": "u.s. america american states york",
}
"""Where it is the currency."""
_WEIGHTS = {
    **{word: (unit, 1) for unit, words in _PLACES.items() for word in words.split()},
    **{word: (unit, 2) for unit, words in _OWN.items() for word in words.split()},
    **dict.fromkeys(_OWN["EUR"].split(), ("EUR", 4)),
}
"""What each word tells, and how much; a dollar sign stands in any text."""
_TOKEN = re.compile(r"[A-Z]{0,3}\$|[€£₹]|°\s?[CF]\b|(?<![A-Za-z])U\.S\.|[A-Za-z]{2,}")
_REACH = 240
"""How far from a number a currency's name is thought to speak of it, in characters."""


def _named(text: str, low: int, high: int) -> Iterator[tuple[str, int, int, int]]:
    """The currencies named in a stretch: unit, weight, start and end of the word."""
    for match in _TOKEN.finditer(text, low, high):
        if told := _told(match[0]):
            yield *told, match.start(), match.end()


def _told(word: str) -> tuple[str, int] | None:
    """The currency that a word tells, and how much it tells; None for any other word."""
    low = word.lower()
    is_name = not word[0].islower() or low in _OWN_WORDS
    return _WEIGHTS.get(low.replace(" ", "")) if is_name else None


_OWN_WORDS = frozenset(word for words in _OWN.values() for word in words.split()) - {
    "try",
    "real",
    "rand",
    "rs",
    "php",
    "sek",
}
"""Names that are written small; a country's name and a code have a capital."""


def survey(paragraphs: Sequence[str]) -> Counter[str]:
    """How often the text names what tells a currency; a currency's own name counts more than a place."""
    words: Counter[str] = Counter()
    for text, times in Counter(paragraphs).items():
        words.update(_TOKEN.findall(text) * times)
    found: Counter[str] = Counter()
    for word, count in words.items():
        if told := _told(word):
            found[told[0]] += told[1] * count
    return found


def nearest(sentence: Sentence, start: int, end: int, units: Iterable[str]) -> str:
    """Which of some units the sentence, or else the text around it, names nearest to a place; empty for none."""
    wanted = frozenset(units)
    if inside := _nearest(sentence.text, start, end, wanted):
        return inside
    place = sentence.surroundings.place
    return _nearest(sentence.surroundings.paragraph(), place + start, place + end, wanted)


def _nearest(text: str, start: int, end: int, wanted: frozenset[str]) -> str:
    best: tuple[int, str] = (_REACH + 1, "")
    for unit, _, first, last in _named(text, max(0, start - _REACH), min(len(text), end + _REACH)):
        is_own = start < last and first < end
        if unit in wanted and not is_own:
            best = min(best, (max(start - last, first - end), unit))
    return best[1]


def likeliest(evidence: Counter[str], units: Sequence[str]) -> str:
    """Which of some units the whole text names most; the first of them where it names none."""
    return max(units, key=lambda unit: (evidence[unit], -units.index(unit)))
