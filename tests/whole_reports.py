"""The same figures as a data file and as claims, and what is told of their sources as wholes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from making import Folder, claim

from gzcheck import engine
from gzcheck.model import Family, Finding, Report
from gzcheck.settings import Settings

KINDS = ("tables", "claims")
Row = tuple[str, str, str, object, object]
"""Source, entity, indicator, period, and what is printed."""
TABLE = """\
source: {id: t, title: T, publisher: P, published: 2020, dating: stated, kind: research, language: en}
table:
  file: t.csv
  columns: {source: source, about: about, indicator: indicator, period: period, value: value}
  entities: open
"""


class Told(NamedTuple):
    """A report, and what it tells of sources as wholes."""

    report: Report
    wholes: tuple[Finding, ...]

    @property
    def brief(self) -> list[str]:
        """The codes of the rules with the sources, in order."""
        sources = (one.message.split(",")[0].split(": ")[0].removeprefix("t:") for one in self.wholes)
        return sorted(f"{one.rule.code} {name}" for one, name in zip(self.wholes, sources, strict=True))


def looked_at(folder: Path, kind: str, rows: Iterable[Row], units: Mapping[str, str] | None = None) -> Told:
    """The report on figures, as a table of many sources or as claims. `units`: by indicator, where it is no count."""
    rows = [*rows]
    corpus = Folder(folder / "claims")
    corpus.write("corpus.yaml", _corpus({row[1] for row in rows} if kind == "claims" else ()))
    corpus.write("indicators.yaml", _register({row[2] for row in rows}, units or {}))
    settings = Settings(corpus=corpus.path, cache=None)
    if kind == "claims":
        _write_claims(corpus, rows, units or {})
    else:
        settings = replace(settings, tables=folder / "data")
        corpus.write("tables/t.yaml", TABLE)
        (folder / "data").mkdir(exist_ok=True)
        lines = ("source,about,indicator,period,value", *(",".join(map(str, row)) for row in rows))
        (folder / "data" / "t.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = engine.check(engine.load(settings))
    return Told(report, tuple(one for one in report.findings if one.rule.family is Family.SOURCE))


def _corpus(entities: Iterable[str]) -> str:
    listed = "".join(f"  - {{id: {name}, label: {name}}}\n" for name in sorted(entities))
    return f"title: World\nentities:\n{listed}" if listed else "title: World\nentities: []\n"


def _register(names: Iterable[str], units: Mapping[str, str]) -> str:
    lines = (
        f"  - {{id: {name}, label: {name}, definition: Made up., kind: rate, unit: {units.get(name, 'count')}, "
        "can_be_negative: true}\n"
        for name in sorted(names)
    )
    return "indicators:\n" + "".join(lines)


def _write_claims(corpus: Folder, rows: Iterable[Row], units: Mapping[str, str]) -> None:
    by_source: dict[str, list[str]] = {}
    for place, (name, about, indicator, period, text) in enumerate(rows):
        more = {"about": about, "indicator": indicator, "period": f"'{period}'", "unit": units.get(indicator, "count")}
        said = claim(f"c{place}", str(text), f"{text} in all", **more)
        by_source.setdefault(name, []).append(said)
    for name, claims in by_source.items():
        corpus.source(name, *claims, published="2020-01-02")
