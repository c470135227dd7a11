"""Settings: option over environment (`GZCHECK_*`) over the nearest `gzcheck.toml` or `pyproject.toml` over default."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gzcheck.model import LONGEST_LINE, Severity, Stop, clipped, dataclass, did_you_mean, late_pattern
from gzcheck.reading import Missing, Refused, read_file

if TYPE_CHECKING:
    from fractions import Fraction

    from gzcheck.model import Tolerance


class SettingsError(Stop):
    """A setting that cannot be used; the message says where it stands and what is possible."""


class Format(StrEnum):
    """How a report is printed."""

    RICH = "rich"
    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    """JSON as lines, a finding each."""
    SARIF = "sarif"
    """For code scanning: SARIF 2.1.0."""
    GITHUB = "github"
    """Workflow commands, which GitHub shows at the lines of a pull request."""
    GITLAB = "gitlab"
    """A code quality report."""
    JUNIT = "junit"
    MARKDOWN = "markdown"
    """A comment for a pull request."""
    CSV = "csv"
    """For a spreadsheet, a row for each claim of a finding."""
    HTML = "html"
    """One page that needs nothing else."""


class Color(StrEnum):
    """Whether a report is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Show(StrEnum):
    """Which findings are printed."""

    OPEN = "open"
    RESOLVED = "resolved"
    """The open ones and those that a resolution settles."""


class EngineName(StrEnum):
    """What works out the relational expressions over tables."""

    DUCKDB = "duckdb"
    SPARK = "spark"
    """For what no single machine holds; the same findings."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a run was asked to do."""

    corpus: Path = Path("claims")
    """The folder of the corpus."""
    snapshots: Path | None = None
    """The folder of the sources' own texts; without one, fragments are not looked up."""
    tables: Path | None = None
    """The folder of the data of tables; without one, they are not checked."""
    engine: EngineName = EngineName.DUCKDB
    """What works out the relational expressions over tables."""
    master: str = ""
    """Where Spark runs; empty: in this machine."""
    memory: str = ""
    """What the engine may use, such as 1GB; more goes to disk. Empty: what it takes by itself."""
    threads: int = 0
    """How many processors the engine may use; 0 for all."""
    spill: Path | None = None
    """The folder for what does not fit in memory; None: the system's own for temporary files."""
    format: Format | None = None
    """`None`: rich on a terminal, text otherwise."""
    fail_on: Severity = Severity.WARNING
    """Findings from this severity up make the exit code 1."""
    color: Color = Color.AUTO
    show: Show = Show.OPEN
    """Whether resolved findings are printed too."""
    unfold: bool = False
    """Whether conflicts that come of what is wrong with a source as a whole are findings of their own too."""
    top: int = 50
    """How many findings are printed for people, the worst and widest; 0 for all."""
    today: date = field(default_factory=date.today)
    """The day by which resolutions expire."""
    cache: Path | None = None
    """The folder that keeps what was read of files which did not change; None: every file is read anew."""
    tolerance: Tolerance | None = None
    """How far apart figures may lie and be a note only, where their indicator does not say."""
    warnings: tuple[str, ...] = ()
    """What looks like a mistake in the settings but stops no run."""


_ENUMS: dict[str, type[StrEnum]] = {
    "format": Format,
    "fail_on": Severity,
    "color": Color,
    "show": Show,
    "engine": EngineName,
}
_COUNTS = ("top", "threads")
_PATHS = ("corpus", "snapshots", "tables", "spill")
_OUTSIDE = ("snapshots", "tables")
"""Folders that not everybody has."""
_KEYS = (*_PATHS, *_ENUMS, *_COUNTS, "today", "tolerance", "master", "memory")
_NOT_IN_FILES = "master"
"""A stranger's file could send the data to his cluster, and what comes back from there is run."""
CACHE_VARIABLE = "GZCHECK_CACHE_DIR"


