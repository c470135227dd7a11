"""Very many conflicts of tables: the widest are explained, the others told in brief, all counted and all stable."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from making import Folder, claim
from tables_made import written

from gzcheck import engine
from gzcheck.comparing import widest
from gzcheck.comparing.groups import Group
from gzcheck.model import Report, Verdict, compare
from gzcheck.output.words import table_totals
from gzcheck.settings import Settings

pytest.importorskip("ibis")
COLUMNS = "columns: {source: who, about: city, value: labs}, constants: {indicator: labs, period: 2016}, entities: open"


def report_of(folder: Path) -> Report:
    rows = [f"{source},c{i},{100 + i * add}" for i in range(1, 9) for source, add in (("a", 0), ("b", 3), ("c", 1))]
    corpus = written(
        folder, {"port": f"{{file: a.csv, {COLUMNS}}}"}, {"a.csv": "who,city,labs\n" + "\n".join(rows) + "\n"}
    )
    return engine.check(engine.as_asked(corpus, Settings(tables=folder / "data")))


def test_only_the_widest_are_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = report_of(tmp_path)
    monkeypatch.setattr(widest, "widest_first", partial(widest.widest_first, most=3))
    some = report_of(tmp_path)
    assert len(full.findings) == len(some.findings) == 8
    assert [one.fingerprint for one in full.findings] == [one.fingerprint for one in some.findings]
    assert [one.explanations for one in full.findings[:3]] == [one.explanations for one in some.findings[:3]]
    assert not any(one.explanations for one in some.findings[3:])
    for one, other in zip(full.findings, some.findings, strict=True):
        assert {claim.id for claim in one.claims} == {claim.id for claim in other.claims}
        assert (one.severity, one.verdict, one.key) == (other.severity, other.verdict, other.key)
    assert some.findings[-1].message.endswith("c1, 2016: 100 (port:a) against 103 (port:b); 3 figures in all")
    assert some.summary.tables and some.summary.tables.unexplained == 5
    assert "5 conflicts told in brief: others lie further apart and are explained" in table_totals(some.summary.tables)
    assert full.summary.tables and full.summary.tables.unexplained == 0


def test_wide_is_what_is_a_large_share_of_the_larger_figure(folder: Folder) -> None:
    """10 and 20 lie further apart than 1,000 and 1,100, and a half is as far from nothing as can be."""
    for name, values in (("a", ("10", "1000", "0", "-5")), ("b", ("20", "1100", "0", "5"))):
        folder.source(
            name,
            *(
                claim(f"c{place}", value, f"{value} firms", period=str(2001 + place))
                for place, value in enumerate(values)
            ),
        )
    claims = [[one for one in folder.load().claims if one.local_id == f"c{place}"] for place in range(4)]
    assert [round(widest.width(pair), 4) for pair in claims] == [0.5, round(100 / 1100, 4), 0.0, 2.0]


@pytest.mark.parametrize(
    ("figures", "apart"),
    [
        ([("100", "bare"), ("100", "over"), ("120", "bare"), ("500", "bare")], ("100", "500")),
        ([("100", "over"), ("120", "bare"), ("500", "bare")], ("120", "500")),
        ([("230", "about"), ("203", "bare"), ("205", "bare")], ("203", "230")),
        ([("8.55e6", "exact"), ("8.5e6", "bare"), ("8.6e6", "bare")], ("8.5e6", "8.6e6")),
    ],
)
def test_the_two_that_are_named_contradict_each_other(
    folder: Folder, figures: list[tuple[str, str]], apart: tuple[str, str]
) -> None:
    """Not those with the least and the largest number, which may well agree: more than 100 and 500."""
    for place, (value, hedge) in enumerate(figures):
        said = {} if hedge == "bare" else {"hedge": hedge}
        folder.source(f"s{9 - place}", claim("firms", value, f"{value} firms", **said))
    low, high = Group(folder.load().claims, Verdict.CONFLICT).furthest
    assert compare(low.figure, high.figure) is Verdict.CONFLICT
    assert (low.figure.value.as_typed, high.figure.value.as_typed) == apart
