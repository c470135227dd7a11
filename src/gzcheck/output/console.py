"""The terminal: what is written where, how wide, in which form and colour, and how somebody at it is asked."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from io import TextIOWrapper

from gzcheck.model import Stop
from gzcheck.output import Canvas
from gzcheck.reading import repository_of
from gzcheck.settings import Color, Format, Settings

NARROWEST, WIDEST, USUAL = 40, 160, 80
"""Columns that a report is laid out for."""


def open_streams() -> None:
    """Put something in place of streams that were closed before the start; raises `Stop` where the report has no place.

    Otherwise the next file that is opened gets the number of a stream, and what is meant for people goes into it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free, which is this one
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        raise Stop("the output is closed, so there is no place for the report")


def write(text: str) -> None:
    """The report goes to stdout, as UTF-8 whatever the locale says; raises `Stop` where it does not get there."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads it has seen enough
        raise
    except OSError as error:
        leave_output()
        raise Stop(f"the output cannot be written: {error.strerror}") from None


def leave_output() -> None:
    """Point stdout nowhere, so that what is left in the buffer is not tried again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def talk(text: str) -> None:
    """Everything that is not the report goes to stderr, each line with the program's name."""
    from gzcheck.output import visible

    _say(f"gzcheck: {visible(text)}")


def talk_plainly(text: str) -> None:
    """Several lines on stderr as they are, but for what a terminal might act on."""
    from gzcheck.output import visible

    _say("\n".join(map(visible, text.splitlines())))


def show_progress(settings: Settings) -> None:
    """Let the steps of reading tables be seen on a terminal, on one line that is gone when they are done."""
    if settings.tables is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return
    from gzcheck.output.progress import show

    show(sys.stderr)


def _say(text: str) -> None:
    """Where stderr is full or gone nobody is told; report and exit code stay what they are."""
    with suppress(OSError):
        print(text, file=sys.stderr)
        sys.stderr.flush()


def chosen_format(settings: Settings) -> Format:
    """What was asked for, or what suits where the report goes."""
    return settings.format or (Format.RICH if sys.stdout.isatty() else Format.TEXT)


def canvas(settings: Settings, *, is_printed: bool = True) -> Canvas:
    """How wide and in which colours the report may be, and what its paths are relative to."""
    on_terminal = is_printed and sys.stdout.isatty()
    automatic = on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    here = os.getcwd()
    return Canvas(
        width=max(NARROWEST, min(columns(os.environ, on_terminal), WIDEST)),
        color=settings.color is Color.ALWAYS or (settings.color is Color.AUTO and automatic),
        here=here,
        root=repository_of(here) or here,
        corpus=str(settings.corpus),
        fail_on=settings.fail_on,
    )


def columns(environment: Mapping[str, str], on_terminal: bool) -> int:
    """What COLUMNS says where it is a number, else the terminal's width, else the usual one."""
    said = environment.get("COLUMNS", "")
    if said.isascii() and said.isdecimal() and len(said) <= 6 and int(said):
        return int(said)
    return shutil.get_terminal_size((USUAL, 24)).columns if on_terminal else USUAL


def somebody_is_there() -> bool:
    """Whether questions can be asked and answered."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def tell(text: str) -> None:
    """Lines for somebody at a terminal, without what a terminal might act on."""
    from gzcheck.output import visible

    write("".join(f"{visible(line)}\n" for line in text.splitlines() or [""]))


def ask(question: str) -> str:
    """What somebody types, in UTF-8 like all that is written, whatever the locale says; raises `EOFError`."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return input(question.encode(sys.stdout.encoding, "backslashreplace").decode(sys.stdout.encoding))


def key(question: str) -> str:
    """The one key that somebody presses, in small letters; nothing for a key without a sign. Raises `EOFError`."""
    write(question)
    pressed = _pressed()
    if pressed in ("", "\x04", "\x1a"):
        raise EOFError
    sign = pressed.lower() if pressed.isprintable() else ""
    write(f"{sign}\n")
    return sign


def _pressed() -> str:
    """A key, without waiting for the end of a line; nothing at the end of the input."""
    try:
        import termios
        import tty
    except ImportError:  # Windows
        import msvcrt

        return str(msvcrt.getwch())  # type: ignore[attr-defined]
    place = sys.stdin.fileno()
    before = termios.tcgetattr(place)
    try:
        tty.setcbreak(place, termios.TCSADRAIN)  # what was typed ahead is not lost
        return _one_sign(place)
    finally:
        termios.tcsetattr(place, termios.TCSADRAIN, before)


def _one_sign(place: int) -> str:
    """One character, which may be several bytes; what an arrow or function key sends is read to its end."""
    data = os.read(place, 1)
    while data and data[0] >= 0xC0 and len(data) < 4 and not _is_whole(data):
        data += os.read(place, 1)
    if data == b"\x1b":
        _read_on(place)
    return data.decode("utf-8", "replace")


def _read_on(place: int) -> None:
    """Read what comes at once behind an escape, to its end."""
    import select

    while select.select([place], [], [], 0.02)[0] and os.read(place, 1):
        pass


def _is_whole(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
