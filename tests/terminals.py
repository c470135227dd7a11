"""The program on a pseudo-terminal, and somebody who answers it."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="pseudo-terminals are those of POSIX")

START = (
    "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "from gzcheck.cli import run; sys.argv[0] = 'gzcheck'; run()"
)
"""Makes the pseudo-terminal the controlling one first, so that Ctrl-C reaches the program."""
PATIENCE = 60
"""Seconds without a word after which a run is given up."""


@dataclass
class Terminal:
    """A program on a pseudo-terminal."""

    process: subprocess.Popen[bytes]
    master: int
    seen: str = ""
    read_to: int = 0

    def expect(self, text: str) -> None:
        """Read until `text` has come behind what was expected last."""
        while text not in self.seen[self.read_to :]:
            assert self._more(), f"{text!r} did not come; so far:\n{self.seen}"
        self.read_to = self.seen.index(text, self.read_to) + len(text)

    def press(self, prompt: str, keys: str) -> None:
        """Type keys, one of which may end a line, when a question has come."""
        self.expect(prompt)
        os.write(self.master, keys.encode())

    def answer(self, prompt: str, line: str) -> None:
        self.expect(prompt)
        os.write(self.master, f"{line}\n".encode())

    def break_off(self, prompt: str, key: str) -> int:
        """Press a key until the program ends; the exit code.

        An interrupt between the prompt and the wait for input is noted by Python, but only the next one ends the wait.
        """
        self.expect(prompt)
        for _ in range(PATIENCE):
            os.write(self.master, key.encode())
            while select.select([self.master], [], [], 1)[0]:
                if not self._more():
                    return self.process.wait(PATIENCE)
        raise AssertionError(f"{key!r} does not end it; so far:\n{self.seen}")

    def end(self) -> int:
        """Read to the end; the exit code."""
        while self._more():
            pass
        return self.process.wait(PATIENCE)

    def _more(self) -> bool:
        ready, _, _ = select.select([self.master], [], [], PATIENCE)
        assert ready, f"no word any more; so far:\n{self.seen}"
        try:
            data = os.read(self.master, 65536)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.seen += data.decode(errors="replace").replace("\r\n", "\n")
        return bool(data)


def started(arguments: list[str], place: Path) -> Terminal:
    """The program with these arguments on a new pseudo-terminal, started in a folder."""
    try:
        master, slave = pty.openpty()
    except OSError as error:
        pytest.skip(f"no pseudo-terminal to be had here: {error}")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GZCHECK_")}
    process = subprocess.Popen(
        [sys.executable, "-c", START, *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        cwd=place,
        env=environment | {"TERM": "dumb", "COLUMNS": "100"},
    )
    os.close(slave)
    return Terminal(process, master)


def closed(terminals: list[Terminal]) -> None:
    """End all programs."""
    for terminal in terminals:
        terminal.process.kill()
        terminal.process.wait()
        os.close(terminal.master)
