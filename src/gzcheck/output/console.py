"""The terminal: what is written where, how wide, in which form and colour, and who sits at it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gzcheck.output import Canvas
    from gzcheck.settings import Settings


class Stop(Exception):
    """A run that cannot go on; the message goes to stderr and the exit code is 2."""


def write(text: str) -> None:
    """The report goes to stdout, as UTF-8 whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def talk(text: str) -> None:
    """Everything that is not the report goes to stderr."""
    from gzcheck.output.visible import visible

    print(f"gzcheck: {visible(text)}", file=sys.stderr)


def chosen_format(settings: Settings) -> str:
    """rich, text or json: what was asked for, or what suits where the report goes."""
    return str(settings.format) if settings.format else "rich" if sys.stdout.isatty() else "text"


def canvas(settings: Settings) -> Canvas:
    """How wide and in which colours the report may be."""
    import shutil

    from gzcheck.output import Canvas
    from gzcheck.settings import Color

    automatic = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    color = settings.color is Color.ALWAYS or (settings.color is Color.AUTO and automatic)
    columns = shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else _columns()
    return Canvas(width=max(40, min(columns, 120)), color=color)


def _columns() -> int:
    value = os.environ.get("COLUMNS", "")
    return int(value) if value.isdigit() else 80


def user_name() -> str:
    """The name that git signs commits with, or else the user's."""
    import subprocess
    from getpass import getuser

    try:
        named = subprocess.run(
            ["git", "config", "user.name"], capture_output=True, text=True, check=False
        ).stdout.strip()
    except OSError:
        named = ""
    try:
        return named or getuser()
    except (KeyError, OSError):  # a container may run under a number without a name
        raise Stop("who decides? say it with --by, or set GZCHECK_BY") from None
