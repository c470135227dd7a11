"""Whole reports that are kept: the same to the letter, and gone with whatever they hang on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from case_folders import case_folders
from hypothesis import given
from hypothesis import strategies as st
from making import ROOT, Folder, Gzcheck, claim

from gzcheck import engine
from gzcheck.model import (
    Figure,
    Hedge,
    Interval,
    NotPlain,
    Numeral,
    Report,
    Severity,
    Stop,
    Tolerance,
    from_plain,
    to_plain,
    units,
)
from gzcheck.output.canvas import Canvas
from gzcheck.output.table import render
from gzcheck.reading.loader import CorpusError, load
from gzcheck.settings import Format, Settings

DAY = date(2026, 1, 5)


def asked(folder: Path, place: Path | None, **others: object) -> Settings:
    return Settings(corpus=folder, cache=place, today=DAY, **others)  # type: ignore[arg-type]


def printed(report: Report) -> list[object]:
    """All that is made of a report."""
    return [repr(report), *(render(report, one, Canvas()) for one in (Format.JSON, Format.TEXT))]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with every corpus that is really checked."""
    done: list[int] = []
    real = engine.check

    def counting(*arguments: object, **options: object) -> Report:
        done.append(1)
        return real(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "check", counting)
    return done


# ---------------------------------------------------------------- values as plain data


@pytest.mark.parametrize("name", ["claims", *(str(one.relative_to(ROOT)) for one in case_folders())])
def test_reports_come_back(name: str) -> None:
    try:
        report = engine.check(load(ROOT / name), today=DAY)
    except CorpusError:
        pytest.skip("a case of a corpus that cannot be loaded")
    again = from_plain(json.loads(json.dumps(to_plain(report))))
    assert again == report
    assert printed(again) == printed(report)


_SIMPLE = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
_FIGURES = st.builds(
    lambda value, hedge, precision: Figure(Numeral(value), units()["CNY"], hedge, None, precision),
    st.decimals("0.01", "1e9", places=2) | st.fractions("1/9", "9"),
    st.sampled_from([Hedge.BARE, Hedge.ABOUT, Hedge.OVER]),
    st.none() | st.just("exact") | st.just(Fraction(1, 10)),
)
_VALUES = st.recursive(
    _SIMPLE
    | st.fractions()
    | st.decimals(allow_nan=False)
    | st.dates()
    | st.datetimes().map(lambda one: one.replace(fold=0))
    | _FIGURES,
    lambda inner: st.lists(inner, max_size=4).map(tuple) | st.dictionaries(_SIMPLE, inner, max_size=3),
    max_leaves=12,
)


@given(_VALUES)
def test_values_come_back(value: object) -> None:
    again = from_plain(json.loads(json.dumps(to_plain((value, value)))))
    assert repr(again) == repr((value, value))
    assert again == (value, value)


@pytest.mark.parametrize("value", [object(), [1], 1.5, Path(), {1}, (1, (object(),)), lambda: 1])
def test_what_is_no_value_has_no_plain_form(value: object) -> None:
    with pytest.raises(NotPlain):
        to_plain(value)


@pytest.mark.parametrize(
    "plain",
    [
        *(
            [],
            [1],
            [None],
            ["x"],
            ["tuple", ["x"]],
            ["again", 0],
            ["object"],
            ["object", "interval.Interval", 1],
            ["mark", 1],
        ),
        *(
            ["object", "Path"],
            ["object", "late_names", 1],
            ["object", "Stop"],
            ["object", "__name__"],
            ["enum", "Figure"],
        ),
        *(
            ["enum", "hedge.Hedge", "X"],
            ["fraction", "1/0"],
            ["decimal", "x"],
            ["date", "2017"],
            ["mapping", 1],
            [["tuple"]],
        ),
        *(["mapping", [["mapping"], 1]], ["object", ["tuple"]], ["enum", "hedge.Hedge"]),
    ],
)
def test_data_of_another_form_are_refused(plain: object) -> None:
    with pytest.raises(NotPlain):
        from_plain(plain)


def test_one_object_stays_one() -> None:
    end = Interval(Fraction(1), Fraction(2))
    first, second = from_plain(to_plain((end, end)))
    assert first is second


# ---------------------------------------------------------------- when a report is kept, and when it is not


@pytest.fixture
def filled(folder: Folder) -> Folder:
    folder.source("a", claim("x", "12", "12 firms"))
    folder.source("b", claim("x", "13", "13 firms"))
    return folder


def test_an_unchanged_corpus_is_not_checked_again(filled: Folder, place: Path, checks: list[int]) -> None:
    first = engine.report(asked(filled.path, place))
    assert len(first.findings) == 1
    assert printed(engine.report(asked(filled.path, place))) == printed(first)
    assert len(checks) == 1


