"""gzcheck: a linter for facts. Printed figures become intervals; every check asks whether they meet.

The same things the command line uses, importable and silent::

    import gzcheck

    figure = gzcheck.Figure.parse("some 230")
    corpus = gzcheck.load_corpus("claims")
    report = gzcheck.check(corpus)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Corpus",
    "Figure",
    "Interval",
    "Period",
    "Report",
    "Verdict",
    "__version__",
    "check",
    "compare",
    "load_corpus",
]

if TYPE_CHECKING:
    from gzcheck.engine import check
    from gzcheck.model.corpus import Corpus
    from gzcheck.model.figure import Figure, compare
    from gzcheck.model.finding import Report
    from gzcheck.model.interval import Interval
    from gzcheck.model.period import Period
    from gzcheck.model.verdict import Verdict
    from gzcheck.reading.loader import load_corpus

_HOMES = {
    "Corpus": "reading.loader",
    "load_corpus": "reading.loader",
    "check": "engine",
    "Figure": "model.figure",
    "Verdict": "model.figure",
    "compare": "model.figure",
    "Report": "model.finding",
    "Interval": "model.interval",
    "Period": "model.period",
}


def __getattr__(name: str) -> Any:
    """Import on first use, so that `gzcheck --version` loads none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'gzcheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"gzcheck.{_HOMES[name]}"), name)
