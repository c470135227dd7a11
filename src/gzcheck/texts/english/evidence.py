"""What an English text says of currencies and scales of temperature that a single sentence leaves open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence


_NAMED = {
    "EUR": r"€|euros?\b|eurozone\b|EUR\b",
    "GBP": r"£|sterling\b|pounds?\b|Britain\b|British\b|UK\b|London\b|GBP\b|pence\b",
    "JPY": r"yen\b|Japan(?:ese)?\b|Tokyo\b|Nikkei\b|JPY\b|Osaka\b|Bank\sof\sJapan\b",
    "CNY": r"yuan\b|renminbi\b|RMB\b|Chin(?:a|ese)\b|Beijing\b|Shanghai\b|CNY\b|Shenzhen\b|Guangzhou\b|Hangzhou\b",
    "CHF": r"Swiss\b|Switzerland\b|CHF\b|Zurich\b|Geneva\b|Basel\b|Bern(?:e)?\b",
    "XOF": r"CFA\b|Senegal(?:ese)?\b|Ivory\sCoast\b|Mali\b|Burkina\b|Dakar\b|Abidjan\b|Benin\b|Togo\b",
    "XAF": r"Cameroon(?:ian)?\b|Gabon(?:ese)?\b|Chad(?:ian)?\b|Yaound[eé]\b",
    "CDF": r"Congo(?:lese)?\b|Kinshasa\b",
    "RWF": r"Rwandan?\b|Kigali\b",
    "SEK": r"krona\b|Swedish\b|Sweden\b|Stockholm\b|SEK\b",
    "NOK": r"krone\b|Norwegian\b|Norway\b|Oslo\b|NOK\b",
    "DKK": r"Danish\b|Denmark\b|Copenhagen\b|DKK\b",
    "CZK": r"Czech\b|Prague\b|CZK\b",
    "ISK": r"Iceland(?:ic)?\b|Reykjavik\b|ISK\b",
    "INR": r"rupees?\b|India(?:n)?\b|Delhi\b|Mumbai\b|₹|INR\b|Rs\b|lakh\b|crore\b",
    "PKR": r"Pakistan(?:i)?\b|Karachi\b|Islamabad\b|PKR\b",
    "LKR": r"Sri\sLankan?\b|Colombo\b|LKR\b",
    "NPR": r"Nepal(?:i|ese)?\b|Kathmandu\b",
    "IDR": r"Indonesian?\b|Jakarta\b|IDR\b",
    "MXN": r"Mexic(?:o|an)\b|MXN\b",
    "ARS": r"Argentin(?:a|e|ian)\b|Buenos\sAires\b|ARS\b",
    "CLP": r"Chile(?:an)?\b|Santiago\b|CLP\b",
    "COP": r"Colombian?\b|Bogot[aá]\b|COP\b",
    "PHP": r"Philippine(?:s)?\b|Filipino\b|Manila\b|PHP\b",
    "TRY": r"liras?\b|Turk(?:ey|ish)\b|T[uü]rkiye\b|Ankara\b|Istanbul\b|TRY\b|Anka\b",
    "SYP": r"Syrian?\b|Damascus\b",
    "LBP": r"Leban(?:on|ese)\b|Beirut\b",
    "RUB": r"rou?bles?\b|Russian?\b|Moscow\b|RUB\b",
    "BYN": r"Belarus(?:ian)?\b|Minsk\b",
    "KRW": r"won\sper\b|Korean?\b|Seoul\b|KRW\b",
    "BRL": r"real\b|reais\b|Brazil(?:ian)?\b|BRL\b|R\$",
    "SAR": r"Saudi\b|Riyadh\b|SAR\b",
    "IRR": r"Iran(?:ian)?\b|Tehran\b",
    "QAR": r"Qatari?\b|Doha\b",
    "KES": r"Kenyan?\b|Nairobi\b|KSh|KES\b",
    "TZS": r"Tanzanian?\b",
    "UGX": r"Ugandan?\b|Kampala\b",
    "EGP": r"Egypt(?:ian)?\b|Cairo\b|EGP\b",
    "AUD": r"(?:A|AU|Aus)\$|Australian?\b|AUD\b|Sydney\b",
    "CAD": r"(?:C|CA|Can)\$|Canad(?:a|ian)\b|CAD\b|Toronto\b",
    "NZD": r"NZ\$|New\sZealand\b|NZD\b",
    "HKD": r"HK\$|Hong\sKong\b|HKD\b",
    "SGD": r"S\$|Singapore(?:an)?\b|SGD\b",
    "TWD": r"NT\$|Taiwan(?:ese)?\b|Taipei\b",
    "PLN": r"zlotys?\b|Polish\b|Poland\b",
    "HUF": r"forints?\b|Hungar(?:y|ian)\b",
    "ZAR": r"South\sAfrican?\b|Johannesburg\b|rand\b|ZAR\b",
    "USD": r"US\$|U\.S\.|(?<![A-Z])\$|dollars?\b|United\sStates\b|American?\b|USD\b|Wall\sStreet\b|New\sYork\b",
    "fahrenheit": r"°\s?F\b|[Ff]ahrenheit\b",
    "celsius": r"°\s?C\b|[Cc]elsius\b|[Cc]entigrade\b",
}
_ANY = re.compile("|".join(rf"(?P<{unit}>(?<![A-Za-z])(?:{words}))" for unit, words in _NAMED.items()))
_SURE = {
    "EUR": 4, "GBP": 2, "JPY": 2, "CNY": 2, "CHF": 2, "USD": 2,
}  # fmt: skip
"""How much more a currency's own name weighs than a place's; a dollar sign stands in any text."""
_REACH = 240
"""How far from a number a currency's name is thought to speak of it, in characters."""
_OWN = re.compile(
    r"€|£|₹|euros?|yen|yuan|renminbi|RMB|Swiss|CFA|sterling|pence|pounds?|dollars?|.*\$|rand|[A-Z]{3}|°.*|.*heit|.*sius"
)


def survey(paragraphs: Sequence[str]) -> Counter[str]:
    """How often the text names what tells a currency; a currency's own name counts more than a place."""
    found: Counter[str] = Counter()
    for text in paragraphs:
        for match in _ANY.finditer(text):
            unit = str(match.lastgroup)
            found[unit] += _SURE.get(unit, 2) if _OWN.fullmatch(match[0]) else 1
    return found


def nearest(text: str, start: int, end: int, units: Iterable[str]) -> str:
    """Which of some units the sentences around a place name nearest to it; empty where they name none."""
    wanted = set(units)
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    best: tuple[int, str] = (_REACH + 1, "")
    for match in _ANY.finditer(text, low, high):
        unit = str(match.lastgroup)
        is_own = start < match.end() and match.start() < end
        if unit in wanted and not is_own:
            distance = max(start - match.end(), match.start() - end)
            best = min(best, (distance, unit))
    return best[1]


def likeliest(evidence: Counter[str], units: Sequence[str]) -> str:
    """Which of some units the whole text names most; the first of them where it names none."""
    return max(units, key=lambda unit: (evidence[unit], -units.index(unit)))


