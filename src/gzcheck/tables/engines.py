"""Where relational expressions run: DuckDB, which is embedded, with its memory, threads and place to spill bounded."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from gzcheck.model import Location, Stop, dataclass
from gzcheck.settings import EngineName

if TYPE_CHECKING:
    import ibis.expr.types as ir

FILE, ROW = "file", "row"
"""What a scan adds to the columns of a file: its path, and the number of the row in it, from 1."""
CELL = ("source", FILE, ROW, "column")
"""What names a cell."""
Where = Callable[[str, str, int, str], Location]
"""From the id of a table, the name of its file, the number of a row from 1, and a column or nothing, to the place."""
INSTALL = "tables need the package ibis-framework with DuckDB: pip install 'gzcheck[tables]'"


class Kind(StrEnum):
    """How a data file is written."""

    TEXT = "text"
    """Columns divided by a sign: CSV, TSV."""
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an engine may use."""

    engine: EngineName = EngineName.DUCKDB
    master: str = ""
    """Where Spark runs, such as spark://host:7077; empty: in this machine."""
    memory: str = ""
    """Such as 1GB; empty: what the engine takes by itself."""
    threads: int = 0
    """0: one for each processor."""
    spill: Path | None = None
    """Where what does not fit in memory goes; None: a temporary folder, which is deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Files of one form, to be read as one relation."""

    kind: Kind
    folder: str
    """What stands in front of their names; ends in a slash."""
    files: tuple[str, ...]
    """Their names, in their order."""
    columns: tuple[str, ...]
    """The names of all columns in the files, in their order."""
    names: Mapping[str, str]
    """From each wanted column to the name that it gets, which differs from every other in more than case."""
    delimiter: str = ","
    skip: int = 0
    """Lines of a text file before its head."""


class Engine(Protocol):
    """Runs relational expressions."""

    def scan(self, scan: Scan) -> ir.Table:
        """The wanted columns of some files, as the files have them, with the columns `FILE` and `ROW`."""

    def small(self, columns: Mapping[str, Sequence[Any]]) -> ir.Table:
        """A small relation of what is at hand, to be joined: texts, whole numbers, doubles or booleans by column."""

    def named(self, expression: ir.Table) -> ir.Table:
        """The same relation under a name: what is built on it need not be translated with it each time."""

    def keep(self, expression: ir.Table) -> ir.Table:
        """The same relation, worked out once; raises `EngineError`."""

    def rows(self, expression: ir.Table) -> list[dict[str, Any]]:
        """The rows of an expression in its order; raises `EngineError`."""

    def save(self, expression: ir.Table, path: str) -> None:
        """Write the rows in their order to a file, Parquet or CSV by its ending; raises `EngineError`."""

    def rejected(self) -> Sequence[Rejected]:
        """The lines that could not be divided into columns in all scans so far, by file and line."""


@dataclass(frozen=True, slots=True, order=True)
class Rejected:
    """A line of a text file that is no row of it."""

    path: str
    line: int
    why: str


class EngineError(Exception):
    """The engine could not carry out an expression; the message is its own, on one line."""

    hint = "mend the file"


class OutOfMemoryError(EngineError):
    """What the engine may use is not enough even with what goes to disk."""

    hint = "let the engine use more (--memory), or fewer processors (--threads)"


class LineEndsError(EngineError):
    """The lines of a text file end in different ways, so that nobody knows where a row ends."""

    hint = "give all its lines the same end (dos2unix)"


class HeadError(EngineError):
    """A text file does not begin where it is said to, as the engine divides it into lines."""

    hint = "correct 'skip:', or delete the lines before its head (a quotation mark that is not closed?)"


_LINE_ENDS = "state machine reached an invalid state"
"""What DuckDB says of such a file."""


@contextmanager
def duckdb_engine(limits: Limits) -> Iterator[Engine]:
    """DuckDB for as long as the context lasts; raises `Stop` where the package is not installed."""
    try:
        import ibis
    except ImportError:
        raise Stop(INSTALL) from None
    # Selects that are merged write what several columns have in common once for each; and merging takes seconds.
    ibis.options.sql.fuse_selects = False
    if limits.spill:
        limits.spill.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="gzcheck-", dir=limits.spill) as spill:
        settings: dict[str, Any] = {"temp_directory": spill}
        if limits.memory:
            settings["memory_limit"] = limits.memory
        if limits.threads:
            settings["threads"] = limits.threads
        try:
            backend = ibis.duckdb.connect(**settings)
        except ImportError:
            raise Stop(INSTALL) from None
        try:
            yield DuckDB(backend, spill)
        finally:
            backend.disconnect()


