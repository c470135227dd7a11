"""The steps of long work on one line of a terminal, which is written anew for each and empty at the end."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TextIO

from gzcheck.output import visible

STEPS = "gzcheck.tables"
"""The logger that is told each step; an empty message ends them."""
_CLEAR = "\r\x1b[K"


class _Line(logging.Handler):
    """Writes each record over the one before."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(logging.INFO)
        self._stream = stream

    def emit(self, record: logging.LogRecord) -> None:
        """Show a step, or clear the line where there is none; a terminal that is gone is no matter."""
        text = visible(record.getMessage())
        with suppress(OSError):
            self._stream.write(f"{_CLEAR}gzcheck: {text} ..." if text else _CLEAR)
            self._stream.flush()


def show(stream: TextIO) -> None:
    """Show the steps of reading tables on a terminal."""
    steps = logging.getLogger(STEPS)
    steps.handlers = [_Line(stream)]
    steps.setLevel(logging.INFO)
    steps.propagate = False
