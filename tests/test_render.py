"""What a person sees: readable at any width, in monochrome, and the same byte for byte in any order of the input."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import ROOT, Folder, claim, figure
from rich.cells import cell_len

from gzcheck.commands import compare
from gzcheck.engine import check
from gzcheck.model.claim import Claim
from gzcheck.model.corpus import Corpus
from gzcheck.model.figure import Figure
from gzcheck.model.hedge import Hedge
from gzcheck.model.interval import Interval
from gzcheck.model.result import ClaimList, ListedClaim
from gzcheck.model.span import Span
from gzcheck.output import Canvas
from gzcheck.output.axis import Row, draw
from gzcheck.output.data import exact
from gzcheck.output.escaping import clip, pad, visible, width
from gzcheck.output.table import render
from gzcheck.reading.loader import load_corpus
from gzcheck.settings import Format

WIDTHS = [40, 47, 60, 80, 100, 119, 120, 160, 200]
FOR_PEOPLE = [Format.RICH, Format.TEXT]


@pytest.fixture(scope="module")
def guangzhou() -> Corpus:
    """The corpus that ships with the program."""
    return load_corpus(ROOT / "claims")


def listed(corpus: Corpus, *claims: Claim) -> ClaimList:
    return ClaimList(claims=tuple(ListedClaim(claim=made, label=corpus.label(made)) for made in claims))


def too_wide(out: str, columns: int) -> list[str]:
    return [line for line in out.splitlines() if cell_len(line) > columns]


# ---------------------------------------------------------------- width


@pytest.mark.parametrize("columns", WIDTHS)
def test_report_keeps_to_the_width(guangzhou: Corpus, columns: int) -> None:
    assert too_wide(render(check(guangzhou), Format.RICH, Canvas(width=columns)), columns) == []


@pytest.mark.parametrize("columns", WIDTHS)
def test_list_of_claims_keeps_to_the_width(guangzhou: Corpus, columns: int) -> None:
    assert too_wide(render(listed(guangzhou, *guangzhou.claims), Format.RICH, Canvas(width=columns)), columns) == []


def test_list_of_claims_says_what_each_is_on(guangzhou: Corpus) -> None:
    chosen = [made for made in guangzhou.claims if made.indicator == "national-key-laboratories"][:1]
    out = render(listed(guangzhou, *chosen), Format.RICH, Canvas(width=120))
    assert "National key laboratories, Guangzhou" in " ".join(out.split())


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize(
    ("a", "b"), [("some 230", "203"), ("近七成", "70.2 %"), ("more than 8.5 million square meters", "8.8 million m²")]
)
def test_drawing_of_a_comparison_keeps_to_the_width(a: str, b: str, columns: int) -> None:
    out = render(compare.run(a, b), Format.TEXT, Canvas(width=columns))
    drawing = [line for line in out.splitlines() if "┤" in line or "└" in line]
    assert len(drawing) == 3
    assert too_wide("\n".join(drawing), columns) == []


@pytest.mark.parametrize("columns", WIDTHS)
def test_long_names_keep_to_the_width(folder: Folder, columns: int) -> None:
    folder.write(
        "indicators.yaml",
        f"indicators: [{{id: firms, label: {'Very long label ' * 12}, definition: x, kind: stock, unit: count}}]\n",
    )
    for name, value in (("a" * 100, "12"), ("b-" * 49 + "b", "19")):
        folder.source(name, claim("c" * 100, value, f"{value} firms", called="x" * 200))
    folder.source("zh", claim("firms", "15", "共有15家企业"), language="zh")
    folder.write(f"sources/{'d' * 120}.yaml", "source: {" + "e" * 300)
    out = render(check(folder.load()), Format.RICH, Canvas(width=columns))
    assert "GZ201" in out
    assert "GZ003" in out
    assert too_wide(out, columns) == []


# ---------------------------------------------------------------- colour


def test_monochrome_report_holds_no_escape(guangzhou: Corpus) -> None:
    assert "\x1b" not in render(check(guangzhou), Format.RICH, Canvas(color=False))


def test_colour_adds_escapes_and_nothing_else(guangzhou: Corpus) -> None:
    report = check(guangzhou)
    coloured = render(report, Format.RICH, Canvas(color=True))
    plain = "".join(part.partition("m")[2] if i else part for i, part in enumerate(coloured.split("\x1b")))
    kept = [line.rstrip() for line in plain.splitlines()]
    assert coloured != plain
    assert kept == render(report, Format.RICH, Canvas(color=False)).splitlines()


# ---------------------------------------------------------------- content


@pytest.mark.parametrize("format", Format)
def test_every_finding_is_in_every_format(guangzhou: Corpus, format: Format) -> None:
    report = check(guangzhou)
    out = render(report, format, Canvas())
    assert all(finding.rule.code in out and finding.fingerprint[:12] in out for finding in report.findings)


@pytest.mark.parametrize("format", FOR_PEOPLE)
def test_errors_come_first(guangzhou: Corpus, format: Format) -> None:
    report = check(guangzhou)
    out = render(report, format, Canvas())
    shown = "fingerprint: " if format is Format.TEXT else "gzcheck resolve "
    places = [out.index(f"{shown}{finding.fingerprint[:12]}") for finding in report.findings]
    ranks = [finding.severity.rank for finding in report.findings]
    assert places == sorted(places)
    assert ranks == sorted(ranks)


def test_text_has_one_unwrapped_head_line_a_finding(guangzhou: Corpus) -> None:
    report = check(guangzhou)
    heads = [line for line in render(report, Format.TEXT, Canvas(width=40)).splitlines() if not line.startswith(" ")]
    expected = [
        f"{finding.location}: {finding.rule.code}[{finding.rule.name}] {finding.severity.value}: {finding.message}"
        for finding in report.findings
    ]
    assert heads[: len(expected)] == expected


@pytest.mark.parametrize("format", FOR_PEOPLE)
def test_totals_end_the_report(guangzhou: Corpus, format: Format) -> None:
    report = check(guangzhou)
    end = " ".join(render(report, format, Canvas(width=120)).split("━")[-1].split())
    summary = report.summary
    conflicts = summary.groups - summary.consistent
    assert f"{summary.claims} claims in {summary.sources} sources" in end
    assert f"{summary.groups} groups compared: {summary.consistent} consistent, {conflicts} in conflict" in end
    assert "not checked:" in end
    assert all(str(count) in end for count in summary.not_checked.values())


def test_heading_asks_the_question_in_plain_words(guangzhou: Corpus) -> None:
    out = render(check(guangzhou), Format.RICH, Canvas())
    assert "How many national key laboratories, Guangzhou: 19 or 20?" in out


def test_json_is_sorted_and_ends_with_a_newline(guangzhou: Corpus) -> None:
    out = render(check(guangzhou), Format.JSON, Canvas())
    assert out == json.dumps(json.loads(out), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


@given(st.fractions())
def test_numbers_in_json_are_exact(value: Fraction) -> None:
    written = exact(value)
    assert Fraction(written) == value
    assert "e" not in written.lower()


# ---------------------------------------------------------------- order


def shuffled(corpus: Corpus, seed: int) -> Corpus:
    """The same corpus with everything in it in another order."""
    chance = random.Random(seed)

    def mixed(table: dict[str, object]) -> dict[str, object]:
        items = list(table.items())
        chance.shuffle(items)
        return dict(items)

    tables = {name: mixed(dict(getattr(corpus, name))) for name in ("entities", "indicators", "sources", "lines")}
    rows = {name: list(getattr(corpus, name)) for name in ("faults", "skipped")}
    for row in rows.values():
        chance.shuffle(row)
    claims = list(corpus.claims)
    chance.shuffle(claims)
    return replace(corpus, claims=tuple(claims), **tables, **{name: tuple(row) for name, row in rows.items()})


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("seed", range(2))
def test_order_of_the_corpus_changes_no_byte_of_the_report(guangzhou: Corpus, seed: int, format: Format) -> None:
    before, after = check(guangzhou), check(shuffled(guangzhou, seed))
    assert render(after, format, Canvas()) == render(before, format, Canvas())


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("seed", range(3))
def test_order_changes_no_byte_where_much_is_wrong(folder: Folder, seed: int, format: Format) -> None:
    flow = {"indicator": "exports", "unit": "CNY"}
    for source, day in (("a", "2017-05-01"), ("b", "2017-05-01"), ("c", "2017-08-01"), ("d", "2017-12-01")):
        folder.source(
            source,
            claim("x", "203", "203 firms"),
            claim("y", "230", "some 230 firms", hedge="about"),
            claim("z", "203", "203 labs", indicator="labs", about="nowhere"),
            claim("e", "61e9", "61 billion yuan", **flow),
            claim("f", "61e9", "61 billion yuan", period="2016", **flow),
            claim("g", "75e9", "75 billion yuan", period="2016", **flow),
            claim("h", "60e9", "60 billion yuan", period="2017", status="target", **flow),
            claim("h", "60e9", "60 billion yuan", **flow),
            claim("i", '"many"', "many firms"),
            published=day,
            derived_from="[a]" if source == "b" else "[]",
        )
    corpus = folder.load()
    report, again = check(corpus), check(shuffled(corpus, seed))
    assert len({finding.rule.code for finding in report.findings}) >= 6
    assert render(again, format, Canvas()) == render(report, format, Canvas())


# ---------------------------------------------------------------- fingerprints


def fingerprints(folder: Folder, *claims: str) -> set[str]:
    folder.source("a", *claims)
    return {finding.fingerprint for finding in check(folder.load()).findings}


def test_fingerprint_stays_when_lines_move_and_changes_with_the_figure(folder: Folder) -> None:
    one, two = claim("x", "12", "12 firms"), claim("y", "19", "19 firms")
    before = fingerprints(folder, one, two)
    assert len(before) == 1
    assert fingerprints(folder, two, one) == before
    assert fingerprints(folder, one, claim("y", "20", "20 firms")) != before
    assert fingerprints(folder, one, claim("y", "19", "19 firms", period="2017-06")) != before


# ---------------------------------------------------------------- the axis


def row(label: str, read: Figure) -> Row:
    return Row(label, read.span)


def test_axis_shows_ends_and_what_they_include() -> None:
    bounds = [row("over", figure("20", hedge=Hedge.OVER)), row("nearly", figure("20", hedge=Hedge.NEARLY))]
    exact_line, over, nearly = draw([row("19", figure("19")), *bounds], 76, "count")[:3]
    assert exact_line.count("●") == 1
    assert "(" in over
    assert over.endswith("▶")
    assert "[" in nearly
    assert nearly.endswith(")")


def test_equal_figures_stand_at_one_place() -> None:
    lines = draw([row("a", figure("19")), row("b", figure("19")), row("c", figure("20"))], 60, "count")
    places = [line.index("●") for line in lines[:3]]
    assert places[0] == places[1] < places[2]


ends = st.fractions(-(10**12), 10**12)
spans = st.builds(lambda a, b: Interval(min(a, b), max(a, b)), ends, ends) | st.builds(
    lambda a: Interval(a, None), ends
)


rows_of_one = st.builds(lambda label, span: Row(label, Span(span, span)), st.text("ab 是", max_size=30), spans)


@given(st.lists(rows_of_one, min_size=1, max_size=4))
def test_axis_keeps_to_its_columns(rows: list[Row]) -> None:
    for columns in (36, 76):
        assert all(cell_len(line) <= columns for line in draw(rows, columns, "count"))


# ---------------------------------------------------------------- text made safe


@given(st.text())
def test_visible_text_is_one_line_without_controls(said: str) -> None:
    shown = visible(said)
    assert len(shown.splitlines()) <= 1
    assert not any(char < " " or "\x7f" <= char <= "\x9f" for char in shown)


def test_visible_leaves_ordinary_text_alone() -> None:
    ordinary = "“61 billion yuan” [red] :warning: 广州 ±5% ✓"
    assert visible(ordinary) == ordinary


@given(st.text("ab是 e\u0301", max_size=20), st.integers(1, 12))
def test_padded_text_takes_exactly_its_columns(said: str, columns: int) -> None:
    assert width(pad(said, columns)) == columns
    assert width(clip(said, columns)) <= columns