_BATCH = 10_000
_LONGEST_LINE = 16 * 1024 * 1024
"""Bytes; by itself DuckDB would take 32 times that for reading ahead."""
_FEW_ROWS = 40_960
"""Rows that are held until they are written."""
PARQUET = (".parquet", ".pq")


class DuckDB:
    """Expressions in an embedded DuckDB."""

    def __init__(self, backend: Any, spill: str) -> None:
        self._backend = backend
        self._spill = spill
        self._made = 0
        self._has_text = False
        """Whether a text file was scanned: DuckDB keeps its list of rejected lines from the first one on."""

    def scan(self, scan: Scan) -> ir.Table:
        """The files as a view; every column of a text file is text."""
        self._made += 1
        name = f"scan{self._made}"
        self._reach(scan.folder)
        select = self._text(scan) if scan.kind is Kind.TEXT else self._parquet(scan)
        self._raw(f"CREATE OR REPLACE TEMP VIEW {name} AS {select}")
        table: ir.Table = self._backend.table(name)
        return table

    def _reach(self, folder: str) -> None:
        """Let the engine read an object store by what reads its names and heads too."""
        kind, is_address, _ = folder.partition("://")
        if is_address and not self._backend.con.filesystem_is_registered(kind):
            import fsspec

            self._backend.con.register_filesystem(fsspec.filesystem(kind))

    def _text(self, scan: Scan) -> str:
        """Text files are divided into rows once, and the wanted columns kept as Parquet among what is spilled.

        That takes less room than the text, and no memory. The rows are numbered in each file.
        """
        self._has_text = True
        columns = ", ".join(f"'{_column(place)}': 'VARCHAR'" for place in range(len(scan.columns)))
        options = (
            f"auto_detect = false, delim = {_quoted(scan.delimiter)}, quote = '\"', escape = '\"', "
            f"columns = {{{columns}}}, strict_mode = true, store_rejects = true, rejects_limit = 0, "
            f"max_line_size = {_LONGEST_LINE}, buffer_size = {_LONGEST_LINE}, skip = {scan.skip}, "
            "hive_partitioning = false"
        )
        wanted = _wanted(scan)
        folder = os.path.join(self._spill, f"text{self._made}", "")
        for name in scan.files:
            os.makedirs(os.path.dirname(folder + name), exist_ok=True)
            if scan.skip:
                self._check_head(scan, name, options)
            rows = f"SELECT {wanted} FROM read_csv({_path(scan.folder + name)}, header = true, {options})"
            self._divide(
                name, f"COPY ({rows}) TO {_quoted(folder + name)} (FORMAT parquet, ROW_GROUP_SIZE {_FEW_ROWS})"
            )
        return _numbered(", ".join(scan.names.values()), "", folder, scan.files)

    def _check_head(self, scan: Scan, name: str, options: str) -> None:
        """Raise `HeadError` where the first row behind the lines that are skipped is not the head.

        The engine skips rows, which are more than a line where a quotation mark is open.
        """
        file = f"read_csv({_path(scan.folder + name)}, header = false, {options})"
        found = self._raw(f"SELECT * FROM {file} LIMIT 1")
        if [tuple(cell or "" for cell in row) for row in found] != [scan.columns]:
            message = f"the head of {name!r} is not found behind {scan.skip} lines"
            raise HeadError(message)

    def _divide(self, name: str, statement: str) -> None:
        """Divide a text file into rows; raises `LineEndsError` with its name."""
        try:
            self._raw(statement)
        except EngineError as error:
            if _LINE_ENDS not in str(error):
                raise
            message = f"lines of {name!r} end in different ways (LF, CRLF or CR)"
            raise LineEndsError(message) from error

    def _parquet(self, scan: Scan) -> str:
        columns = ", ".join(map(_column, range(len(scan.columns))))
        return _numbered(_wanted(scan), f" AS given({columns})", scan.folder, scan.files)

    def small(self, columns: Mapping[str, Sequence[Any]]) -> ir.Table:
        """As the interface says; written as SQL, since the way over Arrow imports pandas, which takes longer."""
        self._made += 1
        name = f"small{self._made}"
        kinds = {column: _sql_type(values) for column, values in columns.items()}
        rows = ", ".join(f"({', '.join(map(_written, row))})" for row in zip(*columns.values(), strict=True))
        selected = ", ".join(f'CAST("{column}" AS {kind}) AS "{column}"' for column, kind in kinds.items())
        names = ", ".join(f'"{column}"' for column in columns)
        self._raw(f"CREATE TEMP TABLE {name} AS SELECT {selected} FROM (VALUES {rows}) AS given({names})")
        table: ir.Table = self._backend.table(name)
        return table

    def named(self, expression: ir.Table) -> ir.Table:
        """As the interface says."""
        self._made += 1
        name = f"named{self._made}"
        self._raw(f"CREATE TEMP VIEW {name} AS {self._backend.compile(expression)}")
        return known_table(self._backend, name, expression.schema())

    def keep(self, expression: ir.Table) -> ir.Table:
        """As the interface says: a temporary table, which goes to disk where memory does not hold it."""
        self._made += 1
        name = f"kept{self._made}"
        self._raw(f"CREATE TEMP TABLE {name} AS {self._backend.compile(expression)}")
        return known_table(self._backend, name, expression.schema())

    def rows(self, expression: ir.Table) -> list[dict[str, Any]]:
        """As the interface says. Ibis 12 asks for batches by a name that DuckDB 2 has not any more, hence the SQL."""
        statement = str(self._backend.compile(expression))
        reader = self._carried_out(lambda: self._backend.con.sql(statement).to_arrow_reader(_BATCH))
        return [row for batch in self._carried_out(lambda: list(reader)) for row in batch.to_pylist()]

    def save(self, expression: ir.Table, path: str) -> None:
        """As the interface says."""
        form = "FORMAT parquet" if path.endswith(PARQUET) else "FORMAT csv, HEADER"
        statement = str(self._backend.compile(expression))
        self._carried_out(lambda: self._backend.con.sql(f"COPY ({statement}) TO {_quoted(path)} ({form})"))

    def rejected(self) -> Sequence[Rejected]:
        """What the reader of text files put aside; it makes its tables when it first reads one."""
        if not self._has_text:
            return []
        found = self._raw(
            "SELECT DISTINCT s.file_path, e.line, e.error_message FROM reject_errors e "
            "JOIN reject_scans s USING (scan_id, file_id) ORDER BY ALL"
        )
        return [Rejected(*row) for row in found]

    def _raw(self, statement: str) -> list[Any]:
        return list(self._carried_out(lambda: self._backend.raw_sql(statement).fetchall()))

    def _carried_out(self, run: Any) -> Any:
        import duckdb

        try:
            return run()
        except duckdb.OutOfMemoryException as error:
            raise OutOfMemoryError(" ".join(str(error).partition("Possible solutions")[0].split())) from error
        except (duckdb.Error, OSError) as error:
            raise EngineError(" ".join(str(error).split())) from error