def load_settings(options: Mapping[str, str | bool | None], environment: Mapping[str, str], folder: Path) -> Settings:
    """Settings for a run started in `folder`; `options` are those given on the command line.

    Raises `SettingsError` for a value that cannot be used, and for an unknown key of a file. An unknown variable is a
    warning: it may belong to a newer version. A folder of snapshots or tables that is not there is refused later if an
    option names it; otherwise it means that there are none here, for not everybody has the sources' texts and data.
    """
    values = _from_file(folder)
    for key in _KEYS:
        name = _variable(key)
        if environment.get(name):
            values[key] = _value(key, environment[name], name, Path())
        if key in _OUTSIDE and not _is_there(key, folder, values):
            values.pop(key, None)
        if options.get(key) is not None:
            values[key] = _value(key, options[key], f"--{key.replace('_', '-')}", Path())
    if not options.get("no_cache"):
        values["cache"] = _cache(environment, folder)
    values["unfold"] = bool(options.get("unfold"))
    return Settings(**values, warnings=tuple(_unknown_variables(environment)))


def _cache(environment: Mapping[str, str], folder: Path) -> Path | None:
    """The folder of the cache, which no settings file can name: a stranger's could point to one with his entries."""
    if named := environment.get(CACHE_VARIABLE):
        return folder / str(_value("corpus", named, CACHE_VARIABLE, Path()))
    from gzcheck.reading import default_folder

    return default_folder(environment)


def _from_file(folder: Path) -> dict[str, Any]:
    path, table = _file(folder)
    base = path.parent if path else folder
    return {key: _value(key, value, f"{path}: {key}", base) for key, value in table.items()}


def _is_there(key: str, folder: Path, values: Mapping[str, Any]) -> bool:
    """Whether the folder of a setting is named and exists."""
    return key in values and os.path.isdir(folder / values[key])


def _variable(key: str) -> str:
    return f"GZCHECK_{key.upper()}"


def _unknown_variables(environment: Mapping[str, str]) -> Iterator[str]:
    """A misspelt variable would leave a setting as it was without a word."""
    known = [*(_variable(key) for key in (*_KEYS, "by")), CACHE_VARIABLE]
    for name in sorted(environment):
        if name.startswith(_variable("")) and name not in known:
            yield f"{name}: no such setting; {_hint(name, known)}"


def _hint(name: str, known: Sequence[str]) -> str:
    return did_you_mean(name, known) or f"known: {', '.join(known)}"


def _file(folder: Path) -> tuple[Path | None, dict[str, Any]]:
    """The nearest settings file upwards, but not above the repository, and its table."""
    for parent in (folder, *folder.parents):
        for name, section in _FILES.items():
            path = parent / name
            table = _table(path, section)
            if table is not None:
                _check_keys(path, table)
                return path, table
        if os.path.exists(parent / ".git"):
            break
    return None, {}


_FILES = {"gzcheck.toml": (), "pyproject.toml": ("tool", "gzcheck")}
"""Where the settings stand in each file; a `pyproject.toml` that has none is passed by."""


def _table(path: Path, section: tuple[str, ...]) -> Any:
    """The table of settings in a file; None where there is none."""
    try:
        return _section(_toml(path), section)
    except Missing:
        return None
    except Refused as refused:
        raise SettingsError(f"{path}: {refused}") from None
    except RecursionError:
        raise SettingsError(f"{path}: cannot be read: nested too deeply") from None
    except ValueError as error:
        raise SettingsError(f"{path}: cannot be read: {clipped(str(error), LONGEST_LINE)}") from None


def _section(table: Any, names: tuple[str, ...]) -> Any:
    """The table below the keys of these names; None where the last of them is not there."""
    for key in names:
        table = table.get(key, {} if key == "tool" else None) if isinstance(table, dict) else table
    return table


def _toml(path: Path) -> Any:
    content = read_file(path, _MAX_BYTES)
    if len(content) > _MAX_BYTES:
        raise Refused(f"is larger than {_MAX_BYTES // 1024} KiB")
    import tomllib

    return tomllib.loads(content.decode())


_MAX_BYTES = 1024 * 1024


