"""The times of a sentence by how near they stand to a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gzcheck.model import Period, Suggestion
from gzcheck.texts.places import Spot, Spots
from gzcheck.texts.time_forms import RIGHT_BEFORE, Time, is_base, lasts_a_year, times_in, years_later

__all__ = ["is_base", "period_suggestions"]
_EARLIER = ("a year earlier", "the previous year", "a year before", "the year before", "the year earlier")
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?!\d|[,.]\d)")


def period_suggestions(
    sentence: str, place: int, published: Period | None, end: int | None = None
) -> Iterator[Suggestion]:
    """The times that a sentence names, the nearest first to a figure from `place` to `end` (to its start, if None)."""
    found = []
    spots = [*Spots(times_in(sentence, published)).within()]
    for spot in spots:
        time = spot.said
        if (time.is_base and not 0 <= place - spot.end <= RIGHT_BEFORE) or place < time.compared:
            continue
        if value := _year_before(sentence, time.words, spots) or time.value:
            found.append((_gap(spot, place, end), value, time.words))
    seen = set()
    for _, value, words in sorted(found):
        if value not in seen:
            seen.add(value)
            yield Suggestion(value=value, words=words)


def _year_before(sentence: str, words: str, spots: Iterable[Spot[Time]]) -> str:
    """ "A year earlier" where one year is named, or one stretch of a year ("the year to June"): the one before that."""
    if words.lower() not in _EARLIER:
        return ""
    told = {spot.said.value for spot in spots if spot.said.value and spot.said.step is None}
    if len(told) == 1 and lasts_a_year(next(iter(told))):
        return years_later(next(iter(told)), -1)
    years = set(_YEAR.findall(sentence))
    return str(int(years.pop()) - 1) if len(years) == 1 else ""


def _gap(time: Spot[Time], place: int, end: int | None) -> int:
    if end is None:
        return abs(time.start - place)
    return time.start - end if time.start >= end else abs(place - time.end)
