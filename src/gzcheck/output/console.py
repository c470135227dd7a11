"""The terminal: what is written where, how wide, in which form and colour, and how somebody at it is asked."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from io import TextIOWrapper

from gzcheck.output import Canvas
from gzcheck.settings import Color, Format, Settings

NARROWEST, WIDEST, USUAL = 40, 160, 80
"""Columns that a report is laid out for."""


def write(text: str) -> None:
    """The report goes to stdout, as UTF-8 whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def talk(text: str) -> None:
    """Everything that is not the report goes to stderr, each line with the program's name."""
    from gzcheck.output.visible import visible

    print(f"gzcheck: {visible(text)}", file=sys.stderr)


def talk_plainly(text: str) -> None:
    """Several lines on stderr as they are, but for what a terminal might act on."""
    from gzcheck.output.visible import visible

    print("\n".join(map(visible, text.splitlines())), file=sys.stderr)


def chosen_format(settings: Settings) -> Format:
    """What was asked for, or what suits where the report goes."""
    return settings.format or (Format.RICH if sys.stdout.isatty() else Format.TEXT)


def canvas(settings: Settings) -> Canvas:
    """How wide and in which colours the report may be."""
    automatic = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    color = settings.color is Color.ALWAYS or (settings.color is Color.AUTO and automatic)
    return Canvas(width=max(NARROWEST, min(columns(os.environ, sys.stdout.isatty()), WIDEST)), color=color)


def columns(environment: Mapping[str, str], on_terminal: bool) -> int:
    """What COLUMNS says where it is a number, else the terminal's width, else the usual one."""
    said = environment.get("COLUMNS", "")
    if said.isascii() and said.isdecimal() and len(said) <= 6 and int(said):
        return int(said)
    return shutil.get_terminal_size((USUAL, 24)).columns if on_terminal else USUAL


def somebody_is_there() -> bool:
    """Whether questions can be asked and answered."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str) -> str:
    """What somebody types, in UTF-8 like all that is written, whatever the locale says; raises `EOFError`."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return input(question.encode(sys.stdout.encoding, "backslashreplace").decode(sys.stdout.encoding))
