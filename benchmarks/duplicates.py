"""The same facts as a corpus of claims and as an XBRL report: groups of five on one thing, some of them in conflict."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GROUP = 5
"""Facts on one thing, each from another source."""
INDICATORS = 100
"""Claims of one source, all on one entity; five sources speak of each entity."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What one source says of one thing."""

    source: int
    entity: int
    indicator: int
    value: int


def facts(count: int, every: int) -> Iterator[Fact]:
    """So many facts, by source; of every so many groups one is in conflict, by the figure of its last source."""
    for source in range(count // INDICATORS):
        entity, place = divmod(source, GROUP)
        for indicator in range(INDICATORS):
            number = entity * INDICATORS + indicator
            value = 1001 + number * 7 % 8888
            differs = place == GROUP - 1 and number % every == 0
            yield Fact(source=source, entity=entity, indicator=indicator, value=value + 3 if differs else value)


def conflicting(count: int, every: int) -> int:
    """How many groups of these facts are in conflict."""
    groups = count // GROUP
    return (groups + every - 1) // every


# ---------------------------------------------------------------- claims


def write_claims(folder: Path, count: int, every: int) -> None:
    """Write the facts as a corpus; the numbers are counts without a round one among them, so that all are exact."""
    (folder / "sources").mkdir(parents=True)
    entities = count // INDICATORS // GROUP
    lines = (f"  - {{id: district-{number}, label: Harbour District {number}}}" for number in range(entities))
    _write(folder / "corpus.yaml", "title: Generated for measurements", "entities:", *lines)
    _write(folder / "indicators.yaml", "indicators:", *(_indicator(number) for number in range(INDICATORS)))
    by_source: dict[int, list[str]] = {}
    for fact in facts(count, every):
        by_source.setdefault(fact.source, []).append(_claim(fact))
    for source, claims in by_source.items():
        _write(folder / "sources" / f"gazette-{source:05}.yaml", *_head(source), *claims)


def _write(path: Path, *lines: str) -> None:
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")


def _indicator(number: int) -> str:
    return f"  - {{id: indicator-{number}, label: Indicator {number}, definition: Generated., kind: flow, unit: count}}"


def _head(source: int) -> list[str]:
    return [
        "source:",
        f"  id: gazette-{source:05}",
        f"  title: What the districts counted, part {source}",
        f"  publisher: Gazette {source}",
        "  published: 2017-05",
        "  dating: stated",
        "  kind: news",
        "  language: en",
        "claims:",
    ]


def _claim(fact: Fact) -> str:
    return (
        f"  - id: claim-{fact.indicator}\n"
        f"    about: district-{fact.entity}\n"
        f"    indicator: indicator-{fact.indicator}\n"
        f"    value: {_odd(fact.value)}\n"
        f"    unit: count\n"
        f"    period: 2016\n"
        f"    printed: {_odd(fact.value)} firms\n"
        f"    paragraph: {fact.indicator + 1}"
    )


def _odd(value: int) -> int:
    """A number that ends in no zero, which a reader of print would take for rounded."""
    return value * 10 + 1


# ---------------------------------------------------------------- XBRL

_NAMESPACE = "http://example.org/generated"
_TAXONOMY = f"""<?xml version="1.0" encoding="UTF-8"?>
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
  targetNamespace="{_NAMESPACE}" elementFormDefault="qualified">
<xsd:import namespace="http://www.xbrl.org/2003/instance"
  schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
"""
_REPORT = f"""<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
  xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:g="{_NAMESPACE}">
<link:schemaRef xlink:type="simple" xlink:href="generated.xsd"/>
<xbrli:unit id="count"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
"""


def write_report(folder: Path, count: int, every: int) -> Path:
    """Write the same facts as an XBRL instance with its taxonomy; returns the instance."""
    folder.mkdir(parents=True)
    concepts = "".join(
        f'<xsd:element id="g_i{number}" name="i{number}" type="xbrli:decimalItemType" substitutionGroup="xbrli:item" '
        'nillable="true" xbrli:periodType="duration"/>\n'
        for number in range(INDICATORS)
    )
    (folder / "generated.xsd").write_text(f"{_TAXONOMY}{concepts}</xsd:schema>\n", encoding="utf-8")
    contexts = "".join(_context(number) for number in range(count // INDICATORS // GROUP))
    told = "".join(
        f'<g:i{fact.indicator} contextRef="d{fact.entity}" unitRef="count" decimals="0">{_odd(fact.value)}'
        f"</g:i{fact.indicator}>\n"
        for fact in facts(count, every)
    )
    report = folder / "report.xbrl"
    report.write_text(f"{_REPORT}{contexts}{told}</xbrli:xbrl>\n", encoding="utf-8")
    return report


def _context(number: int) -> str:
    return (
        f'<xbrli:context id="d{number}"><xbrli:entity><xbrli:identifier scheme="http://example.org/districts">'
        f"district-{number}</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:startDate>2016-01-01</xbrli:startDate>"
        "<xbrli:endDate>2016-12-31</xbrli:endDate></xbrli:period></xbrli:context>\n"
    )
