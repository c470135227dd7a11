"""Declared identities and derived figures, from the file to the finding."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import Folder, Gzcheck, claim, figure

from gzcheck.comparing.facts import Facts
from gzcheck.engine import check
from gzcheck.model.claim import Claim, Source, SourceKind
from gzcheck.model.corpus import Corpus
from gzcheck.model.expression import parse_relation
from gzcheck.model.figure import Figure
from gzcheck.model.finding import Finding
from gzcheck.model.hedge import Hedge
from gzcheck.model.identity import Evaluation, Identity, Term
from gzcheck.model.interval import Interval
from gzcheck.model.location import Location
from gzcheck.model.period import Period
from gzcheck.model.rule import Severity
from gzcheck.model.verdict import Verdict
from gzcheck.reading.loader import load_corpus

FLOWS = ("total", "north", "south", "west")
REGISTRY = (
    "indicators:\n"
    + "".join(
        f"  - {{id: {name}, label: {name.title()}, definition: Invented., kind: {kind}, unit: {unit}}}\n"
        for name, kind, unit in (
            *((name, "flow", "CNY") for name in FLOWS),
            ("ships", "stock", "count"),
            ("berths", "stock", "count"),
            ("piers", "stock", "count"),
            ("area", "stock", "m2"),
            ("share", "rate", "percent"),
            ("change", "rate", "percentage-point"),
        )
    )
    + """\
  - id: output
    label: Output
    definition: Invented.
    kind: flow
    unit: CNY
    plausible: {min: 1e12, max: 2e12, why: the harbour makes about that}
