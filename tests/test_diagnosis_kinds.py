"""Kinds of tables in which a source as a whole was told wrongly, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

import pytest
from tables_made import checked, written

pytest.importorskip("ibis")
pytest.importorskip("duckdb")

from gzcheck import engine
from gzcheck.commands import consensus
from gzcheck.comparing import widest
from gzcheck.model import Finding, Report
from gzcheck.settings import Settings

TABLE = "{file: t.csv, columns: {source: who, about: city, period: year, value: v}, entities: open"
Prints = Callable[[float, Random], str]
"""What a source prints for a true number."""


def written_rows(sources: Mapping[str, Prints], true: Callable[[Random], float], groups: int = 40) -> str:
    rng, rows = Random(5), ["who,city,year,v"]
    for group in range(groups):
        number = true(rng)
        rows += [f"{name},c{group // 4},{2010 + group % 4},{prints(number, rng)}" for name, prints in sources.items()]
    return "\n".join(rows) + "\n"


def report_on(
    folder: Path,
    sources: Mapping[str, Prints],
    true: Callable[[Random], float],
    indicator: str = "trade",
    groups: int = 40,
) -> Report:
    table = f"{TABLE}, constants: {{indicator: {indicator}}}}}"
    return checked(folder, {"t": table}, {"t.csv": written_rows(sources, true, groups)})


def on_sources(report: Report) -> list[tuple[str, str]]:
    """What is said of whole sources: the code of the rule, and the source."""
    return [(one.rule.code, one.message.partition(":")[2].split(",")[0].split(":")[0]) for one in wholes(report)]


def wholes(report: Report) -> Sequence[Finding]:
    return [one for one in report.findings if one.is_on_source]


def amount(rng: Random) -> float:
    return rng.uniform(10_000, 900_000)


def times(factor: float, digits: int = 3) -> Prints:
    return lambda number, _: f"{number * factor:.{digits}f}"


def noisy(share: float, factor: float = 1.0) -> Prints:
    return lambda number, rng: f"{number * factor * rng.uniform(1 - share, 1 + share):.3f}"


@pytest.mark.parametrize(
    "others",
    [
        {"d": times(1.1), "e": times(1.2)},
        {"d": times(1.1), "e": noisy(0.2)},
        {"d": noisy(0.2), "e": noisy(0.2)},
        {"d": times(1 / 1000, 6), "e": times(1e-6, 9)},
    ],
)
@pytest.mark.parametrize("honest", [2, 3])
def test_sources_that_agree_are_no_copies_while_nobody_outvotes_them(
    tmp_path: Path, honest: int, others: dict[str, Prints]
) -> None:
    """Nor does the consensus take the word of one against theirs."""
    sources = {**dict.fromkeys(["a", "b", "c"][:honest], times(1)), **others}
    report = report_on(tmp_path, sources, amount)
    assert not [one for one in wholes(report) if one.rule.code == "GZ606"]
    found = consensus.run(Settings(corpus=tmp_path / "claims", tables=tmp_path / "data"))
    assert found.groups == 40 and found.differing == 0


@pytest.mark.parametrize("camp", [times(1.07), times(1 / 1000, 6)])
def test_two_against_two_are_no_copies(tmp_path: Path, camp: Prints) -> None:
    report = report_on(tmp_path, {"a": times(1), "b": times(1), "c": camp, "d": camp}, amount)
    assert not wholes(report)


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ({"a": times(1), "b": times(1.06)}, "about 1/1000 × every other source in 100 %"),
        ({"a": times(1), "b": times(1.03), "d": times(0.97)}, "about 1/1000 × every other source in 100 %"),
        ({"a": noisy(0.03), "b": noisy(0.03)}, "1/100"),
        ({"a": times(1), "b": times(1), "d": times(1.1)}, "about 1/1000 × every other source in 100 %"),
    ],
)
def test_who_counts_in_thousands_is_told_though_the_others_differ(
    tmp_path: Path, others: dict[str, Prints], told: str
) -> None:
    (found,) = wholes(report_on(tmp_path, {**others, "c": times(1 / 1000, 6)}, amount))
    assert found.rule.code == "GZ601" and found.message.startswith("t:c, ") and told in found.message
    assert found.message.partition(": ")[2].count("a thousand?") == 1


def test_two_sources_off_by_different_things_are_both_told(tmp_path: Path) -> None:
    """Each is off against the two that agree; that it does not agree with the other one either is no excuse."""
    sources = {
        "a": times(1, 1),
        "b": times(1, 1),
        "c": lambda number, _: f"{number * 9 / 5 + 32:.1f}",
        "d": lambda number, _: f"{number + 273.15:.1f}",
    }
    report = report_on(tmp_path, sources, lambda rng: rng.uniform(-10, 35), "temperature", 80)
    assert on_sources(report) == [("GZ602", "c"), ("GZ602", "d")]
    assert all("(2 of 3 sources)" in one.message for one in wholes(report))
    assert not [one for one in report.findings if one.rule.code == "GZ201"]


def balance(rng: Random) -> float:
    return rng.choice([1, -1]) * rng.uniform(100, 900)


@pytest.mark.parametrize("others", [2, 3])
def test_a_source_that_turns_every_sign_is_told(tmp_path: Path, others: int) -> None:
    sources = {**dict.fromkeys("abd"[:others], times(1)), "c": times(-1)}
    report = report_on(tmp_path, sources, balance, "balance")
    (found,) = report.findings
    assert on_sources(report) == [("GZ603", "c")]
    assert f"printed with the opposite sign of what others print in 100 % of {40 * others} comparisons" in found.message
    assert report.summary.explained == 40


def test_a_lost_sign_is_no_turned_one(tmp_path: Path) -> None:
    """Where all others are negative it may be either, and what is left out is more usual."""
    sources = {"a": times(-1), "b": times(-1), "c": times(1)}
    (found,) = wholes(report_on(tmp_path, sources, lambda rng: rng.uniform(100, 900), "balance"))
    assert found.rule.code == "GZ603" and "without the sign that others print" in found.message


@pytest.mark.parametrize("sources", [3, 4, 5])
def test_a_code_that_two_sources_print_in_the_same_cells_is_one(tmp_path: Path, sources: int) -> None:
    rows, rng = ["who,city,year,v"], Random(2)
    for group in range(60):
        number, is_gone = rng.uniform(5, 60), group % 5 == 0
        for place in range(sources):
            rows.append(
                f"s{place},c{group // 4},{2010 + group % 4},{'-999' if is_gone and place < 2 else f'{number:.1f}'}"
            )
    table = f"{TABLE}, constants: {{indicator: temperature}}}}"
    report = checked(tmp_path, {"t": table}, {"t.csv": "\n".join(rows) + "\n"})
    assert on_sources(report) == [("GZ607", "s0"), ("GZ607", "s1")]
    assert len(report.findings) == 2


@pytest.mark.parametrize("price", ["999", "999.99", "9999"])
def test_a_price_that_others_undercut_is_no_code(tmp_path: Path, price: str) -> None:
    """Ordinary numbers look like codes; what others print beside them is near."""
    listed = (price, f"{float(price) * 2.5:.2f}", f"{float(price) / 2:.2f}", f"{float(price) / 7:.2f}")
    rows, rng = ["who,city,year,v"], Random(4)
    for group in range(48):
        asked = listed[group % len(listed)]
        rows.append(f"maker,c{group // 4},{2010 + group % 4},{asked}")
        for shop in ("one", "two"):
            rows.append(f"{shop},c{group // 4},{2010 + group % 4},{float(asked) * rng.uniform(0.93, 0.97):.2f}")
    table = f"{TABLE}, constants: {{indicator: trade}}}}"
    report = checked(tmp_path, {"t": table}, {"t.csv": "\n".join(rows) + "\n"})
    assert not [one for one in wholes(report) if one.rule.code == "GZ607"]


def test_differences_from_one_to_six_are_no_constant_offset(tmp_path: Path) -> None:
    """Nor is half of a small whole number a factor, as far as its digits go."""
    sources = {"a": times(1, 0), "b": times(1, 0), "c": lambda number, rng: f"{number - rng.uniform(0.5, 6.5):.0f}"}
    assert not wholes(report_on(tmp_path, sources, lambda rng: rng.uniform(8, 14), "share", 160))


def test_a_constant_offset_with_noise_is_one(tmp_path: Path) -> None:
    sources = {
        "a": times(1, 1),
        "b": times(1, 1),
        "c": lambda number, rng: f"{number + 2 + rng.uniform(-0.1, 0.1):.1f}",
    }
    (found,) = wholes(report_on(tmp_path, sources, lambda rng: rng.uniform(8, 14), "temperature", 160))
    assert found.rule.code == "GZ602" and "t:c, " in found.message


def test_what_is_explained_keeps_its_cause_where_it_is_told_in_brief(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(widest.widest_first, "__defaults__", (5,))
    sources = {"a": times(1), "b": times(1), "c": times(1 / 1000, 6)}
    corpus = written(
        tmp_path, {"t": f"{TABLE}, constants: {{indicator: trade}}}}"}, {"t.csv": written_rows(sources, amount)}, ()
    )
    report = engine.check(engine.as_asked(corpus, Settings(tables=tmp_path / "data", unfold=True)))
    (cause,) = wholes(report)
    conflicts = [one for one in (*report.findings, *report.folded) if one.rule.code == "GZ201"]
    assert len(conflicts) == 40 and {one.explained_by for one in conflicts} == {(cause.fingerprint,)}
    assert report.summary.explained == 40