CHANGES: dict[str, Callable[[Folder], object]] = {
    "a figure": lambda folder: folder.source("b", claim("x", "14", "14 firms")),
    "a byte": lambda folder: (folder.path / "sources/b.yaml").open("a").write("\n"),
    "a new source": lambda folder: folder.source("c", claim("x", "13", "13 firms")),
    "a source that is gone": lambda folder: (folder.path / "sources/b.yaml").unlink(),
    "a source renamed": lambda folder: (folder.path / "sources/b.yaml").rename(folder.path / "sources/c.yaml"),
    "a source broken": lambda folder: folder.write("sources/b.yaml", "a: ["),
    "a stray file": lambda folder: folder.write("stray.yaml", ""),
    "resolutions": lambda folder: folder.write("resolutions.yaml", "resolutions: []\n"),
    "identities": lambda folder: folder.write("identities.yaml", "identities: []\n"),
    "the registry": lambda folder: (folder.path / "indicators.yaml").open("a").write("#\n"),
    "a folder in the place of a file": lambda folder: folder.write("identities.yaml/x", ""),
    "a link that leads out": lambda folder: os.symlink("/etc/passwd", folder.path / "sources/c.yaml"),
    "a linked folder": lambda folder: os.symlink("/etc", folder.path / "sources/c"),
    "a pipe": lambda folder: os.mkfifo(folder.path / "sources/c.yaml"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_with_any_change_it_is_checked_again(filled: Folder, place: Path, checks: list[int], change: str) -> None:
    engine.report(asked(filled.path, place))
    CHANGES[change](filled)
    for _ in range(2):
        assert printed(engine.report(asked(filled.path, place))) == printed(engine.report(asked(filled.path, None)))
    assert len(checks) >= 4


@pytest.mark.parametrize("name", ["sources/notes.txt", "sources/a.json", "tables/t.yaml.orig"])
def test_what_a_file_holds_that_no_command_reads_is_looked_at_too(
    filled: Folder, place: Path, checks: list[int], name: str
) -> None:
    """Whether it may be a source hangs on it, and so does whether the run is clean."""
    filled.write(name, "two sources so far\n")
    engine.report(asked(filled.path, place), comparing=False)
    filled.write(name, "source:\n  id: n\nclaims:\n")
    after = printed(engine.report(asked(filled.path, place), comparing=False))
    assert len(checks) == 2
    assert after == printed(engine.report(asked(filled.path, None), comparing=False))


def test_every_question_has_its_own_answer(filled: Folder, place: Path, checks: list[int]) -> None:
    settings = asked(filled.path, place)
    questions: list[Callable[[Path | None], Report]] = [
        lambda place: engine.report(asked(filled.path, place)),
        lambda place: engine.report(asked(filled.path, place), comparing=False),
        lambda place: engine.report(asked(filled.path, place), [str(filled.path / "sources/a.yaml")], comparing=False),
        lambda place: engine.report(asked(filled.path, place, tolerance=Tolerance(relative=Fraction(1, 2)))),
        lambda place: engine.report(Settings(corpus=filled.path, cache=place, today=date(2027, 1, 5))),
        lambda place: engine.report(asked(filled.path / "../claims", place)),
    ]
    without = [printed(question(None)) for question in questions]
    assert [printed(question(settings.cache)) for question in questions] == without
    done = len(checks)
    assert [printed(question(settings.cache)) for question in questions] == without
    assert len(checks) == done


@pytest.mark.parametrize("texts", [True, False])
def test_what_lies_outside_is_looked_at_each_time(
    filled: Folder, place: Path, tmp_path: Path, checks: list[int], texts: bool
) -> None:
    """The sources' texts, and reference rates where two amounts are declared equal."""
    if not texts:
        one = claim("e", "5e6", "5 million euros", indicator="output", unit="EUR")
        other = claim("f", "6e6", "6 million dollars", indicator="output", unit="USD").rstrip("}") + ", equals: e}"
        filled.source("c", one, other)
    settings = asked(filled.path, place, **({"snapshots": tmp_path} if texts else {}))
    engine.report(settings)
    engine.report(settings)
    assert len(checks) == 2


@pytest.mark.parametrize("kept", [None, 1, [], ["tuple"], ["object", "finding.Report"], "x"])
def test_what_is_no_report_is_none(filled: Folder, place: Path, checks: list[int], kept: object) -> None:
    from gzcheck.reading import Cache

    first = engine.report(asked(filled.path, place))
    store = Cache(place)
    for path in place.glob("*.json"):
        store.keep(path.stem, kept)
    assert printed(engine.report(asked(filled.path, place))) == printed(first)
    assert len(checks) == 2


def test_a_corpus_that_is_none_stops_the_run(tmp_path: Path, place: Path) -> None:
    with pytest.raises(Stop, match="no such folder"):
        engine.report(asked(tmp_path / "nowhere", place))


def test_exit_codes_are_the_same(
    filled: Folder, place: Path, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = gzcheck("conflicts")
    monkeypatch.setenv("GZCHECK_CACHE_DIR", str(place))
    assert [gzcheck("conflicts"), gzcheck("conflicts")] == [without, without]
    assert without.code == engine.report(asked(filled.path, place)).exit(Severity.WARNING) == 1


def test_decimals_keep_their_digits() -> None:
    assert str(from_plain(to_plain(Decimal("1.20")))) == "1.20"
