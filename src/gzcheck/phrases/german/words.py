"""German words for numbers, scales, units, hedges and falling, as tables."""

from __future__ import annotations

from gzcheck.model import Hedge
from gzcheck.phrases.grammar import HedgeWords

ONES = {
    word: value
    for value, words in enumerate(
        "null|ein eins eine einen einem einer eines|zwei zwo|drei|vier|fünf|sechs|sieben|acht|neun|zehn|"
        "elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn".split("|")
    )
    for word in words.split()
}
TENS = {
    word: 10 * value
    for value, word in enumerate("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), start=2)
} | {"dreissig": 30}
SCALES = {
    "tausend": 3, "tsd": 3, "million": 6, "millionen": 6, "mio": 6, "milliarde": 9, "milliarden": 9, "mrd": 9,
    "billion": 12, "billionen": 12, "bio": 12, "billiarde": 15, "billiarden": 15,
}  # fmt: skip
"""A German Billion is 10^12."""
PARTS = {
    "hälfte": 2, "halbe": 2, "halber": 2, "halbes": 2, "halben": 2, "drittel": 3, "viertel": 4, "fünftel": 5,
    "sechstel": 6, "siebtel": 7, "achtel": 8, "neuntel": 9, "zehntel": 10,
}  # fmt: skip
BEFORE: HedgeWords = {
    Hedge.EXACT: ("genau", "exakt"),
    Hedge.ABOUT: tuple(
        "rund|etwa|ungefähr|circa|ca|zirka|schätzungsweise|um die|in etwa|geschätzt|geschätzte".split("|")
    ),
    Hedge.NEARLY: tuple("fast|beinahe|knapp|nahezu|annähernd|nicht ganz".split("|")),
    Hedge.OVER: tuple("mehr als|über|höher als|größer als|gut|oberhalb von|jenseits von".split("|")),
    Hedge.AT_LEAST: tuple("mindestens|nicht weniger als|wenigstens|zumindest|ab|minimal".split("|")),
    Hedge.UNDER: tuple("weniger als|unter|kleiner als|niedriger als|unterhalb von".split("|")),
    Hedge.AT_MOST: tuple("höchstens|bis zu|nicht mehr als|maximal|allenfalls".split("|")),
}
AFTER: HedgeWords = {
    Hedge.ABOUT: ("in etwa", "circa", "ungefähr", "oder so"),
    Hedge.AT_LEAST: tuple(
        "oder mehr|und mehr|oder darüber|und darüber|oder älter|und älter|oder höher|mindestens|plus".split("|")
    ),
    Hedge.AT_MOST: tuple(
        "oder weniger|und weniger|oder darunter|und darunter|oder jünger|und jünger|höchstens|maximal".split("|")
    ),
}
SIGNS = {"~": Hedge.ABOUT, "≈": Hedge.ABOUT, ">": Hedge.OVER, "≥": Hedge.AT_LEAST, "<": Hedge.UNDER, "≤": Hedge.AT_MOST}
NEGATIONS = {"nicht", "kein", "keine", "keinen", "nie", "kaum", "weder", "vielleicht", "möglicherweise", "womöglich"}
"""In front of a number these leave open what it says."""
HALVES = {word for word in PARTS if word.startswith("halb")}
FALLING = set(
    """fiel fielen sank sanken gesunken gefallen fällt sinkt sinken fallen rückgang minus verringerte verringert
        verringern schrumpfte schrumpft geschrumpft verlor verliert reduzierte reduziert abnahme einbruch brach
        verlust nettoverlust fehlbetrag defizit gesenkt senkte senkt weniger niedriger""".split()
) - {"weniger", "niedriger"}
LOSSES = {"verlust", "nettoverlust", "fehlbetrag", "defizit"}
FEWER = {"weniger", "niedriger", "geringer", "rückgang", "minus"}
THROUGH = {"um", "von", "in", "höhe", "ein", "einen", "einem"}
"""Words that may stand between a falling word and its number."""

_UNITS = """
percent: prozent | % | vh | v . h . | v . h | prozente
percentage-point: prozentpunkt | prozentpunkte | prozentpunkten
permille: promille | ‰ | v . t . | v . t | vt
EUR: euro | € | eur
USD: us dollar | us - dollar | $ | usd | dollar | dollars
GBP: pfund sterling | £ | gbp | britische pfund
CHF: franken | schweizer franken | chf
CNY: yuan | renminbi | cny | rmb
JPY: yen | jpy
m2: quadratmeter | quadratmetern | qm | m2
km2: quadratkilometer | quadratkilometern | km2 | qkm
ha: hektar | ha
m3: kubikmeter | kubikmetern | m3
km: kilometer | kilometern | km
m: meter | metern
cm: zentimeter | zentimetern | cm
mm: millimeter | mm
l: liter | litern
t: tonne | tonnen | t
kg: kilogramm | kilo | kg
g: gramm
kWh: kilowattstunden | kilowattstunde | kwh
MWh: megawattstunden | mwh
GWh: gigawattstunden | gwh
TWh: terawattstunden | twh
kW: kilowatt | kw
MW: megawatt | mw
GW: gigawatt | gw
year: jahr | jahre | jahren
month: monat | monate | monaten
week: woche | wochen
day: tag | tage | tagen
hour: stunde | stunden
minute: minute | minuten
second: sekunde | sekunden
celsius: grad celsius | ° c
ratio: mal | fache | fach
unread: grad | ° | cent | pfund | zoll | meile | meilen | barrel | knoten | punkt | punkte | punkten | unzen | kronen | rubel | zloty | lira | rupien | pesos | won | fahrenheit | ps | hektoliter | zentner | morgen | jahrhundert | jahrhunderte | jahrzehnt | jahrzehnte
"""
UNITS = {
    tuple(phrase.split()): name
    for line in _UNITS.strip().splitlines()
    for name, _, printed in (line.partition(": "),)
    for phrase in printed.split(" | ")
}
"""What is printed behind a number: the unit's name; `unread` has no reading."""
SYMBOLS = set(
    """m km Km KM cm mm l L t kg Kg KG kWh KWh KWH kwh MWh MWH GWh GWH TWh TWH kW KW Kw MW GW ha Ha qm m2 m3 km2 qkm
    vH v.H. EUR Eur USD GBP CHF CNY RMB JPY""".split()
)
"""How symbols are written: mW is no megawatt."""
CURRENCY_SIGNS = {"€": "EUR", "$": "USD", "US$": "USD", "£": "GBP"}
