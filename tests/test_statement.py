"""The reconciliation statement: source key, contents, numbers, difference, drawings, and what is left unsaid."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from conftest import Gzcheck
from hypothesis import given
from hypothesis import strategies as st
from making import ROOT, Folder, claim
from rich.cells import cell_len

from gzcheck.engine import check
from gzcheck.model.finding import Report
from gzcheck.model.interval import Interval
from gzcheck.output import Canvas
from gzcheck.output.escaping import visible, width
from gzcheck.output.key import Key
from gzcheck.output.layout import Column, labelled, row, wrapped
from gzcheck.output.rich import report
from gzcheck.reading.loader import load_corpus
from gzcheck.wording import rounding
from gzcheck.wording.gaps import gap

HOSTILE = "[bold red]x[/] [/b] :warning: \x1b[31m \u202e “q” <b>"


@pytest.fixture(scope="module")
def guangzhou() -> Report:
    """The report on the corpus that ships with the program."""
    return check(load_corpus(ROOT / "claims"))


def statement(folder: Folder, columns: int = 80) -> str:
    return report(check(folder.load()), Canvas(width=columns))


def pair(folder: Folder, first: str, second: str, **hedge: str) -> str:
    folder.source("gazette", claim("a", first, f"{first} firms"))
    folder.source("herald-2017", claim("b", second, f"{'some ' if hedge else ''}{second} firms", **hedge))
    return statement(folder)


# ---------------------------------------------------------------- width


@pytest.mark.parametrize("columns", range(40, 201, 8))
def test_no_line_is_wider_than_the_page(guangzhou: Report, columns: int) -> None:
    shown = report(replace(guangzhou, show_resolved=True), Canvas(width=columns))
    assert [line for line in shown.splitlines() if cell_len(line) > columns] == []


@given(st.text("ab 是-/é", max_size=60), st.integers(2, 20))
def test_wrapped_text_keeps_to_its_columns_and_loses_nothing(said: str, columns: int) -> None:
    lines = wrapped(said, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(said.split())


@given(st.text("ab 是", max_size=40), st.text("cd", max_size=20))
def test_cells_stand_in_their_columns(left: str, right: str) -> None:
    for line in row((left, right), (Column(10), Column(8, right=True))):
        assert width(line) == 20


@given(st.text("ab 是", min_size=1, max_size=60), st.integers(20, 80))
def test_labelled_text_keeps_to_the_width(said: str, columns: int) -> None:
    assert all(width(line) <= columns for line in labelled("Print", said, columns, 8))


# ---------------------------------------------------------------- the source key


def test_sources_are_named_once_on_top_and_by_letter_below(folder: Folder) -> None:
    folder.source("gazette", claim("a", "12", "12 firms"), title="Port city counts", published="2017-05-02")
    folder.source(
        "herald-2017",
        claim("b", "19", "19 firms"),
        publisher="unknown",
        published="2017-05~",
        dating="inferred",
        dating_note="x",
    )
    shown = statement(folder)
    assert "[A] Publisher of gazette, “Port city counts”, 2 May 2017\n" in shown
    assert "[B] publisher unknown, “Port news”, May 2017 (date inferred)\n" in shown
    assert "[A]  2 May 2017" in shown
    assert "herald-2017" not in shown


def test_letters_go_on_behind_z(folder: Folder) -> None:
    for number in range(30):
        folder.source(f"source-{number:02}", claim("a", str(1000 + 7 * number), f"{1000 + 7 * number} firms"))
    key = Key.of(check(folder.load()).findings)
    assert list(key.letters.values())[24:28] == ["[Y]", "[Z]", "[AA]", "[AB]"]


def test_plain_words_are_not_taken_for_sources(folder: Folder) -> None:
    for name in ("update", "daily-2017"):
        folder.source(name, claim("a", name[0].replace("u", "12").replace("d", "19"), "12 firms"))
    key = Key.of(check(folder.load()).findings)
    assert key.lettered("an update of daily-2017, not daily-2017-extra") == "an update of [A], not daily-2017-extra"


def test_long_titles_are_cut_behind_a_word(folder: Folder) -> None:
    folder.source("gazette", claim("a", "12", "12 firms"), title="Word " * 60)
    folder.source("herald", claim("b", "19", "19 firms"))
    (entry,) = [line for line in statement(folder).splitlines() if line.startswith("[A] Publisher")]
    assert "Word …”, 2 May 2017" in entry


# ---------------------------------------------------------------- numbers


def test_contents_from_six_findings_up(folder: Folder) -> None:
    entities = ", ".join(f"{{id: t{number}, label: Town {number}}}" for number in range(6))
    folder.write("corpus.yaml", f"title: Towns\nentities: [{entities}]\n")
    for count, has_contents in ((5, False), (6, True)):
        for source, value in (("gazette", 12), ("herald", 19)):
            made = [claim(f"t{n}", str(value + n), f"{value + n} firms", about=f"t{n}") for n in range(count)]
            folder.source(source, *made)
        assert ("Contents" in statement(folder)) is has_contents


def test_see_also_gives_the_numbers_of_the_others(guangzhou: Report) -> None:
    shown = report(guangzhou, Canvas(width=100))
    numbers = {finding.fingerprint: place for place, finding in enumerate(guangzhou.findings, 1)}
    linked = [finding for finding in guangzhou.findings if finding.see_also]
    assert linked
    for finding in linked:
        _, _, rest = shown.rpartition(f"resolve {finding.fingerprint[:12]}")[0].rpartition("See also")
        named = [int(word) for word in rest.replace("Resolve", "").replace(",", "").split() if word.isdecimal()]
        assert named == sorted(numbers[name] for name in finding.see_also)


@pytest.mark.parametrize("format", ["rich", "text"])
def test_long_reports_lead_with_what_is_common_and_print_the_widest(
    folder: Folder, gzcheck: Gzcheck, format: str
) -> None:
    entities = ", ".join(f"{{id: t{number}, label: Town {number}}}" for number in range(60))
    folder.write("corpus.yaml", f"title: Towns\nentities: [{entities}]\n")
    for source, value in (("gazette", 200), ("herald", 300)):
        made = [
            claim(
                f"t{n}",
                str(value - n * (source == "herald")),
                f"{value - n * (source == 'herald')} firms",
                about=f"t{n}",
            )
            for n in range(60)
        ]
        folder.source(source, *made)
    run = gzcheck("conflicts", "--format", format)
    assert "60 findings; the 50 worst and widest are printed" in run.out
    assert "firms 60" in run.out
    assert "10 findings more" in run.out
    assert run.out.count("Town ") == (100 if format == "rich" else 50)
    assert "more:" not in gzcheck("conflicts", "--format", format, "--top", "0").out
    assert len(gzcheck("conflicts", "--format", "json", "--top", "3").json["findings"]) == 60
    assert gzcheck("conflicts", "--format", format, "--top", "3").out.count("Town ") == 3
    assert gzcheck("conflicts", "--top", "-1").code == 2
    assert gzcheck("conflicts", "--top", "few").code == 2


# ---------------------------------------------------------------- difference and drawing


def test_difference_has_both_ends(folder: Folder) -> None:
    assert "17 to 37 (8.4 to 18%)" in pair(folder, "203", "230", hedge="about")


def test_two_points_are_not_drawn_and_three_are(folder: Folder) -> None:
    assert "┤" not in pair(folder, "203", "209")
    folder.source("weekly", claim("c", "215", "215 firms"))
    assert statement(folder).count("●") >= 3


def test_drawing_names_its_rows_by_source(folder: Folder) -> None:
    assert "[B] about 230 ┤" in pair(folder, "203", "230", hedge="about")


def test_drawing_stands_beside_the_claims_where_there_is_room(folder: Folder) -> None:
    pair(folder, "203", "230", hedge="about")
    beside = [line for line in statement(folder, 120).splitlines() if "“203 firms”" in line]
    assert any("┤" in line for line in beside)
    assert not any("┤" in line for line in statement(folder, 119).splitlines() if "“203 firms”" in line)


@pytest.mark.parametrize("severity", ["GZ202"])
def test_equal_figures_have_no_difference(guangzhou: Report, severity: str) -> None:
    assert {gap(finding) for finding in guangzhou.findings if finding.rule.code == severity} == {""}


def test_percentages_differ_in_points(folder: Folder) -> None:
    growth = {"indicator": "export-growth", "unit": "percent", "period": "2016"}
    folder.source("gazette", claim("a", "10", "10 %", **growth))
    folder.source("herald", claim("b", "20", "20 %", **growth))
    (finding,) = [one for one in check(folder.load()).findings if one.rule.code == "GZ201"]
    assert gap(finding).endswith("percentage points")
    assert "%" not in gap(finding)


# ---------------------------------------------------------------- digits


@given(st.fractions(Fraction(1, 1000), 10**12), st.integers(2, 6))
def test_rounding_stays_near(value: Fraction, digits: int) -> None:
    assert abs(rounding.to_digits(value, digits) - value) <= value / 10 ** (digits - 1)


@given(st.fractions(1, 10**6), st.fractions(1, 10**6))
def test_what_does_not_meet_is_told_apart(first: Fraction, second: Fraction) -> None:
    spans = [Interval.point(min(first, second)), Interval(max(first, second), None)]
    places = rounding.enough(spans, 2)
    low, high = (rounding.to_interval(span, places) for span in spans)
    assert places == rounding.MOST or low.meets(high) == spans[0].meets(spans[1])


@pytest.mark.parametrize(
    ("part", "whole", "grain", "told"),
    [("27", "203", "1", "13"), ("0.5", "11.3", "0.1", "4"), ("3", "22", "1", "14"), ("100", "4739", "1", "2.11")],
)
def test_shares_have_the_digits_of_their_part(part: str, whole: str, grain: str, told: str) -> None:
    assert rounding.share(Fraction(part), Fraction(whole), Fraction(grain)) == told


def test_report_has_no_more_digits_than_its_figures(guangzhou: Report) -> None:
    """Thirds alone have no last digit, and say that they are rounded."""
    rounded = [line for line in report(guangzhou, Canvas(width=160)).splitlines() if "≈" in line]
    assert all("two-thirds" in line for line in rounded), rounded


# ---------------------------------------------------------------- hostile text


def test_text_of_a_corpus_never_acts(folder: Folder) -> None:
    for name, value in (("gazette", "12"), ("herald", "19")):
        folder.source(
            name,
            claim("a", value, f"{value} firms", called=repr(HOSTILE.encode("unicode_escape").decode())),
            title='"[bold red]x[/] :warning: \\e[31m \\u202e"',
            publisher='"[/b] \\e]8;;http://x\\a"',
        )
    for columns in (40, 80, 120):
        shown = statement(folder, columns)
        assert not any(char in shown for char in "\x1b\x07\u202e")
        assert shown == "\n".join(visible(line) for line in shown.splitlines()) + "\n"
    assert "[bold red]x[/] :warning: \\x1b[31m" in statement(folder, 120)


# ---------------------------------------------------------------- series and identities


def test_series_is_in_the_order_of_its_times(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("gazette", claim("b", "20", "20 firms", period="2017"), claim("c", "9", "9 firms", period="2010"))
    folder.source("herald", claim("a", "15", "15 firms", period="2016"), claim("x", "7", "7 labs", indicator="labs"))
    found = gzcheck("claims", "--series", "harbour-city/firms", "--format", "json")
    assert [one["value"] for one in found.json["claims"]] == ["9", "15", "20"]
    for format in ("rich", "text"):
        shown = gzcheck("claims", "--series", "harbour-city/firms", "--format", format).out
        places = [shown.index(f"{value} firms") for value in ("9", "15", "20")]
        assert places == sorted(places)
        assert "7 labs" not in shown


@pytest.mark.parametrize("series", ["firms", "harbour-city/", "/firms", "harbour-city/firms/x", "harbour-city/nothing"])
def test_series_that_is_none_is_refused(folder: Folder, gzcheck: Gzcheck, series: str) -> None:
    folder.source("gazette", claim("b", "20", "20 firms"))
    assert gzcheck("claims", "--series", series).code == 2


def test_series_leaves_no_room_for_other_filters(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("gazette", claim("b", "20", "20 firms"))
    run = gzcheck("claims", "--series", "harbour-city/firms", "--about", "harbour-city")
    assert (run.code, "--about" in run.err) == (2, True)


def test_identities_are_listed_by_outcome(gzcheck: Gzcheck) -> None:
    found = gzcheck("identities", "--corpus", str(ROOT / "claims"), "--format", "json").json["identities"]
    order = ["conflict", "compatible", "not-checked", "derived", "agree"]
    places = [order.index(one["verdict"]) for one in found]
    assert places == sorted(places)
    assert len(set(places)) > 2
