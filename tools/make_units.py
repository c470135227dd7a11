# ruff: noqa: E501 - tables of names
"""Write src/gzcheck/model/unit_data.py: every unit with its exact factor and what it is printed as.

    pip install babel && python tools/make_units.py

Factors are this file's own, from the definitions named beside them. Names come from the Unicode CLDR as the package
babel carries it (English and Chinese, all widths), and so do the currencies: those of ISO 4217 that are legal tender
somewhere today. Names that CLDR does not have, and the ones that newspapers use, stand below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import babel
from babel import Locale
from babel.core import get_global

TARGET = Path(__file__).parents[1] / "src" / "gzcheck" / "model" / "unit_data.py"

# International yard and pound agreement of 1959; SI brochure, 9th edition; NIST Special Publication 811, appendix B.
INCH = Fraction("0.0254")
FOOT, YARD, MILE, NAUTICAL = 12 * INCH, 36 * INCH, 63360 * INCH, Fraction(1852)
POUND = Fraction("0.45359237")
GRAVITY = Fraction("9.80665")
GALLON, IMPERIAL_GALLON = 231 * INCH**3, Fraction("4.54609") / 1000
BARREL = 42 * GALLON
MMHG = Fraction("133.322387415")
JOULE = Fraction(1, 3600)
"""In watt-hours."""


@dataclass(frozen=True)
class Row:
    """A unit: id, factor to the base unit of its dimension, key in CLDR, further names in both languages."""

    id: str
    factor: Fraction | int | str
    cldr: str = ""
    english: str = ""
    """Plural, singular, then other forms, divided by |; empty takes the first two from CLDR."""
    chinese: str = ""
    offset: Fraction | int | str = 0
    measure: str = "measured"


DIMENSIONS: dict[str, list[Row]] = {
    "count": [Row("count", 1, "", "", "", measure="count")],
    "rank": [Row("rank", 1, measure="ordinal")],
    "tier": [Row("tier", 1, "", "tiers|tier", "线", measure="ordinal")],
    "generation": [Row("generation", 1, "", "generations|generation", "代", measure="ordinal")],
    "calendar-year": [Row("calendar-year", 1, measure="ordinal")],
    "calendar-month": [Row("calendar-month", 1, measure="ordinal")],
    "date": [Row("date", 1, measure="date")],
    "ratio": [
        Row("ratio", 1, "", "times|times|fold|-fold|x|×", "倍"),
        Row(
            "percent", Fraction(1, 100), "concentr-percent", "%|%|percent|per cent|pct|pct.|percents|％", "%|％|百分之"
        ),
        Row("permille", Fraction(1, 1000), "concentr-permille", "‰|‰|permille|per mille|per mil", "‰|千分之"),
        Row(
            "ppm",
            Fraction(1, 10**6),
            "concentr-permillion",
            "ppm|ppm|parts per million|part per million",
            "ppm|百万分之",
        ),
        Row("ppb", Fraction(1, 10**9), "concentr-portion-per-1e9", "ppb|ppb|parts per billion|part per billion", "ppb"),
    ],
    "ratio-difference": [
        Row(
            "percentage-point",
            Fraction(1, 100),
            "",
            "percentage points|percentage point|percent points|per cent points|pct points|%-points|%-point|% points"
            "|%pt|%pts|%pt.|pp|ppt|pps|ppts|p.p.|pct pts|pct. points",
            "百分点|个百分点",
        ),
        Row("basis-point", Fraction(1, 10**4), "", "basis points|basis point|bp|bps|bp.", "基点|个基点"),
    ],
    "per-head": [
        Row("per-head", 1, "", "per head|per head|per capita|per person|a head|a person|per inhabitant", "人均|每人"),
        Row("per-1000", Fraction(1, 1000), "", "per 1,000|per 1,000|per thousand|per 1000", "每千人|每1000人"),
        Row("per-10000", Fraction(1, 10**4), "", "per 10,000|per 10,000|per ten thousand|per 10000", "每万人|每1万人"),
        Row(
            "per-100000",
            Fraction(1, 10**5),
            "",
            "per 100,000|per 100,000|per hundred thousand|per 100000",
            "每十万人|每10万人",
        ),
        Row(
            "per-million",
            Fraction(1, 10**6),
            "",
            "per million|per million|per 1 million|per 1,000,000",
            "每百万人|每100万人",
        ),
    ],
    "per-area": [
        Row(
            "per-km2",
            Fraction(1, 10**6),
            "",
            "per km²|per km²|per square kilometre|per square kilometer|per sq km",
            "每平方公里|每平方千米",
        ),
        Row("per-square-mile", 1 / MILE**2, "", "per square mile|per square mile|per sq mi|per sq mile", "每平方英里"),
        Row("per-ha", Fraction(1, 10**4), "", "per hectare|per hectare|per ha", "每公顷"),
        Row("per-m2", 1, "", "per m²|per m²|per square metre|per square meter|per sq m", "每平方米"),
    ],
    "length": [
        Row("m", 1, "length-meter", "metres|metre|meters|meter|m", "米|公尺"),
        Row(
            "km",
            1000,
            "length-kilometer",
            "km|km|kilometres|kilometre|kilometers|kilometer|kms|kilometre-long",
            "公里|千米",
        ),
        Row("cm", Fraction(1, 100), "length-centimeter", "cm|cm|centimetres|centimetre|cms", "厘米|公分"),
        Row("mm", Fraction(1, 1000), "length-millimeter", "mm|mm|millimetres|millimetre", "毫米"),
        Row("um", Fraction(1, 10**6), "length-micrometer", "µm|µm|micrometres|micrometre|microns|micron|um", "微米"),
        Row("nm", Fraction(1, 10**9), "length-nanometer", "nm|nm|nanometres|nanometre", "纳米"),
        Row("mile", MILE, "length-mile", "", "英里"),
        Row("foot", FOOT, "length-foot", "feet|foot|ft|ft.", "英尺"),
        Row("inch", INCH, "length-inch", "inches|inch|in.", "英寸"),
        Row("yard", YARD, "length-yard", "", "码"),
        Row("nautical-mile", NAUTICAL, "length-nautical-mile", "", "海里"),
        Row("light-year", Fraction(9460730472580800), "length-light-year", "", "光年"),
        Row("li", 500, "", "li|li", "华里|里路"),
        Row("chi", Fraction(1, 3), "", "chi|chi", "市尺"),
    ],
    "area": [
        Row(
            "m2",
            1,
            "area-square-meter",
            "m²|m²|square metres|square metre|sq m|sqm|sq. m|sq metres|sq meters|m2|sq.m",
            "平方米|平米|㎡",
        ),
        Row(
            "km2",
            10**6,
            "area-square-kilometer",
            "km²|km²|square kilometres|square kilometre|sq km|sqkm|sq. km|sq kilometres|sq kilometers|km2",
            "平方公里|平方千米",
        ),
        Row(
            "cm2",
            Fraction(1, 10**4),
            "area-square-centimeter",
            "cm²|cm²|square centimetres|square centimetre|sq cm|cm2",
            "平方厘米",
        ),
        Row("ha", 10**4, "area-hectare", "hectares|hectare|ha", "公顷"),
        Row("mu", Fraction(2000, 3), "", "mu|mu|mus", "亩"),
        Row("acre", 4840 * YARD**2, "area-acre", "", "英亩"),
        Row(
            "square-mile",
            MILE**2,
            "area-square-mile",
            "square miles|square mile|sq miles|sq mile|sq. miles|sq. mi.",
            "平方英里",
        ),
        Row(
            "square-foot",
            FOOT**2,
            "area-square-foot",
            "square feet|square foot|sq ft|sq. ft.|sqft|sq feet|sq. ft",
            "平方英尺|平方呎",
        ),
        Row("square-yard", YARD**2, "area-square-yard", "", "平方码"),
        Row("square-inch", INCH**2, "area-square-inch", "", "平方英寸"),
        Row("dunam", 1000, "area-dunam", "", ""),
    ],
    "volume": [
        Row("m3", 1, "volume-cubic-meter", "m³|m³|cubic metres|cubic metre|cu m|cu. m|m3|cbm", "立方米"),
        Row(
            "cm3",
            Fraction(1, 10**6),
            "volume-cubic-centimeter",
            "cm³|cm³|cubic centimetres|cubic centimetre|cc|cm3",
            "立方厘米",
        ),
        Row(
            "km3", 10**9, "volume-cubic-kilometer", "km³|km³|cubic kilometres|cubic kilometre|km3", "立方公里|立方千米"
        ),
        Row("l", Fraction(1, 1000), "volume-liter", "litres|litre|liters|liter|l|L", "升|公升"),
        Row("ml", Fraction(1, 10**6), "volume-milliliter", "ml|ml|millilitres|millilitre|mL", "毫升"),
        Row("hl", Fraction(1, 10), "volume-hectoliter", "hectolitres|hectolitre|hl", "百升"),
        Row("gallon", GALLON, "volume-gallon", "gallons|gallon|gal|gal.|US gallons|US gallon", "加仑"),
        Row(
            "imperial-gallon", IMPERIAL_GALLON, "volume-gallon-imperial", "imperial gallons|imperial gallon", "英制加仑"
        ),
        Row("barrel", BARREL, "volume-barrel", "barrels|barrel|bbl|bbls|bbl.", "桶"),
        Row("pint", GALLON / 8, "volume-pint", "", "品脱"),
        Row("quart", GALLON / 4, "volume-quart", "", "夸脱"),
        Row("fluid-ounce", GALLON / 128, "volume-fluid-ounce", "", "液盎司"),
        Row("cubic-foot", FOOT**3, "volume-cubic-foot", "cubic feet|cubic foot|cu ft|cu. ft.|cf", "立方英尺"),
        Row("cubic-yard", YARD**3, "volume-cubic-yard", "", "立方码"),
        Row("acre-foot", 4840 * YARD**2 * FOOT, "volume-acre-foot", "", "英亩英尺"),
        Row("bushel", Fraction("2150.42") * INCH**3, "volume-bushel", "", "蒲式耳"),
    ],
    "volume-rate": [
        Row(
            "m3/s",
            1,
            "",
            "m³/s|m³/s|cubic metres per second|cubic meters per second|cubic metres a second|m3/s",
            "立方米每秒|立方米/秒",
        ),
        Row(
            "barrel-per-day",
            BARREL / 86400,
            "",
            "barrels a day|barrel a day|barrels per day|bpd|b/d|bbl/d|barrels daily",
            "桶/日|桶每日|桶/天",
        ),
    ],
    "mass": [
        Row("kg", 1, "mass-kilogram", "kg|kg|kilograms|kilogram|kilogrammes|kilogramme|kilos|kilo|kgs", "公斤|千克"),
        Row("g", Fraction(1, 1000), "mass-gram", "grams|gram|g|grammes|gramme", "克"),
        Row("mg", Fraction(1, 10**6), "mass-milligram", "mg|mg|milligrams|milligram", "毫克"),
        Row("ug", Fraction(1, 10**9), "mass-microgram", "µg|µg|micrograms|microgram|mcg|ug", "微克"),
        Row(
            "t",
            1000,
            "mass-tonne",
            "tonnes|tonne|metric tons|metric ton|metric tonnes|metric tonne|t|tons|ton",
            "吨|公吨",
        ),
        Row("kt", 10**6, "", "kilotonnes|kilotonne|kt|kilotons|kiloton", "千吨"),
        Row("Mt", 10**9, "", "megatonnes|megatonne|Mt|megatons|megaton", "兆吨"),
        Row("Gt", 10**12, "", "gigatonnes|gigatonne|Gt|gigatons|gigaton", "吉吨"),
        Row("short-ton", 2000 * POUND, "", "short tons|short ton|US tons|US ton|net tons|tons|ton", "短吨"),
        Row("long-ton", 2240 * POUND, "", "long tons|long ton|imperial tons|tons|ton", "长吨"),
        Row("lb", POUND, "mass-pound", "lb|lb|lbs|lb.|lbs.|pounds|pound", "磅"),
        Row("oz", POUND / 16, "mass-ounce", "ounces|ounce|oz|oz.", "盎司"),
        Row(
            "troy-ounce",
            Fraction("0.0311034768"),
            "mass-ounce-troy",
            "troy ounces|troy ounce|ozt|oz t|troy oz",
            "金衡盎司",
        ),
        Row("stone", 14 * POUND, "", "stone|stone", "英石"),
        Row("jin", Fraction(1, 2), "", "jin|jin|catties|catty", "斤|市斤"),
        Row("liang", Fraction(1, 20), "", "liang|liang|taels|tael", "市两"),
        Row("quintal", 100, "", "quintals|quintal", "公担"),
        Row("carat", Fraction(1, 5000), "mass-carat", "", "克拉"),
    ],
    "mass-concentration": [
        Row(
            "ug/m3",
            Fraction(1, 10**9),
            "",
            "µg/m³|µg/m³|micrograms per cubic metre|micrograms per cubic meter|ug/m3|μg/m³",
            "微克/立方米|微克每立方米",
        ),
        Row(
            "mg/m3",
            Fraction(1, 10**6),
            "",
            "mg/m³|mg/m³|milligrams per cubic metre|milligrams per cubic meter|mg/m3",
            "毫克/立方米|毫克每立方米",
        ),
        Row(
            "mg/l",
            Fraction(1, 1000),
            "",
            "mg/l|mg/l|milligrams per litre|milligrams per liter|mg/L",
            "毫克/升|毫克每升",
        ),
    ],
    "time": [
        Row("second", 1, "duration-second", "seconds|second|sec|secs", "秒|秒钟"),
        Row("millisecond", Fraction(1, 1000), "duration-millisecond", "", "毫秒"),
        Row("minute", 60, "duration-minute", "minutes|minute|min|mins|min.", "分钟"),
        Row("hour", 3600, "duration-hour", "hours|hour|h|hr|hrs|hr.", "小时|个小时|钟头|个钟头"),
        Row("day", 86400, "duration-day", "days|day", "天|日"),
        Row("week", 604800, "duration-week", "weeks|week|wk|wks", "周|星期|个星期"),
    ],
    "calendar-time": [
        Row("year", 1, "duration-year", "years|year|yr|yrs|years old|year old|year-old", "年|岁|周年|周岁"),
        Row("month", Fraction(1, 12), "duration-month", "months|month|mth|mths", "个月|月"),
        Row("quarter", Fraction(1, 4), "duration-quarter", "quarters|quarter", "个季度|季度"),
        Row("decade", 10, "duration-decade", "decades|decade", "个十年"),
        Row("century", 100, "duration-century", "centuries|century", "个世纪"),
    ],
    "power": [
        Row("W", 1, "power-watt", "watts|watt|W", "瓦|瓦特"),
        Row("mW", Fraction(1, 1000), "power-milliwatt", "mW|mW|milliwatts|milliwatt", "毫瓦"),
        Row("kW", 1000, "power-kilowatt", "kW|kW|kilowatts|kilowatt|kw", "千瓦"),
        Row("MW", 10**6, "power-megawatt", "MW|MW|megawatts|megawatt", "兆瓦"),
        Row("GW", 10**9, "power-gigawatt", "GW|GW|gigawatts|gigawatt", "吉瓦"),
        Row("TW", 10**12, "", "TW|TW|terawatts|terawatt", "太瓦"),
        Row("horsepower", 550 * FOOT * POUND * GRAVITY, "power-horsepower", "horsepower|horsepower|hp|bhp", "英制马力"),
        Row("metric-horsepower", 75 * GRAVITY, "", "metric horsepower|metric horsepower|PS", "马力|匹马力"),
    ],
    "energy": [
        Row("Wh", 1, "", "watt-hours|watt-hour|Wh|watt hours|watt hour", "瓦时"),
        Row(
            "kWh",
            1000,
            "energy-kilowatt-hour",
            "kWh|kWh|kilowatt-hours|kilowatt-hour|kilowatt hours|kilowatt hour|kwh|KWh",
            "千瓦时|度电|千瓦小时|度",
        ),
        Row("MWh", 10**6, "", "MWh|MWh|megawatt-hours|megawatt-hour|megawatt hours|megawatt hour", "兆瓦时"),
        Row("GWh", 10**9, "", "GWh|GWh|gigawatt-hours|gigawatt-hour|gigawatt hours|gigawatt hour", "吉瓦时"),
        Row("TWh", 10**12, "", "TWh|TWh|terawatt-hours|terawatt-hour|terawatt hours|terawatt hour", "太瓦时"),
        Row("J", JOULE, "energy-joule", "", "焦|焦耳"),
        Row("kJ", 1000 * JOULE, "energy-kilojoule", "kJ|kJ|kilojoules|kilojoule", "千焦|千焦耳"),
        Row("MJ", 10**6 * JOULE, "", "MJ|MJ|megajoules|megajoule", "兆焦"),
        Row("GJ", 10**9 * JOULE, "", "GJ|GJ|gigajoules|gigajoule", "吉焦"),
        Row("TJ", 10**12 * JOULE, "", "TJ|TJ|terajoules|terajoule", "太焦"),
        Row("PJ", 10**15 * JOULE, "", "PJ|PJ|petajoules|petajoule", "拍焦"),
        Row("kcal", 4184 * JOULE, "energy-kilocalorie", "kcal|kcal|kilocalories|kilocalorie", "千卡|大卡"),
        Row(
            "Btu",
            Fraction("1055.05585262") * JOULE,
            "energy-british-thermal-unit",
            "Btu|Btu|BTU|British thermal units|British thermal unit",
            "英热单位|英热",
        ),
        Row(
            "mmBtu",
            Fraction("1055055852.62") * JOULE,
            "",
            "million Btu|million Btu|mmBtu|MMBtu|mmbtu",
            "百万英热单位|百万英热",
        ),
        Row(
            "toe",
            Fraction("41868000000") * JOULE,
            "",
            "tonnes of oil equivalent|tonne of oil equivalent|toe",
            "吨油当量",
        ),
        Row(
            "tce",
            Fraction("29307600000") * JOULE,
            "",
            "tonnes of coal equivalent|tonne of coal equivalent|tce|tons of standard coal",
            "吨标准煤|吨标煤",
        ),
    ],
    "speed": [
        Row(
            "m/s",
            1,
            "speed-meter-per-second",
            "m/s|m/s|metres per second|metre per second|metres a second|meters a second",
            "米/秒|米每秒",
        ),
        Row(
            "km/h",
            Fraction(5, 18),
            "speed-kilometer-per-hour",
            "km/h|km/h|kilometres per hour|kilometre per hour|kilometres an hour|kilometers an hour|kph|kmh|km an hour|kmph",
            "公里/小时|千米/小时|公里每小时|千米每小时",
        ),
        Row(
            "mph",
            MILE / 3600,
            "speed-mile-per-hour",
            "mph|mph|miles per hour|mile per hour|miles an hour|mi/h",
            "英里/小时|英里每小时|迈",
        ),
        Row("knot", NAUTICAL / 3600, "speed-knot", "knots|knot|kt|kts|kn", "节"),
        Row("ft/s", FOOT, "", "ft/s|ft/s|feet per second|feet a second|fps", "英尺/秒"),
        Row(
            "km/s",
            1000,
            "",
            "km/s|km/s|kilometres per second|kilometers per second|kilometres a second",
            "公里/秒|千米/秒",
        ),
    ],
    "temperature": [
        Row(
            "celsius",
            1,
            "temperature-celsius",
            "°C|°C|degrees Celsius|degree Celsius|degrees C|deg C|degrees centigrade|degrees|degree|°|℃|celsius|centigrade",
            "摄氏度|℃|°C|度",
        ),
        Row(
            "fahrenheit",
            Fraction(5, 9),
            "temperature-fahrenheit",
            "°F|°F|degrees Fahrenheit|degree Fahrenheit|degrees F|deg F|degrees|degree|°|℉|fahrenheit",
            "华氏度|℉|°F",
            offset=Fraction(-160, 9),
        ),
        Row("kelvin", 1, "temperature-kelvin", "K|K|kelvins|kelvin", "开尔文|开", offset=Fraction("-273.15")),
    ],
    "temperature-difference": [
        Row("celsius-difference", 1, "", "°C|°C|degrees Celsius|degree Celsius", "摄氏度"),
        Row("fahrenheit-difference", Fraction(5, 9), "", "°F|°F|degrees Fahrenheit|degree Fahrenheit", "华氏度"),
    ],
    "pressure": [
        Row("Pa", 1, "pressure-pascal", "Pa|Pa|pascals|pascal", "帕|帕斯卡"),
        Row("hPa", 100, "pressure-hectopascal", "hPa|hPa|hectopascals|hectopascal", "百帕"),
        Row("kPa", 1000, "pressure-kilopascal", "kPa|kPa|kilopascals|kilopascal", "千帕"),
        Row("MPa", 10**6, "pressure-megapascal", "MPa|MPa|megapascals|megapascal", "兆帕"),
        Row("mbar", 100, "pressure-millibar", "millibars|millibar|mbar|mb", "毫巴"),
        Row("bar", 10**5, "pressure-bar", "bar|bar|bars", "巴"),
        Row(
            "inHg",
            1000 * INCH * MMHG,
            "pressure-inch-ofhg",
            'inHg|inHg|inches of mercury|inch of mercury|in Hg|in. Hg|″Hg|"Hg',
            "英寸汞柱",
        ),
        Row("mmHg", MMHG, "pressure-millimeter-ofhg", "mmHg|mmHg|millimetres of mercury|mm Hg", "毫米汞柱"),
        Row(
            "psi",
            POUND * GRAVITY / INCH**2,
            "pressure-pound-force-per-square-inch",
            "psi|psi|pounds per square inch|pound per square inch",
            "磅/平方英寸",
        ),
        Row("atm", 101325, "pressure-atmosphere", "atmospheres|atmosphere|atm", "标准大气压|大气压"),
    ],
    "data": [
        Row("byte", 1, "digital-byte", "bytes|byte", "字节"),
        Row("bit", Fraction(1, 8), "digital-bit", "bits|bit", "比特"),
        Row("kB", 1000, "digital-kilobyte", "kB|kB|KB|kilobytes|kilobyte", "千字节"),
        Row("MB", 10**6, "digital-megabyte", "MB|MB|megabytes|megabyte", "兆字节"),
        Row("GB", 10**9, "digital-gigabyte", "GB|GB|gigabytes|gigabyte", "吉字节"),
        Row("TB", 10**12, "digital-terabyte", "TB|TB|terabytes|terabyte", "太字节"),
        Row("PB", 10**15, "digital-petabyte", "PB|PB|petabytes|petabyte", "拍字节"),
    ],
    "data-rate": [
        Row("kbit/s", 1000, "", "kbps|kbps|kbit/s|Kbps|kilobits per second", "千比特每秒"),
        Row(
            "Mbit/s",
            10**6,
            "",
            "Mbps|Mbps|Mbit/s|megabits per second|megabit per second|megabits a second",
            "兆比特每秒|兆每秒",
        ),
        Row(
            "Gbit/s",
            10**9,
            "",
            "Gbps|Gbps|Gbit/s|gigabits per second|gigabit per second|gigabits a second",
            "吉比特每秒",
        ),
    ],
    "frequency": [
        Row("Hz", 1, "frequency-hertz", "Hz|Hz|hertz", "赫兹|赫"),
        Row("kHz", 1000, "frequency-kilohertz", "kHz|kHz|kilohertz", "千赫"),
        Row("MHz", 10**6, "frequency-megahertz", "MHz|MHz|megahertz", "兆赫"),
        Row("GHz", 10**9, "frequency-gigahertz", "GHz|GHz|gigahertz", "吉赫"),
    ],
    "voltage": [
        Row("V", 1, "electric-volt", "volts|volt|V", "伏|伏特"),
        Row("kV", 1000, "", "kV|kV|kilovolts|kilovolt", "千伏"),
    ],
    "sound-level": [Row("dB", 1, "", "decibels|decibel|dB|dBA|dB(A)", "分贝")],
    "magnitude": [Row("magnitude", 1, "", "magnitude|magnitude", "级地震")],
    "angle": [Row("angle-degree", 1, "angle-degree", "", "度角")],
    "fuel-use": [Row("l/100km", 1, "consumption-liter-per-100-kilometer", "", "升/百公里")],
    "fuel-economy": [
        Row("mpg", 1, "consumption-mile-per-gallon", "mpg|mpg|miles per gallon|miles to the gallon", "英里/加仑")
    ],
    "container": [
        Row(
            "teu",
            1,
            "",
            "TEU|TEU|TEUs|teu|teus|twenty-foot equivalent units|twenty-foot equivalent unit|twenty-foot containers",
            "标准箱|标箱|个标准箱|TEU",
        ),
    ],
}

NOT_UNITS = """concentr-item concentr-karat concentr-mole duration-night duration-day-person duration-week-person
duration-month-person duration-year-person graphics-dot graphics-em length-point length-earth-radius
length-solar-radius mass-earth-mass mass-solar-mass mass-grain volume-drop volume-pinch volume-cup volume-cup-metric
volume-jigger volume-dram volume-dessert-spoon volume-dessert-spoon-imperial volume-pint-metric
volume-quart-imperial temperature-generic angle-revolution light-solar-luminosity mass-stone
pressure-gasoline-energy-density speed-light-speed""".split()
"""CLDR units that a newspaper prints as things (three cups, ten points), or not at all."""

USUAL = "USD EUR GBP JPY CNY INR KRW AUD CAD CHF HKD TWD SGD RUB BRL MXN ZAR TRY SEK NOK DKK PLN THB IDR MYR PHP VND AED".split()
"""Currencies most often printed, by turnover and trade: the first candidate where a word or sign fits several."""

MONEY_SHOWN = {
    "CNY": "yuan|yuan",
    "EUR": "euros|euro",
    "GBP": "pounds|pound",
    "JPY": "yen|yen",
    "RUB": "roubles|rouble",
    "INR": "rupees|rupee",
}
MONEY_NAMES = {
    "CNY": ("RMB|renminbi|RMB yuan|yuan RMB|CN¥|¥|￥|yuan renminbi", "元|人民币|元人民币|块钱|RMB|￥|¥"),
    "USD": (
        "US$|USD$|$|＄|dollars|dollar|U.S. dollars|U.S. dollar|American dollars|greenbacks|bucks",
        "美元|美金|美圆|US$|$",
    ),
    "EUR": ("€|euro|euros", "欧元|€"),
    "GBP": ("£|sterling|pounds sterling|quid|UK pounds", "英镑|£|镑"),
    "JPY": ("¥|￥|JP¥|Japanese yen", "日元|日圆|日币"),
    "HKD": ("HK$|Hong Kong dollars|HK dollars", "港元|港币|港圆|HK$"),
    "TWD": ("NT$|New Taiwan dollars|NT dollars|Taiwan dollars", "新台币|台币|新臺幣|NT$"),
    "MOP": ("MOP$|patacas", "澳门元|葡币"),
    "SGD": ("S$|SG$|Singapore dollars", "新加坡元|新元|坡元"),
    "AUD": ("A$|AU$|Aus$|Aust$|AUD$|Australian dollars|Aussie dollars", "澳元|澳大利亚元|澳币"),
    "CAD": ("C$|CA$|Can$|Cdn$|CAD$|Canadian dollars", "加元|加拿大元|加币"),
    "NZD": ("NZ$|New Zealand dollars|kiwi dollars", "新西兰元|纽元"),
    "MXN": ("Mex$|MX$|Mexican pesos", "墨西哥比索|比索"),
    "BRL": ("R$|reais|Brazilian reais", "雷亚尔|巴西雷亚尔"),
    "INR": ("₹|Rs|Rs.|Re|Re.|INR|Indian rupees", "卢比|印度卢比"),
    "PKR": ("Rs|Rs.|PKRs", "巴基斯坦卢比|卢比"),
    "LKR": ("Rs|Rs.", "斯里兰卡卢比|卢比"),
    "NPR": ("Rs|Rs.|NRs", "尼泊尔卢比|卢比"),
    "KRW": ("₩|won|South Korean won", "韩元|韩圆|韩币"),
    "KPW": ("₩|won", "朝鲜元"),
    "RUB": ("₽|roubles|rubles|rouble|ruble|rub", "卢布|俄罗斯卢布"),
    "CHF": ("Fr|SFr|Sfr|Swiss francs|francs", "瑞士法郎|瑞郎|法郎"),
    "SEK": ("kr|kronor|SKr|Swedish kronor|Swedish crowns|crowns", "瑞典克朗|克朗"),
    "NOK": ("kr|kroner|NKr|Norwegian kroner|Norwegian crowns|crowns", "挪威克朗|克朗"),
    "DKK": ("kr|kroner|DKr|Danish kroner|Danish crowns|crowns", "丹麦克朗|克朗"),
    "ISK": ("kr|krónur|kronur", "冰岛克朗|克朗"),
    "CZK": ("Kč|koruna|korunas|korun|Czech crowns|crowns", "捷克克朗|克朗"),
    "PLN": ("zł|zl|zloty|zlotys|zlotych", "兹罗提"),
    "HUF": ("Ft|forints|forint", "福林"),
    "ZAR": ("R|rand|rands", "兰特"),
    "NGN": ("₦|N|naira", "奈拉"),
    "KES": ("KSh|Ksh|Sh|Kenyan shillings|shillings", "肯尼亚先令|先令"),
    "UGX": ("USh|Ush|Ugandan shillings|shillings", "乌干达先令|先令"),
    "TZS": ("TSh|Tsh|Tanzanian shillings|shillings", "坦桑尼亚先令|先令"),
    "GHS": ("GH₵|GHS|GH¢|cedis|cedi", "塞地"),
    "MYR": ("RM|ringgit|Malaysian ringgit", "令吉|林吉特|马币|马来西亚林吉特"),
    "IDR": ("Rp|rupiah|Indonesian rupiah", "印尼盾|印度尼西亚盾|卢比"),
    "THB": ("฿|baht", "泰铢|铢"),
    "VND": ("₫|dong|Vietnamese dong", "越南盾"),
    "PHP": ("₱|P|Philippine pesos|pesos", "菲律宾比索|比索"),
    "TRY": ("₺|TL|lira|Turkish lira|liras", "里拉|土耳其里拉"),
    "UAH": ("₴|hryvnia|hryvnias", "格里夫纳"),
    "ILS": ("₪|NIS|shekels|shekel|new shekels", "谢克尔|新谢克尔"),
    "AED": ("Dh|Dhs|dirhams|dirham|UAE dirhams", "迪拉姆|阿联酋迪拉姆"),
    "SAR": ("SR|riyals|riyal|Saudi riyals", "里亚尔|沙特里亚尔"),
    "IRR": ("rials|rial", "里亚尔|伊朗里亚尔"),
    "ARS": ("AR$|Argentine pesos|pesos", "阿根廷比索|比索"),
    "CLP": ("CLP$|Chilean pesos|pesos", "智利比索|比索"),
    "COP": ("COL$|Colombian pesos|pesos", "哥伦比亚比索|比索"),
    "EGP": ("LE|E£|Egyptian pounds|pounds", "埃及镑|埃镑|镑"),
    "JMD": ("J$|Jamaican dollars", "牙买加元"),
    "TTD": ("TT$", "特立尼达和多巴哥元"),
    "BBD": ("Bds$|BB$", "巴巴多斯元"),
    "FJD": ("FJ$|F$", "斐济元"),
    "NAD": ("N$", "纳米比亚元"),
    "BDT": ("৳|Tk|Tk.|taka", "塔卡"),
    "PEN": ("S/|S/.|soles", "新索尔|索尔"),
    "RON": ("lei|leu", "列伊"),
    "BGN": ("лв|leva|lev", "列弗"),
    "KZT": ("₸|tenge", "坚戈"),
    "ETB": ("birr|Br", "比尔"),
    "MNT": ("₮|tugrik|tugriks", "图格里克"),
    "XOF": ("CFA francs|CFA|FCFA|francs", "西非法郎|非洲法郎|法郎"),
    "XAF": ("CFA francs|CFA|FCFA|francs", "中非法郎|非洲法郎|法郎"),
}
KNOWN_ONLY = {
    "english": "cents|cent|¢|pence|penny|pennies|fen|jiao|kopecks|paise|paisa|sen|bitcoin|bitcoins|BTC|ether|ETH|pips|Deutsche marks|Deutschmarks|D-marks|drachmas|lire|pesetas|escudos|guilders|punts|schillings|ECU|SDR|SDRs|baud|tonnes CO2e|lumens|sieverts|millisieverts|becquerels|grays",
    "chinese": "美分|角|毛钱|分钱|便士|比特币|折|石|尺|寸|丈|里|钱|担|匹|西弗|贝克勒尔",
}
"""Printed beside numbers as units, but with no unit of their own here: what they stand for is not said by them alone."""
OLD_CODES = "SVC CUC SLL HRK ZWL ANG BGN"
"""Codes that sources of the last decades print though no state uses them today."""


def main() -> None:
    """Write the file."""
    rows = [line for dimension, members in DIMENSIONS.items() for row in members for line in [_unit(dimension, row)]]
    rows += [_currency(code) for code in _codes()]
    ids = [row[0] for row in rows]
    assert len(ids) == len(set(ids)), "an id stands twice"
    forms = {language: {form for row in rows for form in row[place].split("|")} for language, place in PLACES.items()}
    known = {language: "|".join(_known(language, forms[language])) for language in PLACES}
    body = "\n".join(f"    ({', '.join(map(_quoted, row))})," for row in rows)
    TARGET.write_text(HEAD.format(babel=babel.__version__, body=body, **{k: _quoted(v) for k, v in known.items()}))
    print(f"{TARGET}: {len(rows)} units")


PLACES = {"english": 5, "chinese": 6}
LOCALES = {"english": Locale("en"), "chinese": Locale("zh")}
HEAD = '''\
"""Every unit, currencies included, with its factor and what it is printed as. Written by tools/make_units.py.

