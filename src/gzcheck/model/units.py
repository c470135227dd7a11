"""Units of measurement, each with its dimension and its exact factor to the dimension's base unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache


class Measure(StrEnum):
    """How a bare number with this unit is to be read."""

    COUNT = "count"
    """Things that are counted: a number with few zeros is exact."""
    MEASURED = "measured"
    """Money, area, shares: always rounded to its last digit."""
    ORDINAL = "ordinal"
    """Ranks and generations: always exact."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; figures are comparable exactly when their units share a dimension."""

    name: str
    dimension: str
    factor: Fraction
    """How many base units of the dimension one of this unit is."""
    measure: Measure

    @property
    def is_currency(self) -> bool:
        """Whether this is an ISO 4217 currency code."""
        return self.dimension.startswith("currency:")


# International System of Units; acre and mile: international yard and pound agreement of 1959; mu: 1/15 hectare.
_MEASURED: dict[str, dict[str, str]] = {
    "ratio": {"ratio": "1", "percent": "1/100", "permille": "1/1000"},
    "ratio-difference": {"percentage-point": "1/100", "basis-point": "1/10000"},
    "length": {"m": "1", "km": "1000", "cm": "1/100", "mm": "1/1000", "mile": "1609344/1000", "foot": "3048/10000"},
    "area": {"m2": "1", "km2": "1000000", "ha": "10000", "mu": "2000/3", "acre": "40468564224/10000000"},
    "volume": {"m3": "1", "l": "1/1000", "ml": "1/1000000"},
    "mass": {"kg": "1", "g": "1/1000", "mg": "1/1000000", "t": "1000"},
    "time": {"second": "1", "minute": "60", "hour": "3600", "day": "86400", "week": "604800"},
    "calendar-time": {"year": "1", "month": "1/12", "quarter": "1/4"},
    "power": {"W": "1", "kW": "1000", "MW": "1000000", "GW": "1000000000"},
    "energy": {"Wh": "1", "kWh": "1000", "MWh": "1000000", "GWh": "1000000000", "TWh": "1000000000000"},
    "speed": {"m/s": "1", "km/h": "5/18"},
    "temperature": {"celsius": "1"},
}

# ISO 4217, active codes of states and monetary unions.
_CURRENCIES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF
XPF YER ZAR ZMW ZWG
"""


@cache
def units() -> dict[str, Unit]:
    """Every unit by its name."""
    table = {
        "count": Unit("count", "count", Fraction(1), Measure.COUNT),
        "rank": Unit("rank", "rank", Fraction(1), Measure.ORDINAL),
        "generation": Unit("generation", "generation", Fraction(1), Measure.ORDINAL),
        "calendar-year": Unit("calendar-year", "calendar-year", Fraction(1), Measure.ORDINAL),
        "calendar-month": Unit("calendar-month", "calendar-month", Fraction(1), Measure.ORDINAL),
    }
    for dimension, members in _MEASURED.items():
        for name, factor in members.items():
            table[name] = Unit(name, dimension, Fraction(factor), Measure.MEASURED)
    for code in _CURRENCIES.split():
        table[code] = Unit(code, f"currency:{code}", Fraction(1), Measure.MEASURED)
    return table
