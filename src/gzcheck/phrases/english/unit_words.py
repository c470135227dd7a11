"""Units as English prints them, after CLDR 45. A line is a unit's name, then what it is printed as.

"+" stands for the plural in -s beside the singular. Units that this tool has no reading for are here too: they must
not be taken for another one, nor for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from gzcheck.model import Unit, dataclass, printed_units
from gzcheck.phrases.english.currency_words import SIGNS, Meaning, currency_phrases
from gzcheck.phrases.folding import Folded, fold_leniently
from gzcheck.phrases.tokens import tokens
from gzcheck.phrases.vocabulary import Vocabulary, built_in

_UNITS = """
percent: percent | % | per cent | pct | pc | p c | percent-
permille: ‰ | per mille | per mil
percentage-point: percentage point+ | percent point+ | % point+ | per cent point+ | pct point+ | pct pt+ | % pt+ | pp | ppt | ppts | pps | percentage pt+ | %pt+
basis-point: basis point+ | bp | bps | bp+
m2: square meter+ | square metre+ | sq m | sqm | sq metre+ | sq meter+ | m2 | m 2
km2: square kilometer+ | square kilometre+ | sq km | sqkm | km2 | square km | sq kilometre+ | sq kilometer+ | square kms | sq kms
cm2: square centimeter+ | square centimetre+ | sq cm | cm2
ha: hectare+ | ha
mu: mu
acre: acre+
square-mile: square mile+ | sq mile+ | sq mi | mi2
square-foot: square foot | square feet | sq ft | sqft | sq foot | sq feet | ft2
square-yard: square yard+ | sq yd+
square-inch: square inch | square inches | sq in
m3: cubic meter+ | cubic metre+ | cu m | m3 | cubic m | cubic mtrs
km3: cubic kilometer+ | cubic kilometre+ | cubic km | km3
cubic-foot: cubic foot | cubic feet | cu ft | cf
cubic-yard: cubic yard+
cm3: cubic centimeter+ | cubic centimetre+ | cc
ml: milliliter+ | millilitre+ | ml
unread: centiliter+ | centilitre+ | cl
unread: deciliter+ | decilitre+ | dl
hl: hectoliter+ | hectolitre+ | hl
l: liter+ | litre+ | l
gallon: gallon+ | gal
barrel: barrel+ | bbl | bbls | barrels of oil
barrel-per-day: barrel+ a day | barrel+ per day | barrels of oil a day | barrels of oil per day | barrels daily | bpd
pint: pint+ | pt
quart: quart+
fluid-ounce: fluid ounce+ | fl oz
bushel: bushel+
unread: cup+
unread: tablespoon+ | tbsp
unread: teaspoon+ | tsp
acre-foot: acre foot | acre feet
km: kilometer+ | kilometre+ | km | kms
m: meter+ | metre+ | mtr+
cm: centimeter+ | centimetre+ | cm | cms
mm: millimeter+ | millimetre+ | mm
unread: decimeter+ | decimetre+
um: um | micron+ | micrometer+ | micrometre+ | μm
nm: nanometer+ | nanometre+ | nm
mile: mile+ | mi
foot: feet | foot | ft
inch: inch | inches | ″
yard: yard+ | yd+
nautical-mile: nautical mile+ | nmi | sea mile+
light-year: light year+ | lightyear+
unread: parsec+
unread: fathom+
unread: furlong+
t: ton+ | t | tonne+ | metric ton+ | metric tonne+
kt: kiloton+ | kilotonne+ | kt
Mt: megaton+ | megatonne+ | mt | mmt
Gt: gigaton+ | gigatonne+ | gt
short-ton: short ton+ | us ton+
long-ton: long ton+
kg: kilogram+ | kilogramme+ | kg | kgs | kilo+
g: gram+ | gramme+ | gm | gms
mg: milligram+ | milligramme+ | mg
ug: ug | microgram+ | mcg | μg
lb: lb | lbs | pound mass
oz: ounce+ | oz
troy-ounce: troy ounce+
stone: stone
carat: carat+ | karat+
unread: grain+
quintal: quintal+
jin: jin | catty | catties
W: watt+ | w
kW: kilowatt+ | kw
MW: megawatt+ | mw
GW: gigawatt+ | gw
TW: terawatt+ | tw
mW: milliwatt+
horsepower: horsepower | hp | bhp
Wh: watt hour+ | wh
kWh: kilowatt hour+ | kwh | kilowatthour+
MWh: megawatt hour+ | mwh
GWh: gigawatt hour+ | gwh
TWh: terawatt hour+ | twh
J: joule+
kJ: kilojoule+ | kj
MJ: megajoule+ | mj
GJ: gigajoule+ | gj
TJ: terajoule+ | tj
PJ: petajoule+ | pj
kcal: kilocalorie+ | kcal | kcals
unread: calorie+ | cal
Btu: btu+ | british thermal unit+
mmBtu: mmbtu | million btu
V: volt+
kV: kilovolt+ | kv
unread: amp+ | ampere+ | milliamp+ | mah
unread: ohm+ | ω
Hz: hertz | hz
kHz: khz | kilohertz
MHz: mhz | megahertz
GHz: ghz | gigahertz
year: year+ | yr | yrs | year old+
month: month+ | mth+ | mo
week: week+ | wk+
day: day+
quarter: quarters
hour: hour+ | hr | hrs
minute: minute+ | min | mins
second: seconds | sec | secs
millisecond: millisecond+ | ms
unread: microsecond+
unread: nanosecond+
decade: decade+
century: century | centuries
unread: millennium | millennia
unread: fortnight+
unread: night+
unread: man year+ | person year+ | worker year+
unread: man hour+ | person hour+ | working hour+
unread: man day+ | person day+ | working day+ | business day+
m3/s: m3 / s | cubic metre+ per second | cubic meter+ per second | cubic metres a second | cubic meters a second
ug/m3: μg / m3 | ug / m3 | microgram+ per cubic metre | microgram+ per cubic meter
mg/m3: mg / m3 | milligram+ per cubic metre | milligram+ per cubic meter
mg/l: mg / l | milligram+ per litre | milligram+ per liter
km/s: km / s | kilometers per second | kilometres per second
ft/s: ft / s | feet per second | feet a second
tce: tce | ton+ of standard coal | tonne+ of coal equivalent | ton+ of coal equivalent
toe: toe | tonne+ of oil equivalent
unread: tonnes co2e | million tonnes of co2 equivalent
km/h: kilometer+ per hour | kilometre+ per hour | km per hour | km an hour | kilometers an hour | kilometres an hour | km / h | kph | kmh | kmph | km / hour | km / hr
m/s: meters per second | metres per second | m / s | meter per second | metre per second | m per second
mph: mph | mile+ per hour | mile+ an hour | miles / hour
knot: knot+ | kts | kn
unread: mach
celsius: ° celsius | degree+ celsius | ° c | celsius | degrees c | degree+ centigrade | centigrade | deg c
fahrenheit: ° fahrenheit | degree+ fahrenheit | ° f | fahrenheit | degrees f | deg f
kelvin: kelvin+
unread: degree+ | ° | deg
unread: ′
hPa: hpa | hectopascal+
kPa: kpa | kilopascal+
Pa: pascal+
MPa: mpa | megapascal+
bar: bar+ of pressure | bars
mbar: millibar+ | mbar
inHg: inhg | in hg | inches of mercury | inch of mercury
mmHg: mmhg | mm hg | millimeters of mercury | millimetres of mercury
psi: psi | pounds per square inch
atm: atmosphere+ | atm
ppm: ppm | part+ per million
ppb: ppb | part+ per billion
byte: byte+
kB: kilobyte+ | kb
MB: mb | megabyte+
GB: gigabyte+ | gb
TB: terabyte+ | tb
PB: petabyte+ | pb
unread: exabyte+ | zettabyte+
bit: bit+
kbit/s: kbps | kilobits per second
Mbit/s: mbps | megabit+ per second | megabits a second
Gbit/s: gbps | gigabit+ per second
unread: kilobit+ | megabit+ | gigabit+ | terabit+ | tbps
unread: pixel+ | megapixel+ | mp
dB: decibel+ | db | dba
unread: lumen+ | lux | candela
unread: moles | mol | mmol | millimole+
unread: newton+ | newton metre+ | newton meter+
unread: becquerel+ | sievert+ | millisievert+ | microsievert+
teu: teu | teus
unread: dwt | deadweight ton+ | deadweight tonne+ | gross ton+ | gross tonne+
mpg: mpg | mile+ per gallon | miles to the gallon
unread: rpm | revolutions per minute
unread: dozen eggs
unread: point+ | pts
magnitude: magnitude
unread: board feet | board foot
unread: hands high
"""
_OPEN = {
    "times": ("ratio", "count"),
    "x": ("ratio",),
    "×": ("ratio",),
    "fold": ("ratio",),
    "generation": ("generation", "count"),
    "generations": ("generation", "count"),
}
"""Unit words that more than one unit goes by, the usual one first."""
WEIGHT_OR_MONEY = {"pound", "pounds"}
"""Surely money only behind a scale word ("five pounds" may be a weight)."""
OFTEN_NO_UNIT = set(
    """mu bar bars stone grain grains cup cups hands point points bit bits mole moles pt pts mo w l night nights
        hand real sol sum som rand crown crowns colon dram drams tala sol lev cf cal gal tons- yard yards min sec p
        fen mach kip dong lek lari mp mb gb pb tb db ms cl dl magnitude cross atmosphere barrel knot knots gt mt
        volt light won real""".split()
)
"""Units that are other words too; apart from the number they say nothing, and right behind it the unit is meant."""
EXACT_CASE = set(
    """W kW Kw KW MW GW TW Wh kWh KWh KWH kwh Kwh MWh MWH mwh GWh GWH gwh TWh TWH twh t T l L ml mL kg KG Kg g mg
        km KM Km kms Kms KMS Km m cm CM mm ha Ha HA ft Ft FT lb lbs oz mi hp HP mph MPH kph psi PSI ppm PPM ppb gw
        Gw dB kt Mt Gt cc mm pp bp bps BP BPS nm pt pc pct Pct hr hrs yr yrs min mins sec secs mo wk wks sqm cl
        dl hl hPa kPa mmHg inHg kJ MJ GJ kcal kV mAh ms bbl kgs Kgs gal KB kB MB GB TB PB Mbps Gbps kbps Tbps Hz kHz
        MHz GHz TEU TEUs teu dwt DWT rpm mpg mcg gm gms mol mmol mbar mb  MPa MMT mmt yd yds pts atm sqft cf p kmh
        kmph ppt ppts tbsp tsp w""".split()
)
"""How symbols are written: MG is no milligram,  no megawatt."""

_SYMBOLS = {symbol.lower() for symbol in EXACT_CASE}
_SHORT = 4
"""Shorter forms of the list of units are symbols; the ones that articles print are above, with their letters' case."""
_Phrases = dict[tuple[str, ...], Meaning]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWords:
    """What a corpus's units are printed as in English."""

    units: Mapping[str, Unit]
    """By name."""
    phrases: Mapping[tuple[str, ...], Meaning]
    """Unit words as they stand behind a number, in small letters."""
    longest: int
    """How many words the longest of them has."""
    first_words: AbstractSet[str]
    symbols: AbstractSet[str]
    """In small letters, the ones whose letters' case matters."""
    exact_case: AbstractSet[str]
    """The ways in which these are written."""
    signs: Mapping[str, tuple[str, ...]]
    """The currencies that a sign admits; "-" has no unit."""

    def is_currency(self, name: str) -> bool:
        """Whether a unit is money; ISO 4217 has more currencies than there are units."""
        return name.isupper() and len(name) == _CODE and (name not in self.units or self.units[name].is_currency)


