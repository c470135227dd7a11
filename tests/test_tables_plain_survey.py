"""The survey of plain numbers against the full one: where it says something, it says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from tables_made import written

pytest.importorskip("ibis")
pytest.importorskip("duckdb")

from gzcheck.tables.cells import Opened, opened_table, said_cells, survey_of
from gzcheck.tables.engines import Engine, Limits, duckdb_engine
from gzcheck.tables.plain_survey import TRIED, plain_survey
from gzcheck.tables.sheets import sheets_of

HEAD = "who,city,what,unit,time,status,hedge,scaled,value,second\n"
PLAIN = ("7", "0.50", "-3", "1200", "007", "0", "1000", "12.5", "-0.125", "123456789012345", "100")
OTHER = ("", "x", "1,200", "5e3", ">3", "-999", "0.30000000000000004", "1" * 41, "7 ", "2017-03-01", "1" * 16)
ROLES = {
    "source": "source: who", "indicator": "indicator: what", "unit": "unit: unit", "period": "period: time",
    "status": "status: status", "hedge": "hedge: hedge", "scale": "scale: scaled",
}  # fmt: skip
OFTEN = {"source": 0.6, "period": 0.6, "status": 0.3, "scale": 0.3}
CONSTANTS = {
    "indicator": ("indicator: trade", "indicator: labs"), "period": ("period: 2016", "period: 2016", ""),
    "hedge": (*[""] * 9, "hedge: about"),
}  # fmt: skip
WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "who": (("a", "b", "c"), ("", " a", "b/c")),
    "city": (("c1", "c2"), ("", " c1", "c2\t")),
    "what": (("trade", "labs"), ("", "nothing", "share")),
    "unit": (("CNY",), ("", "yuan", "none")),
    "time": (("2016", "2017-03"), ("", "2016.0", "20170301", "soon")),
    "status": (("actual", "forecast"), ("", "Actual", "none")),
    "hedge": (("bare",), ("", "about", "none")),
    "scaled": (("Millions", "Units"), ("", "6", "none")),
}
"""What stands in a column, and what may stand there beside."""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with duckdb_engine(Limits(threads=2)) as opened:
        yield opened


def a_table(rng: Random) -> tuple[str, str]:
    """A declaration, and a file in which most columns are plain through and through."""
    chosen = [ROLES[name] for name in ROLES if rng.random() < OFTEN.get(name, 0.1)]
    columns = ", ".join(["about: city", *chosen])
    options = [
        'missing: ["", "-999"]' if rng.random() < 0.1 else "",
        "scale: 1e6" if rng.random() < 0.3 and ROLES["scale"] not in chosen else "",
    ]
    if rng.random() < 0.4 and "indicator: what" not in chosen:
        value = rng.choice(["indicator: labs", "indicator: share", "indicator: trade, precision: 10"])
        period = "" if ROLES["period"] in chosen else rng.choice(["", ", period: 2016"])
        body = f"columns: {{{columns}}}, wide: {{value: {{{value}}}, second: {{indicator: trade{period}}}}}"
    else:
        constants = {name: rng.choice(said) for name, said in CONSTANTS.items() if ROLES[name] not in chosen}
        said = ", ".join(text for text in constants.values() if text)
        body = f"columns: {{{columns}, value: value}}" + (f", constants: {{{said}}}" if said else "")
    table = f"{{file: a.csv, {body}, entities: open{''.join(', ' + one for one in options if one)}}}"
    odd = {name: rng.random() < 0.06 for name in (*WORDS, "value", "second")}
    pools = {**WORDS, "value": (PLAIN, OTHER), "second": (PLAIN, OTHER)}
    few = {name: rng.sample(pools[name][0], min(len(pools[name][0]), rng.choice((1, 3, 20)))) for name in pools}
    lines = []
    for _ in range(rng.choice((1, 5, 30))):
        cells = [
            rng.choice(pools[name][1]) if odd[name] and rng.random() < 0.2 else rng.choice(few[name]) for name in pools
        ]
        lines.append(",".join(f'"{cell}"' if "," in cell else cell for cell in cells))
    return table, HEAD + "".join(f"{line}\n" for line in lines)


def opened(engine: Engine, folder: Path, table: str, text: str) -> Opened:
    corpus = written(folder, {"one": table}, {"a.csv": text}, ())
    [one] = corpus.tables.values()
    return opened_table(engine, corpus, one, sheets_of(one, folder / "data"))


def test_what_it_says_is_what_the_full_survey_says(engine: Engine, tmp_path: Path) -> None:
    became: Counter[str] = Counter()
    for seed in range(60):
        one = opened(engine, tmp_path / str(seed), *a_table(Random(seed)))
        plain, full = plain_survey(one), engine.rows(survey_of(said_cells(one)))
        became["nothing" if plain is None else "said"] += 1
        assert plain is None or plain == full, (seed, plain, full)
    assert became["said"] > 12, became
    assert became["nothing"] > 10, became


LONG = "{file: a.csv, columns: {source: who, about: city, period: time, value: value}, entities: open, constants: {indicator: trade}}"  # noqa: E501


@pytest.mark.parametrize(
    ("texts", "place"),
    [(("1.25", "3"), -2), (("10", "11"), 0), (("1.50",), -2), (("-7",), 0), (("0.0",), -1)],
)
def test_plain_numbers_are_surveyed(engine: Engine, tmp_path: Path, texts: tuple[str, ...], place: int) -> None:
    one = opened(engine, tmp_path, LONG, HEAD + "".join(f"a,c,,,2016,,,,{text},\n" for text in texts))
    found = plain_survey(one)
    assert found is not None
    assert [(row["cells"], row["place"]) for row in found] == [(len(texts), place)]


@pytest.mark.parametrize("text", ["", "about 5", "1,200", "1e3", "0.30000000000000004", "10", "１２", "1.", ".5", "+5"])
def test_with_anything_else_all_is_asked(engine: Engine, tmp_path: Path, text: str) -> None:
    """Also behind all rows that are looked at first. A number alone that ends in 0 does not tell its place."""
    lines = "a,c,,,2016,,,,7.5,\n" * (TRIED + 1) if text != "10" else ""
    one = opened(engine, tmp_path, LONG, f'{HEAD}{lines}b,c,,,2016,,,,"{text}",\n')
    assert plain_survey(one) is None
