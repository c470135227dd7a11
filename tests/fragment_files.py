"""The files of `tests/fragments`: printed fragments, and all that the program reads in each.

A line of a file holds a fragment, what is given beside it, and what is said about it, with " | " between. The file's
name says what the lines are: `en-`, `zh-` and `de-` are figures of a language, and the unit that a curator gave may
stand beside them; `dates` are printed dates beside the date as typed and the day of publication; `names` are lists to
be counted; `heads` are heads of tables that print a scale; `plans` are fragments with the words of a plan and the
years in them. A new line without anything said and `make expect` complete the file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gzcheck.model import DateValue, Figure, FigureError, Interval, Numeral, Period, PhraseError, Reading, Sign, units
from gzcheck.phrases.listed_names import count_names
from gzcheck.phrases.printed_dates import read_date
from gzcheck.phrases.read import read, read_phrase
from gzcheck.phrases.scale_words import scale_of
from gzcheck.phrases.time_words import is_relative, planned, years_in

FRAGMENTS = Path(__file__).parent / "fragments"
BETWEEN = " | "
NOTHING = "-"
LANGUAGES = ("en", "zh", "de")


def fragment_files() -> list[Path]:
    """Every file of fragments, sorted."""
    return sorted(FRAGMENTS.glob("*.txt"))


def written(path: Path) -> str:
    """What the file should hold."""
    kind = path.stem.partition("-")[0]
    lines = path.read_text(encoding="utf-8").splitlines()
    return "".join(f"{_completed(kind, line)}\n" for line in lines)


def _completed(kind: str, line: str) -> str:
    fragment, given, *_ = (*line.split(BETWEEN), NOTHING)
    text = fragment.replace("\\n", "\n")
    said = _figure(text, kind, _given(given)) if kind in LANGUAGES else _refusable(_SAID[kind], text, _given(given))
    return BETWEEN.join((fragment, given, said.replace("\n", "\\n")))


def _given(text: str) -> str:
    return "" if text == NOTHING else text


def _refusable(say: Callable[[str, str], str], text: str, given: str) -> str:
    try:
        return say(text, given)
    except PhraseError as error:
        return f"refused: {error}"


# ---------------------------------------------------------------- figures


def _figure(text: str, language: str, unit: str) -> str:
    try:
        reading = read_phrase(text, language, unit)
    except PhraseError as error:
        return f"refused: {error}"
    said = _reading(text, reading)
    try:
        return f"{said} {_spans(read(text, language, unit or None))}"
    except PhraseError as error:
        return f"{said} but {error}"


def _reading(text: str, reading: Reading) -> str:
    first, last = reading.span
    words = [
        _number(reading.value) if reading.upper is None else f"{_number(reading.value)} to {_number(reading.upper)}",
        "/".join(reading.units) or "any unit",
        reading.hedge.value,
        "" if reading.sign is Sign.NONE else f"sign: {reading.sign.value}",
        "must choose" if reading.must_choose else "",
        str(reading.precision or ""),
        f"“{text[first:last]}”",
    ]
    return " ".join(filter(None, words))


def _number(number: Numeral) -> str:
    """The number, and how many digits are printed behind its point, where there are some."""
    return f"{number}" + (f" (.{number.decimals})" if number.decimals else "")


def _spans(figure: Figure) -> str:
    hard, soft = figure.span.hard, figure.span.soft
    return f"hard {_interval(hard)}" + ("" if soft == hard else f" soft {_interval(soft)}")


def _interval(interval: Interval) -> str:
    left, right = "[" if interval.lower_closed else "(", "]" if interval.upper_closed else ")"
    ends = ("∞" if end is None else str(end) for end in (interval.lower, interval.upper))
    return f"{left}{', '.join(ends)}{right}"


# ---------------------------------------------------------------- everything else


def _date(text: str, given: str) -> str:
    typed, published = given.split()
    reading = read_date(text, DateValue.parse(typed), Period.parse(published))
    try:
        figure = Figure(reading.value, units()["date"])
    except FigureError as error:
        return f"refused: {error}"
    first, last = reading.span
    return f"{reading.value} “{text[first:last]}” {_spans(figure)}"


def _names(text: str, _: str) -> str:
    reading = count_names(text)
    return f"{reading.value} {'/'.join(reading.units)} “{text[slice(*reading.span)]}”"


def _head(text: str, _: str) -> str:
    return f"10^{scale_of(text)}"


def _plan(text: str, _: str) -> str:
    years = ", ".join(map(str, sorted(years_in(text)))) or "none"
    words = planned(text)
    return f"years: {years}; planned: {words or 'no'}; relative: {'yes' if is_relative(text) else 'no'}"


_SAID = {"dates": _date, "names": _names, "heads": _head, "plans": _plan}
