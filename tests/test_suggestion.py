"""The suggested reading: each step alone, in their order, named; and nothing decides where nothing does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from deciding import labs
from making import INDICATORS, Folder, claim

from gzcheck.engine import check

UNDATED = {"dating": "inferred", "dating_note": "from the text"}
OFFICIAL = {"kind": "official"}


@pytest.fixture(autouse=True)
def _indicators(folder: Folder) -> None:
    running = "  - {id: cards, label: Cards, definition: Cards., kind: stock, unit: count, cumulative: true}\n"
    area = "  - {id: area, label: Area, definition: Floor., kind: stock, unit: m2}\n"
    folder.write("indicators.yaml", INDICATORS + running + area)


def suggested(folder: Folder, code: str = "GZ201") -> str:
    """The suggestion of the one finding of a rule."""
    (finding,) = [finding for finding in check(folder.load()).findings if finding.rule.code == code]
    return finding.advice.text


def test_largest_set_of_sources_that_agree(folder: Folder) -> None:
    folder.source("harbour", labs("20"))
    folder.source("gazette", labs("19"))
    folder.source("herald", labs("20"))
    assert suggested(folder) == "cite 20 (harbour): 2 of 3 independent sources"


def test_official_before_others(folder: Folder) -> None:
    folder.source("harbour", labs("20"))
    folder.source("office", labs("19"), **OFFICIAL)
    assert suggested(folder) == "cite 19 (office): official source"


def test_stated_dating_before_inferred(folder: Folder) -> None:
    folder.source("harbour", labs("20"), **UNDATED)
    folder.source("gazette", labs("19"))
    assert suggested(folder) == "cite 19 (gazette): its date is stated"


def test_finer_precision(folder: Folder) -> None:
    folder.source("harbour", labs("203"))
    folder.source("gazette", labs("230", "some 230 labs", hedge="about"))
    assert suggested(folder) == "cite 203 (harbour): finer precision"


def test_later_publication(folder: Folder) -> None:
    folder.source("harbour", labs("20"), published="2017-06-01")
    folder.source("gazette", labs("19"), published="2017-05-01")
    assert suggested(folder) == "cite 20 (harbour): later publication"


def test_nothing_decides(folder: Folder) -> None:
    folder.source("harbour", labs("20"))
    folder.source("gazette", labs("19"))
    assert suggested(folder) == (
        "nothing in the sources decides between 19 and 20; ask the publishers or an official source"
    )


def test_nothing_decides_names_the_steps_that_narrowed_it_down(folder: Folder) -> None:
    folder.source("harbour", labs("20"), **OFFICIAL)
    folder.source("gazette", labs("19"), **OFFICIAL)
    folder.source("herald", labs("25"))
    assert suggested(folder) == (
        "nothing in the sources decides between 19 and 20 (after: official source); "
        "ask the publishers or an official source"
    )


STEPS = (
    "2 of 3 independent sources",
    "official source",
    "its date is stated",
    "finer precision",
    "later publication",
)
Printed = tuple[str, str, dict[str, str]]
CONTESTS: Sequence[tuple[str, Sequence[Printed], Printed]] = (
    # the step that must decide, who has it on his side, and who has only the next one
    (STEPS[0], [("a", "20", {}), ("c", "20", {})], ("b", "21", OFFICIAL)),
    (STEPS[1], [("a", "20", OFFICIAL | UNDATED)], ("b", "21", {})),
    (STEPS[2], [("a", "about 20", {})], ("b", "30", UNDATED)),
    (STEPS[3], [("a", "20", {})], ("b", "about 30", {"published": "2017-06-01"})),
)


def printed(text: str) -> str:
    hedge = {"hedge": "about"} if text.startswith("about") else {}
    return labs(text.removeprefix("about "), f"{text} labs", **hedge)


@pytest.mark.parametrize(("step", "winners", "loser"), CONTESTS, ids=[step for step, _, _ in CONTESTS])
def test_an_earlier_step_goes_over_the_next_one(
    folder: Folder, step: str, winners: Sequence[Printed], loser: Printed
) -> None:
    for name, text, fields in (*winners, loser):
        folder.source(name, printed(text), **fields)
    assert suggested(folder) == f"cite {winners[0][1]} (a): {step}"


def test_every_step_that_decided_is_named(folder: Folder) -> None:
    """20 and "about 20" are two against one; of the two the exact one is finer."""
    folder.source("harbour", labs("20", "about 20 labs", hedge="about"))
    folder.source("gazette", labs("30"))
    folder.source("herald", labs("20"))
    assert suggested(folder) == "cite 20 (herald): 2 of 3 independent sources; finer precision"


def test_several_steps_decide_in_their_order(folder: Folder) -> None:
    folder.source("first", labs("90"))
    folder.source("second", labs("20"))
    folder.source("third", labs("20"), **OFFICIAL, **UNDATED)
    folder.source("fourth", labs("20", "about 20 labs", hedge="about"), **OFFICIAL)
    folder.source("fifth", labs("20"), published="2017-06-01", **OFFICIAL)
    assert suggested(folder) == (
        "cite 20 (fifth): 4 of 5 independent sources; official source; its date is stated; finer precision"
    )


def test_step_that_changes_nothing_is_not_named(folder: Folder) -> None:
    folder.source("harbour", labs("203"), **OFFICIAL)
    folder.source("gazette", labs("230", "some 230 labs", hedge="about"), **OFFICIAL)
    assert "official" not in suggested(folder)


# ---------------------------------------------------------------- copies


def test_copies_of_one_origin_count_once(folder: Folder) -> None:
    """Two papers that print the agency's figure are one witness against two of their own."""
    folder.source("copy-a", labs("19"), derived_from="[agency]")
    folder.source("copy-b", labs("19"), derived_from="[agency]")
    folder.source("copy-c", labs("19"), derived_from="[agency]")
    folder.source("agency", claim("firms", "70", "70 firms"))
    folder.source("harbour", labs("20"))
    folder.source("herald", labs("20"))
    assert suggested(folder) == "cite 20 (harbour): 2 of 3 independent sources"


