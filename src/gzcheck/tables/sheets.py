"""The data files of a table: which they are, what their heads say, and one relation of the columns that are wanted."""

from __future__ import annotations

import csv
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path
from typing import IO

from gzcheck.model import Fault, Location, Severity, Table, clipped, dataclass, did_you_mean
from gzcheck.reading import TABLE_FILE, Refused, foreign_form, printable
from gzcheck.tables.engines import PARQUET, Kind, Rejected, Scan
from gzcheck.tables.stores import INSTALL, State, Store, store_of, written

_TABS = (".tsv", ".tab")
_NUMBER_TYPES = re.compile(r"u?int(?:8|16|32|64)|float|double|decimal(?:32|64|128)\(.*\)")
_OTHER_TYPES = re.compile(
    r"(?:large_)?(?:string|binary)(?:_view)?|bool|null|(?:date|time)(?:32|64)\[.*\]|timestamp\[.*\]"
)
"""The other types of columns that have one spelling as text, the same in all engines."""
LONGEST_HEAD = 16 * 1024 * 1024
"""Bytes of a text file in which its head has to end."""


class Unusable(Exception):
    """A data file or column that cannot be used; carries the fault."""

    def __init__(self, location: Location, message: str, hint: str, key: str = "") -> None:
        super().__init__(message)
        self.fault = Fault(rule=TABLE_FILE, location=location, message=message, hint=hint, key=key)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A data file that can be opened."""

    name: str
    """Below the folder of tables."""
    store: Store
    shown: str
    """As findings show it."""
    kind: Kind
    state: State

    @property
    def path(self) -> str:
        """Where an engine finds it."""
        return self.store.root + self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What is known of the columns of a file before its rows are read."""

    columns: tuple[str, ...]
    types: tuple[str, ...] = ()
    """Of a Parquet file. Read as one relation, files of other types would be changed to those of the first."""
    has_rows: bool = True
    """Whether anything stands behind it."""

    @property
    def numbers(self) -> frozenset[str]:
        """The columns that are kept as numbers, and not as texts of them."""
        typed = zip(self.columns, self.types, strict=False)
        return frozenset(name for name, kind in typed if _NUMBER_TYPES.fullmatch(_inner(kind)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Data files of one table that have the same columns."""

    files: tuple[DataFile, ...]
    columns: tuple[str, ...]
    numbers: frozenset[str] = frozenset()
    """The columns that are kept as numbers."""
    delimiter: str = ""
    """Between the columns of text files."""
    skip: int = 0
    """Lines of text files before their heads."""
    has_rows: bool = True
    """Whether the files have more than a head."""

    @property
    def is_text(self) -> bool:
        """Whether they are text files."""
        return self.files[0].kind is Kind.TEXT

    def scan(self, table: Table) -> Scan:
        """The wanted columns of the files, by the names that the cells are made from."""
        kind = self.files[0].kind
        return Scan(
            kind=kind,
            folder=self.files[0].store.root,
            files=tuple(file.name for file in self.files),
            columns=self.columns,
            names={name: own_name(table, name) for name in table.wanted},
            delimiter=self.delimiter,
            skip=self.skip,
        )


def own_name(table: Table, column: str) -> str:
    """The name of a column in the relation: a number, since names in heads may differ only in case."""
    return f"in{table.wanted.index(column)}"


def delimiter_of(table: Table, name: str) -> str:
    """What stands between the columns of a text file."""
    return table.delimiter or ("\t" if name.lower().endswith(_TABS) else ",")


def sheets_of(table: Table, folder: Path) -> list[Sheet]:
    """The data files of a table, those of one form together, by name; raises `Unusable`."""
    sheets: dict[tuple[Kind, str, Head], list[DataFile]] = {}
    store = _store(table, folder)
    for name in _names(table, store):
        file = _opened(table, store, name, printable(f"{shown_as(folder)}/{name}"))
        head = _head(table, file)
        _check_columns(table, file, head.columns)
        _check_types(table, file, head)
        sheets.setdefault((file.kind, delimiter_of(table, name), head), []).append(file)
    return [
        Sheet(
            files=tuple(files),
            columns=head.columns,
            numbers=head.numbers,
            delimiter=sign,
            skip=table.skip,
            has_rows=head.has_rows,
        )
        for (_, sign, head), files in sheets.items()
    ]


def shown_as(folder: Path) -> str:
    """What the names of data files begin with in findings."""
    return written(folder)


def _store(table: Table, folder: Path) -> Store:
    try:
        return store_of(folder)
    except ImportError as error:
        raise Unusable(table.at("file"), f"{printable(shown_as(folder))} cannot be read: {error}", INSTALL) from None


def without_rows(sheets: Sequence[Sheet]) -> Iterator[Fault]:
    """A fault for each file in which nothing stands but its head."""
    for file in (file for sheet in sheets if not sheet.has_rows for file in sheet.files):
        message = f"{printable(file.name)} has a head and no rows"
        wrong = Unusable(Location(file.shown), message, "get the file again, or leave it out of 'file:'", "no rows")
        yield replace(wrong.fault, level=Severity.WARNING)


def changed_since(sheets: Sequence[Sheet]) -> Fault | None:
    """A fault where a file is not as it was when its reading began."""
    for file in (file for sheet in sheets for file in sheet.files):
        try:
            state = file.store.state(file.name)
        except OSError:
            state = None
        if state != file.state:
            message = f"{printable(file.name)} changed while it was read"
            return Unusable(Location(file.shown), message, "run again when it is complete").fault
    return None


def check_rows(sheets: Sequence[Sheet], rejected: Sequence[Rejected]) -> None:
    """Raise `Unusable` where a file has a line that is no row: nobody knows then which cells its other lines hold."""
    names = {file.path: file for sheet in sheets for file in sheet.files}
    found = [one for one in rejected if one.path in names]
    if not found:
        return
    first, others = found[0], len({one.line for one in found}) - 1
    more = f" (and {others:,} more)" if others else ""
    message = f"line {first.line} of {printable(names[first.path].name)} is no row of it{more}: {first.why}"
    raise Unusable(
        Location(names[first.path].shown, first.line), message, "mend the line, or get the file again", first.why
    )


# ---------------------------------------------------------------- which files


def _names(table: Table, store: Store) -> list[str]:
    """The names of the data files below the folder, sorted; raises `Unusable` where there is none."""
    found: dict[str, None] = {}
    for pattern in table.files:
        try:
            names = sorted(_matching(table, store, pattern))
        except OSError as error:
            message = f"{printable(pattern)} cannot be looked for: {error.strerror or error}"
            raise Unusable(table.at("file"), message, "look whether the store can be reached from here") from None
        if not names:
            message = f"no file {printable(pattern)} in the folder of tables"
            raise Unusable(table.at("file"), message, "correct 'file:', or name the folder that has it with --tables")
        found |= dict.fromkeys(names)
    return sorted(found)


def _matching(table: Table, store: Store, pattern: str) -> Iterator[str]:
    """What a name or pattern stands for, each file by one name; raises `Unusable` where it leads out of the folder."""
    parts = Path(pattern).parts
    if os.path.isabs(pattern) or ".." in parts or "\0" in pattern:
        message = f"{printable(pattern)} leads out of the folder of tables"
        raise Unusable(table.at("file"), message, "name files below that folder, without '..'")
    name = "/".join(parts)
    if store.is_folder(name):
        yield from _data_in(store, f"{name}/" if name else "")
    elif store.exists(name):
        yield name
    elif any(sign in name for sign in "*?["):
        yield from _globbed(store, parts, "")


def _globbed(store: Store, parts: Sequence[str], inside: str) -> Iterator[str]:
    """The files that match the parts of a pattern one by one; links to folders are not followed."""
    first, *rest = parts
    if first == "**":
        yield from _at_any_depth(store, rest, inside)
        return
    for name in store.listed(inside):
        if not name.startswith(".") and fnmatchcase(name, first):
            if not rest:
                yield inside + name
            elif store.is_folder(inside + name, follow=False):
                yield from _globbed(store, rest, f"{inside}{name}/")


def _at_any_depth(store: Store, parts: Sequence[str], inside: str) -> Iterator[str]:
    """The files that match the rest of a pattern in a folder or any below it; with no rest all that hold data."""
    yield from _globbed(store, parts, inside) if parts else _data_in(store, inside)
    for name in store.listed(inside):
        if not name.startswith(".") and store.is_folder(inside + name, follow=False):
            yield from _at_any_depth(store, parts, f"{inside}{name}/")


def _data_in(store: Store, inside: str) -> Iterator[str]:
    """The data files of a folder by their names."""
    return (inside + name for name in store.listed(inside) if _is_data(name))


def _is_data(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith((*_TABS, *PARQUET, ".csv"))


# ---------------------------------------------------------------- one file


def _opened(table: Table, store: Store, name: str, shown: str) -> DataFile:
    """A file that may be read; raises `Unusable`."""
    try:
        state = store.checked(name)
    except (Refused, OSError) as error:
        why = str(error) if isinstance(error, Refused) else f"cannot be read: {error.strerror}"
        hint = "put a plain file in its place"
        raise Unusable(table.at("file"), f"{printable(name)} {why}", hint, key=why) from None
    kind = Kind.PARQUET if name.lower().endswith(PARQUET) else Kind.TEXT
    file = DataFile(name=name, store=store, shown=shown, kind=kind, state=state)
    if table.sha256:
        _check_hash(table, file)
    return file


def _check_hash(table: Table, file: DataFile) -> None:
    with file.store.open(file.name) as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]
    if digest != table.sha256:
        message = f"{printable(file.name)} is not the file that was declared: its SHA-256 is {digest}"
        raise Unusable(table.at("sha256"), message, "get the declared file, or look through the new one and correct it")


def _head(table: Table, file: DataFile) -> Head:
    """The columns of a file; raises `Unusable`."""
    if file.state.size == 0:
        raise Unusable(Location(file.shown), f"{printable(file.name)} is empty", "get the file again")
    if file.kind is Kind.TEXT:
        return _text_head(table, file)
    if table.skip:
        message = f"{printable(file.name)} is Parquet, which has no lines before its head"
        raise Unusable(table.at("skip"), message, "leave out 'skip:'")
    return _parquet_head(file)


def _text_head(table: Table, file: DataFile) -> Head:
    """The columns that the first row of a file names, which is more than a line where a name has a break in it."""
    with file.store.open(file.name) as content:
        pass_over(content, table.skip)
        first = content.readline(LONGEST_HEAD)
        if form := foreign_form(first):
            raise Unusable(Location(file.shown), f"{printable(file.name)} is {form[0]}, and no text", form[1], form[0])
        if b"\r" in first.removesuffix(b"\r\n"):
            message = f"lines of {printable(file.name)} end in CR alone"
            raise Unusable(Location(file.shown), message, "give all its lines the same end (dos2unix -c mac)")
        lines = (line.decode("utf-8-sig") for line in chain([first], _more_lines(content)))
        try:
            columns = next(csv.reader(lines, delimiter=delimiter_of(table, file.name)), [])
            has_rows = any(line.strip() for line in _more_lines(content))
        except UnicodeDecodeError:
            raise _not_utf8(file) from None
        except csv.Error as error:
            message = f"the first row of {printable(file.name)} names no columns: {error}"
            raise Unusable(Location(file.shown), message, "get the file again, or correct that row") from None
    return Head(columns=tuple(name.replace("\r\n", "\n") for name in columns), has_rows=has_rows)


def pass_over(content: IO[bytes], lines: int) -> None:
    """Go behind so many lines."""
    for _ in range(lines):
        content.readline(LONGEST_HEAD)


def _more_lines(content: IO[bytes]) -> Iterator[bytes]:
    """The lines behind the first, as long as a head may be."""
    left = LONGEST_HEAD
    while left > 0 and (line := content.readline(left)):
        left -= len(line)
        yield line


def _not_utf8(file: DataFile, line: int = 1) -> Unusable:
    message = f"{printable(file.name)} is not UTF-8"
    return Unusable(Location(file.shown, line), message, "convert it to UTF-8 (iconv -f ... -t UTF-8)")


def _parquet_head(file: DataFile) -> Head:
    import pyarrow
    import pyarrow.parquet

    try:
        with file.store.open(file.name) as content:
            known = pyarrow.parquet.ParquetFile(content)
            schema, rows = known.schema_arrow, known.metadata.num_rows
        return Head(columns=tuple(schema.names), types=tuple(map(str, schema.types)), has_rows=rows > 0)
    except (pyarrow.ArrowException, OSError) as error:
        said = " ".join(str(error).split())
        message = f"{printable(file.name)} is no Parquet file, or only a part of one: {said}"
        raise Unusable(Location(file.shown), message, "get the file again", key="no Parquet") from None


def _check_columns(table: Table, file: DataFile, columns: Sequence[str]) -> None:
    """Raise `Unusable` where a column that the declaration names is not there, or there twice."""
    for name in table.wanted:
        if columns.count(name) == 1:
            continue
        where = _named_at(table, name)
        if name in columns:
            message = f"{printable(file.name)} has {columns.count(name)} columns called {name!r}"
            raise Unusable(where, message, "rename one of them")
        hint = did_you_mean(name, columns) or f"its columns: {', '.join(filter(None, columns[:20])) or 'none'}"
        hint += "; or correct 'skip:'" if table.skip else ""
        raise Unusable(where, f"{printable(file.name)} has no column {name!r}", hint)


def _check_types(table: Table, file: DataFile, head: Head) -> None:
    """Raise `Unusable` where a wanted column is of a type that has no text, or one that loses digits."""
    for name, kind in zip(head.columns, head.types, strict=False):
        is_read = _NUMBER_TYPES.fullmatch(_inner(kind)) or _OTHER_TYPES.fullmatch(_inner(kind))
        if name in table.wanted and not is_read:
            message = f"column {name!r} of {printable(file.name)} is of the type {clipped(kind)}, which is not read"
            hint = "write the file with that column as text, a whole number, a double, or a decimal of up to 38 digits"
            raise Unusable(_named_at(table, name), message, hint)


def _inner(kind: str) -> str:
    """The type of the values that a column lists once and points to: `dictionary<values=string, ...>`."""
    listed = re.fullmatch(r"dictionary<values=(.*), indices=.*>", kind)
    return listed[1] if listed else kind


def _named_at(table: Table, name: str) -> Location:
    if name in table.only:
        return table.at("only")
    return table.at("columns" if name in table.columns.values() or len(table.values) == 1 else "wide")
