"""`python benchmarks/identities.py`: 1,000 identities over 10,000 claims, in seconds beyond loading."""

import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gzcheck.comparing.facts import Facts
from gzcheck.engine import check
from gzcheck.reading.loader import load_corpus
from gzcheck.rules import (
    broken_identity,
    exchange_rate,
    growth_against_levels,
    growth_composition,
    identity_by_rounding,
    implied_conflict,
    part_above_whole,
    unusable_identity,
)

TARGET = 3.0
"""Seconds."""
ROUNDS = 5
SOURCES, CLAIMS, DISTRICTS = 100, 100, 40
RULES = (
    broken_identity,
    exchange_rate,
    part_above_whole,
    growth_against_levels,
    growth_composition,
    implied_conflict,
    identity_by_rounding,
    unusable_identity,
)


def write_corpus(folder: Path) -> None:
    """A corpus in which every third amount is the sum of the two before it, but for one total in twenty."""
    (folder / "sources").mkdir(parents=True)
    districts = [f"  - {{id: district-{i}, label: Harbour District {i}, part_of: harbour}}" for i in range(DISTRICTS)]
    _write(folder / "corpus.yaml", "title: Generated", "entities:", "  - {id: harbour, label: Harbour}", *districts)
    _write(folder / "indicators.yaml", "indicators:", *(_indicator(number) for number in range(CLAIMS)))
    for source in range(SOURCES):
        _write(
            folder / "sources" / f"{_source(source)}.yaml", *_head(source), *(_claim(source, i) for i in range(CLAIMS))
        )
    identities = list(_identities())
    assert len(identities) == 1000
    _write(folder / "identities.yaml", "identities:", *identities)


def _write(path: Path, *lines: str) -> None:
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")


def _indicator(number: int) -> str:
    part = "" if number % 3 == 2 or number == CLAIMS - 1 else f", part_of: amount-{number - number % 3 + 2}"
    return f"  - {{id: amount-{number}, label: Amount {number}, definition: Generated., kind: flow, unit: CNY{part}}}"


def _source(number: int) -> str:
    return f"gazette-{number:03}"


def _head(number: int) -> list[str]:
    return [
        f"source: {{id: {_source(number)}, title: News, publisher: News, published: {2001 + number // DISTRICTS}-05,",
        "  dating: stated, kind: news, language: en}",
        "claims:",
    ]


def _claim(source: int, index: int) -> str:
    first, second = 101 + (source * 7 + index // 3 * 13) % 700, 103 + (source * 11 + index // 3 * 5) % 700
    total = first + second + (50 if (source + index // 3) % 20 == 0 else 0)
    value = (first, second, total)[index % 3]
    return (
        f"  - {{id: c{index}, about: district-{source % DISTRICTS}, indicator: amount-{index}, value: {value}e6, "
        f"unit: CNY, printed: {value} million yuan, period: {2000 + source // DISTRICTS}, paragraph: {1 + index}}}"
    )


def _identities() -> Iterator[str]:
    """Terms by claim, by indicator, and by derived figure; one in ten applies to every source."""
    for number in range(400):
        source, base = _source(number % SOURCES), number // SOURCES * 3
        terms = f"{{a: {source}/c{base}, b: {source}/c{base + 1}, total: {source}/c{base + 2}}}"
        yield _entry(f"claims-{number}", terms, "expect: total == a + b, complete: true")
    for number in range(300):
        source, base = number % SOURCES, 12 + number // SOURCES * 3
        terms = ", ".join(f"{name}: {{indicator: amount-{base + i}}}" for i, name in enumerate(("a", "b", "total")))
        where = (
            f"{{source: {_source(source)}, about: district-{source % DISTRICTS}, period: {2000 + source // DISTRICTS}}}"
        )
        yield _entry(f"indicators-{number}", f"{{{terms}}}", f"where: {where}, expect: a / total <= 1 - b / total")
    for number in range(100):
        source = _source(number)
        target = f"{{indicator: amount-99, about: district-{number % DISTRICTS}, unit: CNY, period: 1990}}"
        yield _entry(f"sum-{number}", f"{{a: {source}/c30, b: {source}/c31}}", f"derive: sum = a + b, as: {target}")
        yield _entry(f"made-{number}", f"{{sum: sum-{number}, total: {source}/c32}}", "expect: sum == total")
    for number in range(100):
        base = number % 33 * 3
        terms = ", ".join(f"{name}: {{indicator: amount-{base + i}}}" for i, name in enumerate(("a", "b", "total")))
        yield _entry(f"each-{number}", f"{{{terms}}}", "where: {source: each}, expect: total >= a + b")


def _entry(name: str, terms: str, rest: str) -> str:
    return f"  - {{id: {name}, title: Generated, why: To measure, terms: {terms}, {rest}}}"


def measure(folder: Path) -> tuple[float, float]:
    """Seconds for loading, and for all arithmetic: the identities, and the relations nobody declares."""
    start = time.perf_counter()
    corpus = load_corpus(folder)
    loaded = time.perf_counter()
    facts = Facts(corpus)
    for module in RULES:
        for _ in module.check(facts):
            pass
    return loaded - start, time.perf_counter() - loaded


def main() -> int:
    """Print the times; 1 when the target is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "claims"
        write_corpus(folder)
        runs = [measure(folder) for _ in range(ROUNDS)]
        corpus = load_corpus(folder)
    assert not corpus.faults, corpus.faults[:3]
    start = time.perf_counter()
    report = check(corpus)
    whole = time.perf_counter() - start
    standings = Counter(evaluation.verdict.value for evaluation in Facts(corpus).arithmetic.evaluations())
    counted = ", ".join(f"{count:,} {name}" for name, count in sorted(standings.items()))
    loading, arithmetic = (statistics.median(run[place] for run in runs) for place in (0, 1))
    met = arithmetic <= TARGET
    print(f"{len(corpus.identities):,} identities over {len(corpus.claims):,} claims: {counted}")
    print(f"loading         {loading:6.2f} s")
    print(f"arithmetic      {arithmetic:6.2f} s  target {TARGET:.2f}  {'met' if met else 'MISSED'}")
    print(f"the whole check {whole:6.2f} s  ({len(report.findings):,} findings)")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
