"""Tables beside claims and drafts, and what other commands than `conflicts` say of tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tables_made import written

pytest.importorskip("ibis")
pytest.importorskip("duckdb")

from gzcheck.cli import main

TABLE = "{file: t.csv, columns: {about: city, period: year, value: labs}, constants: {indicator: labs}, entities: open}"
DATA = "city,year,labs\nHarbour,2016,230\nOld Port,2016,52\nOld Port,2015,bad\nHarbour,2015,180\n"
POST = """\
source: {id: post, title: Labs, publisher: Post, published: 2017-05-02, dating: stated, kind: news, language: en}
claims:
  - {id: over, about: Harbour, indicator: labs, value: 190, unit: count, hedge: over, period: 2016,
     printed: over 190 labs, paragraph: 1}
  - {id: labs, about: Harbour, indicator: labs, value: 210, unit: count, period: 2016, printed: 210 labs, paragraph: 2}
"""


class Desk:
    """A corpus with one table, and commands on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def run(self, command: str, *given: str, tables: bool = True) -> tuple[int, str, str]:
        """Exit code, what is printed, and what is said beside it."""
        places = ["--corpus", str(self.folder / "claims")]
        places += ["--tables", str(self.folder / "data")] if tables else []
        code = main([command, *given, *places])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def draft(self, text: str) -> str:
        (self.folder / "draft.md").write_text(text, encoding="utf-8")
        return str(self.folder / "draft.md")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    written(tmp_path, {"t": TABLE}, {"t.csv": DATA}, ())
    return Desk(tmp_path, capsys)


@pytest.fixture
def with_post(desk: Desk) -> Desk:
    """With an article on one of the cities, which is registered."""
    table = TABLE.replace("entities: open", "entities: {Harbour: harbour, Old Port: harbour}").replace("bad", "7")
    written(desk.folder, {"t": table}, {"t.csv": "city,year,labs\nHarbour,2016,230\nHarbour,2015,180\n"}, ("harbour",))
    (desk.folder / "claims" / "sources").mkdir()
    text = POST.replace("about: Harbour", "about: harbour")
    (desk.folder / "claims" / "sources" / "post.yaml").write_text(text, encoding="utf-8")
    return desk


@pytest.mark.parametrize("format", ["text", "json", "markdown", "html"])
def test_a_draft_is_not_held_against_tables_without_data(with_post: Desk, format: str) -> None:
    draft = with_post.draft("There were 210 laboratories in Harbour in 2016.\n")
    told = "1 table of the corpus is not looked at (no --tables, or the data cannot be read)"
    _, out, err = with_post.run("proof", draft, "--format", format, tables=False)
    assert told in err
    assert told in out or format == "text"
    _, out, err = with_post.run("proof", draft, "--format", format)
    assert told not in out + err


def test_a_side_of_a_contradiction_is_told_against_what_contradicts_it(with_post: Desk) -> None:
    draft = with_post.draft("There were 210 laboratories in Harbour in 2016.\n")
    code, out, _ = with_post.run("proof", draft, "--format", "text")
    assert code == 1
    assert "contested: '210': one side of a contradiction: '210 labs' (post/labs, 2017-05-02) against '230'" in out
    assert "over 190" not in out


def test_a_draft_meets_entities_that_no_register_lists(desk: Desk) -> None:
    said = ["Old Port had 52", "Old Port had 57", "old port had 52", "Cold Ports had 52"]
    draft = desk.draft("\n\n".join(f"{one} laboratories in 2016." for one in said))
    _, out, _ = desk.run("proof", draft, "--format", "json")
    (text,) = json.loads(out)["texts"]
    assert [one["verdict"] for one in text["figures"]] == ["backed", "contradicted", "backed", "unknown"]


def test_cells_without_a_counterpart_are_no_claims(with_post: Desk) -> None:
    _, out, _ = with_post.run("conflicts", "--format", "text")
    assert "2 cells on the same things as claims" in out
    assert "1 cell of tables with no other figure to compare them with" in out
    assert "1 claim with no other figure" not in out


def test_what_is_not_compared_is_not_said_to_be_without_conflict(desk: Desk) -> None:
    _, out, _ = desk.run("validate", "--format", "text")
    assert "groups compared, 0 looked at closely\n" in out