def known_table(backend: Any, name: str, schema: Any) -> ir.Table:
    """A view or table whose columns are known; to ask the engine for them takes longer than many a query."""
    import ibis.expr.operations as ops

    table: ir.Table = ops.DatabaseTable(name=name, schema=schema, source=backend).to_expr()
    return table


def _column(place: int) -> str:
    """The name of a column by its place: no name in a head can be one too many then, or differ in case only."""
    return f"c{place}"


def _wanted(scan: Scan) -> str:
    return ", ".join(f"{_column(scan.columns.index(column))} AS {name}" for column, name in scan.names.items())


def _numbered(columns: str, names: str, folder: str, files: Sequence[str]) -> str:
    """Columns of Parquet files, with the name of the file below its folder, and the number of the row in it."""
    paths = ", ".join(_path(folder + name) for name in files)
    return (
        f"SELECT {columns}, substr(filename, {len(folder) + 1}) AS {FILE}, file_row_number + 1 AS {ROW} "
        f"FROM read_parquet([{paths}], hive_partitioning = false, binary_as_string = true){names}"
    )


def _path(path: str) -> str:
    """A path as it is: DuckDB would take it for a pattern, and its parts for values of columns."""
    return _quoted("".join(f"[{sign}]" if sign in "*?[" else sign for sign in path))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


_SQL_TYPES = {bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", str: "VARCHAR"}


def _sql_type(values: Sequence[Any]) -> str:
    """What the values of a column are; a column of nulls is text."""
    return next((_SQL_TYPES[type(value)] for value in values if value is not None), "VARCHAR")


def _written(value: Any) -> str:
    """A value as SQL has it; doubles as text, which is cast to just that double."""
    if value is None:
        return "NULL"
    return _quoted(value if isinstance(value, str) else repr(value) if isinstance(value, float) else str(value).lower())
