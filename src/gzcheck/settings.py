"""Settings: option over environment (`GZCHECK_*`) over the nearest `gzcheck.toml` or `pyproject.toml` over default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

from gzcheck.model.rule import Severity
from gzcheck.model.suggest import did_you_mean


class SettingsError(Exception):
    """A setting that cannot be used; the message says where it stands and what is possible."""


class Exit(IntEnum):
    """What a run came to."""

    CLEAN = 0
    """Checked, and nothing at or above `fail_on`."""
    FINDINGS = 1
    """Checked, with findings at or above `fail_on`."""
    NOT_CHECKED = 2
    """Could not check: usage, settings, a missing path, nothing to check, or a bug."""
    INTERRUPTED = 130
    """Stopped with Ctrl-C."""


class Format(StrEnum):
    """How a report is printed."""

    RICH = "rich"
    TEXT = "text"
    JSON = "json"


class Color(StrEnum):
    """Whether a report is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Show(StrEnum):
    """Which findings are printed."""

    OPEN = "open"
    RESOLVED = "resolved"
    """The open ones and those that a decision settles."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a run was asked to do."""

    corpus: Path = Path("claims")
    """The folder of the corpus."""
    snapshots: Path | None = None
    """The folder of the sources' own texts; without one, fragments are not looked up."""
    format: Format | None = None
    """`None`: rich on a terminal, text otherwise."""
    fail_on: Severity = Severity.WARNING
    """Findings from this severity up make the exit code 1."""
    color: Color = Color.AUTO
    show: Show = Show.OPEN
    """Whether resolved findings are printed too."""
    today: date = field(default_factory=date.today)
    """The day by which decisions expire."""


_ENUMS: dict[str, type[StrEnum]] = {"format": Format, "fail_on": Severity, "color": Color, "show": Show}
_PATHS = ("corpus", "snapshots")
_KEYS = (*_PATHS, *_ENUMS, "today")


def load_settings(options: Mapping[str, str | None], environment: Mapping[str, str], folder: Path) -> Settings:
    """Settings for a run started in `folder`; `options` are those given on the command line.

    Raises `SettingsError` for an unknown key or value, wherever it stands.
    """
    _check_environment(environment)
    values: dict[str, Any] = {}
    path, table = _file(folder)
    for key, value in table.items():
        values[key] = _value(key, value, f"{path}: {key}", path.parent if path else folder)
    for key in _KEYS:
        name = f"GZCHECK_{key.upper()}"
        if environment.get(name):
            values[key] = _value(key, environment[name], name, Path())
        if options.get(key) is not None:
            values[key] = _value(key, options[key], f"--{key.replace('_', '-')}", Path())
    return Settings(**values)


def _check_environment(environment: Mapping[str, str]) -> None:
    """A misspelt variable would leave a setting as it was without a word."""
    known = [f"GZCHECK_{key.upper()}" for key in (*_KEYS, "by")]
    for name in sorted(environment):
        if name.startswith("GZCHECK_") and name not in known:
            hint = did_you_mean(name, known) or f"known: {', '.join(known)}"
            raise SettingsError(f"{name}: no such setting; {hint}")


def _file(folder: Path) -> tuple[Path | None, dict[str, Any]]:
    """The nearest settings file upwards and its table; a `pyproject.toml` without one is passed by."""
    import tomllib

    for parent in (folder, *folder.parents):
        for name in ("gzcheck.toml", "pyproject.toml"):
            path = parent / name
            if not path.is_file():
                continue
            try:
                data = tomllib.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                raise SettingsError(f"{path}: cannot be read: {error}") from None
            if name == "gzcheck.toml":
                table: Any = data
            else:
                tools = data.get("tool", {})
                table = tools.get("gzcheck") if isinstance(tools, dict) else tools
            if table is not None:
                _check_keys(path, table)
                return path, table
    return None, {}


def _check_keys(path: Path, table: Any) -> None:
    known = _KEYS
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: gzcheck's settings must be a table")
    for key in table:
        if key not in known:
            hint = did_you_mean(key, known) or f"known: {', '.join(known)}"
            raise SettingsError(f"{path}: unknown setting {key!r}; {hint}")


def _value(key: str, value: object, where: str, base: Path) -> object:
    if not isinstance(value, str):
        raise SettingsError(f"{where}: expected text, not {value!r}")
    if key in _PATHS:
        return Path(os.path.normpath(base / value))
    if key == "today":
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise SettingsError(f"{where}: {value!r} is no date; write it as 2019-11-30") from None
    choices = [str(member) for member in _ENUMS[key]]
    if value not in choices:
        raise SettingsError(f"{where}: {value!r} is not one of {', '.join(choices)}")
    return _ENUMS[key](value)
