"""An entity or indicator that a claim names and nobody has registered, as an edit of the registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gzcheck.editing import Edit, Fix, difference
from gzcheck.model import Claim, Finding, Kind
from gzcheck.reading import CORPUS, INDICATORS, UNKNOWN_REFERENCE, read_yaml
from gzcheck.writing.lists import with_entry

_KINDS = {
    Kind.STOCK: "a stock, at an instant",
    Kind.FLOW: "a flow, over a time",
    Kind.RATE: "a rate",
    Kind.EVENT: "an event",
}


def registrations(finding: Finding, corpus_text: str, indicators_text: str) -> Iterator[Fix]:
    """What may be registered so that a claim's name is known; the texts are those of the two files of the registry."""
    if finding.rule is not UNKNOWN_REFERENCE or not finding.claims:
        return
    claim = finding.claims[0]
    if finding.location == claim.at("indicator") and claim.indicator:
        for kind, words in _KINDS.items():
            edits = _added(INDICATORS, "indicators", indicators_text, _indicator(claim, kind))
            yield from _fix(f"Register {claim.indicator} as {words}", edits, finding)
    elif finding.location == claim.at("about") and claim.about:
        entry = {"id": claim.about, "label": _label(claim.about)}
        edits = _added(CORPUS, "entities", corpus_text, entry)
        yield from _fix(f"Register the entity {claim.about}", edits, finding)


def _fix(title: str, edits: list[Edit], finding: Finding) -> Iterator[Fix]:
    if edits:
        yield Fix(title=title, edits=tuple(edits), fingerprint=finding.fingerprint)


def _indicator(claim: Claim, kind: Kind) -> dict[str, str]:
    """The entry of a new indicator; its definition is a beginning that somebody has to make good."""
    said = f", {claim.called}" if claim.called else ""
    return {
        "id": claim.indicator,
        "label": _label(claim.indicator),
        "definition": f"As {claim.source.publisher} prints it{said}.",
        "kind": kind.value,
        "unit": claim.figure.unit.name,
    }


def _label(name: str) -> str:
    words = name.replace("-", " ").replace(".", " ")
    return words[:1].upper() + words[1:]


def _added(file: str, key: str, text: str, entry: Mapping[str, str]) -> list[Edit]:
    """The edit that puts an entry behind the last of a list; none where the file cannot be read, or changed so."""
    document = read_yaml(file, text.encode())
    if document.faults or not isinstance(document.data, dict) or key not in document.data:
        return []
    items = [document.item(key, index) for index in range(len(document.data[key] or ()))]
    try:
        after = with_entry(text, document.at((key,)), items, entry, len(items))
    except ValueError:
        return []
    return list(difference(file, text, after))