def test_copy_beside_its_origin_adds_no_witness(folder: Folder) -> None:
    folder.source("gazette", labs("19"))
    folder.source("copy", labs("19"), derived_from="[gazette]")
    folder.source("harbour", labs("20"))
    assert suggested(folder).startswith("nothing in the sources decides between 19 and 20")


def test_source_that_says_it_twice_counts_once(folder: Folder) -> None:
    folder.source("gazette", labs("19"), labs("19").replace("id: labs", "id: again"))
    folder.source("harbour", labs("20"))
    assert suggested(folder).startswith("nothing in the sources decides between 19 and 20")


def test_hedged_figure_counts_with_the_side_that_has_most_independent_sources(folder: Folder) -> None:
    """ "At least 18" holds with both sides. One paper that says it three times is no majority."""
    again = [labs("19").replace("id: labs", f"id: labs-{number}") for number in range(3)]
    folder.source("gazette", *again)
    folder.source("harbour", labs("20"))
    folder.source("herald", labs("20"))
    folder.source("office", labs("18", "at least 18 labs", hedge="at-least"), **OFFICIAL)
    assert suggested(folder) == "cite at least 18 (office): 3 of 4 independent sources; official source"


def test_rounded_figures_that_only_touch_do_not_support_each_other(folder: Folder) -> None:
    """8.5 and 8.6 million share the place 8.55, but "at least 8 million" supports each of them alone."""
    for name, value in (("a", "8.5e6"), ("b", "8.6e6")):
        folder.source(name, claim("area", value, "some area", indicator="area", unit="m2"))
    folder.source("c", claim("area", "8e6", "at least", indicator="area", unit="m2", hedge="at-least"))
    assert suggested(folder).startswith("nothing in the sources decides between 8.5 million m² and 8.6 million m²")


# ---------------------------------------------------------------- limits


def test_running_total_that_falls_later_may_not_be_cited_at_all(folder: Folder) -> None:
    cards = {"indicator": "cards"}
    folder.source("harbour", claim("c", "19", "19 cards", **cards), published="2017-06-01")
    folder.source("gazette", claim("c", "20", "20 cards", **cards), published="2017-05-01")
    assert [finding.rule.code for finding in check(folder.load()).findings] == ["GZ203"]
    assert suggested(folder, "GZ203").startswith("nothing may be cited before it is clear which is wrong")


def test_later_is_the_time_a_stock_holds_and_not_its_publication(folder: Folder) -> None:
    folder.source("harbour", labs("20"), published="2017-01-15")
    folder.source("gazette", labs("19", period="2017-03-31"), published="2017-05-01")
    assert suggested(folder) == "cite 19 (gazette): later date"


def test_publication_of_figures_for_one_day_does_not_decide(folder: Folder) -> None:
    folder.source("harbour", labs("20", period="2016-12-31"), published="2017-06-01")
    folder.source("gazette", labs("19", period="2016-12-31"), published="2017-05-01")
    assert suggested(folder).startswith("nothing in the sources decides between 19 and 20")


def test_later_publication_of_a_flow_decides(folder: Folder) -> None:
    flow = {"indicator": "exports", "unit": "CNY", "period": "2016"}
    folder.source("harbour", claim("e", "62e9", "62 billion yuan", **flow), published="2017-06-01")
    folder.source("gazette", claim("e", "67e9", "67 billion yuan", **flow), published="2017-05-01")
    assert suggested(folder) == "cite 62 billion yuan (harbour): later publication"


def test_overlapping_dates_do_not_decide(folder: Folder) -> None:
    folder.source("harbour", labs("20"), published="2017-05~")
    folder.source("gazette", labs("19"), published="2017-05-20")
    assert suggested(folder).startswith("nothing in the sources decides")


def test_suggestion_for_figures_that_agree_by_rounding(folder: Folder) -> None:
    folder.source("harbour", claim("firms", "8700", "8,700 firms"))
    folder.source("gazette", claim("firms", "8690", "8,690 firms"))
    assert suggested(folder, "GZ208").startswith("cite ")


def test_large_group_is_decided_too(folder: Folder) -> None:
    for number in range(70):
        folder.source(f"s-{number}", labs("20" if number % 3 else "19"))
    assert suggested(folder) == "cite 20 (s-1): 46 of 70 independent sources"