Names: Unicode CLDR through babel {babel}, and those of the tool. Each row: id, dimension, factor and offset to the
dimension's base unit, how a bare number is read, then the forms in English (plural first, then singular) and Chinese.
"""

# fmt: off
# ruff: noqa: E501
from __future__ import annotations

ROWS: tuple[tuple[str, str, str, str, str, str, str], ...] = (
{body}
)

KNOWN_ENGLISH = {english}
KNOWN_CHINESE = {chinese}
"""Printed forms of units and currencies that are known but have no unit here (former currencies, rare measures)."""
'''


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _unit(dimension: str, row: Row) -> tuple[str, ...]:
    english = _joined(row.english, *_patterns(row.cldr, "english"))
    chinese = _joined(row.chinese, *_patterns(row.cldr, "chinese"), shown=1)
    return row.id, dimension, str(Fraction(row.factor)), str(Fraction(row.offset)), row.measure, english, chinese


def _codes() -> list[str]:
    active = {
        code
        for entries in get_global("territory_currencies").values()
        for code, _, end, tender in entries
        if tender and end is None and not code.startswith("XX")
    }
    every = active | set(OLD_CODES.split())
    return [*USUAL, *sorted(every - set(USUAL))]


def _currency(code: str) -> tuple[str, ...]:
    shown = MONEY_SHOWN.get(code) or "|".join(_plurals(code))
    own = MONEY_NAMES.get(code, ("", ""))
    english = _joined(shown, code, own[0], *_plurals(code), *_last_words(code), *_signs(code, "english"))
    chinese = _joined(own[1], *_names(code, "chinese"), code, *_signs(code, "chinese"), shown=1)
    return code, f"currency:{code}", "1", "0", "measured", english, chinese


def _plurals(code: str) -> list[str]:
    plural = dict(LOCALES["english"]._data["currency_names_plural"].get(code, {}))
    name = LOCALES["english"].currencies.get(code, code)
    return [plural.get("other", name), plural.get("one", name)]


def _last_words(code: str) -> list[str]:
    """ "dollars" of "Fiji dollars": a source at home prints only that."""
    return [name.split()[-1] for name in _plurals(code) if " " in name and name.split()[-1].isalpha()]


def _names(code: str, language: str) -> list[str]:
    name = LOCALES[language].currencies.get(code)
    return [name] if name else []


def _signs(code: str, language: str) -> list[str]:
    data = LOCALES[language]._data
    sign = data["currency_symbols"].get(code)
    found = [sign] if isinstance(sign, str) and sign != code else []
    return [*found, NARROW[code]] if code in NARROW else found


DOLLARS = (
    "AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD USD ARS CLP COP MXN".split()
)
NARROW = dict.fromkeys(DOLLARS, "$") | dict.fromkeys("GBP EGP FKP GIP SHP LBP SDG SSP SYP".split(), "£")
"""CLDR's narrow signs, which babel leaves out, as far as several currencies share one."""


