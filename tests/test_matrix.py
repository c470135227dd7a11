"""Source against source: in how many groups two meet, and in how many they contradict each other."""

from __future__ import annotations

from itertools import combinations

import html5lib
from making import Folder, claim

from gzcheck import engine
from gzcheck.comparing.facts import Facts
from gzcheck.comparing.matrix import matrix_of
from gzcheck.model import MOST_SOURCES, Meetings, PairCount
from gzcheck.output.canvas import Canvas
from gzcheck.output.html import findings

PERIODS = ("2014", "2015", "2016")
NUMBERS = {"gazette-a": (19, 500, 71), "harbour-b": (19, 510, 72), "observer-c": (20, 500, 71), "alone-d": (5,)}
EXPECTED = {
    ("gazette-a", "harbour-b"): PairCount(groups=3, conflicts=2),
    ("gazette-a", "observer-c"): PairCount(groups=3, conflicts=1),
    ("harbour-b", "observer-c"): PairCount(groups=3, conflicts=3),
}


def _filled(folder: Folder) -> Folder:
    for name, numbers in NUMBERS.items():
        periods = PERIODS if len(numbers) > 1 else ("1999",)
        said = zip(periods, numbers, strict=True)
        folder.source(name, *(claim(f"c{when}", str(value), f"{value} firms", period=when) for when, value in said))
    return folder


def test_sources_that_meet_are_counted_two_at_a_time(folder: Folder) -> None:
    matrix = engine.check(_filled(folder).load()).summary.matrix
    assert matrix is not None
    assert (matrix.sources, matrix.left_out, matrix.one_in) == (("gazette-a", "harbour-b", "observer-c"), 0, 1)
    assert dict(matrix.pairs) == EXPECTED
    assert matrix.of("observer-c", "gazette-a") == EXPECTED["gazette-a", "observer-c"]


def test_two_sources_need_no_matrix(folder: Folder) -> None:
    _filled(folder)
    (folder.path / "sources" / "observer-c.yaml").unlink()
    report = engine.check(folder.load())
    assert report.summary.matrix is None
    assert "Source against source" not in findings(report, Canvas())


def test_the_page_has_it_as_a_table_with_heads(folder: Folder) -> None:
    page = findings(engine.check(_filled(folder).load()), Canvas())
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    [place] = [one for one in tree.iter("div") if one.get("class") == "matrix"]
    heads = ["".join(one.itertext()).split()[-1] for one in place.iter("th") if one.get("scope") == "row"]
    columns = [one.get("title") for one in place.iter("th") if one.get("scope") == "col"][1:]
    assert heads == columns == [*NUMBERS][:3]
    rows = [["".join(cell.itertext()) for cell in row.iter("td")] for row in place.iter("tr")][1:]
    assert rows == [["itself", "2 of 3", "1 of 3"], ["2 of 3", "itself", "3 of 3"], ["1 of 3", "3 of 3", "itself"]]
    assert (place.get("tabindex"), place.get("role")) == ("0", "group")


def test_of_many_sources_those_with_most_groups_are_shown(folder: Folder) -> None:
    for number in range(MOST_SOURCES + 4):
        periods = PERIODS[: 3 if number >= 4 else 1]
        folder.source(f"s{number:02}", *(claim(f"c{when}", "12", "12 firms", period=when) for when in periods))
    matrix = engine.check(folder.load()).summary.matrix
    assert matrix is not None
    assert (len(matrix.sources), matrix.left_out, matrix.sources[0]) == (MOST_SOURCES, 4, "s04")
    assert len(matrix.pairs) == len([*combinations(range(MOST_SOURCES), 2)])
    assert "4 further sources" in findings(engine.check(folder.load()), Canvas())


def test_groups_of_tables_are_added_to_those_of_claims(folder: Folder) -> None:
    facts = Facts(_filled(folder).load())
    tabled = Meetings(sizes={"t": 9, "u": 9}, pairs={("t", "u"): 9}, sources=40, one_in=3)
    matrix = matrix_of(facts.claim_groups, [], (), tabled)
    assert matrix is not None
    assert (matrix.pairs["t", "u"].groups, matrix.left_out, matrix.one_in) == (9, 35, 3)
