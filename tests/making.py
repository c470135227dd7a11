"""What tests make things with: figures from a few words, and small corpora on disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gzcheck.model import Numeral, units
from gzcheck.model.corpus import Corpus
from gzcheck.model.figure import Figure, Precision
from gzcheck.model.hedge import Hedge
from gzcheck.reading.loader import load_corpus
from gzcheck.reading.opener import Found, Missing

ROOT = Path(__file__).parents[1]
"""The repository."""

CORPUS = """\
title: Harbour city (invented)
entities:
  - {id: harbour-city, label: Harbour City}
  - {id: old-port, label: Old Port, part_of: harbour-city}
"""

INDICATORS = """\
indicators:
  - {id: firms, label: Firms, definition: Registered firms., kind: stock, unit: count, aliases: [companies]}
  - {id: labs, label: Labs, definition: Laboratories., kind: stock, unit: count}
  - {id: exports, label: Exports, definition: Goods exported., kind: flow, unit: CNY}
  - {id: export-growth, label: Export growth, definition: Change on the year before., kind: rate, unit: percent}
  - {id: opening, label: Opening year, definition: When the port opened., kind: event, unit: calendar-year}
"""

CLAIM = "{id: firms, about: harbour-city, indicator: firms, value: 12, unit: count, printed: 12 firms, paragraph: 1}"


def figure(
    value: str, unit: str = "count", hedge: Hedge = Hedge.BARE, upper: str | None = None, precision: Precision = None
) -> Figure:
    """A figure by the digits as a corpus has them ("61e9")."""
    second = None if upper is None else Numeral.parse(upper)
    return Figure(Numeral.parse(value), units()[unit], hedge, second, precision)


def claim(name: str, value: str, printed: str, **others: str) -> str:
    """A claim of a source file as a flow mapping: firms in the harbour city, unless `others` says otherwise."""
    fields = {"about": "harbour-city", "indicator": "firms", "unit": "count", "paragraph": "1", **others}
    pairs = "".join(f", {key}: {text}" for key, text in fields.items())
    return f"{{id: {name}, value: {value}, printed: {json.dumps(printed)}{pairs}}}"


def source(name: str, *claims: str, published: str = "2017-05-02", **others: str) -> str:
    """A source file; line 3 has the title, and each claim takes one line from line 10 on."""
    fields = {
        "id": name,
        "title": "Port news",
        "publisher": f"Publisher of {name}",
        "published": published,
        "dating": "stated",
        "kind": "news",
        "language": "en",
        **others,
    }
    head = "".join(f"  {key}: {text}\n" for key, text in fields.items())
    body = "".join(f"  - {line}\n" for line in claims)
    return f"source:\n{head}claims:{'' if claims else ' []'}\n{body}"


@dataclass(frozen=True)
class Folder:
    """A corpus on disk."""

    path: Path

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file of the corpus, whatever it holds."""
        place = self.path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return place

    def source(self, name: str, *claims: str, published: str = "2017-05-02", **others: str) -> Path:
        """Write `sources/<name>.yaml`."""
        return self.write(f"sources/{name}.yaml", source(name, *claims, published=published, **others))

    def load(self) -> Corpus:
        """What the program makes of it."""
        return load_corpus(self.path)


class Memory:
    """An opener of nothing but values: contents by name."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = files

    def read(self, name: str, limit: int) -> bytes:
        if name not in self.files:
            raise Missing("is not there")
        return self.files[name].encode()[: limit + 1]

    def walk(self) -> Iterator[Found]:
        return (Found(name) for name in self.files)

    def shown(self, name: str) -> str:
        return name


@dataclass(frozen=True)
class Run:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its report, where that was asked for as JSON."""
        return json.loads(self.out)


Gzcheck = Callable[..., Run]
"""The command line as a function of its arguments."""
