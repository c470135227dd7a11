"""A check on a cluster: a master and two workers, each a process of its own, as `--master` finds them elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import Gzcheck
from tables_made import written

from gzcheck.model import Exit

pytestmark = [pytest.mark.spark, pytest.mark.xdist_group("spark")]
if os.environ.get("SPARK_REQUIRED") != "1":
    pytest.importorskip("pyspark", reason="PySpark is not installed; make test-spark installs it")

COLUMNS = "columns: {source: who, about: city, period: time, value: v}, constants: {indicator: trade}, entities: open"
TABLES = {"columns": f"{{file: parts, {COLUMNS}}}", "lines": f"{{file: lines.csv, {COLUMNS}}}"}
PARTS, ROWS = 6, 500
PATIENCE = 60
"""Seconds until a part of the cluster has to stand."""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a master whose two workers have come to it, and what it writes down."""
    import pyspark

    place = tmp_path_factory.mktemp("cluster")
    command = [os.path.join(os.path.dirname(pyspark.__file__), "bin", "spark-class")]
    known = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": os.fspath(place)}
    running: list[subprocess.Popen[bytes]] = []

    def started(name: str, *more: str, until: str) -> re.Match[str]:
        log = place / f"{name}{len(running)}.log"
        part = f"org.apache.spark.deploy.{name.lower()}.{name}"
        with log.open("wb") as told:
            whole = [*command, part, "--host", "127.0.0.1", "--webui-port", "0", *more]
            running.append(subprocess.Popen(whole, stdout=told, stderr=told, env=known))
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := re.search(until, log.read_text(encoding="utf-8", errors="replace")):
                return found
            time.sleep(0.2)
        raise AssertionError(log.read_text(encoding="utf-8", errors="replace"))

    try:
        master = started("Master", "--port", "0", until=r"Starting Spark master at (spark://\S+)")[1]
        for _ in range(2):
            started("Worker", "--cores", "1", "--memory", "1g", master, until="Successfully registered with master")
        yield master, place / "Master0.log"
    finally:
        for one in reversed(running):
            one.terminate()
            one.wait(PATIENCE)


def parts() -> dict[str, bytes | str]:
    """Parquet files that workers read each for themselves, with some conflicts, and the same as one file of text."""
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [
        (f"s{n % 3}", f"c{n // 3 % 40}", str(1990 + n // 120), f"{n // 3 + (0.5 if n % 97 == 0 else 0)}")
        for n in range(PARTS * ROWS)
    ]
    found: dict[str, bytes | str] = {"lines.csv": "who,city,time,v\n" + "".join(",".join(row) + "\n" for row in rows)}
    for part in range(PARTS):
        columns = dict(zip(("who", "city", "time", "v"), map(list, zip(*rows[part::PARTS], strict=True)), strict=True))
        sink = pyarrow.BufferOutputStream()
        parquet.write_table(pyarrow.table(columns), sink)
        found[f"parts/p{part}.parquet"] = bytes(sink.getvalue().to_pybytes())
    return found


def test_a_cluster_comes_to_the_same_findings(gzcheck: Gzcheck, cluster: tuple[str, Path], tmp_path: Path) -> None:
    master, log = cluster
    written(tmp_path, TABLES, parts())
    asked = ["conflicts", "--corpus", tmp_path / "claims", "--tables", tmp_path / "data", "--format", "json"]
    here = gzcheck(*asked)
    assert here.code == Exit.FINDINGS and here.out.count('"GZ201"') > 10, here.err
    known = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    there = subprocess.run(
        [sys.executable, "-m", "gzcheck", *asked, "--engine", "spark", "--master", master, "--memory", "1GB"],
        capture_output=True,
        text=True,
        check=False,
        env=known,
    )
    assert (there.returncode, there.stdout) == (here.code, here.out), there.stderr
    assert "Registering app gzcheck" in log.read_text(encoding="utf-8", errors="replace")
