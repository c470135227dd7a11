"""Units as English prints them, after CLDR 45. A line is a unit's name, then what it is printed as.

"+" stands for the plural in -s beside the singular. Units that this tool has no reading for are here too: they must
not be taken for another one, nor for nothing.
"""

from __future__ import annotations

from gzcheck.phrases.english.currency_words import currency_phrases
from gzcheck.phrases.english.table import Meaning

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
cubic-centimetre: cubic centimeter+ | cubic centimetre+ | cc
ml: milliliter+ | millilitre+ | ml
cl: centiliter+ | centilitre+ | cl
dl: deciliter+ | decilitre+ | dl
hl: hectoliter+ | hectolitre+ | hl
l: liter+ | litre+ | l
gallon: gallon+ | gal
barrel: barrel+ | bbl | bbls | barrels of oil
pint: pint+
quart: quart+
fluid-ounce: fluid ounce+ | fl oz
bushel: bushel+
cup: cup+
tablespoon: tablespoon+ | tbsp
teaspoon: teaspoon+ | tsp
acre-foot: acre foot | acre feet
km: kilometer+ | kilometre+ | km | kms
m: meter+ | metre+ | mtr+
cm: centimeter+ | centimetre+ | cm | cms
mm: millimeter+ | millimetre+ | mm
dm: decimeter+ | decimetre+
micrometre: micron+ | micrometer+ | micrometre+ | μm
nanometre: nanometer+ | nanometre+ | nm
mile: mile+ | mi
foot: feet | foot | ft
inch: inch | inches | ″
yard: yard+ | yd+
nautical-mile: nautical mile+ | nmi | sea mile+
light-year: light year+ | lightyear+
parsec: parsec+
fathom: fathom+
furlong: furlong+
t: ton+ | t | tonne+ | metric ton+ | metric tonne+
kt: kiloton+ | kilotonne+ | kt
Mt: megaton+ | megatonne+ | mt | mmt
Gt: gigaton+ | gigatonne+ | gt
short-ton: short ton+ | us ton+
long-ton: long ton+
kg: kilogram+ | kilogramme+ | kg | kgs | kilo+
g: gram+ | gramme+ | gm | gms
mg: milligram+ | milligramme+ | mg
microgram: microgram+ | mcg | μg
pound: lb | lbs | pound mass
ounce: ounce+ | oz
troy-ounce: troy ounce+
stone: stone
carat: carat+ | karat+
grain: grain+
quintal: quintal+
jin: jin | catty | catties
W: watt+ | w
kW: kilowatt+ | kw
MW: megawatt+ | mw
GW: gigawatt+ | gw
TW: terawatt+ | tw
milliwatt: milliwatt+
horsepower: horsepower | hp | bhp
Wh: watt hour+ | wh
kWh: kilowatt hour+ | kwh | kilowatthour+
MWh: megawatt hour+ | mwh
GWh: gigawatt hour+ | gwh
TWh: terawatt hour+ | twh
joule: joule+ | kilojoule+ | megajoule+ | gigajoule+ | kj | mj | gj
calorie: calorie+ | kilocalorie+ | kcal | cal | kcals
btu: btu+ | british thermal unit+ | mmbtu
volt: volt+ | kilovolt+ | kv
ampere: amp+ | ampere+ | milliamp+ | mah
ohm: ohm+ | ω
hertz: hertz | hz | khz | mhz | ghz | kilohertz | megahertz | gigahertz
year: year+ | yr | yrs | year old+
month: month+ | mth+ | mo
week: week+ | wk+
day: day+
quarter: quarters
hour: hour+ | hr | hrs
minute: minute+ | min | mins
second: seconds | sec | secs
millisecond: millisecond+ | ms
microsecond: microsecond+
nanosecond: nanosecond+
decade: decade+
century: century | centuries
millennium: millennium | millennia
fortnight: fortnight+
night: night+
man-year: man year+ | person year+ | worker year+
man-hour: man hour+ | person hour+ | working hour+
man-day: man day+ | person day+ | working day+ | business day+
km/h: kilometer+ per hour | kilometre+ per hour | km per hour | km an hour | kilometers an hour | kilometres an hour | km / h | kph | kmh | kmph | km / hour | km / hr
m/s: meters per second | metres per second | m / s | meter per second | metre per second | m per second
mph: mph | mile+ per hour | mile+ an hour | miles / hour
knot: knot+
mach: mach
celsius: degree+ celsius | ° c | celsius | degrees c | degree+ centigrade | centigrade | deg c
fahrenheit: degree+ fahrenheit | ° f | fahrenheit | degrees f | deg f
kelvin: kelvin+
degree: degree+ | ° | deg
arcminute: ′
hPa: hpa | hectopascal+
kPa: kpa | kilopascal+
pascal: pascal+ | mpa | megapascal+
bar: bar+ of pressure | bars
millibar: millibar+ | mbar
inHg: inhg | inches of mercury | inch of mercury
mmHg: mmhg | millimeters of mercury | millimetres of mercury
psi: psi | pounds per square inch
atmosphere: atmosphere+ | atm
ppm: ppm | part+ per million
ppb: ppb | part+ per billion
byte: byte+ | kilobyte+ | kb | mb | megabyte+ | gigabyte+ | gb | terabyte+ | tb | petabyte+ | pb | exabyte+ | zettabyte+
bit: bit+ | kilobit+ | megabit+ | gigabit+ | terabit+ | mbps | gbps | kbps | tbps
pixel: pixel+ | megapixel+ | mp
decibel: decibel+ | db
lumen: lumen+ | lux | candela
mole: moles | mol | mmol | millimole+
newton: newton+ | newton metre+ | newton meter+
becquerel: becquerel+ | sievert+ | millisievert+ | microsievert+
teu: teu | teus
dwt: dwt | deadweight ton+ | deadweight tonne+ | gross ton+ | gross tonne+
mpg: mpg | mile+ per gallon
rpm: rpm | revolutions per minute
dozen: dozen eggs
point: point+ | pt+ | pts
magnitude: magnitude
board-foot: board feet | board foot
hand: hands high
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
        Gw dB kt Mt Gt cc mm pp bp bps BP BPS nm pt pc PC pct Pct hr hrs yr yrs min mins sec secs mo wk wks sqm cl
        dl hl hPa kPa mmHg inHg kJ MJ GJ kcal kV mAh ms bbl kgs Kgs gal KB kB MB GB TB PB Mbps Gbps kbps Tbps Hz kHz
        MHz GHz TEU TEUs teu dwt DWT rpm mpg mcg gm gms mol mmol mbar mb  MPa MMT mmt yd yds pts atm sqft cf p kmh
        kmph ppt ppts tbsp tsp w""".split()
)
"""How symbols are written: MG is no milligram,  no megawatt."""


def _phrases() -> dict[tuple[str, ...], Meaning]:
    table = currency_phrases()
    for line in _UNITS.strip().splitlines():
        name, _, printed = line.partition(": ")
        for phrase in printed.split(" | "):
            singular, plural, rest = phrase.partition("+")
            for form in (singular, singular + "s") if plural else (singular,):
                table.setdefault(tuple((form + rest).split()), Meaning((name,)))
    table.update({(word,): Meaning(units) for word, units in _OPEN.items()})
    return table


PHRASES = _phrases()
"""Unit words as they stand behind a number, in small letters."""
LONGEST = max(map(len, PHRASES))
FIRST_WORDS = {words[0] for words in PHRASES}
SYMBOLS = {symbol.lower() for symbol in EXACT_CASE}
