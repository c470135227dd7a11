"""Where a result will be shown."""

from __future__ import annotations

from gzcheck.model import Severity, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """Where a result will be shown."""

    width: int = 80
    color: bool = False
    here: str = ""
    """The folder in which the run was started, absolute; what paths are relative to."""
    root: str = ""
    """The folder to which outlets make paths relative: the repository's where there is one, else the same folder."""
    corpus: str = ""
    """The folder of the corpus, as the run was asked for it."""
    fail_on: Severity = Severity.WARNING
    """Findings from this severity up count as failures."""
