"""Where relational expressions run when no single machine holds the data: Spark, in local mode or on a cluster.

The expressions are those of DuckDB. What the two engines understand differently is settled here: which white space is
trimmed, how a double is written, whether names of columns may differ in case only, how a pattern's groups are put in.
Text files are divided into rows by one reader for both engines, DuckDB's, and handed over as Parquet.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import string
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gzcheck.model import Stop
from gzcheck.tables.engines import (
    FILE,
    PARQUET,
    ROW,
    Engine,
    EngineError,
    Kind,
    Limits,
    Rejected,
    Scan,
    duckdb_engine,
    known_table,
)

if TYPE_CHECKING:
    import ibis.expr.types as ir

INSTALL = "--engine spark needs PySpark: pip install 'gzcheck[spark]'"
JAVA = "--engine spark needs Java 17 (on Debian: apt install openjdk-17-jre-headless), or JAVA_HOME where it is"
_OPTIMIZER = "org.apache.spark.sql.catalyst.optimizer"
_INLINING = ("CollapseProject", "PushDownPredicates", "PushPredicateThroughNonJoin")
"""Rules that write what a column is made of wherever it is used: steps on steps then grow beyond what Java compiles."""
_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.caseSensitive": "true",
    "spark.sql.constraintPropagation.enabled": "false",
    "spark.sql.debug.maxToStringFields": "1",
    "spark.sql.parquet.binaryAsString": "true",
    "spark.sql.optimizer.excludedRules": ",".join(f"{_OPTIMIZER}.{name}" for name in _INLINING),
}
"""What answers hang on, what keeps expressions as they are written, and how little of a plan is written out for people:
Spark does it anew after each stage, and nobody reads it."""
_JAVA_OPTIONS = "-XX:-DontCompileHugeMethods"
"""Else Java interprets what is longer than 8,000 bytes of its code, as what is generated for many columns is."""
_LOGGING = """\
appender.none.type = Null
appender.none.name = none
rootLogger.level = off
rootLogger.appenderRef.none.ref = none
"""
"""No log: what goes wrong is raised. Without an appender Spark takes this for no configuration."""
_LOGGER = "SQLQueryContextLogger"
"""Writes every error once more, with all that Java says to it."""


@contextmanager
def spark_engine(limits: Limits) -> Iterator[Engine]:
    """Spark for as long as the context lasts; raises `Stop` where PySpark or Java is missing or Spark does not start.

    A session that is open already is used, and left open.
    """
    try:
        import ibis
        from pyspark.sql import SparkSession
    except ImportError:
        raise Stop(INSTALL) from None
    with tempfile.TemporaryDirectory(prefix="gzcheck-", dir=limits.spill) as spill, duckdb_engine(limits) as texts:
        logging.getLogger(_LOGGER).setLevel(logging.CRITICAL)
        own = SparkSession.getActiveSession() is None
        session = _session(limits, Path(spill)) if own else SparkSession.getActiveSession()
        try:
            yield Spark(ibis.pyspark.connect(session, **_SETTINGS), session, texts, Path(spill))
        finally:
            if own:
                session.stop()


def _session(limits: Limits, spill: Path) -> Any:
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    _check_java()
    master = limits.master or f"local[{limits.threads or '*'}]"
    builder = SparkSession.builder.appName("gzcheck").master(master)
    for key, value in {**_SETTINGS, **_bounds(limits, master, spill)}.items():
        builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except (PySparkException, OSError) as error:
        raise Stop(f"Spark does not start: {_line(error)}; {JAVA}") from None
    except Exception as error:  # what the Java side raises comes as an error of the bridge between the two
        raise Stop(f"Spark does not start with --master {master}: {_line(error)}") from None


def _bounds(limits: Limits, master: str, spill: Path) -> dict[str, str]:
    """What Spark may use, and that it keeps its log to itself."""
    logging = spill / "log4j2.properties"
    logging.write_text(_LOGGING, encoding="utf-8")
    chosen = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.local.dir": str(spill),
        "spark.sql.warehouse.dir": str(spill / "warehouse"),
        "spark.driver.maxResultSize": "0",
        "spark.driver.extraJavaOptions": f"{_JAVA_OPTIONS} -Dlog4j2.configurationFile={logging.as_uri()}",
        "spark.executor.extraJavaOptions": _JAVA_OPTIONS,
    }
    if limits.memory:
        chosen["spark.driver.memory"] = chosen["spark.executor.memory"] = as_java_says(limits.memory)
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        # Else workers are run by the first python3 on the path, which may be another one, without numpy.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        chosen["spark.driver.host"] = chosen["spark.driver.bindAddress"] = "127.0.0.1"
        chosen["spark.sql.shuffle.partitions"] = str(4 * (limits.threads or os.cpu_count() or 1))
    return chosen


def as_java_says(memory: str) -> str:
    """1.5GB -> 1500m: Java knows no fractions."""
    number, unit = re.fullmatch(r"([0-9.]+) ?([A-Za-z]*)", memory.strip()).groups()  # type: ignore[union-attr]
    megabytes = {"K": 1 / 1000, "M": 1, "G": 1000, "T": 1_000_000}[(unit or "M")[0].upper()]
    return f"{max(1, round(float(number) * megabytes))}m"


def _check_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if not shutil.which("java", path=os.path.join(home, "bin") if home else None):
        raise Stop(JAVA)


class Spark:
    """Expressions in a Spark session."""

    def __init__(self, backend: Any, session: Any, texts: Engine, spill: Path) -> None:
        self._backend = backend
        self._session = session
        self._texts = texts
        self._spill = spill
        self._made = 0
        self._is_local = session.sparkContext.master.startswith("local")
        session.sparkContext.setCheckpointDir(f"file:{spill}/kept")

    def scan(self, scan: Scan) -> ir.Table:
        """The files as a view, every column as the text that DuckDB makes of it."""
        frame = self._text(scan) if scan.kind is Kind.TEXT else self._parquet(scan)
        return self._named(frame)

    def _text(self, scan: Scan) -> Any:
        place = self._spill / f"text{self._made}.parquet"
        self._texts.save(self._texts.scan(scan), str(place))
        frame = self._read(_address(str(place)))
        return frame.select(*(_trimmed(name) if name in scan.names.values() else name for name in frame.columns))

    def _read(self, *addresses: str) -> Any:
        """Parquet files, in whose names Spark would look for patterns."""
        reader = self._session.read.option("__globPaths__", "false")
        return self._carried_out(lambda: reader.parquet(*addresses))

    def _parquet(self, scan: Scan) -> Any:
        from pyspark.sql import functions

        folder = _address(scan.folder)
        frame = self._read(*(folder + name for name in scan.files))
        kinds = dict(frame.dtypes)
        wanted = [_as_text(column, kinds[column]).alias(name) for column, name in scan.names.items()]
        path = functions.expr("url_decode(replace(_metadata.file_path, '+', '%2B'))")
        inside = folder.removeprefix(_LOCAL)
        name = functions.substr(path, functions.instr(path, inside) + functions.lit(len(inside)))
        return frame.select(*wanted, name.alias(FILE), functions.expr("_metadata.row_index + 1").alias(ROW))

    def small(self, columns: Mapping[str, Sequence[Any]]) -> ir.Table:
        """As the interface says: sent to every worker, which joins it without moving the other side."""
        import pyarrow

        return self._named(self._session.createDataFrame(pyarrow.table(dict(columns))))

    def named(self, expression: ir.Table) -> ir.Table:
        """As the interface says."""
        return self._named(self._frame(expression), expression.schema())

    def keep(self, expression: ir.Table) -> ir.Table:
        """As the interface says: in memory, and on disk where memory does not hold it; of a cluster in a folder.

        What it was made of is forgotten. A cache would keep it, and Spark goes through all of that again in each plan;
        but where a worker may be lost, what only its memory holds would be lost with it.
        """
        frame = self._frame(expression)
        kept = self._carried_out(frame.localCheckpoint if self._is_local else frame.checkpoint)
        return self._named(self._without_guesses(kept), expression.schema())

    def _without_guesses(self, frame: Any) -> Any:
        """The same rows, of which Spark does not go on guessing how many there are.

        It guesses the size of a join as the product of both sides, keeps that for what is kept, and multiplies it in
        the next one: after some rounds the number has millions of digits, and working it out takes hours.
        """
        from pyspark.sql import DataFrame

        rows, schema = frame._jdf.queryExecution().toRdd(), frame._jdf.schema()
        made = self._session._jsparkSession.internalCreateDataFrame(rows, schema, False)
        return DataFrame(made, self._session)

    def rows(self, expression: ir.Table) -> list[dict[str, Any]]:
        """As the interface says."""
        frame = self._frame(expression)
        rows: list[dict[str, Any]] = self._carried_out(lambda: frame.toArrow().to_pylist())
        return rows

    def save(self, expression: ir.Table, path: str) -> None:
        """As the interface says. The workers write parts, and DuckDB one file of them, as it writes its own."""
        self._made += 1
        place = self._spill / f"parts{self._made}"
        frame = self._frame(expression)
        self._carried_out(lambda: frame.write.parquet(_address(str(place))))
        columns = {name: f"out{number}" for number, name in enumerate(expression.columns)}
        parts = tuple(sorted(one.name for one in place.iterdir() if one.name.endswith(PARQUET)))
        scan = Scan(kind=Kind.PARQUET, folder=f"{place}/", files=parts, columns=tuple(columns), names=columns)
        written = self._texts.scan(scan).order_by(FILE, ROW)
        self._texts.save(written.select(**{name: written[own] for name, own in columns.items()}), path)

    def rejected(self) -> Sequence[Rejected]:
        """What the reader of text files put aside."""
        return self._texts.rejected()

    def _frame(self, expression: ir.Table) -> Any:
        statement = str(self._backend.compile(_as_spark_reads(expression)))
        return self._carried_out(lambda: self._session.sql(statement))

    def _named(self, frame: Any, schema: Any = None) -> ir.Table:
        """The frame under a name. `schema`: its columns, where they are known without asking Spark."""
        self._made += 1
        name = f"relation{self._made}"
        frame.createOrReplaceTempView(name)
        table: ir.Table = self._backend.table(name) if schema is None else known_table(self._backend, name, schema)
        return table

    def _carried_out(self, run: Any) -> Any:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        try:
            return run()
        except (PySparkException, Py4JError, OSError) as error:
            kind = NoReaderError if any(sign in str(error) for sign in _NO_READER) else EngineError
            raise kind(_line(error)) from error


class NoReaderError(EngineError):
    """Spark has nothing that reads a store."""

    hint = "give Spark what reads that store, such as hadoop-aws for S3, or check with --engine duckdb (docs/scale.md)"


_NO_READER = ("ClassNotFoundException: Class org.apache.hadoop.fs", "No FileSystem for scheme")
_LOCAL = "file:"
_SCHEMES = {"s3": "s3a", "gcs": "gs"}
"""Of stores that Hadoop calls otherwise than fsspec."""


def _address(place: str) -> str:
    """A folder or file of this machine, or of a store, as Spark finds it whatever its defaults are."""
    kind, is_address, inside = place.partition("://")
    return f"{_SCHEMES.get(kind, kind)}://{inside}" if is_address else _LOCAL + place


def _as_spark_reads(expression: ir.Table) -> ir.Table:
    """The same expression, written as Spark understands it."""
    import ibis.expr.operations as ops

    def change(node: Any, changed: Mapping[str, Any] | None) -> Any:
        known = changed or dict(zip(node.argnames, node.args, strict=True))
        if isinstance(node, ops.RegexReplace):
            return _with_groups(node, known)
        if isinstance(node, ops.Literal) and node.dtype.is_floating() and node.value is not None:
            return _double(node)
        return node.__recreate__(known) if changed else node

    table: ir.Table = expression.op().replace(change).to_expr()
    return table


def _with_groups(node: Any, known: Mapping[str, Any]) -> Any:
    r"""A pattern's groups as Java has them put in: `$1` where others say `\1`."""
    import ibis.expr.operations as ops

    if not isinstance(known["replacement"], ops.Literal):
        return node.__recreate__(known)
    written = re.sub(r"\\([0-9])", r"$\1", known["replacement"].value)
    return node.__class__(**{**known, "replacement": ops.Literal(written, dtype=node.dtype)})