_CODE = 3
"""Letters of a currency's code."""


class _Declared(NamedTuple):
    """A form in which a corpus prints a unit of its own."""

    unit: str
    """Its name."""
    form: str
    words: tuple[str, ...]
    """In small letters, without hyphens."""


def unit_words(vocabulary: Vocabulary) -> UnitWords:
    """The built-in words with those of a corpus in their place."""
    declared = list(_declared_forms(vocabulary))
    phrases = _phrases(vocabulary, declared)
    signs = {sign: vocabulary.still_printed(names) for sign, names in SIGNS.items()}
    single = {one.form: (one.unit,) for one in declared if len(one.words) == 1}
    return UnitWords(
        units=vocabulary.units,
        phrases=phrases,
        longest=max(map(len, phrases)),
        first_words={words[0] for words in phrases},
        symbols=_SYMBOLS.union(form.lower() for form in filter(_is_symbol, single)),
        exact_case=EXACT_CASE.union(single),
        signs=signs | single,
    )


def built_in_words() -> UnitWords:
    """The words of the built-in units alone."""
    return built_in().words(unit_words)


def _phrases(vocabulary: Vocabulary, declared: list[_Declared]) -> _Phrases:
    known = {words: _without_replaced(meaning, vocabulary) for words, meaning in _built_in().items()}
    return known | {one.words: Meaning((one.unit,)) for one in declared}


