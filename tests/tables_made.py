"""Corpora with tables, written by tests: a small register, declarations, and data files beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import gzcheck
from gzcheck import engine
from gzcheck.model import Corpus, Report
from gzcheck.settings import Settings

REGISTER = """\
indicators:
  - {id: labs, label: Laboratories, definition: Registered laboratories., kind: stock, unit: count}
  - {id: balance, label: Balance, definition: Revenue less spending., kind: flow, unit: CNY, can_be_negative: true}
  - {id: trade, label: Trade, definition: Exports and imports., kind: flow, unit: CNY}
  - {id: share, label: Share, definition: Of all., kind: stock, unit: percent}
  - {id: place, label: Place, definition: In a ranking., kind: stock, unit: rank}
  - {id: temperature, label: Temperature, definition: Of the air., kind: stock, unit: celsius}
  - {id: length, label: Length, definition: Of roads., kind: stock, unit: km}
  - {id: waiting, label: Waiting, definition: At the gate., kind: rate, unit: minute}
  - {id: ground-broken, label: Ground broken, definition: Begin of works., kind: event, unit: date}
"""


def source(name: str, **more: str) -> str:
    """The head of a declaration."""
    said = {"title": f"Figures of {name}", "publisher": name, "published": "2017", "dating": "stated"} | more
    said |= {"kind": said.get("kind", "research"), "language": said.get("language", "en")}
    return f"source: {{id: {name}, {', '.join(f'{key}: {value}' for key, value in said.items())}}}\n"


def written(
    folder: Path, tables: Mapping[str, str], data: Mapping[str, str | bytes], entities: Sequence[str] = ("harbour",)
) -> Corpus:
    """A corpus below `folder/claims` with tables by name (what stands under `table:`), and data below `folder/data`."""
    claims = folder / "claims"
    (claims / "tables").mkdir(parents=True, exist_ok=True)
    listed = "".join(f"  - {{id: {name}, label: {name.title()}}}\n" for name in entities)
    register = f"entities:\n{listed}" if listed else ""
    (claims / "corpus.yaml").write_text(f"title: Tables\n{register}", encoding="utf-8")
    (claims / "indicators.yaml").write_text(REGISTER, encoding="utf-8")
    for name, table in tables.items():
        text = table if table.startswith("source:") else f"{source(name)}table: {table}\n"
        (claims / "tables" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "data").mkdir(exist_ok=True)
    for name, content in data.items():
        place = folder / "data" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    return gzcheck.load_corpus(claims)


def checked(folder: Path, tables: Mapping[str, str], data: Mapping[str, str | bytes]) -> Report:
    """The report on a corpus with tables, all of which can be declared so, and no registered entity."""
    corpus = written(folder, tables, data, ())
    assert corpus.tables.keys() == tables.keys(), corpus.faults
    return engine.check(engine.as_asked(corpus, Settings(tables=folder / "data")))


def told(report: Report) -> Counter[tuple[str, ...]]:
    """What is found in a report, but for the places."""
    return Counter(
        (one.rule.code, one.message if one.claims else "", *(claim.id for claim in one.claims))
        for one in report.findings
    )