def _double(node: Any) -> Any:
    """A double as text, which is cast to just that double: 0.7 by itself would be a decimal, and sums of it too."""
    import ibis.expr.operations as ops

    return ops.Cast(ops.Literal(repr(node.value), dtype="string"), to=node.dtype)


def _trimmed(name: str) -> Any:
    """A column of texts without white space at its ends; Spark by itself takes away blanks only."""
    from pyspark.sql import functions

    return functions.btrim(functions.col(_in_backticks(name)), functions.lit(string.whitespace)).alias(name)


def _as_text(column: str, kind: str) -> Any:
    """A column of a Parquet file as DuckDB writes its values: doubles in the fewest digits, moments with zone."""
    from pyspark.sql import functions

    value = functions.col(_in_backticks(column))
    if kind == "string":
        return functions.btrim(value, functions.lit(string.whitespace))
    if kind in ("double", "float"):
        return functions.udf(shortest_of(single=kind == "float"), "string")(value)
    text = value.cast("string")
    return functions.concat(text, functions.lit("+00")) if kind == "timestamp" else text


def shortest_of(*, single: bool) -> Callable[[float | None], str | None]:
    """What writes a number in the fewest digits that say which it is; Java 17 at times writes one more.

    A function within a function goes to the workers as it is: they need not have this package.
    """

    def shortest(value: float | None) -> str | None:
        if value is None:
            return None
        import numpy

        # Of a single the digits only: numpy writes 1.6777216e+07 where DuckDB, as of any double, writes 16777216.
        text = repr(float(str(numpy.float32(value)))) if single else repr(value)
        return text.removesuffix(".0").replace(".0e", "e")

    return shortest


def _in_backticks(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _line(error: BaseException) -> str:
    """The first line of what an error says: behind it come the places in the engine's own code.

    Of an error of Java only Java says what it is.
    """
    by_java = getattr(error, "java_exception", None)
    said = str(error) if by_java is None else by_java.toString()
    return next(iter(said.strip().splitlines()), type(error).__name__)