def _check_keys(path: Path, table: Any) -> None:
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: gzcheck's settings must be a table")
    for key in table:
        if key == _NOT_IN_FILES:
            raise SettingsError(f"{path}: {key!r} cannot stand in a file; say --{key}, or set {_variable(key)}")
        if key not in _KEYS:
            raise SettingsError(f"{path}: unknown setting {key!r}; {_hint(key, _KEYS)}")


def _value(key: str, value: object, where: str, base: Path) -> object:
    if key in _COUNTS:
        return _count(value, where)
    if key == "tolerance":
        return _tolerance(value, where)
    text = _text(value, where)
    if key in _PATHS:
        return Path(os.path.normpath(base / text))
    return _choice(_ENUMS[key], text, where) if key in _ENUMS else _TEXTS[key](text, where)


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise SettingsError(f"{where}: expected text, not {value!r}")
    if "\0" in value:
        raise SettingsError(f"{where}: a NUL character stands in {value!r}")
    return value


def _memory(text: str, where: str) -> str:
    """An amount that every engine understands; decimal units, as disks and files have them."""
    if not _MEMORY.fullmatch(text):
        raise SettingsError(f"{where}: {text!r} is no amount of memory; write 1GB, or 500MB")
    return text


def _master(text: str, where: str) -> str:
    if not _MASTER.fullmatch(text):
        wanted = "write spark://host:7077, yarn, k8s://... or local[2]"
        raise SettingsError(f"{where}: {text!r} is no master of Spark; {wanted}")
    return text


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"{where}: {text!r} is no date; write it as 2019-11-30") from None


_MEMORY = late_pattern(r"[0-9]{1,6}(?:\.[0-9]{1,3})?(?:MB|GB|TB)", re.ASCII)
_MASTER = late_pattern(r"yarn|local(?:\[(?:\*|[0-9]{1,4})\])?|(?:spark|k8s)://[^\s]+", re.ASCII)
_TEXTS: dict[str, Callable[[str, str], object]] = {"today": _day, "memory": _memory, "master": _master}
"""What reads a setting that is text."""


def _choice(kind: type[StrEnum], text: str, where: str) -> StrEnum:
    choices = list(map(str, kind))
    if text not in choices:
        raise SettingsError(f"{where}: {text!r} is not one of {', '.join(choices)}")
    return kind(text)


def _count(value: object, where: str) -> int:
    text = str(value)
    if isinstance(value, bool) or not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise SettingsError(f"{where}: {value!r} is no number from zero up; write 50, or 0 for all")
    return int(text)


def _tolerance(value: object, where: str) -> Tolerance:
    """A share (`"0.5%"`, `0.005`), or in a file the table that an indicator has: `{relative = 0.005, absolute = 5}`."""
    from gzcheck.model import Tolerance

    parts = value if isinstance(value, dict) else {"relative": value}
    found = {key: _amount(amount) for key, amount in parts.items()}
    if not _is_tolerance(found):
        raise SettingsError(f"{where}: {value!r} is no tolerance; write 0.5%, or {{relative = 0.005, absolute = 5}}")
    return Tolerance(**found)


def _is_tolerance(parts: Mapping[str, Fraction | None]) -> bool:
    """Whether there are parts, all of them known and numbers, and the relative one is no more than all."""
    if not parts or parts.keys() - {"relative", "absolute"} or None in parts.values():
        return False
    return (parts.get("relative") or 0) <= 1


def _amount(value: object) -> Fraction | None:
    """A number from zero up, with or without a percent sign; None for anything else."""
    from fractions import Fraction

    text = str(value).strip()
    number = text.removesuffix("%").rstrip()
    if isinstance(value, bool) or not _PLAIN.fullmatch(number):
        return None
    return Fraction(number) / (100 if text.endswith("%") else 1)


_PLAIN = late_pattern(r"[0-9]{1,9}(?:\.[0-9]{1,9})?(?:e-?[0-9]{1,2})?", re.ASCII)
