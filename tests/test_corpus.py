"""A folder becomes a corpus: what a claim carries, which files belong to it, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from making import CLAIM, CORPUS, INDICATORS, ROOT, Folder, Gzcheck, claim, figure, source

import gzcheck
from gzcheck.comparing.facts import Facts
from gzcheck.engine import check, with_snapshots
from gzcheck.model import PhraseError
from gzcheck.model.claim import NOWHERE, Claim, Entity, Indicator, Kind, Source, Status
from gzcheck.model.finding import Reason
from gzcheck.model.hedge import Hedge
from gzcheck.model.period import Period
from gzcheck.model.snapshot import Snapshot, SnapshotState
from gzcheck.output import Canvas
from gzcheck.output.table import render
from gzcheck.reading.loader import CorpusError, load_corpus, source_paths
from gzcheck.settings import Format


def rules(folder: Folder) -> list[str]:
    return [fault.rule.name for fault in folder.load().faults]


def test_claim_carries_what_the_file_says(folder: Folder) -> None:
    line = claim(
        "exports-2016",
        "14.68e9",
        "nearly 14.68 billion yuan",
        indicator="exports",
        unit="CNY",
        hedge="nearly",
        period="2016",
        status="estimate",
        called="foreign sales",
        attributed_to="customs",
        note="May include re-exports.",
        basis="current-prices",
        paragraph="7",
        occurrence="2",
    )
    folder.source("gazette", line)
    (made,) = folder.load().claims
    assert (made.id, made.local_id, made.source.id) == ("gazette/exports-2016", "exports-2016", "gazette")
    assert (made.figure.value.value, made.figure.unit.name, made.figure.hedge) == (14_680_000_000, "CNY", Hedge.NEARLY)
    assert made.figure.place == 10**7
    assert made.period == made.stated_period
    assert made.period is not None
    assert made.period.text == "2016"
    assert (made.status, made.paragraph, made.occurrence) == (Status.ESTIMATE, 7, 2)
    assert (made.called, made.attributed_to, made.basis) == ("foreign sales", "customs", "current-prices")
    assert made.note == "May include re-exports."


def test_claim_knows_where_its_fields_stand(folder: Folder) -> None:
    folder.source("a", CLAIM)
    (made,) = folder.load().claims
    assert (made.location.line, made.location.column) == (10, 5)
    assert made.at("value").column == made.location.column + CLAIM.index("12,")
    assert made.at("note") == made.location


def test_source_carries_what_the_file_says(folder: Folder) -> None:
    folder.source(
        "gazette",
        author="A. Writer",
        published="2017-05~",
        dating="inferred",
        dating_note="From a festival.",
        kind="official",
        derived_from="[herald]",
        url="https://example.org/a",
    )
    made = folder.load().sources["gazette"]
    assert (made.title, made.publisher, made.author) == ("Port news", "Publisher of gazette", "A. Writer")
    assert (made.published.text, made.stated_date, made.dating_note) == ("2017-05~", False, "From a festival.")
    assert (made.kind.value, made.language, made.derived_from) == ("official", "en", ("herald",))


def test_indicator_carries_what_the_registry_says(folder: Folder) -> None:
    folder.write(
        "indicators.yaml",
        "indicators:\n  - {id: firms, label: Firms, label_zh: 企业, definition: All., kind: stock, unit: count,"
        " cumulative: true, same_time: P1Y, part_of: units, aliases: [companies],"
        " plausible: {min: 1, max: 2.5e6, why: Everybody would run one.}}\n",
    )
    made = folder.load().indicators["firms"]
    assert (made.kind, made.cumulative, made.lower_is_better, made.can_be_negative) == (Kind.STOCK, True, False, False)
    assert (made.same_time.months, made.part_of, made.aliases) == (12, "units", ("companies",))
    (limits,) = made.plausible
    assert (limits.minimum, limits.maximum, limits.period) == (1, 2_500_000, None)


@pytest.mark.parametrize(("indicator", "unit", "assumed"), [("firms", "count", True), ("exports", "CNY", False)])
def test_only_a_stock_is_dated_by_its_source(folder: Folder, indicator: str, unit: str, assumed: bool) -> None:
    folder.source("a", claim("x", "12", "12", indicator=indicator, unit=unit))
    (made,) = folder.load().claims
    assert (made.period is not None) == assumed


def test_dates_may_be_numbers_or_text(folder: Folder) -> None:
    folder.source("a", claim("x", "12", "12 firms", period="2016"), claim("y", "12", "12 firms", period='"2016"'))
    periods = [made.period for made in folder.load().claims]
    assert periods[0] == periods[1]


@pytest.mark.parametrize(
    ("text", "value"), [("2/3", Fraction(2, 3)), ('"2/3"', Fraction(2, 3)), ("-0.50", Fraction(-1, 2))]
)
def test_value_may_be_a_fraction(folder: Folder, text: str, value: Fraction) -> None:
    folder.source("a", claim("x", text, "two-thirds", unit="ratio"))
    (made,) = folder.load().claims
    assert made.figure.value.value == value


def test_value_may_be_a_range(folder: Folder) -> None:
    folder.source("a", claim("x", "[2, 3]", "2 to 3 firms", hedge="range"))
    (made,) = folder.load().claims
    assert made.figure.upper is not None
    assert made.figure.upper.value == 3


def test_claim_that_equals_another_names_it_in_full(folder: Folder) -> None:
    folder.source("a", claim("x", "12", "12 firms"), claim("y", "12", "12 firms", equals="x"))
    assert folder.load().claims[1].equals == "a/x"


def test_alias_of_an_indicator_stands_for_it(folder: Folder) -> None:
    folder.source("a", claim("x", "12", "12 companies", indicator="companies"))
    corpus = folder.load()
    assert [made.indicator for made in corpus.claims] == ["firms"]
    assert [made.period is not None for made in corpus.claims] == [True], "dated like any other stock"
    assert not check(corpus, comparing=False).findings


def test_id_of_an_indicator_goes_over_an_alias_of_another(folder: Folder) -> None:
    entries = (("firms", "labs"), ("labs", "workshops"))
    lines = "".join(
        f"  - {{id: {name}, label: L, definition: D., kind: stock, unit: count, aliases: [{alias}]}}\n"
        for name, alias in entries
    )
    folder.write("indicators.yaml", f"indicators:\n{lines}")
    folder.source("a", claim("x", "12", "12", indicator="labs"), claim("y", "12", "12", indicator="workshops"))
    assert [made.indicator for made in folder.load().claims] == ["labs", "labs"]


# ---------------------------------------------------------------- what is left out


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"hedge": "range"}, "invalid-value"),
        ({"period": "2017-02-30"}, "invalid-value"),
        ({"period": "2017/2016"}, "invalid-value"),
        ({"unit": "hogshead"}, "unknown-reference"),
    ],
)
def test_claim_that_means_nothing_is_left_out(folder: Folder, fields: dict[str, str], rule: str) -> None:
    folder.source("a", claim("x", "12", "12 firms", **fields), CLAIM)
    corpus = folder.load()
    assert [fault.rule.name for fault in corpus.faults] == [rule]
    assert [made.id for made in corpus.claims] == ["a/firms"]
    assert [(item.reason, item.subject) for item in corpus.skipped] == [(Reason.INVALID_CLAIM, "a/x")]


@pytest.mark.parametrize("value", ["[3, 2]", "1/0", "[2, 2]"])
def test_value_that_means_nothing_is_left_out(folder: Folder, value: str) -> None:
    folder.source("a", claim("x", value, "12 firms", **({"hedge": "range"} if value[0] == "[" else {})))
    assert rules(folder) == ["invalid-value"]


def test_order_of_magnitude_that_is_none_is_left_out(folder: Folder) -> None:
    folder.source("a", claim("x", "70", "seventies of firms", hedge="order"))
    assert rules(folder) == ["invalid-value"]


def test_nearly_nothing_is_left_out(folder: Folder) -> None:
    folder.source("a", claim("x", "0", "nearly 0 firms", hedge="nearly"))
    assert rules(folder) == ["invalid-value"]


BROKEN = {
    "entity": ("corpus.yaml", CORPUS.replace("label: Harbour City", "label: 3"), CLAIM),
    "indicator": ("indicators.yaml", INDICATORS.replace("label: Firms", "label: 3"), CLAIM),
    "source": ("sources/b.yaml", source("b").replace("kind: news", "kind: gossip"), CLAIM),
    "claim": (
        "sources/c.yaml",
        source("c", claim("x", "many", "many firms"), claim("y", "1", "1 firm", equals="x")),
        "",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_name_of_an_entry_that_is_broken_is_not_called_unknown(folder: Folder, what: str) -> None:
    """One mistake, one complaint: the entry is there, and has a finding of its own."""
    name, content, line = BROKEN[what]
    folder.source("a", line or claim("z", "1", "one firm"), derived_from="[b]" if what == "source" else "[]")
    folder.write(name, content)
    assert [found.rule.code for found in check(folder.load(), comparing=False).findings] == ["GZ006"]


def test_term_of_an_identity_that_is_broken_is_not_called_unknown(folder: Folder) -> None:
    folder.source("a", claim("x", "many", "many firms"), claim("y", "12", "12 firms"))
    rule = "id: same, title: T, why: W., terms: {x: a/x, y: a/y}, expect: x == y"
    folder.write("identities.yaml", f"identities: [{{{rule}}}]\n")
    assert [found.rule.code for found in check(folder.load(), comparing=False).findings] == ["GZ006"]


def test_identity_that_cannot_be_read_is_not_called_unknown(folder: Folder) -> None:
    folder.source("a", claim("x", "12", "12 firms"))
    target = "as: {indicator: firms, about: harbour-city, unit: count}"
    made = f'id: made, title: T, why: W., terms: {{x: a/x}}, derive: "twice = x *", {target}'
    used = "id: used, title: T, why: W., terms: {x: a/x, y: made}, expect: x == y"
    folder.write("identities.yaml", f"identities: [{{{made}}}, {{{used}}}]\n")
    assert [found.rule.code for found in check(folder.load(), comparing=False).findings] == ["GZ010"]


@pytest.mark.parametrize("name", ["corpus.yaml", "indicators.yaml"])
@pytest.mark.parametrize("content", ["{", "3", "{}"], ids=["syntax", "number", "empty"])
def test_names_of_a_registry_that_is_broken_are_not_called_unknown(folder: Folder, name: str, content: str) -> None:
    folder.source("a", CLAIM, claim("x", "3", "three labs", indicator="labs", paragraph="2"))
    folder.write(name, content)
    found = check(folder.load(), comparing=False).findings
    assert {one.location.path.rpartition("/")[2] for one in found} == {name}


def test_same_id_in_two_sources_is_no_repetition(folder: Folder) -> None:
    folder.source("a", CLAIM)
    folder.source("b", CLAIM)
    assert [made.id for made in folder.load().claims] == ["a/firms", "b/firms"]


def test_second_source_with_one_id_is_left_out(folder: Folder) -> None:
    folder.source("a", CLAIM)
    folder.write("sources/b.yaml", (folder.path / "sources" / "a.yaml").read_bytes())
    assert rules(folder) == ["duplicate-id"]


@pytest.mark.parametrize(("name", "entry"), [("corpus.yaml", "harbour-city"), ("indicators.yaml", "firms")])
def test_registry_entry_with_a_known_id_is_left_out(folder: Folder, name: str, entry: str) -> None:
    lines = (folder.path / name).read_text(encoding="utf-8").splitlines()
    again = next(line for line in lines if f"id: {entry}," in line)
    folder.write(name, "\n".join([*lines, again, ""]))
    assert rules(folder) == ["duplicate-id"]


def test_claims_are_ordered_by_id(folder: Folder) -> None:
    folder.source("b", claim("y", "1", "one firm"), claim("x", "1", "one firm"))
    folder.source("a", claim("z", "1", "one firm"))
    assert [made.id for made in folder.load().claims] == ["a/z", "b/x", "b/y"]


def test_sources_may_lie_in_folders_of_their_own(folder: Folder) -> None:
    folder.source("a", CLAIM)
    (folder.path / "sources" / "2017").mkdir()
    (folder.path / "sources" / "a.yaml").rename(folder.path / "sources" / "2017" / "a.yaml")
    assert list(folder.load().sources) == ["a"]


def test_fragment_in_an_unknown_language_is_not_guessed_at(folder: Folder) -> None:
    folder.source("a", claim("x", "12", "douze entreprises"), language="fr")
    assert isinstance(Facts(folder.load()).readings["a/x"], PhraseError)


# ---------------------------------------------------------------- which files


def test_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such folder; name the corpus with --corpus"):
        load_corpus(tmp_path / "nowhere")


def test_folder_without_registry_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no corpus\.yaml in it; start a corpus with 'gzcheck init'"):
        load_corpus(tmp_path)


def test_corpus_without_sources_is_empty(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("corpus.yaml", CORPUS)
    folder.write("indicators.yaml", "indicators: []\n")
    corpus = folder.load()
    assert (corpus.claims, corpus.faults) == ((), ())


def test_source_files_named_are_the_only_ones_loaded(folder: Folder) -> None:
    path = folder.source("a", CLAIM)
    folder.source("b", CLAIM)
    names = source_paths(folder.path, [path])
    assert names == ["sources/a.yaml"]
    corpus = load_corpus(folder.path, names)
    assert (list(corpus.sources), corpus.complete) == (["a"], False)


def test_source_file_named_twice_is_loaded_once(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder.source("a", CLAIM)
    monkeypatch.chdir(folder.path)
    named = source_paths(folder.path, [path, Path("sources/a.yaml"), Path("sources/../sources/a.yaml"), path])
    assert named == ["sources/a.yaml"]
    assert load_corpus(folder.path, named).faults == ()


@pytest.mark.parametrize("name", ["corpus.yaml", "indicators.yaml", ".", "sources"])
def test_registry_and_folders_stand_for_everything(folder: Folder, name: str) -> None:
    path = folder.source("a", CLAIM)
    assert source_paths(folder.path, [path, folder.path / name]) == []


@pytest.mark.parametrize(
    ("name", "why"),
    [(".hidden.yaml", "hidden"), (".old/a.yaml", "hidden"), ("README.md", "ends in .yaml"), ("a.yaml.orig", "ends in")],
)
def test_what_no_other_command_reads_cannot_be_named_either(folder: Folder, name: str, why: str) -> None:
    folder.source("a", CLAIM)
    place = folder.write(f"sources/{name}", source("b", CLAIM))
    assert list(folder.load().sources) == ["a"]
    with pytest.raises(CorpusError, match=why):
        source_paths(folder.path, [place])


def test_named_file_must_exist_and_belong_to_the_corpus(folder: Folder, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such file"):
        source_paths(folder.path, [folder.path / "sources" / "gone.yaml"])
    (tmp_path / "stray.yaml").touch()
    with pytest.raises(CorpusError, match="not in the corpus"):
        source_paths(folder.path, [tmp_path / "stray.yaml"])


def test_the_package_does_the_same_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    corpus = gzcheck.load_corpus(ROOT / "claims")
    report = gzcheck.check(corpus)
    assert isinstance(corpus, gzcheck.Corpus)
    assert isinstance(report, gzcheck.Report)
    assert report.findings
    assert capfd.readouterr() == ("", "")


def test_every_name_the_package_offers_is_there() -> None:
    assert all(getattr(gzcheck, name) is not None for name in gzcheck.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = gzcheck.nothing


# ---------------------------------------------------------------- without files


def stock(source: Source, value: str, year: str = "2016") -> Claim:
    """How many laboratories the city has, as a value and nothing else."""
    period = Period.parse(year)
    return Claim(
        id=f"{source.id}/labs-{year}",
        source=source,
        about="city",
        indicator="labs",
        figure=figure(value),
        stated_period=period,
        period=period,
    )


def test_corpus_may_be_made_of_values_alone(tmp_path: Path) -> None:
    first, second = (Source(id=name, title="T", published=Period.parse("2017-05-02")) for name in ("a", "b"))
    corpus = gzcheck.Corpus(
        entities={"city": Entity(id="city", label="City")},
        indicators={"labs": Indicator(id="labs", label="Labs", kind=Kind.STOCK, unit="count")},
        sources={"a": first, "b": second},
        claims=(stock(first, "20"), stock(second, "19"), stock(second, "19", "2014")),
    )
    for one in (corpus, with_snapshots(corpus, tmp_path)):
        report = gzcheck.check(one)
        assert [found.rule.name for found in report.findings] == ["value-conflict"]
        assert report.findings[0].excerpt == ""
        for format in Format:
            assert "19" in render(report, format, Canvas())


def test_what_a_file_leaves_out_is_what_a_value_leaves_out(folder: Folder) -> None:
    folder.write("corpus.yaml", "title: T\nentities: [{id: city, label: City}]\n")
    folder.write(
        "indicators.yaml",
        "indicators: [{id: sold, label: Sold, definition: Goods sold., kind: flow, unit: CNY}]\n",
    )
    folder.source("a", claim("x", "12", "12 yuan", about="city", indicator="sold", unit="CNY"))
    corpus = folder.load()
    a = Source(id="a", title="Port news", publisher="Publisher of a", published=Period.parse("2017-05-02"))
    sold = Indicator(id="sold", label="Sold", definition="Goods sold.", kind=Kind.FLOW, unit="CNY")
    printed = {"printed": "12 yuan", "paragraph": 1}
    x = Claim(id="a/x", source=a, about="city", indicator="sold", figure=figure("12", "CNY"), **printed)
    nowhere = {"location": NOWHERE}
    assert replace(corpus.entities["city"], **nowhere) == Entity(id="city", label="City")
    assert replace(corpus.indicators["sold"], **nowhere) == sold
    assert replace(corpus.sources["a"], **nowhere) == a
    assert replace(corpus.claims[0], source=a, **nowhere) == x


def test_where_the_parts_of_an_entry_stand_is_no_part_of_it(folder: Folder) -> None:
    """Two spellings of one entry differ in nothing but the places of its keys, and print alike."""
    entries = []
    for here, there in ((" ", ""), ("", " ")):
        line = claim("x", "12", "12 firms").replace("{id: x, ", f"{{{here}id: x, {there}")
        aside = f'set_aside:\n  - {{{here}printed: "5G", {there}paragraph: 2, why: A name.}}\n'
        head = source("a", line).replace("title: ", f"title: {here}").replace("Port news", f"Port news{there}")
        folder.write("sources/a.yaml", head + aside)
        corpus = folder.load()
        assert not corpus.faults
        entries.append((corpus.claims[0], corpus.sources["a"], corpus.set_asides[0]))
    assert [one == other for one, other in zip(*entries, strict=True)] == [True] * 3
    assert [repr(one) == repr(other) for one, other in zip(*entries, strict=True)] == [True] * 3
    keys = ("id", "title", "printed")
    assert [one.at(key) == other.at(key) for key, one, other in zip(keys, *entries, strict=True)] == [False] * 3


def test_lines_and_paragraphs_are_there_from_the_first_to_the_last(folder: Folder) -> None:
    folder.source("a", CLAIM)
    corpus = folder.load()
    (made,) = corpus.claims
    written = (folder.path / "sources" / "a.yaml").read_text(encoding="utf-8").splitlines()
    lines = [corpus.line(replace(made.location, line=number)) for number in range(len(written) + 2)]
    assert lines == ["", *written, ""]
    assert corpus.line(replace(made.location, path="elsewhere.yaml")) == ""
    text = replace(corpus, snapshots={"a": Snapshot(SnapshotState.READ, paragraphs=("One.", "Two."))})
    assert [text.paragraph_of(replace(made, paragraph=number)) for number in range(4)] == ["", "One.", "Two.", ""]
    assert corpus.paragraph_of(made) == ""


def test_plausible_ranges_by_period(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.write(
        "indicators.yaml",
        "indicators:\n  - id: firms\n    label: Firms\n    definition: All.\n    kind: stock\n    unit: count\n"
        "    plausible:\n"
        "      - {period: 2016, min: 10, max: 20, why: Few then.}\n"
        "      - {period: 2017/2018, min: 15, max: 40, why: More later.}\n",
    )
    claims = [("a", "30", "2016"), ("b", "30", "2017-03"), ("c", "12", "2018"), ("d", "900", "2019")]
    folder.source("x", *[claim(name, value, f"{value} firms", period=year) for name, value, year in claims])
    made = folder.load()
    ranges = made.indicators["firms"].plausible
    assert [limits.period.text for limits in ranges if limits.period] == ["2016", "2017/2018"]
    run = gzcheck("conflicts", "--format", "json")
    found = [one["claims"][0]["id"] for one in run.json["findings"] if one["code"] == "GZ403"]
    assert sorted(found) == ["x/a", "x/c"], "2019 has no range, and so nothing is implausible then"


def test_a_plausible_range_in_a_list_needs_its_period(folder: Folder) -> None:
    folder.write(
        "indicators.yaml",
        "indicators:\n  - {id: firms, label: Firms, definition: All., kind: stock, unit: count,"
        " plausible: [{min: 1, why: Some.}]}\n",
    )
    assert [fault.rule.name for fault in folder.load().faults]


def test_a_source_carries_its_note(folder: Folder) -> None:
    folder.source("a", note="Shares its figures with another.")
    assert folder.load().sources["a"].note == "Shares its figures with another."
