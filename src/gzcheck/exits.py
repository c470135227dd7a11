"""Exit codes; the README has the same table."""

from __future__ import annotations

from enum import IntEnum


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
