"""Tables of millions of rows: the relational filter and the whole check against what DuckDB's own aggregate takes.

The measure of all is `max(lower), min(upper)` by DuckDB over the same file, with ends from the simplest SQL that counts
digits. CPU seconds stand beside wall seconds, since they say the same on a busy machine. Every size runs in a process
of its own. Spark is measured where the interpreter named by --spark has PySpark.

Aims: the filter at most 2.5 times the aggregate; the whole check without the diagnosis of sources at most 2.5 times,
and with it at most 4 times, both and 0.1 ms for each candidate group, 0.4 ms for each that is explained.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

SOURCES = 4
MONTHS = 60
PIECE = 1_000_000
CONFLICTS = 0.002
"""Which share of groups has a source that says something else."""
LIMIT = "1GB"
LEAST = 80
"""MB without which the engine does not get through, however small the file is."""
REGISTER = "indicators:\n  - {id: trade, label: Trade, definition: Exports and imports., kind: flow, unit: CNY}\n"
TABLE = """\
source: {id: big, title: Big, publisher: Big, published: 2017, dating: stated, kind: research, language: en}
table:
  file: NAME
  columns: {source: who, about: city, period: time, value: value}
  entities: open
  constants: {indicator: trade}
"""
BASE = """
SELECT count(*) FROM (
  SELECT city, time FROM (
    SELECT city, time, v - 0.5 * pow(10.0, -d) AS lower, v + 0.5 * pow(10.0, -d) AS upper FROM (
      SELECT city, time, try_cast(value AS DOUBLE) AS v,
        CASE WHEN contains(value, '.') THEN length(value) - position('.' IN value) ELSE 0 END AS d FROM FILE))
  GROUP BY ALL HAVING max(lower) > min(upper))
"""


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", nargs="+", type=float, default=[1, 3, 10], help="millions of rows")
    options.add_argument("--memory", default=LIMIT)
    options.add_argument("--threads", default="2")
    options.add_argument("--spark", default="", help="an interpreter that has PySpark")
    options.add_argument("--repeat", type=int, default=1, help="runs of each size, of which the least times are told")
    options.add_argument("--larger", action="store_true", help="once more with a third of the file's size as memory")
    options.add_argument("--one", default="", help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.one:
        print(json.dumps(measured(Path(asked.one), asked.spark, asked.memory, int(asked.threads))))
        return
    with tempfile.TemporaryDirectory(prefix="gzcheck-bench-") as folder:
        print(
            f"{'rows':>6} {'file':8} {'what':26} {'wall s':>8} {'CPU s':>8} {'µs/row':>7} {'x base':>7} {'peak MB':>8}"
        )
        for millions in asked.rows:
            place = Path(folder) / "data"
            place.mkdir(exist_ok=True)
            make(place / "t.parquet", int(millions * 1_000_000))
            told(asked, place / "t.parquet", millions, "duckdb")
            if asked.spark and Path(asked.spark).exists():
                told(asked, place / "t.parquet", millions, "spark")
            as_csv(place)
            told(asked, place / "t.csv", millions, "duckdb")
            third = (place / "t.csv").stat().st_size // 3_000_000
            if asked.larger and third >= LEAST:
                print(f"{'':16}the engine may use {third} MB, a third of the file:")
                told(argparse.Namespace(**{**vars(asked), "memory": f"{third}MB"}), place / "t.csv", millions, "duckdb")


def told(asked: argparse.Namespace, file: Path, millions: float, engine: str) -> None:
    """Run one size in processes of its own and print its lines."""
    python = asked.spark if engine == "spark" else sys.executable
    command = [
        python,
        __file__,
        "--one",
        str(file),
        "--spark",
        engine,
        "--memory",
        asked.memory,
        "--threads",
        asked.threads,
    ]
    runs = [subprocess.run(command, capture_output=True, text=True, check=False) for _ in range(asked.repeat)]
    for run in runs:
        if run.returncode:
            said = run.stderr.strip().splitlines()[-1:]
            print(f"{millions:>5}M {file.suffix[1:]:8} {engine} failed: {said}", flush=True)
            return
    results = [json.loads(run.stdout.splitlines()[-1]) for run in runs]
    steps, result = [_least(same) for same in zip(*(one["steps"] for one in results), strict=True)], results[0]
    base = steps[0]["cpu"]
    for step in steps:
        ratio = f"{step['cpu'] / base:7.1f}" if step["ratio"] else " " * 7
        print(
            f"{millions:>5g}M {file.suffix[1:]:8} {step['what']:26} {step['wall']:8.2f} {step['cpu']:8.2f} "
            f"{step['cpu'] / millions:7.2f} {ratio} {step['peak']:8.0f}"
        )
    from gzcheck.comparing.widest import MOST_EXPLAINED

    *_, diagnosis, whole = (step["cpu"] for step in steps)
    explained = min(result["candidates"], MOST_EXPLAINED)
    told = 0.0001 * (result["candidates"] - explained) + 0.0004 * explained
    print(f"{'':16}{result['candidates']:,} candidate groups of {result['groups']:,}, {explained:,} explained")
    for what, taken, times in (("without diagnosis", whole - diagnosis, 2.5), ("with it", whole, 4)):
        allowed = times * base + told
        print(f"{'':16}whole check {what}: {taken:.2f} of {allowed:.2f} s ({taken / allowed:.2f})", flush=True)


def _least(runs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One step as it was measured several times: what else a machine does only adds to times. Of memory the most."""
    times = {name: min(one[name] for one in runs) for name in ("wall", "cpu")}
    return {**runs[0], **times, "peak": max(one["peak"] for one in runs)}