def _patterns(key: str, language: str) -> Iterator[str]:
    if not key:
        return
    data = LOCALES[language]._data["unit_patterns"].get(key, {})
    widths = ("long",) if key.startswith("duration-") else ("long", "short", "narrow")  # "c", "dec", "w" are no words
    for width in widths:
        pattern = data.get(width)
        forms: Any = pattern if pattern is not None and hasattr(pattern, "items") else {}
        for form in ("other", "one"):
            text = forms.get(form)
            if isinstance(text, str) and "{0}" in text and not re.search(r"\w\s*\{0\}", text):
                yield re.sub(r"^[\s\u00a0\u202f]+", "", text.replace("{0}", ""))


def _known(language: str, taken: set[str]) -> list[str]:
    used = {row.cldr for members in DIMENSIONS.values() for row in members}
    found = KNOWN_ONLY[language].split("|")
    for key in sorted(LOCALES[language]._data["unit_patterns"]):
        if key not in used and key not in NOT_UNITS:
            found += _patterns(key, language)
    former = sorted(set(LOCALES["english"].currencies) - set(_codes()))
    for code in former:
        found += [code, *(_plurals(code) if language == "english" else _names(code, language))]
    small = {form.casefold() for form in taken}
    return [
        form for form in dict.fromkeys(found) if len(form) > 1 or not form.isascii() if form.casefold() not in small
    ]


def _joined(*parts: str, shown: int = 2) -> str:
    """All forms once; the first `shown` may be alike (plural and singular)."""
    forms = [form.strip() for part in parts for form in part.split("|") if form.strip()]
    return "|".join([*forms[:shown], *(form for form in dict.fromkeys(forms[shown:]) if form not in forms[:shown])])


if __name__ == "__main__":
    main()