"""
)


@pytest.fixture
def port(folder: Folder) -> Folder:
    """A corpus with the registry above and no sources yet."""
    folder.write("indicators.yaml", REGISTRY)
    return folder


def flow(name: str, value: str, indicator: str = "", **others: str) -> str:
    """A claim on a flow in yuan in 2016, unless `others` says otherwise; its id is the indicator if none is given."""
    fields = {"indicator": indicator or name, "unit": "CNY", "period": "2016", **others}
    return claim(name, value, f"{value} yuan", **fields)


def count(name: str, value: str, indicator: str = "ships", **others: str) -> str:
    return claim(name, value, f"{value} {indicator}", indicator=indicator, **others)


def declare(port: Folder, *identities: str) -> None:
    """Write `identities.yaml`; the first identity stands on line 2, each in a line of its own."""
    port.write("identities.yaml", "identities:\n" + "".join(f"  - {{{entry}}}\n" for entry in identities))


def expect(terms: str, relation: str, **others: str) -> str:
    more = "".join(f", {key}: {value}" for key, value in others.items())
    return f'id: rule, title: A rule, why: To see, terms: {{{terms}}}, expect: "{relation}"{more}'


def derive(terms: str, definition: str, target: str, name: str = "implied", **others: str) -> str:
    more = "".join(f", {key}: {value}" for key, value in others.items())
    head = f"id: {name}, title: An implied figure, why: To see, terms: {{{terms}}}"
    return f'{head}, derive: "{definition}", as: {{{target}}}{more}'


def outcomes(port: Folder) -> list[Verdict]:
    return [evaluation.verdict for evaluation in Facts(port.load()).arithmetic.evaluations()]


def only(port: Folder) -> Evaluation:
    (evaluation,) = Facts(port.load()).arithmetic.evaluations()
    return evaluation


def findings(port: Folder, code: str) -> list[Finding]:
    return [finding for finding in check(port.load()).findings if finding.rule.code == code]


def one(port: Folder, code: str) -> Finding:
    (finding,) = findings(port, code)
    return finding


def unchecked(port: Folder) -> int:
    return check(port.load()).summary.not_checked.get("identity", 0)


# ---------------------------------------------------------------- the property


FIGURES = st.builds(
    figure,
    st.sampled_from(["3", "7", "10", "1200", "1e1", "4e1", "0.5"]),
    st.just("count"),
    st.sampled_from([Hedge.BARE, Hedge.ABOUT, Hedge.OVER, Hedge.UNDER, Hedge.NEARLY, Hedge.AT_LEAST, Hedge.AT_MOST]),
)
RELATIONS: dict[str, Callable[[Fraction, Fraction, Fraction], bool]] = {
    "a == b + c": lambda a, b, c: a == b + c,
    "a >= b + c": lambda a, b, c: a >= b + c,
    "a * c <= b": lambda a, b, c: a * c <= b,
    "a - b < c": lambda a, b, c: a - b < c,
    "a / 2 == b - c": lambda a, b, c: a / 2 == b - c,
    "a * b == c * 2": lambda a, b, c: a * b == c * 2,
    "(a - b) * b == c": lambda a, b, c: (a - b) * b == c,
    "a + b - a > c": lambda a, b, c: a + b - a > c,
}


def corpus_of(figures: dict[str, Figure], relation: str) -> Corpus:
    """One claim for each figure and one identity over them, in memory."""
    here = Location("claims/x.yaml")
    source = Source(
        id="x",
        title="X",
        publisher="X",
        published=Period.parse("2017"),
        stated_date=True,
        kind=SourceKind.NEWS,
        language="en",
        location=here,
    )
    claims = tuple(
        Claim(
            id=f"x/{name}",
            source=source,
            about="port",
            indicator=name,
            figure=value,
            printed="",
            location=here,
            paragraph=1,
        )
        for name, value in figures.items()
    )
    terms = {name: Term(name=name, location=here, claim=f"x/{name}") for name in figures}
    identity = Identity(
        id="rule",
        title="",
        why="",
        terms=terms,
        location=here,
        at=here,
        weakened=False,
        relation=parse_relation(relation),
    )
    return Corpus(
        title="",
        entities={},
        indicators={},
        sources={"x": source},
        claims=claims,
        faults=(),
        skipped=(),
        identities={"rule": identity},
        complete=True,
    )


def inside(span: Interval) -> list[Fraction]:
    """Some numbers in an interval: whole and half ones near its ends, and far ones where it has none."""
    low = span.lower if span.lower is not None else Fraction(-100)
    high = span.upper if span.upper is not None else low + 1000
    steps = [(low + (high - low) * step / 8) for step in range(9)]
    near = [Fraction(step, 2) for step in range(int(low * 2), int(low * 2) + 20)]
    return sorted({value for value in (*steps, *near) if value in span})


@settings(max_examples=250)
@given(FIGURES, FIGURES, FIGURES, st.sampled_from(sorted(RELATIONS)))
def test_broken_only_if_no_choice_of_values_satisfies_it(a: Figure, b: Figure, c: Figure, relation: str) -> None:
    corpus = corpus_of({"a": a, "b": b, "c": c}, relation)
    (evaluation,) = Facts(corpus).arithmetic.evaluations()
    if evaluation.verdict is Verdict.CONFLICT:
        every = product(inside(a.span.hard), inside(b.span.hard), inside(c.span.hard))
        assert not any(RELATIONS[relation](*values) for values in every)


@settings(max_examples=250)
@given(FIGURES, FIGURES, FIGURES, st.sampled_from(sorted(RELATIONS)))
def test_only_by_rounding_only_if_no_suggested_values_satisfy_it(
    a: Figure, b: Figure, c: Figure, relation: str
) -> None:
    corpus = corpus_of({"a": a, "b": b, "c": c}, relation)
    (evaluation,) = Facts(corpus).arithmetic.evaluations()
    if evaluation.verdict in (Verdict.COMPATIBLE, Verdict.CONFLICT):
        every = product(inside(a.span.soft), inside(b.span.soft), inside(c.span.soft))
        assert not any(RELATIONS[relation](*values) for values in every)


@settings(max_examples=250)
@given(FIGURES, FIGURES, FIGURES, st.booleans())
def test_a_sum_that_holds_is_possible_with_suggested_values(a: Figure, b: Figure, c: Figure, soft: bool) -> None:
    corpus = corpus_of({"a": a, "b": b, "c": c}, "a == b + c")
    (evaluation,) = Facts(corpus).arithmetic.evaluations()
    wanted = Verdict.AGREE if soft else Verdict.COMPATIBLE
    if evaluation.verdict is wanted:
        spans = [f.span.soft if soft else f.span.hard for f in (a, b, c)]
        gap = operator.sub(spans[0], spans[1] + spans[2])
        assert 0 in gap


# ---------------------------------------------------------------- sums


@pytest.mark.parametrize(
    ("total", "standing"),
    [
        ("131e6", Verdict.AGREE),
        ("129e6", Verdict.AGREE),
        ("141e6", Verdict.CONFLICT),
        ("119e6", Verdict.CONFLICT),
    ],
)
def test_ten_rounded_parts_may_miss_the_total_by_one_unit_but_not_by_eleven(
    port: Folder, total: str, standing: Verdict
) -> None:
    port.source("gazette", flow("total", total), *(flow(f"part{number}", "13e6", "north") for number in range(10)))
    terms = ", ".join([f"p{number}: gazette/part{number}" for number in range(10)])
    relation = "total == " + " + ".join(f"p{number}" for number in range(10))
    declare(port, expect(f"total: gazette/total, {terms}", relation, complete="true"))
    assert outcomes(port) == [standing]


def test_bare_counts_are_exact(port: Folder) -> None:
    port.source("gazette", count("all", "1"), count("a", "1", "berths"), count("b", "1", "area"))
    declare(port, expect("all: gazette/all, a: gazette/a, b: gazette/b", "all == a + b", complete="true"))
    finding = one(port, "GZ301")
    assert (finding.severity, finding.verdict) == (Severity.ERROR, Verdict.CONFLICT)
    assert "1 = 1 + 1" in finding.message


def test_only_by_rounding_names_the_figure_that_must_be_coarse(port: Folder) -> None:
    port.source("gazette", flow("total", "300e9"), flow("north", "154e9"), flow("south", "155e9"))
    declare(port, expect("total: gazette/total, a: gazette/north, b: gazette/south", "total == a + b", complete="true"))
    finding = one(port, "GZ307")
    assert (finding.severity, finding.verdict) == (Severity.NOTE, Verdict.COMPATIBLE)
    assert "only if 300 billion yuan is rounded to hundreds of billions" in finding.explanations[0].text
    assert only(port).needs == ("total",)
    assert not findings(port, "GZ301")


PARTS = "total: gazette/total, a: gazette/north, b: gazette/south"


@pytest.mark.parametrize("relation", ["total == a + b", "a + b == total"])
@pytest.mark.parametrize(
    ("total", "complete", "standing"),
    [
        ("12e6", "true", Verdict.CONFLICT),
        ("12e6", "false", Verdict.AGREE),
        ("7e6", "true", Verdict.CONFLICT),
        ("7e6", "false", Verdict.CONFLICT),
        ("9e6", "true", Verdict.AGREE),
    ],
)
def test_incomplete_parts_only_have_to_fit(
    port: Folder, relation: str, total: str, complete: str, standing: Verdict
) -> None:
    port.source("gazette", flow("total", total), flow("north", "4e6"), flow("south", "5e6"))
    declare(port, expect(PARTS, relation, complete=complete))
    assert outcomes(port) == [standing]


def test_parts_are_incomplete_unless_declared(port: Folder) -> None:
    port.source("gazette", flow("total", "12e6"), flow("north", "4e6"), flow("south", "5e6"))
    declare(port, expect(PARTS, "total == a + b"))
    evaluation = only(port)
    assert evaluation.identity.weakened
    assert evaluation.verdict is Verdict.AGREE


def test_only_a_total_of_names_is_weakened(port: Folder) -> None:
    port.source("gazette", flow("total", "12e6"), flow("north", "4e6"), flow("south", "5e6"))
    declare(port, expect(PARTS, "total == 2 * a + b"))
    assert not only(port).identity.weakened


@pytest.mark.parametrize("severity", list(Severity))
def test_a_broken_identity_is_as_bad_as_it_declares(port: Folder, severity: Severity) -> None:
    port.source("gazette", count("a", "3"), count("b", "4", "berths"))
    declare(port, expect("a: gazette/a, b: gazette/b", "a == b", severity=severity.value))
    assert one(port, "GZ301").severity is severity


def test_a_finding_shows_the_way_and_why(port: Folder) -> None:
    port.source("gazette", count("a", "3"), count("b", "4", "berths"))
    declare(port, expect("left: gazette/a, right: gazette/b", "2 * left == right"))
    finding = one(port, "GZ301")
    assert finding.arithmetic[:2] == ("2 × left = right", "2 × 3 = 4")
    assert [line.partition(";")[0] for line in finding.arithmetic[2:]] == ["2 × left: 6", "right: 4"]
    assert [bar.span.hard for bar in finding.bars] == [Interval.point(Fraction(6)), Interval.point(Fraction(4))]
    assert ("why", "To see") in [(item.kind, item.text) for item in finding.explanations]
    assert [member.id for member in finding.claims] == ["gazette/a", "gazette/b"]
    assert (finding.location.path.rpartition("/")[2], finding.location.line) == ("identities.yaml", 2)


def test_a_repeated_term_has_one_value(port: Folder) -> None:
    port.source(
        "gazette",
        flow("north", "41e6"),
        flow("south", "59e6"),
        claim("share", "41.8", "41.8 percent", indicator="share", unit="percent", period="2016"),
    )
    declare(port, expect("a: gazette/north, b: gazette/south, share: gazette/share", "a / (a + b) == share"))
    assert outcomes(port) == [Verdict.CONFLICT], "only with two different values for a could it be 41.8 percent"


# ---------------------------------------------------------------- which claims


TRADE = "total: {indicator: total}, a: {indicator: north}, b: {indicator: south}"


def trade(port: Folder, source: str, total: str, *, period: str = "2016", about: str = "harbour-city") -> None:
    """A source that prints a total beside parts of 4 and 5 million."""
    where = {"period": period, "about": about}
    port.source(source, flow("total", total, **where), flow("north", "4e6", **where), flow("south", "5e6", **where))


def test_one_identity_applies_to_every_source(port: Folder) -> None:
    trade(port, "gazette", "9e6")
    trade(port, "herald", "19e6")
    declare(port, expect(TRADE, "total == a + b", complete="true", where="{source: each}"))
    evaluations = Facts(port.load()).arithmetic.evaluations()
    assert [(dict(e.binding), e.verdict) for e in evaluations] == [
        ({"source": "gazette"}, Verdict.AGREE),
        ({"source": "herald"}, Verdict.CONFLICT),
    ]
    assert {member.source.id for member in one(port, "GZ301").claims} == {"herald"}


def test_one_identity_applies_to_every_period(port: Folder) -> None:
    port.source(
        "gazette",
        *(
            flow(f"{name}-{year}", value, name, period=year)
            for year, total in (("2015", "9e6"), ("2016", "19e6"))
            for name, value in (("total", total), ("north", "4e6"), ("south", "5e6"))
        ),
    )
    declare(port, expect(TRADE, "total == a + b", complete="true", where="{period: each}"))
    assert [(e.binding["period"], e.verdict) for e in Facts(port.load()).arithmetic.evaluations()] == [
        ("2015", Verdict.AGREE),
        ("2016", Verdict.CONFLICT),
    ]


def test_one_identity_applies_to_every_entity(port: Folder) -> None:
    trade(port, "gazette", "9e6")
    trade(port, "herald", "19e6", about="old-port")
    declare(port, expect(TRADE, "total == a + b", complete="true", where="{about: each, period: 2016}"))
    assert [(e.binding["about"], e.verdict) for e in Facts(port.load()).arithmetic.evaluations()] == [
        ("harbour-city", Verdict.AGREE),
        ("old-port", Verdict.CONFLICT),
    ]


def test_one_period_may_be_written_in_two_ways(port: Folder) -> None:
    port.source("gazette", flow("total", "9e6"), flow("north", "4e6", period="2016-01/2016-12"), flow("south", "5e6"))
    declare(port, expect(TRADE, "total == a + b", complete="true", where="{period: each}"))
    assert outcomes(port) == [Verdict.AGREE]


def test_a_source_without_all_terms_is_left_out(port: Folder) -> None:
    trade(port, "gazette", "9e6")
    port.source("herald", flow("total", "19e6"), flow("north", "4e6"))
    declare(port, expect(TRADE, "total == a + b", where="{source: each}"))
    assert [e.binding["source"] for e in Facts(port.load()).arithmetic.evaluations()] == ["gazette"]


def test_a_source_without_a_term_of_fixed_period_is_left_out(port: Folder) -> None:
    port.source("gazette", count("all", "9"), count("new", "4", "berths", period="2016"))
    port.source("herald", count("all", "9"))
    terms = "all: {indicator: ships}, new: {indicator: berths, period: 2016}"
    declare(port, expect(terms, "new <= all", where="{source: each}"))
    assert [dict(e.binding) for e in Facts(port.load()).arithmetic.evaluations()] == [{"source": "gazette"}]


def test_terms_that_fix_different_fields_choose_the_rest_together(port: Folder) -> None:
    port.source("gazette", flow("north", "4e6"), flow("south", "5e6"), flow("south-15", "6e6", "south", period="2015"))
    terms = "a: {indicator: north, source: gazette}, b: {indicator: south, about: harbour-city}"
    declare(port, expect(terms, "a <= b", where="{source: each, about: each, period: each}"))
    bindings = [dict(e.binding) for e in Facts(port.load()).arithmetic.evaluations()]
    assert bindings == [{"source": "gazette", "about": "harbour-city", "period": "2016"}]


def test_terms_of_different_sources_are_never_mixed(port: Folder) -> None:
    port.source("gazette", flow("total", "9e6"))
    port.source("herald", flow("north", "4e6"), flow("south", "5e6"))
    declare(port, expect(TRADE, "total == a + b", where="{source: each}"))
    evaluation = only(port)
    assert (evaluation.verdict, evaluation.reason) == (Verdict.NOT_CHECKED, "no source has a claim for every term")
    assert unchecked(port) == 1
    assert not findings(port, "GZ308")


def test_fixed_values_narrow_all_terms(port: Folder) -> None:
    trade(port, "gazette", "9e6")
    trade(port, "herald", "19e6")
    declare(port, expect(TRADE, "total == a + b", complete="true", where="{source: herald, about: harbour-city}"))
    assert outcomes(port) == [Verdict.CONFLICT]


def test_a_term_may_fix_what_where_leaves_to_each(port: Folder) -> None:
    port.source(
        "gazette",
        flow("north", "4e6", period="2015"),
        flow("south", "5e6"),
        flow("south-15", "9e6", "south", period="2015"),
    )
    terms = "before: {indicator: north, period: 2015}, after: {indicator: south}"
    declare(port, expect(terms, "after >= before", where="{period: each, source: gazette}"))
    assert [e.binding["period"] for e in Facts(port.load()).arithmetic.evaluations()] == ["2015", "2016"]


@pytest.mark.parametrize(("status", "standing"), [("actual", Verdict.AGREE), ("target", Verdict.CONFLICT)])
def test_a_term_has_one_status(port: Folder, status: str, standing: Verdict) -> None:
    port.source("gazette", flow("north", "4e6"), flow("plan", "9e6", "north", status="target"), flow("south", "5e6"))
    terms = f"a: {{indicator: north, status: {status}}}, b: {{indicator: south}}"
    declare(port, expect(terms, "a <= b"))
    assert outcomes(port) == [standing]


def test_claims_that_agree_stand_for_one_term_together(port: Folder) -> None:
    port.source("gazette", flow("north", "4e6"), flow("south", "5e6"))
    port.source("herald", flow("north", "4.2e6"))
    declare(port, expect("a: {indicator: north}, b: {indicator: south}", "a <= b"))
    assert only(port).values["a"].span.hard == Interval(Fraction("4.15e6"), Fraction("4.25e6"))


def test_a_dated_stock_comes_before_one_nearby(port: Folder) -> None:
    port.source(
        "gazette", count("now", "7", period="2016"), count("later", "9", period="2017-03"), count("b", "7", "berths")
    )
    declare(port, expect("a: {indicator: ships, period: 2016}, b: gazette/b", "a == b"))
    assert outcomes(port) == [Verdict.AGREE]


def test_a_stock_without_a_date_fits_a_period_nearby(port: Folder) -> None:
    port.source("gazette", count("now", "7"), count("b", "7", "berths"))
    declare(port, expect("a: {indicator: ships, period: 2017-04}, b: gazette/b", "a == b"))
    assert outcomes(port) == [Verdict.AGREE]


# ---------------------------------------------------------------- not checked, with the reason


def reason_of(port: Folder) -> str:
    """Why the only identity is not checked; it must be counted too."""
    evaluation = only(port)
    assert evaluation.verdict is Verdict.NOT_CHECKED
    assert unchecked(port) == 1
    return evaluation.reason


def test_a_missing_claim(port: Folder) -> None:
    port.source("gazette", count("a", "3"))
    declare(port, expect("a: gazette/a, b: gazette/bb", "a == b"))
    assert reason_of(port) == "b: there is no claim 'gazette/bb'"
    finding = one(port, "GZ101")
    assert (finding.location.line, finding.message) == (2, "unknown claim 'gazette/bb'")


def test_an_indicator_without_a_claim(port: Folder) -> None:
    port.source("gazette", count("a", "3"))
    declare(port, expect("a: gazette/a, b: {indicator: berths}", "a == b"))
    assert reason_of(port) == "b: no claim on berths"
    assert check(port.load()).findings == ()


def test_a_term_in_conflict_with_itself(port: Folder) -> None:
    port.source("gazette", flow("north", "4e6"), flow("south", "5e6"))
    port.source("herald", flow("north", "7e6"))
    declare(port, expect("a: {indicator: north}, b: {indicator: south}", "a <= b"))
    assert reason_of(port) == "a: in conflict with itself (4 million yuan and 7 million yuan)"
    assert not findings(port, "GZ308")


def test_two_claims_for_one_term(port: Folder) -> None:
    port.source("gazette", flow("north", "4e6"), flow("again", "5e6", "north", about="old-port"), flow("south", "5e6"))
    declare(port, expect("a: {indicator: north}, b: {indicator: south}", "a <= b"))
    assert "a: two claims for one term (gazette/" in reason_of(port)
    finding = one(port, "GZ308")
    assert (finding.severity, finding.location.line) == (Severity.ERROR, 2)


def test_of_several_times_a_term_is_taken_at_that_of_the_others(port: Folder) -> None:
    port.source("gazette", flow("north", "4e6"), flow("later", "9e6", "north", period="2017"), flow("south", "5e6"))
    declare(port, expect("a: {indicator: north}, b: {indicator: south}", "a <= b"))
    assert outcomes(port) == [Verdict.AGREE]
    assert [member.id for member in only(port).claims] == ["gazette/north", "gazette/south"]


def test_terms_for_two_times_are_not_added(port: Folder) -> None:
    """20 in 2015 is not the sum of 12 and 18 in 2016; 30 in 2016 is."""
    parts = [count("a", "12", "berths", period="2016"), count("b", "18", "piers", period="2016")]
    port.source("gazette", count("old", "20", period="2015"), *parts)
    terms = "total: {indicator: ships}, a: {indicator: berths}, b: {indicator: piers}"
    declare(port, expect(terms, "total == a + b", complete="true"))
    assert reason_of(port) == "total is for 2015 and a is for 2016: not at the same time"
    assert not check(port.load()).findings
    port.source("herald", count("new", "30", period="2016"))
    assert outcomes(port) == [Verdict.AGREE]
    assert not check(port.load()).findings


def test_a_term_named_by_its_claim_is_taken_whatever_its_time(port: Folder) -> None:
    port.source("gazette", count("old", "20", period="2015"), count("a", "20", "berths", period="2016"))
    declare(port, expect("total: gazette/old, a: {indicator: berths}", "total == a"))
    assert outcomes(port) == [Verdict.AGREE]


def test_stocks_at_both_ends_of_a_chain_are_not_at_the_same_time(port: Folder) -> None:
    dated = [count(f"s{month}", "3", period=f"2016-{month:02}") for month in range(1, 13)]
    dated += [count(f"t{month}", "3", period=f"2017-{month:02}") for month in range(1, 13)]
    port.source("gazette", *reversed(dated), count("b", "3", "berths"))
    declare(port, expect("a: {indicator: ships}, b: gazette/b", "a == b"))
    assert "two claims for one term" in reason_of(port)


@pytest.mark.parametrize("relation", ["a / (b - b) == 1", "a / 0 == b", "a / (b - 4) == 1", "a * (b - 4)^-1 == 1"])
def test_division_by_what_may_be_nothing(port: Folder, relation: str) -> None:
    port.source("gazette", count("a", "3"), count("b", "4", "berths"))
    terms = "a: gazette/a, b: gazette/b"
    declare(port, expect(terms, relation))
    assert reason_of(port) == "a divisor may be 0"
    finding = one(port, "GZ308")
    assert (finding.location.line, finding.location.path.rpartition("/")[2]) == (2, "identities.yaml")


@pytest.mark.parametrize(
    ("relation", "reason"),
    [
        ("a + b >= 0", "it adds CNY and area"),
        ("a - b >= 0", "it adds CNY and area"),
        ("a == b", "it compares CNY and area"),
        ("a / b == a", "it compares area^-1 × CNY and CNY"),
        ("a * b == a^2", "it compares area × CNY and CNY^2"),
        ("a + b - b + 1 == 1", "it adds CNY and area"),
    ],
)
def test_mixed_dimensions(port: Folder, relation: str, reason: str) -> None:
    port.source("gazette", flow("north", "4e6"), claim("area", "5", "5 m2", indicator="area", unit="m2"))
    declare(port, expect("a: gazette/north, b: gazette/area", relation))
    assert reason_of(port) == reason
    assert one(port, "GZ308").location.line == 2


def test_two_currencies_are_not_added(port: Folder) -> None:
    port.source("gazette", flow("north", "4e6"), flow("south", "5e6", unit="USD"))
    declare(port, expect("a: gazette/north, b: gazette/south", "a + b >= a"))
    assert reason_of(port) == "it adds CNY and USD"


def test_units_of_one_dimension_are_converted(port: Folder) -> None:
    port.source(
        "gazette",
        claim("big", "3", "3 km2", indicator="area", unit="km2"),
        claim("small", "300", "300 ha", indicator="area", unit="ha"),
    )
    declare(port, expect("a: gazette/big, b: gazette/small", "a == b"))
    assert outcomes(port) == [Verdict.AGREE]


# ---------------------------------------------------------------- what is wrong with the file


@pytest.mark.parametrize(
    ("relation", "message"),
    [
        ("a == bb", "unknown name 'bb' in expect"),
        ("a == max(b, 2)", "functions such as max() cannot be called here"),
        ("a.real == b", "attributes cannot be used here"),
        ("a == b == a", "comparisons cannot be chained"),
        ("a + b", "a comparison is missing"),
        ("a == 3", "term 'b' is not used in expect"),
    ],
)
def test_a_bad_expression_is_a_finding_at_its_line(port: Folder, relation: str, message: str) -> None:
    port.source("gazette", count("a", "3"), count("b", "4", "berths"))
    declare(port, expect("a: gazette/a, b: gazette/b", relation))
    finding = one(port, "GZ010")
    assert message in finding.message
    assert (finding.location.path.rpartition("/")[2], finding.location.line) == ("identities.yaml", 2)
    assert finding.advice.text
    assert unchecked(port) == 1


def test_a_bad_expression_does_not_stop_the_others(port: Folder) -> None:
    port.source("gazette", count("a", "3"), count("b", "4", "berths"))
    terms = "a: gazette/a, b: gazette/b"
    declare(port, expect(terms, "a ==="), expect(terms, "a == b").replace("id: rule", "id: other"))
    assert outcomes(port) == [Verdict.CONFLICT]
    assert len(findings(port, "GZ010")) == 1


def test_an_error_in_a_plain_expression_has_its_column(port: Folder) -> None:
    port.write(
        "identities.yaml",
        """\
