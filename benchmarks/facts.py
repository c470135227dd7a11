"""Facts that public packages disagree on: what they print, and how often vote and advice are what the record is.

    python benchmarks/facts.py collect FILE    where the packages are installed (PACKAGES says which)
    python benchmarks/facts.py measure FILE    where gzcheck[tables] is

The facts are the standard atomic weights, of which `periodictable` is taken for the record: it cites the commission
that sets them. The figures of the others are taken as they print them, digits and all.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

RECORD = "record"
Weights = dict[str, str]


def _module(name: str) -> Any:
    return import_module(name)


def periodictable() -> Weights:
    return {one.symbol: repr(one.mass) for one in _module("periodictable").elements if one.symbol != "n"}


def mendeleev() -> Weights:
    import sqlite3

    place = Path(_module("mendeleev").__file__).with_name("elements.db")
    rows = sqlite3.connect(place).execute("select symbol, atomic_weight from elements")
    return {symbol: repr(weight) for symbol, weight in rows if weight}


def molmass() -> Weights:
    return {one.symbol: repr(one.mass) for one in _module("molmass").ELEMENTS}


def ase(masses: str) -> Weights:
    data = _module("ase.data")
    pairs = zip(data.chemical_symbols, getattr(data, masses), strict=False)
    return {symbol: repr(float(mass)) for symbol, mass in pairs}


def qcelemental() -> Weights:
    """These are the masses of the commonest isotopes: another thing under the same name."""
    table = _module("qcelemental").periodictable
    return {symbol: str(table.to_mass(symbol, return_decimal=True)) for symbol in table.E if symbol.isalpha()}


def pyteomics() -> Weights:
    """Means of its isotopes, which it prints none of."""
    masses = _module("pyteomics.mass").nist_mass
    sums = {symbol: sum(m * share for key, (m, share) in of.items() if key) for symbol, of in masses.items()}
    return {symbol: f"{mean:.8g}" for symbol, mean in sums.items() if mean}


def chemlib() -> Weights:
    table = _module("chemlib.chemistry").pte
    return dict(zip(table["Symbol"], map(str, table["AtomicMass"]), strict=True))


def elementy() -> Weights:
    return {one.symbol: str(one.mass) for one in _module("elementy").PeriodicTable().elements.values()}


def xraydb() -> Weights:
    module = _module("xraydb")
    return {module.atomic_symbol(z): repr(module.atomic_mass(z)) for z in range(1, 99)}


def chemicals() -> Weights:
    return {one.symbol: repr(one.MW) for one in _module("chemicals.elements").periodic_table}


PACKAGES: dict[str, Callable[[], Weights]] = {
    RECORD: periodictable,
    "mendeleev": mendeleev,
    "molmass": molmass,
    "ase": lambda: ase("atomic_masses"),
    "ase-legacy": lambda: ase("atomic_masses_legacy"),
    "qcelemental": qcelemental,
    "pyteomics": pyteomics,
    "chemlib": chemlib,
    "elementy": elementy,
    "xraydb": xraydb,
    "chemicals": chemicals,
}


def collect(path: str) -> None:
    """Write what the packages print, a line for each package and element."""
    known = periodictable()
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("source", "about", "value"))
        for name, weights in PACKAGES.items():
            found = {symbol: text for symbol, text in weights().items() if symbol in known and float(text) > 0}
            print(f"{name:12}{len(found):5} elements")
            writer.writerows((name, symbol, text) for symbol, text in found.items())


TABLE = """\
source: {id: packages, title: Atomic weights, publisher: packages, published: 2026, dating: stated, kind: research,
  language: en}
table:
  file: facts.csv
  columns: {source: source, about: about, value: value}
  constants: {indicator: weight}
  entities: open
"""
INDICATORS = """\
indicators:
  - {id: weight, label: Atomic weight, definition: Of the mixture found on earth., kind: stock, unit: ratio}
"""


def measure(path: str) -> None:
    """How often the vote and the advice are the record, to the digits that they have."""
    from gzcheck.commands import consensus
    from gzcheck.settings import Settings

    said: dict[str, dict[str, str]] = defaultdict(dict)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            said[row["source"]][row["about"]] = row["value"]
    record = said.pop(RECORD)
    with TemporaryDirectory() as folder:
        _write(Path(folder), said)
        settings = Settings(corpus=Path(folder) / "claims", tables=Path(folder) / "data", cache=None)
        readings = [one for one in consensus.run(settings).readings if one.sources > 1]
    for name, weights in said.items():
        own = [symbol for symbol in weights if symbol in record]
        print(f"{name:12}{len(own):5} {_share(_is_record(weights[symbol], record[symbol]) for symbol in own)}")
    print(f"{'vote':12}{len(readings):5} {_share(_is_record(one.vote, record[one.about]) for one in readings)}")
    print(f"{'advice':12}{len(readings):5} {_share(_is_record(one.text, record[one.about]) for one in readings)}")
    for one in readings:
        if one.differs:
            print(f"  {one.about}: record {record[one.about]}, vote {one.vote}, advice {one.text}")


def _write(folder: Path, said: dict[str, dict[str, str]]) -> None:
    (folder / "claims" / "tables").mkdir(parents=True)
    (folder / "data").mkdir()
    (folder / "claims" / "corpus.yaml").write_text("title: Facts\n")
    (folder / "claims" / "indicators.yaml").write_text(INDICATORS)
    (folder / "claims" / "tables" / "packages.yaml").write_text(TABLE)
    lines = [f"{name},{about},{text}" for name, weights in said.items() for about, text in weights.items()]
    (folder / "data" / "facts.csv").write_text("source,about,value\n" + "\n".join(lines) + "\n")


def _is_record(text: str, record: str) -> bool:
    return float(text) == float(record)


def _share(right: Iterator[bool]) -> str:
    outcomes = [*right]
    return f"{100 * sum(outcomes) / len(outcomes):6.2f} %"


if __name__ == "__main__":
    {"collect": collect, "measure": measure}[sys.argv[1]](sys.argv[2])
