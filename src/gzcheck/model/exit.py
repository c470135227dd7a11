"""What a run comes to: its exit code, and the error of a run that cannot go on."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from gzcheck.model.rule import Severity


class Stop(Exception):
    """A run that cannot go on; the message says what to do. It goes to stderr, and the exit code is 2."""


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

    @classmethod
    def of(cls, found: Iterable[Severity], fail_on: Severity) -> Exit:
        """The code of a run that checked and found problems of these severities."""
        failed = any(severity.rank <= fail_on.rank for severity in found)
        return cls.FINDINGS if failed else cls.CLEAN