def _declared_forms(vocabulary: Vocabulary) -> Iterator[_Declared]:
    """Each form of a declared unit that has a word or a sign in it."""
    for unit in vocabulary.declared:
        for form in map(fold_leniently, unit.printed("en")):
            if words := _words_of(form):
                yield _Declared(unit.name, form.strip(), words)


def _words_of(form: str) -> tuple[str, ...]:
    return tuple(token.low for token in tokens(Folded(form.strip())) if token.text != "-")


def _is_symbol(form: str) -> bool:
    """Whether the case of a declared form's letters matters (mW is not MW); "box" may be printed "Box"."""
    return len(form) <= _SHORT and not form.islower()


def _without_replaced(meaning: Meaning, vocabulary: Vocabulary) -> Meaning:
    """What words still admit; where nothing is left they are known to be a unit, and have no reading."""
    if meaning.units and not vocabulary.declared:
        return meaning
    return Meaning(vocabulary.still_printed(meaning.units) or ("unread",), meaning.power)


@cache
def _built_in() -> _Phrases:
    table = currency_phrases()
    for words, meaning in _listed():
        table.setdefault(words, meaning)
    table |= {(word,): Meaning(units) for word, units in _OPEN.items()}
    for words, meaning in _spelt_out():
        table.setdefault(words, meaning)
    del table[("quarter",)]  # "a three-quarter majority"
    return table


def _listed() -> Iterator[tuple[tuple[str, ...], Meaning]]:
    for line in _UNITS.strip().splitlines():
        name, _, printed = line.partition(": ")
        yield from ((words, Meaning((name,))) for words in _forms(printed))


def _forms(printed: str) -> Iterator[tuple[str, ...]]:
    for phrase in printed.split(" | "):
        singular, plural, rest = phrase.partition("+")
        yield tuple((singular + rest).split())
        if plural:
            yield tuple(f"{singular}s{rest}".split())


def _spelt_out() -> Iterator[tuple[tuple[str, ...], Meaning]]:
    """The words of what the Unicode tables print for units, without the symbols."""
    for printed, names in printed_units("en").items():
        words = tuple(printed.lower().replace("-", " ").split())
        if len(printed) > _SHORT and "".join(words).isalpha():
            yield words, Meaning(names)