identities:
  - id: rule
    title: A rule
    why: To see
    terms: {a: gazette/a}
    expect: a == a.real
""",
    )
    location = one(port, "GZ010").location
    assert (location.line, location.column) == (6, 19)


def test_an_unknown_name_is_corrected(port: Folder) -> None:
    declare(port, expect("exports: gazette/a", "exprots == 3"))
    assert "exports" in one(port, "GZ010").advice.text


@pytest.mark.parametrize("place", ["where: {period: 2016-13}", "where: {period: 2017/2016}"])
def test_an_impossible_period_is_a_finding(port: Folder, place: str) -> None:
    declare(port, expect("a: {indicator: north}", "a >= 0") + f", {place}")
    assert one(port, "GZ010").location.line == 2


@pytest.mark.parametrize("where", ["{about: harbor-city}", "{source: gazete}"])
def test_where_names_must_be_known(port: Folder, where: str) -> None:
    port.source("gazette", flow("north", "4e6"))
    declare(port, expect("a: {indicator: north}, b: {indicator: north}", "a >= b", where=where))
    finding = one(port, "GZ101")
    assert finding.location.line == 2
    assert "did you mean" in finding.advice.text


TARGET = "indicator: ships, about: harbour-city, unit: count, period: 2017"


def test_figures_derived_in_a_circle(port: Folder) -> None:
    declare(
        port,
        derive("b: second", "a = b / 2", TARGET, "first"),
        derive("a: first", "b = a * 2", TARGET, "second"),
        derive("a: second", "c = a * 2", TARGET, "third"),
    )
    found = findings(port, "GZ010")
    assert [(finding.location.line, finding.message) for finding in found] == [
        (2, "'first' is derived from itself"),
        (3, "'second' is derived from itself"),
    ]
    assert outcomes(port) == [Verdict.NOT_CHECKED] * 3
    assert all("is derived from itself" in e.reason for e in Facts(port.load()).arithmetic.evaluations())
    assert unchecked(port) == 3


def test_a_figure_derived_from_itself(port: Folder) -> None:
    declare(port, derive("a: implied", "a = a + 1", TARGET))
    assert one(port, "GZ010").message == "'implied' is derived from itself"


def test_a_long_chain_of_derived_figures(port: Folder) -> None:
    port.source("gazette", count("a", "3"))
    steps = [derive(f"a: s{number + 1:04}", "x = a + 1", TARGET, f"s{number:04}") for number in range(1200)]
    declare(port, *steps, derive("a: gazette/a", "x = a + 1", TARGET, "s1200"))
    evaluations = Facts(port.load()).arithmetic.evaluations()
    assert evaluations[0].sides[0].hard == Interval.point(Fraction(3 + 1201))


# ---------------------------------------------------------------- derived figures


SPENDING = [
    flow("north", "27e9"),
    claim("share", "2.7", "2.7 percent", indicator="share", unit="percent", period="2016"),
]
OUTPUT = "indicator: output, about: harbour-city, unit: CNY, period: 2016"
IMPLIED = derive("spent: gazette/north, share: gazette/share", "output = spent / share", OUTPUT)


def test_a_derived_figure_has_an_interval(port: Folder) -> None:
    port.source("gazette", *SPENDING)
    declare(port, IMPLIED)
    evaluation = only(port)
    side = evaluation.sides[0]
    hard, soft = side.hard, side.soft
    assert hard == soft == Interval(Fraction("26.5e9") / Fraction("0.0275"), Fraction("27.5e9") / Fraction("0.0265"))
    assert [member.id for member in evaluation.claims] == ["gazette/north", "gazette/share"]


def test_a_derived_figure_meets_the_printed_one(port: Folder) -> None:
    port.source("gazette", *SPENDING, flow("output", "1.02e12"))
    declare(port, IMPLIED)
    assert not findings(port, "GZ306")
    assert unchecked(port) == 0


def test_a_derived_figure_contradicts_the_printed_one(port: Folder) -> None:
    port.source("gazette", *SPENDING, flow("output", "1.3e12"))
    declare(port, IMPLIED)
    finding = one(port, "GZ306")
    assert (finding.severity, finding.verdict) == (Severity.ERROR, Verdict.CONFLICT)
    assert [member.local_id for member in finding.claims] == ["output", "north", "share"]
    assert "1.3 trillion yuan as printed" in finding.title
    assert finding.arithmetic[:2] == ("output = spent ÷ share", "output = 27 billion yuan ÷ 2.7%")
    assert [bar.label for bar in finding.bars] == ["output", "1.3 trillion yuan"]
    assert finding.location.line == 12


@pytest.mark.parametrize("change", ["period: 2015", "period: 2016, status: target", "period: 2016, about: old-port"])
def test_a_printed_figure_on_something_else_is_no_rival(port: Folder, change: str) -> None:
    others = dict(pair.split(": ") for pair in change.split(", "))
    port.source("gazette", *SPENDING, flow("output", "1.3e12", **others))
    declare(port, IMPLIED)
    assert not findings(port, "GZ306")


def test_what_follows_from_a_plan_is_a_plan(port: Folder) -> None:
    planned = [line.replace("}", ", status: target}") for line in SPENDING]
    port.source("gazette", *planned, flow("output", "1.3e12"), flow("output-plan", "1.4e12", "output", status="target"))
    declare(port, IMPLIED)
    assert one(port, "GZ306").claims[0].local_id == "output-plan"


def test_two_derivations_from_the_same_claims_are_two_findings(port: Folder) -> None:
    port.source("gazette", *SPENDING, flow("output", "1.3e12"))
    declare(port, IMPLIED, IMPLIED.replace("id: implied", "id: again"))
    assert len({finding.fingerprint for finding in findings(port, "GZ306")}) == 2


def test_a_derived_figure_without_a_period_is_not_compared_and_that_is_counted(port: Folder) -> None:
    port.source("gazette", *SPENDING, flow("output", "1.3e12"))
    declare(port, IMPLIED.replace(", period: 2016}", "}"))
    assert not findings(port, "GZ306")
    assert unchecked(port) == 1


@pytest.mark.parametrize("spent", ["67e9", "7e9"])
def test_an_implausible_derived_figure(port: Folder, spent: str) -> None:
    port.source("gazette", flow("north", spent), SPENDING[1])
    declare(port, IMPLIED)
    finding = one(port, "GZ306")
    assert (finding.severity, finding.verdict) == (Severity.WARNING, Verdict.SUSPICIOUS)
    assert ("plausible-range", "the harbour makes about that") in [(e.kind, e.text) for e in finding.explanations]
    assert [bar.label for bar in finding.bars] == ["output", "plausible"]
    assert "output = spent ÷ share" in finding.arithmetic


def test_an_implausible_figure_is_no_worse_than_its_identity_declares(port: Folder) -> None:
    port.source("gazette", flow("north", "67e9"), SPENDING[1])
    declare(port, IMPLIED + ", severity: note")
    assert one(port, "GZ306").severity is Severity.NOTE


@pytest.mark.parametrize(
    ("sign", "hard"),
    [(">=", Interval(Fraction(6), None)), ("<=", Interval(None, Fraction(6))), ("=", Interval.point(Fraction(6)))],
)
def test_a_bound_leaves_one_end_open(port: Folder, sign: str, hard: Interval) -> None:
    port.source("gazette", count("a", "3"))
    declare(port, derive("a: gazette/a", f"x {sign} 2 * a", TARGET))
    assert only(port).sides[0].hard == hard


@pytest.mark.parametrize(("printed", "found"), [("5", 1), ("6", 0), ("7", 0)])
def test_a_printed_figure_below_a_forced_one(port: Folder, printed: str, found: int) -> None:
    port.source("gazette", count("a", "3", "berths"), count("ships", printed, period="2017"))
    declare(port, derive("a: gazette/a", "x >= 2 * a", TARGET))
    assert len(findings(port, "GZ306")) == found


def test_a_share_that_grows_forces_the_whole_to_grow(port: Folder) -> None:
    port.source(
        "gazette",
        claim("part", "50", "50 percent", indicator="share", unit="percent", period="2016", precision="exact"),
        claim("rise", "25", "25 percent", indicator="share", unit="percent", period="2016", precision="exact"),
    )
    definition = "growth >= 1 / (1 - share * (1 - 1 / (1 + rise))) - 1"
    target = "indicator: share, about: harbour-city, unit: percent, period: 2015"
    declare(port, derive("share: gazette/part, rise: gazette/rise", definition, target))
    hard = only(port).sides[0].hard
    half_of_next_year = Fraction(50)
    before = half_of_next_year + half_of_next_year / Fraction("1.25")
    assert hard == Interval(100 / before - 1, None)


def test_a_term_may_be_a_derived_figure(port: Folder) -> None:
    port.source("gazette", count("a", "3"), count("b", "7", "berths"))
    declare(
        port,
        derive("a: gazette/a", "double = a * 2", TARGET),
        expect("double: implied, b: gazette/b", "double == b").replace("id: rule", "id: above"),
    )
    finding = one(port, "GZ301")
    assert {member.local_id for member in finding.claims} == {"a", "b"}


def test_a_derived_figure_is_made_for_every_source(port: Folder) -> None:
    for source, value in (("gazette", "3"), ("herald", "4")):
        port.source(source, count("a", value), count("b", "6", "berths"))
    declare(
        port,
        derive("a: {indicator: ships}", "double = a * 2", TARGET, where="{source: each}"),
        expect("double: implied, b: {indicator: berths}", "double == b", where="{source: each}"),
    )
    standings = {(e.identity.id, e.binding["source"]): e.verdict for e in Facts(port.load()).arithmetic.evaluations()}
    assert standings["rule", "gazette"] is Verdict.AGREE
    assert standings["rule", "herald"] is Verdict.CONFLICT


def test_a_derived_figure_is_found_by_what_it_was_made_for_and_the_rest_by_the_other_terms(port: Folder) -> None:
    """The derived figure is bound to a source alone, the identity to a source and an entity."""
    port.source("gazette", count("a", "3"), count("b", "6", "berths"), count("c", "7", "berths", about="old-port"))
    port.source("herald", count("a", "4"))
    declare(
        port,
        derive("a: {indicator: ships, about: harbour-city}", "double = a * 2", TARGET, where="{source: each}"),
        expect("double: implied, b: {indicator: berths}", "double == b", where="{source: each, about: each}"),
    )
    found = [e for e in Facts(port.load()).arithmetic.evaluations() if e.identity.id == "rule"]
    assert [(dict(e.binding), e.verdict) for e in found] == [
        ({"source": "gazette", "about": "harbour-city"}, Verdict.AGREE),
        ({"source": "gazette", "about": "old-port"}, Verdict.CONFLICT),
    ]


def test_a_derived_figure_is_about_the_entity_it_is_made_for(port: Folder) -> None:
    port.source(
        "gazette",
        count("a", "3", "berths"),
        count("b", "4", "berths", about="old-port"),
        count("ships", "6", period="2017"),
        count("ships-old", "7", about="old-port", period="2017"),
    )
    declare(port, derive("a: {indicator: berths}", "double = a * 2", TARGET, where="{about: each}"))
    assert [member.local_id for member in one(port, "GZ306").claims] == ["ships-old", "b"]


def test_a_figure_that_could_not_be_derived_is_no_term(port: Folder) -> None:
    port.source("gazette", count("a", "3"))
    declare(
        port,
        derive("a: gazette/none", "double = a * 2", TARGET),
        expect("double: implied, a: gazette/a", "double == a"),
    )
    reasons = [e.reason for e in Facts(port.load()).arithmetic.evaluations()]
    assert reasons[1] == "double: 'implied' could not be derived (a: there is no claim 'gazette/none')"
    assert unchecked(port) == 2


@pytest.mark.parametrize(
    ("definition", "target", "reason"),
    [
        ("x = a / 2", OUTPUT, "it makes a pure number, not CNY"),
        ("x = a / 2", "indicator: output, about: harbour-city, unit: count", "output is measured in CNY, not in count"),
    ],
)
def test_a_derived_figure_has_the_dimension_of_its_indicator(
    port: Folder, definition: str, target: str, reason: str
) -> None:
    port.source("gazette", count("a", "3"))
    declare(port, derive("a: gazette/a", definition, target))
    assert reason_of(port) == reason
    assert one(port, "GZ308").location.line == 2


def test_a_derived_figure_needs_a_known_unit(port: Folder) -> None:
    declare(port, derive("a: gazette/a", "x = a", "indicator: ships, about: harbour-city, unit: cuont"))
    finding = one(port, "GZ010")
    assert "unknown unit 'cuont'" in finding.message
    assert "count" in finding.advice.text


# ---------------------------------------------------------------- mending


def mended(port: Folder) -> list[tuple[str, str]]:
    """Kind and text of the slips offered for the one broken identity."""
    explanations = one(port, "GZ301").explanations
    return [(item.kind, item.text) for item in explanations if item.kind != "why"]


SUM = "total: gazette/total, a: gazette/a, b: gazette/b"


def test_transposed_digits_are_offered(port: Folder) -> None:
    port.source("gazette", count("total", "353"), count("a", "211", "berths"), count("b", "322", "area"))
    declare(port, expect(SUM, "total == a + b", complete="true"))
    ((kind, text),) = mended(port)
    assert kind == "transposed-digits"
    assert "gazette/total as 533 instead of 353" in text


def test_a_unit_slip_is_offered(port: Folder) -> None:
    port.source("gazette", flow("total", "9e9"), flow("north", "4e6"), flow("south", "5e6"))
    declare(port, expect(PARTS, "total == a + b", complete="true"))
    ((kind, text),) = mended(port)
    assert kind == "unit-slip"
    assert "gazette/total as 9 million yuan instead of 9 billion yuan" in text


def test_one_wrong_digit_is_offered_from_four_digits_on(port: Folder) -> None:
    port.source("gazette", count("total", "7325"), count("a", "17", "berths"))
    declare(port, expect("total: gazette/total, a: gazette/a", "total == a * 425"))
    ((kind, text),) = mended(port)
    assert kind == "one-digit"
    assert "gazette/total as 7,225 instead of 7,325" in text


def test_no_digit_is_changed_in_a_shorter_number(port: Folder) -> None:
    port.source("gazette", count("total", "525"), count("a", "17", "berths"))
    declare(port, expect("total: gazette/total, a: gazette/a", "total == a * 25"))
    assert mended(port) == []


def test_none_is_offered_when_two_would_do(port: Folder) -> None:
    port.source("gazette", count("total", "21"), count("a", "12", "berths"))
    declare(port, expect("total: gazette/total, a: gazette/a", "total == a"))
    assert mended(port) == []


def test_none_is_offered_when_no_single_slip_would_do(port: Folder) -> None:
    port.source("gazette", count("total", "500"), count("a", "7", "berths"))
    declare(port, expect("total: gazette/total, a: gazette/a", "total == a"))
    assert mended(port) == []


def test_none_is_offered_that_breaks_another_identity(port: Folder) -> None:
    port.source(
        "gazette",
        count("total", "353"),
        count("a", "211", "berths"),
        count("b", "322", "area"),
        count("again", "353", "berths"),
    )
    declare(
        port,
        expect(SUM, "total == a + b", complete="true"),
        expect("total: gazette/total, again: gazette/again", "total == again").replace("id: rule", "id: other"),
    )
    assert mended(port) == []


def test_none_is_offered_that_breaks_another_identity_through_a_derived_figure(port: Folder) -> None:
    port.source(
        "gazette",
        count("total", "353"),
        count("a", "211", "berths"),
        count("b", "322", "area"),
        count("again", "706", "berths"),
    )
    declare(
        port,
        expect(SUM, "total == a + b", complete="true"),
        derive("total: gazette/total", "double = total * 2", TARGET),
        expect("double: implied, again: gazette/again", "double == again").replace("id: rule", "id: other"),
    )
    assert mended(port) == []


def test_a_slip_is_followed_through_a_derived_figure(port: Folder) -> None:
    port.source("gazette", count("third", "27"), count("whole", "216", "berths"))
    declare(
        port,
        derive("third: gazette/third", "triple = third * 3", TARGET),
        expect("triple: implied, whole: gazette/whole", "triple == whole"),
    )
    ((kind, text),) = mended(port)
    assert kind == "transposed-digits"
    assert "gazette/third as 72 instead of 27" in text


def test_percent_for_percentage_points_is_offered(port: Folder) -> None:
    port.source(
        "gazette",
        claim("now", "56.5", "56.5 percent", indicator="share", unit="percent", period="2016"),
        claim("then", "51.3", "51.3 percent", indicator="share", unit="percent", period="2015"),
        claim("rise", "10.1", "10.1 points", indicator="change", unit="percentage-point", period="2016"),
    )
    terms = "now: gazette/now, then: gazette/then, rise: gazette/rise"
    declare(port, expect(terms, "now == then + rise", complete="true"))
    ((kind, text),) = mended(port)
    assert kind == "percent-or-point"
    assert "10.1 percent of 51.3%" in text


# ---------------------------------------------------------------- the command


def test_the_command_lists_every_standing(port: Folder, gzcheck: Gzcheck) -> None:
    port.source("gazette", count("a", "3"), count("b", "4", "berths"))
    terms = "a: gazette/a, b: gazette/b"
    declare(
        port,
        expect(terms, "a < b"),
        expect(terms, "a == b").replace("id: rule", "id: broken"),
        expect("a: gazette/a, b: gazette/none", "a == b").replace("id: rule", "id: missing"),
        derive("a: gazette/a", "double = a * 2", TARGET),
    )
    run = gzcheck("identities", "--corpus", port.path, "--format", "text")
    lines = run.out.splitlines()
    assert [line.split(": ")[1:3] for line in lines[:-1]] == [
        ["broken", "broken"],
        ["missing", "not checked"],
        ["implied", "derived"],
        ["rule", "holds"],
    ]
    assert "3 is less than 4" in lines[3]


@pytest.mark.parametrize(
    ("relation", "severity", "fail_on", "code"),
    [
        ("a == b", "error", "warning", 1),
        ("a == b", "warning", "warning", 1),
        ("a == b", "note", "warning", 0),
        ("a == b", "note", "note", 1),
        ("a == b", "warning", "error", 0),
        ("a < b", "error", "note", 0),
    ],
)
def test_the_command_fails_by_the_severity_of_what_is_broken(
    port: Folder,
    gzcheck: Gzcheck,
    monkeypatch: pytest.MonkeyPatch,
    relation: str,
    severity: str,
    fail_on: str,
    code: int,
) -> None:
    port.source("gazette", count("a", "3"), count("b", "4", "berths"))
    declare(port, expect("a: gazette/a, b: gazette/b", relation, severity=severity))
    monkeypatch.setenv("GZCHECK_FAIL_ON", fail_on)
    assert gzcheck("identities", "--corpus", port.path).code == code


def test_the_command_fails_no_run_for_an_identity_that_was_not_checked(port: Folder, gzcheck: Gzcheck) -> None:
    port.source("gazette", count("a", "3"))
    unchecked = expect("a: gazette/a, b: {indicator: berths}", "a == b")
    declare(port, unchecked, expect("a: gazette/a", "a < 4").replace("id: rule", "id: other"))
    run = gzcheck("identities", "--corpus", port.path, "--format", "text")
    assert run.code == 0
    assert "not checked" in run.out


def test_the_drawn_list_keeps_to_the_width(port: Folder, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    port.source("gazette", flow("north", "4e6"), flow("south", "5e6"))
    declare(
        port,
        expect(f"{'long_' * 12}: gazette/north, b: gazette/south", f"{'long_' * 12} == b")
        .replace("title: A rule", f"title: {'A long title ' * 12}")
        .replace("why: To see", f"why: {'a reason ' * 30}"),
    )
    monkeypatch.setenv("COLUMNS", "80")
    run = gzcheck("identities", "--corpus", port.path, "--format", "rich")
    assert max(map(len, run.out.splitlines())) <= 80
    assert "broken" in run.out


def test_an_unread_file_is_told(port: Folder, gzcheck: Gzcheck) -> None:
    port.write("identities.yaml", "identities: [")
    run = gzcheck("identities", "--corpus", port.path)
    assert run.code != 0
    assert "identities.yaml:1:14: not valid YAML" in run.err


def test_the_order_of_the_file_changes_nothing(port: Folder, tmp_path: Path) -> None:
    port.source("gazette", count("a", "3"), count("b", "4", "berths"))
    terms = "a: gazette/a, b: gazette/b"
    entries = [expect(terms, "a < b"), expect(terms, "a == b").replace("id: rule", "id: broken")]
    declare(port, *entries)
    first = [(e.identity.id, e.verdict) for e in Facts(load_corpus(port.path)).arithmetic.evaluations()]
    declare(port, *entries[::-1])
    assert [(e.identity.id, e.verdict) for e in Facts(load_corpus(port.path)).arithmetic.evaluations()] == first


def test_a_term_of_several_claims_is_as_loose_as_its_words(port: Folder) -> None:
    """Two sources say about 9.7 million of a total that its parts miss by less than that may mean."""
    for source in ("gazette", "herald"):
        port.source(source, flow("total", "9.7e6", hedge="about").replace('"9.7e6 yuan"', '"about 9.7 million yuan"'))
    port.source("yearbook", flow("north", "4123456"), flow("south", "5497321"))
    declare(port, expect(TRADE, "total == a + b", complete="true"))
    finding = one(port, "GZ307")
    assert "it holds only if total is as loose as its words allow" in [note.text for note in finding.explanations]