def test_consensus_says_what_it_did_not_read(desk: Desk) -> None:
    code, out, err = desk.run("consensus", "--format", "text")
    assert code == 0 and out.count("2016") == 2 and out.count("2015") == 1
    assert "1 cell is not read: no number that is read: line 4, column labs: 'bad'" in err


def test_consensus_without_some_of_the_tables_is_no_success(desk: Desk) -> None:
    (desk.folder / "claims" / "tables" / "u.yaml").write_text(
        (desk.folder / "claims" / "tables" / "t.yaml")
        .read_text(encoding="utf-8")
        .replace("id: t,", "id: u,")
        .replace("t.csv", "u.csv"),
        encoding="utf-8",
    )
    code, _, err = desk.run("consensus", "--format", "text")
    assert code == 1
    assert "no file u.csv in the folder of tables" in err


def test_consensus_says_that_articles_have_no_vote(with_post: Desk) -> None:
    assert "2 claims of articles have no vote here" in with_post.run("consensus", "--format", "text")[2]


def test_consensus_names_what_keeps_tables_from_being_used(desk: Desk) -> None:
    declared = desk.folder / "claims" / "tables" / "t.yaml"
    declared.write_text(
        declared.read_text(encoding="utf-8").replace("indicator: labs", "indicator: lbas"), encoding="utf-8"
    )
    code, _, err = desk.run("consensus", "--format", "text")
    assert code == 2
    assert "no tables that can be used" in err and "unknown indicator 'lbas'" in err


@pytest.mark.parametrize("command", ["sources", "claims"])
def test_commands_on_claims_say_that_they_leave_out_tables(with_post: Desk, command: str) -> None:
    _, out, err = with_post.run(command, "--format", "text")
    assert "figures of tables are not counted here" in err
    assert "230" not in out and "\nt " not in out and "post" in out


def test_a_cell_without_the_period_that_its_file_has_a_column_for_is_not_read(desk: Desk) -> None:
    """It is not of the year in which the table was published, as a stock without a period is."""
    (desk.folder / "data" / "t.csv").write_text("city,year,labs\nA,2016,5\nA,,6\nA, ,7\n", encoding="utf-8")
    code, out, _ = desk.run("validate", "--format", "text")
    assert code == 1
    assert "2 cells are not read: no period: line 3, column labs: '6'; line 4, column labs: '7'" in out


def test_what_has_no_period_in_any_row_needs_none(desk: Desk) -> None:
    """When cities were founded stands beside how many laboratories they have, each year."""
    table = TABLE.replace("constants: {indicator: labs}, ", "").replace("value: labs", "indicator: what, value: v")
    written(desk.folder, {"t": table}, {}, ())
    rows = "city,year,what,v\nA,2016,labs,5\nA,,labs,6\nA,,length,7\nB,,length,8\n"
    (desk.folder / "data" / "t.csv").write_text(rows, encoding="utf-8")
    _, out, _ = desk.run("validate", "--format", "text")
    assert "1 cell is not read: no period: line 3, column v: '6'" in out
    assert "3 cells read" in out


@pytest.mark.parametrize("name", ["../outside", "Bad Id", "a/b", "", ".", "ä"])
def test_a_first_declaration_stays_in_the_corpus(desk: Desk, name: str) -> None:
    before = sorted(desk.folder.rglob("*"))
    given = [
        "init",
        str(desk.folder / "claims"),
        "--table",
        str(desk.folder / "data" / "t.csv"),
        "--source",
        name or "T",
    ]
    assert main(given) == 2
    assert sorted(desk.folder.rglob("*")) == before


@pytest.mark.parametrize("sign", [1, -1])
def test_numbers_of_other_signs_are_no_slip_of_a_unit(sign: int) -> None:
    from gzcheck.explaining.factors import unit_slip
    from gzcheck.model import Figure, Numeral, units

    small, large = (
        Figure(Numeral.parse("5.12"), units()["CNY"]),
        Figure(Numeral.parse(str(sign * 5120)), units()["CNY"]),
    )
    assert (unit_slip(small, large) is not None) is (sign > 0)
