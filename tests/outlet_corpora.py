"""Corpora that every outlet has to stand: one in order, an empty one, a broken one, a hostile one."""

from __future__ import annotations

import json
from collections.abc import Callable

from deciding import accept, contradict
from making import Folder, Gzcheck, claim

MARKUP = "</script><img src=x onerror=alert(1)>'\"&amp;<!-- [x](javascript:y) **b** | @octocat #1 ]]>"
FORMULA = "=cmd|'/c calc'!A1"
COMMAND = "%0A::error::owned\\n::set-output name=x::y"
ESCAPE = "\x1b[31m"
BIDI = "\u202egnp.exe\u2066"
HOSTILE = [MARKUP, FORMULA, COMMAND, BIDI, f"{MARKUP}{BIDI}"]


def quoted(text: str) -> str:
    """A YAML scalar that holds any text."""
    return json.dumps(text)


def in_order(folder: Folder, gzcheck: Gzcheck) -> None:
    """A conflict, and one that is resolved."""
    contradict(folder)
    accept(folder, gzcheck)
    for name, value in (("herald", "203"), ("times", "230")):
        folder.source(name, claim("firms", value, f"{value} firms"))


def empty(folder: Folder, gzcheck: Gzcheck) -> None:
    """No claims at all."""


def broken(folder: Folder, gzcheck: Gzcheck) -> None:
    """Files that cannot be read, beside one that can."""
    contradict(folder)
    folder.write("sources/torn.yaml", "source: [\n")
    folder.write("sources/latin.yaml", b"source: {id: \xe9}\n")
    folder.write("identities.yaml", "identities: 5\n")


def hostile(folder: Folder, gzcheck: Gzcheck) -> None:
    """Markup, formulas, commands and hidden characters in every text field."""
    text = quoted(MARKUP + BIDI)
    folder.write(
        "corpus.yaml",
        f"title: {text}\nentities:\n  - {{id: harbour-city, label: {text}}}\n  - {{id: old-port, label: Old Port}}\n",
    )
    folder.write(
        "indicators.yaml",
        f"indicators:\n  - {{id: firms, label: {text}, definition: {text}, kind: stock, unit: count}}\n",
    )
    for number, hard in enumerate(HOSTILE):
        entry = (
            f"{{id: firms, about: harbour-city, indicator: firms, value: {12 + number}, unit: count, "
            f"printed: {quoted(f'{12 + number} firms {hard}'[:80])}, paragraph: 1, called: {quoted(hard)}, "
            f"attributed_to: {quoted(hard)}, note: {quoted(hard)}}}"
        )
        folder.source(f"s{number}", entry, title=quoted(hard), publisher=quoted(hard))


CORPORA: dict[str, Callable[[Folder, Gzcheck], None]] = {
    "in-order": in_order,
    "empty": empty,
    "broken": broken,
    "hostile": hostile,
}
