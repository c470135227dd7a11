"""Data of tables in an object store: a server that speaks S3 in this process stands for one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import Gzcheck
from tables_made import written

from gzcheck.model import Exit

pytestmark = [pytest.mark.spark, pytest.mark.xdist_group("spark")]
if os.environ.get("SPARK_REQUIRED") != "1":
    for package in ("ibis", "boto3", "s3fs", "moto.server"):
        pytest.importorskip(package, reason="what reads an object store is missing; make test-spark installs it")

import boto3  # noqa: E402
import pyarrow  # noqa: E402
import pyarrow.parquet  # noqa: E402
from moto import server  # noqa: E402

COLUMNS = "columns: {about: city, period: time, value: v}, constants: {indicator: trade}, entities: open"
TABLES = {
    "lines": f"{{file: [lines/*.csv], {COLUMNS}}}",
    "columns": f"{{file: columns.parquet, {COLUMNS}}}",
}
ROWS = [("x", "2016", "7"), ("y", "2016", "8"), ("z", "2017", "9")]


DATA = {
    "lines/a.csv": "city,time,v\nx,2016,7\ny,2016,9\n",
    "lines/b.csv": "city,time,v\nz,2017,9\nz,2017,odd\n",
}


def parquet() -> bytes:
    sink = pyarrow.BufferOutputStream()
    columns = dict(zip(("city", "time", "v"), map(list, zip(*ROWS, strict=True)), strict=True))
    pyarrow.parquet.write_table(pyarrow.table(columns), sink)
    return bytes(sink.getvalue().to_pybytes())


@pytest.fixture(scope="module", autouse=True)
def store() -> Iterator[None]:
    """A bucket with the data, in a server of this process."""
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    known = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_DEFAULT_REGION": "us-east-1"}
    with pytest.MonkeyPatch.context() as patched:
        for name, value in {**known, "AWS_ENDPOINT_URL": f"http://{host}:{port}"}.items():
            patched.setenv(name, value)
        client = boto3.client("s3")
        client.create_bucket(Bucket="figures")
        for name, content in {**DATA, "columns.parquet": parquet()}.items():
            client.put_object(Bucket="figures", Key=f"all/{name}", Body=content)
        yield
    running.stop()


JARS = Path(sys.prefix) / "jars"
"""What Hadoop reads S3 by, which make test-spark installs there. It is of Hadoop 3.3, whose numbers know no units."""
OLDER = {
    "aws.credentials.provider": "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider",
    "threads.keepalivetime": "60",
    "connection.establish.timeout": "5000",
    "connection.timeout": "200000",
    "multipart.purge.age": "86400",
}


def by_spark(folder: Path, tables: str, defaults: str = "") -> subprocess.CompletedProcess[str]:
    """A check in a process of its own, since Spark takes what reads a store when it starts."""
    (folder / "conf").mkdir(exist_ok=True)
    (folder / "conf" / "spark-defaults.conf").write_text(defaults, encoding="utf-8")
    asked = ["conflicts", "--corpus", folder / "claims", "--tables", tables, "--engine", "spark", "--format", "json"]
    known = {**os.environ, "SPARK_CONF_DIR": os.fspath(folder / "conf")}
    return subprocess.run(
        [sys.executable, "-m", "gzcheck", *asked], capture_output=True, text=True, check=False, env=known
    )


@pytest.fixture
def bucket(tmp_path: Path) -> Path:
    """A corpus whose data lie both in a folder beside it and in the bucket."""
    written(tmp_path, TABLES, {**DATA, "columns.parquet": parquet()})
    return tmp_path


def test_a_bucket_is_read_like_a_folder(gzcheck: Gzcheck, bucket: Path) -> None:
    def told(tables: str) -> str:
        run = gzcheck("conflicts", "--corpus", bucket / "claims", "--tables", tables, "--format", "json")
        assert run.code == Exit.FINDINGS, run.err
        return run.out

    from_folder = told(os.fspath(bucket / "data"))
    assert told("s3://figures/all").replace("s3://figures/all", os.fspath(bucket / "data")) == from_folder
    assert "value-conflict" in from_folder


def test_spark_reads_a_bucket_by_what_hadoop_has_for_it(gzcheck: Gzcheck, bucket: Path) -> None:
    """Parquet is read by each worker itself; findings are those of a folder, byte for byte."""
    known = {**OLDER, "endpoint": os.environ["AWS_ENDPOINT_URL"], "path.style.access": "true"}
    known |= {"access.key": os.environ["AWS_ACCESS_KEY_ID"], "secret.key": os.environ["AWS_SECRET_ACCESS_KEY"]}
    jars = ":".join(map(os.fspath, sorted(JARS.rglob("*.jar"))))
    assert jars, f"nothing that reads S3 lies in {JARS}"
    defaults = [f"spark.hadoop.fs.s3a.{name} {text}" for name, text in known.items()]
    run = by_spark(bucket, "s3://figures/all", "\n".join([f"spark.driver.extraClassPath {jars}", *defaults, ""]))
    assert run.returncode == Exit.FINDINGS, run.stderr
    from_folder = gzcheck("conflicts", "--corpus", bucket / "claims", "--tables", bucket / "data", "--format", "json")
    assert run.stdout.replace("s3://figures/all", os.fspath(bucket / "data")) == from_folder.out


def test_spark_without_what_reads_a_store_says_what_to_do(bucket: Path) -> None:
    run = by_spark(bucket, "s3://figures/all")
    assert "S3AFileSystem" in run.stdout and "hadoop-aws" in run.stdout, run.stdout + run.stderr
    assert "'odd'" in run.stdout, "the text is read all the same"


@pytest.mark.parametrize("place", ["s3://figures/none", "s3://nowhere/all"])
def test_what_is_not_in_the_store_is_said(gzcheck: Gzcheck, bucket: Path, place: str) -> None:
    run = gzcheck("conflicts", "--corpus", bucket / "claims", "--tables", place, "--format", "text")
    assert (run.code, run.out.count("GZ012")) == (Exit.FINDINGS, 2), run.out + run.err


def test_a_store_that_nothing_reads_is_said(gzcheck: Gzcheck, bucket: Path) -> None:
    run = gzcheck("conflicts", "--corpus", bucket / "claims", "--tables", "unheardof://x/y", "--format", "text")
    assert "cannot be read" in run.out and "pip install" in run.out


def test_no_file_of_settings_names_a_store(gzcheck: Gzcheck, bucket: Path) -> None:
    (bucket / "gzcheck.toml").write_text('corpus = "claims"\ntables = "s3://figures/all"\n', encoding="utf-8")
    run = gzcheck("conflicts", "--format", "text")
    assert "value-conflict" not in run.out