def measured(file: Path, engine: str, memory: str, threads: int) -> dict[str, Any]:
    """What the steps take over one file."""
    import duckdb

    from gzcheck.engine import load, run
    from gzcheck.settings import EngineName, Settings
    from gzcheck.tables.candidates import grouped_of
    from gzcheck.tables.checking import figures_in, survey_all, whereabouts_of
    from gzcheck.tables.close import close_cells
    from gzcheck.tables.diagnosis.whole import examine
    from gzcheck.tables.engines import Limits
    from gzcheck.tables.opening import open_engine

    steps: list[dict[str, Any]] = []
    claims = _corpus(file)
    con = duckdb.connect(config={"threads": threads, "memory_limit": LIMIT})
    reader = "read_parquet" if file.suffix == ".parquet" else "read_csv"
    more = "" if file.suffix == ".parquet" else ", all_varchar = true, header = true"
    aggregate = BASE.replace("FILE", f"{reader}('{file}'{more})")
    step(steps, "DuckDB's own aggregate", lambda: con.execute(aggregate).fetchall())
    con.close()
    limits = Limits(engine=EngineName(engine), memory=memory, threads=threads)
    with open_engine(limits) as opened:
        corpus = load(Settings(corpus=claims))
        surveyed, _ = step(steps, f"{engine}: first pass", lambda: survey_all(opened, corpus, file.parent))
        figures = figures_in(opened, surveyed)
        passed = step(
            steps, f"{engine}: filter", lambda: opened.rows(grouped_of(opened, figures, coarse=False).candidates)
        )
        grouped = grouped_of(opened, figures, coarse=False)
        where = whereabouts_of(surveyed)
        close = close_cells(opened, figures, grouped)
        step(steps, f"{engine}: diagnosis", lambda: examine(opened, figures, grouped, close, {}, where))
    settings = Settings(corpus=claims, tables=file.parent, engine=EngineName(engine), memory=memory, threads=threads)
    report = step(steps, f"{engine}: whole check", lambda: run(load(settings))[0])
    return {"steps": steps, "candidates": len(passed), "groups": report.summary.groups}


def step(steps: list[dict[str, Any]], what: str, carry_out: Callable[[], Any]) -> Any:
    """Carry one step out and note what it took; of Spark the Java side is counted too."""
    Path("/proc/self/clear_refs").write_text("5")  # the peak is that of the step
    wall, cpu = time.monotonic(), _cpu()
    result = carry_out()
    taken = {"wall": time.monotonic() - wall, "cpu": _cpu() - cpu, "peak": _peak()}
    steps.append({"what": what, "ratio": bool(steps), **taken})
    return result


def _peak() -> float:
    """The most memory that this process has had in the step, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _cpu() -> float:
    """Seconds of user and system time of this process and of those that it has started."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    found = sum(_of_process(int(name)) for one in children for name in one.read_text().split())
    return own.ru_utime + own.ru_stime + found


def _of_process(number: int) -> float:
    fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _corpus(file: Path) -> Path:
    claims = file.parent.parent / f"claims-{file.suffix[1:]}"
    (claims / "tables").mkdir(parents=True, exist_ok=True)
    (claims / "corpus.yaml").write_text("title: Big\n", encoding="utf-8")
    (claims / "indicators.yaml").write_text(REGISTER, encoding="utf-8")
    (claims / "tables" / "big.yaml").write_text(TABLE.replace("NAME", file.name), encoding="utf-8")
    return claims


def make(file: Path, rows: int) -> None:
    """A long table of four sources that say the same, with two decimals, but for a few."""
    import numpy
    import pyarrow
    import pyarrow.parquet

    random = numpy.random.default_rng(1)
    columns = ("who", "city", "time", "value")
    schema = pyarrow.schema([(name, pyarrow.string()) for name in columns])
    with pyarrow.parquet.ParquetWriter(file, schema) as writer:
        for start in range(0, rows, PIECE):
            number = numpy.arange(start, min(start + PIECE, rows))
            group = number // SOURCES
            off = numpy.where(random.random(len(number)) < CONFLICTS / SOURCES, 5.0, 0.0)
            value = (group * 2_654_435_761 % 1_000_003) / 100 + off
            time_of = [f"{2012 + month // 12}-{month % 12 + 1:02d}" for month in range(MONTHS)]
            texts = (
                [f"s{one}" for one in number % SOURCES],
                [f"c{one}" for one in group // MONTHS],
                [time_of[one] for one in group % MONTHS],
                [f"{one:.2f}" for one in value],
            )
            writer.write_table(pyarrow.table(dict(zip(columns, texts, strict=True)), schema=schema))


def as_csv(place: Path) -> None:
    """The same table as text."""
    import duckdb

    with duckdb.connect(config={"memory_limit": LIMIT, "preserve_insertion_order": False}) as con:
        con.execute(f"COPY (FROM '{place / 't.parquet'}') TO '{place / 't.csv'}' (FORMAT csv, HEADER)")


if __name__ == "__main__":
    main()
