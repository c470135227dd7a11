"""gzcheck: a linter for facts. Printed figures become intervals; every check asks whether they meet.

The same things the command line uses, importable and silent:

>>> import gzcheck
>>> some, exact = gzcheck.read("some 230"), gzcheck.read("203")
>>> gzcheck.compare(some, exact).value
'conflict'
>>> str(some.span.hard.lower), str(some.span.hard.upper)
('220', '240')

A figure can be built from its parts, with a precision where the source says one:

>>> from fractions import Fraction
>>> spent = gzcheck.Figure(gzcheck.Numeral.parse("12.3e6"), gzcheck.units()["CNY"], precision=Fraction(10**6))
>>> spent.span.hard == gzcheck.Interval(Fraction(11_800_000), Fraction(12_800_000))
True

A corpus is loaded once and asked for its findings, and for its arithmetic:

>>> corpus = gzcheck.load("claims")
>>> report = gzcheck.check(corpus)
>>> {finding.rule.name for finding in report.findings if "laboratories" in finding.title}
{'value-conflict'}
>>> {evaluation.verdict.value for evaluation in gzcheck.identities(corpus)} >= {'agree', 'conflict', 'derived'}
True

| name | is |
|---|---|
| `read(text, *, language=None, unit=None)` | the `Figure` that a text prints; raises `PhraseError` |
| `compare(a, b)` | the `Verdict` on two figures of one dimension; raises `FigureError` |
| `load(path)`, `load_corpus` | a folder as a `Corpus`; raises `CorpusError` |
| `check(corpus, *, comparing=True, today=None)` | the `Report`: findings, resolved ones, totals |
| `identities(corpus)` | what the declared arithmetic comes to, one evaluation for every identity and binding |
| `units()` | every unit by name |
| `Figure`, `Numeral`, `Interval`, `Span`, `Period`, `Verdict` | the values: exact, frozen, comparable |
"""

from __future__ import annotations

TYPE_CHECKING = False
"""As type checkers know it, without `typing`, which takes longer to import than the rest of this module."""

__version__ = "0.1.0"
__all__ = [
    "Corpus",
    "Figure",
    "Interval",
    "Numeral",
    "Period",
    "Report",
    "Span",
    "Verdict",
    "__version__",
    "check",
    "compare",
    "identities",
    "load",
    "load_corpus",
    "read",
    "units",
]

if TYPE_CHECKING:
    from typing import Any

    from gzcheck.engine import check, identities
    from gzcheck.model import Corpus, Figure, Interval, Numeral, Period, Report, Span, Verdict, compare, units
    from gzcheck.reading.loader import load_corpus
    from gzcheck.reading.loader import load_corpus as load

_HOMES = {
    "Corpus": "model.corpus",
    "Figure": "model.figure",
    "Interval": "model.interval",
    "Numeral": "model.numeral",
    "Period": "model.period",
    "Report": "model.finding",
    "Span": "model.span",
    "Verdict": "model.verdict",
    "check": "engine",
    "compare": "model.figure",
    "identities": "engine",
    "load": "reading.loader",
    "load_corpus": "reading.loader",
    "units": "model.unit",
}
_OTHER_NAMES = {"load": "load_corpus"}


def read(text: str, *, language: str | None = None, unit: str | None = None) -> Figure:
    """The one figure that `text` prints, such as "some 230" or "近七成".

    `language` is that of the text ("en", "zh", "de"); None goes by the script. `unit` is the name of a unit and is
    consulted only where the text leaves the unit open; without it a bare number is a count. Raises `PhraseError` when
    the text holds no figure, more than one, or one that cannot be read with certainty.
    """
    from gzcheck.phrases.read import read as read_figure

    return read_figure(text, language, unit)


def __getattr__(name: str) -> Any:
    """Import on first use, so that `gzcheck --version` loads none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'gzcheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"gzcheck.{_HOMES[name]}"), _OTHER_NAMES.get(name, name))
